//! Turns the roles on pages into a tree of elements and marked sequences.

use std::sync::Arc;

use super::content::POINTS;
use super::tagged::{Element, ElementPart, Structure, Tag};
use crate::Area;
use crate::page::{Item, Page, Role};

/// Follows the items of the pages of one letter in their order.
#[derive(Debug)]
pub(super) struct Tagger {
    elements: Vec<Element>,
    now: Now,
    /// Whether what comes is no part of the text, whatever role it has.
    artifact: bool,
    /// The list or table that is open.
    around: Around,
    /// The sequence that is open on this page.
    open: Option<Sequence>,
    page: u32,
    /// Height of the page in points.
    height: f32,
    /// Sequences of this page so far.
    sequences: u32,
}

/// The element that the next text belongs to.
#[derive(Debug)]
enum Now {
    /// An element that begins with the next thing in it; empty ones are not made.
    Next(Tag, Option<Arc<str>>),
    /// An element that there is.
    Element(u32),
}

/// The open list or table, to which rows and items are added.
#[derive(Debug, Default, Clone, Copy)]
enum Around {
    #[default]
    Nothing,
    List {
        list: u32,
        item: u32,
        /// Whether the item has no text yet.
        labelled: bool,
    },
    Table {
        table: u32,
        row: u32,
    },
}

/// A marked sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequence {
    /// Rules, boxes and pictures that say nothing.
    Ornament,
    /// Text that every page repeats.
    Repeated,
    /// Part of an element: its place, and the number of the sequence on the page.
    Content {
        /// The place of the element.
        element: u32,
        /// Its tag.
        tag: Tag,
        /// The number of the sequence on its page.
        number: u32,
    },
}

impl Tagger {
    pub(super) fn new() -> Self {
        Self {
            elements: vec![Element::new(Tag::Document, 0)],
            now: Now::Next(Tag::Paragraph, None),
            artifact: false,
            around: Around::Nothing,
            open: None,
            page: 0,
            height: 0.0,
            sequences: 0,
        }
    }

    /// Begins a page; what was open on the page before goes on.
    pub(super) fn begin(&mut self, number: u32, page: &Page) {
        (self.page, self.height) = (number, page.height.0 * POINTS);
        (self.sequences, self.artifact, self.open) = (0, false, None);
    }

    pub(super) fn finish(self) -> Structure {
        Structure { elements: self.elements }
    }

    /// The sequence that must be begun before an item is drawn; none where it goes into the one that
    /// is open, or draws nothing.
    pub(super) fn turn(&mut self, item: &Item) -> Option<Sequence> {
        let wanted = match item {
            Item::Role(role) => {
                self.role(role);
                return None;
            }
            Item::Rule(_) => Sequence::Ornament,
            Item::Picture(picture) => self.figure(bounds(picture.extent())),
            Item::Fill(fill) => self.figure(bounds(fill.extent())),
            Item::Text(_) if self.artifact => Sequence::Repeated,
            Item::Text(_) => self.content(),
        };
        let same = match (self.open, wanted) {
            (
                Some(Sequence::Content { element: open, .. }),
                Sequence::Content { element, .. },
            ) => open == element,
            (open, wanted) => open == Some(wanted),
        };
        if same {
            return None;
        }
        Some(self.begin_sequence(wanted))
    }

    fn begin_sequence(&mut self, sequence: Sequence) -> Sequence {
        if let Sequence::Content { element, number, .. } = sequence {
            self.sequences += 1;
            if let Some(element) = self.elements.get_mut(element as usize) {
                element.content.push(ElementPart::Sequence(self.page, number));
            }
        }
        self.open = Some(sequence);
        sequence
    }

    /// The sequence of a hyphen that parts a word of what was drawn last (ISO 32000-1, 14.8.2.2.3); none
    /// in an artifact. What comes behind it is a sequence of its own again.
    pub(super) fn hyphen(&mut self) -> Option<Sequence> {
        let Some(Sequence::Content { element, .. }) = self.open else { return None };
        let alt = "\u{ad}".into();
        let place = self.add(Element { alt, ..Element::new(Tag::Hyphen, element) });
        Some(self.begin_sequence(Sequence::Content {
            element: place,
            tag: Tag::Hyphen,
            number: self.sequences,
        }))
    }

