//! Letterhead and legal footer, the same in every letter of a creditor. Set once per thread.

use crate::layout::{Design, Style, Words, fill};
use crate::ledger::Creditor;
use print::Mm;
use print::page::{ImageId, Item, Picture, Role, Rule};

use super::figures;
use super::setter::{Setter, UnplacedLine};
use super::studio::{Pictures, Studio};

/// The items every letter repeats.
#[derive(Debug)]
pub(super) struct RepeatedItems {
    /// Head of the first page.
    pub(super) head: Vec<Item>,
    /// Foot of every page.
    pub(super) foot: Vec<Item>,
    /// How much higher than usual the foot begins.
    pub(super) raised: Mm,
    /// Characters that could not be shown, each with its text.
    pub(super) missing: Vec<(char, Box<str>)>,
}

/// Width to height of a logo that stands in place of the name.
const WIDE: f32 = 2.0;

/// The smallest type of the footer, in points.
const SMALLEST: f32 = 5.0;

/// Parts the statements of the footer; lines are broken there first.
const DASH: &str = " – ";

impl RepeatedItems {
    pub(super) fn new(setter: &mut Setter<'_>, studio: &Studio, words: &Words) -> Self {
        let design = &studio.layout().design;
        let (creditor, pictures) = (studio.writer(), studio.pictures());
        let mut head = Vec::new();
        let background = design.background.as_ref();
        if background.is_none_or(|paper| paper.letterhead) {
            name(setter, design, creditor, pictures, &mut head);
            contact(setter, design, words, creditor, &mut head);
            let rule = design.letterhead.rule;
            head.extend(across(design, rule.y, rule.thickness));
        }
        folds(design, &mut head);
        let (foot, raised) = if background.is_none_or(|paper| paper.footer) {
            footer(setter, design, words, creditor)
        } else {
            (Vec::new(), Mm(0.0))
        };
        Self { head, foot, raised, missing: setter.take_missing() }
    }
}

/// A rule across the frame; none without thickness.
pub(super) fn across(design: &Design, y: Mm, thickness: Mm) -> Option<Item> {
    rule((design.frame.left, design.frame.right), y, thickness)
}

/// A rule between two edges; none without thickness.
pub(super) fn rule((left, right): (Mm, Mm), y: Mm, thickness: Mm) -> Option<Item> {
    let drawn = thickness > Mm(0.0);
    drawn.then_some(Item::Rule(Rule { from: (left, y), to: (right, y), thickness }))
}

/// Marks where the paper is folded, where the layout wants them.
fn folds(design: &Design, items: &mut Vec<Item>) {
    let place = &design.folds;
    if place.printed {
        let edges = (place.x, place.x + place.length);
        items.extend(place.at.iter().filter_map(|y| rule(edges, *y, place.thickness)));
    }
}

/// Logo, name and tagline. A wide logo stands in place of the name.
fn name(
    setter: &mut Setter<'_>,
    design: &Design,
    creditor: &Creditor,
    pictures: Pictures,
    items: &mut Vec<Item>,
) {
    let head = &design.letterhead;
    let mut x = head.x_without_logo;
    let mut named = true;
    if let Some((width, height)) = pictures.logo {
        named = ratio(width, height) < WIDE;
        let widest = if named { head.logo.width } else { head.logo.wide };
        let (width, height) = scaled((width, height), widest, head.logo.height);
        let image = ImageId(0);
        items.push(Item::Role(Role::Figure(creditor.name.as_str().into())));
        items.push(Item::Picture(Picture {
            x: head.logo.x,
            y: head.logo.y,
            width,
            height,
            image,
        }));
        x = head.name.x;
    }
    if named {
        let em = Mm(head.name.style.size * Mm::PER_POINT);
        let letters = creditor.name.chars().fold(Mm(0.0), |sum, _| sum + em);
        let tracking = letters * (head.name.tracking / 1000.0);
        let room = head.contact.x - x - head.name.clear - tracking;
        let (line, style) = shrunk(setter, head.name.style, &creditor.name, room);
        let tracked = if style == head.name.style { head.name.tracking } else { 0.0 };
        items.push(Item::Role(Role::Paragraph));
        items.push(line.tracked(x, head.name.y, tracked));
        if let Some(tagline) = &creditor.tagline {
            let (line, _) = shrunk(setter, head.tagline.style, tagline, head.tagline.right - x);
            items.push(Item::Role(Role::Paragraph));
            items.push(line.at(x, head.tagline.y));
        }
    }
}

