//! Puts the pages of a letter together: heads, carried sums, feet, page numbers, paper.

use crate::layout::PaperSize;
use print::Mm;
use print::page::{ImageId, Item, Page, Picture, Role};

use super::fit::Fitting;
use super::flow::{FlowPage, Running};
use super::letter::LetterDraft;

/// A page among those of its letter, all counted from 1.
#[derive(Clone, Copy)]
struct PagePlace {
    number: usize,
    /// The last page with a foot.
    last: usize,
    /// How many pages there are, the payment part included.
    count: usize,
}

impl LetterDraft<'_, '_> {
    /// The pages of the letter: `first` is what stands at fixed places of page 1, `slip` what a last page without a
    /// foot holds.
    pub(super) fn finish(
        &mut self,
        first: Vec<Item>,
        flow_pages: Vec<FlowPage>,
        slip: Option<Vec<Item>>,
    ) -> Vec<Page> {
        let last = flow_pages.len();
        let count = last + usize::from(slip.is_some());
        let mut first = Some(first);
        let mut pages = Vec::with_capacity(count);
        for (number, page) in (1..).zip(flow_pages) {
            let head = match first.take() {
                Some(first) => first,
                None => self.following((number, count)),
            };
            let items = self.page(head, page, PagePlace { number, last, count });
            pages.push(self.on_sheet(items));
        }
        if let Some(slip) = slip {
            let mut items = self.following((count, count));
            items.push(Item::Role(Role::Resume));
            items.extend(slip);
            pages.push(self.on_sheet(items));
        }
        pages
    }

    /// A page with a foot: what was carried stands above its part of the flow, what is carried on below.
    fn page(&mut self, head: Vec<Item>, page: FlowPage, place: PagePlace) -> Vec<Item> {
        let mut items = head;
        self.brought(page.brought, &mut items);
        if place.number > 1 {
            items.push(Item::Role(Role::Resume));
        }
        items.extend(page.items);
        // What the law wants said at the foot is read out once, at the end.
        let is_last = place.number == place.last;
        items.push(Item::Role(if is_last { Role::Paragraph } else { Role::Artifact }));
        self.carried(page.carried, &mut items);
        items.extend(self.letterhead.foot.iter().cloned());
        self.count(place, &mut items);
        self.lay_paper(place.number, &mut items);
        items
    }

    /// Sums brought from the page before.
    fn brought(&mut self, sums: Option<Running>, items: &mut Vec<Item>) {
        let top = self.design().body.next_top;
        let mut body = self.body_setter(Fitting::default());
        match sums {
            Some(Running::Invoices(sums)) => body.table_setter().brought(&sums, top, items),
            Some(Running::Annex(sums)) => {
                let lines = body.letter.breakdown.as_deref().map(|it| &it.lines);
                let line = sums.goes_on.and_then(|place| lines?.get(place));
                let number = line.map(|line| &*line.invoice);
                body.annex_setter().brought((sums, number), top, items);
            }
            None => {}
        }
    }

    /// Sums carried to the next page, at their height.
    fn carried(&mut self, sums: Option<(Running, Mm)>, items: &mut Vec<Item>) {
        let mut body = self.body_setter(Fitting::default());
        match sums {
            Some((Running::Invoices(sums), y)) => body.table_setter().carried(&sums, y, items),
            Some((Running::Annex(sums), y)) => body.annex_setter().carried(sums, y, items),
            None => {}
        }
    }

    /// The number of page 1, where there are others; those bear theirs at the head.
    fn count(&mut self, PagePlace { number, count, .. }: PagePlace, items: &mut Vec<Item>) {
        if number == 1 && count > 1 {
            let place = self.design().footer.page;
            let line = self.setter.line(place.style, &format!("{number}/{count}"));
            items.push(line.ending(self.design().frame.right, place.y));
        }
    }

    fn on_sheet(&self, items: Vec<Item>) -> Page {
        let PaperSize { width, height } = self.design().sheet;
        Page { width, height, items }
    }

    /// Puts the paper of the layout under everything on a page.
    fn lay_paper(&self, number: usize, items: &mut Vec<Item>) {
        let (first, following) = self.studio.pictures().paper;
        let (laid, image) = if number == 1 { (first, 2) } else { (following, 3) };
        if laid {
            let PaperSize { width, height } = self.design().sheet;
            let (x, y, image) = (Mm(0.0), Mm(0.0), ImageId(image));
            items.insert(0, Item::Picture(Picture { x, y, width, height, image }));
        }
    }
}
