//! The file of a stream: many pieces, written as they come.

use std::io::{self, Write};

use super::{AssemblyStep, DrawnPiece};
use print::pdf::{FileInfo, Stationery, StreamFile};

/// Many pieces in one file, written as they come.
#[derive(Debug)]
pub struct Stream<'a, W> {
    file: StreamFile<'a, W>,
}

impl<'a, W: Write> Stream<'a, W> {
    /// Begins a stream. `writer` is written in large chunks and needs no buffer.
    #[must_use]
    pub fn begin(stationery: &'a Stationery, writer: W) -> Self {
        Self { file: StreamFile::begin(stationery, writer) }
    }

    /// Adds the next piece and gives the page on which it starts, counted from 1.
    ///
    /// # Errors
    ///
    /// When the stream cannot be written, or grows beyond 9.99 GB.
    pub fn add(&mut self, piece: &DrawnPiece) -> io::Result<u64> {
        let first = self.file.pages() + 1;
        if let Some(record) = &piece.record {
            self.file.record(record);
        }
        piece.each(|part| match part {
            AssemblyStep::Letter => {
                self.file.part("letter");
                Ok(())
            }
            AssemblyStep::Page(page, marks) => self.file.marked(page, marks),
            AssemblyStep::Blank(page) => self.file.page(&page),
            AssemblyStep::Copy(copy) => {
                self.file.part("copy");
                self.file.open(copy, piece.fit)
            }
            AssemblyStep::Copied(copy, page, over) => self.file.copied(copy, page, over),
        })?;
        Ok(first)
    }

    /// Whether pages of other programs are in it for which nothing can be claimed.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.file.is_foreign()
    }

    /// How many pages the stream has so far, blank backs included.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.file.pages()
    }

    /// Ends the stream and gives the writer back, flushed.
    ///
    /// # Errors
    ///
    /// When the stream cannot be written.
    pub fn finish(self, info: &FileInfo<'_>) -> io::Result<W> {
        self.file.finish(info)
    }
}
