//! The panel under the subject: what is asked for, by when, how to pay, with which reference, and whom to call.

use exports::DebtorKind;

use crate::layout::{Panel, PanelList, Style, Words, before_day};
use crate::ledger::Creditor;
use crate::pay::Modules;
use crate::plan::PlannedLetter;
use print::Mm;
use print::page::{Item, Role};

use super::figures;
use super::letterhead::{payee, rule, shrunk};
use super::paying::{Paying, asked, code, square};
use super::payment::account_rows;
use super::setter::{Setter, UnplacedLine};

/// White between two things on a line.
const GAP: Mm = Mm(2.4);
/// The least room between a label and its value.
const LABEL_GAP: Mm = Mm(1.5);
/// The smallest side of a square of the code, in millimetres.
const READABLE: f32 = 0.42;
/// Labels wider than their column are set so much smaller, and all with them.
const SMALLER: f32 = 0.93;

/// Sets the panel of a letter.
pub(super) struct PanelSetter<'p, 'a> {
    pub(super) setter: &'p mut Setter<'a>,
    pub(super) place: Panel,
    pub(super) words: &'p Words,
    pub(super) letter: &'p PlannedLetter,
    pub(super) creditor: &'p Creditor,
    pub(super) paying: &'p Paying,
    /// Left and right edge of its rules.
    pub(super) edges: (Mm, Mm),
}

impl PanelSetter<'_, '_> {
    /// Sets the panel with its upper rule at `top`; where its lower rule is.
    pub(super) fn set(&mut self, top: Mm, items: &mut Vec<Item>) -> Mm {
        let place = self.place;
        items.extend(rule(self.edges, top, place.rule));
        self.code(top, items);
        self.amount(top, items);
        let lowest = self.list(top, items);
        let grown = self.code_size() - place.code.size;
        let more = if self.paying.code.is_some() { place.code.more + grown } else { Mm(0.0) };
        let line = top + Mm((place.line + more).0.max(lowest.0));
        items.extend(rule(self.edges, line, place.thin));
        let foot = self.question(line + place.question, items) + place.last;
        items.extend(rule(self.edges, foot, place.thin));
        foot
    }

    fn code(&self, top: Mm, items: &mut Vec<Item>) {
        let Some(modules) = &self.paying.code else { return };
        let (place, size) = (self.place.code, self.code_size());
        let quiet = square(modules, size) * f32::from(Modules::QUIET);
        let y = Mm(place.y.0.max(quiet.0));
        items.push(Item::Role(Role::Figure(self.words.payment.scan.as_str().into())));
        items.extend(code(modules, (place.x, top + y), size));
    }

    /// The size of the code: what the layout says, or more, so that its squares can be read.
    fn code_size(&self) -> Mm {
        let size = self.place.code.size;
        let width = self.paying.code.as_ref().map_or(0, |modules| modules.width);
        Mm(size.0.max(READABLE * f32::from(width)))
    }

    /// Amount and deadline.
    fn amount(&mut self, top: Mm, items: &mut Vec<Item>) {
        let Self { place, words, letter, .. } = *self;
        let beside = self.paying.code.is_some();
        let grown = self.code_size() - place.code.size;
        let x = if beside { place.code.beside + grown } else { place.x };
        let room = place.list.label_x - x - GAP;
        let sum = asked(letter);
        let label = match sum == letter.totals.total() {
            true => &words.panel.due,
            false => &words.panel.principal,
        };
        items.push(Item::Role(Role::Paragraph));
        items.push(shrunk(self.setter, place.label, label, room).0.at(x, top + place.label_y));
        let private = letter.debtor.kind == DebtorKind::Consumer;
        let style = if private { place.private_sum } else { place.sum };
        let sum = figures::money(sum, letter.currency, words);
        items.push(shrunk(self.setter, style, &sum, room).0.at(x, top + place.sum_y));
        let (before, after) =
            words.panel.by.split_once("{date}").unwrap_or((&words.panel.by, ""));
        let date = figures::solid(&figures::long_date(letter.deadline, words));
        let mut before = before.to_owned();
        before_day(&mut before, &date);
        let date = format!("{date}{}", after.trim_end());
        if beside {
            let words = capital(before.trim());
            items.push(self.setter.line(place.label, &words).at(x, top + place.code.words_y));
            let date = shrunk(self.setter, place.date, &date, room).0;
            items.push(date.at(x, top + place.code.date_y));
            return;
        }
        let space = Mm(self.setter.scale(place.words.face.face(), place.words.size)
            * self.setter.shaper.space(place.words.face.face()));
        let parted = !before.ends_with('’');
        let words = self.setter.line(place.words, before.trim_end());
        let date_x = x + words.width + if parted { space } else { Mm(0.0) };
        items.push(words.at(x, top + place.date_y));
        let room = place.list.label_x - date_x - GAP;
        items.push(
            shrunk(self.setter, place.date, &date, room).0.at(date_x, top + place.date_y),
        );
    }

