//! Stage 2: what splits a text into cells, and which line is the header.

use std::collections::BTreeMap;

use csv::StringRecord;

use findings::Args;

use super::cell_text::one_line;
use super::header::Vocabulary;
use super::note::{Note, NoteCode};
use super::records::{Records, reader};
use super::row::inside;
use super::workbook::DELIMITER;

/// How a text falls into a header and rows.
#[derive(Default)]
pub(super) struct Opening {
    pub(super) delimiter: char,
    /// Where the first record starts: after a line such as `sep=;`.
    pub(super) start: usize,
    /// The header; none when the text holds none.
    pub(super) header: Option<Header>,
    /// The filled cells of the lines above the header.
    pub(super) titles: Vec<String>,
    pub(super) notes: Vec<Note>,
}

/// The line with the names of the columns.
pub(super) struct Header {
    /// Counted from 1; 0 where a profile gives the columns.
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

/// The settings of the job for how a file is written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    pub(super) delimiter: Option<char>,
    pub(super) header_line: Option<u32>,
}

/// Delimiters in the order in which they win where nothing tells them apart.
const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];

/// Records that are looked at to find the delimiter.
const LOOKED_AT: usize = 2000;

/// Records among which the header is looked for: titles are few.
const NEAR_TOP: usize = 60;

impl Opening {
    /// Finds delimiter and header of a text.
    pub(super) fn find(text: &str, told: Told, vocabulary: &Vocabulary) -> Self {
        let (of_file, start) = named_by_first_line(text);
        let rest = text.get(start..).unwrap_or_default();
        let note = |code: NoteCode| Note::new(code, Args::new());
        let (delimiter, why) = match (told.delimiter, of_file) {
            (Some(it), _) => (it, note(NoteCode::DelimiterOfJob)),
            (None, Some(it)) => (it, note(NoteCode::DelimiterOfFile)),
            (None, None) => {
                let (it, rows, cells) = most_even(rest, vocabulary);
                let values = Args::new().count("rows", rows).count("cells", cells);
                (it, Note::new(NoteCode::DelimiterByRows, values))
            }
        };
        let mut opening =
            Self { delimiter, start, header: None, titles: Vec::new(), notes: vec![why] };
        opening.find_header(text, told.header_line, vocabulary);
        opening
    }

    /// Finds the header of a sheet of a workbook; what stands between its cells is known.
    pub(super) fn of_sheet(text: &str, told: Told, vocabulary: &Vocabulary) -> Self {
        let delimiter = DELIMITER;
        let mut opening =
            Self { delimiter, start: 0, header: None, titles: Vec::new(), notes: Vec::new() };
        opening.find_header(text, told.header_line, vocabulary);
        opening
    }

    /// Takes the columns from a profile of files without a header: every line is then a row.
    pub(super) fn replace_header(&mut self, fields: &[String]) {
        if fields.is_empty() {
            return;
        }
        let cell = |field: &String| if field == "-" { String::new() } else { field.clone() };
        self.header = Some(Header { line: 0, cells: fields.iter().map(cell).collect() });
        self.titles.clear();
        let kept =
            [NoteCode::DelimiterOfJob, NoteCode::DelimiterOfFile, NoteCode::DelimiterByRows];
        self.notes.retain(|it| kept.contains(&it.code));
        self.notes.push(Note::new(NoteCode::HeaderOfProfile, Args::new()));
    }

    fn find_header(&mut self, text: &str, wanted: Option<u32>, vocabulary: &Vocabulary) {
        let mut lines = top(text, self.start, self.delimiter, wanted);
        let (at, why) = match wanted {
            Some(wanted) => {
                let at = lines.iter().position(|(line, _)| *line == wanted);
                (at, Note::new(NoteCode::HeaderOfJob, Args::new()))
            }
            None => recognise(&lines, vocabulary),
        };
        let Some(at) = at else { return };
        self.notes.push(why);
        let above = lines.iter().take(at).flat_map(|(_, cells)| cells);
        self.titles = above.filter(|cell| !cell.is_empty()).cloned().collect();
        if at > 0 {
            let first = self.titles.first().cloned().unwrap_or_default();
            let values = Args::new().count("lines", at).text("first", first);
            self.notes.push(Note::new(NoteCode::Titles, values));
        }
        let (line, cells) = lines.swap_remove(at);
        self.header = Some(Header { line, cells });
    }
}

