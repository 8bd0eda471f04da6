//! Reads `[invoices]`: the folder of electronic invoices, and the copies that its PDFs are.

use chrono::NaiveDate;

use crate::attach::{Copies, Missing};
use crate::invoices::{InvoiceFolder, NamedFolder, identifies};
use crate::ledger::Creditor;
use settings::keys;

use super::copies;
use super::fault::Problem;
use super::files::{Home, slashed};
use super::sections::{CopiesSection, DirectDebit, InvoicesSection};

/// The settings of `[invoices]` and of `[copies]`, which PDFs of the folder are where nothing else is named.
pub(super) fn with_copies(
    home: &Home<'_>,
    creditor: Option<&Creditor>,
) -> (Option<InvoiceFolder>, Option<Copies>) {
    let section = home.document.optional::<InvoicesSection>("invoices");
    let folder = section.map(|section| invoices(section, creditor, home));
    let copies = home.document.optional::<CopiesSection>("copies");
    let copies = copies.map(|copies| copies::copies(copies, home));
    let copies = copies.or_else(|| own_copies(folder.as_ref()?, home));
    let folder = folder.map(|it| InvoiceFolder {
        are_copies: copies.as_ref().is_some_and(|copies| copies.folder == it.invoices.path),
        ..it
    });
    (folder, copies)
}

/// The settings of `[invoices]`, with its folders found. Sales are told from purchases by a number of the creditor.
fn invoices(
    section: InvoicesSection,
    creditor: Option<&Creditor>,
    home: &Home<'_>,
) -> InvoiceFolder {
    if creditor.is_some_and(|it| !identifies(it)) {
        home.document.fault(&keys(&["creditor", "siren"]), Problem::CreditorUnproved);
    }
    let named = |name: &str, key: &str| NamedFolder {
        path: home.folder_or_zip(name, &["invoices", key]),
        name: slashed(name.as_ref()),
    };
    InvoiceFolder {
        invoices: named(&section.folder, "folder"),
        statuses: section.statuses.as_deref().map(|name| named(name, "statuses")),
        announced_days: section.announced_days,
        unpaid_on: section.unpaid_on.and_then(|text| day(text, home)),
        dun_direct_debit: section.direct_debit == DirectDebit::Dun,
        are_copies: false,
    }
}

fn day(text: String, home: &Home<'_>) -> Option<NaiveDate> {
    let day = text.parse().ok();
    if day.is_none() {
        home.document.fault(&keys(&["invoices", "unpaid_on"]), Problem::Day(text));
    }
    day
}

/// The copies of a job that names none: PDFs of the folder are their own. An invoice that came as XML alone goes without
/// one, and a finding says so.
fn own_copies(folder: &InvoiceFolder, home: &Home<'_>) -> Option<Copies> {
    let section: CopiesSection = CopiesSection::of_folder(&folder.invoices.name)?;
    Some(Copies { missing: Missing::Warn, ..copies::copies(section, home) })
}
