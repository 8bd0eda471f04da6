//! Workbooks, `.xlsx`, `.xlsb`, `.xls` and `.ods`: each sheet as a text whose lines are its rows, so that
//! everything said about texts holds for sheets.

mod hidden;

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{
    Data, DataRef, Ods, OdsError, Range, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError,
    Xlsb, XlsbError, Xlsx, XlsxError,
};
use rust_decimal::Decimal;

use self::hidden::HiddenParts;
use super::ReadError;
use super::text::FileText;

/// The mark between the cells of the text.
pub(super) const DELIMITER: char = '\t';

/// Characters that a sheet may make; more are a mistake or a trap, and would not fit into memory.
const MOST_CHARACTERS: usize = 1 << 30;

/// How a file begins that is a zip archive, and one of the compound files of older programs; no text starts
/// with either.
const ARCHIVE: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether bytes may be those of a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE) || bytes.starts_with(COMPOUND)
}

/// Reads the sheet that is named, else all that are not hidden, in the order of the book.
///
/// # Errors
///
/// When the workbook cannot be opened, or has no such sheet.
pub(super) fn read(
    name: &str,
    bytes: Vec<u8>,
    sheet: Option<&str>,
) -> Result<Vec<FileText>, ReadError> {
    let mut book = Book::open(name, &bytes)?;
    let sheets = chosen(name, book.sheets(), sheet)?;
    let refused = |reason: String| ReadError::Workbook { name: name.to_owned(), reason };
    let mut texts = Vec::new();
    let mut hidden = book.hidden_rows(&bytes);
    for sheet in sheets {
        let rows = book.rows(&sheet).map_err(refused)?;
        let text =
            rows.into_text().ok_or_else(|| refused("its sheet is too large".to_owned()))?;
        let hidden = hidden.as_mut().map(|it| it.of_sheet(&sheet)).unwrap_or_default();
        texts.push(FileText { hidden, sheet: Some(sheet), ..FileText::of(text, book.kind()) });
    }
    Ok(texts)
}

/// The names of the sheets to read.
fn chosen(
    name: &str,
    sheets: &[Sheet],
    wanted: Option<&str>,
) -> Result<Vec<String>, ReadError> {
    let tables = sheets.iter().filter(|it| it.typ == SheetType::WorkSheet);
    let found = tables.filter(|it| match wanted {
        Some(wanted) => it.name == wanted,
        None => it.visible == SheetVisible::Visible,
    });
    let found: Vec<String> = found.map(|sheet| sheet.name.clone()).collect();
    if found.is_empty() {
        return Err(ReadError::NoSheet {
            name: name.to_owned(),
            sheet: wanted.unwrap_or_default().to_owned(),
            known: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        });
    }
    Ok(found)
}

/// The bytes of a workbook, as the reader goes through them.
type InMemory<'a> = Cursor<&'a [u8]>;

/// An open workbook.
enum Book<'a> {
    Xlsx(Xlsx<InMemory<'a>>),
    Xlsb(Xlsb<InMemory<'a>>),
    Xls(Xls<InMemory<'a>>),
    Ods(Ods<InMemory<'a>>),
}

impl<'a> Book<'a> {
    /// Opens a workbook of any kind.
    fn open(name: &str, bytes: &'a [u8]) -> Result<Self, ReadError> {
        let cursor = || Cursor::new(bytes);
        let password = || ReadError::Password { name: name.to_owned() };
        let refused = |reason: String| ReadError::Workbook { name: name.to_owned(), reason };
        match Xlsx::new(cursor()) {
            Ok(book) => return Ok(Self::Xlsx(book)),
            Err(XlsxError::Password) => return Err(password()),
            Err(_) => {}
        }
        if bytes.starts_with(COMPOUND) {
            return match Xls::new(cursor()) {
                Ok(book) => Ok(Self::Xls(book)),
                Err(XlsError::Password) => Err(password()),
                Err(error) => Err(refused(error.to_string())),
            };
        }
        match Xlsb::new(cursor()) {
            Ok(book) => return Ok(Self::Xlsb(book)),
            Err(XlsbError::Password) => return Err(password()),
            Err(_) => {}
        }
        match Ods::new(cursor()) {
            Ok(book) => Ok(Self::Ods(book)),
            Err(OdsError::Password) => Err(password()),
            Err(error) => Err(refused(error.to_string())),
        }
    }

    /// The name of its kind in messages.
    fn kind(&self) -> &'static str {
        match self {
            Self::Xlsx(_) => "xlsx",
            Self::Xlsb(_) => "xlsb",
            Self::Xls(_) => "xls",
            Self::Ods(_) => "ods",
        }
    }

    fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        }
    }

    /// The cells of a sheet, or what is wrong with it.
    fn rows(&mut self, sheet: &str) -> Result<SheetRows, String> {
        let range = match self {
            Self::Xlsx(book) => {
                return SheetRows::of_xlsx(book, sheet).map_err(|error| error.to_string());
            }
            Self::Xlsb(book) => book.worksheet_range(sheet).map_err(|error| error.to_string()),
            Self::Xls(book) => book.worksheet_range(sheet).map_err(|error| error.to_string()),
            Self::Ods(book) => book.worksheet_range(sheet).map_err(|error| error.to_string()),
        };
        range.map(|range| SheetRows::of_range(&range))
    }

    /// Where it says which rows are hidden; none where it does not.
    fn hidden_rows<'b>(&self, bytes: &'b [u8]) -> Option<HiddenParts<'b>> {
        match self {
            Self::Xlsx(_) => HiddenParts::of_xlsx(bytes),
            Self::Xlsb(_) => HiddenParts::of_xlsb(bytes),
            Self::Xls(_) => HiddenParts::of_xls(bytes),
            Self::Ods(_) => HiddenParts::of_ods(bytes),
        }
    }
}