    fn role(&mut self, role: &Role) {
        match role {
            Role::Artifact => self.artifact = true,
            Role::Resume => self.artifact = false,
            _ if self.artifact => {}
            Role::Heading(1) => self.block(Tag::Heading1, None),
            Role::Heading(2) => self.block(Tag::Heading2, None),
            Role::Heading(_) => self.block(Tag::Heading3, None),
            Role::Paragraph | Role::Table => self.block(Tag::Paragraph, None),
            Role::Figure(alt) => self.block(Tag::Figure, Some(Arc::clone(alt))),
            Role::Label => {
                let item = self.item(true);
                self.leaf(Tag::Label, item, 1);
            }
            Role::Body => {
                let item = match self.around {
                    Around::List { list, item, labelled: true } => {
                        self.around = Around::List { list, item, labelled: false };
                        item
                    }
                    _ => self.item(false),
                };
                self.leaf(Tag::Body, item, 1);
            }
            Role::Row => {
                self.row();
            }
            Role::ColumnHead => self.cell(Tag::ColumnHead, 1),
            Role::RowHead(span) => self.cell(Tag::RowHead, *span),
            Role::Cell => self.cell(Tag::Cell, 1),
        }
    }

    /// Something that stands by itself comes next; lists and tables end.
    fn block(&mut self, tag: Tag, alt: Option<Arc<str>>) {
        self.around = Around::Nothing;
        self.now = Now::Next(tag, alt);
    }

    /// Begins an item of the open list, or of a new one; its place.
    fn item(&mut self, labelled: bool) -> u32 {
        let list = match self.around {
            Around::List { list, .. } => list,
            Around::Nothing | Around::Table { .. } => {
                let tag = if labelled { Tag::LabelledList } else { Tag::PlainList };
                self.add(Element::new(tag, 0))
            }
        };
        let item = self.add(Element::new(Tag::Item, list));
        self.around = Around::List { list, item, labelled };
        item
    }

    /// Begins a row of the open table, or of a new one; its place.
    fn row(&mut self) -> u32 {
        let table = match self.around {
            Around::Table { table, .. } => table,
            Around::Nothing | Around::List { .. } => self.add(Element::new(Tag::Table, 0)),
        };
        let row = self.add(Element::new(Tag::Row, table));
        self.around = Around::Table { table, row };
        // What stands in a row before its first cell would be part of nothing.
        self.now = Now::Next(Tag::Cell, None);
        row
    }

    fn cell(&mut self, tag: Tag, span: u8) {
        let row = match self.around {
            Around::Table { row, .. } => row,
            Around::Nothing | Around::List { .. } => self.row(),
        };
        self.leaf(tag, row, span);
    }

    fn leaf(&mut self, tag: Tag, parent: u32, span: u8) {
        let place = self.add(Element { span, ..Element::new(tag, parent) });
        self.now = Now::Element(place);
    }

    fn add(&mut self, element: Element) -> u32 {
        // A letter of four thousand million parts is longer than any file.
        let place = u32::try_from(self.elements.len()).unwrap_or(u32::MAX);
        if let Some(parent) = self.elements.get_mut(element.parent as usize) {
            parent.content.push(ElementPart::Element(place));
        }
        self.elements.push(element);
        place
    }

    /// The sequence of what there is now.
    fn content(&mut self) -> Sequence {
        let place = match &mut self.now {
            Now::Element(place) => *place,
            Now::Next(tag, alt) => {
                let (tag, alt) = (*tag, alt.take());
                let parent = match (tag, self.around) {
                    (Tag::Cell, Around::Table { row, .. }) => row,
                    _ => 0,
                };
                let alt = alt.map(|alt| Box::from(&*alt)).unwrap_or_default();
                let place = self.add(Element { alt, ..Element::new(tag, parent) });
                self.now = Now::Element(place);
                place
            }
        };
        let tag = self.elements.get(place as usize).map_or(Tag::Paragraph, |it| it.tag);
        Sequence::Content { element: place, tag, number: self.sequences }
    }

    /// The sequence of a picture or code: without words for it, it says nothing.
    fn figure(&mut self, [left, top, right, bottom]: [f32; 4]) -> Sequence {
        let is_figure = match &self.now {
            Now::Next(tag, _) => *tag == Tag::Figure,
            Now::Element(place) => {
                self.elements.get(*place as usize).is_some_and(|it| it.tag == Tag::Figure)
            }
        };
        if self.artifact || !is_figure {
            return Sequence::Ornament;
        }
        let sequence = self.content();
        let bounds = [left, self.height - bottom, right, self.height - top];
        if let Sequence::Content { element, .. } = sequence
            && let Some(element) = self.elements.get_mut(element as usize)
        {
            element.bounds = if element.content.is_empty() {
                bounds
            } else {
                around(element.bounds, bounds)
            };
        }
        sequence
    }
}

/// The smallest box around two.
fn around(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    let ([left, bottom, right, top], [l, b, r, t]) = (one, other);
    [left.min(l), bottom.min(b), right.max(r), top.max(t)]
}

/// Left, top, right and bottom of an area in points from the top left.
fn bounds(area: Area) -> [f32; 4] {
    [area.left, area.top, area.right, area.bottom].map(|edge| edge.0 * POINTS)
}
