//! Which invoices credits lower before anything is decided.

use std::borrow::Cow;

use crate::ledger::{Account, Credit, CreditKind, Invoice, Settlement};
use crate::rules::Stage;
use findings::{Args, Code, Finding, Money};

use super::ladder::Ladder;
use super::left_out::left_out;
use super::{Held, House, Reason};

/// An account on a day, once each credit that belongs to an invoice has lowered it; as it was where a finding
/// holds it back.
///
/// Invoices keep their number and order; one that credits cover has nothing left. What is still in the
/// list of credits lowers what is due in all.
pub(super) struct Settled<'a> {
    pub(super) account: Cow<'a, Account>,
    /// Credits that lower nothing more, with what is left of them, and why.
    pub(super) set_aside: Vec<(Credit, Reason)>,
    /// Findings about the credits of the account.
    pub(super) findings: Vec<Finding>,
}

/// Sets credits against invoices, in this order:
///
/// 1. A credit of a later day than the letter lowers nothing yet.
/// 2. One that names its invoice lowers that one, whatever becomes of it. What goes beyond it, and one
///    that names an invoice which is not open, lowers what is due in all.
/// 3. A credit note that names none belongs to an invoice that no letter asks for, where it has the very
///    amount of that one and no other credit or invoice of the account has it.
/// 4. What is left lowers the invoices of a formal notice first, oldest due first: they are the oldest,
///    and no later letter asks for them.
pub(super) fn settle<'a>(
    account: &'a Account,
    ladder: &Ladder<'_>,
    house: &House<'_>,
) -> Settled<'a> {
    let mut settled = Settled {
        account: Cow::Borrowed(account),
        set_aside: Vec::new(),
        findings: Vec::new(),
    };
    if account.credits.is_empty() || account.on_hold {
        return settled;
    }
    let account = settled.account.to_mut();
    let mut credits = std::mem::take(&mut account.credits);
    credits.sort_by(|one, other| credit_order(one).cmp(&credit_order(other)));
    let later = |it: &mut Credit| it.date.is_some_and(|date| date > house.date);
    for credit in credits.extract_if(.., later) {
        settled.findings.push(finding(Code::CreditLater, account, &credit, Args::new()));
        settled.set_aside.push((credit, Reason::CreditLater));
    }
    named(&mut credits, account, &mut settled.findings);
    equal(&mut credits, account, house, &mut settled.findings);
    noticed(&mut credits, account, ladder, house);
    let used = credits.extract_if(.., |it| it.amount.is_zero());
    settled.set_aside.extend(used.map(|credit| (credit, Reason::CreditUsed)));
    account.credits = credits;
    settled
}

impl Settled<'_> {
    /// The credits that lower nothing more, as rows that get no letter.
    pub(super) fn held(&self) -> Vec<Held> {
        let (debtor, currency) = (&self.account.debtor, self.account.currency);
        let rows = self.set_aside.iter();
        rows.map(|(credit, reason)| Held::credit(debtor, currency, credit, *reason)).collect()
    }
}

/// Oldest first, those without a date before all: in favour of the debtor.
fn credit_order(credit: &Credit) -> (Option<chrono::NaiveDate>, &str, u32) {
    (credit.date, &credit.number, credit.origin.line)
}

/// Sets credits against the invoices they name.
fn named(credits: &mut [Credit], account: &mut Account, findings: &mut Vec<Finding>) {
    for credit in credits {
        let Some(number) = credit.credit_for.clone() else { continue };
        let about = |it: &Invoice| it.number == number;
        let folded = |it: &Invoice| plain(&it.number) == plain(&number);
        let exact = account.invoices.iter().any(about);
        let mut open: Vec<&mut Invoice> = account
            .invoices
            .iter_mut()
            .filter(|it| if exact { about(it) } else { folded(it) })
            .collect();
        open.sort_by(|one, other| due_order(one).cmp(&due_order(other)));
        let found = !open.is_empty();
        lower(open, credit);
        if !credit.amount.is_zero() {
            let values = Args::new()
                .text("invoice", &*number)
                .text("open", if found { "yes" } else { "no" });
            findings.push(finding(Code::CreditBeyond, account, credit, values));
        }
    }
}

/// Sets credit notes that name no invoice against the one of their very amount.
fn equal(
    credits: &mut [Credit],
    account: &mut Account,
    house: &House<'_>,
    findings: &mut Vec<Finding>,
) {
    let amounts: Vec<Money> = credits.iter().map(|it| it.amount).collect();
    for credit in credits {
        let free = credit.kind == CreditKind::CreditNote && credit.credit_for.is_none();
        let once = amounts.iter().filter(|it| **it == credit.amount).count() == 1;
        if !free || !once {
            continue;
        }
        let invoices = account.invoices.iter().enumerate();
        let mut same = invoices.filter(|(_, it)| it.residual == credit.amount);
        let (Some((at, invoice)), None) = (same.next(), same.next()) else { continue };
        let younger = invoice.date.zip(credit.date).is_some_and(|(date, of)| of < date);
        if younger || left_out(account, invoice, house).is_none() {
            continue;
        }
        let values = Args::new().text("invoice", &*invoice.number);
        findings.push(finding(Code::CreditMatched, account, credit, values));
        lower(account.invoices.get_mut(at).into_iter().collect(), credit);
    }
}

/// Sets what is left against the invoices of a formal notice.
fn noticed(
    credits: &mut [Credit],
    account: &mut Account,
    ladder: &Ladder<'_>,
    house: &House<'_>,
) {
    if credits.iter().all(|credit| credit.amount.is_zero()) || ladder.is_empty() {
        return;
    }
    let of_notice = |it: &Invoice| {
        ladder.rung(it).reached == Some(Stage::FormalNotice)
            && left_out(account, it, house).is_none()
    };
    let places: Vec<bool> = account.invoices.iter().map(of_notice).collect();
    let invoices = account.invoices.iter_mut().zip(places);
    let mut open: Vec<&mut Invoice> =
        invoices.filter(|(_, noticed)| *noticed).map(|(it, _)| it).collect();
    open.sort_by(|one, other| due_order(one).cmp(&due_order(other)));
    for credit in credits {
        lower(open.iter_mut().map(|it| &mut **it).collect(), credit);
    }
}

/// Oldest due first, those without a due date last.
fn due_order(invoice: &Invoice) -> (bool, Option<chrono::NaiveDate>, &str, u32) {
    (invoice.due.is_none(), invoice.due, &invoice.number, invoice.origin.line)
}

/// Takes a credit off what remains of invoices, the first of them first.
fn lower(invoices: Vec<&mut Invoice>, credit: &mut Credit) {
    for invoice in invoices {
        let amount = invoice.residual.min(credit.amount);
        if !amount.is_positive() {
            continue;
        }
        invoice.residual -= amount;
        invoice.paid += amount;
        let mut settled = std::mem::take(&mut invoice.settled).into_vec();
        settled.push(Settlement { date: credit.date, amount });
        settled.sort();
        invoice.settled = settled.into_boxed_slice();
        credit.amount -= amount;
    }
}

/// A number as two programs would write it.
fn plain(number: &str) -> String {
    number.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A finding about a credit.
fn finding(code: Code, account: &Account, credit: &Credit, values: Args) -> Finding {
    let values = values
        .text("credit", if credit.number.is_empty() { "–" } else { &*credit.number })
        .text("amount", credit.amount.exact())
        .text("date", credit.date.map(|date| date.to_string()).unwrap_or_default());
    Finding::new(code, credit.origin.clone(), Some(&account.debtor.code), values)
}