/// The delimiter in a first line such as `sep=;`, which spreadsheets leave, and where it ends.
fn named_by_first_line(text: &str) -> (Option<char>, usize) {
    let first = text.split(['\r', '\n']).next().unwrap_or_default();
    let bare = first.trim().trim_matches('"');
    let named = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
    let delimiter = named.and_then(|_| bare.get(4..)).and_then(|rest| {
        // `sep=` and a tab loses the tab to trimming.
        let only = if rest.is_empty() { first.trim_end_matches('"') } else { rest };
        only.chars().last().filter(|it| DELIMITERS.contains(it))
    });
    (delimiter, if delimiter.is_some() { first.len() } else { 0 })
}

/// The first records that are not blank, as lines of cells.
fn top(
    text: &str,
    start: usize,
    delimiter: char,
    wanted: Option<u32>,
) -> Vec<(u32, Vec<String>)> {
    let mut records = Records::starting_at(text, start, delimiter);
    let mut record = StringRecord::new();
    let mut lines = Vec::new();
    while let Some((line, _)) = records.next_into(&mut record) {
        // A job may name a line further down.
        let more = wanted.map_or(lines.len() < NEAR_TOP, |wanted| line <= wanted);
        if !more {
            break;
        }
        if wanted.is_none_or(|wanted| line == wanted || lines.len() < NEAR_TOP) {
            let cell = |cell: &str| one_line(inside(cell.trim()).unwrap_or(cell));
            lines.push((line, record.iter().map(cell).collect()));
        }
    }
    lines
}

/// The line whose words are headers, or the first that is as wide as the rows.
fn recognise(lines: &[(u32, Vec<String>)], vocabulary: &Vocabulary) -> (Option<usize>, Note) {
    let known =
        lines.iter().map(|(_, cells)| vocabulary.count_known(cells.iter().map(|it| &**it)));
    let known: Vec<usize> = known.collect();
    let most = known.iter().copied().max().unwrap_or_default();
    let at = known.iter().position(|count| *count == most).filter(|_| most >= 2);
    if at.is_some() {
        return (at, Note::new(NoteCode::HeaderByWords, Args::new().count("known", most)));
    }
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, cells) in lines {
        *widths.entry(cells.len()).or_default() += 1;
    }
    let usual = widths.into_iter().max_by_key(|(width, lines)| (*lines, *width));
    let width = usual.map_or(0, |(width, _)| width);
    // A header may be a cell or so wider or narrower than the rows.
    let fits = |cells: &Vec<String>| cells.len().abs_diff(width) <= width / 10;
    let filled =
        |cells: &Vec<String>| 2 * cells.iter().filter(|it| !it.is_empty()).count() > width;
    let at = lines.iter().position(|(_, cells)| fits(cells) && filled(cells));
    let at = at.or((!lines.is_empty()).then_some(0));
    (at, Note::new(NoteCode::HeaderByWidth, Args::new().count("cells", width)))
}

/// So many known headers are no accident.
const SURELY_HEADERS: usize = 3;

/// The delimiter that makes known headers and splits the file most evenly, by far into most cells; with
/// how many of the records looked at it splits into how many cells.
fn most_even(text: &str, vocabulary: &Vocabulary) -> (char, usize, usize) {
    let mut best = ((false, 0), (';', 0, 0));
    for delimiter in DELIMITERS {
        let (evenness, rows, cells) = evenness(text, delimiter, vocabulary);
        if evenness > best.0 {
            best = (evenness, (delimiter, rows, cells));
        }
    }
    best.1
}

