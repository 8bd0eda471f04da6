//! The meanings of words in one file: to the user, to the program that wrote it, and to everybody.

use std::collections::BTreeMap;

use crate::fold::fold;
use crate::profile::Profile;
use crate::{DebtorKind, Document, words};

use super::table::HeaderMeaning;
use super::{DocumentKind, State, table};

/// The meanings that the user gave to words of the files, each as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Words for how a document stands.
    pub status: Vec<(String, State)>,
    /// Words for kinds of debtors.
    pub kinds: Vec<(String, DebtorKind)>,
    /// Words for kinds of documents.
    pub documents: Vec<(String, DocumentKind)>,
    /// Whether what the creditor collects from the debtor's bank is dunned all the same.
    pub dun_direct_debit: bool,
}

/// The meanings of words in one file: the user's own go before those of its profile, and these before
/// those of everybody.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileWords {
    states: BTreeMap<String, State>,
    kinds: BTreeMap<String, DebtorKind>,
    papers: BTreeMap<String, DocumentKind>,
    /// Codes of documents of a program that no profile knows.
    codes: BTreeMap<String, DocumentKind>,
    /// Whether what the creditor collects itself is dunned all the same.
    dun_direct_debit: bool,
}

/// The state in a cell of a state column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CellState {
    pub(crate) state: State,
    /// Whether it is true of all that the debtor owes.
    pub(crate) of_the_debtor: bool,
    /// Whether it says that the document is a credit note.
    pub(crate) is_credit: bool,
}

/// A word as the user's and a profile's are compared: folded, but a number as it stands.
fn exact(word: &str) -> String {
    let word = word.trim();
    let digits = word.strip_prefix('-').unwrap_or(word);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { word.to_owned() } else { fold(word) }
}

impl FileWords {
    /// The words of a file with this profile.
    pub(crate) fn new(answers: &Answers, profile: Option<&Profile>) -> Self {
        let mut lexicon =
            Self { dun_direct_debit: answers.dun_direct_debit, ..Self::default() };
        if let Some(profile) = profile {
            let states = profile.status.iter();
            lexicon.states.extend(states.map(|(word, state)| (exact(word), state.0)));
            let papers = profile.documents.iter();
            lexicon.papers.extend(papers.map(|(word, paper)| (exact(word), paper.0)));
        }
        for (word, state) in &answers.status {
            lexicon.states.insert(exact(word), *state);
            lexicon.states.insert(table::key(word), *state);
        }
        lexicon.kinds.extend(answers.kinds.iter().map(|(word, it)| (exact(word), *it)));
        lexicon.papers.extend(answers.documents.iter().map(|(word, it)| (exact(word), *it)));
        lexicon
    }

    /// The state in a cell of a state column; none where nobody knows the word.
    pub(crate) fn state(&self, cell: &str) -> Option<CellState> {
        let told = self.states.get(&exact(cell)).or_else(|| self.states.get(&table::key(cell)));
        if let Some(state) = told {
            return Some(CellState { state: *state, ..CellState::default() });
        }
        if exact(cell).bytes().all(|byte| matches!(byte, b'-' | b'0'..=b'9')) {
            // A bare number is a code, and codes belong to a program; no letters at all say nothing.
            return exact(cell).is_empty().then(CellState::default);
        }
        if let Some(found) = table::table().find(cell) {
            let (state, of_the_debtor) = (found.state, found.of_the_debtor);
            return Some(CellState { state, of_the_debtor, is_credit: false });
        }
        // Short words for documents are letters that a column of states uses for something else.
        let paper = self.paper(cell).filter(|_| fold(cell).len() > 3);
        (paper == Some(DocumentKind::Is(Document::CreditNote)))
            .then(|| CellState { is_credit: true, ..CellState::default() })
    }

    /// The state that a cell is the word for; none where it says something else, or nothing.
    pub(crate) fn word_for_state(&self, cell: &str) -> Option<State> {
        let says_more = !fold(cell).is_empty() && words::yes_or_no(cell).is_none();
        let said = self.state(cell).filter(|_| says_more)?;
        (!said.is_credit).then_some(said.state)
    }

    /// The state that a mode of payment means for letters.
    pub(crate) fn mode(&self, cell: &str) -> State {
        self.dunned(table::table().mode(cell))
    }

    /// A state as the job wants it: what the creditor collects itself may be dunned all the same.
    pub(crate) fn dunned(&self, state: State) -> State {
        let dun = state == State::DirectDebit && self.dun_direct_debit;
        if dun { State::Open } else { state }
    }

    /// The kind of debtor a word means.
    pub(crate) fn kind(&self, word: &str) -> Option<DebtorKind> {
        self.kinds.get(&exact(word)).copied().or_else(|| words::kind(word))
    }

    /// Learns codes for kinds of documents.
    pub(crate) fn learn_codes(&mut self, codes: Vec<(String, DocumentKind)>) {
        self.codes.extend(codes.into_iter().map(|(code, it)| (exact(&code), it)));
    }

    /// The document a word means.
    pub(crate) fn paper(&self, word: &str) -> Option<DocumentKind> {
        let exact = exact(word);
        let told = self.papers.get(&exact).or_else(|| self.codes.get(&exact)).copied();
        told.or_else(|| words::paper(word))
    }

    /// Whether somebody has said what documents a word means: the user or the profile of the file.
    pub(crate) fn tells_papers(&self) -> bool {
        !self.papers.is_empty()
    }

    /// The document a word means to the user or the profile of the file.
    pub(crate) fn told_paper(&self, word: &str) -> Option<DocumentKind> {
        if self.papers.is_empty() {
            return None;
        }
        self.papers.get(&exact(word)).copied()
    }

    /// The meaning that a header gives to the rows of its column.
    pub(crate) fn header(&self, header: &str) -> Option<HeaderMeaning> {
        table::table().header(header)
    }
}
