//! Postal services that print and post: their limits as data, and the files they want beside the letters.
//!
//! - **In:** [`Service`] profiles; pieces, letters, addresses, sizes of files, first pages.
//! - **Out:** batches of pieces, job files and tables as text, and [`Breach`]es of the limits, [`Touch`]es of the
//!   zones, each a finding.
//! - **Uses:** `findings`, `settings`, `exports`, `print`, `address`, `plan`, `post`.
//! - **Never:** opens files; sends anything; knows an account or a password.

mod batch;
mod check;
mod maileva;
mod merci_facteur;
mod profile;
mod zone;

use std::sync::Arc;

use crate::address::Country;
use crate::plan::PlannedLetter;
use crate::post::Piece;
use findings::{Args, Code, Finding, Origin, Source};

pub use self::batch::{Batch, batches};
pub use self::check::{check, check_sender};
pub use self::maileva::{Campaign, JobDocument};
pub use self::merci_facteur::{addresses, list};
pub use self::profile::{JobFormat, Service, ServiceLimits, ServiceZones};
pub use self::zone::{Touch, Zoning};

/// A piece as a service gets it.
#[derive(Debug, Clone)]
pub struct Parcel<'a> {
    /// The piece.
    pub piece: &'a Piece,
    /// Its letter.
    pub letter: &'a PlannedLetter,
    /// The lines of its address, top to bottom.
    pub address: Vec<String>,
    /// The length of its file in bytes.
    pub bytes: u64,
}

/// A limit of a service that a piece does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The number of the piece; none where it is about the whole run.
    pub piece: Option<u32>,
    /// The debtor's code; empty where it is about the whole run.
    pub debtor: String,
    /// Which limit: `bytes`, `pages`, `address-width`, ...
    pub rule: &'static str,
    /// The value that was found, as words.
    pub found: String,
    /// The most, or the only values, that the service takes, as words.
    pub limit: String,
}

impl Breach {
    /// A limit that a piece does not keep.
    fn of(
        parcel: &Parcel<'_>,
        rule: &'static str,
        found: impl ToString,
        limit: impl ToString,
    ) -> Self {
        Self {
            piece: Some(parcel.piece.number),
            debtor: parcel.letter.debtor.code.to_string(),
            rule,
            found: found.to_string(),
            limit: limit.to_string(),
        }
    }

    /// The same as a finding about the debtor, or about the whole run.
    #[must_use]
    pub fn finding(&self, service: &Service) -> Finding {
        let piece = self.piece.map_or_else(|| "none".to_owned(), |it| it.to_string());
        let values = Args::new()
            .text("service", &service.name)
            .text("piece", piece)
            .text("rule", self.rule)
            .text("found", &self.found)
            .text("limit", &self.limit);
        let debtor = self.piece.map(|_| self.debtor.as_str());
        Finding::new(Code::ServiceLimit, service.origin(), debtor, values)
    }
}

impl Service {
    /// The profile as the place of a finding.
    fn origin(&self) -> Origin {
        let name = format!("services/{}.toml", self.name);
        Origin::file(&Arc::new(Source { name, headers: Vec::new(), sheet: None }))
    }
}

impl Parcel<'_> {
    /// The code of the country it goes to, in capitals; `home` is that of posting.
    fn country(&self, home: &str) -> String {
        let code = Country::code_of(self.letter.debtor.country.as_deref(), home);
        let code = if code.is_empty() { home.to_owned() } else { code };
        code.to_uppercase()
    }
}

/// The name of the file of a piece, plain enough for every service.
#[must_use]
pub fn file_name(piece: &Piece) -> String {
    format!("P{:06}.pdf", piece.number)
}

#[cfg(test)]
mod limit_tests;
#[cfg(test)]
mod tests;
