//! The people that a letter names: who signs, whom to call.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Who signs the letters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Name as printed.
    pub name: String,
    /// The capacity in which it signs, such as `gérante`: one text for all letters, or one for each language.
    pub capacity: Capacity,
    /// Path of a scanned signature, a PNG.
    #[serde(default)]
    pub image: Option<String>,
}

/// Whom the debtor may call.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name as printed.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}
