//! Whether an invoice is the creditor's own or one that it got: the seller must be the creditor, by number.

use e_invoices::Party;
use findings::fold::compact;
use findings::{Args, Code, Finding};

use super::received::ReceivedInvoice;
use crate::ledger::Creditor;

/// Whether a job says of its creditor what sales are told from purchases by.
#[must_use]
pub fn identifies(creditor: &Creditor) -> bool {
    let Own { siren, vat, .. } = Own::of(creditor);
    siren.is_some() || vat.is_some()
}

/// Keeps the creditor's own invoices, and tells of the others. One whose seller bears the creditor's name and no number
/// is held.
pub(super) fn keep_sales(
    received: &mut Vec<ReceivedInvoice>,
    creditor: &Creditor,
    findings: &mut Vec<Finding>,
) {
    let own = Own::of(creditor);
    received.retain_mut(|invoice| {
        let seller = &invoice.document.seller;
        let name = seller.known_as().map_or_else(String::new, |it| it.value.clone());
        let buyer = own.whose(&invoice.document.buyer);
        match own.whose(seller) {
            SellerIs::Own => {
                if buyer == SellerIs::Own {
                    let values = Args::new().text("invoice", invoice.number());
                    invoice.tell(Code::InvoiceBuyerIsCreditor, values);
                }
                true
            }
            SellerIs::Unproved => {
                let values = Args::new().text("seller", name).text("named", "creditor");
                invoice.tell(Code::InvoiceSellerUnproved, values);
                true
            }
            // What the creditor bought has the creditor for its buyer.
            SellerIs::Other
                if !has_number(seller)
                    && buyer == SellerIs::Other
                    && has_number(&invoice.document.buyer) =>
            {
                let values = Args::new().text("seller", name).text("named", "other");
                invoice.tell(Code::InvoiceSellerUnproved, values);
                true
            }
            SellerIs::Other => {
                let number =
                    seller.siren().or_else(|| Some(seller.vat.as_ref()?.value.clone()));
                let values = Args::new().text("seller", name);
                let values = values.text("number", number.unwrap_or_else(|| "–".to_owned()));
                invoice.tell(Code::InvoicePurchase, values);
                findings.append(&mut invoice.told);
                false
            }
        }
    });
}

/// Whether a party gives a number to know it by.
fn has_number(party: &Party) -> bool {
    party.siren().is_some() || party.vat.is_some()
}

/// By whom an invoice was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SellerIs {
    /// The creditor.
    Own,
    /// Somebody else.
    Other,
    /// Somebody of the creditor's name, of whom no number can be compared.
    Unproved,
}

/// The numbers and the name of the creditor, as they are compared.
struct Own {
    siren: Option<String>,
    vat: Option<String>,
    name: String,
}

impl Own {
    fn of(creditor: &Creditor) -> Self {
        let vat = creditor.vat.as_deref().map(compact).filter(|it| !it.is_empty());
        // A French VAT number is a key of two and the SIREN.
        let of_vat = vat.as_deref().and_then(|it| it.strip_prefix("fr")?.get(2..));
        let of_vat =
            of_vat.filter(|it| it.len() == 9 && it.bytes().all(|it| it.is_ascii_digit()));
        Self {
            siren: creditor.siren.clone().or_else(|| of_vat.map(str::to_owned)),
            vat: vat.clone(),
            name: compact(&creditor.name),
        }
    }

    fn whose(&self, seller: &Party) -> SellerIs {
        let vat = seller.vat.as_ref().map(|it| compact(&it.value));
        let compared = [(&self.siren, seller.siren()), (&self.vat, vat)];
        for (own, theirs) in compared {
            if let (Some(own), Some(theirs)) = (own, theirs) {
                return if *own == theirs { SellerIs::Own } else { SellerIs::Other };
            }
        }
        let names = [&seller.name, &seller.trade_name].into_iter().flatten();
        let called = names.into_iter().any(|it| compact(&it.value) == self.name);
        if called { SellerIs::Unproved } else { SellerIs::Other }
    }
}
