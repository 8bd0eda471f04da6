//! The kind of a document by its number, where no column gives it.

use crate::fold::fold;
use crate::{Document, Field};
use findings::{Args, Code, Money};

use super::money::Sums;
use super::{Cells, Rows};

/// Letters that programs put before the numbers of credit notes and of nothing else.
const OF_CREDITS: &[&str] =
    &["av", "avo", "avc", "avoir", "cn", "crn", "nc", "ndc", "rinv", "rfac", "credit"];

impl Rows<'_> {
    /// Takes a document for what the job says of the letters before its number, and asks where they are those
    /// of credit notes and its amount is none. Where a column says what documents are, nothing is asked.
    pub(super) fn look_at_number(&mut self, cells: &Cells<'_>, sums: &mut Sums) {
        if self.is_ledger() {
            let credited =
                sums.total.is_some_and(Money::is_negative) && sums.document.is_none();
            // Money received bears no number in many ledgers.
            if credited && cells.get(Field::Invoice).is_empty() {
                sums.document = Some(Document::Payment);
            }
            return;
        }
        if self.has(Field::Document) {
            return;
        }
        let number = cells.get(Field::Invoice);
        let letters = number.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
        if letters.len() < 2 || letters.len() == number.len() {
            return;
        }
        if let Some(told) = self.states.lexicon.told_paper(letters) {
            sums.paper = Some(told);
            sums.document = told.document();
            return;
        }
        let owed = sums.residual.or(sums.total).is_some_and(Money::is_positive);
        if owed && is_of_credits(letters) {
            let values = Args::new().text("text", number).text("letters", letters);
            self.report(cells, Code::NumberOfCredit, Some(Field::Invoice), values);
        }
    }
}

/// Whether letters before a number are those of credit notes.
fn is_of_credits(letters: &str) -> bool {
    if letters.is_ascii() {
        return OF_CREDITS.iter().any(|it| letters.eq_ignore_ascii_case(it));
    }
    OF_CREDITS.contains(&fold(letters).as_str())
}
