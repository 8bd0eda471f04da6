//! Looks into columns whose headers say nothing: states, yes and no, amounts, dates.

use std::collections::{BTreeMap, HashMap};

use csv::StringRecord;

use crate::amount;
use crate::date;

use crate::records::Records;
use crate::words;

use super::{FileWords, State};

/// So many rows are looked at: a column shows what it is long before.
const ROWS: usize = 5_000;

/// So many different words that mean no state show that a column holds none.
const STRANGE: usize = 200;

/// Counts of the cells of a column, as far as it was looked at.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    filled: usize,
    /// Cells that are words for states.
    states: usize,
    /// Those of them that keep a document out of letters.
    barring: usize,
    answers: usize,
    /// Answers that are not mere digits.
    worded: usize,
    yes: usize,
    amounts: usize,
    /// Those of them with decimals: numbers without may be anything.
    decimals: usize,
    dates: usize,
    known: HashMap<String, CellKind, foldhash::fast::FixedState>,
    strange: usize,
}

/// Looks at the first rows of these columns.
pub(crate) fn look(
    mut records: Records<'_>,
    columns: Vec<u16>,
    words: &FileWords,
) -> BTreeMap<u16, Seen> {
    let mut seen: BTreeMap<u16, Seen> =
        columns.into_iter().map(|column| (column, Seen::default())).collect();
    let (mut record, mut rows) = (StringRecord::new(), 0);
    while !seen.is_empty() && rows < ROWS && records.next_into(&mut record).is_some() {
        rows += 1;
        for (column, seen) in &mut seen {
            let cell = record.get(usize::from(*column)).unwrap_or_default();
            seen.add(cell.trim(), words);
        }
    }
    seen
}

/// The things that one cell can be.
#[derive(Debug, Clone, Copy, Default)]
struct CellKind {
    is_state: bool,
    bars: bool,
    answer: Option<bool>,
    is_amount: bool,
    has_decimals: bool,
    is_date: bool,
}

/// The reason for which a column that is left aside could matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Matter {
    /// It holds amounts.
    Amounts,
    /// It holds words for states.
    States,
    /// It holds dates.
    Dates,
}

impl Matter {
    /// The word for it in messages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Amounts => "amounts",
            Self::States => "states",
            Self::Dates => "dates",
        }
    }
}

impl Seen {
    /// Looks at one more cell.
    pub(crate) fn add(&mut self, cell: &str, lexicon: &FileWords) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        let kind = match self.known.get(cell) {
            Some(kind) => *kind,
            None => {
                let kind = kind(cell, lexicon, self.strange < STRANGE);
                self.strange += usize::from(!kind.is_state);
                if self.known.len() < STRANGE {
                    self.known.insert(cell.to_owned(), kind);
                }
                kind
            }
        };
        self.states += usize::from(kind.is_state);
        self.barring += usize::from(kind.bars);
        self.answers += usize::from(kind.answer.is_some());
        self.worded += usize::from(kind.answer.is_some() && !kind.is_amount);
        self.yes += usize::from(kind.answer == Some(true));
        self.amounts += usize::from(kind.is_amount);
        self.decimals += usize::from(kind.has_decimals);
        self.dates += usize::from(kind.is_date);
    }

    fn most(&self, cells: usize) -> bool {
        cells * 2 > self.filled
    }

    /// Whether most of its cells are words for states.
    pub(crate) fn holds_states(&self) -> bool {
        self.most(self.states)
    }

    /// Whether some of them keep documents out of letters.
    pub(crate) fn bars(&self) -> bool {
        self.barring > 0
    }

    /// Whether all its cells say yes or no: a column of amounts may hold 0 and 1, and not them alone.
    pub(crate) fn holds_answers(&self) -> bool {
        self.filled > 0 && self.answers == self.filled && (self.worded > 0 || self.yes > 0)
    }

    /// Whether most of its cells say yes, no or a day.
    pub(crate) fn holds_marks(&self) -> bool {
        self.most(self.answers + self.dates) && self.amounts <= self.answers
    }

    /// Whether an answer stands in it that is no mere digit.
    pub(crate) fn answers_in_words(&self) -> bool {
        self.worded > 0
    }

    /// Whether anything stands in it.
    pub(crate) fn is_filled(&self) -> bool {
        self.filled > 0
    }

    /// Whether most of its cells are amounts.
    pub(crate) fn holds_amounts(&self) -> bool {
        self.most(self.amounts)
    }

    /// Whether anything but amounts stands in it.
    pub(crate) fn may_be_marks(&self) -> bool {
        self.filled > 0 && self.decimals == 0
    }

    /// The reason for which it could matter, most pressing first; none where it is harmless.
    pub(crate) fn matters(&self) -> Option<Matter> {
        let amounts = if self.decimals > 0 { self.amounts } else { 0 };
        [(Matter::Amounts, amounts), (Matter::States, self.states), (Matter::Dates, self.dates)]
            .into_iter()
            .find(|(_, cells)| self.most(*cells))
            .map(|(matter, _)| matter)
    }
}

fn kind(cell: &str, lexicon: &FileWords, looks_for_states: bool) -> CellKind {
    let state = if looks_for_states { lexicon.word_for_state(cell) } else { None };
    let is_date = date::is_date(cell) && cell.contains(['/', '-', '.', ' ']);
    let is_amount = !is_date && amount::read(cell).is_some();
    CellKind {
        is_state: state.is_some(),
        bars: state.is_some_and(|it| it != State::Open),
        answer: words::yes_or_no(cell),
        is_amount,
        has_decimals: is_amount && cell.contains(['.', ',']),
        is_date,
    }
}
