//! Lines and cells of a ledger file: no cell of one holds a line break.

/// The lines of a text that are not blank, each with its number as an editor counts.
///
/// Lines end with LF, CR LF or CR CR LF; or with CR, in a text that has no LF.
pub(super) struct LedgerLines<'a> {
    pieces: std::str::Split<'a, char>,
    line: u32,
}

impl<'a> LedgerLines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let end = if text.contains('\n') || !text.contains('\r') { '\n' } else { '\r' };
        Self { pieces: text.split(end), line: 0 }
    }
}

impl<'a> Iterator for LedgerLines<'a> {
    type Item = (u32, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let text = self.pieces.next()?.trim_end_matches('\r');
            self.line = self.line.saturating_add(1);
            if !text.trim().is_empty() {
                return Some((self.line, text));
            }
        }
    }
}

/// The cells of a line, untrimmed. Quotes around a whole cell are taken off.
pub(super) fn cells(line: &str, delimiter: char) -> Vec<&str> {
    let bare = |cell: &'_ str| -> bool { cell.len() > 1 && cell.starts_with('"') };
    let mut cells = Vec::with_capacity(22);
    let mut rest = line;
    loop {
        let quoted = matches!(delimiter, ';' | ',') && bare(rest);
        let closing = quoted.then(|| closing_quote(rest, delimiter)).flatten();
        let (cell, after) = match closing {
            Some(at) => (rest.get(1..at), rest.get(at + 1..)),
            None => match rest.find(delimiter) {
                Some(at) => (rest.get(..at), rest.get(at..)),
                None => (Some(rest), None),
            },
        };
        let cell = cell.unwrap_or_default();
        // Programs that write tabs quote without need, never a quote inside.
        let plain = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        cells.push(plain.filter(|_| !quoted).unwrap_or(cell));
        match after.and_then(|after| after.strip_prefix(delimiter)) {
            Some(after) => rest = after,
            None => return cells,
        }
    }
}

/// Where the quote that opens a cell is closed: before a delimiter or at the end of the line.
fn closing_quote(text: &str, delimiter: char) -> Option<usize> {
    let ends = text.match_indices('"').skip(1).map(|(at, _)| at);
    let mut ends = ends.filter(|at| {
        let after = text.get(at + 1..).unwrap_or_default();
        after.is_empty() || after.starts_with(delimiter)
    });
    ends.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_lines(text: &str, expected: &[(u32, &str)]) {
        assert_eq!(LedgerLines::new(text).collect::<Vec<_>>(), expected);
    }

    #[track_caller]
    fn check_cells(line: &str, delimiter: char, expected: &[&str]) {
        assert_eq!(cells(line, delimiter), expected);
    }

    #[test]
    fn every_line_end_counts_once() {
        check_lines("a\nb\r\n\nc", &[(1, "a"), (2, "b"), (4, "c")]);
        check_lines("a\r\r\nb\r\r\n", &[(1, "a"), (2, "b")]);
        check_lines("a\rb\r\rc", &[(1, "a"), (2, "b"), (4, "c")]);
    }

    #[test]
    fn cells_may_be_quoted_and_empty() {
        check_cells("a|b||", '|', &["a", "b", "", ""]);
        check_cells("\"a;b\";c;\"\"", ';', &["a;b", "c", ""]);
        check_cells("\"a\t5\" x\t\"y\"", '\t', &["\"a", "5\" x", "y"]);
        check_cells("\"open;b", ';', &["\"open", "b"]);
    }
}
