//! What closes a letter: who signs, and the list of what is behind it.

use crate::layout::{Style, fill};
use crate::rules::Stage;
use print::Mm;
use print::page::{ImageId, Item, Picture, Role};

use super::body::BodySetter;
use super::figures;
use super::flow::Flow;
use super::letterhead::scaled;
use super::values::listed;
use super::{CopyOf, Enclosure};

/// White between enclosures and the signature beside them, in millimetres.
const BESIDE: f32 = 5.0;

impl BodySetter<'_, '_> {
    /// Sets the scanned signature, the name and the capacity, as one piece; how high it is.
    pub(super) fn signature(&mut self, flow: &mut Flow) -> Mm {
        let place = self.design().signature;
        let signatory = &self.studio.writer().signatory;
        if let Some(size) = self.studio.pictures().signature {
            let picture = place.picture;
            let (width, height) = scaled(size, picture.width, picture.height);
            let size_pt = place.name.size;
            let capitals = Mm(size_pt * Mm::PER_POINT * self.capitals(place.name));
            let y = -(capitals + picture.above + height);
            let image = ImageId(1);
            let item = Picture { x: place.x, y, width, height, image };
            flow.items().push(Item::Role(Role::Figure(signatory.name.as_str().into())));
            flow.items().push(Item::Picture(item));
        }
        let mut y = Mm(0.0);
        let capacity = self.studio.capacity(&self.words.language);
        let texts = [(place.name, signatory.name.as_str()), (place.title, capacity)];
        for (style, text) in texts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            flow.items().push(Item::Role(Role::Paragraph));
            for line in self.setter.wrapped(style, text, place.width) {
                flow.items().push(line.at(place.x, y));
                y += place.capacity;
            }
        }
        let space = match self.letter.stage {
            Stage::FormalNotice => place.formal_notice,
            Stage::Reminder1 | Stage::Reminder2 | Stage::Reminder3 => place.reminder,
        };
        let below = self.design().enclosures.before - self.fitting.enclosures;
        let height = if y > Mm(0.0) { y - place.capacity } else { y };
        flow.signature(space - self.fitting.signature, height, below);
        height
    }

    /// Height of capitals as a part of the type size.
    fn capitals(&self, style: Style) -> f32 {
        let face = self.studio.faces().get(style.face.face());
        face.map_or(0.7, |face| {
            face.metrics.cap_height / f32::from(face.metrics.units_per_em.max(1))
        })
    }

    /// Sets what is behind the letter with page counts, under the signature or beside it; nothing when nothing is.
    pub(super) fn enclosures(&mut self, signed: Mm, flow: &mut Flow) {
        let mut place = self.design().enclosures;
        if self.fitting.beside {
            place.right = Mm(place.right.0.min(self.design().signature.x.0 - BESIDE));
        }
        let words = &self.words.enclosures;
        let rows = self.enclosure_rows(place.lines);
        if rows.is_empty() {
            return;
        }
        let count = self.enclosures.len() + usize::from(self.annex_pages > 0);
        let label = if count == 1 { &words.label_one } else { &words.label };
        let label = self.setter.line(place.label, label).at(place.label_x, Mm(0.0));
        flow.items().extend([Item::Role(Role::Paragraph), label]);
        let mut y = Mm(0.0);
        for (name, pages) in &rows {
            let count = match pages {
                1 => words.page.clone(),
                pages => fill(&words.pages, "n", &pages.to_string()),
            };
            let count = self.setter.line(place.text, &count);
            let room = place.right - place.text_x - count.width - Mm(2.0);
            let first = y;
            flow.items().push(Item::Role(Role::Body));
            for line in self.setter.wrapped(place.text, name, room) {
                flow.items().push(line.at(place.text_x, y));
                y += place.pitch;
            }
            // Behind the name, so that a page is read out as it is seen.
            flow.items().push(count.ending(place.right, first));
        }
        let (before, height) = (place.before - self.fitting.enclosures, y - place.pitch);
        if self.fitting.beside {
            // From the foot of the signature back to its first line.
            let height = Mm(height.0.max(signed.0));
            flow.signature(-signed, height, before);
        } else {
            flow.signature(before, height, before);
        }
    }

    /// Name and pages of each enclosure; told in one line where there are many.
    fn enclosure_rows(&self, most: usize) -> Vec<(String, u32)> {
        let words = &self.words.enclosures;
        let mut rows = Vec::new();
        if self.annex_pages > 0 {
            rows.push((self.annex_names().1.to_owned(), self.annex_pages));
        }
        let mut copies = Vec::new();
        let mut numbers = Vec::new();
        for Enclosure { copy_of, pages } in self.enclosures {
            match copy_of {
                CopyOf::FirstLetter(date) => {
                    let date = figures::long_date(*date, self.words);
                    rows.push((fill(&words.first_letter, "date", &date), *pages));
                }
                CopyOf::Duplicate(number) => {
                    let name = &self.words.duplicate.enclosure;
                    rows.push((fill(name, "number", number), *pages));
                }
                CopyOf::Invoice(number) => {
                    numbers.push(number);
                    copies.push((fill(&words.copy, "number", number), *pages));
                }
            }
        }
        if copies.len() > most {
            let pages = copies.iter().map(|(_, pages)| pages).sum();
            copies = vec![(fill(&words.copies, "n", &copies.len().to_string()), pages)];
        } else if copies.len() > 1 && self.design().enclosures.joined && self.fitting.joined {
            let pages = copies.iter().map(|(_, pages)| pages).sum();
            let numbers = listed(numbers.into_iter(), self.words);
            copies = vec![(fill(&words.copies_of, "numbers", &numbers), pages)];
        }
        rows.extend(copies);
        rows
    }
}
