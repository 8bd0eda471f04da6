//! Reads `[sender]`: who writes for the creditor.

use chrono::NaiveDate;

use crate::ledger::{BankAccount, Creditor, Sender, SenderHead, SenderMode};
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
    let head = if mode == SenderMode::Collector { head(&section, home) } else { None };
    Some(Sender {
        mode,
        name: section.name,
        address: section.address,
        mandate_date: mandate_date?,
        mandate_reference: section.mandate_reference,
        law,
        head: head.map(Box::new),
    })
}

/// The letterhead of a collector; none where something of it is missing, which is a fault.
fn head(section: &SenderSection, home: &Home<'_>) -> Option<SenderHead> {
    let fault = |key| home.document.fault(&keys(&["sender", key]), settings::Problem::Missing);
    let place = section.place.as_ref().filter(|it| !it.trim().is_empty());
    for (key, given) in [
        ("place", place.is_some()),
        ("signatory", section.signatory.is_some()),
        ("contact", section.contact.is_some()),
    ] {
        if !given {
            fault(key);
        }
    }
    Some(SenderHead {
        phone: section.phone.clone(),
        email: section.email.clone(),
        legal: section.legal.clone(),
        place: place?.clone(),
        signatory: section.signatory.clone()?,
        contact: section.contact.clone()?,
    })
}

/// The accounts that money is paid to: those of a collector's mandate go before the creditor's, each under the
/// collector's name unless it says another.
pub(super) fn accounts(
    section: &SenderSection,
    creditor: &Creditor,
    home: &Home<'_>,
) -> Vec<BankAccount> {
    if section.mode != Mode::Collector {
        return creditor.account.clone();
    }
    let mut accounts = Vec::new();
    for account in &section.account {
        let iban = account.iban.as_deref().map(|iban| (iban, electronic(iban)));
        if let Some((given, None)) = &iban {
            let problem = Problem::OtherIban((*given).to_owned());
            home.document.fault(&keys(&["sender", "account"]), problem);
        }
        accounts.push(BankAccount {
            iban: iban.and_then(|(_, iban)| iban),
            holder: account.holder.clone().or_else(|| Some(section.name.clone())),
            ..account.clone()
        });
    }
    let named = |currency| accounts.iter().any(|it: &BankAccount| it.currency == currency);
    let others: Vec<BankAccount> =
        creditor.account.iter().filter(|it| !named(it.currency)).cloned().collect();
    accounts.extend(others);
    accounts
}

/// The law that must be reproduced, a paragraph a line; none where no file gives it. A blank line parts
/// paragraphs, as in letter texts.
fn law(name: Option<&str>, home: &Home<'_>) -> Option<String> {
    let text = home.text(name?, &["sender", "law_text"])?.replace("\r\n", "\n");
    let joined = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = text.split("\n\n").map(joined).filter(|part| !part.is_empty());
    Some(parts.collect::<Vec<_>>().join("\n"))
}
