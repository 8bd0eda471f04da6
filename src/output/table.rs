//! CSV tables of the manifest: byte order mark, `;`, CRLF, quotes, cells that no spreadsheet runs.

use std::borrow::Cow;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use csv::{StringRecord, Terminator, Writer, WriterBuilder};
use findings::{begins_as_formula, shown};

use super::disk::cannot;
use super::{Folder, OutputError};

/// A table of the manifest: UTF-8 with byte order mark, `;`, CRLF, quotes as RFC 4180 has them.
#[derive(Debug)]
pub(super) struct ManifestTable<W: Write = BufWriter<File>> {
    csv: Writer<W>,
    path: PathBuf,
}

/// One line of a table, filled from left to right.
#[derive(Debug, Default)]
pub(super) struct ManifestRow(StringRecord);

impl ManifestTable {
    /// Begins a table with its header.
    pub(super) fn begin(
        folder: &Folder,
        name: &str,
        header: &[&str],
    ) -> Result<Self, OutputError> {
        let (file, path) = folder.open(name)?;
        Self::on(BufWriter::with_capacity(1 << 16, file), path, header)
    }

    /// The table that is begun with its first line, so that there is none without lines.
    pub(super) fn begun<'t>(
        table: &'t mut Option<Self>,
        folder: &Folder,
        name: &str,
        header: &[&str],
    ) -> Result<&'t mut Self, OutputError> {
        match table {
            Some(table) => Ok(table),
            None => Ok(table.insert(Self::begin(folder, name, header)?)),
        }
    }
}

impl<W: Write> ManifestTable<W> {
    /// Begins a table on anything that can be written to; errors name it by `path`.
    pub(super) fn on(mut out: W, path: PathBuf, header: &[&str]) -> Result<Self, OutputError> {
        // Spreadsheets take a file without this mark for their own old encoding.
        out.write_all("\u{feff}".as_bytes()).map_err(|source| cannot(&path, source))?;
        let mut builder = WriterBuilder::new();
        builder.delimiter(b';').terminator(Terminator::CRLF);
        let mut table = Self { csv: builder.from_writer(out), path };
        table.row(ManifestRow(StringRecord::from(header)))?;
        Ok(table)
    }

    /// Adds a line.
    pub(super) fn row(&mut self, row: ManifestRow) -> Result<(), OutputError> {
        let written = self.csv.write_record(&row.0);
        written.map_err(|error| cannot(&self.path, io::Error::other(error)))
    }

    /// Ends the table.
    pub(super) fn finish(mut self) -> Result<(), OutputError> {
        self.csv.flush().map_err(|source| cannot(&self.path, source))
    }
}

impl ManifestRow {
    /// A cell that came from outside, made harmless for spreadsheets.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.0.push_field(&harmless(text));
        self
    }

    /// A cell this program made itself: a number, a date, a word; empty where there is none.
    pub(super) fn own(mut self, value: impl Display) -> Self {
        self.0.push_field(&value.to_string());
        self
    }

    /// A cell that may have nothing to say.
    pub(super) fn maybe(self, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.own(value),
            None => self.own(""),
        }
    }

    /// Cells that later work will fill.
    pub(super) fn empty(self, cells: usize) -> Self {
        (0..cells).fold(self, |row, _| row.own(""))
    }
}

/// A text that no spreadsheet runs as a formula: one that begins like a formula gets `'` before it
/// (OWASP, CSV injection), and so does one that begins as if it had got it, so that [`spoken`] gives back either.
/// Signs that nobody sees stand there by their numbers.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_run(text) { Cow::Owned(format!("'{}", shown(text))) } else { shown(text) }
}

/// The text of a cell that was made harmless; signs that nobody sees stay numbers.
pub(super) fn spoken(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_run(text)).unwrap_or(cell)
}

/// Whether a text begins like a formula, be it behind marks that say it is none, or with a number that stands for a
/// sign which begins one.
fn is_run(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    begins_as_formula(bare)
        || ["<U+0009>", "<U+000A>", "<U+000D>"].iter().any(|it| bare.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(harmless(text), expected);
    }

    #[test]
    fn what_looks_like_a_formula_is_made_text() {
        check("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
        check("+33 4 00 00 00 00", "'+33 4 00 00 00 00");
        check("-12", "'-12");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'<U+0009>=1");
        check("a\u{202e}b\nc", "a<U+202E>b<U+000A>c");
        check("Dupont = Fils", "Dupont = Fils");
        check("'s-Hertogenbosch", "'s-Hertogenbosch");
        check("'=1", "''=1");
        check("", "");
    }

    #[test]
    fn a_harmless_text_is_given_back_as_it_was() {
        for text in ["=1", "'=1", "''=1", "'", "''", "'s", "plain", "", "-", "'-"] {
            assert_eq!(spoken(&harmless(text)), text);
        }
    }

    #[test]
    fn numbers_of_our_own_stay_numbers() {
        let row = ManifestRow::default().own("-12.50").text("-12.50").maybe(None::<u8>);
        assert_eq!(row.0, StringRecord::from(vec!["-12.50", "'-12.50", ""]));
    }
}
