//! The body of a letter, fitted to its pages: the ladder, a last page that is no scrap, the reply slip, the annex.

use print::Mm;
use print::page::Item;

use super::body::BodySetter;
use super::fit::{Fitting, has_slip};
use super::flow::{Bounds, Flow, FlowPage};
use super::letter::LetterDraft;
use super::letter_text::LetterText;
use super::reply;

impl<'a> LetterDraft<'_, 'a> {
    /// Sets the body and parts it into pages, fitted to one page where little is missing. A last page with next to
    /// nothing on it is saved where a step of the ladder does so, or filled up unless something stands `behind` it.
    fn body(&mut self, text: &LetterText, first: Mm, behind: bool) -> Vec<FlowPage> {
        let (ladder, bounds) = (&self.design().ladder, self.bounds(first));
        if has_slip(&self.design().reply, self.letter) {
            return self.with_reply(text, &bounds);
        }
        let mut flow = self.flow(text, Fitting::default());
        if ladder.thin <= Mm(0.0) {
            return self.on_one_page(text, &bounds, flow).pages(&bounds);
        }
        let (count, used) = flow.fill(&bounds);
        let over = flow.overflow(&bounds);
        let nearly = count == 2 && over <= ladder.overflow;
        if count == 1 || (used >= ladder.thin && !nearly) {
            return flow.pages(&bounds);
        }
        for step in Fitting::ladder(self.design()) {
            let mut nearer = bounds;
            nearer.first -= self.under_panel(step);
            let fitted = self.flow(text, step);
            if fitted.fill(&nearer).0 < count {
                return fitted.pages(&nearer);
            }
        }
        if let Some(filled) = ladder.filled.filter(|_| !behind) {
            flow.fill_last_page(&bounds, (ladder.thin, filled));
        }
        flow.pages(&bounds)
    }

    /// Sets the body with the reply slip under it: on page 1 where all of it stands above, else at the foot of the last
    /// page, where the closing stands with it.
    fn with_reply(&mut self, text: &LetterText, bounds: &Bounds) -> Vec<FlowPage> {
        let place = &self.design().reply;
        let raised = self.letterhead.raised;
        let mut setter = self.body_setter(Fitting::default());
        let top = reply::top(place, setter.mediator().is_some()) - raised;
        let (lowest, slip) = (top - place.clear, setter.reply(top));
        let mut short = *bounds;
        (short.body.last_baseline, short.body.floor) = (lowest, lowest);
        let nearer = Fitting { joined: true, ..Fitting::default() };
        for step in std::iter::once(nearer).chain(Fitting::ladder(self.design())) {
            let signature = Mm(step.signature.0.max(place.signature.0));
            short.first = bounds.first - self.under_panel(step);
            let flow = self.flow(text, Fitting { signature, beside: true, ..step });
            if flow.overflow(&short) <= Mm(0.0) {
                return with_foot(flow.pages(&short), slip, lowest);
            }
        }
        let mut flow = self.flow(text, Fitting::default());
        flow.leave_foot(bounds, lowest);
        with_foot(flow.pages(bounds), slip, lowest)
    }

    /// What a step takes from the space under the panel.
    fn under_panel(&self, step: Fitting) -> Mm {
        let panel = self.design().panel.filter(|panel| panel.shown);
        panel.map_or(Mm(0.0), |_| step.around)
    }

    /// A flow that is over by little, brought back to one page where a step of the ladder does so.
    fn on_one_page(&mut self, text: &LetterText, bounds: &Bounds, flow: Flow) -> Flow {
        let design = self.design();
        let over = flow.overflow(bounds);
        if over <= Mm(0.0) || over > design.ladder.overflow {
            return flow;
        }
        let spare = flow.spare();
        for step in Fitting::ladder(design) {
            // One line instead of several may save more.
            let joins = design.enclosures.joined;
            if !joins && !step.small && step.saves(spare) < over {
                continue;
            }
            let fitted = self.flow(text, step);
            if fitted.overflow(bounds) <= Mm(0.0) {
                return fitted;
            }
        }
        flow
    }

    /// Sets the body, and the breakdown of penalties where any are claimed: behind the letter on its last page where
    /// the layout has it there and all of it fits, else on pages of its own.
    pub(super) fn with_annex(&mut self, text: &LetterText, start: Mm) -> Vec<FlowPage> {
        let letter = self.letter;
        let claimed = !letter.totals.penalties.is_zero();
        let Some(breakdown) = letter.breakdown.as_ref().filter(|_| claimed) else {
            return self.body(text, start, false);
        };
        let place = self.design().annex;
        let flow = self.body_setter(Fitting::default()).annex(breakdown);
        let mut bounds = self.bounds(place.heading);
        if let Some(height) = place.height {
            bounds.head += height.row - self.design().table.row.height;
        }
        if let Some(behind) = place.behind {
            let used = flow.overflow(&bounds) - bounds.first;
            if let Some(mut pages) = self.above(text, start, behind + used) {
                bounds.first = pages.last().map_or(Mm(0.0), |page| page.end) + behind;
                let annex = flow.pages(&bounds).into_iter().flat_map(|page| page.items);
                if let Some(last) = pages.last_mut() {
                    last.items.extend(annex);
                }
                return pages;
            }
        }
        let annex = flow.pages(&bounds);
        self.annex_pages = u32::try_from(annex.len()).unwrap_or(u32::MAX);
        let mut pages = self.body(text, start, false);
        pages.extend(annex);
        pages
    }

    /// The body with room under its last page for what reaches `beyond` the foot of a page if it begins at its upper
    /// edge: a step of the ladder makes it where little is missing. None where nothing does.
    fn above(&mut self, text: &LetterText, start: Mm, beyond: Mm) -> Option<Vec<FlowPage>> {
        let holds =
            |pages: &[FlowPage]| pages.last().is_some_and(|page| page.end + beyond <= Mm(0.0));
        let pages = self.body(text, start, true);
        if holds(&pages) {
            return Some(pages);
        }
        Fitting::ladder(self.design()).find_map(|step| {
            let bounds = self.bounds(start - self.under_panel(step));
            let pages = self.flow(text, step).pages(&bounds);
            holds(&pages).then_some(pages)
        })
    }

    fn flow(&mut self, text: &LetterText, fitting: Fitting) -> Flow {
        self.body_setter(fitting).set(text)
    }

    pub(super) fn body_setter(&mut self, fitting: Fitting) -> BodySetter<'_, 'a> {
        let parts = (self.letter, &self.paying, self.enclosures, self.annex_pages);
        BodySetter::new(self.setter, self.studio, self.words, parts, fitting)
    }

    /// Where pages begin and end, a foot of many lines reckoned in.
    fn bounds(&self, first: Mm) -> Bounds {
        let design = self.design();
        let table = &design.table;
        let mut body = design.body;
        body.last_baseline -= self.letterhead.raised;
        body.floor -= self.letterhead.raised;
        Bounds {
            first,
            body,
            head: table.head.height + table.air + table.row.height,
            carry: table.air + table.carry.height,
        }
    }
}

/// Pages with something at the foot of the last; it has a page of its own where that one reaches further down.
fn with_foot(mut pages: Vec<FlowPage>, foot: Vec<Item>, lowest: Mm) -> Vec<FlowPage> {
    match pages.last_mut().filter(|page| page.end <= lowest) {
        Some(last) => last.items.extend(foot),
        None => pages.push(FlowPage { items: foot, ..FlowPage::default() }),
    }
    pages
}
