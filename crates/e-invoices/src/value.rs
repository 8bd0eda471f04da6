//! A value with its place, and texts as they are compared.

use std::sync::Arc;

use findings::{Origin, Source};

/// A value of a document, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// The names from the root down to its element, as they stand in the file: `Invoice/cbc:ID`.
    pub element: Arc<str>,
    /// The line its element begins on, counted from 1 as an editor does.
    pub line: u32,
}

impl<T> Placed<T> {
    /// The same place with another value.
    pub(crate) fn with<U>(&self, value: U) -> Placed<U> {
        Placed { value, element: Arc::clone(&self.element), line: self.line }
    }

    /// Where it stands, in a file of this name.
    #[must_use]
    pub fn origin(&self, file: &str) -> Origin {
        origin(file, &self.element, self.line)
    }
}

/// A place in a file: its element stands where tables have their column.
pub(crate) fn origin(file: &str, element: &str, line: u32) -> Origin {
    let headers = vec![element.to_owned()];
    let source = Source { name: file.to_owned(), headers, sheet: None };
    let column = (!element.is_empty()).then_some(0);
    Origin { source: Arc::new(source), line, column }
}

/// A text on one line: blanks at its ends left out, all others one.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A text of several lines, each without blanks at its ends and none of them blank.
pub(crate) fn on_lines(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(on_one_line).filter(|it| !it.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_apart_from_lines_only_where_lines_matter() {
        assert_eq!(on_one_line("  a \n\t b  "), "a b");
        assert_eq!(on_lines("  a  b \n\n\t c  "), "a b\nc");
    }
}
