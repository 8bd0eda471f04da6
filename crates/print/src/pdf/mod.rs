//! The only room that knows PDF: builds the stationery, draws pages, inspects and imports copies, writes files.
//!
//! - **In:** [`Page`](crate::page::Page)s, faces, pictures, foreign PDF bytes.
//! - **Out:** [`Stationery`], [`PageContent`], [`TaggedPages`], finished files with copies in them.
//! - **Uses:** `font`, `page`.
//! - **Never:** knows debtors, letters or dunning; opens files itself.
//!
//! Lengths arrive in [`Mm`](crate::Mm) from the top left; points from the bottom left exist only here.

mod content;
mod cut_face;
mod file;
mod icc;
mod paper;
mod pen;
mod pen_face;
mod picture;
mod profile;
mod squeeze;
mod stationery;
mod tagged;
mod tagged_text;
mod tagger;

pub use self::content::PageContent;
pub use self::file::{Attachment, FileInfo, LetterFile, Over, Record, StreamFile};
pub use self::paper::{is_pdf, paper};
pub use self::pen::Pen;
pub use self::picture::picture_size;
pub use self::profile::Profile;
pub use self::stationery::{Finish, Stationery};
pub use self::tagged::TaggedPages;

/// Why faces, pictures or pages cannot become PDF.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// A font program that cannot be cut down.
    #[error("face {face} cannot be cut down to the glyphs used: {reason}")]
    Face {
        /// Its PostScript name.
        face: String,
        /// Why.
        reason: String,
    },
    /// A picture that is no readable PNG.
    #[error("picture cannot be used: {reason}")]
    Picture {
        /// Why.
        reason: String,
    },
    /// A page wants a face, glyph or picture that there is not.
    #[error("{thing} is not in the stationery of this run")]
    NotInStationery {
        /// The object that was wanted.
        thing: String,
    },
    /// Pages put aside for the archive are not what was put aside.
    #[error("pages put aside came back damaged")]
    PutAside,
    /// The stationery could not be put together.
    #[error("the stationery cannot be built: {reason}")]
    Stationery {
        /// Why.
        reason: String,
    },
}

impl PdfError {
    /// The word by which messages tell the reasons apart.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Face { .. } => "face",
            Self::Picture { .. } => "picture",
            Self::NotInStationery { .. } => "thing",
            Self::PutAside => "put-aside",
            Self::Stationery { .. } => "built",
        }
    }

    /// The face or thing that it is about, where it is about one.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Face { face, .. } => Some(face),
            Self::NotInStationery { thing } => Some(thing),
            Self::Picture { .. } | Self::PutAside | Self::Stationery { .. } => None,
        }
    }
}