/// The cells of a sheet that hold something, in the order of the sheet: row, column, text.
#[derive(Default)]
struct SheetRows(Vec<(u32, u32, String)>);

impl SheetRows {
    fn of_xlsx(book: &mut Xlsx<InMemory<'_>>, sheet: &str) -> Result<Self, XlsxError> {
        // Cell by cell: a table of all cells between two far corners would not fit into memory.
        let mut rows = Self::default();
        let mut blank = BTreeSet::new();
        let mut cells = book.worksheet_cells_reader(sheet)?;
        while let Some(cell) = cells.next_cell()? {
            let (row, column) = cell.get_position();
            if matches!(cell.get_value(), DataRef::Empty) {
                blank.insert((row, column));
                continue;
            }
            let value = match cell.get_value() {
                DataRef::SharedString(text) => shown(&Data::String((*text).to_owned())),
                other => shown(&Data::from(other.clone())),
            };
            rows.0.push((row, column, value));
        }
        drop(cells);
        if blank.is_empty() {
            return Ok(rows);
        }
        // A formula without its result looks like an empty cell, and is none.
        let mut formulas = book.worksheet_cells_reader(sheet)?;
        while let Some(cell) = formulas.next_formula()? {
            let (row, column) = cell.get_position();
            if blank.contains(&(row, column)) && !cell.get_value().is_empty() {
                rows.0.push((row, column, format!("={}", cell.get_value())));
            }
        }
        Ok(rows)
    }

    fn of_range(range: &Range<Data>) -> Self {
        let (top, left) = range.start().unwrap_or_default();
        let used = range.used_cells().map(|(row, column, value)| {
            let place = |from: u32, at: usize| {
                from.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
            };
            (place(top, row), place(left, column), shown(value))
        });
        Self(used.collect())
    }

    /// The sheet as text: a line for each row, all of the same width; none when it is too large.
    fn into_text(mut self) -> Option<String> {
        self.0.retain(|(_, _, text)| !text.is_empty());
        self.0.sort_by_key(|(row, column, _)| (*row, *column));
        let Some((last, ..)) = self.0.last() else { return Some(String::new()) };
        let last = *last;
        let width = self.0.iter().map(|(_, column, _)| *column).max().unwrap_or_default();
        let mut text = String::new();
        let mut cells = self.0.iter().peekable();
        for row in 0..=last {
            let mut at = 0;
            while let Some((_, column, cell)) = cells.next_if(|cell| cell.0 == row) {
                text.extend(std::iter::repeat_n(DELIMITER, (*column - at) as usize));
                at = *column;
                push_cell(&mut text, cell);
            }
            // Rows without a cell are blank lines.
            if text.ends_with('\n') || text.is_empty() {
                text.push('\n');
                continue;
            }
            text.extend(std::iter::repeat_n(DELIMITER, (width - at) as usize));
            text.push('\n');
            if text.len() > MOST_CHARACTERS {
                return None;
            }
        }
        Some(text)
    }
}

/// Quotes a cell where it must be. Its own line breaks become carriage returns, so that the lines of
/// the text stay the rows of the sheet.
fn push_cell(text: &mut String, cell: &str) {
    if cell.contains(['"', '\r', '\n', DELIMITER]) {
        text.push('"');
        for letter in cell.chars() {
            match letter {
                '"' => text.push_str("\"\""),
                '\n' => text.push('\r'),
                DELIMITER => text.push(' '),
                other => text.push(other),
            }
        }
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// A value as a text that has one reading only.
fn shown(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.trim().to_owned()
        }
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(date) => {
            let day = date.as_datetime().filter(|_| date.is_datetime());
            day.map_or_else(|| number_text(date.as_f64()), |day| day.date().to_string())
        }
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// A number with the 15 digits that spreadsheets show, so that 0.1 + 0.2 is 0.3; with two decimals or
/// more where it has any, and never three, which could be thousands.
fn number_text(number: f64) -> String {
    let decimal = Decimal::from_scientific(&format!("{number:.14e}"));
    let Ok(decimal) = decimal else { return number.to_string() };
    let mut decimal = decimal.normalize();
    match decimal.scale() {
        1 => decimal.rescale(2),
        3 => decimal.rescale(4),
        _ => {}
    }
    decimal.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_number(number: f64, expected: &str) {
        assert_eq!(number_text(number), expected);
    }

    #[track_caller]
    fn check_text(cells: &[(u32, u32, &str)], expected: Option<&str>) {
        let cells = cells.iter().map(|(row, column, text)| (*row, *column, (*text).to_owned()));
        assert_eq!(SheetRows(cells.collect()).into_text().as_deref(), expected);
    }

    #[test]
    fn numbers_are_exact_to_the_digits_a_spreadsheet_shows() {
        check_number(1234.56, "1234.56");
        check_number(0.1 + 0.2, "0.30");
        check_number(-0.07, "-0.07");
        check_number(4021.0, "4021");
        check_number(1.234, "1.2340");
        check_number(999_999_999_999.99, "999999999999.99");
        check_number(f64::NAN, "NaN");
        check_number(1e300, &1e300_f64.to_string());
    }

    #[test]
    fn rows_stay_on_their_lines_and_are_of_one_width() {
        check_text(
            &[(1, 1, "a"), (3, 0, "b\nc"), (3, 2, "d")],
            Some("\n\ta\t\n\n\"b\rc\"\t\td\n"),
        );
        check_text(&[(0, 0, "5\" x")], Some("\"5\"\" x\"\n"));
    }

    #[test]
    fn a_sheet_without_cells_is_an_empty_text() {
        check_text(&[(0, 0, "")], Some(""));
    }
}
