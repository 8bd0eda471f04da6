//! What is bought from the post office.

use serde::Deserialize;

/// What is bought from the post office for the pieces of a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Product {
    /// Both sides of the paper; none: as everywhere in the job.
    pub duplex: Option<bool>,
    /// The product in the tariff, such as `lettre-verte`; none where nothing is known to be bought.
    pub product: Option<String>,
    /// What is added to it, such as `ar`.
    pub options: Vec<String>,
}
