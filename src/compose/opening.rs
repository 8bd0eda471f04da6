//! Texts at fixed places of the first page that differ from letter to letter: address, references, date,
//! subject.

use crate::layout::{Design, Words, fill};
use crate::plan::PlannedLetter;
use print::Mm;
use print::page::{Item, Role};

use super::figures;
use super::letterhead::shrunk;
use super::panel::capital;
use super::setter::Setter;

/// Sets our reference, the account and whom to call, bottom aligned beside the address.
pub(super) fn references(
    setter: &mut Setter<'_>,
    design: &Design,
    rows: &[(&str, &str)],
    items: &mut Vec<Item>,
) {
    let place = design.references;
    let mut lines = Vec::new();
    for (label, value) in rows {
        let values = setter.wrapped(place.value, value, place.right - place.value_x);
        for (count, value) in values.into_iter().enumerate() {
            let first = count == 0 && !label.is_empty();
            let label = first.then(|| setter.line(place.label, label));
            lines.push((label, value));
        }
    }
    lines.truncate(place.lines);
    let mut y = (1..lines.len()).fold(place.baseline, |y, _| y - place.pitch);
    for (label, value) in lines {
        if let Some(label) = label {
            items.push(Item::Role(Role::Paragraph));
            items.push(label.at(place.label_x, y));
        }
        items.push(value.at(place.value_x, y));
        y += place.pitch;
    }
}

/// Sets place and date.
pub(super) fn date(
    setter: &mut Setter<'_>,
    design: &Design,
    words: &Words,
    (place_name, letter): (&str, &PlannedLetter),
    items: &mut Vec<Item>,
) {
    let place = design.opening.date;
    let date = figures::long_date(letter.date, words);
    let text = fill(&fill(&words.place_date, "date", &date), "place", place_name);
    let (line, _) = shrunk(setter, place.style, &text, place.right - place.x);
    items.push(Item::Role(Role::Paragraph));
    items.push(line.at(place.x, place.y));
}

/// Sets what kind of mail a registered letter is, and under it the number the post gave it; nothing where the layout
/// has no place for it.
pub(super) fn registered(
    setter: &mut Setter<'_>,
    design: &Design,
    words: &Words,
    number: Option<&str>,
    items: &mut Vec<Item>,
) {
    let Some(place) = design.opening.registered else { return };
    let mut y = place.y;
    if number.is_some() {
        y -= place.pitch;
    }
    items.push(Item::Role(Role::Paragraph));
    let kind = capital(&words.registered_mail);
    for text in [Some(&*kind), number].into_iter().flatten() {
        let (line, _) = shrunk(setter, place.style, text, place.right - place.x);
        items.push(line.at(place.x, y));
        y += place.pitch;
    }
}

/// Sets the subject, hanging and ragged; its last baseline.
pub(super) fn subject(
    setter: &mut Setter<'_>,
    design: &Design,
    label: &str,
    text: &str,
    items: &mut Vec<Item>,
) -> Mm {
    let place = design.opening.subject;
    let label = setter.line(place.label, label);
    // A word longer than the layout's own moves the text to the right instead of touching it.
    let text_x = match place.bare_x {
        Some(x) if label.width <= Mm(0.0) => x,
        _ => Mm(place.text_x.0.max((place.label_x + label.width + LABEL_GAP).0)),
    };
    items.push(Item::Role(Role::Heading(1)));
    if label.width > Mm(0.0) {
        items.push(label.at(place.label_x, place.y));
    }
    let mut y = place.y;
    let width = design.body.right - text_x;
    let lines = setter.wrapped(place.text, text, width);
    for (count, line) in lines.into_iter().take(SUBJECT_LINES).enumerate() {
        if count > 0 {
            y += place.line;
        }
        items.push(line.at(text_x, y));
    }
    y
}

/// The least room between the label of the subject and its text.
const LABEL_GAP: Mm = Mm(1.0);

/// Lines a subject may take; what follows is left out.
const SUBJECT_LINES: usize = 8;
