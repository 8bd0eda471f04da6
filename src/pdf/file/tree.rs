use std::fmt::{self, Write as _};

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::FileInfo;
use super::objects::Objects;
use crate::pdf::number::natural;
use crate::pdf::{Imported, PageContent, Stationery};

/// How many pages hang on one leaf of the page tree.
const LEAF: usize = 128;

/// How many bytes of the table are gathered before they are handed on.
const TABLE_CHUNK: usize = 1 << 20;

/// A file under way: objects and the page tree above them.
pub(super) struct Book<'a, B> {
    pub(super) objects: Objects<B>,
    stationery: &'a Stationery,
    /// The leaf that pages are hung on now.
    leaf: u32,
    /// Its pages.
    kids: Vec<u32>,
    /// Leaves already written.
    leaves: Vec<u32>,
    /// The root above the leaves, as soon as there is more than one.
    root: Option<u32>,
    pages: u64,
    /// Everything that the identifier of the file depends on.
    content: Box<Xxh3>,
}

impl<B> fmt::Debug for Book<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").field("pages", &self.pages).finish_non_exhaustive()
    }
}

impl<'a, B: AsMut<Vec<u8>>> Book<'a, B> {
    pub(super) fn open(stationery: &'a Stationery, bytes: B) -> Self {
        let mut objects = Objects::begin(stationery, bytes);
        let leaf = objects.reserve();
        let mut content = Box::new(Xxh3::new());
        content.update(&stationery.fingerprint().to_be_bytes());
        let kids = Vec::with_capacity(8);
        Self {
            objects,
            stationery,
            leaf,
            kids,
            leaves: Vec::new(),
            root: None,
            pages: 0,
            content,
        }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> u64 {
        self.pages
    }

    /// Adds a drawn page.
    pub(super) fn page(&mut self, page: &PageContent) {
        self.content.update(page.deflated());
        self.content.update(&page.size().0.to_be_bytes());
        self.content.update(&page.size().1.to_be_bytes());
        let leaf = self.free_leaf();
        let number = self.objects.drawn(page, leaf, self.stationery.resources());
        self.hang(number);
    }

    /// Adds all pages of a copy.
    pub(super) fn copy(&mut self, imported: &Imported) {
        self.content.update(&imported.fingerprint().to_be_bytes());
        self.objects.copy(imported);
        for page in 0..imported.pages() {
            let leaf = self.free_leaf();
            let number = self.objects.copied_page(imported, page, leaf);
            self.hang(number);
        }
    }

    fn hang(&mut self, page: u32) {
        self.kids.push(page);
        self.pages += 1;
    }

    /// A leaf with room for one more page.
    fn free_leaf(&mut self) -> u32 {
        if self.kids.len() == LEAF {
            let root = *self.root.get_or_insert_with(|| self.objects.reserve());
            self.write_leaf(Some(root));
            self.leaf = self.objects.reserve();
        }
        self.leaf
    }

    fn write_leaf(&mut self, parent: Option<u32>) {
        let kids = std::mem::take(&mut self.kids);
        self.node(self.leaf, parent, &kids, kids.len() as u64);
        self.leaves.push(self.leaf);
        self.kids = kids;
        self.kids.clear();
    }

    fn node(&mut self, number: u32, parent: Option<u32>, kids: &[u32], pages: u64) {
        self.objects.start(number);
        self.objects.text("<</Type/Pages");
        if let Some(parent) = parent {
            self.objects.text("/Parent ");
            self.objects.reference(parent);
        }
        self.objects.text("/Count ");
        natural(pages, self.objects.out());
        self.objects.text("/Kids[");
        for kid in kids {
            self.objects.reference(*kid);
            self.objects.text(" ");
        }
        self.objects.text("]>>\nendobj\n");
    }

    /// Writes what stands behind the last page. `hand_on` is called now and then while the table is
    /// written, which may be long.
    pub(super) fn close<E>(
        &mut self,
        info: &FileInfo<'_>,
        mut hand_on: impl FnMut(&mut Objects<B>) -> Result<(), E>,
    ) -> Result<(), E> {
        let root = self.root;
        self.write_leaf(root);
        let pages = root.unwrap_or(self.leaf);
        if root.is_some() {
            let leaves = std::mem::take(&mut self.leaves);
            self.node(pages, None, &leaves, self.pages);
        }
        let catalog = self.catalog(pages, info);
        let about = self.about(info);
        let table = self.objects.position();
        let count = self.objects.offsets.len() + 1;
        self.objects.text(&format!("xref\n0 {count}\n0000000000 65535 f\r\n"));
        let offsets = std::mem::take(&mut self.objects.offsets);
        for offset in offsets {
            row(offset, self.objects.out());
            if self.objects.out().len() >= TABLE_CHUNK {
                hand_on(&mut self.objects)?;
            }
        }
        let first = xxh3_128(info.id.as_bytes());
        self.content.update(info.id.as_bytes());
        self.content.update(info.title.as_bytes());
        let second = self.content.digest128();
        self.objects.text(&format!(
            "trailer\n<</Size {count}/Root {catalog} 0 R/Info {about} 0 R\
             /ID[<{first:032x}><{second:032x}>]>>\nstartxref\n{table}\n%%EOF\n"
        ));
        hand_on(&mut self.objects)
    }

    fn catalog(&mut self, pages: u32, info: &FileInfo<'_>) -> u32 {
        let catalog = self.objects.reserve();
        self.objects.start(catalog);
        self.objects.text("<</Type/Catalog/Pages ");
        self.objects.reference(pages);
        self.objects.text("/Lang");
        text_string(info.language, self.objects.out());
        // A letter shrunk to the printer's margins no longer meets the window of its envelope.
        self.objects.text("/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex");
        self.objects.text(if info.duplex { "/DuplexFlipLongEdge" } else { "/Simplex" });
        self.objects.text(">>>>\nendobj\n");
        catalog
    }

    fn about(&mut self, info: &FileInfo<'_>) -> u32 {
        let about = self.objects.reserve();
        self.objects.start(about);
        self.objects.text("<</Title");
        text_string(info.title, self.objects.out());
        self.objects.text(concat!("/Producer(relance ", env!("CARGO_PKG_VERSION"), ")"));
        if let Some(date) = info.date {
            self.objects.text(&format!("/CreationDate(D:{})", date.format("%Y%m%d")));
        }
        self.objects.text(">>\nendobj\n");
        about
    }
}

/// A line of the table, always 20 bytes; an object never written is free.
fn row(offset: u64, out: &mut Vec<u8>) {
    if offset == 0 {
        out.extend_from_slice(b"0000000000 00000 f\r\n");
        return;
    }
    let mut digits = [b'0'; 10];
    let mut rest = offset;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.extend_from_slice(&digits);
    out.extend_from_slice(b" 00000 n\r\n");
}

/// Text for people as UTF-16 in hexadecimal, which needs no escapes.
fn text_string(text: &str, out: &mut Vec<u8>) {
    let mut hex = String::from("<FEFF");
    for unit in text.encode_utf16() {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{unit:04X}");
    }
    hex.push('>');
    out.extend_from_slice(hex.as_bytes());
}
