//! Roles of the items of a page, for those who have a letter read out to them.

use std::sync::Arc;

/// The role of the items behind it, until the next role, for those who have a letter read out to them.
///
/// Paper shows nothing of it; the archive copy is tagged by it (ISO 14289-1). Whoever places items
/// need not say anything: text without a role is a paragraph, and rules, pictures and boxes are
/// ornament unless a [`Role::Figure`] stands before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Nothing to read out: a page number, a head or foot that stands on every page, sums carried over.
    /// Holds to the end of the page or to [`Role::Resume`], whatever roles stand in between.
    Artifact,
    /// The artifact ends; what was before it goes on.
    Resume,
    /// A heading: 1 for the subject of the letter, 2 for what stands below it.
    Heading(u8),
    /// A paragraph, or lines that belong together like one.
    Paragraph,
    /// The sign before an item of a list, such as a dash; begins the item, and a list where none is open.
    Label,
    /// The text of an item of a list; begins the item where no label did.
    Body,
    /// A table begins. Its rows and cells follow; all rows have as many columns.
    Table,
    /// A row of the table begins.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row, over so many columns.
    RowHead(u8),
    /// A cell; with nothing behind it, an empty one.
    Cell,
    /// A picture or code, and the words for it.
    Figure(Arc<str>),
}
