//! The debtor's details in one row.

use std::sync::Arc;

use findings::{Args, Code};

use super::cell_text::{lines, text};
use super::repair::{self, Repair, Whereabouts};
use super::row::{Cells, Rows};
use super::{DebtorRow, Field, Text, words};

/// The fields of the address between name and postcode.
const ADDRESS: [Field; 5] =
    [Field::Address1, Field::Address2, Field::Address3, Field::Address4, Field::Address5];

impl Rows<'_> {
    /// The details in a row whose code is known. Rows of one debtor that follow each other share
    /// them, which is nearly all memory and time that details take.
    pub(super) fn debtor(&mut self, cells: &Cells<'_>, code: &str) -> Arc<DebtorRow> {
        if let Some(last) = &self.last_debtor
            && self.debtor_columns.iter().all(|column| cells.is_as_above(*column))
        {
            return Arc::clone(last);
        }
        let debtor = Arc::new(self.details(cells, code));
        self.last_debtor = Some(Arc::clone(&debtor));
        debtor
    }

    /// Reads the details of a row.
    pub(super) fn details(&mut self, cells: &Cells<'_>, code: &str) -> DebtorRow {
        let postcode = cells.get(Field::Postcode);
        let place = Whereabouts {
            country: cells.get(Field::Country),
            vat: cells.get(Field::Vat),
            city: cells.get(Field::City),
            in_france: self.in_france,
        };
        let of_postcode = repair::postcode(postcode, place);
        let postcode = self.repaired(cells, Field::Postcode, of_postcode);
        let siren = self.repaired(cells, Field::Siren, repair::siren(cells.get(Field::Siren)));
        self.look_for_lost_letters(cells);
        let text = |field: Field| text(cells.get(field));
        let lexicon = Arc::clone(&self.states.lexicon);
        let read = |word: &str| lexicon.kind(word);
        let kind = self.word(cells, Field::Kind, read, words::EXPECTED_KINDS);
        let language =
            self.word(cells, Field::Language, words::language, words::EXPECTED_LANGUAGES);
        let address = ADDRESS.iter().flat_map(|field| lines(cells.get(*field)));
        let mut address: Vec<Text> = address.map(Text::from).collect();
        // A list that grew has room for lines that never come.
        address.shrink_to_fit();
        DebtorRow {
            place: cells.place,
            code: Text::from(code),
            name: text(Field::Name).or_else(|| self.name_of_group(cells)),
            civility: text(Field::Civility),
            kind,
            language: language.map(Text::from),
            contact: text(Field::Contact),
            email: text(Field::Email),
            address,
            postcode,
            city: text(Field::City),
            country: text(Field::Country),
            siren,
            vat: text(Field::Vat),
            ..DebtorRow::default()
        }
    }

    /// The name above a row that gives a code and no name.
    fn name_of_group(&self, cells: &Cells<'_>) -> Option<Text> {
        let coded = !cells.get(Field::Debtor).is_empty();
        self.heading().filter(|_| coded).map(|it| Text::from(it.name.as_str()))
    }

    /// Refuses what would be printed with a question mark where a letter stood.
    fn look_for_lost_letters(&mut self, cells: &Cells<'_>) {
        let printed = [Field::Name, Field::Contact, Field::City].into_iter().chain(ADDRESS);
        for field in printed {
            if repair::has_lost_letter(cells.get(field)) {
                self.refuse_cell(cells, Code::LetterLost, field, None);
            }
        }
    }

    /// A cell, or what it was before a spreadsheet took it for a number; either is remarked upon.
    fn repaired(
        &mut self,
        cells: &Cells<'_>,
        field: Field,
        repair: Option<Repair>,
    ) -> Option<Text> {
        let cell = cells.get(field);
        let values = || Args::new().text("text", cell);
        match repair {
            None => text(cell),
            Some(Repair::Is(repaired)) => {
                let values = values().text("repaired", &repaired);
                self.remark(cells, Code::Repaired, Some(field), values);
                Some(Text::from(repaired))
            }
            Some(Repair::Lost) => {
                self.remark(cells, Code::DigitsLost, Some(field), values());
                None
            }
        }
    }

    /// Reads a word that means one of a few things; one that is not known is a finding.
    pub(super) fn word<T>(
        &mut self,
        cells: &Cells<'_>,
        field: Field,
        read: impl FnOnce(&str) -> Option<T>,
        expected: &'static str,
    ) -> Option<T> {
        let text = cells.get(field);
        if text.is_empty() {
            return None;
        }
        let meaning = read(text);
        if meaning.is_none() {
            self.refuse_cell(cells, Code::UnknownWord, field, Some(expected));
        }
        meaning
    }
}
