//! Files that are no tables, told by how they begin.

/// The kind of a file that is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page; some programs give such a file the name of a workbook.
    WebPage,
    /// XML, the workbooks of Excel 2003 among it.
    Xml,
    /// JSON.
    Json,
    /// A text document with formats.
    RichText,
    /// Something packed.
    Packed,
    /// A database.
    Database,
}

impl FileKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Pdf,
        Self::Picture,
        Self::WebPage,
        Self::Xml,
        Self::Json,
        Self::RichText,
        Self::Packed,
        Self::Database,
    ];

    /// Where its name stands in the message files: `file-kind-pdf`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pdf => "file-kind-pdf",
            Self::Picture => "file-kind-picture",
            Self::WebPage => "file-kind-web-page",
            Self::Xml => "file-kind-xml",
            Self::Json => "file-kind-json",
            Self::RichText => "file-kind-rich-text",
            Self::Packed => "file-kind-packed",
            Self::Database => "file-kind-database",
        }
    }

    /// The kind of a file by its bytes; none where it may be a table.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        const BEGINNINGS: &[(&[u8], FileKind)] = &[
            (b"%PDF-", FileKind::Pdf),
            (b"\x89PNG", FileKind::Picture),
            (b"\xFF\xD8\xFF", FileKind::Picture),
            (b"GIF8", FileKind::Picture),
            (b"{\\rtf", FileKind::RichText),
            (b"\x1F\x8B", FileKind::Packed),
            (b"7z\xBC\xAF", FileKind::Packed),
            (b"Rar!", FileKind::Packed),
            // An archive without a file in it: no workbook.
            (b"PK\x05\x06", FileKind::Packed),
            (b"SQLite format 3", FileKind::Database),
        ];
        let is = |(beginning, _): &&(&[u8], Self)| bytes.starts_with(beginning);
        if let Some((_, kind)) = BEGINNINGS.iter().find(is) {
            return Some(*kind);
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let head = bytes.get(..bytes.len().min(256)).unwrap_or_default().trim_ascii_start();
        let head = head.to_ascii_lowercase();
        let begins = |words: &[&str]| words.iter().any(|it| head.starts_with(it.as_bytes()));
        if begins(&["<!doctype html", "<html", "<table", "<head", "<body", "<meta"]) {
            Some(Self::WebPage)
        } else if begins(&["<?xml"]) {
            Some(Self::Xml)
        } else if begins(&["[{", "{\"", "{\n", "{\r\n", "[\n", "[\r\n"]) {
            Some(Self::Json)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::{Language, Messages};

    #[test]
    fn files_are_told_by_how_they_begin() {
        for (bytes, expected) in [
            (b"%PDF-1.7".as_slice(), Some(FileKind::Pdf)),
            (b"\xEF\xBB\xBF <!DOCTYPE html><html>", Some(FileKind::WebPage)),
            (b"<table><tr>", Some(FileKind::WebPage)),
            (b"PK\x05\x06\0\0", Some(FileKind::Packed)),
            (b"<?xml version=\"1.0\"?>", Some(FileKind::Xml)),
            (b"[{\"invoice\": 1}]", Some(FileKind::Json)),
            (b"Code client;Nom", None),
            (b"[Export];x", None),
            (b"", None),
        ] {
            assert_eq!(FileKind::of(bytes), expected);
        }
    }

    #[test]
    fn every_kind_has_a_name() {
        for language in [Language::En, Language::Fr] {
            let messages = Messages::new(language);
            for kind in FileKind::ALL {
                assert!(messages.has(kind.key()), "{language:?}: {} is missing", kind.key());
            }
        }
    }
}
