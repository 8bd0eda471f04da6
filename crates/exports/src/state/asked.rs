//! The questions about words of state columns.

use std::sync::Arc;

use findings::{Args, Code, Finding, Origin, Source};

use super::{State, UnknownWord};

/// So many unknown words of a column are told one by one.
const MOST: usize = 20;

/// The words that nobody knows, each once; of very many in a column only the most frequent.
pub(crate) fn asked(source: &Arc<Source>, words: &[UnknownWord]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in words.chunk_by(|one, other| one.column == other.column) {
        let (told, folded) = column.split_at(column.len().min(MOST));
        let each = told.iter().map(|it| finding(source, Code::StatusUnknown, it, it.rows));
        findings.extend(each);
        if let Some(first) = folded.first() {
            let rows = folded.iter().map(|it| it.rows).sum();
            let mut rest = finding(source, Code::StatusWordsMany, first, rows);
            rest.values = rest.values.count("words", folded.len());
            findings.push(rest);
        }
    }
    findings
}

fn finding(source: &Arc<Source>, code: Code, word: &UnknownWord, rows: usize) -> Finding {
    let column = Some(word.column);
    let origin = Origin { source: Arc::clone(source), line: word.line, column };
    let states: Vec<&str> = State::ALL.iter().map(|it| it.as_str()).collect();
    let values = Args::new()
        .text("text", &word.text)
        .text("header", origin.header().unwrap_or_default())
        .text("states", states.join(", "))
        .count("rows", rows);
    Finding::new(code, origin, None, values)
}
