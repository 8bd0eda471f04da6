//! Postal services as data: limits, channels, zones.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use settings::Faults;

use crate::post::Channel;

/// A postal service, as `services/<name>.toml` tells it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name, that of the file.
    #[serde(skip)]
    pub name: String,
    /// The form of a job: the files it wants beside the letters.
    pub form: JobFormat,
    /// The sources of all this.
    pub source: String,
    /// The day on which they were read.
    pub read: NaiveDate,
    /// Its limits.
    #[serde(default)]
    pub limits: ServiceLimits,
    /// The most characters of each column of its table of addresses.
    #[serde(default)]
    pub fields: BTreeMap<String, usize>,
    /// Its names for the channels; a channel that is not there cannot be had.
    #[serde(default)]
    pub channels: BTreeMap<Channel, String>,
    /// Countries that it has no code for (ISO 3166-1, two letters).
    #[serde(default)]
    pub not_to: Vec<String>,
    /// The most pages by country (ISO 3166-1, two letters).
    #[serde(default)]
    pub pages: BTreeMap<String, u32>,
    /// Where the address stands and what stays empty, by country of posting.
    #[serde(default)]
    pub zones: Vec<ServiceZones>,
}

/// The form of a job: the files that a service wants beside the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JobFormat {
    /// A job file in XML, and documents that hold many letters.
    Maileva,
    /// A table of addresses, and a file per letter.
    MerciFacteur,
    /// A file per letter.
    Pingen,
}

/// The most that a service takes; none where it names no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServiceLimits {
    /// Bytes of a file, and of all files of a job.
    pub bytes: Option<u64>,
    /// Documents of a job.
    pub documents: Option<u32>,
    /// Letters of a job.
    pub recipients: Option<usize>,
    /// Registered letters of a job.
    pub registered_recipients: Option<usize>,
    /// Leaves of paper of a letter.
    pub sheets: Option<u32>,
    /// Lines of an address.
    pub address_lines: Option<usize>,
    /// Characters of an address line.
    pub address_width: Option<usize>,
    /// Characters of the name by which a letter is followed.
    pub track: Option<usize>,
}

/// Zones of the first page, in millimetres from the top left corner: x, y, width, height.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceZones {
    /// Countries of posting (ISO 3166-1, two letters).
    pub countries: Vec<String>,
    /// Where the address must stand; none where nobody knows.
    pub address: Option<[f32; 4]>,
    /// Areas that must stay empty.
    #[serde(default)]
    pub empty: Vec<[f32; 4]>,
    /// Width of the border that must stay empty.
    #[serde(default)]
    pub border: f32,
}

/// Profiles that come with the program.
const BUILTIN: &[(&str, &str)] = &[
    ("maileva", include_str!("../../services/maileva.toml")),
    ("merci-facteur", include_str!("../../services/merci-facteur.toml")),
    ("pingen", include_str!("../../services/pingen.toml")),
];

impl Service {
    /// Reads a profile; `file` is its name for people.
    ///
    /// # Errors
    ///
    /// With every fault of it: no TOML, a key that is missing, not known or of another kind.
    pub fn parse(name: &str, file: &str, text: &str) -> Result<Self, Faults> {
        let service: Self = settings::read(file, text)?;
        Ok(Self { name: name.to_owned(), ..service })
    }

    /// A profile that comes with the program.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Result<Self, Faults>> {
        let (_, text) = BUILTIN.iter().find(|(known, _)| *known == name)?;
        Some(Self::parse(name, &format!("services/{name}.toml"), text))
    }

    /// The names of those that come with the program.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// The zones that hold where letters are posted.
    #[must_use]
    pub fn zones_of(&self, country: &str) -> Option<&ServiceZones> {
        let holds = |zones: &&ServiceZones| {
            zones.countries.iter().any(|it| it.eq_ignore_ascii_case(country))
        };
        self.zones.iter().find(holds)
    }
}
