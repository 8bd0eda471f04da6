//! The structure tree of a tagged file.

use super::text_string::text_string;
use super::tree::FileWriter;
use crate::pdf::TaggedPages;
use crate::pdf::tagged::{Element, ElementPart, Tag};
use pdf_import::number::{hundredths, natural};

impl<B: AsMut<Vec<u8>>> FileWriter<'_, B> {
    /// Adds the pages of a letter and the tree of what stands on them (ISO 32000-1, 14.7).
    pub(super) fn tagged(&mut self, tagged: &TaggedPages) {
        let mut pages = Vec::with_capacity(tagged.pages.len());
        for (place, page) in tagged.pages.iter().enumerate() {
            pages.push(self.page_with(page, None, Some(place as u64)));
        }
        let root = self.objects.reserve();
        let elements = &tagged.structure.elements;
        let numbers: Vec<u32> = elements.iter().map(|_| self.objects.reserve()).collect();
        for (element, number) in elements.iter().zip(&numbers) {
            let parent = match element.tag {
                Tag::Document => Some(&root),
                _ => numbers.get(element.parent as usize),
            };
            self.objects.start(*number);
            self.objects.text("<</S/");
            self.objects.text(element.tag.name());
            self.objects.text("/P ");
            self.objects.reference(parent.copied().unwrap_or(root));
            self.element(element, &numbers, &pages);
            self.objects.text(">>\nendobj\n");
        }
        let parents = self.parents(elements, &numbers, pages.len());
        self.objects.start(root);
        self.objects.text("<</Type/StructTreeRoot/K ");
        self.objects.reference(numbers.first().copied().unwrap_or(root));
        self.objects.text("/ParentTree ");
        self.objects.reference(parents);
        self.objects.text("/ParentTreeNextKey ");
        natural(pages.len() as u64, self.objects.out());
        self.objects.text(">>\nendobj\n");
        self.structure = Some(root);
    }

    /// Writes what an element holds and what there is to say of it.
    fn element(&mut self, element: &Element, numbers: &[u32], pages: &[u32]) {
        self.content.update(element.tag.name().as_bytes());
        self.content.update(element.alt.as_bytes());
        let objects = &mut self.objects;
        match element.tag {
            Tag::Figure => objects.text("/Alt"),
            Tag::Hyphen => objects.text("/ActualText"),
            _ => {}
        }
        if matches!(element.tag, Tag::Figure | Tag::Hyphen) {
            text_string(&element.alt, objects.out());
        }
        objects.text(attributes(element.tag));
        if element.tag == Tag::Figure {
            for (edge, before) in element.bounds.iter().zip(["[", " ", " ", " "]) {
                objects.text(before);
                hundredths(*edge, objects.out());
            }
            objects.text("]>>");
        } else if element.tag == Tag::RowHead {
            if element.span > 1 {
                objects.text("/ColSpan ");
                natural(u64::from(element.span), objects.out());
            }
            objects.text(">>");
        }
        self.kids(element, numbers, pages);
    }

    /// Writes the sequences and elements that an element holds; those of its first page need no more than
    /// their number.
    fn kids(&mut self, element: &Element, numbers: &[u32], pages: &[u32]) {
        if element.content.is_empty() {
            return;
        }
        let objects = &mut self.objects;
        let first = element.content.iter().find_map(|piece| match piece {
            ElementPart::Sequence(page, _) => Some(*page),
            ElementPart::Element(_) => None,
        });
        let page_number = |page: u32| pages.get(page as usize).copied().unwrap_or_default();
        if let Some(page) = first {
            objects.text("/Pg ");
            objects.reference(page_number(page));
        }
        objects.text("/K[");
        for piece in &element.content {
            match piece {
                ElementPart::Sequence(page, sequence) if Some(*page) == first => {
                    natural(u64::from(*sequence), objects.out());
                    objects.text(" ");
                }
                ElementPart::Sequence(page, sequence) => {
                    objects.text("<</Type/MCR/Pg ");
                    objects.reference(page_number(*page));
                    objects.text("/MCID ");
                    natural(u64::from(*sequence), objects.out());
                    objects.text(">>");
                }
                ElementPart::Element(place) => {
                    let number = numbers.get(*place as usize).copied();
                    objects.reference(number.unwrap_or_default());
                    objects.text(" ");
                }
            }
        }
        objects.text("]");
    }

    /// Writes which element each marked sequence of each page belongs to; the number of the object.
    fn parents(&mut self, elements: &[Element], numbers: &[u32], pages: usize) -> u32 {
        let mut owners = vec![Vec::new(); pages];
        for (element, number) in elements.iter().zip(numbers) {
            for piece in &element.content {
                if let ElementPart::Sequence(page, sequence) = piece
                    && let Some(page) = owners.get_mut(*page as usize)
                {
                    page.push((*sequence, *number));
                }
            }
        }
        let parents = self.objects.reserve();
        self.objects.start(parents);
        self.objects.text("<</Nums[");
        for (page, mut owners) in owners.into_iter().enumerate() {
            // Sequences of a page are numbered without gaps, but an element may have several.
            owners.sort_unstable();
            natural(page as u64, self.objects.out());
            self.objects.text("[");
            for (_, owner) in owners {
                self.objects.reference(owner);
                self.objects.text(" ");
            }
            self.objects.text("]");
        }
        self.objects.text("]>>\nendobj\n");
        parents
    }
}

/// The attributes of elements of a kind (ISO 32000-1, 14.8.5); open where numbers follow.
fn attributes(tag: Tag) -> &'static str {
    match tag {
        Tag::LabelledList => "/A<</O/List/ListNumbering/Disc>>",
        Tag::ColumnHead => "/A<</O/Table/Scope/Column>>",
        Tag::RowHead => "/A<</O/Table/Scope/Row",
        Tag::Figure => "/A<</O/Layout/Placement/Block/BBox",
        _ => "",
    }
}
