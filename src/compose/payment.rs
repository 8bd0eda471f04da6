//! The payment block: amount and deadline, where to pay, and beside it a code that a telephone reads.

use crate::layout::{Payment, Words, fill};
use crate::ledger::BankAccount;
use crate::pay::Modules;
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::figures;
use super::flow::Flow;
use super::letterhead::{payee, shrunk};
use super::paying::{asked, code, square};
use super::setter::UnplacedLine;

impl<'a> BodySetter<'_, 'a> {
    /// Sets the block as one piece.
    pub(super) fn payment(&mut self, flow: &mut Flow) {
        let place = self.design().payment;
        flow.items().extend(self.rule(Mm(0.0), place.rule));
        let (right, lowest) = self.code(&place, flow);
        let rows = self.payment_rows();
        let (labels, x) = self.labels(&place, &rows);
        let mut y = place.first - place.pitch;
        flow.items().push(Item::Role(Role::Table));
        for (row, ((_, value), label)) in rows.iter().zip(labels).enumerate() {
            let style = if row == 0 { place.amount } else { place.value };
            flow.items().extend([Item::Role(Role::Row), Item::Role(Role::RowHead(1))]);
            flow.items().extend(label.map(|label| label.at(place.label_x, y + place.pitch)));
            flow.items().push(Item::Role(Role::Cell));
            let lines = match row {
                BENEFICIARY => payee(self.setter, style, value, right - x),
                _ => self.setter.wrapped(style, value, right - x),
            };
            for line in lines {
                y += place.pitch;
                flow.items().push(line.at(x, y));
            }
        }
        let hint = self.hint();
        let style = place.code.hint.unwrap_or(place.label);
        if !hint.is_empty() {
            flow.items().push(Item::Role(Role::Paragraph));
            for line in self.setter.wrapped(style, hint, right - x) {
                y += place.pitch;
                flow.items().push(line.at(x, y));
            }
        }
        let height = Mm(lowest.0.max((y + place.last).0));
        flow.items().extend(self.rule(height, place.rule));
        let around = self.fitting.around;
        flow.block(place.before - around, height, place.after - around, self.body.line);
    }

    /// The labels, none for a row without, and where values begin: further right than the layout says
    /// where a label is longer, up to a point.
    fn labels(
        &mut self,
        place: &Payment,
        rows: &[(&str, String)],
    ) -> (Vec<Option<UnplacedLine>>, Mm) {
        let most = place.value_x - place.label_x + LABEL_ROOM;
        let mut x = place.value_x;
        let mut labels = Vec::with_capacity(rows.len());
        for (label, _) in rows {
            let some = !label.is_empty();
            let line = some.then(|| shrunk(self.setter, place.label, label, most).0);
            let width = line.as_ref().map_or(Mm(0.0), |line| line.width);
            x = Mm(x.0.max((place.label_x + width + LABEL_GAP).0));
            labels.push(line);
        }
        (labels, x)
    }

    /// Sets the code where there is one: where values must end beside it, and how far down the block
    /// reaches because of it.
    fn code(&mut self, place: &Payment, flow: &mut Flow) -> (Mm, Mm) {
        let Some(modules) = &self.paying.code else { return (place.right, Mm(0.0)) };
        let size = place.code.size;
        let quiet = square(modules, size) * f32::from(Modules::QUIET);
        let x = place.code.x.unwrap_or(place.right - size);
        let y = Mm(place.code.y.0.max(quiet.0));
        let words = self.words.payment.scan.as_str();
        flow.items().push(Item::Role(Role::Figure(words.into())));
        flow.items().extend(code(modules, (x, y), size));
        let beside = x > place.value_x;
        (if beside { x - quiet } else { place.right }, y + size + y)
    }

    /// The line that points to the code or the payment part; empty where there is none.
    fn hint(&self) -> &'a str {
        let words = &self.words.payment;
        match (&self.paying.code, &self.paying.slip) {
            (Some(_), _) => &words.scan,
            (None, Some(_)) => &words.slip,
            (None, None) => "",
        }
    }

    /// Label and value of each line.
    fn payment_rows(&self) -> Vec<(&'a str, String)> {
        let (words, letter) = (&self.words.payment, self.letter);
        let creditor = self.studio.creditor();
        let account = creditor.account_in(letter.currency);
        let amount = figures::money(asked(letter), letter.currency, self.words);
        let deadline = figures::long_date(letter.deadline, self.words);
        let by = fill(&fill(&words.by, "date", &deadline), "amount", &amount);
        let holder = account.and_then(|account| account.holder.as_ref());
        let mut rows = vec![
            (words.amount.as_str(), by),
            (words.beneficiary.as_str(), holder.unwrap_or(&creditor.name).clone()),
        ];
        rows.extend(account_rows(account, self.words));
        rows.push((&words.reference, self.paying.reference.clone()));
        rows
    }
}

/// Label and value of each line about an account, but for whose it is.
pub(super) fn account_rows<'r>(
    account: Option<&'r BankAccount>,
    words: &'r Words,
) -> Vec<(&'r str, String)> {
    let Some(account) = account else { return Vec::new() };
    let words = &words.payment;
    let mut rows = Vec::with_capacity(4);
    rows.extend(account.iban.iter().map(|it| (&*words.iban, figures::iban(it))));
    rows.extend(account.bic.iter().map(|it| (&*words.bic, it.clone())));
    rows.extend(account.lines.iter().map(|line| match line.split_once(": ") {
        Some((label, value)) => (label, value.to_owned()),
        None => ("", line.clone()),
    }));
    rows
}

/// The row that says whose account it is.
const BENEFICIARY: usize = 1;
/// The least room between a label and its value.
const LABEL_GAP: Mm = Mm(1.5);
/// How much longer than the layout says a label may be before it is set smaller.
const LABEL_ROOM: Mm = Mm(12.0);
