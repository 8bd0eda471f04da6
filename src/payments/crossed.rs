//! Letters that a payment crossed: printed before it was known, and perhaps not posted yet.

use findings::{Args, Code, Finding};

use crate::ledger::{Account, Ledger, Received};
use crate::register::{Histories, SentLetter};
use crate::rules::later;

use super::today::Today;

/// Says of each letter that may still lie there that something was paid since it was printed, and how to take it back.
pub(super) fn crossed(
    ledger: &Ledger,
    histories: &Histories,
    today: &Today<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in &ledger.accounts {
        let history = histories.get(&account.debtor.code, account.currency);
        let letters = history.iter().flat_map(|it| it.standing());
        for letter in letters.filter(|it| may_lie_there(it, today)) {
            let paid = paid_since(letter, account);
            findings.extend(paid.and_then(|it| finding(letter, account, it)));
        }
    }
    findings
}

/// Whether a letter may not be posted yet: its day of posting has not passed, and no report speaks of it.
fn may_lie_there(letter: &SentLetter, today: &Today<'_>) -> bool {
    let posted = later(letter.sent_on, u64::from(today.posting_days));
    let posted = today.calendar.next_business_day(posted);
    letter.posted.report.is_none() && letter.sent_on <= today.date && today.date <= posted
}

/// The last payment of an invoice that a letter asks more for than remains of it.
fn paid_since<'a>(letter: &SentLetter, account: &'a Account) -> Option<&'a Received> {
    let less = account.invoices.iter().filter(|invoice| {
        let then = letter.remained.iter().find(|it| it.is_of(invoice));
        then.is_some_and(|it| invoice.residual < it.amount)
    });
    less.flat_map(|it| &it.received).max()
}

fn finding(letter: &SentLetter, account: &Account, paid: &Received) -> Option<Finding> {
    let kept = letter.kept.as_ref()?;
    let values = Args::new()
        .text("run", &*kept.run)
        .text("piece", kept.piece.to_string())
        .text("date", letter.sent_on.to_string())
        .text("day", paid.date.to_string())
        .text("amount", paid.amount.exact())
        .text("currency", account.currency.as_str());
    let origin = paid.origin.clone();
    Some(Finding::new(Code::LetterCrossed, origin, Some(&account.debtor.code), values))
}
