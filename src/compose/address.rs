//! The debtor's address as it stands in the window.

use crate::address::{Addressed, LONGEST, Part, Posting, Printed, Rule, Rules, printed};
use crate::layout::{AddressPlace, Style, Words, Zone, fill};
use crate::ledger::Debtor;
use findings::{Args, Code};
use print::Mm;
use print::page::Item;

use super::letterhead::{rule, shrunk};
use super::setter::{Setter, UnplacedLine};

/// An address that was fitted into the window.
pub(super) struct Fitted {
    pub(super) address: Addressed,
    /// Everything found wrong with the address, as codes with the values of their sentences.
    pub(super) findings: Vec<(Code, Args)>,
}

/// How close lines may stand, in type sizes: capitals and tails of letters do not touch yet.
const CLOSEST: f32 = 0.95;

/// The lines of an address by the rules of its country.
pub(super) fn lines(debtor: &Debtor, posting: &Posting, words: &Words) -> Printed {
    let contact = debtor.contact.as_ref().filter(|it| **it != debtor.name);
    let contact = contact.map(|contact| contact_line(contact, words));
    printed(debtor, contact.as_deref(), posting)
}

/// The line of the person to write to: with "for the attention of" before a person's title, and as it
/// stands where it names a department, or where the line would be too long with it: a name is not cut for
/// the words before it.
fn contact_line(contact: &str, words: &Words) -> String {
    let first = contact.split_whitespace().next().unwrap_or_default();
    if words.forms_of_address.iter().any(|it| it == first) {
        let line = fill(&words.attention, "name", contact);
        if line.chars().count() <= LONGEST {
            return line;
        }
    }
    contact.to_owned()
}

/// Places the lines bottom aligned in the largest size that fits; what does not is set narrower. What would
/// be cut all the same is a finding that holds the letter. `back` is where the letter comes back to.
pub(super) fn place(
    setter: &mut Setter<'_>,
    (window, zone): (&AddressPlace, &Zone),
    (printed, back): (Printed, &str),
    items: &mut Vec<Item>,
) -> Fitted {
    let mut rules = printed.rules;
    let mut findings = findings_of(&printed);
    let abroad = printed.lines.last().is_some_and(|line| line.part == Part::Country);
    let limit = window.lines + usize::from(abroad);
    let mut texts: Vec<String> = printed.lines.into_iter().map(|line| line.text).collect();
    let chosen = chosen(setter, (window, zone), &texts);
    rules_of(&chosen, window, &mut rules);
    let solid = chosen.style.size * Mm::PER_POINT * CLOSEST;
    if texts.len() > limit || (texts.len() > 1 && chosen.pitch.0 < solid) {
        let values = Args::new().count("found", texts.len()).count("limit", limit);
        findings.push((Code::AddressTooLong, values));
        texts.truncate(limit);
    }
    let Chosen { style, lines, pitch } = chosen;
    let mut y = (1..texts.len()).fold(window.baseline, |y, _| y - pitch);
    let (ascent, _) = setter.heights(style);
    sender(setter, window, (back, y - ascent), items);
    for (text, line) in texts.iter_mut().zip(lines) {
        let (line, narrow) = squeezed(setter, window, style, (text, line), &mut findings);
        if narrow < 1.0 {
            rules.add(Rule::Condensed);
        }
        items.push(line.narrowed(window.x, y, narrow));
        y += pitch;
    }
    if findings.iter().any(|(code, _)| *code == Code::AddressCut) {
        rules.add(Rule::Cut);
    }
    Fitted { address: Addressed { lines: texts.join("\n").into(), rules }, findings }
}

/// Sets where the letter comes back to, over the address, where the layout has such a line and the address, whose
/// top is given, leaves room for it.
fn sender(
    setter: &mut Setter<'_>,
    window: &AddressPlace,
    (text, top): (&str, Mm),
    items: &mut Vec<Item>,
) {
    let Some(place) = window.sender else { return };
    if place.y + place.drop > top {
        return;
    }
    let (line, _) = shrunk(setter, place.style, text, window.width);
    let edges = (window.x, window.x + line.width);
    items.push(line.at(window.x, place.y));
    items.extend(rule(edges, place.y + place.drop, place.rule));
}

