//! A file as TOML, and the faults found in it so far.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults, Problem, nearest};
use super::merge::lay_over;
use super::path::{Step, line, shown};
use super::reading::Reading;
use super::syntax;

/// A file as TOML, and the faults found in it so far.
#[derive(Debug)]
pub struct Document<'t> {
    root: Spanned<DeValue<'t>>,
    reading: Reading<'t>,
    /// Faults of files that this one names.
    beside: std::cell::RefCell<Vec<Fault>>,
}

/// Reads a whole file; `file` is its name for people.
///
/// # Errors
///
/// With every fault of it.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Faults> {
    Document::parse(file, text)?.whole()
}

/// Reads a whole file that lies over others, the lowest first: what it does not say is theirs. `text` is the
/// uppermost; the others were read before, so the faults are all of it. `base` at the top of a file names what
/// it lies over and `edition` for which edition of that it was made; neither is a setting.
///
/// # Errors
///
/// With every fault of it.
pub fn read_over<T: DeserializeOwned>(
    file: &str,
    below: &[String],
    text: &str,
) -> Result<T, Faults> {
    let mut document = Document::parse(file, text)?;
    let mut all: Option<Spanned<DeTable<'_>>> = None;
    let text = document.reading.text;
    for text in below.iter().map(|it| without_mark(it)).chain([text]) {
        let mut next = table(file, text)?;
        next.get_mut().remove("base");
        next.get_mut().remove("edition");
        all = Some(match all {
            Some(under) => lay_over(under, next),
            None => next,
        });
    }
    if let Some(merged) = all {
        document.root = Spanned::new(merged.span(), DeValue::Table(merged.into_inner()));
    }
    document.whole()
}

/// Without the byte order mark that an editor may have put.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The text as TOML.
fn table<'t>(file: &str, text: &'t str) -> Result<Spanned<DeTable<'t>>, Faults> {
    DeTable::parse(text).map_err(|error| {
        let at = error.span().and_then(|span| text.split_at_checked(span.start));
        let line = error.span().map_or(0, |span| line(text, span.start));
        let problem = Problem::Syntax(syntax::key(error.message(), at.unwrap_or((text, ""))));
        Faults::one(file, line, "", problem)
    })
}

impl<'t> Document<'t> {
    /// Reads the text of a file; `file` is its name for people. A byte order mark, which an editor may have
    /// put, does not count.
    ///
    /// # Errors
    ///
    /// With the first place at which it is no TOML.
    pub fn parse(file: &str, text: &'t str) -> Result<Self, Faults> {
        let text = without_mark(text);
        let root = table(file, text)?;
        let root = Spanned::new(root.span(), DeValue::Table(root.into_inner()));
        Ok(Self {
            root,
            reading: Reading::of(file, text),
            beside: std::cell::RefCell::default(),
        })
    }

    /// Notes every section that is none of these.
    pub fn expect_sections(&self, known: &[&str]) {
        let DeValue::Table(table) = self.root.get_ref() else { return };
        for (key, _) in table {
            if !known.contains(&key.get_ref().as_ref()) {
                let path = vec![Step::Key(key.get_ref().to_string())];
                let place = self.reading.place(path, key.span().start);
                self.reading.note(&place, nearest(key.get_ref(), known));
            }
        }
    }

    /// All of it as one value.
    ///
    /// # Errors
    ///
    /// With every fault of it.
    pub fn whole<T: DeserializeOwned>(self) -> Result<T, Faults> {
        let read = self.reading.read(&self.root, &[]);
        let faults = self.faults();
        match read {
            Some(read) if faults.0.is_empty() => Ok(read),
            _ => Err(faults),
        }
    }

    /// A section that must be there. None when it is not, or has a fault.
    pub fn section<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        if self.root.get_ref().get(name).is_none() {
            self.fault(&[Step::Key(name.to_owned())], Problem::Missing);
        }
        self.optional(name)
    }

    /// A section that may be left out. None when it is, or has a fault.
    pub fn optional<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let value = self.root.get_ref().get(name)?;
        self.reading.read(value, &[Step::Key(name.to_owned())])
    }

    /// A text at the top, where there is one.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.root.get_ref().get(name)?.get_ref().as_str().map(str::to_owned)
    }

    /// Notes a fault of the value at a path, or of the nearest section above it.
    pub fn fault(&self, path: &[Step], problem: impl Into<Problem>) {
        let (file, line) = (&self.reading.file, self.line(path));
        let fault = Fault::of_line(file, line, &shown(path), problem);
        self.reading.faults.borrow_mut().push(fault);
    }

    /// One fault of the value at a path, as an error.
    #[must_use]
    pub fn faults_with(&self, path: &[Step], problem: impl Into<Problem>) -> Faults {
        Faults::one(&self.reading.file, self.line(path), &shown(path), problem)
    }

    /// Notes the faults of a file that this one names.
    pub fn faults_beside(&self, faults: Faults) {
        self.beside.borrow_mut().extend(faults.0);
    }

    /// Whether a value stands at a path in this file.
    #[must_use]
    pub fn has(&self, path: &[Step]) -> bool {
        let mut value = Some(&self.root);
        for step in path {
            value = match step {
                Step::Key(key) => value.and_then(|it| it.get_ref().get(key.as_str())),
                Step::Item(item) => value.and_then(|it| it.get_ref().get(*item)),
            };
        }
        value.is_some()
    }

    /// The line of the value at a path, or of the nearest section above it; 0 where neither is there.
    #[must_use]
    pub fn line(&self, path: &[Step]) -> usize {
        let mut place = 0;
        let mut value = &self.root;
        for step in path {
            let next = match step {
                Step::Key(key) => value.get_ref().get(key.as_str()),
                Step::Item(item) => value.get_ref().get(*item),
            };
            let Some(next) = next else { break };
            place = line(self.reading.text, next.span().start);
            value = next;
        }
        place
    }

    /// Every fault found so far, by line; those of files that it names behind its own. Empty where all is well.
    #[must_use]
    pub fn faults(self) -> Faults {
        let mut faults = self.reading.faults.into_inner();
        faults.sort_by(|a, b| (a.line, &a.key).cmp(&(b.line, &b.key)));
        for fault in self.beside.into_inner() {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
        Faults(faults)
    }
}
