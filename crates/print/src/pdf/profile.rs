//! The PDF standards that a file can claim to keep.

use std::str::FromStr;

/// The use a file is made for, and the standard that it claims to keep.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Printing and reading; claims nothing.
    #[default]
    Mail,
    /// The archive: PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), tagged.
    PdfA2b,
    /// The archive with files attached: PDF/A-3b (ISO 19005-3) and PDF/UA-1, tagged.
    PdfA3b,
    /// The printing house: PDF/VT-1 (ISO 16612-2) on PDF/X-4 (ISO 15930-7).
    PdfVt,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 4] = [Self::Mail, Self::PdfA2b, Self::PdfA3b, Self::PdfVt];

    /// Its word in job files and tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::PdfA2b => "pdfa-2b",
            Self::PdfA3b => "pdfa-3b",
            Self::PdfVt => "pdfvt",
        }
    }

    /// Whether its files carry the structure that readers aloud need.
    #[must_use]
    pub fn is_tagged(self) -> bool {
        matches!(self, Self::PdfA2b | Self::PdfA3b)
    }

    /// Whether its files say what their colours mean.
    pub(super) fn is_managed(self) -> bool {
        self != Self::Mail
    }
}

impl FromStr for Profile {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|profile| profile.as_str() == word).ok_or(())
    }
}
