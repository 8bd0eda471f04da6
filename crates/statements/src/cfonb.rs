//! CFONB 120: records of 120 characters, of French banks (CFONB, "Relevé de compte sur support informatique").

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use findings::{Money, Source};

use super::account::Account;
use super::proof::prove;
use super::statement::{Balance, Entry, FaultKind, Format, Line, Statement, Status};
use super::text::{number, tidy, year};

/// Characters of a record.
const LENGTH: usize = 120;

/// Whether a text is of this format: its first record is one, with a currency and decimals in their places.
pub(crate) fn is(text: &str) -> bool {
    let first = text.trim_start_matches(['\r', '\n', ' ']);
    let first = first.lines().next().unwrap_or_default();
    let currency = cut(first, 17, 19);
    let decimals = cut(first, 20, 20);
    matches!(cut(first, 1, 2), "01" | "04" | "05" | "07")
        && currency.len() == 3
        && currency.bytes().all(|it| it.is_ascii_uppercase())
        && decimals.bytes().all(|it| it.is_ascii_digit())
}

/// Reads the statements of a file.
pub(crate) fn read(text: &str, source: &Arc<Source>) -> Vec<Statement> {
    let mut file = Records { source, done: Vec::new(), open: None, ended: false };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (line, row) in (1_u32..).zip(text.lines()) {
        // Some systems write records without line ends.
        let mut rest = row.trim_end_matches([' ', '\u{1a}']);
        let long = rest.chars().count() > LENGTH;
        loop {
            let at = rest.char_indices().nth(LENGTH).map_or(rest.len(), |(at, _)| at);
            let (record, more) = rest.split_at(if long { at } else { rest.len() });
            file.record(line, record);
            rest = more;
            if rest.is_empty() {
                break;
            }
        }
    }
    file.flush();
    let mut statements = file.done;
    statements.iter_mut().for_each(prove);
    statements
}

struct Records<'s> {
    source: &'s Arc<Source>,
    done: Vec<Statement>,
    /// The one that is being read.
    open: Option<Statement>,
    /// Whether it has its closing balance.
    ended: bool,
}

impl Records<'_> {
    fn record(&mut self, line: u32, record: &str) {
        match cut(record, 1, 2) {
            "01" => self.begin(line, record),
            "04" => self.entry(line, record),
            "05" => self.detail(line, record),
            "07" => self.close(line, record),
            _ if record.trim().is_empty() => {}
            _ => self.last(line, record).fault(line, FaultKind::Stray, record),
        }
    }

    /// The statement that is being read; one without an opening balance where none is.
    fn last(&mut self, line: u32, record: &str) -> &mut Statement {
        let source = self.source;
        self.open.get_or_insert_with(|| fresh(source, line, record))
    }

    /// Ends the statement that is being read.
    fn flush(&mut self) {
        self.done.extend(self.open.take());
        self.ended = false;
    }

    fn begin(&mut self, line: u32, record: &str) {
        self.flush();
        let statement = self.last(line, record);
        statement.opening = balance(statement, line, record);
    }

    fn close(&mut self, line: u32, record: &str) {
        let ended = self.ended;
        let statement = self.last(line, record);
        if ended || statement.opening.is_none() {
            statement.fault(line, FaultKind::Closing, record);
        }
        statement.closing = balance(statement, line, record).or(statement.closing);
        self.ended = true;
    }

    fn entry(&mut self, line: u32, record: &str) {
        if self.ended {
            // An entry behind a closing balance begins a statement of which the opening is lost.
            self.flush();
        }
        let statement = self.last(line, record);
        let same = cut(record, 22, 32) == tail(statement.account.as_str(), 11);
        let signed = signed(record);
        if !same {
            statement.fault(line, FaultKind::Orphan, record);
        }
        if signed.is_none() {
            statement.fault(line, FaultKind::Amount, cut(record, 91, 104));
        }
        let day = date(cut(record, 35, 40));
        if day.is_none() {
            statement.fault(line, FaultKind::Day, cut(record, 35, 40));
        }
        let currency = cut(record, 17, 19).parse().ok();
        let label = tidy(cut(record, 49, 80));
        let payment = Line {
            amount: signed,
            currency,
            text: if label.is_empty() { Vec::new() } else { vec![label] },
            reason: tidy(cut(record, 41, 42)),
            ..Line::default()
        };
        statement.entries.push(Entry {
            line,
            day,
            value_day: date(cut(record, 43, 48)),
            amount: signed,
            currency,
            status: Status::Booked,
            bank_reference: tidy(cut(record, 105, 120)),
            lines: vec![payment],
            ..Entry::default()
        });
    }

    fn detail(&mut self, line: u32, record: &str) {
        let ended = self.ended;
        let statement = self.last(line, record);
        let entry = statement.entries.last_mut().filter(|_| !ended);
        let Some(payment) = entry.and_then(|it| it.lines.last_mut()) else {
            statement.fault(line, FaultKind::Orphan, record);
            return;
        };
        let text = cut(record, 49, 118);
        match cut(record, 46, 48) {
            "NPY" => payment.payer = tidy(text),
            "LIB" | "LCC" | "LC2" | "LCS" => add(&mut payment.text, text),
            "RCN" => {
                payment.end_to_end = tidy(cut(record, 49, 83));
                add(&mut payment.text, cut(record, 84, 118));
            }
            // What the bank says beside: kept, and looked through for references.
            _ => add(&mut payment.more, text),
        }
    }
}

