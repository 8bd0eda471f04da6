//! Field 61: a booking in one row.

use chrono::{Datelike as _, NaiveDate};

use super::super::statement::{Entry, Line, Status};
use super::super::text::{decimal, number, tidy};
use super::day;

/// Letters of the kind of booking behind the amount: `NTRF`.
const KIND: usize = 4;

/// Reads a booking. None where its row is no such thing.
pub(super) fn read(rows: &[String]) -> Option<Entry> {
    let mut rest = rows.first()?.trim();
    let (value, after) = rest.split_at_checked(6)?;
    let value_day = day(value)?;
    rest = after;
    let mut booked = value_day;
    if let Some(short) = rest.get(..4).filter(|it| it.bytes().all(|it| it.is_ascii_digit())) {
        booked = near(value_day, short)?;
        rest = rest.get(4..)?;
    }
    let reversal = rest.starts_with('R');
    // `EC` and `ED` of MT942 are expected, not booked.
    let expected = rest.starts_with('E');
    rest = rest.strip_prefix(['R', 'E']).unwrap_or(rest);
    let credit = rest.starts_with('C');
    rest = rest.strip_prefix(['C', 'D'])?;
    // The third letter of the currency, which some banks write here.
    rest = rest.strip_prefix(|it: char| it.is_ascii_uppercase()).unwrap_or(rest);
    let digits = rest.find(|it: char| !it.is_ascii_digit() && it != ',').unwrap_or(rest.len());
    let (figures, rest) = rest.split_at(digits);
    let amount = decimal(figures, ',')?;
    let references = rest.get(KIND..).unwrap_or_default();
    let bank = references.split_once("//").map_or("", |(_, it)| it);
    // A reversal of a credit takes away what the credit brought, and one of a debit brings it back.
    let adds = credit != reversal;
    let amount = Some(if adds { amount } else { -amount });
    let more = rows.get(1..).unwrap_or_default().join(" ");
    Some(Entry {
        day: Some(booked),
        value_day: Some(value_day),
        amount,
        status: if expected { Status::Pending } else { Status::Booked },
        reversal,
        bank_reference: tidy(bank),
        more: tidy(&more),
        lines: vec![Line { amount, ..Line::default() }],
        ..Entry::default()
    })
}

/// The day of four digits, month first, that is nearest to another.
fn near(day: NaiveDate, short: &str) -> Option<NaiveDate> {
    let (month, of_month) = short.as_bytes().split_at_checked(2)?;
    let (month, of_month) = (number(month)?, number(of_month)?);
    let years = (day.year() - 1)..=(day.year() + 1);
    let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, of_month));
    days.min_by_key(|it| (*it - day).num_days().abs())
}
