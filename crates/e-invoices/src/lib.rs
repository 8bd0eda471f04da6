//! From the bytes of an electronic invoice to typed values, each with its place, and what is doubtful about them.
//!
//! - **In:** the bytes of XML: CII, `ZUGFeRD` 1.0, UBL, lifecycle messages (CDAR).
//! - **Out:** [`Document`], [`Message`] and what follows from messages ([`Standing`]); findings.
//! - **Uses:** `findings`, `settings`.
//! - **Never:** opens files or PDFs; knows whose invoices they are, today's date or dunning.
//!
//! ```
//! use relance_e_invoices::{Debt, Due, read};
//!
//! let xml = include_bytes!("../invented/plain-ubl.xml");
//! let invoice = read("facture.xml", xml)?;
//! let number = invoice.number.as_ref().ok_or("no number")?;
//! assert_eq!(number.value, "F-2026-31");
//! assert_eq!(number.origin(&invoice.file).to_string(), "facture.xml:4 [Invoice/cbc:ID]");
//! assert!(matches!(invoice.debt(), Some(Debt::Owed(amount)) if amount.to_string() == "1204.50"));
//! assert!(matches!(invoice.due(), Due::On(day) if day.to_string() == "2026-12-01"));
//! assert_eq!(invoice.buyer.siren().as_deref(), Some("000056788"));
//! // Nothing is guessed: what does not fit together is told, and holds the document.
//! assert!(invoice.is_clear());
//! let torn = String::from_utf8_lossy(xml).replace("<cbc:PrepaidAmount currencyID=\"EUR\">0", "<cbc:PrepaidAmount currencyID=\"EUR\">9");
//! assert!(!read("facture.xml", torn.as_bytes())?.is_clear());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod cii;
mod debt;
mod decode;
mod document;
mod doubt;
mod due;
mod enclosed;
mod identity;
mod kind;
mod lifecycle;
mod notes;
mod parse;
mod read_error;
mod take;
mod terms;
mod tree;
mod ubl;
mod value;
#[cfg(test)]
mod tests;

pub use self::debt::Debt;
pub use self::document::{
    Document, DueDate, Identifier, Note, Party, PostalAddress, Preceding, Syntax, TermsText,
};
pub use self::doubt::{About, Doubt, DoubtKind};
pub use self::due::Due;
pub use self::enclosed::{Enclosed, enclosed};
pub use self::kind::Kind;
pub use self::lifecycle::{
    Cashed, Claim, Hold, Message, OtherAmount, Question, Reason, Standing, reason_in_words,
    standing, status_in_words,
};
pub use self::read_error::ReadError;
pub use self::terms::{Said, said as terms_say};
pub use self::value::Placed;

use self::take::Taker;
use self::tree::Tree;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20 << 20;

/// How deep elements may stand inside one another.
pub const MAX_DEPTH: usize = 64;

/// The most elements a file may have beside those inside its lines.
pub const MAX_ELEMENTS: usize = 200_000;

/// The longest value that is read, in bytes.
pub const MAX_TEXT: usize = 64 << 10;

/// What a file of XML is, by its root element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Invoice(Syntax),
    Lifecycle,
}

/// The beginnings of the namespaces of roots.
const ROOTS: &[(&str, &str, Root)] = &[
    (
        "CrossIndustryInvoice",
        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:",
        Root::Invoice(Syntax::Cii),
    ),
    (
        "CrossIndustryDocument",
        "urn:ferd:CrossIndustryDocument:",
        Root::Invoice(Syntax::Zugferd1),
    ),
    (
        "Invoice",
        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
        Root::Invoice(Syntax::UblInvoice),
    ),
    (
        "CreditNote",
        "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
        Root::Invoice(Syntax::UblCreditNote),
    ),
    (
        "CrossDomainAcknowledgementAndResponse",
        "urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:",
        Root::Lifecycle,
    ),
];

/// Reads an invoice or credit note. Its file is told by `name` wherever a place is named.
///
/// # Errors
///
/// Where nothing of the file is to be believed, or it is something else than an invoice.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    with_tree(bytes, |tree| {
        let Root::Invoice(syntax) = root(tree)? else { return Err(other_root(tree)) };
        let mut taker = Taker::new(tree);
        let mut document = match syntax {
            Syntax::Cii | Syntax::Zugferd1 => cii::read(name, &mut taker, syntax),
            Syntax::UblInvoice | Syntax::UblCreditNote => ubl::read(name, &mut taker, syntax),
        };
        if let Some(fault) = taker.fault {
            return Err(fault);
        }
        document.doubts = taker.doubts;
        check::judge(&mut document);
        Ok(document)
    })
}

/// Reads a lifecycle message: one [`Message`] for each invoice it speaks of.
///
/// # Errors
///
/// Where nothing of the file is to be believed, or it is something else than a lifecycle message.
pub fn read_lifecycle(name: &str, bytes: &[u8]) -> Result<Vec<Message>, ReadError> {
    with_tree(bytes, |tree| {
        let Root::Lifecycle = root(tree)? else { return Err(other_root(tree)) };
        lifecycle::read(name, tree)
    })
}

fn with_tree<T>(
    bytes: &[u8],
    read: impl FnOnce(&Tree<'_>) -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let text = decode::text(bytes)?;
    read(&Tree::read(&text)?)
}

fn root(tree: &Tree<'_>) -> Result<Root, ReadError> {
    let known = ROOTS.iter().find(|(name, namespace, _)| {
        *name == tree.root() && tree.namespace.starts_with(namespace)
    });
    known.map(|(_, _, root)| *root).ok_or_else(|| other_root(tree))
}

fn other_root(tree: &Tree<'_>) -> ReadError {
    let (root, namespace) = (tree.root().to_owned(), tree.namespace.clone());
    ReadError::OtherRoot { root, namespace }
}
