//! The day that one part of a text gives.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Said;
use super::clause::{Part, length_of};
use super::lexicon::lexicon;
use super::token::{Token, Unit, unit};

/// So many days, weeks or months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    number: u32,
    unit: Unit,
}

/// The most that is believed: a year.
const MOST: [(Unit, u32); 3] = [(Unit::Days, 365), (Unit::Weeks, 52), (Unit::Months, 12)];

/// No date is further ahead than this, in days.
const FURTHEST: u64 = 3 * 366;

impl Span {
    fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        let most =
            MOST.iter().find(|(unit, _)| *unit == self.unit).map_or(0, |(_, most)| *most);
        match self.unit {
            _ if self.number > most => None,
            Unit::Days => day.checked_add_days(Days::new(self.number.into())),
            Unit::Weeks => day.checked_add_days(Days::new(u64::from(self.number) * 7)),
            Unit::Months => day.checked_add_months(Months::new(self.number)),
        }
    }
}

/// What a part that is about paying the whole says, of a document issued on a day.
pub(super) fn of(part: &Part, issued: NaiveDate) -> Said {
    let said = &lexicon().phrases;
    let Some((spans, dates)) = spans_and_dates(part) else { return Said::Unclear };
    let at_once = part.has(&said.at_once);
    let rest = without_at_once(part);
    if rest.has(&said.other_day) || rest.has(&said.business) {
        return Said::Unclear;
    }
    let month_end = part.has(&said.month_end);
    let day = day_of_month(part);
    match (spans.as_slice(), dates.as_slice()) {
        ([], []) if at_once && !month_end => Said::Day(issued),
        ([span], []) if month_end && !at_once => to_month_end(*span, day, issued),
        ([span], []) if !at_once && day.is_none() => {
            span.after(issued).map_or(Said::Unclear, Said::Day)
        }
        (spans @ ([] | [_]), [date]) if !at_once && !month_end => {
            let latest = issued.checked_add_days(Days::new(FURTHEST));
            if *date < issued || latest.is_none_or(|it| *date > it) {
                return Said::Unclear;
            }
            let counted = spans.first().map(|it| it.after(issued));
            match counted {
                None => Said::Day(*date),
                Some(Some(counted)) => Said::Day(counted.max(*date)),
                Some(None) => Said::Unclear,
            }
        }
        _ => Said::Unclear,
    }
}

/// The spans and dates of a part, each once; none where one of them is not sure.
fn spans_and_dates(part: &Part) -> Option<(Vec<Span>, Vec<NaiveDate>)> {
    let (mut spans, mut dates) = (Vec::new(), Vec::new());
    let english = part.has(&lexicon().phrases.english);
    for (at, token) in part.tokens.iter().enumerate() {
        let behind = part.tokens.get(at + 1..).unwrap_or_default();
        match token {
            Token::Date(day) => dates.push(*day),
            Token::Unsure(day) => dates.push(day.filter(|_| !english)?),
            // One word may stand between: `30 calendar days`, `10 jours`.
            Token::Number(number) => {
                let next = unit(behind).or_else(|| unit(behind.get(1..).unwrap_or_default()));
                let Some((unit, _)) = next else { continue };
                if part.is_end_of_range(at) {
                    return None;
                }
                spans.push(Span { number: *number, unit });
            }
            Token::Range => return None,
            _ => {}
        }
    }
    spans.extend(part.net_number().map(|number| Span { number, unit: Unit::Days }));
    spans.dedup();
    dates.dedup();
    Some((spans, dates))
}

impl Part {
    /// Whether the number at a place is the second of `8 bis 14`.
    fn is_end_of_range(&self, at: usize) -> bool {
        let before = |steps: usize| at.checked_sub(steps).and_then(|it| self.tokens.get(it));
        let between = before(1).map(std::slice::from_ref).unwrap_or_default();
        let number = matches!(before(2), Some(Token::Number(_)));
        number && length_of(between, &lexicon().phrases.range) == 1
    }
}

/// The part without the words that say at once.
fn without_at_once(part: &Part) -> Part {
    let (mut tokens, mut at) = (Vec::new(), 0);
    while let Some(token) = part.tokens.get(at) {
        let rest = part.tokens.get(at..).unwrap_or_default();
        match length_of(rest, &lexicon().phrases.at_once) {
            0 => {
                tokens.push(token.clone());
                at += 1;
            }
            length => at += length,
        }
    }
    part.with_tokens(tokens)
}

/// The number of `le 10`, which is no span.
fn day_of_month(part: &Part) -> Option<u32> {
    (0..part.tokens.len()).find_map(|at| {
        let rest = part.tokens.get(at..)?;
        let length = length_of(rest, &lexicon().phrases.on_the);
        let Some(Token::Number(number)) = rest.get(length).filter(|_| length > 0) else {
            return None;
        };
        let behind = rest.get(length + 1..).unwrap_or_default();
        let counted =
            unit(behind).is_some() || unit(behind.get(1..).unwrap_or_default()).is_some();
        ((1..=31).contains(number) && !counted).then_some(*number)
    })
}

/// Both ways of counting: the span and then to the end of the month, or to the end of the month and then the span.
/// Article L441-10 of the Code de commerce lets the parties mean either.
fn to_month_end(span: Span, day: Option<u32>, issued: NaiveDate) -> Said {
    let one = span.after(issued).and_then(month_end);
    let other = month_end(issued).and_then(|it| span.after(it));
    let (Some(one), Some(other)) = (one, other) else { return Said::Unclear };
    let Some(day) = day else { return Said::of(one, other) };
    match (next(one, day), next(other, day)) {
        (Some(one), Some(other)) => Said::of(one, other),
        _ => Said::Unclear,
    }
}

fn month_end(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The first day of this number on or after a day.
fn next(from: NaiveDate, number: u32) -> Option<NaiveDate> {
    let this = from.with_day(number).filter(|it| *it >= from);
    this.or_else(|| from.with_day(1)?.checked_add_months(Months::new(1))?.with_day(number))
}
