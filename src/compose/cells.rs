//! Texts in the cells of the table of invoices.

use std::borrow::Cow;

use crate::layout::{Locale, Words, fill};
use crate::ledger::{Credit, CreditKind, Invoice};
use crate::plan::{Claim, OtherInstalment, PlannedLetter};
use findings::{Currency, Money};

use super::figures;

/// Written where nothing was paid.
const NIL: &str = "–";

/// The cells of a row; written anew for each, so that a long table costs no allocations.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) date: String,
    pub(super) due: String,
    pub(super) total: String,
    pub(super) paid: String,
    pub(super) residual: String,
    pub(super) late: String,
}

impl Cells {
    fn clear(&mut self) {
        let Self { date, due, total, paid, residual, late } = self;
        for cell in [date, due, total, paid, residual, late] {
            cell.clear();
        }
    }

    /// Writes the cells of an invoice.
    pub(super) fn claim(&mut self, claim: &Claim, currency: Currency, words: &Words) {
        self.clear();
        let invoice = &claim.invoice;
        if let Some(date) = invoice.date {
            figures::write_short_date(date, &words.locale, &mut self.date);
        }
        if let Some(due) = invoice.due {
            figures::write_short_date(due, &words.locale, &mut self.due);
        }
        figures::write_amount(invoice.total, currency, &words.locale, &mut self.total);
        if invoice.paid.to_coins(currency).is_zero() {
            self.paid.push_str(NIL);
        } else {
            figures::write_amount(invoice.paid, currency, &words.locale, &mut self.paid);
        }
        figures::write_amount(invoice.residual, currency, &words.locale, &mut self.residual);
        if claim.days_late > 0 {
            self.late.push_str(&fill(&words.table.days, "n", &claim.days_late.to_string()));
        } else {
            self.late.push_str(NIL);
        }
    }

    /// Writes which of how many instalments a row is about, in place of the date of its invoice.
    pub(super) fn nth(&mut self, nth: u16, of: u16) {
        self.date = format!("{nth}/{of}");
    }

    /// Writes the cells of an instalment that a letter does not ask for.
    pub(super) fn other(
        &mut self,
        other: &OtherInstalment,
        (letter, of): (&PlannedLetter, u16),
        words: &Words,
    ) {
        self.clear();
        self.nth(other.nth, of);
        if let Some(due) = other.due {
            figures::write_short_date(due, &words.locale, &mut self.due);
        }
        let (currency, locale) = (letter.currency, &words.locale);
        figures::write_amount(other.total, currency, locale, &mut self.total);
        self.paid = paid(other.total - other.residual, currency, locale);
        self.residual = paid(other.residual, currency, locale);
        let is_paid = other.residual.to_coins(currency).is_zero();
        let late = other.due.map(|due| letter.date.signed_duration_since(due).num_days());
        match late.filter(|days| *days > 0) {
            _ if is_paid => self.late.push_str(&words.table.instalment_paid),
            Some(days) => {
                self.late.push_str(&fill(&words.table.days, "n", &days.to_string()));
            }
            None if other.due.is_some() => self.late.push_str(&words.table.instalment_coming),
            None => self.late.push_str(NIL),
        }
    }

    /// Writes the cells of a credit.
    pub(super) fn credit(&mut self, credit: &Credit, currency: Currency, words: &Words) {
        self.clear();
        if let Some(date) = credit.date {
            figures::write_short_date(date, &words.locale, &mut self.date);
        }
        self.due.push_str(match credit.kind {
            CreditKind::CreditNote => &words.table.credit_note,
            CreditKind::Payment => &words.table.payment,
        });
        figures::write_amount(-credit.amount, currency, &words.locale, &mut self.total);
        self.paid.push_str(NIL);
        figures::write_amount(-credit.amount, currency, &words.locale, &mut self.residual);
    }
}

/// The number of an invoice, with the instalment of it that a row is about.
pub(super) fn number<'i>(invoice: &'i Invoice, words: &Words) -> Cow<'i, str> {
    let Some(part) = &invoice.instalment else { return Cow::Borrowed(&*invoice.number) };
    Cow::Owned(format!("{} {}", invoice.number, instalment(part.nth, part.of, words)))
}

/// Which instalment of how many, in words.
pub(super) fn instalment(nth: u16, of: u16, words: &Words) -> String {
    let nth = fill(&words.table.instalment, "n", &nth.to_string());
    fill(&nth, "of", &of.to_string())
}

/// A sum of payments, nothing as a dash.
pub(super) fn paid(sum: Money, currency: Currency, locale: &Locale) -> String {
    let nothing = sum.to_coins(currency).is_zero();
    if nothing { NIL.to_owned() } else { figures::amount(sum, currency, locale) }
}
