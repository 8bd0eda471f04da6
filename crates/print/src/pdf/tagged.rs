//! Tagged pages: the tree of a letter's parts, for the archive and for reading aloud.

use super::{PageContent, PdfError};

/// The drawn pages of a letter with what stands on them, for the archive.
#[derive(Debug, Clone, PartialEq)]
pub struct TaggedPages {
    /// The pages, first to last; everything on them is inside a marked sequence.
    pub(super) pages: Vec<PageContent>,
    /// The elements that the sequences belong to.
    pub(super) structure: Structure,
}

/// The contents of the pages of a letter as a tree: every element behind the one it is part of.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Structure {
    /// The elements in reading order; the first is the document.
    pub(super) elements: Vec<Element>,
}

/// A part of a letter.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub(super) tag: Tag,
    /// The element it is part of, by its place; always before its own.
    pub(super) parent: u32,
    /// Columns it takes, in a table.
    pub(super) span: u8,
    /// Words for what has none, or to be read instead.
    pub(super) alt: Box<str>,
    /// Left, bottom, right and top of a figure, in points.
    pub(super) bounds: [f32; 4],
    /// Its contents, in reading order.
    pub(super) content: Vec<ElementPart>,
}

/// A part of the contents of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementPart {
    /// A marked sequence: its page, and its number on the page.
    Sequence(u32, u32),
    /// Another element, by its place.
    Element(u32),
}

/// The kinds of elements (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Document,
    Heading1,
    Heading2,
    Heading3,
    Paragraph,
    /// A list whose items have labels.
    LabelledList,
    PlainList,
    Item,
    Label,
    Body,
    Table,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Figure,
    /// A hyphen at the end of a line that parts a word.
    Hyphen,
}

impl Tag {
    const ALL: [Self; 17] = [
        Self::Document,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Paragraph,
        Self::LabelledList,
        Self::PlainList,
        Self::Item,
        Self::Label,
        Self::Body,
        Self::Table,
        Self::Row,
        Self::ColumnHead,
        Self::RowHead,
        Self::Cell,
        Self::Figure,
        Self::Hyphen,
    ];

    /// Its name in files.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading1 => "H1",
            Self::Heading2 => "H2",
            Self::Heading3 => "H3",
            Self::Paragraph => "P",
            Self::LabelledList | Self::PlainList => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::ColumnHead | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Hyphen => "Span",
        }
    }
}

impl TaggedPages {
    /// Appends everything to `out`, to be put aside until its file is written.
    pub fn pack(&self, out: &mut Vec<u8>) {
        number(self.structure.elements.len(), out);
        self.structure.elements.iter().for_each(|element| element.pack(out));
        self.pages.iter().for_each(|page| page.pack(out));
    }

    /// Undoes [`TaggedPages::pack`].
    ///
    /// # Errors
    ///
    /// When it is not what was packed.
    pub fn unpack(mut packed: &[u8]) -> Result<Self, PdfError> {
        let count = take_number(&mut packed).ok_or(PdfError::PutAside)?;
        let elements = (0..count).map(|_| Element::unpack(&mut packed));
        let elements = elements.collect::<Option<_>>().ok_or(PdfError::PutAside)?;
        let pages = PageContent::unpack(packed).collect();
        Ok(Self { pages, structure: Structure { elements } })
    }
}

impl Element {
    /// An element with nothing in it yet.
    pub(super) fn new(tag: Tag, parent: u32) -> Self {
        let (alt, bounds, content) = (Box::default(), [0.0; 4], Vec::new());
        Self { tag, parent, span: 1, alt, bounds, content }
    }

    fn pack(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&[self.tag as u8, self.span]);
        out.extend_from_slice(&self.parent.to_le_bytes());
        number(self.alt.len(), out);
        out.extend_from_slice(self.alt.as_bytes());
        if self.tag == Tag::Figure {
            self.bounds.iter().for_each(|edge| out.extend_from_slice(&edge.to_le_bytes()));
        }
        number(self.content.len(), out);
        for piece in &self.content {
            let (page, place) = match piece {
                ElementPart::Sequence(page, number) => (*page, *number),
                ElementPart::Element(place) => (ELEMENT, *place),
            };
            out.extend_from_slice(&page.to_le_bytes());
            out.extend_from_slice(&place.to_le_bytes());
        }
    }

    fn unpack(packed: &mut &[u8]) -> Option<Self> {
        let [tag, span] = take(packed)?;
        let tag = *Tag::ALL.get(usize::from(tag))?;
        let parent = u32::from_le_bytes(take(packed)?);
        let length = take_number(packed)?;
        let (alt, rest) = packed.split_at_checked(length)?;
        let alt = std::str::from_utf8(alt).ok()?.into();
        *packed = rest;
        let mut bounds = [0.0; 4];
        if tag == Tag::Figure {
            for edge in &mut bounds {
                *edge = f32::from_le_bytes(take(packed)?);
            }
        }
        let count = take_number(packed)?;
        let piece = |packed: &mut &[u8]| {
            let page = u32::from_le_bytes(take(packed)?);
            let place = u32::from_le_bytes(take(packed)?);
            let inside = page == ELEMENT;
            Some(if inside {
                ElementPart::Element(place)
            } else {
                ElementPart::Sequence(page, place)
            })
        };
        let content = (0..count).map(|_| piece(packed)).collect::<Option<Vec<_>>>()?;
        Some(Self { tag, parent, span, alt, bounds, content })
    }
}

/// Put aside in place of a page for an element inside another.
const ELEMENT: u32 = u32::MAX;

fn number(value: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(&(value as u64).to_le_bytes());
}

fn take_number(packed: &mut &[u8]) -> Option<usize> {
    usize::try_from(u64::from_le_bytes(take(packed)?)).ok()
}

fn take<const N: usize>(packed: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = packed.split_first_chunk()?;
    *packed = rest;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_pages_come_back_as_they_were() {
        let elements = Tag::ALL.into_iter().map(|tag| {
            let figure = tag == Tag::Figure;
            Element {
                span: 3,
                alt: if figure { "Müller & Söhne".into() } else { Box::default() },
                bounds: if figure { [1.5, 2.0, 300.0, 4.0] } else { [0.0; 4] },
                content: vec![ElementPart::Sequence(0, tag as u32), ElementPart::Element(7)],
                ..Element::new(tag, 0)
            }
        });
        let structure = Structure { elements: elements.collect() };
        let pages = vec![PageContent::new(b"drawn".to_vec(), (595.3, 841.9)); 2];
        let tagged = TaggedPages { pages, structure };
        let mut packed = Vec::new();
        tagged.pack(&mut packed);
        assert_eq!(TaggedPages::unpack(&packed).unwrap(), tagged);
        for length in 0..packed.len().min(400) {
            let cut = TaggedPages::unpack(packed.get(..length).unwrap_or_default());
            assert!(cut.map_or(0, |cut| cut.pages.len()) < 2, "{length}");
        }
    }
}
