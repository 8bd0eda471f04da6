//! Field 86: what the bank tells of a booking, in one of three ways.

use super::super::account::PayerAccount;
use super::super::statement::Line;
use super::super::text::tidy;

/// Reads the field into its payment.
pub(super) fn read(rows: &[String], line: &mut Line) {
    let first = rows.first().map_or("", String::as_str);
    let coded = first.as_bytes().first_chunk().is_some_and(|it: &[u8; 4]| {
        let [a, b, c, mark] = it;
        [a, b, c].iter().all(|it| it.is_ascii_digit()) && *mark == b'?'
    });
    if coded {
        numbered(&rows.concat(), line);
        return;
    }
    let whole = rows.join(" ");
    if worded(&whole, line) {
        return;
    }
    push(&mut line.text, &whole);
}

/// Parts behind `?` and two digits, as German and Austrian banks write them.
fn numbered(whole: &str, line: &mut Line) {
    let (mut text, mut payer) = (String::new(), String::new());
    for part in whole.split('?').skip(1) {
        let Some((number, value)) = part.split_at_checked(2) else { continue };
        match number {
            "20" | "21" | "22" | "23" | "24" | "25" | "26" | "27" | "28" | "29" | "60"
            | "61" | "62" | "63" => text.push_str(value),
            "31" => line.payer_account = PayerAccount::of(value),
            "32" | "33" => payer.push_str(value),
            _ => {}
        }
    }
    push(&mut line.text, &text);
    line.payer = tidy(&payer);
}

/// Words between strokes that head what follows them.
const WORDS: &[&str] = &[
    "EREF",
    "NAME",
    "REMI",
    "IBAN",
    "BIC",
    "TRTP",
    "CSID",
    "MARF",
    "ORDP",
    "BENM",
    "SVCL",
    "PREF",
    "KREF",
    "MREF",
    "CRED",
    "DEBT",
    "RTRN",
    "PURP",
    "ISDT",
    "OAMT",
    "COAM",
    "ULTD",
    "ULTC",
    "CNTP",
    "ID",
    "ADDR",
    "TYPE",
    "CDTRREF",
    "CDTRREFTP",
    "USTD",
    "STRD",
    "INFO",
    "CHGS",
    "EXCH",
];

/// Parts behind words such as `/REMI/`. False where there are none.
fn worded(whole: &str, line: &mut Line) -> bool {
    if !whole.trim_start().starts_with('/') {
        return false;
    }
    let mut known = false;
    let (mut word, mut value) = ("", String::new());
    let mut parts = whole.trim_start().split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        if WORDS.contains(&part) {
            known = true;
            take(word, &value, line);
            (word, value) = (part, parts.next().unwrap_or_default().to_owned());
        } else {
            value.push('/');
            value.push_str(part);
        }
    }
    take(word, &value, line);
    known
}

fn take(word: &str, value: &str, line: &mut Line) {
    match word {
        "EREF" => line.end_to_end = tidy(value),
        "NAME" => line.payer = tidy(value),
        "IBAN" => line.payer_account = PayerAccount::of(value),
        "REMI" => push(&mut line.text, value),
        "RTRN" => line.reason = tidy(value),
        _ => push(&mut line.more, value),
    }
}

fn push(parts: &mut Vec<Box<str>>, text: &str) {
    let text = tidy(text);
    if !text.is_empty() {
        parts.push(text);
    }
}
