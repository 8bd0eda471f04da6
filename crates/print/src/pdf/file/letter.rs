//! A file of its own for one letter.

use std::convert::Infallible;

use super::tree::FileWriter;
use super::{Attachment, FileInfo, Over};
use crate::pdf::{PageContent, Stationery, TaggedPages};
use pdf_import::Imported;

/// A file of its own for one letter, written into a buffer that is used again for the next.
#[derive(Debug)]
pub struct LetterFile<'a> {
    book: FileWriter<'a, &'a mut Vec<u8>>,
}

impl<'a> LetterFile<'a> {
    /// Begins a file; what `out` held is dropped.
    #[must_use]
    pub fn begin(stationery: &'a Stationery, out: &'a mut Vec<u8>) -> Self {
        Self { book: FileWriter::open(stationery, out) }
    }

    /// Adds a drawn page.
    pub fn page(&mut self, page: &PageContent) {
        self.marked(page, None);
    }

    /// Adds a drawn page, with marks where there are some.
    pub fn marked(&mut self, page: &PageContent, marks: Option<&PageContent>) {
        self.book.page(page, marks);
    }

    /// Adds the pages of the letter and says what stands on them. Once a file.
    pub fn tagged(&mut self, pages: &TaggedPages) {
        self.book.tagged(pages);
    }

    /// Adds all pages of a copy. Objects that an earlier copy brought along are shared.
    pub fn copy(&mut self, imported: &Imported) {
        self.open(imported);
        (0..imported.pages()).for_each(|page| self.copied(imported, page, Over::default()));
    }

    /// Takes up a copy, whose pages are to be added next.
    pub fn open(&mut self, imported: &Imported) {
        self.book.copy(imported, false);
    }

    /// Adds a page of the copy taken up last, counted from 0, with marks where there are some.
    pub fn copied(&mut self, imported: &Imported, page: usize, over: Over<'_>) {
        self.book.copied(imported, page, over);
    }

    /// Puts another file inside.
    pub fn attach(&mut self, file: &Attachment<'_>) {
        self.book.attach(file);
    }

    /// How many pages the file has so far.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.book.pages()
    }

    /// Writes what stands behind the last page; the buffer then holds the whole file.
    pub fn finish(mut self, info: &FileInfo<'_>) {
        let Ok(()) = self.book.close(info, |_| Ok::<(), Infallible>(()));
    }
}
