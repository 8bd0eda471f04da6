//! The invoice among the files inside a PDF or an archive, told by its root element and not by its name.

use crate::document::Document;
use crate::read_error::ReadError;

/// What was found among the files inside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Enclosed {
    /// No invoice.
    Nothing,
    /// One.
    One(Box<Document>),
    /// Several, in the order of the files: which one the picture shows is not known, and nothing of them is believed.
    Several(Vec<Document>),
    /// One that is an invoice by its name or its beginning and cannot be read.
    Broken {
        /// The file inside.
        name: String,
        /// Why it cannot be read.
        error: ReadError,
    },
}

/// Looks for the invoice among files, each with the name to tell it by.
///
/// A file that is no XML, or XML of another kind, is passed over; one that is XML and broken is not, because it may be
/// the invoice.
#[must_use]
pub fn enclosed<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Enclosed {
    let mut found = Vec::new();
    let mut broken = None;
    for (name, bytes) in files {
        match crate::read(name, bytes) {
            Ok(document) => found.push(document),
            Err(error) if error.is_something_else() || !is_xml(name, bytes) => {}
            Err(error) => {
                broken = broken.or(Some(Enclosed::Broken { name: name.to_owned(), error }));
            }
        }
    }
    match (found.pop(), broken) {
        (_, Some(broken)) => broken,
        (None, None) => Enclosed::Nothing,
        (Some(only), None) if found.is_empty() => Enclosed::One(Box::new(only)),
        (Some(last), None) => {
            found.push(last);
            Enclosed::Several(found)
        }
    }
}

/// Whether a file is meant as XML.
fn is_xml(name: &str, bytes: &[u8]) -> bool {
    let named = name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("xml"));
    let begin = bytes
        .iter()
        .take(64)
        .copied()
        .filter(|it| !matches!(it, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF));
    let begin: Vec<u8> = begin.filter(|it| !it.is_ascii_whitespace()).take(5).collect();
    named || begin == b"<?xml"
}

#[cfg(test)]
mod tests {
    use super::*;

    const INVOICE: &[u8] = include_bytes!("../invented/plain-ubl.xml");
    const OTHER: &[u8] = b"<?xml version='1.0'?><order xmlns='urn:x'/>";

    #[test]
    fn the_root_tells_which_is_the_invoice() {
        let found = enclosed([("factur-x.xml", OTHER), ("data 01.bin", INVOICE)]);
        assert!(matches!(found, Enclosed::One(it) if it.file == "data 01.bin"), "one");
        assert_eq!(enclosed([("a.xml", OTHER), ("b.png", b"\x89PNG\0")]), Enclosed::Nothing);
        let found = enclosed([("a.xml", INVOICE), ("b.xml", INVOICE)]);
        assert!(matches!(found, Enclosed::Several(all) if all.len() == 2), "several");
    }

    #[test]
    fn a_broken_invoice_is_not_passed_over() {
        let cut = &INVOICE[..400];
        let found = enclosed([("a.xml", cut), ("b.xml", INVOICE)]);
        assert!(matches!(found, Enclosed::Broken { name, .. } if name == "a.xml"), "broken");
        assert_eq!(enclosed([("a.txt", &b"no <xml"[..])]), Enclosed::Nothing);
    }
}
