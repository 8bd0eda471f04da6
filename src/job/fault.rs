use std::fmt;
use std::path::PathBuf;

use serde::de::{Error, Expected, Unexpected};

use findings::{Args, Language, Messages};

/// Why no job came of a job file.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The job file is not there or may not be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The job file as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// What the job file says cannot be done.
    #[error("{}", .faults.iter().map(|fault| fault.line(file, &Messages::new(Language::En))).collect::<Vec<_>>().join("\n"))]
    Faults {
        /// The job file as it was named.
        file: String,
        /// Every fault, by line; never empty.
        faults: Vec<Fault>,
    },
}

/// One thing in a job file that must be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line in the job file, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// The key with its sections: `creditor.account.iban`.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is no TOML; holds what the parser says.
    Syntax(String),
    /// A key nobody knows, with the nearest known one and all known ones.
    UnknownKey(Option<String>, Vec<String>),
    /// A key that must be there; while it travels upwards, the name of the missing key.
    Missing(String),
    /// A value of another kind.
    WrongKind(Kind),
    /// A word that is not one of these.
    UnknownWord(String, Vec<String>),
    /// A list that must not be empty.
    EmptyList,
    /// A text that must not be empty.
    EmptyText,
    /// A value its type refuses; holds the reason.
    Refused(String),
    /// Not a currency code.
    Currency(String),
    /// Not a country code.
    Country(String),
    /// Not an IBAN, and in what respect.
    Iban(String, IbanTrouble),
    /// An account that is not one of the creditor's.
    OtherIban(String),
    /// Not a day as `2026-03-09`.
    Day(String),
    /// Not of the shape of a BIC.
    Bic(String),
    /// A bank account that no payment code can name.
    PaymentCode(CodeTrouble),
    /// Not a SIREN.
    Siren(String),
    /// Two bank accounts in one currency.
    TwoAccounts(String),
    /// Two envelopes whose streams would be called alike.
    TwoEnvelopes(String),
    /// Stages that do not follow one another.
    StageOrder(Vec<String>),
    /// No file at this path.
    NoFile(PathBuf),
    /// No folder at this path.
    NoFolder(PathBuf),
    /// A pattern that matches no file below this folder.
    NoMatch(String, PathBuf),
    /// Not a pattern; holds the reason.
    Pattern(String, String),
    /// A placeholder nobody fills.
    Placeholder(String, Vec<String>),
    /// Neither the name of a layout nor a folder with one; holds the names.
    Layout(String, Vec<String>),
    /// Values of a machine that no source gives, by their keys, and the job neither.
    Unsourced(String, Vec<String>),
    /// Marks that the machine could not read, with the reason.
    MachineRefuses(String, String),
    /// A place of the layout that prints into the zones of marks.
    MarksCollide(String, Vec<String>),
    /// A file that may not be read; holds what the system says.
    NoRead(PathBuf, String),
    /// A file that is not text in UTF-8.
    NotText(PathBuf),
}

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text in quotes.
    Text,
    /// A whole number, zero or more.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A list in brackets.
    List,
    /// A section.
    Table,
}

/// Why letters about a bank account can have no payment code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeTrouble {
    /// No IBAN, or not in a currency that codes for it take.
    Account,
    /// The BIC is missing, which accounts outside the European Economic Area need.
    Bic,
    /// A name of more characters than a code holds.
    Holder,
    /// An address whose last line is not postcode and town.
    Address,
}

/// What is wrong with an IBAN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IbanTrouble {
    /// Not of the shape of an IBAN, or not of its country's length.
    Shape,
    /// The check digits do not fit.
    Checksum,
    /// No country has it.
    Country,
}

impl JobError {
    /// What to tell people, a line for each fault.
    #[must_use]
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        match self {
            Self::Unreadable { path, source } => {
                let values = Args::new().text("path", path.display().to_string());
                vec![messages.get("job-unreadable", &values.text("reason", source.to_string()))]
            }
            Self::Faults { file, faults } => {
                faults.iter().map(|fault| fault.line(file, messages)).collect()
            }
        }
    }
}

impl Fault {
    /// A fault that does not know yet where it is.
    pub(super) fn unplaced(problem: Problem) -> Self {
        Self { line: 0, key: String::new(), problem }
    }

    /// Place, key, sentence.
    fn line(&self, file: &str, messages: &Messages) -> String {
        let sentence = messages.get(self.problem.key(), &self.problem.values(messages));
        let place =
            if self.line > 0 { format!("{file}:{}", self.line) } else { file.to_owned() };
        if self.key.is_empty() {
            return format!("{place}: {sentence}");
        }
        format!("{place} [{}]: {sentence}", self.key)
    }
}

