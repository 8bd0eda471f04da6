//! The CSV of a bank, by a profile.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use csv::StringRecord;

use findings::{Currency, LineCounter, Money, Source};

use super::account::{Account, PayerAccount};
use super::profile::Profile;
use super::proof::prove;
use super::statement::{Balance, Entry, FaultKind, Format, Line, Proof, Statement, Status};
use super::text::{decimal, tidy};

/// Rows in which a header is looked for: banks write account and period above it.
const ROWS_BEFORE: usize = 40;

/// Reads a file as the first profile that fits says. None where none does.
pub(crate) fn read(
    text: &str,
    source: &Arc<Source>,
    profiles: &[Profile],
) -> Option<Vec<Statement>> {
    profiles.iter().find_map(|profile| Table::open(text, profile).map(|it| it.read(source)))
}

/// A file and the columns that a profile finds in it.
struct Table<'f> {
    profile: &'f Profile,
    rows: Vec<(u32, StringRecord)>,
    header: Vec<String>,
}

impl<'f> Table<'f> {
    fn open(text: &str, profile: &'f Profile) -> Option<Self> {
        let delimiter = u8::try_from(profile.delimiter).ok()?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut lines = LineCounter::new(text);
        let mut rows = Vec::new();
        let mut header: Option<Vec<String>> = None;
        for (place, record) in reader.records().enumerate() {
            let record = record.ok()?;
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.behind_breaks(usize::try_from(start).unwrap_or(usize::MAX));
            if header.is_some() {
                rows.push((line, record));
                continue;
            }
            let cells: Vec<String> = record.iter().map(|it| tidy(it).into()).collect();
            if profile.columns.named().all(|name| cells.iter().any(|it| it == name)) {
                header = Some(cells);
            } else if place >= ROWS_BEFORE {
                return None;
            }
        }
        Some(Self { profile, rows, header: header? })
    }

    fn read(&self, source: &Arc<Source>) -> Vec<Statement> {
        let mut statements: BTreeMap<String, (Statement, Vec<Option<Money>>)> = BTreeMap::new();
        for (line, row) in &self.rows {
            if row.iter().all(|it| it.trim().is_empty()) {
                continue;
            }
            let columns = &self.profile.columns;
            let account = self.cell(row, columns.account.as_ref());
            let account = account.or(self.profile.account.as_deref()).unwrap_or_default();
            let (statement, balances) =
                statements.entry(account.to_owned()).or_insert_with(|| {
                    let mut fresh = Statement::new(source, *line, Format::Csv);
                    fresh.account = Account::new(account);
                    (fresh, Vec::new())
                });
            let entry = self.entry(*line, row, statement);
            statement.currency = statement.currency.or(entry.currency);
            statement.entries.push(entry);
            balances
                .push(self.cell(row, columns.balance.as_ref()).and_then(|it| self.money(it)));
        }
        let proven = statements.into_values().map(|(mut statement, balances)| {
            close(&mut statement, &balances);
            statement
        });
        proven.collect()
    }

    fn entry(&self, line: u32, row: &StringRecord, statement: &mut Statement) -> Entry {
        let columns = &self.profile.columns;
        let cell = |name: &Option<String>| self.cell(row, name.as_ref());
        let amount = self.amount(row);
        if amount.is_none() {
            let amounts = [&columns.amount, &columns.credit, &columns.debit];
            let odd: Vec<&str> = amounts.into_iter().filter_map(cell).collect();
            statement.fault(line, FaultKind::Amount, &odd.join(" "));
        }
        let written = self.cell(row, Some(&columns.day)).unwrap_or_default();
        let day = NaiveDate::parse_from_str(written, &self.profile.date).ok();
        if day.is_none() {
            statement.fault(line, FaultKind::Day, written);
        }
        let currency = cell(&columns.currency).or(self.profile.currency.as_deref());
        let currency: Option<Currency> = currency.and_then(|it| it.parse().ok());
        let texts = columns.text.iter().filter_map(|it| self.cell(row, Some(it)));
        let payment = Line {
            amount,
            currency,
            payer: tidy(cell(&columns.payer).unwrap_or_default()),
            payer_account: cell(&columns.payer_account).and_then(PayerAccount::of),
            text: texts.map(tidy).filter(|it| !it.is_empty()).collect(),
            ..Line::default()
        };
        Entry {
            line,
            day,
            amount,
            currency,
            status: Status::Booked,
            bank_reference: tidy(cell(&columns.bank_reference).unwrap_or_default()),
            lines: vec![payment],
            ..Entry::default()
        }
    }

    /// What a row adds to the account.
    fn amount(&self, row: &StringRecord) -> Option<Money> {
        let columns = &self.profile.columns;
        let of = |name: &Option<String>| self.cell(row, name.as_ref());
        match (of(&columns.amount), of(&columns.credit), of(&columns.debit)) {
            (Some(amount), ..) => self.money(amount),
            (None, Some(credit), None) => self.money(credit),
            (None, None, Some(debit)) => self.money(debit).map(|it| -it.abs()),
            (None, Some(credit), Some(debit)) => {
                let (credit, debit) = (self.money(credit)?, self.money(debit)?.abs());
                // Some banks write a nought where nothing is meant.
                (credit.is_zero() || debit.is_zero()).then_some(credit - debit)
            }
            (None, None, None) => None,
        }
    }

    /// The cell of a column; none where it is empty.
    fn cell<'r>(&self, row: &'r StringRecord, name: Option<&String>) -> Option<&'r str> {
        let place = self.header.iter().position(|it| Some(it) == name)?;
        row.get(place).map(str::trim).filter(|it| !it.is_empty())
    }

    fn money(&self, cell: &str) -> Option<Money> {
        let thousands = if self.profile.decimal == ',' { '.' } else { ',' };
        let part = |it: char| it.is_whitespace() || it == thousands || matches!(it, '\'' | '’');
        let plain: String = cell.chars().filter(|it| !part(*it)).collect();
        let plain = plain.trim_matches(|it: char| it == '€' || it.is_ascii_alphabetic());
        let negative = plain.contains(['-', '−']);
        let plain = plain.trim_matches(['-', '−', '+']);
        let amount = decimal(plain, self.profile.decimal)?;
        Some(if negative { -amount } else { amount })
    }
}

/// Takes opening and closing balance from the balances behind the rows, oldest or newest first.
fn close(statement: &mut Statement, balances: &[Option<Money>]) {
    let days = || statement.entries.iter().filter_map(|it| it.day);
    let (oldest, newest) = (days().min(), days().max());
    let currency = statement.currency;
    let amounts: Vec<Option<Money>> = statement.entries.iter().map(|it| it.amount).collect();
    let (Some(first), Some(last)) = (amounts.first(), amounts.last()) else { return };
    let ends = (balances.first().copied().flatten(), balances.last().copied().flatten());
    let ((Some(first), Some(last)), (Some(top), Some(bottom))) = ((*first, *last), ends) else {
        statement.proof = Proof::Missing;
        return;
    };
    for (opening, closing) in [(top - first, bottom), (bottom - last, top)] {
        statement.opening = Some(Balance { amount: opening, day: oldest, currency });
        statement.closing = Some(Balance { amount: closing, day: newest, currency });
        prove(statement);
        if statement.proof == Proof::Closes {
            return;
        }
    }
}
