//! The debtor's address as it stands in the window.

use crate::base::{Args, Code};
use crate::layout::{Style, Window, Words, fill};
use crate::ledger::{Creditor, Debtor};
use crate::page::Item;

use super::setter::Setter;

/// The lines of an address from top to bottom: name, whom it is for, street, postcode and town in
/// capitals, and the country in capitals where it is not the creditor's.
pub(super) fn lines(debtor: &Debtor, creditor: &Creditor, words: &Words) -> Vec<String> {
    let mut lines = vec![debtor.name.to_string()];
    if let Some(contact) = debtor.contact.as_ref().filter(|it| **it != debtor.name) {
        lines.push(contact_line(contact, words));
    }
    lines.extend(debtor.address.iter().map(ToString::to_string));
    let town = [&debtor.postcode, &debtor.city].into_iter().flatten();
    let town: Vec<&str> = town.map(|part| part.trim()).collect();
    lines.push(town.join(" ").to_uppercase());
    lines.extend(country(debtor, creditor, words));
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// The line of the person to write to: with "for the attention of" before a person's title, and as it
/// stands where it names a department.
fn contact_line(contact: &str, words: &Words) -> String {
    let first = contact.split_whitespace().next().unwrap_or_default();
    if words.forms_of_address.iter().any(|it| it == first) {
        fill(&words.attention, "name", contact)
    } else {
        contact.to_owned()
    }
}

/// The country line; none at home.
fn country(debtor: &Debtor, creditor: &Creditor, words: &Words) -> Option<String> {
    let given = debtor.country.as_ref()?.trim();
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let known = words.countries.iter();
    let mut known = known.filter(|(code, name)| same(code, given) || same(name, given));
    let (code, name) = match known.next() {
        Some((code, name)) => (code.as_str(), name.as_str()),
        None => (given, given),
    };
    let home = given.is_empty() || same(code, creditor.country.trim());
    (!home).then(|| name.to_uppercase())
}

/// Places the lines bottom aligned in the largest size that fits, and says what does not fit.
pub(super) fn place(
    setter: &mut Setter<'_>,
    window: &Window,
    lines: &[String],
    items: &mut Vec<Item>,
) -> Vec<(Code, Args)> {
    let mut findings = Vec::new();
    if lines.len() > window.lines {
        let values = Args::new().count("found", lines.len()).count("limit", window.lines);
        findings.push((Code::AddressTooLong, values));
    }
    let mut placed = Vec::new();
    let mut too_wide = None;
    for size in &window.sizes {
        let style = Style { face: window.face, size: *size };
        placed = lines.iter().map(|line| setter.line(style, line)).collect();
        let wide = lines.iter().zip(&placed).find(|(_, line)| line.width > window.width);
        too_wide = wide.map(|(text, line)| (text, line.width));
        if too_wide.is_none() {
            break;
        }
    }
    if let Some((text, width)) = too_wide {
        let values = Args::new()
            .text("line", text)
            .text("width", format!("{:.1}", width.0))
            .text("limit", format!("{:.0}", window.width.0));
        findings.push((Code::AddressTooWide, values));
    }
    let kept = placed.len().min(window.lines);
    let mut y = (1..kept).fold(window.baseline, |y, _| y - window.pitch);
    for line in placed.into_iter().take(kept) {
        items.push(line.at(window.x, y));
        y += window.pitch;
    }
    findings
}