/// Whether a delimiter makes known headers and how evenly it splits the file, 0 when it does not split it; most
/// rows, and their cells.
fn evenness(
    text: &str,
    delimiter: char,
    vocabulary: &Vocabulary,
) -> ((bool, usize), usize, usize) {
    let mut reader = reader(text, u8::try_from(delimiter).unwrap_or(b';'), true);
    let mut record = StringRecord::new();
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let mut known = 0;
    for at in 0..LOOKED_AT {
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        if at < NEAR_TOP {
            known = known.max(vocabulary.count_known(record.iter()));
        }
        *widths.entry(record.len()).or_default() += 1;
    }
    let split = widths.into_iter().filter(|(width, _)| *width > 1);
    let widest = split.max_by_key(|(width, records)| (*records, *width));
    let (width, records) = widest.unwrap_or_default();
    // Decimal commas split many rows evenly, but into few cells and never the header. A quote that never
    // closes leaves few rows to what does.
    let evenness = records * records * width * (1 + known);
    ((known >= SURELY_HEADERS, evenness), records, width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::KnownProfiles;

    fn words() -> Vocabulary {
        Vocabulary::new(&[], &KnownProfiles::new(None))
    }

    #[track_caller]
    fn check_delimiter(text: &str, expected: char) {
        let opening = Opening::find(text, Told::default(), &words());
        assert_eq!(opening.delimiter, expected);
    }

    #[track_caller]
    fn check_header(text: &str, line: u32, titles: &[&str]) {
        let opening = Opening::find(text, Told::default(), &words());
        assert_eq!(opening.header.map(|it| it.line), Some(line), "{text}");
        assert_eq!(opening.titles, titles);
    }

    #[test]
    fn the_delimiter_is_what_splits_evenly() {
        check_delimiter("code;nom;solde\n1;Dupont, fils;1,50\n2;Durand, SA;2,50\n", ';');
        check_delimiter("code,nom,solde\n1,\"a;b\",2.5\n", ',');
        check_delimiter("code\tnom\tsolde\n1\ta\t2,5\n", '\t');
        check_delimiter("code|nom|solde\n1|a|2,5\n", '|');
        check_delimiter("Export du 1, 2, 3, 4\ntiers;facture;solde\n1;F1;2,5\n2;F2;3,5\n", ';');
    }

    #[test]
    fn a_quote_that_never_closes_does_not_hide_the_delimiter() {
        let rows = "C1;\"Dupont;F1;10,00\n".to_owned() + &"C2;Durand;F2;10,00\n".repeat(500);
        check_delimiter(&format!("Code client;Nom;Facture;Solde\n{rows}"), ';');
    }

    #[test]
    fn the_first_line_may_name_the_delimiter() {
        check_delimiter("sep=,\na;b,c\n", ',');
        check_delimiter("\"sep=|\"\r\na;b|c\r\n", '|');
        check_delimiter("sep=\t\na;b\tc\n", '\t');
        check_header("sep=;\r\nTiers;Facture;Solde\r\n", 2, &[]);
    }

    #[test]
    fn the_header_is_the_line_of_known_words() {
        check_header("Tiers;Facture;Solde\nC1;F1;1,00\n", 1, &[]);
        check_header(
            "Balance âgée;;\nSociété Dupont;;\n\nTiers;Facture;Solde\nC1;F1;1,00\n",
            4,
            &["Balance âgée", "Société Dupont"],
        );
        check_header("Export\nTiers;Facture;Solde\nC1;F1;1,00\n", 2, &["Export"]);
    }

    #[test]
    fn an_unknown_header_is_the_first_line_as_wide_as_the_rows() {
        check_header("x;y\na;b;c;d\n1;2;3;4\n5;6;7;8\n", 2, &["x", "y"]);
        check_header("a;b;c\n1;2;3\n", 1, &[]);
    }

    #[test]
    fn the_job_may_name_the_line() {
        let told = Told { header_line: Some(3), delimiter: Some(',') };
        let text = "Tiers,Facture,Solde\nC1,F1,1\na,b,c\n1,2,3\n";
        let opening = Opening::find(text, told, &words());
        let header = opening.header.unwrap();
        assert_eq!((header.line, header.cells.concat()), (3, "abc".to_owned()));
    }
}
