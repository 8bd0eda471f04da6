//! Marks for inserters and the sheets they stand on, read back by programs that know nothing of ours.
//!
//! `MARKS_SHEETS=500` reads so many sheets (60 without), `SHEETS_LETTERS=10000` makes so many letters (300).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

mod job;
mod raster;
mod sheets;
#[path = "../sample/rows.rs"]
#[expect(dead_code, reason = "not every test reads amounts")]
mod rows;
#[path = "../tools/mod.rs"]
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use self::job::{job, made};
use self::raster::{Strip, pictures, strips};
use self::rows::{Row, table};

/// How much is read where nobody says more.
fn wanted(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().map_or(usual, |it| it.parse().unwrap())
}

fn number(row: &Row, column: &str) -> usize {
    row.cell(column).parse().unwrap()
}

/// The streams of a run: file and its lines of `sheets.csv`.
fn streams(folder: &Path) -> Vec<(std::path::PathBuf, Vec<Row>)> {
    let pieces = table(&folder.join("pieces.csv"), ';');
    let files: BTreeMap<&str, &str> =
        pieces.iter().map(|it| (it.cell("piece_id"), it.cell("pdf_file"))).collect();
    let mut streams: Vec<(std::path::PathBuf, Vec<Row>)> = Vec::new();
    for sheet in table(&folder.join("sheets.csv"), ';') {
        let file = folder.join(files[sheet.cell("piece_id")]);
        match streams.last_mut() {
            Some((last, sheets)) if *last == file => sheets.push(sheet),
            _ => streams.push((file, vec![sheet])),
        }
    }
    streams
}

/// Reads the bars of every sheet; gives how many sheets were read.
fn read_bars(rest: &str, first: f64, reversed: bool) {
    let folder = tempfile::tempdir().unwrap();
    // A letter has more than four sheets on average.
    let letters = wanted("MARKS_SHEETS", 60).div_ceil(4);
    let (run, _out) = made(&job(folder.path(), letters, rest), 2);
    let mut read = 0;
    for (file, sheets) in streams(&run) {
        let Some(fronts) = strips(&file, (0.0, 0.0, 21.0, 297.0)) else { return };
        let backs = strips(&file, (189.0, 0.0, 20.5, 297.0)).unwrap();
        for (nth, sheet) in sheets.iter().enumerate() {
            let bits = sheet.cell("omr_bits");
            let length = 4.233 * (bits.len() - 1) as f64;
            let front = &fronts[number(sheet, "recto_page") - 1];
            let zone = first - 20.25;
            let height = length + 40.5;
            let mut found = vec!['0'; bits.len()];
            for (middle, thickness) in front.bars((7.2, zone, 9.6, height)) {
                let place = (middle - first) / 4.233;
                assert!((place - place.round()).abs() * 4.233 < 0.15, "a bar at {middle} mm");
                assert!((0.35..=0.7).contains(&thickness), "{thickness} mm thick");
                found[place.round() as usize] = '1';
            }
            assert_eq!(found.iter().collect::<String>(), bits, "{}", file.display());
            assert!(front.is_white((4.0, zone, 2.9, height)), "left of the marks");
            assert!(front.is_white((17.1, zone, 2.9, height)), "right of the marks");
            let back = number(sheet, "recto_page");
            if rest.contains("duplex = true") {
                assert!(backs[back].is_white((190.0, zone, 16.0, height)), "behind the marks");
            }
            assert_eq!(number(sheet, "seq"), nth + 1);
            read += 1;
        }
        // Sheets of a piece are printed in the order in which the machine wants them.
        for pair in
            sheets.windows(2).filter(|it| it[0].cell("piece_id") == it[1].cell("piece_id"))
        {
            let (one, next) = (number(&pair[0], "sheet_n"), number(&pair[1], "sheet_n"));
            assert_eq!(next, if reversed { one - 1 } else { one + 1 });
            assert!(number(&pair[0], "recto_page") < number(&pair[1], "recto_page"));
        }
    }
    assert!(read >= letters * 2, "{read} sheets");
    println!("{read} sheets read");
}

const BOTH_SIDES: &str = "[post]\nduplex = true\n";
const NO_LETTERS: &str = "[output]\nletters = false\n";

#[test]
fn bars_of_a_reversed_stream_on_both_sides_say_what_the_manifest_says() {
    let machine = "[post.marks]\nmachine = \"pitney-bowes-di425\"\nconfirmed = true\n";
    read_bars(&format!("{BOTH_SIDES}{machine}{NO_LETTERS}"), 40.0, true);
}

