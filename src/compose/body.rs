//! The body of a letter: its paragraphs and the blocks between them, in the order of the text.

use crate::layout::{Body, Design, StageWords, StepWords, Style, Words, fill};
use crate::plan::{PlannedLetter, Step};
use crate::rules::Stage;
use print::Mm;
use print::page::{ImageId, Item, Picture, Role};

use super::facts::listed;
use super::figures;
use super::fit::Fitting;
use super::flow::Flow;
use super::letter_text::{LetterText, TextBlock};
use super::letterhead::{across, scaled, shrunk};
use super::paying::Paying;
use super::setter::Setter;
use super::studio::Studio;
use super::table::TableSetter;
use super::{CopyOf, Enclosure};

/// Sets the body of one letter into a flow.
pub(super) struct BodySetter<'b, 'a> {
    pub(super) setter: &'b mut Setter<'a>,
    pub(super) studio: &'a Studio,
    pub(super) words: &'a Words,
    pub(super) letter: &'b PlannedLetter,
    pub(super) enclosures: &'b [Enclosure],
    /// Pages of the annex; none where there is no annex.
    pub(super) annex_pages: u32,
    /// How it can be paid.
    pub(super) paying: &'b Paying,
    pub(super) fitting: Fitting,
    pub(super) body: Body,
}

/// A letter, how it can be paid, what is behind it, and the pages of its annex.
type Parts<'b> = (&'b PlannedLetter, &'b Paying, &'b [Enclosure], u32);

impl<'b, 'a> BodySetter<'b, 'a> {
    pub(super) fn new(
        setter: &'b mut Setter<'a>,
        studio: &'a Studio,
        words: &'a Words,
        (letter, paying, enclosures, annex_pages): Parts<'b>,
        fitting: Fitting,
    ) -> Self {
        let body = fitting.body(&studio.layout().design);
        Self { setter, studio, words, letter, enclosures, annex_pages, paying, fitting, body }
    }

