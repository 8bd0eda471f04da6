//! The annex of a formal notice: its heading, and how penalties and indemnities are reckoned.

use crate::layout::{Annex, OtherAnnexWords, elided, fill, plain_language};
use crate::plan::{Breakdown, DayCount};
use crate::rules::LawName;
use exports::DebtorKind;
use findings::Currency;
use print::Mm;
use print::page::{Item, Role};

use super::body::BodySetter;
use super::figures;
use super::flow::Flow;
use super::inline::escape;
use super::rates::each_indemnity;
use super::spacing::spaced;
use super::table::{GUTTER, TableSetter};

/// Sets the table of the annex into a flow.
pub(super) struct AnnexSetter<'t, 'a> {
    pub(super) table: TableSetter<'t, 'a>,
    pub(super) design: &'t Annex,
    pub(super) currency: Currency,
    /// What is worded otherwise for a public body.
    pub(super) public: Option<&'t OtherAnnexWords>,
    /// Whether it has a column of indemnities.
    pub(super) indemnities: bool,
}

impl<'a> BodySetter<'_, 'a> {
    /// Sets the annex from its heading to its last sum.
    pub(super) fn annex(&mut self, breakdown: &Breakdown) -> Flow {
        let mut flow = Flow::default();
        let design = &self.studio.layout().design;
        let room = design.frame.right - design.body.left;
        let title = self.annex_names().0;
        for line in self.setter.wrapped(design.annex.title, title, room) {
            if flow.len() == 0 {
                flow.items().push(Item::Role(Role::Heading(2)));
            }
            flow.items().push(line.at(design.body.left, Mm(0.0)));
            flow.text(design.body.line, flow.len() == 0);
        }
        let rule = self.annex_rule(breakdown);
        let edges = (design.body.left, design.body.right);
        let body = self.body;
        self.body.size = design.annex.text.map_or(body.size, |text| text.size);
        self.body.line = design.annex.line.unwrap_or(body.line);
        self.lines(&rule, edges, design.annex.rule, &mut flow);
        self.body = body;
        self.annex_setter().set(breakdown, &mut flow);
        flow
    }

    /// The setter of the annex's table; it keeps the sums carried from page to page.
    pub(super) fn annex_setter(&mut self) -> AnnexSetter<'_, 'a> {
        let (design, currency) = (&self.studio.layout().design.annex, self.letter.currency);
        let public = self.annex_words();
        let breakdown = self.letter.breakdown.as_deref();
        let lines = breakdown.map_or(&[][..], |breakdown| &breakdown.lines);
        let indemnities = !design.compact || lines.iter().any(|it| !it.indemnity.is_zero());
        let mut table = self.table_setter();
        table.shift = Mm(0.0);
        if table.design.widen {
            let columns = &design.columns;
            let to_end = columns.to + table.setter.line(design.row, "00/00/0000").width;
            let free = columns.days - table.setter.line(design.row, "0000").width - to_end;
            let room = design.number_right - columns.number;
            let numbers = lines.iter().map(|line| &*line.invoice);
            table.shift = table.widen(numbers, (design.row, free - GUTTER), room);
        }
        AnnexSetter { table, design, currency, public, indemnities }
    }

    /// What the annex words otherwise because the debtor is a public body.
    pub(super) fn annex_words(&self) -> Option<&'a OtherAnnexWords> {
        let public = self.letter.debtor.kind == DebtorKind::Public;
        self.words.annex.public.as_ref().filter(|_| public)
    }

    /// The heading of the annex and its name among the enclosures, by what it is about.
    pub(super) fn annex_names(&self) -> (&'a str, &'a str) {
        let words = &self.words.annex;
        let public = self.annex_words();
        let alone = public.map_or(&words.interest_alone, |it| &it.interest_alone);
        let alone = alone.as_ref().filter(|_| self.letter.totals.indemnities.is_zero());
        match (alone, public) {
            (Some(alone), _) => (&alone.title, &alone.enclosure),
            (None, Some(public)) => (&public.title, &public.enclosure),
            (None, None) => (&words.title, &self.words.enclosures.annex),
        }
    }

    /// How penalties and indemnities are reckoned, and on what law, as a marked paragraph.
    fn annex_rule(&self, breakdown: &Breakdown) -> String {
        let mut sentences = self.interest_rule(breakdown);
        let words = &self.words.annex;
        if let Some(each) = each_indemnity(breakdown) {
            let amount = figures::money(each, self.letter.currency, self.words);
            sentences.push(fill(&words.indemnity, "amount", &amount));
        }
        let rules = self.studio.rules().map(|it| it.against(self.letter.debtor.kind));
        let law = rules.and_then(|it| it.fixed_sum.as_ref()).map(|it| &it.law);
        let law = self.law(law).filter(|_| has_indemnities(breakdown));
        sentences.extend(law.map(|law| fill(&words.indemnity_law, "law", law)));
        let mut paragraph = String::new();
        // Writing to a `String` cannot fail.
        let _ = escape(&spaced(&sentences.join(" "), &self.words.language), &mut paragraph);
        paragraph
    }

    /// How interest is reckoned, and on what law.
    fn interest_rule(&self, breakdown: &Breakdown) -> Vec<String> {
        let words = &self.words.annex;
        let year = match breakdown.day_count {
            DayCount::Act365 => &words.fixed_year,
            DayCount::ActAct => &words.actual_year,
        };
        let through = figures::long_date(breakdown.through, self.words);
        let public = self.annex_words();
        let agreed = self.letter.on_top.agreed;
        let rule = match public {
            Some(public) if agreed => public.rule_agreed.as_ref().unwrap_or(&public.rule),
            Some(public) => &public.rule,
            None => &words.rule,
        };
        let cents = CENTS.contains(&self.letter.currency.as_str());
        let coin = if cents { &words.cent } else { &words.coin };
        let rule = fill(&fill(rule, "year", year), "coin", coin);
        let mut sentences = vec![fill(&rule, "date", &through)];
        let rules = self.studio.rules().map(|it| it.against(self.letter.debtor.kind));
        // An agreed rate rests on the contract; the law of France alone asks for the clause.
        let law = rules.and_then(|it| it.interest.as_ref()).map(|it| &it.law);
        let law = law.filter(|_| !agreed || self.studio.is_under_france());
        let basis = public.map_or(&words.law, |it| &it.law);
        sentences.extend(self.law(law).map(|law| fill(basis, "law", law)));
        let segments = || breakdown.lines.iter().flat_map(|line| &line.segments);
        if let Some(stated) = segments().find_map(|segment| segment.raised_from) {
            let raised = fill(&words.raised, "rate", &figures::percent(stated, self.words));
            let italian = plain_language(&self.words.language) == "it";
            sentences.push(if italian { elided(&raised) } else { raised });
        }
        if breakdown.lines.iter().any(|line| line.on_residual) {
            let own = public.and_then(|it| it.on_residual.as_ref());
            sentences.push(own.unwrap_or(&words.on_residual).clone());
        }
        if breakdown.deducts {
            let own = public.and_then(|it| it.deducts.as_ref());
            sentences.push(own.unwrap_or(&words.deducts).clone());
        }
        sentences
    }
}

impl BodySetter<'_, '_> {
    /// A law in the language of the letter.
    fn law<'l>(&self, law: Option<&'l LawName>) -> Option<&'l str> {
        law?.in_language(&self.words.language)
    }
}

/// Currencies whose smallest unit letters call a cent.
const CENTS: [&str; 4] = ["EUR", "USD", "CAD", "AUD"];

/// Whether any invoice bears an indemnity.
fn has_indemnities(breakdown: &Breakdown) -> bool {
    breakdown.lines.iter().any(|line| !line.indemnity.is_zero())
}
