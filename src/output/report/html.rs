//! The page of the report as its template takes it: sections with one table each.

use std::fmt::{self, Write as _};

use findings::{Args, Language, Messages, Money, shown};
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, HtmlEscape, context};
use serde::Serialize;

use super::OutputError;

/// The most lines a table of the report shows; a browser chokes on more, and the CSV files have all.
pub(super) const MOST: usize = 1000;

/// The page; every value is escaped where the template puts it in, but lines of tables, which are HTML already.
const TEMPLATE: &str = include_str!("report.html");

/// A report that is being put together.
pub(super) struct Page<'a> {
    pub(super) messages: &'a Messages,
    sections: Vec<Section>,
}

/// A table with what stands over and under it.
#[derive(Debug, Serialize)]
struct Section {
    /// Over it; none where it goes on with the section before.
    title: Option<String>,
    /// Whether it can be sorted by any column and searched, where the browser runs scripts.
    searched: bool,
    headers: Vec<Header>,
    /// Its lines as HTML, escaped: there may be thousands of cells.
    rows: String,
    /// Under the control totals: that they balance.
    balanced: Option<String>,
    /// Where the lines are that it leaves out.
    rest: Option<String>,
}

#[derive(Debug, Serialize)]
struct Header {
    name: String,
    /// Whether it stands over numbers, which are set to the right.
    number: bool,
}

/// A cell of a table.
#[derive(Debug)]
pub(super) enum Cell {
    /// Words.
    Text { text: String },
    /// A day, on one line.
    Day { text: String },
    /// A number, set to the right.
    Number { text: String },
    /// An amount as it is shown, and what it is sorted by: a decimal number with a point.
    Amount { text: String, sort: String },
    /// Words that lead to a file of the run folder.
    Link { file: String, text: String },
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text { text: shown(&text.into()).into_owned() }
    }

    pub(super) fn day(text: impl Into<String>) -> Self {
        Self::Day { text: text.into() }
    }

    pub(super) fn number(text: impl Into<String>) -> Self {
        Self::Number { text: text.into() }
    }

    pub(super) fn amount(text: String, by: Money) -> Self {
        Self::Amount { text, sort: by.amount().normalize().to_string() }
    }

    pub(super) fn link(file: &str, text: impl Into<String>) -> Self {
        Self::Link { file: file.to_owned(), text: shown(&text.into()).into_owned() }
    }
}

impl fmt::Display for Cell {
    /// As HTML.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let safe = HtmlEscape;
        match self {
            Self::Text { text } => write!(f, "<td>{}</td>", safe(text)),
            Self::Day { text } => write!(f, "<td class=\"d\">{}</td>", safe(text)),
            Self::Number { text } => write!(f, "<td class=\"n\">{}</td>", safe(text)),
            Self::Amount { text, sort } => {
                write!(f, "<td class=\"n\" data-sort=\"{}\">{}</td>", safe(sort), safe(text))
            }
            Self::Link { file, text } => {
                write!(f, "<td><a href=\"{}\">{}</a></td>", safe(file), safe(text))
            }
        }
    }
}

/// The lines of a table as HTML.
fn lines(rows: &[Vec<Cell>]) -> String {
    let mut html = String::new();
    for row in rows {
        html.push_str("\n<tr>");
        for cell in row {
            // Writing to a `String` cannot fail.
            let _ = write!(html, "{cell}");
        }
        html.push_str("</tr>");
    }
    html
}

impl<'a> Page<'a> {
    pub(super) fn new(messages: &'a Messages) -> Self {
        Self { messages, sections: Vec::new() }
    }

    /// Adds a table, under a title or as what goes on with the one before. A header key that begins with `#` stands
    /// over numbers.
    pub(super) fn table(
        &mut self,
        title: Option<&str>,
        headers: &[&str],
        rows: Vec<Vec<Cell>>,
    ) {
        let header = |key: &&str| {
            let (number, key) = key.strip_prefix('#').map_or((false, *key), |key| (true, key));
            Header { name: self.messages.plain(key), number }
        };
        self.sections.push(Section {
            title: title.map(|key| self.messages.plain(key)),
            searched: false,
            headers: headers.iter().map(header).collect(),
            rows: lines(&rows),
            balanced: None,
            rest: None,
        });
    }

    /// Lets the last table be sorted and searched. It shows [`MOST`] of so many lines; the file has all.
    pub(super) fn searched(&mut self, lines: usize, file: &str) {
        let rest = (lines > MOST).then(|| {
            let values = Args::new().count("rest", lines - MOST).text("file", file);
            self.messages.get("report-rest", &values)
        });
        if let Some(section) = self.sections.last_mut() {
            section.searched = true;
            section.rest = rest;
        }
    }

    /// Says under the last table that its sums balance.
    pub(super) fn balanced(&mut self) {
        self.noted(self.messages.plain("report-balanced"));
    }

    /// Says something under the last table.
    pub(super) fn noted(&mut self, note: String) {
        if let Some(section) = self.sections.last_mut() {
            section.balanced = Some(note);
        }
    }

    /// The page as HTML that needs no other file and no network.
    pub(super) fn html(&self, title: &str, sub: &str) -> Result<String, OutputError> {
        let mut environment = Environment::empty();
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.add_filter("safe", minijinja::filters::safe);
        let language = match self.messages.language() {
            Language::En => "en",
            Language::Fr => "fr",
        };
        let values = context! {
            language,
            title,
            sub,
            style => include_str!("style.css"),
            script => include_str!("script.js"),
            search => self.messages.plain("report-search"),
            sections => Value::from(Serde(&self.sections)),
        };
        environment.render_str(TEMPLATE, values).map_err(OutputError::Report)
    }
}
