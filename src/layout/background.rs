//! Paper that letters are printed upon: a picture or a page of a PDF over the whole sheet.

use std::fs;

use findings::Refusal;
use serde::Deserialize;
use settings::Faults;

use super::Layout;

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

/// The default of `letterhead` and `footer`: both are printed unless the layout says that the paper has them.
fn printed() -> bool {
    true
}

/// A file of the paper, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFile {
    /// Its name as the layout says it.
    pub name: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The layout file that names it, and the line.
    pub said: (String, usize),
}

impl PaperFile {
    /// That it cannot be used, by the file and line which name it.
    #[must_use]
    pub fn mistake(&self, refusal: Refusal) -> Faults {
        let (file, line) = &self.said;
        Faults::one(file, *line, "background", refusal)
    }
}

impl Layout {
    /// The files for page 1 and for following pages, as far as they are named.
    ///
    /// # Errors
    ///
    /// When a file cannot be read: layout file, line and name.
    pub fn papers(&self) -> Result<[Option<PaperFile>; 2], Faults> {
        let background = self.design.background.as_ref();
        let first = background.and_then(|it| it.first.as_ref());
        let following = background.and_then(|it| it.following.as_ref());
        let read = |name: &String| self.paper(name);
        Ok([first.map(read).transpose()?, following.map(read).transpose()?])
    }

    fn paper(&self, name: &str) -> Result<PaperFile, Faults> {
        let said = self.says(name);
        let mut found = self.folders.iter().map(|folder| fs::read(folder.join(name)));
        let bytes = found.find_map(Result::ok).unwrap_or_default();
        let file = PaperFile { name: name.to_owned(), bytes, said };
        if file.bytes.is_empty() {
            return Err(file.mistake(Refusal::new("layout-paper-missing", name)));
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
