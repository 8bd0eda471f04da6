//! Checks that the code keeps the floor plan: which house of the street and which room uses which, that no files
//! use one another in a circle, which room keeps which outside crate, and that names say what is meant.
//!
//! Files are parsed, not searched: code for tests alone is left out wherever it stands, and a path counts whether
//! it is imported, written out, or stands in the words of a macro or an attribute.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod circles;
mod house;
mod keys;
mod names;
mod paths;
mod planted;
mod resolve;
mod rules;
mod sources;

use std::sync::LazyLock;

use self::house::House;
use self::keys::{COMMON, KEYS};

/// The whole street, read once.
static STREET: LazyLock<House> = LazyLock::new(|| House::of(&sources::real()));

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn houses_use_houses_below() {
    none(&rules::houses(&STREET));
}

#[test]
fn signs_name_only_rooms_above() {
    none(&rules::order(&STREET));
}

#[test]
fn rooms_use_what_their_sign_says_no_more_and_no_less() {
    none(&rules::signs(&STREET));
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    none(&rules::circles(&STREET));
}

#[test]
fn no_two_types_of_a_crate_bear_the_same_name() {
    none(&names::types(&STREET));
}

#[test]
fn every_file_says_first_what_it_holds() {
    none(&names::heads(&STREET));
}

#[test]
fn outside_things_stay_with_their_keepers() {
    none(&rules::keepers(&STREET, KEYS, COMMON));
}
