//! From the lines of ledger files to what is open: invoices, credit notes and payments.
//!
//! A ledger says what happened, not what is open. Lines that share a lettering code settle each other;
//! what is left over, debtor by debtor, must make the balance of the debtor's account to the cent.
//! Nothing is set against anything because of its age: only lettering, references and amounts that
//! exist once tell what a payment was for.

mod carried;
mod item;
mod lettering;
mod periods;

use std::collections::BTreeMap;

use exports::{BrokenRow, Document, Export, Field, InvoiceRow, Journal, Posting, Text};
use findings::{Args, Code, Finding, Money, Origin};

use super::Terms;
use super::directory::origin;

use self::item::{Item, items};
use self::periods::{Period, periods};

/// Turns the postings of an export into invoices and credits, and says what is wrong with them.
///
/// Of the lines of a ledger file, those of other accounts and those that settle each other end here;
/// what is open goes on as rows of the export like any other.
pub(super) fn take_in(export: &mut Export, terms: &Terms) -> Vec<Finding> {
    let postings = std::mem::take(&mut export.postings);
    let mut findings = Vec::new();
    let (periods, refused) = periods(export, &postings, &mut findings);
    let mut open = Vec::new();
    for debtor in by_debtor(&postings) {
        let story = Story { periods: &periods, postings: &debtor, export };
        open.extend(story.open(&mut findings));
    }
    open.sort_by_key(|item: &Item| item.place);
    for item in &open {
        report(item, export, terms, &mut findings);
    }
    if refused {
        export.broken.extend(open.iter().map(broken));
    } else {
        export.invoices.extend(open.iter().map(row));
    }
    findings
}

/// The lines of each debtor, in the order of the files.
fn by_debtor(postings: &[Posting]) -> Vec<Vec<&Posting>> {
    let mut debtors: BTreeMap<&str, Vec<&Posting>> = BTreeMap::new();
    for posting in postings {
        debtors.entry(&posting.debtor.code).or_default().push(posting);
    }
    debtors.into_values().collect()
}

/// One debtor through all periods.
struct Story<'a> {
    periods: &'a [Period<'a>],
    postings: &'a [&'a Posting],
    export: &'a Export,
}

impl Story<'_> {
    /// The documents that are open at the end of the last period.
    fn open(&self, findings: &mut Vec<Finding>) -> Vec<Item> {
        let mut before: Option<Vec<Item>> = None;
        let mut last = Vec::new();
        for period in self.periods {
            let lines: Vec<&Posting> =
                self.postings.iter().copied().filter(|it| period.holds(it.place)).collect();
            let balance: Money = lines.iter().map(|line| line.amount).sum();
            let (mut open, expected) = self.in_period(&lines, before.take(), period, &mut last);
            if expected != balance || open.iter().map(|it| it.remains).sum::<Money>() != balance
            {
                findings.push(self.differs(period, &lines, expected, balance));
            }
            if let Some(line) = lines.last() {
                // Names change; the last one is the one to write to.
                open.iter_mut().for_each(|item| item.debtor = line.debtor.clone());
            }
            before = Some(open);
        }
        findings.append(&mut last);
        before.unwrap_or_default()
    }

    /// The documents that are open at the end of one period, reckoned from those of the period before and
    /// everything that happened since.
    fn in_period(
        &self,
        lines: &[&Posting],
        before: Option<Vec<Item>>,
        period: &Period<'_>,
        findings: &mut Vec<Finding>,
    ) -> (Vec<Item>, Money) {
        // What was unclear in an earlier period may have been settled since.
        findings.clear();
        let mut items = items(lines, &period.references);
        let mut expected: Money = items.iter().map(|item| item.remains).sum();
        if let Some(before) = before {
            let opening = items.iter().filter(|item| item.journal == Journal::Opening);
            expected -= opening.map(|item| item.remains).sum();
            expected += before.iter().map(|item| item.remains).sum();
            carried::recover(&mut items, before);
        }
        for doubt in lettering::settle(&mut items, &period.references) {
            let values = Args::new()
                .text("code", &*doubt.code)
                .text("remains", doubt.remains.to_string());
            let origin = origin(self.export, doubt.place, None);
            let debtor = lines.first().map(|line| &*line.debtor.code);
            findings.push(Finding::new(Code::PartialLettering, origin, debtor, values));
        }
        items.retain(|item| !item.remains.is_zero());
        (items, expected)
    }

    fn differs(
        &self,
        period: &Period<'_>,
        lines: &[&Posting],
        items: Money,
        balance: Money,
    ) -> Finding {
        let values =
            Args::new().text("items", items.to_string()).text("balance", balance.to_string());
        let of_file = || Origin { line: 0, ..period.origin(self.export) };
        let first = lines.first().map(|line| origin(self.export, line.place, None));
        let debtor = self.postings.first().map(|line| &*line.debtor.code);
        let code = Code::ItemsDifferFromBalance;
        Finding::new(code, first.unwrap_or_else(of_file), debtor, values)
    }
}

/// Says what is doubtful about an open item.
fn report(item: &Item, export: &Export, terms: &Terms, findings: &mut Vec<Finding>) {
    let mut tell = |code: Code, field: Field, values: Args| {
        let origin = origin(export, item.place, Some(field));
        findings.push(Finding::new(code, origin, Some(&item.debtor.code), values));
    };
    let amount = || Args::new().text("amount", item.remains.to_string());
    let is_invoice = item.document() == Document::Invoice;
    if item.needs_review() {
        let values =
            amount().text("journal", &*item.journal_code).text("account", &*item.account);
        tell(Code::LineNeedsReview, Field::Total, values);
    } else if item.journal == Journal::Opening && is_invoice && !item.known {
        tell(Code::OpeningWithoutInvoice, Field::Total, amount());
    } else if is_invoice && !item.known {
        let values = Args::new()
            .text("piece", format!("`{}`", item.piece))
            .text("number", &*item.number);
        tell(Code::SharedReference, Field::Invoice, values);
    }
    let foreign = item.currency.filter(|it| is_invoice && *it != terms.currency);
    if let Some(foreign) = foreign {
        let values = Args::new()
            .text("invoice", &*item.number)
            .text("found", foreign.as_str())
            .text("expected", terms.currency.as_str());
        tell(Code::ForeignInvoiceInLedger, Field::Total, values);
    }
}

fn row(item: &Item) -> InvoiceRow {
    let document = item.document();
    InvoiceRow {
        place: item.place,
        debtor: item.debtor.clone(),
        number: Text::clone(&item.number),
        document,
        date: item.invoice_date(),
        due: None,
        total: (document == Document::Invoice).then_some(item.whole),
        paid: None,
        residual: Some(item.remains),
        currency: None,
        status: None,
        state: Default::default(),
        debtor_state: Default::default(),
        disputed: false,
        promised_until: None,
        copy: None,
        reminders: [None; 3],
        credit_for: None,
        bar: None,
    }
}

fn broken(item: &Item) -> BrokenRow {
    BrokenRow {
        place: item.place,
        debtor: Some(Text::clone(&item.debtor.code)),
        name: item.debtor.name.clone(),
        number: Some(Text::clone(&item.number)),
        document: item.document(),
        due: None,
        currency: None,
        total: None,
        paid: None,
        residual: Some(item.remains),
        cells: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
