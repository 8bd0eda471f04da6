//! Mutations that keep the form of what people write: settings stay lines of keys and values, tables stay rows of
//! cells, so that what stands behind the parser is reached.

use super::fuzzing::Dice;

/// Values that somebody may write, and that nobody should.
const VALUES: &[&str] = &[
    "0",
    "-1",
    "1",
    "0.04",
    "1e9",
    "-1e9",
    "1e308",
    "inf",
    "-inf",
    "nan",
    "255",
    "256",
    "65536",
    "4294967296",
    "9223372036854775807",
    "99999999999999999999",
    "\"\"",
    "\"x\"",
    "\"\\u0000\"",
    "\"\\u202E\"",
    "\"../x\"",
    "\"/\"",
    "\"{invoice\"",
    "\"*\"",
    "\"FR\"",
    "\"EUR\"",
    "\"none\"",
    "\"default\"",
    "true",
    "false",
    "[]",
    "[1, 2]",
    "[[]]",
    "[\"a\", \"a\"]",
    "[0, 0]",
    "{}",
    "{ a = 1 }",
    "2026-02-30",
    "2026-11-22",
    "9999-12-31",
    "1970-01-01T00:00:00Z",
    "\"reminder-1\"",
    "\"formal-notice\"",
    "\"business\"",
];

/// Cells that somebody may write, and that nobody should.
const CELLS: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1,5",
    "1.5",
    "-0",
    "99999999999999999999",
    "1e9",
    "NaN",
    "2026-02-30",
    "2026-11-22",
    "0000-01-01",
    "9999-12-31",
    "+262142-12-31",
    "22/11/2026",
    "EUR",
    "XXX",
    "FR",
    "reminder-1",
    "formal-notice",
    "delivered",
    "damaged",
    "returned",
    "npai",
    "yes",
    "'=1+1",
    "=1+1",
    "A|B",
    "|",
    "a,b",
    "\"",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\u{1b}[2J",
    "1-3",
    "R1",
    "RA 473 124 829 FR",
    "x\ny",
];

/// Changes one thing of settings: `key = value` under `[section]`.
pub(crate) fn settings(bytes: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) {
    mutate(bytes, others, dice, change_value);
}

/// Changes one thing of a table: cells with `;` between them, the first row a header.
pub(crate) fn table(bytes: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) {
    mutate(bytes, others, dice, change_cell);
}

fn mutate(
    bytes: &mut Vec<u8>,
    others: &[Vec<u8>],
    dice: &mut Dice,
    change: fn(&mut [String], (usize, usize), &mut Dice),
) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return;
    }
    let (at, to) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(8) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(to, lines[at].clone()),
        2 => lines.swap(at, to),
        3 => {
            let other = &others[dice.below(others.len())];
            let other = String::from_utf8_lossy(other).into_owned();
            let other: Vec<&str> = other.lines().collect();
            if !other.is_empty() {
                let from = dice.below(other.len());
                let end = (from + 1 + dice.below(12)).min(other.len());
                lines.splice(at..at, other[from..end].iter().map(|it| (*it).to_owned()));
            }
        }
        _ => change(&mut lines, (at, to), dice),
    }
    *bytes = (lines.join("\n") + "\n").into_bytes();
}

/// Writes another value behind a key, another number into it, or another key before it.
fn change_value(lines: &mut [String], (at, to): (usize, usize), dice: &mut Dice) {
    let with_value: Vec<usize> =
        (0..lines.len()).filter(|line| lines[*line].contains('=')).collect();
    let Some(&at) = with_value.get(at % with_value.len().max(1)) else { return };
    let Some(&to) = with_value.get(to % with_value.len()) else { return };
    let line = lines[at].clone();
    let (key, value) = line.split_once('=').unwrap();
    lines[at] = match dice.below(4) {
        0 => format!("{key}= {}", VALUES[dice.below(VALUES.len())]),
        1 => {
            let other = lines[to].split_once('=').unwrap();
            format!("{key}={}", other.1)
        }
        2 => {
            let other = lines[to].split_once('=').unwrap();
            format!("{}={value}", other.0)
        }
        _ => {
            let numbers = value.match_indices(|it: char| it.is_ascii_digit());
            let starts: Vec<usize> = numbers.map(|(start, _)| start).collect();
            let Some(start) = starts.get(dice.below(starts.len())).copied() else { return };
            let length = value[start..].bytes().take_while(u8::is_ascii_digit).count();
            let number = VALUES[dice.below(16)];
            format!("{key}={}{number}{}", &value[..start], &value[start + length..])
        }
    };
}

/// Writes another cell, or takes one out.
fn change_cell(lines: &mut [String], (at, _): (usize, usize), dice: &mut Dice) {
    let mut cells: Vec<String> = lines[at].split(';').map(str::to_owned).collect();
    let cell = dice.below(cells.len());
    match dice.below(5) {
        0 => drop(cells.remove(cell)),
        1 => cells.insert(cell, CELLS[dice.below(CELLS.len())].to_owned()),
        2 => cells.swap(cell, 0),
        _ => CELLS[dice.below(CELLS.len())].clone_into(&mut cells[cell]),
    }
    lines[at] = cells.join(";");
}
