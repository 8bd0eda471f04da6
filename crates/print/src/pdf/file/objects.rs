//! Numbered objects on their way into a file.

use std::collections::BTreeSet;

use super::Over;
use super::shared::Shared;
use crate::pdf::{PageContent, Stationery};
use pdf_import::Imported;
use pdf_import::Text;
use pdf_import::number::{hundredths, natural};

/// The objects drawn over a page of a copy, by their numbers.
#[derive(Clone, Copy)]
struct Overlay {
    /// The contents that save the state of drawing before the page, and restore it behind.
    bracket: (u32, u32),
    marks: Option<u32>,
    /// The contents that show the stamp, and its form.
    stamp: Option<(u32, u32)>,
}

/// Objects on their way into a file: bytes not yet handed on, and where every object starts.
#[derive(Debug)]
pub(super) struct Objects<B> {
    /// The bytes that were written and not yet handed on.
    pub(super) bytes: B,
    /// How many bytes were handed on before.
    pub(super) handed_on: u64,
    /// Where each object starts, by number from 1; 0 while it is only reserved.
    pub(super) offsets: Vec<u64>,
    shared: Shared,
    /// Number of the resources of drawn pages.
    resources: u32,
    /// Layers of copies that are not shown, by number.
    pub(super) hidden: BTreeSet<u32>,
    /// Layers of copies that are shown, by number.
    pub(super) shown: BTreeSet<u32>,
    /// For the copy being placed, the number of each of its objects and whether it is new.
    placed: Vec<(u32, bool)>,
    /// The document part that pages belong to, where they say so.
    pub(super) part: Option<u32>,
    /// The contents that marks on copies stand behind; none before the first.
    bracket: Option<(u32, u32)>,
}

impl<B: AsMut<Vec<u8>>> Objects<B> {
    /// Begins a file with the shared objects of the stationery.
    pub(super) fn begin(stationery: &Stationery, mut bytes: B) -> Self {
        bytes.as_mut().clear();
        bytes.as_mut().extend_from_slice(stationery.prefix());
        let mut offsets = Vec::with_capacity(stationery.offsets().len() + 64);
        offsets.extend_from_slice(stationery.offsets());
        Self {
            bytes,
            handed_on: 0,
            offsets,
            shared: Shared::default(),
            resources: stationery.resources(),
            hidden: BTreeSet::new(),
            shown: BTreeSet::new(),
            placed: Vec::new(),
            part: None,
            bracket: None,
        }
    }

    pub(super) fn out(&mut self) -> &mut Vec<u8> {
        self.bytes.as_mut()
    }

    /// How many bytes the file has so far.
    pub(super) fn position(&mut self) -> u64 {
        self.handed_on + self.bytes.as_mut().len() as u64
    }