/// Findings about parts of the address that the rules of the country cut or could not make out.
fn findings_of(printed: &Printed) -> Vec<(Code, Args)> {
    let cut = |cut: &crate::address::Cut| (Code::AddressCut, values(&cut.line, &cut.lost));
    let mut told: Vec<(Code, Args)> = printed.cuts.iter().map(cut).collect();
    if printed.doubtful {
        let last = printed.lines.last().map_or("", |line| line.text.as_str());
        told.push((Code::AddressDoubtful, Args::new().text("line", last)));
    }
    if let Some(country) = &printed.unknown_country {
        told.push((Code::CountryUnknown, Args::new().text("country", country)));
    }
    if printed.lacks_street() {
        told.push((Code::NoStreet, Args::new()));
    }
    told
}

fn values(line: &str, lost: &str) -> Args {
    Args::new().text("line", line).text("lost", lost)
}

/// The type of an address.
struct Chosen {
    style: Style,
    lines: Vec<UnplacedLine>,
    /// From line to line.
    pitch: Mm,
}

/// The first size in which every line fits, or the last there is.
fn chosen(
    setter: &mut Setter<'_>,
    (window, zone): (&AddressPlace, &Zone),
    texts: &[String],
) -> Chosen {
    let mut best = None;
    for size in &window.sizes {
        let style = Style { face: window.face, size: *size };
        let lines: Vec<UnplacedLine> =
            texts.iter().map(|text| setter.line(style, text)).collect();
        let (ascent, _) = setter.heights(style);
        let top = zone.guaranteed.map_or(Mm(0.0), |area| area.top);
        let gaps = texts.iter().skip(1).fold(0.0, |gaps, _| gaps + 1.0);
        let room = if gaps > 0.0 {
            (window.baseline - top - ascent) * (1.0 / gaps)
        } else {
            window.pitch
        };
        let pitch = Mm(window.pitch.0.min(room.0));
        let fits = lines.iter().all(|line| line.width <= window.width)
            && pitch.0 >= size * Mm::PER_POINT * CLOSEST;
        best = Some(Chosen { style, lines, pitch });
        if fits {
            break;
        }
    }
    best.unwrap_or_else(|| Chosen {
        style: Style { face: window.face, size: 0.0 },
        lines: Vec::new(),
        pitch: window.pitch,
    })
}

fn rules_of(chosen: &Chosen, window: &AddressPlace, rules: &mut Rules) {
    if window.sizes.first().is_some_and(|first| chosen.style.size < *first) {
        rules.add(Rule::Smaller);
    }
    if chosen.pitch < window.pitch {
        rules.add(Rule::Closer);
    }
}

/// A line as wide as the window, narrowed and then cut where it must be, and how narrow it is.
fn squeezed(
    setter: &mut Setter<'_>,
    window: &AddressPlace,
    style: Style,
    (text, line): (&mut String, UnplacedLine),
    findings: &mut Vec<(Code, Args)>,
) -> (UnplacedLine, f32) {
    if line.width <= window.width {
        return (line, 1.0);
    }
    let narrow = |line: &UnplacedLine| (window.width.0 / line.width.0 * 100.0).floor() / 100.0;
    if narrow(&line) >= window.narrowest {
        let narrow = narrow(&line);
        return (line, narrow);
    }
    // The widest beginning that fits; each further character is measured with what stands before it.
    let whole = std::mem::take(text);
    let ends: Vec<usize> = whole.char_indices().map(|(at, _)| at).skip(1).collect();
    let widest = Mm(window.width.0 / window.narrowest.max(0.1));
    let fits = |at: &usize| {
        let head = whole.get(..*at).unwrap_or_default();
        setter.line(style, head.trim_end()).width <= widest
    };
    let count = partition(&ends, fits);
    let at = count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default();
    let (kept, lost) = whole.split_at_checked(at).unwrap_or((&whole, ""));
    kept.trim_end().clone_into(text);
    findings.push((Code::AddressCut, values(text, lost.trim_start())));
    let line = setter.line(style, text);
    let narrow = narrow(&line).min(1.0);
    (line, narrow)
}

/// How many of some values, of which the first ones fit and the others do not, fit.
fn partition(values: &[usize], mut fits: impl FnMut(&usize) -> bool) -> usize {
    values.partition_point(|value| fits(value))
}
