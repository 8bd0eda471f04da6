use std::collections::HashMap;

use super::fold::compact;
use crate::ledger::Ledger;
use crate::read::Text;

/// Everything the ledger names, so that what belongs to one document is not taken for another's.
#[derive(Debug, Default)]
pub struct Known {
    /// Every document, in the order of the accounts.
    documents: Vec<Document>,
    /// Documents by their number, folded.
    by_number: HashMap<String, Vec<u32>, foldhash::fast::FixedState>,
}

/// A document of the ledger.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) number: Text,
    /// The debtor's code.
    pub(super) debtor: Text,
}

impl Known {
    /// Notes what a ledger names.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let mut known = Self::default();
        for account in &ledger.accounts {
            let debtor = &account.debtor.code;
            let numbers = account.invoices.iter().map(|it| &it.number);
            let numbers = numbers.chain(account.credits.iter().map(|it| &it.number));
            for number in numbers.chain(account.closed.iter().map(|it| &it.number)) {
                known.note(number, debtor);
            }
        }
        known
    }

    fn note(&mut self, number: &Text, debtor: &Text) {
        let place = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        self.by_number.entry(compact(number)).or_default().push(place);
        self.documents.push(Document { number: number.clone(), debtor: debtor.clone() });
    }

    /// The documents whose number, folded, is this one.
    pub(super) fn spelled(&self, number: &str) -> impl Iterator<Item = &Document> + use<'_> {
        let places = self.by_number.get(number).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.documents.get(*place as usize))
    }
}
