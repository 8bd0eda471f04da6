//! One file for many pieces, written from front to back.

use std::io::{self, Write};

use super::Record;
use super::objects::Objects;
use super::tree::FileWriter;
use super::{FileInfo, Over};
use crate::pdf::{PageContent, Stationery};
use pdf_import::Imported;

/// How many bytes are gathered before they are written.
const CHUNK: usize = 1 << 18;

/// The longest file whose table can say where everything stands: offsets have ten digits.
const MAX_BYTES: u64 = 9_999_999_999;

/// One file for many pieces, written from front to back as pages come.
///
/// Memory grows by 8 bytes an object; pages and copies are forgotten as soon as they are written.
#[derive(Debug)]
pub struct StreamFile<'a, W> {
    file: FileWriter<'a, Vec<u8>>,
    writer: W,
}

impl<'a, W: Write> StreamFile<'a, W> {
    /// Begins a file. It is written in large chunks; `writer` needs no buffer of its own.
    #[must_use]
    pub fn begin(stationery: &'a Stationery, writer: W) -> Self {
        let bytes = Vec::with_capacity(2 * CHUNK);
        Self { file: FileWriter::open(stationery, bytes), writer }
    }

    /// Adds a drawn page.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or grows beyond the 9.99 GB a PDF table can address.
    pub fn page(&mut self, page: &PageContent) -> io::Result<()> {
        self.marked(page, None)
    }

    /// Adds a drawn page, with marks where there are some.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or grows beyond the 9.99 GB a PDF table can address.
    pub fn marked(
        &mut self,
        page: &PageContent,
        marks: Option<&PageContent>,
    ) -> io::Result<()> {
        self.file.page(page, marks);
        self.write_chunk(CHUNK)
    }

    /// Adds a page of the copy taken up last, counted from 0, with marks where there are some.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or grows beyond the 9.99 GB a PDF table can address.
    pub fn copied(
        &mut self,
        imported: &Imported,
        page: usize,
        over: Over<'_>,
    ) -> io::Result<()> {
        self.file.copied(imported, page, over);
        self.write_chunk(CHUNK)
    }

    /// Adds all pages of a copy. Objects that an earlier copy brought along are shared.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or grows beyond the 9.99 GB a PDF table can address.
    pub fn copy(&mut self, imported: &Imported) -> io::Result<()> {
        self.open(imported, false)?;
        (0..imported.pages()).try_for_each(|page| self.copied(imported, page, Over::default()))
    }

    /// Takes up a copy, whose pages are to be added next. `fit`: they were looked through and keep what the
    /// file claims; otherwise it claims nothing ([`x4`](pdf_import::x4)).
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or grows beyond the 9.99 GB a PDF table can address.
    pub fn open(&mut self, imported: &Imported, fit: bool) -> io::Result<()> {
        self.file.copy(imported, fit);
        self.write_chunk(CHUNK)
    }

    /// Begins the document part of a piece; every page then belongs to one.
    pub fn record(&mut self, record: &Record) {
        self.file.record(record);
    }

    /// Begins a part of the piece, where pieces are document parts.
    pub fn part(&mut self, kind: &'static str) {
        self.file.part(kind);
    }

    /// Whether pages of other programs are in the file for which nothing can be claimed.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.file.foreign
    }

    /// How many pages the file has so far.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.file.pages()
    }

    /// Writes what stands behind the last page and gives the writer back, flushed.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn finish(mut self, info: &FileInfo<'_>) -> io::Result<W> {
        let writer = &mut self.writer;
        self.file.close(info, |objects| hand_on(objects, writer))?;
        self.writer.flush()?;
        Ok(self.writer)
    }

    fn write_chunk(&mut self, at_least: usize) -> io::Result<()> {
        if self.file.objects.out().len() >= at_least {
            hand_on(&mut self.file.objects, &mut self.writer)?;
        }
        Ok(())
    }
}

fn hand_on<W: Write>(objects: &mut Objects<Vec<u8>>, writer: &mut W) -> io::Result<()> {
    if objects.position() > MAX_BYTES {
        let reason = "a stream cannot be longer than 9.99 GB; split it into several";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    writer.write_all(objects.out())?;
    objects.handed_on += objects.out().len() as u64;
    objects.out().clear();
    Ok(())
}
