//! The only room that knows PDF: builds the stationery, draws pages, inspects and imports copies, writes files.
//!
//! - **In:** [`Page`](crate::page::Page)s, faces, pictures, foreign PDF bytes.
//! - **Out:** [`Stationery`], [`PageContent`], [`Imported`], finished files.
//! - **Uses:** `base`, `font`, `page`.
//! - **Never:** knows debtors, letters or dunning; opens files itself.
//!
//! Lengths arrive in [`Mm`](crate::base::Mm) from the top left; points from the bottom left exist only here.
