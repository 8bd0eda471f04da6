//! From letters to pieces: sheets, order, numbers, streams.
//!
//! - **In:** planned letters and the pages of each part.
//! - **Out:** pieces in posting order, numbered from 1, each with its sheets and stream.
//! - **Uses:** `base`, `read`, `ledger`, `rules`, `plan`.
//! - **Never:** draws; invents a tariff or a registered-mail number.
