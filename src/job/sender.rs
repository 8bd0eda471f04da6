//! Reads `[sender]`: who writes for the creditor.

use chrono::NaiveDate;

use crate::ledger::{Creditor, Sender, SenderMode};
use settings::keys;

use super::creditor::electronic;
use super::fault::Problem;
use super::files::Home;
use super::sections::{Mode, SenderSection};

/// Who writes for the creditor; none where it writes itself.
pub(super) fn sender(
    section: SenderSection,
    creditor: &Creditor,
    home: &Home<'_>,
) -> Option<Sender> {
    let fault = |key, problem: Problem| home.document.fault(&keys(&["sender", key]), problem);
    let mode = match section.mode {
        Mode::Creditor => return None,
        Mode::Accountant => SenderMode::Accountant,
        Mode::Collector => SenderMode::Collector,
    };
    if section.name.trim().is_empty() {
        fault("name", Problem::EmptyText);
    }
    if mode == SenderMode::Collector && section.address.is_empty() {
        fault("address", Problem::EmptyList);
    }
    // Money goes to the client's account and to no other (ordonnance 45-2138, art. 22).
    if let Some(iban) = &section.iban {
        let wanted = electronic(iban);
        if wanted.is_none() || !creditor.account.iter().any(|it| it.iban == wanted) {
            fault("iban", Problem::OtherIban(iban.clone()));
        }
    }
    let mandate_date: Option<NaiveDate> = section.mandate_date.parse().ok();
    if section.mandate_date.is_empty() {
        fault("mandate_date", Problem::EmptyText);
    } else if mandate_date.is_none() {
        fault("mandate_date", Problem::Day(section.mandate_date.clone()));
    }
    let law = law(section.law_text.as_deref(), home);
    if law.as_ref().is_some_and(String::is_empty)
        || (section.law_text.is_none() && mode == SenderMode::Collector)
    {
        fault("law_text", Problem::EmptyText);
    }
    Some(Sender {
        mode,
        name: section.name,
        address: section.address,
        mandate_date: mandate_date?,
        mandate_reference: section.mandate_reference,
        law,
    })
}

/// The law that must be reproduced, a paragraph a line; none where no file gives it. A blank line parts
/// paragraphs, as in letter texts.
fn law(name: Option<&str>, home: &Home<'_>) -> Option<String> {
    let text = home.text(name?, &["sender", "law_text"])?.replace("\r\n", "\n");
    let joined = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = text.split("\n\n").map(joined).filter(|part| !part.is_empty());
    Some(parts.collect::<Vec<_>>().join("\n"))
}
