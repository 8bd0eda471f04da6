//! The Swiss QR-bill (SIX, Swiss Implementation Guidelines QR-bill, versions 2.2 and 2.3).

use findings::Currency;

use super::{Demand, NoCode, Party, Reference, figures};

/// A Swiss QR-bill: what its code says and what is printed beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// The account.
    pub iban: String,
    /// Whose account it is.
    pub creditor: Party,
    /// The amount with a point and two decimals.
    pub amount: String,
    /// Francs or euros.
    pub currency: Currency,
    /// Who pays; none where that is not known and a hand must write it.
    pub debtor: Option<Party>,
    /// The reference to quote.
    pub reference: Reference,
}

/// Whether a QR-bill can ask for a currency: francs and euros.
pub(super) fn takes(currency: Currency) -> bool {
    currency == Currency::EUR || currency.as_str() == "CHF"
}

impl Bill {
    pub(super) fn of(demand: &Demand<'_>) -> Result<Self, NoCode> {
        let creditor = Party::creditor(demand.creditor, demand.beneficiary());
        Ok(Self {
            iban: demand.account.iban.clone().unwrap_or_default(),
            creditor: creditor.ok_or(NoCode::TooLong)?,
            amount: figures(demand.amount)?,
            currency: demand.account.currency,
            debtor: Party::debtor(demand.debtor, &demand.creditor.country),
            reference: demand.reference.clone(),
        })
    }

    /// Additional information: the reference of the letter where it is no structured one.
    #[must_use]
    pub fn message(&self) -> &str {
        match &self.reference {
            Reference::Letter(text) => text,
            Reference::Creditor(_) | Reference::Qr(_) => "",
        }
    }

    /// The text of the code: each element on a line of its own, empty ones too (4.2.2), at most 997
    /// characters. The elements for the final creditor are not to be filled (4.2.2, `UltmtCdtr`).
    #[must_use]
    pub fn payload(&self) -> String {
        let (kind, reference) = match &self.reference {
            Reference::Qr(text) => ("QRR", text.as_str()),
            Reference::Creditor(text) => ("SCOR", text.as_str()),
            Reference::Letter(_) => ("NON", ""),
        };
        // Header: type, version, UTF-8.
        let mut lines = vec!["SPC", "0200", "1", &self.iban];
        lines.extend(elements(Some(&self.creditor)));
        lines.extend(elements(None));
        lines.extend([self.amount.as_str(), self.currency.as_str()]);
        lines.extend(elements(self.debtor.as_ref()));
        lines.extend([kind, reference, self.message(), "EPD"]);
        lines.join("\n")
    }
}

/// Address type, name, street, number, postcode, town and country.
fn elements(party: Option<&Party>) -> [&str; 7] {
    let Some(party) = party else { return [""; 7] };
    let Party { name, street, number, postcode, town, country, .. } = party;
    ["S", name, street, number, postcode, town, country]
}