    /// How to pay; how far down the lines reach, with the white under them.
    fn list(&mut self, top: Mm, items: &mut Vec<Item>) -> Mm {
        let list = self.place.list;
        let rows = rows(self);
        let (labels, x) = self.labels(&rows);
        let room = list.right - x;
        let value = self.fitting(&rows, list, room);
        items.push(Item::Role(Role::Table));
        let mut y = list.first;
        for (place, (label, (_, text, style))) in labels.into_iter().zip(&rows).enumerate() {
            items.extend([Item::Role(Role::Row), Item::Role(Role::RowHead(1))]);
            items.extend(label.map(|label| label.at(list.label_x, top + y)));
            items.push(Item::Role(Role::Cell));
            let style = Style { size: style.size * value, ..*style };
            let lines = match place {
                0 => payee(self.setter, style, text, room),
                _ => self.setter.wrapped(style, text, room),
            };
            for line in lines {
                items.push(line.at(x, top + y));
                y += list.pitch;
            }
        }
        let hint = self.hint().to_owned();
        if !hint.is_empty() {
            items.push(Item::Role(Role::Paragraph));
            let room = list.right - list.label_x;
            let line = shrunk(self.setter, self.place.code.hint, &hint, room).0;
            items.push(line.at(list.label_x, top + y));
            y += list.pitch;
        }
        // Under the last of four lines there is as much white as the layout leaves there.
        let below = self.place.line - list.first - list.pitch - list.pitch - list.pitch;
        y - list.pitch + below
    }

    /// The labels, none for a line without, and where values begin.
    fn labels(&mut self, rows: &[(&str, String, Style)]) -> (Vec<Option<UnplacedLine>>, Mm) {
        let (list, style) = (self.place.list, self.place.label);
        let widest = |setter: &mut Setter<'_>, style| {
            let widths = rows.iter().map(|(label, _, _)| setter.line(style, label).width.0);
            widths.fold(0.0, f32::max)
        };
        let room = (list.value_x - list.label_x - LABEL_GAP).0;
        let long = widest(self.setter, style) > room;
        let style = Style { size: style.size * if long { SMALLER } else { 1.0 }, ..style };
        let end = list.label_x.0 + widest(self.setter, style) + LABEL_GAP.0;
        let labels = rows
            .iter()
            .map(|(label, _, _)| (!label.is_empty()).then(|| self.setter.line(style, label)));
        (labels.collect(), Mm(list.value_x.0.max(end)))
    }

    /// The part of their size in which all values but the name fit on one line.
    fn fitting(&mut self, rows: &[(&str, String, Style)], list: PanelList, room: Mm) -> f32 {
        let mut part = 1.0_f32;
        for (_, text, style) in rows.iter().skip(1) {
            part = part.min(room.0 / self.setter.line(*style, text).width.0.max(0.01));
        }
        part.max(SMALLEST / list.value.size)
    }

    /// The line that points to the code or the payment part; empty where there is none.
    fn hint(&self) -> &str {
        let words = &self.words.payment;
        match (&self.paying.code, &self.paying.slip) {
            (Some(_), _) => &words.scan,
            (None, Some(_)) => &words.slip,
            (None, None) => "",
        }
    }

    /// Whom to call; the baseline of the last line.
    fn question(&mut self, y: Mm, items: &mut Vec<Item>) -> Mm {
        let (place, contact) = (self.place, &self.creditor.contact);
        let list = place.list;
        let (phone, email) = (figures::solid(&contact.phone), &contact.email);
        let label = self.setter.line(place.label, &self.words.panel.question);
        let name = self.setter.line(list.value, &figures::solid(&contact.name));
        let number = self.setter.line(list.strong, &phone);
        let em = Mm(list.value.size * Mm::PER_POINT * 0.7);
        let left = self.edges.0;
        let name_x = left + label.width + GAP;
        let number_x = name_x + name.width + em;
        items.push(Item::Role(Role::Paragraph));
        items.push(label.at(left, y));
        let room = list.right - list.label_x;
        if number_x + number.width > list.label_x - GAP {
            let beside = list.label_x - name_x - GAP;
            let name = shrunk(self.setter, list.value, &contact.name, beside).0;
            items.extend([name.at(name_x, y), number.at(list.label_x, y)]);
            let y = y + list.pitch;
            items.push(shrunk(self.setter, list.value, email, room).0.at(list.label_x, y));
            return y;
        }
        items.push(name.at(name_x, y));
        items.push(number.at(number_x, y));
        items.push(shrunk(self.setter, list.value, email, room).0.at(list.label_x, y));
        y
    }
}

/// Label, value and type of each line that says how to pay.
fn rows<'p>(panel: &PanelSetter<'p, '_>) -> Vec<(&'p str, String, Style)> {
    let (words, list) = (panel.words, panel.place.list);
    let account = panel.creditor.account_in(panel.letter.currency);
    let holder = account.and_then(|account| account.holder.as_ref());
    let holder = holder.unwrap_or(&panel.creditor.name).clone();
    let to = if account.is_some() { &words.panel.to } else { &words.payment.beneficiary };
    let mut rows = vec![(to.as_str(), holder, list.value)];
    for (label, text) in account_rows(account, words) {
        rows.push((label, text, list.value));
    }
    let reference = figures::solid(&panel.paying.reference);
    rows.push((&words.payment.reference, reference, list.strong));
    rows
}

/// The smallest type of a value, in points.
const SMALLEST: f32 = 7.5;

/// A text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
