//! Stage 3: from text to records, each with the line on which it starts.

use csv::StringRecord;

use findings::LineCounter;

/// Whether a record is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Its quotes are in order.
    Whole,
    /// A quote opens in it that does not close as it should; only its first line was taken, and
    /// the next record starts on the line after it.
    Torn,
}

/// The records of a text, without blank lines.
///
/// A forgotten quote would swallow the rows up to the next quote, and with them what their debtors
/// owe. So a record over several lines is believed only when its quotes are strict and it has the
/// cells it should have; else reading goes on at the next line.
pub(super) struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    reader: csv::Reader<&'a [u8]>,
    /// Where in the text the reader began.
    begun_at: usize,
    lines: LineCounter<'a>,
    /// How many cells a record over several lines must have.
    cells: Option<usize>,
    /// Bytes that may still be read a second time, so that no file takes more than twice as long.
    patience: usize,
    quotes: bool,
}

impl<'a> Records<'a> {
    /// The records from a byte on; lines are counted from the start of the text all the same.
    pub(super) fn starting_at(text: &'a str, start: usize, delimiter: char) -> Self {
        let delimiter = u8::try_from(delimiter).unwrap_or(b';');
        Self {
            text,
            delimiter,
            reader: reader(text.get(start..).unwrap_or_default(), delimiter, true),
            begun_at: start,
            lines: LineCounter::new(text),
            cells: None,
            patience: text.len(),
            quotes: true,
        }
    }

    /// Says how many cells the header has.
    pub(super) fn expect(&mut self, cells: usize) {
        self.cells = Some(cells);
    }

    /// Reads the next record and gives the line it starts on; none at the end.
    pub(super) fn next_into(&mut self, record: &mut StringRecord) -> Option<(u32, Shape)> {
        loop {
            // The text is UTF-8 and read from memory: no reading can fail.
            if !self.reader.read_record(record).unwrap_or(false) {
                return None;
            }
            let start = record.position().map_or(0, csv::Position::byte);
            let start = self.skip_breaks(self.place(start));
            let end = self.place(self.reader.position().byte());
            let slice = self.text.get(start..end).unwrap_or_default();
            let slice = slice.trim_end_matches(['\r', '\n']);
            let line = self.lines.of(start);
            let broken = self.lines.break_in(slice);
            if !broken {
                self.lines.pass(start + slice.len());
            }
            let torn = if broken {
                let cells = self.cells.is_none_or(|cells| cells == record.len());
                !(cells && is_strict(slice, self.delimiter))
            } else {
                !self.quotes && slice.contains('"')
            };
            if torn {
                self.tear(start, end, record);
            }
            // Lines of empty cells are blank, and so is what spreadsheets leave below a table.
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                return Some((line, if torn { Shape::Torn } else { Shape::Whole }));
            }
        }
    }

    /// The place in the text of a byte that the reader counted.
    fn place(&self, byte: u64) -> usize {
        usize::try_from(byte).unwrap_or(usize::MAX).saturating_add(self.begun_at)
    }

    /// `csv` starts a record on the `\n` of the previous `\r\n`, or on blank lines it skips.
    fn skip_breaks(&self, start: usize) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        start + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
    }

    /// Takes the first line of a record alone, without quotes, and goes on after it.
    fn tear(&mut self, start: usize, end: usize, record: &mut StringRecord) {
        let rest = self.text.get(start..).unwrap_or_default();
        let first = rest.split(['\r', '\n']).next().unwrap_or_default();
        if self.quotes {
            let next = start + first.len();
            let again = end.saturating_sub(next);
            self.quotes = again <= self.patience;
            self.patience = self.patience.saturating_sub(again);
            self.begun_at = next;
            let rest = self.text.get(next..).unwrap_or_default();
            self.reader = reader(rest, self.delimiter, self.quotes);
        }
        record.clear();
        let delimiter = char::from(self.delimiter);
        first.split(delimiter).for_each(|cell| record.push_field(cell.trim_matches('"')));
    }
}

