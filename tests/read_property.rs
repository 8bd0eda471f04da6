//! Any table written in any supported encoding, delimiter, quoting and number style is read back the
//! same.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use exports::{Encoding, Inputs};
use proptest::prelude::*;

/// What a row says: number of the name, cents, days after 2026-01-01.
type Row = (usize, i64, u32);

/// How a table is written.
#[derive(Debug, Clone)]
struct Style {
    encoding: Encoding,
    marked: bool,
    delimiter: char,
    quoted: bool,
    line_end: &'static str,
    amounts: usize,
    dates: usize,
    padded: bool,
    titles: bool,
}

const NAMES: [&str; 6] = [
    "Société Lefèvre & Fils",
    "Étude Noël",
    "Garçon, Müller; associés",
    "Café \"La Forêt\"",
    "DURAND",
    "Bât. C|D\tà Orléans",
];

fn style() -> impl Strategy<Value = Style> {
    let bytes = (prop::sample::select(Encoding::ALL), any::<bool>());
    let cells = (prop::sample::select(vec![';', ',', '\t', '|']), any::<bool>());
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\r", "\r\r\n"]);
    let values = (0..AMOUNTS, 0..DATES, any::<bool>(), any::<bool>());
    (bytes, cells, line_end, values).prop_map(|(bytes, cells, line_end, values)| Style {
        encoding: bytes.0,
        marked: bytes.1,
        delimiter: cells.0,
        quoted: cells.1,
        line_end,
        amounts: values.0,
        dates: values.1,
        padded: values.2,
        titles: values.3,
    })
}

const AMOUNTS: usize = 9;

fn amount(cents: i64, style: usize) -> String {
    let whole = (cents.abs() / 100).to_string();
    let grouped = |gap: &str| {
        let digits: Vec<char> = whole.chars().collect();
        let groups: Vec<String> =
            digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
        groups.join(gap)
    };
    let cents_only = format!("{:02}", cents.abs() % 100);
    let (text, negative) =
        (|whole: String, mark: &str| format!("{whole}{mark}{cents_only}"), cents < 0);
    let front = |text: String| if negative { format!("-{text}") } else { text };
    match style {
        0 => front(text(whole.clone(), ",")),
        1 => front(text(whole.clone(), ".")),
        2 => front(text(grouped(" "), ",")) + " EUR",
        3 => front(text(grouped("."), ",")),
        4 => front(text(grouped(","), ".")),
        5 => front(text(grouped("'"), ".")),
        6 if negative => format!("({})", text(whole.clone(), ",")),
        7 if negative => text(whole.clone(), ",") + "-",
        8 => text(format!("{whole:0>12}"), ",") + if negative { " CR" } else { " DB" },
        _ => text(whole.clone(), ","),
    }
}

const DATES: usize = 6;

fn date(days: u32, style: usize) -> String {
    let day =
        chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(days.into());
    let forms = ["%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%d.%m.%y", "%m/%d/%Y", "%d %b %Y"];
    day.format(forms[style]).to_string()
}

fn cell(text: &str, style: &Style) -> String {
    let must = text.contains([style.delimiter, '"', '\r', '\n']);
    if style.quoted || must {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    if style.padded { format!("{text}   ") } else { text.to_owned() }
}

fn write(rows: &[Row], style: &Style) -> Vec<u8> {
    let headers = ["Code client", "Raison sociale", "N° facture", "Échéance", "Reste à payer"];
    let mut lines: Vec<Vec<String>> = vec![headers.map(str::to_owned).to_vec()];
    if style.titles {
        let title = ["Créances échues à ce jour", "", "", "", ""];
        lines.insert(0, title.map(str::to_owned).to_vec());
    }
    for (at, (name, cents, days)) in rows.iter().enumerate() {
        lines.push(vec![
            format!("C{name}"),
            NAMES[*name].to_owned(),
            format!("F-{at}"),
            date(*days, style.dates),
            amount(*cents, style.amounts),
        ]);
    }
    let delimiter = style.delimiter.to_string();
    let line = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|it| cell(it, style)).collect();
        cells.join(&delimiter) + style.line_end
    };
    encode(&lines.iter().map(line).collect::<String>(), style)
}

/// The letters of `NAMES` and headers above 127, as each encoding writes them.
const LETTERS: &[(char, u8, u8)] = &[
    ('é', 0xE9, 0x82),
    ('è', 0xE8, 0x8A),
    ('É', 0xC9, 0x90),
    ('ë', 0xEB, 0x89),
    ('ç', 0xE7, 0x87),
    ('ü', 0xFC, 0x81),
    ('ê', 0xEA, 0x88),
    ('â', 0xE2, 0x83),
    ('à', 0xE0, 0x85),
    ('°', 0xB0, 0xF8),
];

fn encode(text: &str, style: &Style) -> Vec<u8> {
    let mark = if style.marked { "\u{FEFF}" } else { "" };
    let wide = format!("{mark}{text}");
    match style.encoding {
        Encoding::Utf8 => wide.into_bytes(),
        Encoding::Utf16Le => wide.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => wide.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        narrow => {
            let byte = |letter: char| {
                let known = LETTERS.iter().find(|(it, ..)| *it == letter);
                let dos = narrow == Encoding::Cp850;
                known.map_or(
                    letter as u8,
                    |(_, windows, cp850)| if dos { *cp850 } else { *windows },
                )
            };
            text.chars().map(byte).collect()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_table_is_read_back_the_same(
        rows in prop::collection::vec((0..NAMES.len(), -1_000_000_000..1_000_000_000_i64, 0..365_u32), 1..12),
        style in style(),
    ) {
        let mut rows = rows;
        // One date after the twelfth shows the order of all.
        rows.push((0, 12_345, 30));
        let bytes = write(&rows, &style);
        let (export, findings) = exports::read_bytes("table.csv", bytes, &Inputs::default()).unwrap();
        prop_assert!(findings.is_empty(), "{findings:?}");
        prop_assert_eq!(export.invoices.len(), rows.len());
        for (at, (row, (name, cents, days))) in export.invoices.iter().zip(&rows).enumerate() {
            let expected = date(*days, 0);
            prop_assert_eq!(row.number.to_string(), format!("F-{at}"));
            prop_assert_eq!(row.debtor.name.as_deref(), Some(NAMES[*name]));
            prop_assert_eq!(row.due.map(|due| due.to_string()), Some(expected));
            let residual = row.residual.unwrap();
            prop_assert_eq!(residual, findings::Money::from_cents(*cents));
        }
    }
}
