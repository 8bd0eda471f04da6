//! How a letter can be paid: found out once, before anything is set.

use std::sync::Arc;

use crate::ledger::Creditor;
use crate::pay::{Bill, Demand, Modules, NoCode, Reference, Way};
use crate::plan::PlannedLetter;
use exports::DebtorKind;
use findings::{Args, Code, Money};
use print::Mm;
use print::page::{Fill, Item};

use super::figures::SOLID;

/// How a letter can be paid.
#[derive(Debug, Default)]
pub(super) struct Paying {
    /// The reference that the payer quotes, grouped as people read it.
    pub(super) reference: String,
    /// The code beside the bank account.
    pub(super) code: Option<Modules>,
    /// The Swiss QR-bill on the last page, with its code.
    pub(super) slip: Option<(Bill, Modules)>,
}

/// What is asked of a letter's debtor by its deadline: of public bodies the principal alone, since interest and
/// indemnity fall due 45 days after it is paid (CCP R2192-36); of all others everything.
pub(super) fn asked(letter: &PlannedLetter) -> Money {
    let all = letter.totals.total();
    if letter.debtor.kind == DebtorKind::Public { letter.totals.due() } else { all }
}

impl Paying {
    /// How a letter can be paid, and what is wrong with that.
    pub(super) fn of(letter: &PlannedLetter, creditor: &Creditor) -> (Self, Vec<(Code, Args)>) {
        let own = || Self { reference: letter.reference.clone(), ..Self::default() };
        let Some(account) = creditor.account_in(letter.currency) else {
            return (own(), Vec::new());
        };
        let Some(reference) = Reference::of(account, &letter.reference) else {
            let values = Args::new().text("reference", &letter.reference);
            return (own(), vec![(Code::NoPaymentReference, values)]);
        };
        let mut paying = Self { reference: reference.grouped(SOLID), ..Self::default() };
        let way = Way::of(account);
        if way == Way::Plain {
            return (paying, Vec::new());
        }
        let amount = asked(letter);
        let debtor = &letter.debtor;
        let demand = Demand { creditor, account, debtor, amount, reference: &reference };
        let mut findings = Vec::new();
        match paying.add(&demand, way) {
            Ok(()) => findings.extend(paying.changes()),
            Err(trouble) => {
                let reason = match trouble {
                    NoCode::Amount => "amount",
                    NoCode::TooLong => "too-long",
                };
                let values = Args::new().text("reason", reason);
                let values = values.text("amount", amount.to_cents().amount().to_string());
                findings.push((Code::NoPaymentCode, values));
            }
        }
        (paying, findings)
    }

    fn add(&mut self, demand: &Demand<'_>, way: Way) -> Result<(), NoCode> {
        if way == Way::Swiss {
            let bill = demand.bill()?;
            let code = Modules::swiss(&bill.payload()).ok_or(NoCode::TooLong)?;
            self.slip = Some((bill, code));
        } else {
            let code = Modules::epc(&demand.epc()?);
            self.code = Some(code.ok_or(NoCode::TooLong)?);
        }
        Ok(())
    }

    /// A difference between the QR-bill and the letter, as a finding; none where they say the same.
    fn changes(&self) -> Option<(Code, Args)> {
        let (bill, _) = self.slip.as_ref()?;
        match &bill.debtor {
            None => Some((Code::PayerLeftBlank, Args::new())),
            Some(payer) if payer.changed => {
                let values = Args::new().text("name", &payer.name);
                Some((Code::PayerChanged, values.text("address", payer.street_line())))
            }
            Some(_) => None,
        }
    }
}

/// A code with its white, its dark part in a square from (`x`, `y`).
pub(super) fn code(modules: &Modules, (x, y): (Mm, Mm), size: Mm) -> [Item; 2] {
    let unit = square(modules, size);
    let (width, quiet) = (modules.width, Modules::QUIET);
    let margin = unit * f32::from(quiet);
    let whole = width.saturating_add(quiet * 2);
    let white = Fill {
        x: x - margin,
        y: y - margin,
        unit,
        white: true,
        boxes: Arc::from([[0, 0, whole, whole]]),
    };
    let dark = Fill { x, y, unit, white: false, boxes: modules.boxes.as_slice().into() };
    [Item::Fill(white), Item::Fill(dark)]
}

/// A square of a code whose dark part has a size.
pub(super) fn square(modules: &Modules, size: Mm) -> Mm {
    size * (1.0 / f32::from(modules.width.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Quoted;
    use crate::plan::sketch;

    #[test]
    fn a_reference_of_which_nothing_can_be_quoted_is_told() {
        let mut creditor = sketch::creditor();
        let account = creditor.account.first_mut().map(|it| it.reference = Quoted::Rf);
        assert!(account.is_some(), "the creditor has an account");
        let mut letter = sketch::letter(sketch::debtor("C1"));
        let codes = |letter: &PlannedLetter| -> Vec<Code> {
            Paying::of(letter, &creditor).1.into_iter().map(|(code, _)| code).collect()
        };
        letter.reference = "–/–".to_owned();
        assert_eq!(codes(&letter), [Code::NoPaymentReference]);
        letter.reference = "R1-261122-C1".to_owned();
        assert_eq!(codes(&letter), []);
    }
}
