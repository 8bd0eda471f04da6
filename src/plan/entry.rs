//! The entry of a planned letter for the register.

use crate::register::{Amounts, InvoiceEntry, LetterEntry, destination};

use super::{Claim, PlannedLetter};

impl PlannedLetter {
    /// The letter as the register enters it: codes, numbers, dates and amounts. What is known of its
    /// file is added by the caller.
    #[must_use]
    pub fn entry(&self, piece: u32) -> LetterEntry {
        let claims = self.claims.iter().map(|claim| claim.entry(false));
        let newly_due = self.newly_due.iter().map(|claim| claim.entry(true));
        LetterEntry {
            piece,
            debtor: self.debtor.code.clone(),
            currency: self.currency,
            stage: self.stage,
            date: self.date,
            deadline: Some(self.deadline),
            reference: self.reference.clone(),
            amounts: Some(Amounts {
                principal: self.totals.principal,
                credits: self.totals.credits,
                penalties: self.totals.penalties,
                indemnities: self.totals.indemnities,
            }),
            file: None,
            sha256: None,
            number: self.registered.as_ref().map(ToString::to_string),
            destination: Some(destination(&self.debtor)),
            invoices: claims.chain(newly_due).collect(),
        }
    }
}

impl Claim {
    fn entry(&self, newly_due: bool) -> InvoiceEntry {
        InvoiceEntry {
            number: self.invoice.number.clone(),
            due: self.invoice.due,
            residual: Some(self.invoice.residual),
            newly_due,
        }
    }
}
