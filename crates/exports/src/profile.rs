//! Profiles: the exports of one program, as data.

use std::collections::BTreeMap;
use std::sync::Arc;

use findings::Refusal;
use serde::Deserialize;
use settings::{Document, Fault, Faults, Problem, Step, keys};

use super::amount::Mark;
use super::date::Order;
use super::fold::fold;
use super::{DocumentKind, Encoding, Field, State};

/// A profile of the exports of one program: a file of `profiles/`, or of the user's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The program and which of its exports.
    pub name: String,
    /// Where this is known from.
    pub source: String,
    /// Whether somebody has read a file, or the code that writes it. If not, it is from memory.
    #[serde(default)]
    pub verified: bool,
    /// How its files are told from others.
    #[serde(default)]
    pub recognise: Signature,
    /// Header to field.
    #[serde(default)]
    pub columns: BTreeMap<String, Word<Field>>,
    /// Headers that are understood and not needed.
    #[serde(default)]
    pub not_needed: Vec<String>,
    /// Words and codes of its state columns that mean something else than everywhere, or nothing elsewhere.
    #[serde(default)]
    pub status: BTreeMap<String, Word<State>>,
    /// Words for kinds of documents that mean something else than everywhere, or nothing elsewhere.
    #[serde(default)]
    pub documents: BTreeMap<String, Word<DocumentKind>>,
    /// Its peculiarities.
    #[serde(default)]
    pub quirks: Quirks,
}

/// How the files of a program are told from others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signature {
    /// Headers that must all be there; each list holds the forms of one, by language or version.
    pub headers: Vec<Vec<String>>,
    /// How a line above the header must start.
    pub title: Option<String>,
}

/// The peculiarities of the exports of a program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Quirks {
    /// The meaning of a row.
    pub row: RowIs,
    /// Whether a blank debtor means the debtor above.
    pub blank_is_as_above: bool,
    /// The fields from left to right in files without a header; `-` for none.
    pub without_header: Vec<String>,
    /// The mark before decimals.
    pub decimal: Option<Word<Mark>>,
    /// The part that stands first in dates.
    pub date_order: Option<Word<Order>>,
    /// The encoding.
    pub encoding: Option<Word<Encoding>>,
    /// The things that this export lists instead of open invoices: no letters can be made of it.
    pub not_for_letters: Option<Listed>,
}

/// The things that an export can list instead of open invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listed {
    /// Money received.
    Payments,
    /// Entries of a ledger.
    Bookings,
    /// Accounts and their names.
    Accounts,
    /// Debts of the firm itself.
    Suppliers,
    /// Offers that nobody has accepted yet.
    Quotes,
    /// Orders that are not yet invoiced.
    Orders,
    /// Invoices that will be written again and again.
    Schedules,
}

impl Listed {
    /// The word for it in profiles and messages: `payments`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Payments => "payments",
            Self::Bookings => "bookings",
            Self::Accounts => "accounts",
            Self::Suppliers => "suppliers",
            Self::Quotes => "quotes",
            Self::Orders => "orders",
            Self::Schedules => "schedules",
        }
    }
}

/// The meaning of a row of an export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowIs {
    /// As the headers show.
    #[default]
    Unknown,
    /// One invoice.
    Invoice,
    /// One line of an invoice, with the invoice repeated.
    InvoiceLine,
    /// One payment of an invoice, with the invoice repeated; an unpaid one has a row too.
    Payment,
}

/// A word of a profile that means one of a few things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<T>(pub T);

/// Something that profiles name by one of a few words.
pub trait Worded: std::str::FromStr {
    /// The words, as messages list them.
    fn words() -> String;
}

