//! A duplicate drawn from the export's own lines, where no copy of an invoice is there. It says on every page that it
//! is none.

use rust_decimal::Decimal;

use crate::layout::{DuplicateWords, FaceRole, Style, Words, fill};
use crate::ledger::Invoice;
use crate::plan::PlannedLetter;
use exports::InvoiceLine;
use findings::Money;
use print::Mm;
use print::page::{Item, Page, Role};

use super::letter::Compositor;
use super::letterhead::{rule, shrunk};
use super::setter::Setter;
use super::{figures, studio::Studio};

/// The invoice that a duplicate is drawn from, with its lines and VAT.
#[derive(Debug, Clone)]
pub struct Duplicate<'a> {
    /// The invoice.
    pub invoice: &'a Invoice,
    /// Its lines.
    pub lines: &'a [InvoiceLine],
    /// The VAT added to the totals of the lines, by rate in percent; empty where they contain it.
    pub vat: Vec<(Decimal, Money)>,
}

/// Type sizes in points: mark, note and rows.
const MARK: f32 = 20.0;
const TEXT: f32 = 9.0;

/// From row to row, and from the mark to the first line below it.
const ROW: Mm = Mm(4.6);
const MARK_Y: Mm = Mm(26.0);

/// How wide the columns of quantity, price and rate, and of totals are.
const NARROW: Mm = Mm(19.0);
const WIDE: Mm = Mm(25.0);

impl Compositor<'_> {
    /// Sets a duplicate in the language of the letter that it goes with. Without words of any language there is
    /// nothing to set.
    pub fn duplicate(&mut self, letter: &PlannedLetter, of: &Duplicate<'_>) -> Vec<Page> {
        let Some((language, words)) = self.studio.language(&letter.debtor.language) else {
            return Vec::new();
        };
        self.setter.speak(language);
        let design = &self.studio.layout().design;
        let mut sheets = Sheets {
            studio: self.studio,
            setter: &mut self.setter,
            words,
            edges: (design.frame.left, design.frame.right),
            foot: design.body.last_baseline,
            pages: Vec::new(),
            y: Mm(0.0),
        };
        sheets.draw(letter, of);
        let pages = sheets.pages;
        self.setter.take_missing();
        pages
    }
}

/// The pages so far.
struct Sheets<'s, 'a> {
    studio: &'s Studio,
    setter: &'s mut Setter<'a>,
    words: &'s Words,
    edges: (Mm, Mm),
    foot: Mm,
    pages: Vec<Page>,
    /// Baseline of the line set last.
    y: Mm,
}

impl Sheets<'_, '_> {
    fn own(&self) -> &DuplicateWords {
        &self.words.duplicate
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    fn rule(&mut self, below: Mm) {
        if let Some(rule) = rule(self.edges, self.y + below, Mm(0.2)) {
            self.put(rule);
        }
    }

    fn text(&mut self, face: FaceRole, text: &str) {
        self.y += ROW;
        let (left, right) = self.edges;
        for line in self.setter.wrapped(Style { face, size: TEXT }, text, right - left) {
            let (y, left) = (self.y, left);
            self.put(line.at(left, y));
            self.y += ROW;
        }
        self.y -= ROW;
    }

    /// Begins a page: the mark, what it means, whose invoice it is.
    fn page(&mut self, letter: &PlannedLetter, of: &Duplicate<'_>) {
        let sheet = self.studio.layout().design.sheet;
        let items = Vec::new();
        self.pages.push(Page { width: sheet.width, height: sheet.height, items });
        let (left, right) = self.edges;
        let mark = Style { face: FaceRole::Strong, size: MARK };
        let (line, _) = shrunk(self.setter, mark, &self.words.duplicate.mark, right - left);
        self.put(Item::Role(Role::Heading(1)));
        self.put(line.at(left, MARK_Y));
        self.y = MARK_Y + Mm(1.5);
        let (note, words) = (self.own().note.clone(), self.words);
        self.text(FaceRole::Strong, &note);
        self.y += ROW;
        let creditor = self.studio.creditor();
        let from: Vec<&str> = std::iter::once(&*creditor.name)
            .chain(creditor.address.iter().map(|it| &**it))
            .collect();
        self.text(FaceRole::Text, &from.join(", "));
        self.text(FaceRole::Text, &format!("{} ({})", letter.debtor.name, letter.debtor.code));
        let date = of.invoice.date.map(|it| figures::long_date(it, words));
        let named = match date {
            Some(date) => fill(&self.own().invoice, "date", &date),
            None => self.own().invoice_undated.clone(),
        };
        self.text(FaceRole::Strong, &fill(&named, "number", &of.invoice.number));
        self.y += ROW;
        let heads = self.own().columns.clone();
        let heads = heads.each_ref().map(String::as_str);
        self.row(heads, FaceRole::Strong);
        self.rule(Mm(1.4));
        self.y += Mm(1.4);
    }

    /// A row: description, quantity, price, rate, total. A description too long goes on below.
    fn row(&mut self, cells: [&str; 5], face: FaceRole) {
        let style = Style { face, size: TEXT };
        let (left, right) = self.edges;
        self.y += ROW;
        let [description, numbers @ ..] = cells;
        let mut end = right;
        for (text, width) in numbers.iter().rev().zip([WIDE, NARROW, WIDE, NARROW]) {
            let (line, _) = shrunk(self.setter, style, text, width - Mm(1.0));
            let (y, at) = (self.y, end);
            self.put(line.ending(at, y));
            end -= width;
        }
        let lines = self.setter.wrapped(style, description, end - left);
        for (place, line) in lines.into_iter().take(6).enumerate() {
            if place > 0 {
                self.y += ROW;
            }
            let y = self.y;
            self.put(line.at(left, y));
        }
    }

    fn draw(&mut self, letter: &PlannedLetter, of: &Duplicate<'_>) {
        self.page(letter, of);
        let locale = &self.words.locale;
        let plain = |it: Decimal| {
            it.normalize().to_string().replace('.', locale.decimal.encode_utf8(&mut [0; 4]))
        };
        let money = |it: Money| figures::amount(it, letter.currency, locale);
        for line in of.lines {
            if self.y + ROW * 8.0 > self.foot {
                self.page(letter, of);
            }
            let rate = line.vat_rate.map(|it| figures::percent(it, self.words));
            let quantity = line.quantity.map(plain).unwrap_or_default();
            let price = line.unit_price.map(money).unwrap_or_default();
            let total = line.total.map(money).unwrap_or_default();
            let rate = rate.unwrap_or_default();
            self.row([&line.description, &quantity, &price, &rate, &total], FaceRole::Text);
        }
        if self.y + ROW * f32::from(u8::try_from(of.vat.len()).unwrap_or(u8::MAX)) + ROW * 3.0
            > self.foot
        {
            self.page(letter, of);
        }
        self.rule(Mm(1.6));
        self.y += Mm(1.6);
        for (rate, amount) in &of.vat {
            let name = fill(&self.own().vat, "rate", &figures::percent(*rate, self.words));
            let amount = money(*amount);
            self.row([&name, "", "", "", &amount], FaceRole::Text);
        }
        let sum = figures::money(of.invoice.whole(), letter.currency, self.words);
        let name = self.own().sum.clone();
        self.row([&name, "", "", "", &sum], FaceRole::Strong);
    }
}
