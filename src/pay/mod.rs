//! How a letter can be paid: the reference that the payer quotes, and the codes that a telephone reads.
//!
//! - **In:** the [`Creditor`] with its bank account, the [`Debtor`], the sum and the reference of a letter.
//! - **Out:** [`Reference`] with its check digits, the payload of a code, its [`Modules`].
//! - **Uses:** `findings`, `ledger`, `address`.
//! - **Never:** decides what is asked for; knows where on paper a code stands; changes a name in silence.
#![deny(clippy::float_arithmetic)]

mod digits;
mod epc;
mod modules;
mod party;
mod reference;
mod swiss;

use rust_decimal::Decimal;

use crate::ledger::{BankAccount, Creditor, Debtor};
use findings::{Currency, Money};

pub use self::digits::is_qr_iban;
pub use self::epc::needs_bic;
pub use self::modules::Modules;
pub use self::party::Party;
pub use self::reference::Reference;
pub use self::swiss::Bill;

/// The amount that one letter asks for, and the account to pay it into.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    /// The creditor.
    pub creditor: &'a Creditor,
    /// The account it is paid into.
    pub account: &'a BankAccount,
    /// The debtor.
    pub debtor: &'a Debtor,
    /// How much, in the currency of the account.
    pub amount: Money,
    /// The reference that the payer quotes.
    pub reference: &'a Reference,
}

/// Which code letters about an account carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// No code: the bank account alone.
    Plain,
    /// The code of the European Payments Council, beside the bank account.
    Epc,
    /// The Swiss QR-bill, on a page of its own.
    Swiss,
}

/// Why a letter gets no code although its account wants one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCode {
    /// The amount is less or more than a code may hold.
    Amount,
    /// There is more to say than a code may hold.
    TooLong,
}

/// The least and the most cents that a code may ask for (EPC069-12, AT-04; SIX
/// Implementation Guidelines QR-bill 2.2 and 2.3, 4.2.2, element `Amt`).
const CENTS: [i64; 2] = [1, 99_999_999_999];

/// The most characters of a name in a code (EPC069-12, AT-21; SIX Implementation Guidelines QR-bill 2.2,
/// 4.2.2, element `Name`).
pub const LONGEST_NAME: usize = 70;

impl Way {
    /// How letters about an account can be paid. Swiss for accounts in Switzerland and Liechtenstein,
    /// which are paid by QR-bill in both its currencies.
    #[must_use]
    pub fn of(account: &BankAccount) -> Self {
        match account.iban.as_deref().filter(|_| account.qr) {
            Some(iban) if digits::is_swiss(iban) && swiss::takes(account.currency) => {
                Self::Swiss
            }
            Some(iban) if account.currency == Currency::EUR && !digits::is_swiss(iban) => {
                Self::Epc
            }
            _ => Self::Plain,
        }
    }

    /// How a letter that asks for an amount can be paid: no code holds every amount.
    #[must_use]
    pub fn asking(account: &BankAccount, amount: Money) -> Self {
        let way = Self::of(account);
        if figures(amount).is_ok() { way } else { Self::Plain }
    }

    /// Its name in the manifest; nothing for none.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Epc => "epc",
            Self::Swiss => "swiss",
        }
    }
}

impl Demand<'_> {
    /// The payload of the code of the European Payments Council.
    ///
    /// # Errors
    ///
    /// When amount or texts do not fit into one.
    pub fn epc(&self) -> Result<String, NoCode> {
        epc::payload(self)
    }

    /// The Swiss QR-bill.
    ///
    /// # Errors
    ///
    /// When the amount does not fit into one.
    pub fn bill(&self) -> Result<Bill, NoCode> {
        Bill::of(self)
    }

    /// Whose account it is.
    #[must_use]
    pub fn beneficiary(&self) -> &str {
        self.account.holder.as_deref().unwrap_or(&self.creditor.name)
    }
}

/// An amount with a point and two decimals: `1234.50`.
fn figures(amount: Money) -> Result<String, NoCode> {
    let amount = amount.to_cents();
    let [least, most] = CENTS.map(Money::from_cents);
    if amount < least || amount > most {
        return Err(NoCode::Amount);
    }
    let mut figures: Decimal = amount.amount();
    figures.rescale(2);
    Ok(figures.to_string())
}