fn fresh(source: &Arc<Source>, line: u32, record: &str) -> Statement {
    let mut statement = Statement::new(source, line, Format::Cfonb120);
    let parts = [cut(record, 3, 7), cut(record, 12, 16), cut(record, 22, 32)];
    statement.account = Account::new(&parts.concat());
    statement.currency = cut(record, 17, 19).parse().ok();
    statement
}

fn add(parts: &mut Vec<Box<str>>, text: &str) {
    let text = tidy(text);
    if !text.is_empty() {
        parts.push(text);
    }
}

/// The last characters of a text.
fn tail(text: &str, count: usize) -> &str {
    text.len().checked_sub(count).and_then(|from| text.get(from..)).unwrap_or(text)
}

fn balance(statement: &mut Statement, line: u32, record: &str) -> Option<Balance> {
    let day = date(cut(record, 35, 40));
    if day.is_none() {
        statement.fault(line, FaultKind::Day, cut(record, 35, 40));
    }
    let amount = signed(record);
    if amount.is_none() {
        statement.fault(line, FaultKind::Amount, cut(record, 91, 104));
    }
    Some(Balance { amount: amount?, day, currency: cut(record, 17, 19).parse().ok() })
}

/// Columns of a record, counted from 1, as far as it has them.
fn cut(record: &str, from: usize, to: usize) -> &str {
    if let Some(part) = record.get(from - 1..to).filter(|_| record.is_ascii()) {
        return part;
    }
    let mut places = record.char_indices().map(|(at, _)| at).chain([record.len()]);
    let begin = places.nth(from - 1);
    let end = places.nth(to - from);
    let begin = begin.unwrap_or(record.len());
    record.get(begin..end.unwrap_or(record.len())).unwrap_or_default()
}

/// The amount of a record: fourteen digits of which the last is a letter that has the sign in it.
fn signed(record: &str) -> Option<Money> {
    let (digits, last) = cut(record, 91, 104).split_at_checked(13)?;
    let (digit, negative) = match last.bytes().next()? {
        b'{' => (0, false),
        b'}' => (0, true),
        it @ b'A'..=b'I' => (it - b'A' + 1, false),
        it @ b'J'..=b'R' => (it - b'J' + 1, true),
        _ => return None,
    };
    let all = digits.bytes().all(|it| it.is_ascii_digit());
    let whole =
        digits.bytes().filter(|_| all).fold(0, |sum, it| sum * 10 + i64::from(it - b'0'));
    let whole = whole * 10 + i64::from(digit);
    let decimals = cut(record, 20, 20).parse().ok()?;
    let amount = Decimal::new(if negative { -whole } else { whole }, decimals);
    Money::of_cell(amount).filter(|_| all)
}

/// A day of six digits, the day first.
fn date(text: &str) -> Option<NaiveDate> {
    let [a, b, c, d, e, f] = *text.as_bytes() else { return None };
    NaiveDate::from_ymd_opt(year(number(&[e, f])?), number(&[c, d])?, number(&[a, b])?)
}
