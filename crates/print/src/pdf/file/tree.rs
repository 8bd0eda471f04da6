//! A file under way: its objects and its page tree.

use std::fmt;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use super::objects::Objects;
use super::part_list::Parts;
use super::{FileInfo, Over};
use crate::pdf::{PageContent, Stationery};
use pdf_import::Imported;
use pdf_import::number::natural;

/// How many pages hang on one leaf of the page tree.
const LEAF: usize = 128;

/// How many bytes of the table are gathered before they are handed on.
const TABLE_CHUNK: usize = 1 << 20;

/// A file under way: objects and the page tree above them.
pub(super) struct FileWriter<'a, B> {
    pub(super) objects: Objects<B>,
    pub(super) stationery: &'a Stationery,
    /// The leaf that pages are hung on now.
    leaf: u32,
    /// Its pages.
    kids: Vec<u32>,
    /// Leaves already written.
    leaves: Vec<u32>,
    /// The root above the leaves, as soon as there is more than one.
    root: Option<u32>,
    pages: u64,
    /// Which pages belong to which piece; none where nobody asks.
    pub(super) parts: Option<Parts>,
    /// Whether pages of other programs are among them for which nothing can be claimed.
    pub(super) foreign: bool,
    /// Files inside: name and number.
    pub(super) attached: Vec<(Vec<u16>, u32)>,
    /// The root of the tree of what stands on the pages.
    pub(super) structure: Option<u32>,
    /// Everything that the identifier of the file depends on.
    pub(super) content: Box<Xxh3>,
}

impl<B> fmt::Debug for FileWriter<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileWriter").field("pages", &self.pages).finish_non_exhaustive()
    }
}

impl<'a, B: AsMut<Vec<u8>>> FileWriter<'a, B> {
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
            parts: None,
            foreign: false,
            attached: Vec::new(),
            structure: None,
            content,
        }
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> u64 {
        self.pages
    }

    /// Adds a drawn page, with marks where there are some.
    pub(super) fn page(&mut self, page: &PageContent, marks: Option<&PageContent>) {
        if let Some(marks) = marks {
            self.content.update(marks.deflated());
        }
        self.page_with(page, marks, None);
    }

    /// Adds a drawn page; `structure` is its place in the tree of what stands on the pages. Its number.
    pub(super) fn page_with(
        &mut self,
        page: &PageContent,
        marks: Option<&PageContent>,
        structure: Option<u64>,
    ) -> u32 {
        self.content.update(page.deflated());
        self.content.update(&page.size().0.to_be_bytes());
        self.content.update(&page.size().1.to_be_bytes());
        let leaf = self.free_leaf();
        let above = (leaf, self.stationery.resources());
        let number = self.objects.drawn(page, marks, above, structure);
        self.hang(number);
        number
    }

    /// Takes up what the pages of a copy need; `fit`: they keep what the file claims.
    pub(super) fn copy(&mut self, imported: &Imported, fit: bool) {
        self.content.update(&imported.fingerprint().to_be_bytes());
        self.foreign |= !fit;
        self.objects.copy(imported);
    }

    /// Adds a page of the copy taken up last, with marks where there are some.
    pub(super) fn copied(&mut self, imported: &Imported, page: usize, over: Over<'_>) {
        for page in [over.marks, over.stamp].into_iter().flatten() {
            self.content.update(page.deflated());
        }
        let leaf = self.free_leaf();
        let number = self.objects.copied_page(imported, page, over, leaf);
        self.hang(number);
    }

    /// The two identifiers of the file: the first stays when it is made again, the second differs with its
    /// contents.
    fn identifiers(&mut self, info: &FileInfo<'_>) -> (u128, u128) {
        let first = xxh3_128(info.id.as_bytes());
        for part in [info.id, info.title, info.profile.as_str()] {
            self.content.update(part.as_bytes());
        }
        (first, self.content.digest128())
    }

    fn hang(&mut self, page: u32) {
        self.kids.push(page);
        self.pages += 1;
        self.belongs(page);
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
        let ids = self.identifiers(info);
        self.end_parts();
        let catalog = self.catalog(pages, info, ids);
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
        let (first, second) = ids;
        self.objects.text(&format!(
            "trailer\n<</Size {count}/Root {catalog} 0 R/Info {about} 0 R\
             /ID[<{first:032x}><{second:032x}>]>>\nstartxref\n{table}\n%%EOF\n"
        ));
        hand_on(&mut self.objects)
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
