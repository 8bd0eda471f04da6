//! Why a file was read as it was, for `check`.

use findings::{Args, Messages};

/// One thing recognised in a file, and the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The kind of note.
    pub code: NoteCode,
    /// The values that fill its sentence.
    pub values: Args,
}

/// Declares every kind of note once: name and key of its sentence.
macro_rules! notes {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        /// Every kind of note.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum NoteCode {
            $($(#[$doc])* $name,)*
        }

        impl NoteCode {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Where its sentence stands in the message files.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

notes! {
    /// The job names the encoding.
    EncodingOfJob = "note-encoding-of-job";
    /// The file starts with a byte order mark.
    EncodingByMark = "note-encoding-by-mark";
    /// Every second byte is zero.
    EncodingByZeros = "note-encoding-by-zeros";
    /// No byte above 127: every encoding reads it the same.
    EncodingPlain = "note-encoding-plain";
    /// The bytes above 127 follow the rules of UTF-8.
    EncodingByBytes = "note-encoding-by-bytes";
    /// Words make sense in this encoding only.
    EncodingByWord = "note-encoding-by-word";
    /// A workbook, whose cells are read as such.
    EncodingByWorkbook = "note-encoding-by-workbook";
    /// The job names the delimiter.
    DelimiterOfJob = "note-delimiter-of-job";
    /// The first line names the delimiter.
    DelimiterOfFile = "note-delimiter-of-file";
    /// The delimiter splits the rows most evenly.
    DelimiterByRows = "note-delimiter-by-rows";
    /// The job names the line of the header.
    HeaderOfJob = "note-header-of-job";
    /// The header is the line whose words are known.
    HeaderByWords = "note-header-by-words";
    /// The header is the first line as wide as the rows.
    HeaderByWidth = "note-header-by-width";
    /// A profile gives the columns of a file without header.
    HeaderOfProfile = "note-header-of-profile";
    /// Lines above the header are titles.
    Titles = "note-titles";
    /// A profile was recognised.
    Profile = "note-profile";
    /// Sheets of the workbook that are not read.
    SheetsAside = "note-sheets-aside";
    /// Rows that the workbook does not show and that the job leaves out.
    HiddenRows = "note-hidden-rows";
    /// The header stands again among the rows.
    RepeatedHeader = "note-repeated-header";
    /// Lines that name the debtor of the rows below them.
    Groups = "note-groups";
    /// A column of balances adds up from row to row: the rows are those of a ledger.
    RunningBalance = "note-running-balance";
    /// Rows of totals.
    Totals = "note-totals";
    /// Blank cells that mean what stands above.
    AsAbove = "note-as-above";
    /// One row per line of an invoice.
    InvoiceLines = "note-invoice-lines";
    /// One row per payment of an invoice.
    PaymentLines = "note-payment-lines";
    /// A column of states, known by what stands in it.
    StateColumn = "note-state-column";
    /// A column whose header is a state, with yes and no under it.
    MarkColumn = "note-mark-column";
    /// A column of yes and no of which no keeps a row out of letters.
    MarkColumnByNo = "note-mark-column-by-no";
    /// The column whose header names a state that an amount under it means.
    MarkColumnByAmount = "note-mark-column-by-amount";
    /// A column of remarks, some of which keep letters back.
    RemarkColumn = "note-remark-column";
    /// A column holds dates as spreadsheets number them.
    SerialDates = "note-serial-dates";
}

impl Note {
    pub(super) fn new(code: NoteCode, values: Args) -> Self {
        Self { code, values }
    }

    /// Its sentence.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        messages.get(self.code.key(), &self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::Language;

    #[test]
    fn every_note_has_a_sentence() {
        for language in [Language::En, Language::Fr] {
            let messages = Messages::new(language);
            for code in NoteCode::ALL {
                assert!(messages.has(code.key()), "{language:?}: {} is missing", code.key());
            }
        }
    }
}
