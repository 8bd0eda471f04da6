//! MT940 and MT942 of SWIFT: fields with a tag at the beginning of a line.

mod entry;
mod told;

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Currency, Money, Source};

use super::account::Account;
use super::proof::prove;
use super::statement::{Balance, Entry, FaultKind, Format, Statement};
use super::text::{decimal, number, tidy, year};

/// Whether a text is of this format: it has a reference and an account, in this order.
pub(crate) fn is(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start).filter(|it| !it.is_empty()).take(20);
    let begun = lines.any(|it| it.starts_with(":20:") || it.ends_with("{4:"));
    begun && lines.any(|it| it.starts_with(":25") || it.starts_with(":20:"))
}

/// Reads the statements of a file.
pub(crate) fn read(text: &str, source: &Arc<Source>) -> Vec<Statement> {
    let mut file = Fields { source, done: Vec::new(), open: None };
    let mut field = Field::default();
    for (line, row) in (1_u32..).zip(text.lines()) {
        let row = row.trim_end_matches(['\r', '\u{1a}']);
        match tag(row) {
            Some((tag, value)) => {
                file.take(&field);
                field = Field { line, tag: tag.to_owned(), rows: vec![value.to_owned()] };
            }
            // The end of a message, and the blocks around it.
            None if matches!(row.trim(), "-" | "-}") || row.starts_with("{1:") => {
                file.take(&std::mem::take(&mut field));
            }
            None => field.rows.push(row.to_owned()),
        }
    }
    file.take(&field);
    file.flush();
    file.done
}

/// A field: its tag, and the rows of its value.
#[derive(Default)]
struct Field {
    line: u32,
    tag: String,
    rows: Vec<String>,
}

/// The tag at the beginning of a row, and what follows: `61` of `:61:…`.
fn tag(row: &str) -> Option<(&str, &str)> {
    let (tag, value) = row.strip_prefix(':')?.split_once(':')?;
    let known =
        (2..=3).contains(&tag.len()) && tag.bytes().all(|it| it.is_ascii_alphanumeric());
    known.then_some((tag, value))
}

struct Fields<'s> {
    source: &'s Arc<Source>,
    done: Vec<Statement>,
    /// The statement that is being read.
    open: Option<Statement>,
}

impl Fields<'_> {
    fn take(&mut self, field: &Field) {
        let value = field.rows.first().map_or("", String::as_str);
        if field.tag == "20" {
            self.flush();
            self.open = Some(Statement::new(self.source, field.line, Format::Mt940));
        }
        let Some(statement) = &mut self.open else { return };
        match field.tag.as_str() {
            "25" | "25P" => statement.account = Account::new(value),
            "28" | "28C" => statement.id = tidy(value),
            "60F" | "60M" => {
                statement.opening = balance(statement, field.line, value);
            }
            "62F" | "62M" => {
                if statement.closing.is_some() {
                    statement.fault(field.line, FaultKind::Closing, value);
                }
                statement.closing = balance(statement, field.line, value).or(statement.closing);
            }
            "34F" | "13D" | "13" => {
                statement.format = Format::Mt942;
                let currency = value.get(..3).and_then(|it| it.parse().ok());
                statement.currency = statement.currency.or(currency);
            }
            "61" => match entry::read(&field.rows) {
                Some(entry) => self.push(Entry { line: field.line, ..entry }),
                None => statement.fault(field.line, FaultKind::Amount, value),
            },
            "86" => {
                let last = statement.entries.last_mut().filter(|_| statement.closing.is_none());
                if let Some(line) = last.and_then(|it| it.lines.last_mut()) {
                    told::read(&field.rows, line);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, mut entry: Entry) {
        let Some(statement) = &mut self.open else { return };
        entry.currency = statement.currency;
        for line in &mut entry.lines {
            line.currency = statement.currency;
        }
        statement.entries.push(entry);
    }

    /// Ends the statement that is being read; one that names no account is none.
    fn flush(&mut self) {
        let Some(mut statement) = self.open.take() else { return };
        if !statement.account.as_str().is_empty() {
            prove(&mut statement);
            self.done.push(statement);
        }
    }
}

/// A balance: `C261102EUR4210,55`, in old files without its currency.
fn balance(statement: &mut Statement, line: u32, value: &str) -> Option<Balance> {
    let read = written(value.trim());
    match read {
        Some(balance) => statement.currency = statement.currency.or(balance.currency),
        None => statement.fault(line, FaultKind::Amount, value),
    }
    read
}

fn written(value: &str) -> Option<Balance> {
    let (negative, rest) = match value.split_at_checked(1)? {
        ("C", rest) => (false, rest),
        ("D", rest) => (true, rest),
        _ => return None,
    };
    let (date, rest) = rest.split_at_checked(6)?;
    let currency: Option<Currency> = rest.get(..3).and_then(|it| it.parse().ok());
    let digits = if currency.is_some() { rest.get(3..)? } else { rest };
    let amount: Money = decimal(digits.trim(), ',')?;
    Some(Balance { amount: if negative { -amount } else { amount }, day: day(date), currency })
}

/// A day of six digits, the year first.
fn day(text: &str) -> Option<NaiveDate> {
    let [a, b, c, d, e, f] = *text.as_bytes() else { return None };
    NaiveDate::from_ymd_opt(year(number(&[a, b])?), number(&[c, d])?, number(&[e, f])?)
}
