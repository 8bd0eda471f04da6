//! The code of the European Payments Council (EPC069-12, version 2.1 and later): a transfer in euros that a
//! banking app fills in by itself.

use super::{Demand, LONGEST_NAME, NoCode, Reference, figures};

/// The most bytes of a payload: what version 13 at level M holds (EPC069-12, section 2).
const BYTES: usize = 331;
/// The most characters of a structured and of a free reference (EPC069-12, AT-05).
const REFERENCES: [usize; 2] = [35, 140];

/// Countries of the European Economic Area, where a transfer needs no BIC (Regulation (EU) 260/2012, article
/// 5; EPC069-12, AT-23: version 002 leaves it out inside the area alone).
const AREA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Whether a code for this IBAN must name the BIC.
#[must_use]
pub fn needs_bic(iban: &str) -> bool {
    !iban.get(..2).is_some_and(|country| AREA.contains(&country))
}

/// The text of the code, its lines parted by line feeds; empty lines at the end are left out.
pub(super) fn payload(demand: &Demand<'_>) -> Result<String, NoCode> {
    let account = demand.account;
    let amount = figures(demand.amount)?;
    let name = line(demand.beneficiary());
    let [longest, longest_free] = REFERENCES;
    let (structured, free) = match demand.reference {
        Reference::Creditor(text) | Reference::Qr(text) => (text.clone(), String::new()),
        Reference::Letter(text) => (String::new(), line(text)),
    };
    let count = |text: &str| text.chars().count();
    if count(&name) > LONGEST_NAME
        || count(&structured) > longest
        || count(&free) > longest_free
    {
        return Err(NoCode::TooLong);
    }
    let mut payload = [
        // Service tag, version, UTF-8, SEPA credit transfer.
        "BCD",
        "002",
        "1",
        "SCT",
        account.bic.as_deref().unwrap_or_default(),
        &name,
        account.iban.as_deref().unwrap_or_default(),
        &format!("EUR{amount}"),
        // No purpose.
        "",
        &structured,
        &free,
    ]
    .join("\n");
    payload.truncate(payload.trim_end_matches('\n').len());
    if payload.len() > BYTES { Err(NoCode::TooLong) } else { Ok(payload) }
}

/// A text on one line.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}
