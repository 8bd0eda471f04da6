//! The job file: what the user wrote, checked and resolved against the world.
//!
//! - **In:** the path of a `relance.toml`.
//! - **Out:** [`Job`].
//! - **Uses:** every room above.
//! - **Never:** reads an export or makes a letter.
