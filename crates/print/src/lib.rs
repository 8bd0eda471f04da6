//! From a finished page to a print-ready PDF file: faces and shaped words, pages as values, and the files they are
//! written to, thousands of letters sharing one stationery.
//!
//! - **In:** font files, pictures and imported pages as bytes.
//! - **Out:** [`Mm`], [`Area`], [`font::Faces`], [`page::Page`], [`pdf::LetterFile`], [`pdf::StreamFile`].
//! - **Uses:** `pdf_import`.
//! - **Never:** knows letters or dunning; opens files itself.
//!
//! A page is a value: what stands where, in millimetres from the top left corner. What lays pages out needs no
//! PDF, and what writes PDF needs no layout.
//!
//! ```
//! use relance_print::Mm;
//! use relance_print::font::{Face, FaceId, Faces, Shaper};
//! use relance_print::page::{Item, Page, PlacedWord, TextRun};
//! use relance_print::pdf::{FileInfo, LetterFile, Pen, Profile, Stationery};
//!
//! let font = std::fs::read("../../fonts/source-sans/SourceSans3-Regular.ttf")?;
//! let faces = Faces::new(vec![Face::read("sans", font.into())?]);
//!
//! // A page is a value: one word, 25 mm from the left, 50 mm from the top.
//! let mut shaper = Shaper::new(&faces);
//! let word = shaper.shape(FaceId(0), "Mahnung");
//! let text = TextRun {
//!     x: Mm(25.0),
//!     y: Mm(50.0),
//!     face: FaceId(0),
//!     size_pt: 11.0,
//!     tracking: 0.0,
//!     narrow: 1.0,
//!     words: vec![PlacedWord { word, space: 0.0, parted: false }],
//! };
//! let page = Page { width: Mm(210.0), height: Mm(297.0), items: vec![Item::Text(text)] };
//! assert!(relance_print::page::dump(std::slice::from_ref(&page)).contains("Mahnung"));
//!
//! // The faces are cut down to the glyphs in use, once for all files.
//! let stationery = Stationery::build(&faces, shaper.used(), &[])?;
//! let drawn = Pen::new(&faces, 0).draw(&page)?;
//! let mut pdf = Vec::new();
//! let mut file = LetterFile::begin(&stationery, &mut pdf);
//! file.page(&drawn);
//! file.finish(&FileInfo {
//!     title: "Reminder",
//!     id: "R-1",
//!     language: "de",
//!     date: None,
//!     duplex: false,
//!     profile: Profile::Mail,
//! });
//! assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() < 10_000);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod area;
mod length;
pub mod font;
pub mod page;
pub mod pdf;

pub use self::area::{Area, NoArea};
pub use self::length::Mm;
