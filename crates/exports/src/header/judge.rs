//! Judges columns whose headers say nothing by their rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::note::{Note, NoteCode};
use crate::state::{FileWords, HeaderBy, Matter, SaysBy, Seen, StateColumn};
use crate::{Field, State};
use findings::{Args, Code};

use super::{Recognised, Trouble, fold, header_of};

/// Headers of texts about a document, folded, and what may follow.
const LABELS: &[&str] = &[
    "libelle",
    "designation",
    "description",
    "objet",
    "label",
    "memo",
    "details",
    "detail",
    "texte",
    "text",
    "narrative",
    "narration",
    "particulars",
    "buchungstext",
    "bezeichnung",
    "beschreibung",
    "betreff",
    "verwendungszweck",
    "omschrijving",
    "descripcion",
    "concepto",
    "descrizione",
    "causale",
    "oggetto",
    "intitule",
    "positionstext",
];
/// Headers, folded, of what people note beside a document or debtor.
const REMARKS: &[&str] = &[
    "commentaire",
    "commentaires",
    "observation",
    "observations",
    "remarque",
    "remarques",
    "note",
    "notes",
    "noteinterne",
    "notesinternes",
    "annotation",
    "annotations",
    "comment",
    "comments",
    "remark",
    "remarks",
    "internalnote",
    "internalnotes",
    "bemerkung",
    "bemerkungen",
    "notiz",
    "notizen",
    "internenotiz",
    "kommentar",
    "opmerking",
    "opmerkingen",
    "notitie",
    "observaciones",
    "notas",
    "comentarios",
    "osservazioni",
    "annotazioni",
];
const OF_WHAT: &[&str] = &[
    "",
    "ecriture",
    "delecriture",
    "piece",
    "facture",
    "description",
    "operation",
    "document",
    "boeking",
];

impl Recognised {
    /// The columns that need a look: those that give no field, and one that may hold amounts or answers.
    pub(crate) fn to_look_at(&self, columns: usize) -> Vec<u16> {
        let paid = self.columns.get(Field::Paid);
        let given: BTreeSet<u16> = Field::ALL
            .iter()
            .filter(|field| **field != Field::Paid)
            .filter_map(|field| self.columns.get(*field))
            .chain(self.states.iter().map(|it| it.column))
            .chain(self.off.iter().copied())
            .collect();
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        (0..columns).filter(|it| Some(*it) == paid || !given.contains(it)).collect()
    }

    /// Takes columns for what the rows show them to be.
    pub(crate) fn judge(
        &mut self,
        headers: &[String],
        seen: &BTreeMap<u16, Seen>,
        lexicon: Arc<FileWords>,
    ) {
        self.read_paid_as_answer(headers, seen);
        self.read_headers_as_states(headers, seen, &lexicon);
        self.read_remarks(headers, seen);
        self.find_states(headers, seen);
        self.leave_lettering_to_ledgers();
        self.lexicon = lexicon;
    }

    /// `Bezahlt` with yes and no under it says whether, not how much.
    fn read_paid_as_answer(&mut self, headers: &[String], seen: &BTreeMap<u16, Seen>) {
        let paid = self.columns.get(Field::Paid);
        let Some(column) = paid.filter(|it| seen.get(it).is_some_and(Seen::holds_answers))
        else {
            return;
        };
        self.columns.set(Field::Paid, None);
        self.mark(headers, column, SaysBy::Yes(State::Paid));
    }

    /// `Bloqué` with yes and no under it, or days; where it keeps letters back, with anything but amounts.
    fn read_headers_as_states(
        &mut self,
        headers: &[String],
        seen: &BTreeMap<u16, Seen>,
        lexicon: &FileWords,
    ) {
        let given: BTreeSet<Option<u16>> =
            Field::ALL.iter().map(|field| self.columns.get(*field)).collect();
        for (column, seen) in seen {
            let says = lexicon.header(&header_of(headers, *column)).filter(|says| {
                let text = says.by == HeaderBy::Yes && says.state.keeps_letters_back();
                match says.by {
                    HeaderBy::Amount => seen.holds_amounts(),
                    HeaderBy::NoInWords => seen.holds_marks() && seen.answers_in_words(),
                    HeaderBy::Yes | HeaderBy::No => {
                        seen.holds_marks() || (text && seen.may_be_marks())
                    }
                }
            });
            let is_free = !given.contains(&Some(*column)) && !self.not_needed.contains(column);
            if let Some(says) = says.filter(|_| is_free && !self.gives_state(*column)) {
                let marks = match says.by {
                    HeaderBy::Yes => SaysBy::Yes(says.state),
                    HeaderBy::No | HeaderBy::NoInWords => SaysBy::No(says.state),
                    HeaderBy::Amount => SaysBy::Amount(says.state),
                };
                self.mark(headers, *column, marks);
            }
        }
    }

    /// What people note beside a document or debtor counts where it keeps letters back, and is no word for a state
    /// otherwise.
    fn read_remarks(&mut self, headers: &[String], seen: &BTreeMap<u16, Seen>) {
        let given: BTreeSet<Option<u16>> =
            Field::ALL.iter().map(|field| self.columns.get(*field)).collect();
        for (column, seen) in seen {
            let is_free = !given.contains(&Some(*column)) && !self.gives_state(*column);
            let header = header_of(headers, *column);
            if is_free && seen.is_filled() && REMARKS.contains(&fold(&header).as_str()) {
                self.states.push(StateColumn { column: *column, marks: SaysBy::Remark });
                self.forget(*column);
                if seen.bars() {
                    self.tell(NoteCode::RemarkColumn, header, State::Open);
                }
            }
        }
    }

