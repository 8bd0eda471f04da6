//! Faults of a job file beside its writing, and the sentences for them.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use findings::{Args, Messages};
use settings::Faults;

/// Why no job came of a job file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JobError {
    /// The job file is not there or may not be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The job file as it was named.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// The date of the letters is of a year that letters cannot have.
    #[error("letters cannot be of {0}")]
    Date(NaiveDate),
    /// Settings of the job file, or of a file that it names, that cannot be: every fault, by line.
    #[error(transparent)]
    Faults(#[from] Faults),
}

/// The fault of the value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A list that must not be empty.
    EmptyList,
    /// A text that must not be empty.
    EmptyText,
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
    /// A folder of electronic invoices, and no number of the creditor by which sales are told from purchases.
    CreditorUnproved,
    /// Two bank accounts in one currency.
    TwoAccounts(String),
    /// Two envelopes whose streams would be called alike.
    TwoEnvelopes(String),
    /// No file at this path.
    NoFile(PathBuf),
    /// A folder at this path, where a file must be.
    IsFolder(PathBuf),
    /// No folder at this path.
    NoFolder(PathBuf),
    /// A file at this path, where a folder must be.
    IsFile(PathBuf),
    /// A pattern that matches no file below this folder.
    NoMatch(String, PathBuf),
    /// Not a pattern, such as one with a bracket that is not closed.
    Pattern(String),
    /// A pattern for copies that takes no file: empty, out of the folder, or with a brace that is not closed.
    CopyPattern(String),
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
    /// A file that is not text in UTF-8.
    NotText(PathBuf),
    /// Numbers of registered mail without a register that remembers which were used.
    NumbersUnregistered,
    /// A postal service and letter files in PDF/A, which leave out copies.
    ArchiveForService,
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

/// The fault of an IBAN.
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
    /// The sentences for people, a line for each fault.
    #[must_use]
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        match self {
            Self::Unreadable { path, source } => {
                let values = Args::new().text("path", path.display().to_string());
                let values = values.text("reason", messages.system(source));
                vec![messages.get("job-unreadable", &values)]
            }
            Self::Date(date) => {
                let values = Args::new().text("text", date.to_string());
                vec![messages.get("job-date", &values)]
            }
            Self::Faults(faults) => faults.lines(messages),
        }
    }
}

impl From<Problem> for settings::Problem {
    fn from(problem: Problem) -> Self {
        Self::Said(problem.key().to_owned(), problem.values())
    }
}

impl Problem {
    /// What is wrong with a path at which there is no file.
    pub(super) fn no_file(path: PathBuf) -> Self {
        if path.is_dir() { Self::IsFolder(path) } else { Self::NoFile(path) }
    }

    /// What is wrong with a path at which there is no folder.
    pub(super) fn no_folder(path: PathBuf) -> Self {
        if path.is_file() { Self::IsFile(path) } else { Self::NoFolder(path) }
    }

    /// Where its sentence stands in the message files.
    fn key(&self) -> &'static str {
        match self {
            Self::EmptyList => "job-empty-list",
            Self::EmptyText => "job-empty-text",
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
            Self::CreditorUnproved => "job-creditor-unproved",
            Self::TwoAccounts(_) => "job-two-accounts",
            Self::TwoEnvelopes(_) => "job-two-envelopes",
            Self::NoFile(_) => "job-no-file",
            Self::IsFolder(_) => "job-is-folder",
            Self::NoFolder(_) => "job-no-folder",
            Self::IsFile(_) => "job-is-file",
            Self::NoMatch(..) => "job-no-match",
            Self::Pattern(_) => "job-pattern",
            Self::CopyPattern(_) => "job-copy-pattern",
            Self::Placeholder(..) => "job-placeholder",
            Self::Layout(..) => "job-layout",
            Self::NotText(_) => "job-not-text",
            Self::Unsourced(..) => "job-unsourced",
            Self::MachineRefuses(..) => "job-machine-refuses",
            Self::MarksCollide(..) => "job-marks-collide",
            Self::NumbersUnregistered => "job-numbers-unregistered",
            Self::ArchiveForService => "job-archive-for-service",
        }
    }

    /// The values of its sentence.
    fn values(&self) -> Args {
        let args = Args::new();
        match self {
            Self::EmptyList
            | Self::EmptyText
            | Self::CreditorUnproved
            | Self::PaymentCode(_)
            | Self::NumbersUnregistered
            | Self::ArchiveForService => args,
            Self::Country(text)
            | Self::Iban(text, _)
            | Self::OtherIban(text)
            | Self::Day(text)
            | Self::Bic(text)
            | Self::Siren(text)
            | Self::TwoAccounts(text)
            | Self::Pattern(text)
            | Self::CopyPattern(text)
            | Self::TwoEnvelopes(text) => args.text("text", text),
            Self::NoFile(path)
            | Self::IsFolder(path)
            | Self::NoFolder(path)
            | Self::IsFile(path)
            | Self::NotText(path) => args.text("path", shown(path)),
            Self::NoMatch(text, path) => args.text("text", text).text("path", shown(path)),
            Self::MachineRefuses(text, reason) => {
                args.text("text", text).text("reason", reason)
            }
            Self::Unsourced(text, known)
            | Self::MarksCollide(text, known)
            | Self::Placeholder(text, known)
            | Self::Layout(text, known) => {
                args.text("text", text).text("known", known.join(", "))
            }
        }
    }
}

/// A path with `/` between folders, whatever the system.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