    /// The number of an object to be written later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.offsets.push(0);
        // A file of four thousand million objects is longer than its table can say anyway.
        u32::try_from(self.offsets.len()).unwrap_or(u32::MAX)
    }

    /// Starts a reserved object.
    pub(super) fn start(&mut self, number: u32) {
        let position = self.position();
        if let Some(offset) = self.offsets.get_mut(number as usize - 1) {
            *offset = position;
        }
        natural(u64::from(number), self.out());
        self.out().extend_from_slice(b" 0 obj\n");
    }

    /// Writes text between objects' marks.
    pub(super) fn text(&mut self, text: &str) {
        self.out().extend_from_slice(text.as_bytes());
    }

    /// Writes `N 0 R`.
    pub(super) fn reference(&mut self, number: u32) {
        natural(u64::from(number), self.out());
        self.text(" 0 R");
    }

    /// Writes a drawn page, with marks where there are some, and gives its number.
    pub(super) fn drawn(
        &mut self,
        page: &PageContent,
        marks: Option<&PageContent>,
        (parent, resources): (u32, u32),
        structure: Option<u64>,
    ) -> u32 {
        let marks = marks.and_then(|marks| self.contents(marks));
        let contents = self.contents(page);
        let number = self.reserve();
        self.start(number);
        self.text("<</Type/Page/Parent ");
        self.reference(parent);
        self.text("/MediaBox[0 0 ");
        hundredths(page.size().0, self.out());
        self.text(" ");
        hundredths(page.size().1, self.out());
        if self.part.is_some() {
            self.text("]/TrimBox[0 0 ");
            hundredths(page.size().0, self.out());
            self.text(" ");
            hundredths(page.size().1, self.out());
        }
        self.text("]/Resources ");
        self.reference(resources);
        self.belongs();
        if let (Some(contents), None) | (None, Some(contents)) = (contents, marks) {
            self.text("/Contents ");
            self.reference(contents);
        } else if let (Some(contents), Some(marks)) = (contents, marks) {
            // Marks come first: they restore what they change, which a letter does not.
            self.text("/Contents[");
            self.reference(marks);
            self.text(" ");
            self.reference(contents);
            self.text("]");
        }
        if let Some(place) = structure {
            self.text("/StructParents ");
            natural(place, self.out());
        }
        self.text(">>\nendobj\n");
        number
    }

    /// Says which document part a page belongs to.
    fn belongs(&mut self) {
        if let Some(part) = self.part {
            self.text("/DPart ");
            self.reference(part);
        }
    }

    /// Writes what stands on a page; none where that is nothing.
    fn contents(&mut self, page: &PageContent) -> Option<u32> {
        if page.deflated().is_empty() {
            return None;
        }
        let contents = self.reserve();
        self.start(contents);
        self.text("<</Filter/FlateDecode/Length ");
        natural(page.deflated().len() as u64, self.out());
        self.text(">>stream\n");
        self.out().extend_from_slice(page.deflated());
        self.text("\nendstream\nendobj\n");
        Some(contents)
    }

    /// Writes the objects of a copy that the file does not hold yet.
    pub(super) fn copy(&mut self, imported: &Imported) {
        let mut placed = std::mem::take(&mut self.placed);
        placed.clear();
        for object in imported.objects() {
            let known = object.hash.and_then(|hash| self.shared.get(hash));
            let number = known.unwrap_or_else(|| self.reserve());
            if let (None, Some(hash)) = (known, object.hash) {
                self.shared.insert(hash, number);
            }
            placed.push((number, known.is_none()));
        }
        let numbers = |places: &[u32]| -> Vec<u32> {
            let places = places.iter().filter_map(|place| placed.get(*place as usize));
            places.map(|(number, _)| *number).collect()
        };
        self.hidden.extend(numbers(imported.hidden()));
        self.shown.extend(numbers(imported.shown()));
        for (object, (number, is_new)) in imported.objects().iter().zip(&placed) {
            if *is_new {
                self.start(*number);
                imported.object_text(object).write(&placed, self.bytes.as_mut());
                self.text("\nendobj\n");
            }
        }
        self.placed = placed;
    }

    /// Writes a page of the copy placed last, with marks where there are some, and gives its number.
    pub(super) fn copied_page(
        &mut self,
        imported: &Imported,
        page: usize,
        over: Over<'_>,
        parent: u32,
    ) -> u32 {
        let marks = over.marks.and_then(|marks| self.contents(marks));
        let stamp = over.stamp.filter(|_| imported.is_wrapped(page));
        let stamp = stamp.and_then(|stamp| self.stamp(stamp));
        let bracket = (marks.is_some() || stamp.is_some()).then(|| self.bracket());
        let number = self.reserve();
        self.start(number);
        self.text("<</Type/Page/Parent ");
        self.reference(parent);
        self.belongs();
        if self.part.is_some()
            && let Some(trim) = imported.untold_trim(page)
        {
            self.text("/TrimBox ");
            trim.write(&self.placed, self.bytes.as_mut());
        }
        match bracket {
            None => imported.page_text(page).write(&self.placed, self.bytes.as_mut()),
            Some(bracket) => self.over(imported, page, Overlay { bracket, marks, stamp }),
        }
        self.text(">>\nendobj\n");
        number
    }

    /// Writes a page of a copy with something drawn over it. Foreign pages may leave anything behind, so
    /// what they set is taken back before.
    fn over(
        &mut self,
        imported: &Imported,
        page: usize,
        Overlay { bracket, marks, stamp }: Overlay,
    ) {
        let [before, contents, after] = imported.page_parts(page);
        if !before.is_empty() {
            before.write(&self.placed, self.bytes.as_mut());
        }
        self.text("/Contents[");
        self.reference(bracket.0);
        self.text(" ");
        if !contents.is_empty() {
            let object = contents.refers().and_then(|place| imported.objects().get(place));
            let list = object.map(|object| imported.object_text(object)).filter(Text::is_list);
            let mut inside = Vec::new();
            list.unwrap_or(contents).write(&self.placed, &mut inside);
            inside.retain(|byte| !matches!(byte, b'[' | b']'));
            self.out().extend_from_slice(&inside);
        }
        self.text(" ");
        self.reference(bracket.1);
        for drawn in [marks, stamp.map(|(shown, _)| shown)].into_iter().flatten() {
            self.text(" ");
            self.reference(drawn);
        }
        self.text("]");
        if !after.is_empty() {
            after.write(&self.placed, self.bytes.as_mut());
        }
        if let Some((_, form)) = stamp {
            // A wrapped page ends with its forms: one more is added inside both brackets.
            let end = self.out().len().saturating_sub(4);
            self.out().truncate(end);
            self.text("/S ");
            self.reference(form);
            self.text(">>>>");
        }
    }

    /// Writes a stamp as a form with resources of its own, and what shows it; none where it is blank.
    fn stamp(&mut self, page: &PageContent) -> Option<(u32, u32)> {
        if page.deflated().is_empty() {
            return None;
        }
        let shown = self.content_of("/S Do");
        let form = self.reserve();
        self.start(form);
        self.text("<</Type/XObject/Subtype/Form/BBox[0 0 ");
        hundredths(page.size().0, self.out());
        self.text(" ");
        hundredths(page.size().1, self.out());
        self.text("]/Resources ");
        self.reference(self.resources);
        self.text("/Filter/FlateDecode/Length ");
        natural(page.deflated().len() as u64, self.out());
        self.text(">>stream\n");
        self.out().extend_from_slice(page.deflated());
        self.text("\nendstream\nendobj\n");
        Some((shown, form))
    }

    /// Writes contents of one operator.
    fn content_of(&mut self, operator: &str) -> u32 {
        let number = self.reserve();
        self.start(number);
        self.text(&format!("<</Length {}>>stream\n", operator.len()));
        self.text(operator);
        self.text("\nendstream\nendobj\n");
        number
    }

    /// Two contents of the whole file: one keeps what is set, one takes it back.
    fn bracket(&mut self) -> (u32, u32) {
        if let Some(written) = self.bracket {
            return written;
        }
        let written = (self.content_of("q"), self.content_of("Q"));
        self.bracket = Some(written);
        written
    }
}
