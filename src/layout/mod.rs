//! A letter design as data: sheet, places, styles, faces, and the texts that go with it.
//!
//! - **In:** a layout folder: `layout.toml` and `texts/<language>/<kind>-<stage>.md`.
//! - **Out:** [`Layout`].
//! - **Uses:** `base`, `font`.
//! - **Never:** measures text, fills a template, knows a debtor.
