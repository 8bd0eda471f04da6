//! Where no copy is there: whether the export's own lines make up the invoice.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::known::Known;
use crate::ledger::Invoice;
use exports::InvoiceLine;
use findings::{Args, Code, Finding, Money};

/// The lines of an invoice, which make up its amount.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// The lines in the order of the file.
    pub lines: &'a [InvoiceLine],
    /// Whether VAT is added to their totals, rate by rate; else they contain it.
    pub net: bool,
}

impl Statement<'_> {
    /// Sums before taxes by rate, in percent.
    #[must_use]
    pub fn by_rate(&self) -> BTreeMap<Decimal, Money> {
        let mut sums = BTreeMap::new();
        for line in self.lines {
            let rate = line.vat_rate.unwrap_or_default();
            let sum: &mut Money = sums.entry(rate).or_default();
            *sum += line.total.unwrap_or_default();
        }
        sums
    }

    /// VAT on a sum, to the cent.
    #[must_use]
    pub fn vat(sum: Money, rate: Decimal) -> Money {
        Money::new(sum.amount() * rate / Decimal::ONE_HUNDRED).to_cents()
    }

    /// The sum of the lines, with VAT where it is added.
    fn total(&self) -> Money {
        let mut total = Money::ZERO;
        for (rate, sum) in self.by_rate() {
            total += sum + if self.net { Self::vat(sum, rate) } else { Money::ZERO };
        }
        total.to_cents()
    }
}

impl Known {
    /// The lines of an invoice where they make up its amount to the cent; none where there are none.
    ///
    /// # Errors
    ///
    /// The sum that the lines make, where it is not the amount of the invoice.
    pub(super) fn statement(&self, invoice: &Invoice) -> Option<Result<Statement<'_>, Money>> {
        let lines = self.lines.get(&invoice.number)?;
        let gross = Statement { lines, net: false };
        let net = Statement { lines, net: true };
        let whole = lines.iter().all(|line| line.total.is_some());
        let fits = |it: &Statement<'_>| whole && it.total() == invoice.whole().to_cents();
        Some(match (fits(&gross), fits(&net)) {
            (true, _) => Ok(gross),
            (_, true) => Ok(net),
            _ if lines.iter().any(|line| line.vat_rate.is_some()) => Err(net.total()),
            _ => Err(gross.total()),
        })
    }

    /// Lines of invoices that the ledger does not have.
    pub(super) fn stray_lines(&self) -> Vec<Finding> {
        let stray = self.lines.iter().filter(|(number, _)| !self.has(number));
        let finding = |(number, lines): (&exports::Text, &Vec<InvoiceLine>)| {
            let first = lines.first()?;
            let values = Args::new().text("invoice", &**number).count("lines", lines.len());
            Some(Finding::new(Code::LinesOfUnknownInvoice, first.origin.clone(), None, values))
        };
        stray.filter_map(finding).collect()
    }
}
