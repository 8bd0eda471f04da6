//! Invoice numbers in one cell of a table, and texts that a spreadsheet would take for formulas: written so that both come
//! back as they were.

use std::borrow::Cow;

/// Parts two invoice numbers of a cell.
const BETWEEN: char = '|';
/// Before a bar that belongs to a number.
const OWN: char = '\\';

/// Characters that a formula begins with (OWASP, CSV injection).
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Invoice numbers in one cell. A single number with a comma is closed by a bar, so that it is not taken
/// for two; a bar inside a number has a backslash before it, and backslashes before any bar are doubled.
pub(super) fn join<'n>(numbers: impl Iterator<Item = &'n str>) -> String {
    let numbers: Vec<&str> = numbers.collect();
    let mut cell = String::new();
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            close(&mut cell);
        }
        for part in number.split_inclusive(BETWEEN) {
            let Some(part) = part.strip_suffix(BETWEEN) else {
                cell.push_str(part);
                continue;
            };
            cell.push_str(part);
            double(&mut cell);
            cell.extend([OWN, BETWEEN]);
        }
    }
    if matches!(*numbers, [number] if number.contains(',') && !number.contains(BETWEEN)) {
        close(&mut cell);
    }
    cell
}

/// The numbers of a cell: parted by bars, or by commas where there is no bar.
pub(super) fn parted(cell: &str) -> Vec<String> {
    let mut numbers = vec![String::new()];
    if cell.contains(BETWEEN) {
        for character in cell.chars() {
            let Some(number) = numbers.last_mut() else { continue };
            if character != BETWEEN {
                number.push(character);
                continue;
            }
            let marks = number.chars().rev().take_while(|it| *it == OWN).count();
            number.truncate(number.len() - marks + marks / 2);
            if marks % 2 == 1 {
                number.push(BETWEEN);
            } else {
                numbers.push(String::new());
            }
        }
    } else {
        numbers = cell.split(',').map(str::to_owned).collect();
    }
    let trimmed = numbers.into_iter().map(|number| number.trim().to_owned());
    trimmed.filter(|number| !number.is_empty()).collect()
}

fn close(cell: &mut String) {
    double(cell);
    cell.push(BETWEEN);
}

/// Doubles the backslashes at the end.
fn double(cell: &mut String) {
    let marks = cell.chars().rev().take_while(|it| *it == OWN).count();
    cell.extend(std::iter::repeat_n(OWN, marks));
}

/// A text that no spreadsheet runs as a formula: one that begins like a formula gets `'` before it, and so does one
/// that begins as if it had got it.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if is_run(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell without the mark that keeps spreadsheets from running it.
pub(super) fn spoken(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_run(rest)).unwrap_or(cell)
}

/// Whether a text begins like a formula, be it behind marks that say it is none.
fn is_run(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[&str], cell: &str) {
        assert_eq!(harmless(&join(numbers.iter().copied())), cell);
        assert_eq!(parted(spoken(cell)), numbers);
    }

    #[test]
    fn numbers_come_back_as_they_were() {
        check(&["F1"], "F1");
        check(&["F1", "F2"], "F1|F2");
        check(&["2026,15"], "2026,15|");
        check(&["2026,15", "F2"], "2026,15|F2");
        check(&["A|B"], r"A\|B");
        check(&["A|B", "C"], r"A\|B|C");
        check(&["A|B,C"], r"A\|B,C");
        check(&[r"A\B"], r"A\B");
        check(&[r"A\", "B"], r"A\\|B");
        check(&[r"A\|B"], r"A\\\|B");
        check(&["=F6"], "'=F6");
        check(&["'=F6"], "''=F6");
        check(&["'F6"], "'F6");
        check(&["-1", "=2"], "'-1|=2");
    }

    #[test]
    fn cells_of_other_programs_are_read_as_people_write_them() {
        assert_eq!(parted("F1, F2 ,,"), ["F1", "F2"]);
        assert_eq!(parted(" F1 | F2 ||"), ["F1", "F2"]);
        assert_eq!(parted(r"2026\15, 2026\\16"), [r"2026\15", r"2026\\16"]);
        assert_eq!(parted(r"2026\15 | F,2"), [r"2026\15", "F,2"]);
        assert_eq!(parted(""), [""; 0]);
    }
}