    pub(super) fn design(&self) -> &'a Design {
        &self.studio.layout().design
    }

    /// Sets every part and what closes the letter.
    pub(super) fn set(&mut self, text: &LetterText) -> Flow {
        let mut flow = Flow::default();
        let mut closing = 0;
        let mut previous: Option<&TextBlock> = None;
        for part in &text.parts {
            // A paragraph that ends in a colon stays with what it introduces.
            let leads_in = matches!(previous, Some(TextBlock::Paragraph(text) | TextBlock::Line(text)) if introduces(text));
            if leads_in {
                flow.tie_last(false);
            }
            if !matches!(part, TextBlock::Line(_)) {
                closing = flow.len();
            }
            match part {
                TextBlock::Paragraph(text) => self.paragraph(text, &mut flow),
                TextBlock::Line(text) => self.line(text, &mut flow),
                TextBlock::Heading(text) => self.heading(text, &mut flow),
                TextBlock::Item(item) => {
                    let follows = matches!(previous, Some(TextBlock::Item(_)));
                    self.item(item, follows, &mut flow);
                }
                TextBlock::Grid(grid) => self.grid(grid, &mut flow),
                TextBlock::Table => self.table(&mut flow),
                TextBlock::Steps => self.steps(leads_in, &mut flow),
                TextBlock::Recap { tied } => {
                    if *tied {
                        flow.tie_last(true);
                    }
                    self.recap(&mut flow);
                }
                // Where a panel says it already, the text does not say it again.
                TextBlock::Payment { .. } if self.design().panel.is_some_and(|it| it.shown) => {
                }
                TextBlock::Payment { tied } => {
                    if *tied {
                        flow.tie_last(true);
                    }
                    self.payment(&mut flow);
                }
            }
            previous = Some(part);
        }
        self.signature(&mut flow);
        self.enclosures(&mut flow);
        flow.tie_closing(closing, self.design().ladder.thin > Mm(0.0));
        flow
    }

    fn table(&mut self, flow: &mut Flow) {
        let letter = self.letter;
        self.table_setter().set(letter, flow);
    }

    /// The setter of the table of invoices; it keeps the sums carried from page to page.
    pub(super) fn table_setter(&mut self) -> TableSetter<'_, 'a> {
        let (design, letter) = (self.design(), self.letter);
        let table = &design.table;
        let rows = || letter.claims.iter().chain(&letter.newly_due).map(|claim| &claim.invoice);
        let count = rows().count() + letter.credits.len();
        let mut setter = TableSetter {
            setter: self.setter,
            design: table,
            words: self.words,
            currency: letter.currency,
            edges: (design.frame.left, design.frame.right),
            line: self.body.line,
            fitting: self.fitting,
            shift: Mm(0.0),
            instalments: table.parts && rows().all(|invoice| invoice.instalment.is_some()),
            alone: table.lone && count == 1,
        };
        if table.widen {
            let room = table.number_right - table.columns.number;
            let numbers = rows().map(|invoice| &*invoice.number);
            let numbers = numbers.chain(letter.credits.iter().map(|credit| &*credit.number));
            let free = setter.free(letter);
            setter.shift = setter.widen(numbers, (table.row.style, free), room);
        }
        setter
    }

    /// Sets a line for each earlier letter; nothing when there is none. In columns the first stands directly under a
    /// line that leads in.
    fn steps(&mut self, introduced: bool, flow: &mut Flow) {
        let place = self.design().steps;
        let style = Style { size: self.body.size.min(place.style.size), ..place.style };
        let first = flow.len();
        let steps = &self.letter.steps;
        let dates = steps.iter().map(|step| figures::long_date(step.date, self.words));
        let dates: Vec<_> = dates.map(|date| self.setter.line(style, &date)).collect();
        // Dates of a language that takes many words for them move the texts to the right.
        let widest = dates.iter().map(|date| date.width.0).fold(0.0, f32::max);
        let text_x = Mm(place.text_x.0.max(place.date_x.0 + widest + STEP_GAP));
        let names = steps.iter().map(|step| step_name(step.stage, &self.words.steps));
        let names = names.map(|name| self.setter.line(style, name).width.0).fold(0.0, f32::max);
        let deadline_x = |x: Mm| Mm(x.0.max(text_x.0 + names + STEP_GAP));
        let deadline_x = place.deadline_x.map(deadline_x);
        if let Some(label) = place.label.filter(|_| introduced && !steps.is_empty()) {
            let line = self.setter.line(label.style, &self.words.steps.label);
            let label = line.at(label.x, -self.body.line);
            flow.items().extend([Item::Role(Role::Paragraph), label]);
        }
        let directly = introduced && deadline_x.is_some();
        let (line, gap) = (self.body.line, self.body.gap);
        let end_line = |flow: &mut Flow| {
            let begins = flow.len() == first;
            flow.text(if begins && !directly { gap } else { line }, begins);
        };
        for (step, date) in steps.iter().zip(dates) {
            let date = date.at(place.date_x, Mm(0.0));
            flow.items().extend([Item::Role(Role::Label), date, Item::Role(Role::Body)]);
            // The number of a registered one takes the room of the deadline: both stand in a sentence.
            if let Some(x) = deadline_x.filter(|_| step.registered.is_none()) {
                let name = step_name(step.stage, &self.words.steps);
                flow.items().push(self.setter.line(style, name).at(text_x, Mm(0.0)));
                let given = step_deadline(step, self.words);
                let given = shrunk(self.setter, style, &given, place.right - x).0;
                flow.items().push(given.at(x, Mm(0.0)));
                end_line(flow);
                continue;
            }
            let text = step_text(step, self.words);
            let lines = self.setter.wrapped(style, &text, place.right - text_x);
            for line in lines {
                flow.items().push(line.at(text_x, Mm(0.0)));
                end_line(flow);
            }
        }
        if flow.len() > first {
            flow.tie_from(first);
        }
    }

    pub(super) fn rule(&self, y: Mm, thickness: Mm) -> Option<Item> {
        across(self.design(), y, thickness)
    }

    /// Sets the scanned signature, the name and the capacity, as one piece.
    fn signature(&mut self, flow: &mut Flow) {
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
        let capacity = signatory.capacity.in_language(&self.words.language);
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
    }

    /// Height of capitals as a part of the type size.
    fn capitals(&self, style: Style) -> f32 {
        let face = self.studio.faces().get(style.face.face());
        face.map_or(0.7, |face| {
            face.metrics.cap_height / f32::from(face.metrics.units_per_em.max(1))
        })
    }

    /// Sets what is behind the letter with page counts; nothing when nothing is.
    fn enclosures(&mut self, flow: &mut Flow) {
        let place = self.design().enclosures;
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
        let before = place.before - self.fitting.enclosures;
        flow.signature(before, y - place.pitch, before);
    }

    /// Name and pages of each enclosure; told in one line where there are many.
    fn enclosure_rows(&self, most: usize) -> Vec<(String, u32)> {
        let words = &self.words.enclosures;
        let mut rows = Vec::new();
        if self.annex_pages > 0 {
            let annex = self.annex_words().map_or(&words.annex, |it| &it.enclosure);
            rows.push((annex.clone(), self.annex_pages));
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

/// Whether a paragraph ends in a colon.
fn introduces(text: &str) -> bool {
    text.trim_end_matches(char::is_control).ends_with(':')
}

/// The least room between the date of a step and its text, in millimetres.
const STEP_GAP: f32 = 2.0;

/// The words for an earlier letter, with the deadline it set where that is known.
fn step_text(step: &Step, words: &Words) -> String {
    let name = step_name(step.stage, &words.steps);
    let name = match &step.registered {
        Some(number) => fill(&fill(&words.steps.registered, "step", name), "number", number),
        None => name.to_owned(),
    };
    match step.deadline {
        Some(deadline) => {
            let date = figures::long_date(deadline, words);
            fill(&fill(&words.steps.deadline, "step", &name), "date", &date)
        }
        None => name,
    }
}

/// The words for the deadline an earlier letter set; empty where it is not known.
fn step_deadline(step: &Step, words: &Words) -> String {
    let Some(deadline) = step.deadline else { return String::new() };
    let date = figures::long_date(deadline, words);
    let text = fill(&fill(&words.steps.deadline, "step", ""), "date", &date);
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The words for an earlier letter of a stage.
fn step_name(stage: Stage, words: &StepWords) -> &str {
    match stage {
        Stage::Reminder1 => &words.reminder1,
        Stage::Reminder2 => &words.reminder2,
        Stage::Reminder3 => &words.reminder3,
        Stage::FormalNotice => &words.formal_notice,
    }
}

/// The title of a letter of a stage.
pub(super) fn title(stage: Stage, words: &StageWords) -> &str {
    match stage {
        Stage::Reminder1 => &words.reminder1,
        Stage::Reminder2 => &words.reminder2,
        Stage::Reminder3 => &words.reminder3,
        Stage::FormalNotice => &words.formal_notice,
    }
}