#[test]
fn bars_on_one_side_with_inserts_say_what_the_manifest_says() {
    let machine = "[post.marks]\nmachine = \"quadient\"\nconfirmed = true\nfeeds = [1]\n\
                   slots = [\"start\", \"end\", \"feed-2\", \"feed-1\", \"sequence-1\", \
                   \"sequence-2\", \"sequence-3\", \"parity-even\", \"safety\"]\n";
    read_bars(&format!("{machine}{NO_LETTERS}"), 110.0, false);
}

#[test]
fn symbols_say_what_the_manifest_says() {
    let Some(reader) = tools::tool("dmtxread") else { return };
    let folder = tempfile::tempdir().unwrap();
    let letters = wanted("MARKS_SHEETS", 60).div_ceil(4);
    let machine = "[post.marks]\nmachine = \"data-matrix\"\n";
    let rest = format!("{BOTH_SIDES}{machine}{NO_LETTERS}");
    let (run, _out) = made(&job(folder.path(), letters, &rest), 2);
    let mut read = 0;
    for (file, sheets) in streams(&run) {
        let scans = tempfile::tempdir().unwrap();
        // The symbol stands 7 to 17 mm from the left and 110 to 120 from the top, 2 mm round it are clear.
        let part = (4.0, 107.0, 17.0, 17.0);
        let Some(files) = pictures(&file, part, scans.path()) else { return };
        let backs = strips(&file, (189.0, 107.0, 17.0, 17.0)).unwrap();
        for sheet in &sheets {
            let picture = &files[number(sheet, "recto_page") - 1];
            let front = Strip::read(&std::fs::read(picture).unwrap(), part);
            assert!(!front.is_white((7.0, 110.0, 10.0, 10.0)), "the symbol stands there");
            for clear in [
                (5.0, 108.0, 14.0, 1.9),
                (5.0, 120.1, 14.0, 1.9),
                (5.0, 108.0, 1.9, 14.0),
                (17.1, 108.0, 1.9, 14.0),
            ] {
                assert!(front.is_white(clear), "{clear:?} of {}", sheet.cell("recto_page"));
            }
            let back = &backs[number(sheet, "recto_page")];
            assert!(back.is_white((191.0, 108.0, 14.0, 14.0)), "behind the symbol");
            let said =
                Command::new(&reader).args(["-N1", "-m2000"]).arg(picture).output().unwrap();
            let text = String::from_utf8_lossy(&said.stdout);
            assert_eq!(text.trim(), sheet.cell("barcode"), "{}", sheet.cell("recto_page"));
            read += 1;
        }
    }
    assert!(read >= letters * 2, "{read} sheets");
    println!("{read} symbols read");
}

#[test]
fn figures_are_the_same_wherever_the_manifest_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let machine = "[post.marks]\nmachine = \"number\"\nconfirmed = true\n";
    let rest = format!("{BOTH_SIDES}{machine}{NO_LETTERS}");
    let (run, _out) = made(&job(folder.path(), 12, &rest), 2);
    let mut looks: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (file, sheets) in streams(&run) {
        let part = (0.0, 114.0, 33.0, 36.0);
        let Some(strips) = strips(&file, part) else { return };
        let backs = self::strips(&file, (177.0, 114.0, 33.0, 36.0)).unwrap();
        for sheet in &sheets {
            let back = &backs[number(sheet, "recto_page")];
            assert!(back.is_white((178.5, 115.5, 31.0, 33.0)), "behind the figures");
            let strip = &strips[number(sheet, "recto_page") - 1];
            assert!(!strip.is_white((5.0, 130.0, 12.0, 4.0)), "figures stand there");
            for clear in
                [(0.1, 115.5, 31.0, 14.0), (0.1, 134.5, 31.0, 14.5), (17.5, 115.5, 13.5, 33.0)]
            {
                assert!(strip.is_white(clear), "{clear:?} of {}", sheet.cell("number"));
            }
            let look =
                looks.entry(sheet.cell("number").to_owned()).or_insert(strip.grey().to_vec());
            assert!(look == strip.grey(), "{}", sheet.cell("number"));
        }
    }
    let different: std::collections::BTreeSet<&Vec<u8>> = looks.values().collect();
    assert!(looks.len() > 10 && different.len() == looks.len(), "{:?}", looks.keys());
}
