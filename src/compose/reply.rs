//! The reply slip: the lower part of a reminder, which the debtor cuts off, fills in and sends back.

use std::sync::Arc;

use exports::DebtorKind;

use crate::layout::{ReplySlip, Style, fill};
use print::Mm;
use print::page::{Fill, Item, Role};

use super::body::BodySetter;
use super::figures;
use super::letterhead::shrunk;

/// Stands for a field in a text.
const FIELD: char = '…';
/// A square of the grid that dots, dashes and boxes are drawn on, in parts of a millimetre.
const UNIT: Mm = Mm(0.1);
/// Dashes of the line to cut along and the white between them, and dots of a field: in squares.
const DASH: u16 = 8;
const DASH_GAP: u16 = 12;
const DOT: u16 = 2;
const DOT_GAP: u16 = 8;
/// How far a field lies under the baseline, and the white before and behind it.
const UNDER: Mm = Mm(0.6);
const AROUND: Mm = Mm(0.8);

/// The lowest place of the line to cut along, from the top edge of the sheet: lower where no mediator is named.
pub(super) fn top(place: &ReplySlip, mediator: bool) -> Mm {
    if mediator { place.y } else { place.y + (place.mediator - place.back) }
}

impl<'a> BodySetter<'_, 'a> {
    /// The mediator whom a slip names: in letters to private persons.
    pub(super) fn mediator(&self) -> Option<&'a str> {
        let private = self.letter.debtor.kind == DebtorKind::Consumer;
        self.studio.creditor().mediator.as_deref().filter(|_| private)
    }

    /// The slip, with the line to cut along at `top`.
    pub(super) fn reply(&mut self, top: Mm) -> Vec<Item> {
        let design = self.design();
        let (place, frame) = (&design.reply, design.frame);
        let words = &self.words.reply;
        let mut items =
            vec![dashed((frame.left, frame.right), top, place.rule, (DASH, DASH_GAP))];
        self.whose(top + place.title_y, &mut items);
        let mut y = top + place.first;
        for answer in [&words.paid, &words.disputed, &words.offer] {
            items.push(tick((frame.left, y), place));
            items.push(Item::Role(Role::Paragraph));
            self.answer(answer, (frame.left + place.indent, frame.right), y, &mut items);
            y += place.pitch;
        }
        y = top + place.signed;
        items.push(Item::Role(Role::Paragraph));
        self.answer(&words.phone, (frame.left, place.signed_x - place.indent), y, &mut items);
        items.push(Item::Role(Role::Paragraph));
        self.answer(&words.signed, (place.signed_x, frame.right), y, &mut items);
        let writer = self.studio.writer();
        let address: Vec<&str> =
            std::iter::once(&writer.name).chain(&writer.address).map(String::as_str).collect();
        let back = fill(&words.back, "address", &address.join(", "));
        let back = fill(&back, "email", &writer.contact.email);
        self.whole_line(place.back_style, &back, top + place.back, &mut items);
        if let Some(mediator) = self.mediator() {
            let text = fill(&words.mediator, "mediator", mediator);
            self.whole_line(place.mediator_style, &text, top + place.mediator, &mut items);
        }
        items
    }

    /// The title, and on the right edge whose slip it is.
    fn whose(&mut self, y: Mm, items: &mut Vec<Item>) {
        let design = self.design();
        let (place, frame, letter) = (&design.reply, design.frame, self.letter);
        let title = self.setter.line(place.title, &self.words.reply.title);
        let start = frame.left + title.width + place.indent;
        items.extend([Item::Role(Role::Heading(2)), title.at(frame.left, y)]);
        let reference = self.setter.line(place.reference, &letter.reference);
        let debtor = &letter.debtor;
        let account = format!("{} – {} – ", debtor.name, debtor.code);
        let room = frame.right - reference.width - start;
        let (account, _) = shrunk(self.setter, place.whose, &account, room);
        let gap = self.setter.line(place.whose, "n").width * 0.5;
        let x = frame.right - reference.width - account.width - gap;
        items.extend([Item::Role(Role::Paragraph), account.at(x, y)]);
        items.push(reference.ending(frame.right, y));
    }

    /// A text on one line between the edges of the frame.
    fn whole_line(&mut self, style: Style, text: &str, y: Mm, items: &mut Vec<Item>) {
        let frame = self.design().frame;
        let (line, _) = shrunk(self.setter, style, text, frame.right - frame.left);
        items.extend([Item::Role(Role::Paragraph), line.at(frame.left, y)]);
    }

    /// A text with fields between two edges; the last field takes what room is left.
    fn answer(&mut self, text: &str, (left, right): (Mm, Mm), y: Mm, items: &mut Vec<Item>) {
        let place = &self.design().reply;
        let currency = figures::sign_or_code(self.letter.currency, self.words);
        let text = text.replace("{currency}", &currency);
        let pieces: Vec<_> =
            text.split(FIELD).map(|it| self.setter.line(place.text, it.trim())).collect();
        let fields = pieces.len().saturating_sub(1);
        let white = |width: Mm| if width > Mm(0.0) { AROUND } else { Mm(0.0) };
        let words =
            pieces.iter().fold(Mm(0.0), |sum, it| sum + it.width + white(it.width) * 2.0);
        let mut room = right - left - words;
        let mut x = left;
        for (place_of, piece) in pieces.into_iter().enumerate() {
            if place_of > 0 {
                let width = if place_of == fields { room } else { place.field };
                let width = Mm(width.0.max(0.0));
                items.push(dashed((x, x + width), y + UNDER, UNIT * 2.0, (DOT, DOT_GAP)));
                room -= width;
                x = x + width + white(piece.width);
            }
            let width = piece.width;
            if width > Mm(0.0) {
                items.push(piece.at(x, y));
            }
            x = x + width + white(width);
        }
    }
}

/// A line of dashes or dots with its middle at `y`.
fn dashed((left, right): (Mm, Mm), y: Mm, thickness: Mm, (dash, gap): (u16, u16)) -> Item {
    let unit = UNIT;
    let (width, high) = (squares(right - left), squares(thickness).max(1));
    let step = usize::from(dash + gap);
    let boxes: Vec<[u16; 4]> =
        (0..width).step_by(step).map(|x| [x, 0, dash.min(width - x), high]).collect();
    let fill =
        Fill { x: left, y: y - thickness * 0.5, unit, white: false, boxes: Arc::from(boxes) };
    Item::Fill(fill)
}

/// The box before an answer, standing on the baseline.
fn tick((x, y): (Mm, Mm), place: &ReplySlip) -> Item {
    let side = squares(place.tick).max(4);
    let line = squares(place.rule).clamp(1, side / 2);
    let boxes = [
        [0, 0, side, line],
        [0, side - line, side, line],
        [0, line, line, side - line * 2],
        [side - line, line, line, side - line * 2],
    ];
    let fill = Fill { x, y: y - place.tick, unit: UNIT, white: false, boxes: Arc::from(boxes) };
    Item::Fill(fill)
}

/// How many squares a length takes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded; what is out of range ends at the last square there is"
)]
fn squares(length: Mm) -> u16 {
    (length.0 / UNIT.0).round() as u16
}
