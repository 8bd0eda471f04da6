//! The columns that say how a document stands, and what they say of a row.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::amount::{self, Reading};
use crate::row::Cells;
use crate::{Text, words};

use super::{CellState, FileWords, State};

/// A column that says how the documents of its rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StateColumn {
    pub(crate) column: u16,
    pub(crate) marks: SaysBy,
}

/// How a column says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SaysBy {
    /// By the word for the state.
    Word,
    /// By yes, where its header is the state: `Bloqué`.
    Yes(State),
    /// By no, where its header is the contrary: `Relançable`.
    No(State),
    /// By an amount other than zero, where its header is the state: `Retenue de garantie`.
    Amount(State),
    /// By the day, the code or a yes that settles the document.
    Settlement,
    /// By a text that people wrote, where it says that letters are kept back; any other text says nothing.
    Remark,
    /// By a mode of payment that leaves nothing to the debtor.
    Mode,
}

/// The state of a row by all columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) state: State,
    /// The state of all that the debtor owes.
    pub(crate) of_the_debtor: State,
    /// Whether they say that the document is a credit note.
    pub(crate) is_credit: bool,
}

/// A word of a state column that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnknownWord {
    pub(crate) column: u16,
    /// The line of the first row with it.
    pub(crate) line: u32,
    pub(crate) text: String,
    pub(crate) rows: usize,
}

/// Reads the state columns of one file.
#[derive(Debug, Default)]
pub(crate) struct Standings {
    pub(crate) lexicon: Arc<FileWords>,
    columns: Vec<Watched>,
    unknown: BTreeMap<(u16, String), UnknownWord>,
}

/// A state column, and what its words mean that stood before: most rows repeat a few.
#[derive(Debug)]
struct Watched {
    column: StateColumn,
    said: HashMap<Text, Option<CellState>, foldhash::fast::FixedState>,
}

/// So many different words are kept in mind; more are no words for states.
const KEPT: usize = 4096;

impl Standings {
    pub(crate) fn new(lexicon: Arc<FileWords>, columns: &[StateColumn]) -> Self {
        let watched =
            columns.iter().map(|column| Watched { column: *column, said: HashMap::default() });
        Self { lexicon, columns: watched.collect(), ..Self::default() }
    }

    /// The state of a row by the columns. A payment that its amounts show to be one of a part settles
    /// nothing.
    pub(crate) fn of(
        &mut self,
        cells: &Cells<'_>,
        paid_in_part: impl Fn() -> bool,
    ) -> Standing {
        let mut standing = Standing::default();
        for at in 0..self.columns.len() {
            let Some(column) = self.columns.get(at).map(|it| it.column) else { continue };
            let cell = cells.at(column.column);
            if cell.is_empty() || (column.marks == SaysBy::Settlement && paid_in_part()) {
                continue;
            }
            let said = self.said(at, cell).unwrap_or_else(|| {
                self.ask(column, cells.place.line, cell);
                CellState { state: State::Unknown, ..CellState::default() }
            });
            standing.state = standing.state.and(said.state);
            standing.is_credit |= said.is_credit;
            if said.of_the_debtor {
                standing.of_the_debtor = standing.of_the_debtor.and(said.state);
            }
        }
        standing
    }

    /// Asks about a row of which the word for its state contradicts another column.
    pub(crate) fn doubt(&mut self, cells: &Cells<'_>) -> State {
        let words =
            self.columns.iter().map(|it| it.column).filter(|it| it.marks == SaysBy::Word);
        for column in words.collect::<Vec<_>>() {
            self.ask(column, cells.place.line, cells.at(column.column));
        }
        State::Unknown
    }

    /// The words nobody knows, most frequent first.
    pub(crate) fn into_unknown(self) -> Vec<UnknownWord> {
        let mut unknown: Vec<UnknownWord> = self.unknown.into_values().collect();
        unknown.sort_by(|one, other| {
            (one.column, other.rows, one.line).cmp(&(other.column, one.rows, other.line))
        });
        unknown
    }

    /// The state in a cell of the column at a place.
    fn said(&mut self, at: usize, cell: &str) -> Option<CellState> {
        let watched = self.columns.get(at)?;
        if let Some(said) = watched.said.get(cell) {
            return *said;
        }
        let said = self.read(watched.column.marks, cell);
        if let Some(watched) = self.columns.get_mut(at).filter(|it| it.said.len() < KEPT) {
            watched.said.insert(Text::from(cell), said);
        }
        said
    }

    fn read(&self, marks: SaysBy, cell: &str) -> Option<CellState> {
        let only = |state: State| CellState {
            state: self.lexicon.dunned(state),
            ..CellState::default()
        };
        match marks {
            SaysBy::Word => {
                let said = self.lexicon.state(cell)?;
                Some(CellState { state: self.lexicon.dunned(said.state), ..said })
            }
            SaysBy::Remark => {
                let said = self.lexicon.state(cell).filter(|it| {
                    let state = it.state;
                    state.keeps_letters_back()
                        || matches!(state, State::Paid | State::WrittenOff | State::Cancelled)
                });
                let said = said.unwrap_or_default();
                Some(CellState { state: self.lexicon.dunned(said.state), ..said })
            }
            SaysBy::Mode => Some(only(self.lexicon.mode(cell))),
            SaysBy::Yes(state) => match is_so(cell) {
                Some(true) => Some(only(state)),
                Some(false) => Some(CellState::default()),
                None => self.lexicon.state(cell),
            },
            SaysBy::No(state) => match is_so(cell) {
                Some(true) => Some(CellState::default()),
                Some(false) => Some(only(state)),
                None => self.lexicon.state(cell),
            },
            SaysBy::Amount(state) => match amount::read(cell).map(|it| it.reading) {
                Some(Reading::Clear(money, _)) if money.is_zero() => Some(CellState::default()),
                Some(_) => Some(only(state)),
                None if words::yes_or_no(cell) == Some(false) => Some(CellState::default()),
                None => self.lexicon.state(cell),
            },
            SaysBy::Settlement => match is_so(cell) {
                Some(true) => Some(only(State::Paid)),
                Some(false) => Some(CellState::default()),
                None if is_code(cell) => Some(only(State::Paid)),
                None => self.lexicon.state(cell),
            },
        }
    }

    fn ask(&mut self, column: StateColumn, line: u32, cell: &str) {
        let column = column.column;
        let word = || UnknownWord { column, line, text: cell.to_owned(), rows: 0 };
        let key = (column, super::table::key(cell));
        self.unknown.entry(key).or_insert_with(word).rows += 1;
    }
}

/// Whether a cell that says yes, no or a day says yes; none where it says neither.
pub(crate) fn is_so(cell: &str) -> Option<bool> {
    if let Some(answer) = words::yes_or_no(cell) {
        return Some(answer);
    }
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_day = digits >= 4 && crate::date::is_date(cell);
    // Programs write a day of zeros where there is none.
    let is_nothing =
        cell.bytes().all(|byte| matches!(byte, b'0' | b'/' | b'-' | b'.' | b':' | b' '));
    if is_nothing { Some(false) } else { is_day.then_some(true) }
}

/// Whether a cell holds a code as lettering gives it: a few letters and digits.
fn is_code(cell: &str) -> bool {
    cell.len() <= 8 && cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'*')
}