impl Worded for Field {
    fn words() -> String {
        Self::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Worded for Mark {
    fn words() -> String {
        "\",\", \".\"".to_owned()
    }
}

impl Worded for Order {
    fn words() -> String {
        Self::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Worded for Encoding {
    fn words() -> String {
        Self::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Worded for State {
    fn words() -> String {
        Self::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Worded for DocumentKind {
    fn words() -> String {
        Self::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl<'de, T: Worded> Deserialize<'de> for Word<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let read = word.parse().map(Word);
        let unknown = || Refusal::new("settings-unknown-word", word).expecting(T::words());
        read.map_err(|_| serde::de::Error::custom(unknown()))
    }
}

/// The profiles that come with the program, each under its name in job files.
const BUILTIN: &[(&str, &str)] = &[
    ("cegid", include_str!("../profiles/cegid.toml")),
    ("datev-accounts", include_str!("../profiles/datev-accounts.toml")),
    ("datev-bookings", include_str!("../profiles/datev-bookings.toml")),
    ("datev-debtors", include_str!("../profiles/datev-debtors.toml")),
    ("dolibarr", include_str!("../profiles/dolibarr.toml")),
    ("e-boekhouden", include_str!("../profiles/e-boekhouden.toml")),
    ("ebp", include_str!("../profiles/ebp.toml")),
    ("faktu", include_str!("../profiles/faktu.toml")),
    ("fec", include_str!("../profiles/fec.toml")),
    ("invoice-ninja", include_str!("../profiles/invoice-ninja.toml")),
    ("invoice-ninja-payments", include_str!("../profiles/invoice-ninja-payments.toml")),
    ("odoo", include_str!("../profiles/odoo.toml")),
    ("pennylane", include_str!("../profiles/pennylane.toml")),
    ("quickbooks", include_str!("../profiles/quickbooks.toml")),
    ("sage", include_str!("../profiles/sage.toml")),
    ("sap", include_str!("../profiles/sap.toml")),
    ("sevdesk", include_str!("../profiles/sevdesk.toml")),
    ("stripe", include_str!("../profiles/stripe.toml")),
    ("xero", include_str!("../profiles/xero.toml")),
    ("zoho", include_str!("../profiles/zoho.toml")),
];

/// Columns of a file without header that are looked at; none has as many.
const MOST_FIELDS: usize = 256;

impl Profile {
    /// Reads a profile; `file` is its name for people.
    ///
    /// # Errors
    ///
    /// With every fault of it: line, key, what is wrong and what is expected.
    pub fn parse(file: &str, text: &str) -> Result<Self, Faults> {
        let document = Document::parse(file, text)?;
        // A profile that does not name the key needs no line of it.
        let named = if text.contains("without_header") { MOST_FIELDS } else { 0 };
        let lines: Vec<usize> = (0..named)
            .map(|at| [keys(&["quirks", "without_header"]), vec![Step::Item(at)]].concat())
            .map(|path| document.line(&path))
            .collect();
        let profile: Self = document.whole()?;
        let words = profile.quirks.without_header.iter().zip(lines);
        let unknown = words.filter(|(it, _)| *it != "-" && it.parse::<Field>().is_err());
        let faults = unknown.map(|(word, line)| {
            let known = Field::ALL.iter().map(|it| it.as_str()).chain(["-"]);
            let known = known.map(str::to_owned).collect();
            let problem = Problem::UnknownWord(word.clone(), known);
            Fault::of_line(file, line, "quirks.without_header", problem)
        });
        let faults: Vec<Fault> = faults.collect();
        if faults.is_empty() { Ok(profile) } else { Err(Faults(faults)) }
    }

    /// The names of the profiles that come with the program.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// A profile that comes with the program.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        let (_, text) = BUILTIN.iter().find(|(it, _)| *it == name)?;
        Self::parse(&format!("profiles/{name}.toml"), text).ok()
    }

    /// Every header it knows.
    fn words(&self) -> impl Iterator<Item = &str> {
        let wanted = self.recognise.headers.iter().flatten();
        self.columns.keys().chain(wanted).chain(&self.not_needed).map(String::as_str)
    }

    /// Whether a file is of this program, and how many of its headers say so.
    fn fits(&self, headers: &[String], titles: &[String]) -> Option<usize> {
        let Signature { headers: wanted, title } = &self.recognise;
        let titled =
            |start: &String| titles.iter().any(|it| fold(it).starts_with(&fold(start)));
        if !title.as_ref().is_none_or(titled) || (wanted.is_empty() && title.is_none()) {
            return None;
        }
        let there = |forms: &Vec<String>| forms.iter().any(|it| headers.contains(&fold(it)));
        let weight = wanted.len() + usize::from(title.is_some());
        wanted.iter().all(there).then_some(weight)
    }
}

/// The profiles a job may use: those that come with the program, or the one it names.
#[derive(Debug, Clone)]
pub(super) struct KnownProfiles {
    profiles: Vec<Arc<Profile>>,
    /// Whether it is one that the job names.
    given: bool,
}

impl KnownProfiles {
    /// With one given profile that is one; else all that come with the program.
    pub(super) fn new(given: Option<&Arc<Profile>>) -> Self {
        match given {
            Some(profile) => Self { profiles: vec![Arc::clone(profile)], given: true },
            None => {
                let all = Profile::builtin_names().filter_map(Profile::builtin);
                Self { profiles: all.map(Arc::new).collect(), given: false }
            }
        }
    }

    /// Every header that a profile knows.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.profiles.iter().flat_map(|it| it.words())
    }

    /// The profile which the job names.
    pub(super) fn given(&self) -> Option<&Arc<Profile>> {
        self.profiles.first().filter(|_| self.given)
    }

    /// The profile of a file: the one given, or the one that knows most of its headers.
    pub(super) fn of(&self, headers: &[String], titles: &[String]) -> Option<Arc<Profile>> {
        if let Some(given) = self.given() {
            return Some(Arc::clone(given));
        }
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        let fitting =
            self.profiles.iter().filter_map(|it| Some((it.fits(&folded, titles)?, it)));
        // Of equals the first: `max_by_key` would take the last.
        let best = fitting.rev().max_by_key(|(weight, _)| *weight);
        best.map(|(_, profile)| Arc::clone(profile))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_can_be_read_and_says_where_it_is_from() {
        for (name, text) in BUILTIN {
            let profile =
                Profile::parse(name, text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(profile.source.len() > 20, "{name}");
            let signed = profile.recognise != Signature::default();
            assert!(signed || !profile.verified, "{name}");
        }
    }

    #[test]
    fn every_profile_of_the_folder_comes_with_the_program() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "toml"))
            .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        assert_eq!(names, Profile::builtin_names().collect::<Vec<_>>());
    }

    /// Each profile fits a header made of its own signature, and wins over all others there.
    #[test]
    fn every_profile_is_recognised_by_its_own_signature() {
        let profiles = KnownProfiles::new(None);
        for (name, text) in BUILTIN {
            let profile = Profile::parse(name, text).unwrap();
            if profile.recognise == Signature::default() {
                continue;
            }
            let first = |forms: &Vec<String>| forms[0].clone();
            let headers: Vec<String> = profile.recognise.headers.iter().map(first).collect();
            let titles: Vec<String> = profile.recognise.title.iter().cloned().collect();
            assert_eq!(profiles.of(&headers, &titles).as_deref(), Some(&profile), "{name}");
        }
    }

    #[test]
    fn a_profile_with_a_mistake_is_refused() {
        let of = |more: &str| {
            let read = Profile::parse("p", &format!("name = \"A\"\nsource = \"B\"\n{more}"));
            read.map_err(|faults| faults.to_string())
        };
        assert!(of("[columns]\nDate = \"due_date\"").is_ok());
        assert!(of("[columns]\nDate = \"due date\"").unwrap_err().contains("due date"));
        assert!(of("[quirks]\nwithout_header = [\"x\"]").unwrap_err().contains("`x`"));
        assert!(of("colour = 1").is_err());
    }
}
