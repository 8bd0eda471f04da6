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

mod area;
mod length;
pub mod font;
pub mod page;
pub mod pdf;

pub use self::area::Area;
pub use self::length::Mm;
