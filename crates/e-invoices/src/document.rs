//! One invoice or credit note, as its file gives it.

use chrono::NaiveDate;

use findings::{Currency, Money};

use crate::doubt::Doubt;
use crate::value::Placed;

/// The syntaxes of invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Syntax {
    /// Cross Industry Invoice of UN/CEFACT, D16B to D22B: Factur-X, `ZUGFeRD` 2, `XRechnung`.
    Cii,
    /// `ZUGFeRD` 1.0, the version before it.
    Zugferd1,
    /// An invoice of UBL 2: Peppol, `XRechnung`.
    UblInvoice,
    /// A credit note of UBL 2.
    UblCreditNote,
}

/// One invoice or credit note. Amounts are in its currency and have the sign of the file; what is not there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file, by the name it was read under.
    pub file: String,
    /// How it is written.
    pub syntax: Syntax,
    /// Its number (BT-1).
    pub number: Option<Placed<String>>,
    /// The day it was issued (BT-2).
    pub issued: Option<Placed<NaiveDate>>,
    /// The code of its type (BT-3), see [`Kind`](crate::Kind).
    pub type_code: Option<Placed<String>>,
    /// The rules it says it keeps (BT-24).
    pub profile: Option<Placed<String>>,
    /// The business process it belongs to (BT-23), in France the framework, such as `S1`.
    pub framework: Option<Placed<String>>,
    /// The currency of its amounts (BT-5).
    pub currency: Option<Placed<Currency>>,
    /// Its amount, taxes included (BT-112).
    pub total: Option<Placed<Money>>,
    /// What was paid when it was issued (BT-113).
    pub prepaid: Option<Placed<Money>>,
    /// What was added to round the amount to be paid (BT-114).
    pub rounding: Option<Placed<Money>>,
    /// What was due on the day it was issued (BT-115).
    pub due_amount: Option<Placed<Money>>,
    /// Who sold, and waits for the money.
    pub seller: Party,
    /// Who bought, and owes it.
    pub buyer: Party,
    /// Who is to receive the money (BG-10); none where that is the seller.
    pub payee: Option<Party>,
    /// The codes of the means of payment (BT-81).
    pub means: Vec<Placed<String>>,
    /// What speaks of a direct debit (BG-19): its mandate (BT-89), or the creditor's number for collecting (BT-90).
    pub mandates: Vec<Placed<String>>,
    /// The accounts to pay to (BT-84): IBANs, or other numbers where there is none.
    pub accounts: Vec<Placed<String>>,
    /// What the payer is to write (BT-83); one for each means of payment, where these differ.
    pub payment_references: Vec<Placed<String>>,
    /// The invoices it refers to (BG-3).
    pub preceding: Vec<Preceding>,
    /// The invoices its lines refer to, each once.
    pub line_preceding: Vec<Preceding>,
    /// The days it names to pay by (BT-9), in the order of the file.
    pub due_dates: Vec<DueDate>,
    /// The texts of its terms of payment (BT-20), with their line breaks.
    pub terms: Vec<TermsText>,
    /// Its notes (BG-1), those that are joined in one taken apart.
    pub notes: Vec<Note>,
    /// Whatever of it no letter may rest on without a person.
    pub doubts: Vec<Doubt>,
}

/// A firm or person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// The name under which it is registered.
    pub name: Option<Placed<String>>,
    /// The name under which it trades.
    pub trade_name: Option<Placed<String>>,
    /// Numbers it is known by (BT-29, BT-46), those of a public scheme first.
    pub ids: Vec<Identifier>,
    /// Its number in a register (BT-30, BT-47).
    pub legal_id: Option<Identifier>,
    /// Its VAT number (BT-31, BT-48).
    pub vat: Option<Placed<String>>,
    /// Its electronic address (BT-34, BT-49).
    pub endpoint: Option<Identifier>,
    /// Its address.
    pub address: PostalAddress,
    /// A person to speak to (BT-41, BT-56).
    pub contact: Option<Placed<String>>,
    /// Its e-mail address (BT-43, BT-58).
    pub email: Option<Placed<String>>,
}

impl Party {
    /// The name to write: the registered one, else the one it trades under.
    #[must_use]
    pub fn known_as(&self) -> Option<&Placed<String>> {
        self.name.as_ref().or(self.trade_name.as_ref())
    }
}

/// A number with the scheme it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// The number.
    pub number: Placed<String>,
    /// Its scheme (ISO/IEC 6523): `0002` is SIREN, `0009` SIRET.
    pub scheme: Option<String>,
}

/// A postal address, part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostalAddress {
    /// Street and number, or the first line there is.
    pub line_1: Option<Placed<String>>,
    /// What follows.
    pub line_2: Option<Placed<String>>,
    /// What follows.
    pub line_3: Option<Placed<String>>,
    /// The postcode.
    pub postcode: Option<Placed<String>>,
    /// The town.
    pub city: Option<Placed<String>>,
    /// Part of the country.
    pub region: Option<Placed<String>>,
    /// The country by its two letters (ISO 3166-1).
    pub country: Option<Placed<String>>,
}

/// An invoice that another one refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preceding {
    /// Its number (BT-25).
    pub number: Placed<String>,
    /// The day it was issued (BT-26).
    pub issued: Option<NaiveDate>,
}

/// A day to pay by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDate {
    /// The day.
    pub day: Placed<NaiveDate>,
    /// Whether a discount is given until then; it is due later.
    pub discount: bool,
    /// The part of the amount that is due then, where the file says so.
    pub amount: Option<Money>,
}

/// A text of the terms of payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsText {
    /// The text.
    pub text: Placed<String>,
    /// Whether it stands beside a discount, and says nothing of when the whole is due.
    pub discount: bool,
}

/// A note with the code of its subject, such as `PMT`, `PMD`, `AAB` or `BAR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about (BT-21).
    pub subject: Option<String>,
    /// The text (BT-22), with its line breaks.
    pub text: Placed<String>,
}

impl Document {
    /// The text of the first note on a subject.
    #[must_use]
    pub fn note(&self, subject: &str) -> Option<&str> {
        let of = |it: &&Note| it.subject.as_deref() == Some(subject);
        self.notes.iter().find(of).map(|it| it.text.value.as_str())
    }

    /// Whether the buyer is a private person: `Some(true)` by the French note `BAR` of `B2C`, `Some(false)` by `B2B`.
    #[must_use]
    pub fn to_consumer(&self) -> Option<bool> {
        match self.note("BAR")?.trim() {
            "B2C" => Some(true),
            "B2B" | "B2BINT" => Some(false),
            _ => None,
        }
    }

    /// The profile MINIMUM of Factur-X, which has no amount paid and no terms.
    #[must_use]
    pub fn is_minimum(&self) -> bool {
        let profile = self.profile.as_ref().map(|it| it.value.to_ascii_lowercase());
        profile.is_some_and(|it| it.ends_with(":minimum"))
    }
}
