/// A table for the terminal, its columns as wide as their widest cell.
#[derive(Debug, Default)]
pub(super) struct Columns {
    rows: Vec<Vec<String>>,
    /// Columns of numbers, set to the right.
    right: Vec<usize>,
}

impl Columns {
    /// A table with these headers; one that begins with `#` stands over numbers.
    pub(super) fn new(headers: &[String]) -> Self {
        let plain = |header: &String| header.trim_start_matches('#').to_owned();
        let numbers = headers.iter().enumerate().filter(|(_, header)| header.starts_with('#'));
        Self {
            right: numbers.map(|(column, _)| column).collect(),
            rows: vec![headers.iter().map(plain).collect()],
        }
    }

    /// Adds a line.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table as lines, without blanks at their ends.
    pub(super) fn text(&self) -> String {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if self.right.contains(&column) {
                    line.push_str(&format!("{cell:>width$}  "));
                } else {
                    line.push_str(&format!("{cell:<width$}  "));
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_numbers_right() {
        let mut columns =
            Columns::new(&["Code".to_owned(), "#Sum".to_owned(), "Due".to_owned()]);
        columns.row(vec!["A".to_owned(), "1.00".to_owned(), "today".to_owned()]);
        columns.row(vec!["Bérénice".to_owned(), "10.00".to_owned(), String::new()]);
        let expected = "Code        Sum  Due\nA          1.00  today\nBérénice  10.00\n";
        assert_eq!(columns.text(), expected);
    }
}
