//! Notes: one text can hold several, each begun by the code of its subject, `#PMT#…#PMD#…`.

use crate::document::Note;
use crate::value::Placed;

/// The notes of a text, those of UBL with their subjects in it.
pub(crate) fn apart(text: &Placed<String>) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut subject = None;
    let mut rest = text.value.as_str();
    while let Some((before, code, behind)) = code(rest) {
        push(&mut notes, subject.take(), before, text);
        subject = Some(code.to_owned());
        rest = behind;
    }
    push(&mut notes, subject, rest, text);
    notes
}

fn push(notes: &mut Vec<Note>, subject: Option<String>, said: &str, from: &Placed<String>) {
    let said = said.trim();
    if subject.is_some() || !said.is_empty() {
        notes.push(Note { subject, text: from.with(said.to_owned()) });
    }
}

/// What stands before the first code of a subject (UNTDID 4451: three letters), the code, and what stands behind.
fn code(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('#')?;
        let code = text.get(at + 1..at + 4);
        let closed = text.get(at + 4..).is_some_and(|it| it.starts_with('#'));
        let code = code.filter(|it| closed && it.bytes().all(|it| it.is_ascii_uppercase()));
        if let Some(code) = code {
            return Some((text.get(..at)?, code, text.get(at + 5..)?));
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let placed = Placed { value: text.to_owned(), element: "a".into(), line: 1 };
        let notes = apart(&placed);
        let said: Vec<(&str, &str)> = notes
            .iter()
            .map(|it| (it.subject.as_deref().unwrap_or_default(), it.text.value.as_str()))
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn notes_that_are_joined_are_taken_apart() {
        check("Merci", &[("", "Merci")]);
        check("#BAR#B2B", &[("BAR", "B2B")]);
        check("#BAR#B2B#PMT#40 EUR.#AAB#", &[("BAR", "B2B"), ("PMT", "40 EUR."), ("AAB", "")]);
        check("Lot #12 #PMD#taux", &[("", "Lot #12"), ("PMD", "taux")]);
        check("#é#é", &[("", "#é#é")]);
        check("#SKONTO#TAGE=7#", &[("", "#SKONTO#TAGE=7#")]);
    }
}
