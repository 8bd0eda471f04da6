//! Tables on the terminal: widths of columns, and lines broken between words.

use findings::shown;

/// Between two columns.
const GAP: usize = 2;
/// The narrowest a column of names is made, in characters.
const NAME: usize = 10;
/// The narrowest a column of sentences is made, in characters.
const SENTENCE: usize = 24;

/// A table for the terminal, its columns as wide as their widest cell, so far as the terminal is.
#[derive(Debug, Default)]
pub(super) struct TerminalTable {
    rows: Vec<Vec<String>>,
    /// Columns of numbers, set to the right.
    right: Vec<usize>,
    /// The column of names, cut where there is no room.
    names: Option<usize>,
    /// Whether the last column is of sentences, which go on under themselves where there is no room.
    sentences: bool,
}

impl TerminalTable {
    /// A table with these headers. One that begins with `#` stands over numbers, one with `~` over names,
    /// and one with `¶`, the last, over sentences.
    pub(super) fn new(headers: &[String]) -> Self {
        let marked = |mark: char| {
            let headers = headers.iter().enumerate();
            headers.filter(move |(_, it)| it.starts_with(mark)).map(|(column, _)| column)
        };
        let plain = |header: &String| header.trim_start_matches(['#', '~', '¶']).to_owned();
        Self {
            right: marked('#').collect(),
            names: marked('~').next(),
            sentences: marked('¶').next().is_some(),
            rows: vec![headers.iter().map(plain).collect()],
        }
    }

    /// Adds a line.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.iter().map(|it| shown(it).into_owned()).collect());
    }

    /// Whether the table fits a terminal of so many characters, with the names cut.
    pub(super) fn fits(&self, width: usize) -> bool {
        whole(&self.widths(width)) <= width
    }

    /// The table as lines for a terminal of so many characters, without blanks at their ends. Numbers and
    /// codes are never cut: a line of these may be longer.
    pub(super) fn text(&self, width: usize) -> String {
        let widths = self.widths(width);
        let mut text = String::new();
        for row in &self.rows {
            let cells: Vec<Vec<String>> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, width))| self.lines(column, cell, *width))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or_default();
            for line in 0..height {
                text.push_str(self.line(&cells, &widths, line).trim_end());
                text.push('\n');
            }
        }
        text
    }

    /// A line of a row.
    fn line(&self, cells: &[Vec<String>], widths: &[usize], at: usize) -> String {
        let mut line = String::new();
        for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let cell = cell.get(at).map(String::as_str).unwrap_or_default();
            let gap = if column == 0 { "" } else { "  " };
            if self.right.contains(&column) {
                line.push_str(&format!("{gap}{cell:>width$}"));
            } else {
                line.push_str(&format!("{gap}{cell:<width$}"));
            }
        }
        line
    }

    /// A cell as it stands in its column: one line, or several of a sentence.
    fn lines(&self, column: usize, cell: &str, width: usize) -> Vec<String> {
        if length(cell) <= width {
            return vec![cell.to_owned()];
        }
        if self.names == Some(column) {
            return vec![cell.chars().take(width.saturating_sub(1)).chain(['…']).collect()];
        }
        wrapped(cell, width)
    }

    /// The widths of the columns on a terminal of so many characters.
    fn widths(&self, width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(length(cell));
            }
        }
        let last = widths.len().checked_sub(1).filter(|_| self.sentences);
        for (column, least) in [(last, SENTENCE), (self.names, NAME)] {
            let over = whole(&widths).saturating_sub(width);
            if let Some(column) = column.and_then(|column| widths.get_mut(column)) {
                *column = (*column).min((*column).saturating_sub(over).max(least));
            }
        }
        widths
    }
}

/// How wide columns of these widths are together.
fn whole(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A text in lines of at most so many characters, broken between words; a longer word stays whole.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if length(line) + 1 + length(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(headers: &[&str], rows: &[&[&str]]) -> TerminalTable {
        let owned = |cells: &[&str]| cells.iter().map(|it| (*it).to_owned()).collect();
        let headers: Vec<String> = owned(headers);
        let mut columns = TerminalTable::new(&headers);
        rows.iter().for_each(|row| columns.row(owned(row)));
        columns
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        let rows: &[&[&str]] = &[&["A", "1.00", "today"], &["Bérénice", "10.00", ""]];
        let columns = table(&["Code", "#Sum", "Due"], rows);
        let expected = "Code        Sum  Due\nA          1.00  today\nBérénice  10.00\n";
        assert_eq!(columns.text(80), expected);
    }

    #[test]
    fn a_narrow_terminal_cuts_names_and_breaks_sentences() {
        let rows: &[&[&str]] = &[&["C1", "Menuiserie Vauquelin", "12.00"]];
        let columns = table(&["Code", "~Name", "#Sum"], rows);
        let expected = "Code  Name          Sum\nC1    Menuiseri…  12.00\n";
        assert_eq!(columns.text(23), expected);
        let rows: &[&[&str]] = &[&["a", "It has no postal address; add a street"]];
        let columns = table(&["Why", "¶Reason"], rows);
        let expected = "Why  Reason\na    It has no postal address;\n     add a street\n";
        assert_eq!(columns.text(31), expected);
    }

    #[test]
    fn what_cannot_be_cut_says_that_it_does_not_fit() {
        let columns = table(&["Code", "#Sum"], &[&["C1", "1 234 567.00"]]);
        assert!(columns.fits(18) && !columns.fits(17));
    }
}
