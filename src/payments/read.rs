//! Reads all that tells of payments.

use std::sync::Arc;

use chrono::NaiveDate;

use exports::{InputFile, ReadError, Text};
use findings::{Args, Finding, Messages, Money, Origin, Source};
use statements::{Format, Joined, PaidRow, Proof, Teller};

use super::PaymentSources;

/// All that was told of payments, before it is set against anything.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The payments of all statements, each once.
    pub(super) joined: Joined,
    /// The rows of the list made by hand.
    pub(super) paid: Vec<PaidRow>,
    /// What messages tell.
    pub(super) notes: Vec<NotedPayment>,
    /// Each statement, in the order in which it was read.
    pub(super) statements: Vec<ReadStatement>,
    /// Whether statements are part of the job.
    pub(super) of_banks: bool,
    /// How many business days the newest closing balance may be old.
    pub(super) max_age_days: u32,
    /// What is wrong with the files.
    pub(super) findings: Vec<Finding>,
}

/// A payment of an invoice that somebody else than the bank tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotedPayment {
    /// Who.
    pub teller: Teller,
    /// The number of the invoice.
    pub number: Text,
    /// The day.
    pub day: NaiveDate,
    /// How much.
    pub amount: Money,
    /// Where it stands.
    pub origin: Origin,
}

impl Told {
    /// Adds what messages tell: it is the same money as that of statements and of the list made by hand.
    pub fn note(&mut self, notes: impl IntoIterator<Item = NotedPayment>) {
        self.notes.extend(notes);
    }
}

/// How a statement was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadStatement {
    /// Its file.
    pub source: Arc<Source>,
    /// Its format.
    pub format: Format,
    /// The account.
    pub account: String,
    /// How many entries it has.
    pub entries: usize,
    /// Whether opening balance and entries make the closing one.
    pub closes: bool,
}

/// Why payments cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PaymentsError {
    /// A file is not there or may not be read.
    #[error(transparent)]
    File(#[from] ReadError),
    /// The list made by hand has no such column.
    #[error("{name} has no column for {field}")]
    Column {
        /// The list.
        name: String,
        /// What no header names: `number`, `date` or `amount`.
        field: &'static str,
    },
}

impl PaymentsError {
    /// The sentence for people, and what to do.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        match self {
            Self::File(error) => error.sentence(messages),
            Self::Column { name, field } => {
                let values = Args::new().text("name", name).text("field", *field);
                messages.get("run-paid-column", &values)
            }
        }
    }
}

/// Reads statements and the list made by hand.
///
/// # Errors
///
/// When a file is not there or may not be read, or the list made by hand lacks a column: nobody would know whom it
/// is about.
pub fn read(sources: &PaymentSources) -> Result<Told, PaymentsError> {
    let mut told = Told {
        of_banks: sources.statements.is_some(),
        max_age_days: sources.max_age_days,
        ..Told::default()
    };
    let mut statements = Vec::new();
    for file in sources.statements.iter().flatten() {
        let files = statements::read_bytes(&file.name, &bytes(file)?, &sources.profiles);
        told.findings.extend(statements::file_findings(&files));
        statements.extend(files.into_iter().filter_map(|it| it.statements.ok()).flatten());
    }
    told.statements = statements
        .iter()
        .map(|it| ReadStatement {
            source: Arc::clone(&it.source),
            format: it.format,
            account: it.account.to_string(),
            entries: it.entries.len(),
            closes: it.proof == Proof::Closes,
        })
        .collect();
    told.joined = statements::join(statements);
    told.findings.extend(statements::gap_findings(&told.joined.spans));
    if let Some(file) = &sources.paid {
        let list = statements::read_paid(&file.name, &bytes(file)?);
        let missing = |field| PaymentsError::Column { name: file.name.clone(), field };
        told.paid = list.map_err(missing)?;
    }
    Ok(told)
}

fn bytes(file: &InputFile) -> Result<Vec<u8>, ReadError> {
    let unreadable = |source| ReadError::File { name: file.name.clone(), source };
    file.read().map_err(unreadable)
}
