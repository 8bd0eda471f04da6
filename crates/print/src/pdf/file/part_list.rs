//! The document parts of a file, while it is written.

/// The details of a piece for a printing house: enough to print it again and to sort it, and nothing about
/// the debtor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Number of the piece in the run.
    pub piece: u32,
    /// Its place in the stream, counted from 1.
    pub position: u32,
    /// Leaves of paper.
    pub sheets: u32,
    /// The kind of mail.
    pub class: String,
}

/// The document parts of a file.
#[derive(Debug)]
pub(super) struct Parts {
    /// The number of the object that the catalog names.
    pub(super) root: u32,
    /// The part above all pieces.
    pub(super) top: u32,
    /// The pieces written.
    pub(super) pieces: Vec<u32>,
    /// The piece under way: its number and its parts.
    pub(super) open: Option<(u32, Record, Vec<u32>)>,
    /// The part under way.
    pub(super) leaf: Option<Leaf>,
}

/// A part of a piece.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) number: u32,
    pub(super) kind: &'static str,
    /// Its first and its last page, as soon as it has one.
    pub(super) range: Option<(u32, u32)>,
}
