//! Paper that letters are printed upon: a picture or a page of a PDF over the whole sheet.

use std::fs;

use serde::Deserialize;

use super::{Layout, LayoutError};

/// The paper of a layout.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// The file for page 1 of a letter: a PNG picture, or a PDF, of which its first page.
    pub first: Option<String>,
    /// The file for following pages, its first page; where it is left out, page 2 of `first` when
    /// that is a PDF which has one.
    pub following: Option<String>,
    /// Whether logo, firm name and contact lines are printed too; not where the paper has them.
    #[serde(default = "printed")]
    pub letterhead: bool,
    /// Whether the legal footer is printed too; not where the paper has it.
    #[serde(default = "printed")]
    pub footer: bool,
}

/// What is not said to be on the paper is printed.
fn printed() -> bool {
    true
}

/// A file of the paper, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFile {
    /// Its name as the layout says it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The layout file that names it, and the line.
    pub said: (String, usize),
}

impl PaperFile {
    /// What is wrong with it, by file and line.
    #[must_use]
    pub fn mistake(&self, reason: String) -> LayoutError {
        let (file, line) = self.said.clone();
        LayoutError::Background { file, line, name: self.name.clone(), reason }
    }
}

impl Layout {
    /// The files for page 1 and for following pages, as far as they are named.
    ///
    /// # Errors
    ///
    /// When a file cannot be read: layout file, line and name.
    pub fn papers(&self) -> Result<[Option<PaperFile>; 2], LayoutError> {
        let background = self.design.background.as_ref();
        let first = background.and_then(|it| it.first.as_ref());
        let following = background.and_then(|it| it.following.as_ref());
        let read = |name: &String| self.paper(name);
        Ok([first.map(read).transpose()?, following.map(read).transpose()?])
    }

    fn paper(&self, name: &str) -> Result<PaperFile, LayoutError> {
        let said = self.says(name);
        let mut found = self.folders.iter().map(|folder| fs::read(folder.join(name)));
        let bytes = found.find_map(Result::ok).unwrap_or_default();
        let file = PaperFile { name: name.to_owned(), bytes, said };
        if file.bytes.is_empty() {
            let reason = "it is not in the folder of the layout; put it beside layout.toml";
            return Err(file.mistake(reason.to_owned()));
        }
        Ok(file)
    }

    /// The layout file and the line that name a file; the base's only where its own does not.
    fn says(&self, name: &str) -> (String, usize) {
        let quoted = format!("\"{name}\"");
        let sources = self.folders.iter().zip(self.sources.iter().rev());
        for (folder, source) in sources {
            let line = source.lines().position(|line| line.contains(&quoted));
            if let Some(line) = line {
                let file = folder.join("layout.toml").display().to_string();
                return (file.replace('\\', "/"), line + 1);
            }
        }
        ("layout.toml".to_owned(), 1)
    }
}
