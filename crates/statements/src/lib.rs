//! From the statements of a bank to what was paid: read, proven by their balances, joined, and matched with what is open.
//!
//! - **In:** the bytes of files; what is open, and who owes it ([`Claims`]).
//! - **Out:** [`Statement`], [`Joined`], [`Settled`] and findings.
//! - **Uses:** `findings`, `settings`.
//! - **Never:** opens files; keeps the account of a payer; knows today's date or dunning.
//!
//! ```
//! use relance_statements::findings::{Currency, Money};
//! use relance_statements::{Claim, Claims, Known, KnownPayer, join, read_bytes, settle};
//!
//! let file = ":20:1\n:25:DE90999999990000004711\n:28C:1/1\n:60F:C261102EUR100,00\n\
//!             :61:2611031103C250,00NTRFNONREF//B1\n:86:166?20Rechnung FA-2026-17?32Nordlicht GmbH\n\
//!             :61:2611031103C80,00NTRFNONREF//B2\n:86:166?20Danke?32Nordlicht GmbH\n\
//!             :62F:C261103EUR430,00\n-\n";
//! let statements = read_bytes("bank.sta", file.as_bytes(), &[]).remove(0).statements?;
//! // 100.00 and both entries make 430.00: the file is proven.
//! assert!(statements[0].settles());
//!
//! let payments = join(statements).payments;
//! let open = |number: &str, cents| Claim {
//!     debtor: 0,
//!     number: number.to_owned(),
//!     open: Money::from_cents(cents),
//!     currency: Currency::EUR,
//!     issued: None,
//!     known: Known::Nothing,
//!     paid: None,
//! };
//! let nordlicht = KnownPayer { names: vec!["Nordlicht".to_owned()], accounts: Vec::new() };
//! let claims = Claims {
//!     debtors: vec![nordlicht],
//!     invoices: vec![open("FA-2026-17", 250_00), open("FA-2026-18", 80_00)],
//!     unasked: Vec::new(),
//!     letters: Vec::new(),
//! };
//! let settled = settle(&claims, &payments, &[]);
//! let rules: Vec<&str> = settled.outcomes.iter().map(|it| it.rule.as_str()).collect();
//! // One names its invoice and pays it. The other is merely likely, so nothing is lower, and the debtor is held.
//! assert_eq!(rules, ["payer-amount", "numbers"]);
//! assert_eq!(settled.lowered, [Money::from_cents(250_00), Money::ZERO]);
//! assert!(settled.held(&claims).contains_key(&0));
//! # Ok::<(), relance_statements::ReadError>(())
//! ```

mod account;
mod camt;
mod cfonb;
mod file;
mod gate;
mod joined;
mod matching;
mod mt940;
mod paid;
mod profile;
mod proof;
mod statement;
mod table;
mod text;
mod told;
mod trouble;

#[doc(no_inline)]
pub use findings;

pub use self::account::{Account, PayerAccount};
pub use self::file::{File, read_bytes};
pub use self::gate::{Wait, gate, known_up_to, tells_since};
pub use self::joined::{
    Booked, Debits, Gap, Joined, Kind, Payment, Span, Standing, Unread, join,
};
pub use self::matching::{
    Asked, Claim, Claims, Conflict, Effect, Known, KnownPayer, Noted, Outcome, Rule, Settled,
    Teller, Unasked, named, settle,
};
pub use self::paid::{PaidRow, read_paid};
pub use self::profile::{Columns, Profile};
pub use self::statement::{
    Balance, Entry, Fault, FaultKind, Format, Line, Proof, Reversals, Statement, Status,
};
pub use self::told::{file_findings, gap_findings};
pub use self::trouble::ReadError;

#[cfg(test)]
mod tests;
