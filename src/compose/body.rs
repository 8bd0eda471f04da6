//! The body of a letter: its paragraphs and the blocks between them, in the order of the text.

use crate::layout::{Body, Design, Words};
use crate::plan::PlannedLetter;
use print::Mm;
use print::page::Item;

use super::Enclosure;
use super::fit::{Fitting, has_slip};
use super::flow::{Company, Flow};
use super::letter_text::{LetterText, TextBlock};
use super::letterhead::across;
use super::paying::Paying;
use super::setter::Setter;
use super::studio::Studio;
use super::table::TableSetter;

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
        let signed = self.signature(&mut flow);
        self.enclosures(signed, &mut flow);
        let formula = self.design().ladder.thin > Mm(0.0);
        let company = match has_slip(&self.design().reply, self.letter) {
            true => Company::of_slip(formula),
            false => Company::of_text(formula),
        };
        flow.tie_closing(closing, company);
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
        let instalments = table.parts && rows().all(|invoice| invoice.instalment.is_some());
        let others = instalments && !letter.other_instalments.is_empty();
        let words = &self.words.table;
        let sum_label = match letter.other_instalments.iter().any(|it| it.is_late(letter.date))
        {
            _ if !others => &words.sum,
            // Of what is due, it does not ask for all.
            true => &words.instalment_asked,
            false => &words.instalment_sum,
        };
        let mut setter = TableSetter {
            setter: self.setter,
            design: table,
            words: self.words,
            currency: letter.currency,
            edges: (design.frame.left, design.frame.right),
            line: self.body.line,
            fitting: self.fitting,
            shift: Mm(0.0),
            hang: Mm(0.0),
            instalments,
            alone: table.lone && count == 1,
            others,
            sum_label,
        };
        setter.hang = setter.hang(letter);
        if table.widen {
            let room = table.number_right - table.columns.number;
            let numbers = rows().map(|invoice| &*invoice.number);
            let numbers = numbers.chain(letter.credits.iter().map(|credit| &*credit.number));
            let free = setter.free(letter);
            setter.shift = setter.widen(numbers, (table.row.style, free), room);
        }
        setter
    }

    pub(super) fn rule(&self, y: Mm, thickness: Mm) -> Option<Item> {
        across(self.design(), y, thickness)
    }
}

/// Whether a paragraph ends in a colon.
fn introduces(text: &str) -> bool {
    text.trim_end_matches(char::is_control).ends_with(':')
}