    /// A column most of whose cells are words for states is the one of states. Two are asked about, where
    /// both keep documents out of letters and neither a profile nor the user knows them.
    fn find_states(&mut self, headers: &[String], seen: &BTreeMap<u16, Seen>) {
        let given: BTreeSet<Option<u16>> =
            Field::ALL.iter().map(|field| self.columns.get(*field)).collect();
        let free = |column: &u16| {
            let label = is_label(&header_of(headers, *column));
            !given.contains(&Some(*column)) && !self.gives_state(*column) && !label
        };
        let told = self.states.iter().find(|it| it.marks == SaysBy::Word).map(|it| it.column);
        let needed = |column: &u16| told.is_none() || !self.not_needed.contains(column);
        let found: Vec<(u16, bool)> = seen
            .iter()
            .filter(|(column, seen)| free(column) && needed(column) && seen.holds_states())
            .map(|(column, seen)| (*column, seen.bars()))
            .collect();
        let mut barring = found.iter().filter(|(_, bars)| *bars).map(|(column, _)| *column);
        let (first, second) = (barring.next(), barring.next());
        let two = match (told, first, second) {
            (Some(told), Some(other), _) if !self.status_is_named => Some((told, other)),
            (None, Some(first), Some(second)) => Some((first, second)),
            _ => None,
        };
        if let Some((first, second)) = two {
            self.ask_which(headers, first, second);
        } else if told.is_none()
            && let Some(column) = first.or_else(|| found.first().map(|(column, _)| *column))
        {
            self.columns.set(Field::Status, Some(column));
            self.states.push(StateColumn { column, marks: SaysBy::Word });
            self.tell(NoteCode::StateColumn, header_of(headers, column), State::Open);
            self.forget(column);
        }
    }

    /// Where debits and credits stand on rows of their own, lettering settles rows that come to nothing together,
    /// and no row alone.
    fn leave_lettering_to_ledgers(&mut self) {
        let sides = [Field::Debit, Field::Credit, Field::Side];
        if sides.iter().any(|field| self.columns.get(*field).is_some()) {
            self.states.retain(|it| it.marks != SaysBy::Settlement);
        }
    }

    fn gives_state(&self, column: u16) -> bool {
        self.states.iter().any(|it| it.column == column)
    }

    fn mark(&mut self, headers: &[String], column: u16, marks: SaysBy) {
        self.states.push(StateColumn { column, marks });
        let code = match marks {
            SaysBy::No(_) => NoteCode::MarkColumnByNo,
            SaysBy::Amount(_) => NoteCode::MarkColumnByAmount,
            SaysBy::Yes(_)
            | SaysBy::Word
            | SaysBy::Settlement
            | SaysBy::Mode
            | SaysBy::Remark => NoteCode::MarkColumn,
        };
        let state = match marks {
            SaysBy::Yes(state) | SaysBy::No(state) | SaysBy::Amount(state) => state,
            SaysBy::Word | SaysBy::Settlement | SaysBy::Mode | SaysBy::Remark => State::Open,
        };
        self.tell(code, header_of(headers, column), state);
        self.forget(column);
    }

    fn tell(&mut self, code: NoteCode, header: String, state: State) {
        let values = Args::new().text("header", header).text("state", state.as_str());
        self.notes.push(Note::new(code, values));
    }

    /// Says no longer that a column was left aside.
    fn forget(&mut self, column: u16) {
        self.troubles.retain(|it| !(is_left_aside(it) && it.column == Some(column)));
    }

    fn ask_which(&mut self, headers: &[String], first: u16, second: u16) {
        let values = Args::new()
            .text("first", header_of(headers, first))
            .text("second", header_of(headers, second))
            .text("field", Field::Status.as_str());
        let column = Some(second);
        self.forget(first);
        self.forget(second);
        self.troubles.push(Trouble { code: Code::TwoColumnsForOneField, column, values });
        self.refused = true;
    }

    /// Of the columns left aside those that could matter come first, each with what it holds; the others
    /// are one trouble together.
    pub(crate) fn sort_left_aside(&mut self, headers: &[String], seen: &BTreeMap<u16, Seen>) {
        let left = self.troubles.extract_if(.., |it| it.code == Code::UnknownColumn);
        let (mut pressing, mut harmless): (Vec<(Matter, u16)>, Vec<Trouble>) =
            Default::default();
        for trouble in left {
            let matter = trouble.column.and_then(|it| Some((seen.get(&it)?.matters()?, it)));
            match matter {
                Some(matter) => pressing.push(matter),
                None => harmless.push(trouble),
            }
        }
        pressing.sort();
        self.troubles.sort_by_key(|trouble| trouble.column);
        self.troubles.extend(pressing.into_iter().map(|(matter, column)| {
            let values = Args::new()
                .text("header", header_of(headers, column))
                .text("holds", matter.as_str());
            Trouble { code: Code::ColumnCouldMatter, column: Some(column), values }
        }));
        if harmless.len() > 1 {
            let names = harmless.iter().filter_map(|it| it.column);
            let names: Vec<String> = names.map(|it| header_of(headers, it)).collect();
            let values =
                Args::new().count("columns", names.len()).text("header", names.join(", "));
            harmless = vec![Trouble { code: Code::UnknownColumn, column: None, values }];
        }
        self.troubles.extend(harmless);
    }
}

/// Whether a header is that of a text about the document: words for states under it are words of that text.
fn is_label(header: &str) -> bool {
    let header = fold(header);
    LABELS.iter().any(|it| header.strip_prefix(it).is_some_and(|rest| OF_WHAT.contains(&rest)))
}

fn is_left_aside(trouble: &Trouble) -> bool {
    matches!(trouble.code, Code::UnknownColumn | Code::ColumnLooksNeeded)
}
