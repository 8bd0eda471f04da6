//! The writer: objects, page tree and table of a PDF file, written from front to back.

mod attached;
mod catalog;
mod letter;
mod objects;
mod part_list;
mod parts;
mod shared;
mod stream;
mod tags;
mod text_string;
mod tree;
mod xmp;

use chrono::NaiveDate;

use super::Profile;

use super::PageContent;

pub use self::attached::Attachment;
pub use self::letter::LetterFile;
pub use self::part_list::Record;
pub use self::stream::StreamFile;
pub(super) use self::xmp::uuid;

/// The program by name and version.
const PRODUCER: &str = concat!("relance ", env!("CARGO_PKG_VERSION"));

/// The title, identity and date of a file, as its reader shows them.
#[derive(Debug, Clone, Copy)]
pub struct FileInfo<'a> {
    /// The title in the window of a reader.
    pub title: &'a str,
    /// Stays the same when the file is made again: the identifier of the file is derived from it
    /// and from what the file holds, never from clock or chance.
    pub id: &'a str,
    /// Language of the letters, such as `fr`.
    pub language: &'a str,
    /// The letter date, which stands as the date of creation.
    pub date: Option<NaiveDate>,
    /// Whether readers should offer both sides of the paper.
    pub duplex: bool,
    /// The standard that the file claims to keep; the [`Stationery`](super::Stationery) must be made for the
    /// same.
    pub profile: Profile,
}

/// Contents that are printed over a page of a copy.
#[derive(Debug, Clone, Copy, Default)]
pub struct Over<'a> {
    /// Marks for the inserter.
    pub marks: Option<&'a PageContent>,
    /// A line beside what the page shows; only pages set into a zone have room for it.
    pub stamp: Option<&'a PageContent>,
}
