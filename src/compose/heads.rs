//! The heads of following pages.

use crate::layout::{Words, fill};
use crate::plan::PlannedLetter;
use print::Mm;
use print::page::{Item, Role};

use super::figures;
use super::letterhead::{across, shrunk};
use super::setter::Setter;
use super::studio::Studio;
use super::titles::title;

/// The head of a following page: firm, what the letter is, page number.
pub(super) fn following(
    setter: &mut Setter<'_>,
    studio: &Studio,
    words: &Words,
    letter: &PlannedLetter,
    (number, count): (usize, usize),
) -> Vec<Item> {
    let design = &studio.layout().design;
    let (place, frame) = (design.following, design.frame);
    let page = setter.line(place.page, &format!("{number}/{count}"));
    let date = figures::long_date(letter.date, words);
    let stage = title(letter.stage, &words.titles);
    let title = fill(&words.page_header, "title", stage);
    let title = fill(&fill(&title, "date", &date), "reference", &letter.reference);
    let right = frame.right - page.width - Mm(4.0);
    let firm = &studio.writer().name;
    let mut items = Vec::with_capacity(8);
    items.push(Item::Role(Role::Artifact));
    if let Some(x) = place.title_x {
        let room = x - frame.left - Mm(2.0);
        items.push(shrunk(setter, place.firm, firm, room).0.at(frame.left, place.y));
        items.push(shrunk(setter, place.title, &title, right - x).0.at(x, place.y));
    } else {
        let title = setter.line(place.title, &format!(" – {title}"));
        let room = right - frame.left - title.width;
        let (firm, style) = shrunk(setter, place.firm, firm, room);
        let one = Mm(setter.scale(style.face.face(), style.size));
        let space = setter.shaper.space(place.firm.face.face());
        let space = Mm(space * setter.scale(place.firm.face.face(), place.firm.size));
        let x = frame.left + firm.width + one + space;
        items.push(firm.at(frame.left, place.y));
        items.push(title.at(x, place.y));
    }
    items.push(page.ending(frame.right, place.y));
    items.extend(across(design, place.rule.y, place.rule.thickness));
    items
}