impl Problem {
    /// Where its sentence stands in the message files.
    fn key(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "job-syntax",
            Self::UnknownKey(Some(_), _) => "job-unknown-key",
            Self::UnknownKey(None, _) => "job-unknown-key-far",
            Self::Missing(_) => "job-missing",
            Self::WrongKind(_) => "job-wrong-kind",
            Self::UnknownWord(..) => "job-unknown-word",
            Self::EmptyList => "job-empty-list",
            Self::EmptyText => "job-empty-text",
            Self::Refused(_) => "job-refused",
            Self::Currency(_) => "job-currency",
            Self::Country(_) => "job-country",
            Self::Iban(_, IbanTrouble::Shape) => "job-iban-shape",
            Self::Iban(_, IbanTrouble::Checksum) => "job-iban-checksum",
            Self::Iban(_, IbanTrouble::Country) => "job-iban-country",
            Self::OtherIban(_) => "job-other-iban",
            Self::Day(_) => "job-day",
            Self::Bic(_) => "job-bic",
            Self::PaymentCode(CodeTrouble::Account) => "job-code-account",
            Self::PaymentCode(CodeTrouble::Bic) => "job-code-bic",
            Self::PaymentCode(CodeTrouble::Holder) => "job-code-holder",
            Self::PaymentCode(CodeTrouble::Address) => "job-code-address",
            Self::Siren(_) => "job-siren",
            Self::TwoAccounts(_) => "job-two-accounts",
            Self::TwoEnvelopes(_) => "job-two-envelopes",
            Self::StageOrder(_) => "job-stage-order",
            Self::NoFile(_) => "job-no-file",
            Self::NoFolder(_) => "job-no-folder",
            Self::NoMatch(..) => "job-no-match",
            Self::Pattern(..) => "job-pattern",
            Self::Placeholder(..) => "job-placeholder",
            Self::Layout(..) => "job-layout",
            Self::NoRead(..) => "job-no-read",
            Self::NotText(_) => "job-not-text",
            Self::Unsourced(..) => "job-unsourced",
            Self::MachineRefuses(..) => "job-machine-refuses",
            Self::MarksCollide(..) => "job-marks-collide",
        }
    }

    /// The values of its sentence.
    fn values(&self, messages: &Messages) -> Args {
        let args = Args::new();
        match self {
            Self::Syntax(reason) | Self::Refused(reason) => args.text("reason", reason),
            Self::UnknownKey(nearest, known) => {
                let nearest = nearest.clone().unwrap_or_default();
                args.text("nearest", nearest).text("known", known.join(", "))
            }
            Self::WrongKind(kind) => args.text("expected", messages.plain(kind.key())),
            Self::Missing(_) | Self::EmptyList | Self::EmptyText | Self::PaymentCode(_) => args,
            Self::Currency(text)
            | Self::Country(text)
            | Self::Iban(text, _)
            | Self::OtherIban(text)
            | Self::Day(text)
            | Self::Bic(text)
            | Self::Siren(text)
            | Self::TwoAccounts(text)
            | Self::TwoEnvelopes(text) => args.text("text", text),
            Self::StageOrder(known) => args.text("known", known.join(", ")),
            Self::NoFile(path) | Self::NoFolder(path) | Self::NotText(path) => {
                args.text("path", shown(path))
            }
            Self::NoRead(path, reason) => args.text("path", shown(path)).text("reason", reason),
            Self::NoMatch(text, path) => args.text("text", text).text("path", shown(path)),
            Self::MachineRefuses(text, reason) | Self::Pattern(text, reason) => {
                args.text("text", text).text("reason", reason)
            }
            Self::UnknownWord(text, known)
            | Self::Unsourced(text, known)
            | Self::MarksCollide(text, known)
            | Self::Placeholder(text, known)
            | Self::Layout(text, known) => {
                args.text("text", text).text("known", known.join(", "))
            }
        }
    }
}

impl Kind {
    /// Where its name stands in the message files.
    fn key(self) -> &'static str {
        match self {
            Self::Text => "job-kind-text",
            Self::Number => "job-kind-number",
            Self::YesNo => "job-kind-yes-no",
            Self::List => "job-kind-list",
            Self::Table => "job-kind-table",
        }
    }
}

/// A path with `/` between folders, whatever the system.
fn shown(path: &std::path::Path) -> String {
    path.display().to_string().replace('\\', "/")
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line("", &Messages::new(Language::En)))
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self::unplaced(Problem::Refused(reason.to_string()))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::unplaced(Problem::Missing(field.to_owned()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let known = expected.iter().map(|&word| word.to_owned()).collect();
        Self::unplaced(Problem::UnknownWord(variant.to_owned(), known))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        match found {
            Unexpected::Signed(_) | Unexpected::Unsigned(_) => {
                Self::unplaced(Problem::WrongKind(Kind::Number))
            }
            _ => Self::custom(format_args!("expected {expected}")),
        }
    }
}
