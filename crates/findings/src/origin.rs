//! Where a value stands: file, line and column.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A file that rows came from: its name as the job gave it, and its header.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file as the job file names it, with `/` between folders.
    pub name: String,
    /// The headers from left to right, as they stand in the file.
    pub headers: Vec<String>,
    /// The sheet, where the file is a workbook; cells then have addresses such as `B5`.
    #[serde(default)]
    pub sheet: Option<String>,
}

/// The cell that a value came from.
///
/// Travels with every invoice up to the manifest, so that any amount on any letter can be traced
/// back to one cell.
///
/// Written down, it names file, line and column; the header is not repeated for every value, and is
/// empty where an origin was read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Cell", into = "Cell")]
pub struct Origin {
    /// The file.
    pub source: Arc<Source>,
    /// Line in the file, counted from 1; quoted line breaks count, as in a text editor. 0 means the
    /// whole file.
    pub line: u32,
    /// Place of the column, counted from 0; none when the whole row is meant.
    pub column: Option<u16>,
}

/// An origin as it is written down.
#[derive(Serialize, Deserialize)]
struct Cell {
    file: String,
    line: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
}

impl From<Origin> for Cell {
    fn from(origin: Origin) -> Self {
        let Origin { source, line, column } = origin;
        Self { file: source.name.clone(), line, column, sheet: source.sheet.clone() }
    }
}

impl From<Cell> for Origin {
    fn from(cell: Cell) -> Self {
        let source =
            Arc::new(Source { name: cell.file, headers: Vec::new(), sheet: cell.sheet });
        Self { source, line: cell.line, column: cell.column }
    }
}

impl Origin {
    /// A whole file.
    #[must_use]
    pub fn file(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), line: 0, column: None }
    }

    /// A whole file that has a name and no columns.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::file(&Arc::new(Source { name: name.to_owned(), ..Source::default() }))
    }

    /// The header of the column, where one is meant and the file names it.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        self.source.headers.get(usize::from(self.column?)).map(String::as_str)
    }
}

impl Ord for Origin {
    /// By file name, line and column, so that findings are read in the order of the file.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |it: &Self| (it.line, it.column);
        self.source.name.cmp(&other.source.name).then_with(|| key(self).cmp(&key(other)))
    }
}

impl PartialOrd for Origin {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Origin {
    /// `file:line [header]`, in a workbook `file!sheet:B5 [header]`, leaving out what is not meant.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source.name)?;
        if let Some(sheet) = &self.source.sheet {
            write!(f, "!{sheet}")?;
        }
        if self.line > 0 {
            let in_sheet = self.column.filter(|_| self.source.sheet.is_some());
            let letters = in_sheet.map(column_letters).unwrap_or_default();
            write!(f, ":{letters}{}", self.line)?;
        }
        if let Some(header) = self.header() {
            write!(f, " [{header}]")?;
        }
        Ok(())
    }
}

/// The name of a column in workbooks: `A` to `Z`, then `AA`.
fn column_letters(column: u16) -> String {
    let mut letters = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.extend(char::from_digit(10 + rest % 26, 36).map(|it| it.to_ascii_uppercase()));
        rest /= 26;
    }
    letters.chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sheet: Option<&str>, line: u32, column: Option<u16>, expected: &str) {
        let source = Source {
            name: "open.xlsx".to_owned(),
            headers: vec!["Tiers".to_owned(), "Solde".to_owned()],
            sheet: sheet.map(str::to_owned),
        };
        let origin = Origin { source: Arc::new(source), line, column };
        assert_eq!(origin.to_string(), expected);
    }

    #[test]
    fn cells_of_a_text_are_named_by_line_and_header() {
        check(None, 5, Some(1), "open.xlsx:5 [Solde]");
        check(None, 5, None, "open.xlsx:5");
        check(None, 0, None, "open.xlsx");
    }

    #[test]
    fn cells_of_a_workbook_are_named_as_the_workbook_does() {
        check(Some("Feuil1"), 5, Some(1), "open.xlsx!Feuil1:B5 [Solde]");
        check(Some("Feuil1"), 5, Some(27), "open.xlsx!Feuil1:AB5");
        check(Some("Feuil1"), 5, None, "open.xlsx!Feuil1:5");
    }
}