/// Splits text as RFC 4180 says, with any line ends and rows of any width.
pub(super) fn reader(text: &str, delimiter: u8, quotes: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quotes)
        .from_reader(text.as_bytes())
}

/// Whether every quote opens a cell, closes it, or is doubled inside it.
fn is_strict(record: &str, delimiter: u8) -> bool {
    let mut rest = record.as_bytes();
    loop {
        if let [b'"', inside @ ..] = rest {
            rest = inside;
            loop {
                match rest {
                    [] => return false,
                    [b'"', b'"', after @ ..] => rest = after,
                    [b'"', after @ ..] => {
                        rest = after;
                        break;
                    }
                    [_, after @ ..] => rest = after,
                }
            }
        } else {
            let end = rest.iter().position(|byte| *byte == delimiter || *byte == b'"');
            rest = rest.get(end.unwrap_or(rest.len())..).unwrap_or_default();
        }
        match rest {
            [] => return true,
            [byte, after @ ..] if *byte == delimiter => rest = after,
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks line, shape and cells of each record, written `2 a|b` or `2! a|b` when torn.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut records = Records::starting_at(text, 0, ';');
        let mut record = StringRecord::new();
        let mut actual = Vec::new();
        while let Some((line, shape)) = records.next_into(&mut record) {
            if actual.is_empty() {
                records.expect(record.len());
            }
            let mark = if shape == Shape::Torn { "!" } else { "" };
            let cells: Vec<&str> = record.iter().collect();
            actual.push(format!("{line}{mark} {}", cells.join("|")));
        }
        assert_eq!(actual, expected);
    }

    #[test]
    fn windows_line_ends_count_once() {
        check("a;b\r\nc;d\r\ne;f\r\n", &["1 a|b", "2 c|d", "3 e|f"]);
    }

    #[test]
    fn old_line_ends_count_too() {
        check("a;b\rc;d\re;f", &["1 a|b", "2 c|d", "3 e|f"]);
    }

    #[test]
    fn two_returns_and_a_feed_end_one_line() {
        check("a;b\r\r\nc;\"x\r\r\ny\"\r\r\ne;f\r\r\n", &["1 a|b", "2 c|x\r\r\ny", "4 e|f"]);
    }

    #[test]
    fn blank_lines_and_quoted_breaks_count() {
        check("a;b\r\n\r\n;\r\nc;\"x\r\ny\"\r\ne;f", &["1 a|b", "4 c|x\r\ny", "6 e|f"]);
        check("\n\na;b\nc;\"x\ny\"\ne;f", &["3 a|b", "4 c|x\ny", "6 e|f"]);
    }

    #[test]
    fn a_forgotten_quote_tears_one_row_and_no_more() {
        check("a;b\nc;\"d\ne;f\ng;h\n", &["1 a|b", "2! c|d", "3 e|f", "4 g|h"]);
        check("a;b\r\nc;\"d\r\ne;f\r\ng;h\r\n", &["1 a|b", "2! c|d", "3 e|f", "4 g|h"]);
    }

    #[test]
    fn a_quote_that_closes_in_another_row_tears_the_first() {
        check("a;b\nc;\"d\ne;\"f\"\ng;h\n", &["1 a|b", "2! c|d", "3 e|f", "4 g|h"]);
    }

    #[test]
    fn quotes_inside_a_line_are_forgiven() {
        check("a;b\nc;5\" nails\nd;\"x\" y\n", &["1 a|b", "2 c|5\" nails", "3 d|x y"]);
    }

    #[test]
    fn a_file_full_of_open_quotes_ends() {
        let text = format!("a;b\n{}", "x\";\"y\n".repeat(5000));
        let mut records = Records::starting_at(&text, 0, ';');
        let mut record = StringRecord::new();
        let mut torn = 0;
        while let Some((_, shape)) = records.next_into(&mut record) {
            torn += usize::from(shape == Shape::Torn);
        }
        assert_eq!(torn, 5000);
    }
}
