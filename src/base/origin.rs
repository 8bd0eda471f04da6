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
}

impl From<Origin> for Cell {
    fn from(origin: Origin) -> Self {
        let Origin { source, line, column } = origin;
        Self { file: source.name.clone(), line, column }
    }
}

impl From<Cell> for Origin {
    fn from(cell: Cell) -> Self {
        let source = Arc::new(Source { name: cell.file, headers: Vec::new() });
        Self { source, line: cell.line, column: cell.column }
    }
}

impl Origin {
    /// A whole file.
    #[must_use]
    pub fn file(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), line: 0, column: None }
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
    /// `file:line [header]`, leaving out what is not meant.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source.name)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if let Some(header) = self.header() {
            write!(f, " [{header}]")?;
        }
        Ok(())
    }
}
