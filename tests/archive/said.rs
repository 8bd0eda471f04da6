//! What a letter says, by its text in the layout and by its tagged copy.

use std::fs;
use std::path::Path;

use crate::job::sort;

/// The text of a tagged copy as poppler reads it out: elements in their order, words parted by single
/// spaces, words that lines part joined again.
pub(crate) fn spoken(told: &str) -> String {
    let mut text = String::new();
    let (mut hyphen, mut joined) = (false, true);
    for line in told.lines().map(str::trim) {
        if let Some(said) = line.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
            // A hyphen that parts a word is an element of its own, inside its paragraph.
            if !hyphen {
                text.push_str(if joined { "" } else { " " });
                text.push_str(said);
            }
            (joined, hyphen) = (hyphen, false);
        } else if !line.starts_with('/') {
            hyphen = line.starts_with("Span");
        }
    }
    even(&text)
}

fn even(text: &str) -> String {
    let text = text.replace(['\u{ad}'], "").replace('’', "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks that a letter says the sentences of its text in their order, the way to pay above them, the table where
/// the text has it, and everything else around them.
#[track_caller]
pub(crate) fn check(letter: usize, spoken: &str) {
    let (stage, kind, language) = sort(letter);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/classic/texts");
    let text = folder.join(format!("{language}/{kind}-{stage}.md"));
    let text = fs::read_to_string(text).unwrap();
    // What every letter says, and before each the pieces of the text that it may say.
    let mut steps: Vec<(String, Vec<String>)> = vec![
        ("12 rue des Forges 69007 Lyon".to_owned(), Vec::new()),
        (format!("Client {letter} Raffiné"), Vec::new()),
        // The panel under the subject says how to pay.
        ("FR76 3099 9002 1700 0204 1774 637".to_owned(), Vec::new()),
    ];
    let mut pieces = Vec::new();
    for line in text.lines() {
        if line.contains("[table]") {
            steps.push((format!("F{letter:04}-00"), std::mem::take(&mut pieces)));
        }
        pieces.extend(pieces_of(line));
    }
    steps.push(("Camille Verdier".to_owned(), pieces));
    steps.push(("SIREN 904127776".to_owned(), Vec::new()));
    let (mut found, mut all) = (0, 0);
    let mut rest = spoken;
    for (needed, pieces) in &steps {
        let Some((mut before, behind)) = rest.split_once(needed.as_str()) else {
            panic!("`{needed}` is not in `{rest}` of `{spoken}`");
        };
        all += pieces.len();
        for piece in pieces {
            if let Some((_, rest)) = before.split_once(piece.as_str()) {
                (before, found) = (rest, found + 1);
            }
        }
        rest = behind;
    }
    let name = "Office d'affinage fluvial SAS";
    assert!(spoken.contains(name), "letters that the face joins are read as they are written");
    assert!(found >= 4 && found * 3 >= all, "{found} of {all} are said:\n{spoken}");
}

/// The stretches of a line of a text that stand in every letter: long ones, without what is filled in.
fn pieces_of(line: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0;
    for c in line.chars() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                plain.push('|');
            }
            _ if depth > 0 => {}
            other => plain.push(other),
        }
    }
    let ends = |c: char| !(c.is_alphanumeric() || " ,'’".contains(c));
    let long = plain.split(ends).map(even).filter(|piece| piece.chars().count() > 24);
    long.collect()
}
