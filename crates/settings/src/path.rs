//! The way from the top of a file to a value.

use std::fmt::Write as _;

/// A step from the top of a file to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Into a section.
    Key(String),
    /// Into a list, counted from 0.
    Item(usize),
}

/// A path of keys alone.
#[must_use]
pub fn keys(names: &[&str]) -> Vec<Step> {
    names.iter().map(|&name| Step::Key(name.to_owned())).collect()
}

/// The line of a byte, counted from 1.
pub(super) fn line(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    1 + before.iter().filter(|&&byte| byte == b'\n').count()
}

/// A path as a file writes it: dotted, quoted where needed, without places in lists.
pub(super) fn shown(path: &[Step]) -> String {
    let mut out = String::new();
    for step in path {
        let Step::Key(key) = step else { continue };
        let dot = if out.is_empty() { "" } else { "." };
        let bare = key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        // Writing to a `String` cannot fail.
        let _ = if bare && !key.is_empty() {
            write!(out, "{dot}{key}")
        } else {
            write!(out, "{dot}\"{key}\"")
        };
    }
    out
}
