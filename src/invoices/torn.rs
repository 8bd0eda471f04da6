//! Files of the folder that could not be read: an invoice whose number they name is held, for nobody knows what they say.

use std::collections::BTreeSet;

use findings::fold::compact;
use findings::{Args, Code, Finding, Origin};

use super::received::ReceivedInvoice;

/// How much of a file is looked through, in bytes: parties and numbers stand at its beginning.
const LOOKED_THROUGH: usize = 1_000_000;

/// A file that could not be read, and the values that stand in it all the same.
#[derive(Debug)]
pub(super) struct Torn {
    origin: Origin,
    values: BTreeSet<String>,
}

impl Torn {
    pub(super) fn of(origin: Origin, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes.get(..LOOKED_THROUGH).unwrap_or(bytes));
        let behind_tags = text.split('>').filter_map(|it| it.split('<').next());
        // Numbers are short.
        let values = behind_tags.map(str::trim).filter(|it| (3..40).contains(&it.len()));
        Self { origin, values: values.map(compact).collect() }
    }
}

/// Holds the invoices of which a file that could not be read names the number.
pub(super) fn hold(received: &mut [ReceivedInvoice], torn: &[Torn]) {
    for invoice in received {
        let number = compact(invoice.number());
        if let Some(torn) = torn.iter().find(|it| it.values.contains(&number)) {
            let values = Args::new().text("invoice", invoice.number());
            let origin = torn.origin.clone();
            invoice.told.push(Finding::new(Code::InvoiceNamedUnread, origin, None, values));
        }
    }
}
