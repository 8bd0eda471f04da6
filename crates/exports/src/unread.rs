//! Why a file gives no table at all, which is not the same as a table without rows.

/// Why a file gives no table at all: nothing is known of what it lists, so nobody has paid and nobody owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unread {
    /// No byte, or blanks and a byte order mark alone.
    Empty,
    /// Bytes that are no text, such as a text with a zero byte in it.
    NotText,
    /// Text in which no header is known and lines do not part into columns: prose, settings, a script.
    NoTable,
}

impl Unread {
    /// Every reason.
    pub const ALL: &'static [Self] = &[Self::Empty, Self::NotText, Self::NoTable];

    /// Where its sentence stands in the message files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "run-unread-empty",
            Self::NotText => "run-unread-not-text",
            Self::NoTable => "run-unread-no-table",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Inputs, ReadError, read_bytes};
    use findings::{Language, Messages};

    /// What is said of a file as an export; none where it is one.
    fn said(bytes: &[u8]) -> Option<Unread> {
        let (export, _) = match read_bytes("open.csv", bytes.to_vec(), &Inputs::default()) {
            Ok(read) => read,
            Err(error) => panic!("{error}"),
        };
        match export.require_invoices() {
            Ok(()) => None,
            Err(ReadError::NoTable { why, .. }) => Some(why),
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn bytes_that_give_no_table_are_told_from_an_empty_list() {
        let header = "Code client;Client;N° facture;Échéance;Reste dû\n";
        let row = "C7;Menuiserie Roux SARL;F-101;12/03/2026;1 204,50\n";
        let unknown = "zorg;blap;frub\n1;2;3\n4;5;6\n7;8;9\n";
        for (bytes, expected) in [
            ("", Some(Unread::Empty)),
            ("\u{feff}", Some(Unread::Empty)),
            (" \r\n\r\n\t\n", Some(Unread::Empty)),
            (&format!("{header}{row}\0"), Some(Unread::NotText)),
            ("\0", Some(Unread::NotText)),
            (
                "Bonjour Marie,\nvoici la liste, comme convenu.\nÀ lundi\n",
                Some(Unread::NoTable),
            ),
            ("Dear all, please find the list attached, thanks\n", Some(Unread::NoTable)),
            ("[creditor]\nname = \"X\"\naddress = [\"a\", \"b\"]\n", Some(Unread::NoTable)),
            (header, None),
            (&format!("{header}{row}"), None),
            // Columns that nobody knows are asked for; their rows are held.
            (unknown, None),
        ] {
            assert_eq!(said(bytes.as_bytes()), expected, "{bytes:?}");
        }
        assert_eq!(said(b"\x01\x02\0\xff\xfe\x80"), Some(Unread::NotText));
    }

    #[test]
    fn every_reason_has_a_sentence() {
        for messages in [Language::En, Language::Fr].map(Messages::new) {
            for why in Unread::ALL {
                assert!(messages.has(why.key()), "{} is missing", why.key());
            }
        }
    }
}
