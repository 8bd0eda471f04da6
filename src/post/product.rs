//! Products bought from the post office.

use serde::Deserialize;

/// The product bought from the post office for the pieces of a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Product {
    /// Both sides of the paper; none: as everywhere in the job.
    pub duplex: Option<bool>,
    /// The product in the tariff, such as `lettre-verte`; none where nothing is known to be bought.
    pub product: Option<String>,
    /// The options added to it, such as `ar` for the notice of receipt.
    pub options: Vec<String>,
}
