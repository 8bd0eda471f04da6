//! From pages and copies to whole files: one per letter, and streams.
//!
//! - **In:** drawn pages and imported copies of one piece.
//! - **Out:** the bytes of a letter file; pieces written to a stream in posting order.
//! - **Uses:** `base`, `page`, `pdf`, `compose`, `attach`, `post`.
//! - **Never:** changes the order it is given.