/// Address, telephone and e-mail, at most so many lines as the layout has room for.
fn contact(
    setter: &mut Setter<'_>,
    design: &Design,
    words: &Words,
    creditor: &Creditor,
    items: &mut Vec<Item>,
) {
    let place = design.letterhead.contact;
    let phone = creditor.phone.as_ref().map(|phone| fill(&words.phone, "phone", phone));
    let own = [phone, creditor.email.clone()].into_iter().flatten();
    let kept = place.lines.saturating_sub(own.clone().count());
    let lines = creditor.address.iter().take(kept).cloned().chain(own);
    let mut y = place.y;
    items.push(Item::Role(Role::Paragraph));
    for text in lines {
        let (line, _) = shrunk(setter, place.style, &text, place.right - place.x);
        items.push(line.at(place.x, y));
        y += place.pitch;
    }
}

/// The legal footer, centred, and how much higher than with two lines its rule stands.
fn footer(
    setter: &mut Setter<'_>,
    design: &Design,
    words: &Words,
    creditor: &Creditor,
) -> (Vec<Item>, Mm) {
    let place = design.footer;
    let text = legal(words, creditor);
    let mut style = place.style;
    let mut lines = broken(setter, style, &text, place.width);
    while lines.len() > place.lines && style.size > SMALLEST {
        style.size -= 0.5;
        lines = broken(setter, style, &text, place.width);
    }
    lines.truncate(place.lines);
    let more = lines.len().saturating_sub(2);
    let raised = (0..more).fold(Mm(0.0), |raised, _| raised + place.pitch);
    let rule = across(design, place.rule.y - raised, place.rule.thickness);
    let mut items = Vec::from_iter(rule);
    // Two lines end at the baseline; a single one stands where the first of two would.
    let above = lines.len().max(2).saturating_sub(1);
    let mut y = (0..above).fold(place.baseline, |y, _| y - place.pitch);
    for line in lines {
        let frame = design.frame;
        items.push(if place.centred {
            line.centred(frame.left, frame.right, y)
        } else {
            line.at(frame.left, y)
        });
        y += place.pitch;
    }
    (items, raised)
}

/// The statements the law wants in the footer, with the numbers that the job gives and its own text leaves
/// out.
fn legal(words: &Words, creditor: &Creditor) -> String {
    let mut text = creditor.legal.clone().unwrap_or_default();
    let digits =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let numbers = [
        creditor.siren.as_deref().map(|siren| (siren, fill(&words.siren, "siren", siren))),
        creditor.vat.as_deref().map(|vat| (vat, fill(&words.vat, "vat", vat))),
    ];
    for (number, statement) in numbers.into_iter().flatten() {
        if !digits(&text).contains(&digits(number)) {
            if !text.is_empty() {
                text.push_str(DASH);
            }
            text.push_str(&statement);
        }
    }
    text
}

/// A text on lines that end between statements where they can.
fn broken(setter: &mut Setter<'_>, style: Style, text: &str, width: Mm) -> Vec<UnplacedLine> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for statement in text.split(DASH).filter(|it| !it.trim().is_empty()) {
        let longer = if current.is_empty() {
            statement.to_owned()
        } else {
            format!("{current}{DASH}{statement}")
        };
        if !current.is_empty() && setter.line(style, &longer).width > width {
            lines.extend(setter.wrapped(style, &current, width));
            statement.clone_into(&mut current);
        } else {
            current = longer;
        }
    }
    if !current.is_empty() {
        lines.extend(setter.wrapped(style, &current, width));
    }
    lines
}

/// A line in as large a type as fits, and the type.
pub(super) fn shrunk(
    setter: &mut Setter<'_>,
    style: Style,
    text: &str,
    room: Mm,
) -> (UnplacedLine, Style) {
    let line = setter.line(style, text);
    if line.width <= room {
        return (line, style);
    }
    let size = style.size * (room.0 / line.width.0).clamp(0.05, 1.0);
    let style = Style { size, ..style };
    (setter.line(style, text), style)
}

/// A name on as few lines as it takes: a little smaller where it then fits on one, else without a legal form alone on
/// the last.
pub(super) fn payee(
    setter: &mut Setter<'_>,
    style: Style,
    name: &str,
    room: Mm,
) -> Vec<UnplacedLine> {
    let (line, shrunk) = shrunk(setter, style, name, room);
    if shrunk.size >= style.size * LITTLE {
        return vec![line];
    }
    setter.wrapped(style, &figures::with_form(name), room)
}

/// The part of its size in which a name looks as large as what stands beside it.
const LITTLE: f32 = 0.93;

/// Width and height of a picture scaled into a box.
pub(super) fn scaled((width, height): (u32, u32), widest: Mm, highest: Mm) -> (Mm, Mm) {
    let ratio = ratio(width, height);
    if widest.0 < highest.0 * ratio {
        (widest, Mm(widest.0 / ratio))
    } else {
        (Mm(highest.0 * ratio), highest)
    }
}

/// Width by height; a picture without pixels counts as square.
#[expect(clippy::cast_precision_loss, reason = "the shape of a picture needs no more")]
fn ratio(width: u32, height: u32) -> f32 {
    if width == 0 || height == 0 { 1.0 } else { width as f32 / height as f32 }
}
