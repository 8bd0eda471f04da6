//! Composes a letter: first page, text, payment part.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::address::Addressed;
use crate::layout::{Design, FaceRole, Frame, Style, Words, fill, plain_language};
use crate::plan::PlannedLetter;
use findings::{Args, Code, Finding};
use print::Mm;
use print::font::GlyphUse;
use print::page::{Item, Page, Role};

use super::letterhead::{RepeatedItems, shrunk};
use super::panel::PanelSetter;
use super::paying::Paying;
use super::proof::Proofreader;
use super::setter::Setter;
use super::slip::slip;
use super::studio::Studio;
use super::{
    Composed, EnclosedKinds, Enclosure, address, heads, inline, opening, proof, window,
};
use crate::rules::wording::missing;

/// Composes letters, one after the other, remembering words and paragraphs. One per thread.
#[derive(Debug)]
pub struct Compositor<'a> {
    pub(super) studio: &'a Studio,
    pub(super) setter: Setter<'a>,
    /// The letterhead in each language met so far.
    letterheads: BTreeMap<&'a str, RepeatedItems>,
    proofreader: Proofreader,
}

/// A letter while it is composed.
pub(super) struct LetterDraft<'s, 'a> {
    pub(super) studio: &'a Studio,
    pub(super) setter: &'s mut Setter<'a>,
    pub(super) letterhead: &'s RepeatedItems,
    pub(super) words: &'a Words,
    pub(super) letter: &'s PlannedLetter,
    pub(super) enclosures: &'s [Enclosure],
    /// Pages of the annex; none where there is no annex.
    pub(super) annex_pages: u32,
    /// The address as printed.
    address: Addressed,
    /// Its items among those of the first page.
    address_items: Range<usize>,
    /// How it can be paid.
    pub(super) paying: Paying,
    findings: Vec<Finding>,
}

/// The most pages of a letter: ten packs of paper. A letter about 20 000
/// invoices has 446.
const MOST_PAGES: usize = 5000;

/// Type size of the mark on a proof, in points.
const MARK: f32 = 9.0;
/// Its baseline: between the strip that printers leave white and the letterhead.
const MARK_Y: Mm = Mm(9.0);

/// Type size of the line beside a copy, in points.
const STAMP: f32 = 8.0;
/// White at both of its ends: more than the strip at the edge that inserters mark.
const STAMP_X: Mm = Mm(20.0);
/// Its baseline above the lower edge: over what printers leave white, under the copy.
const STAMP_UP: Mm = Mm(6.5);

impl<'a> Compositor<'a> {
    /// A compositor that has seen nothing yet.
    #[must_use]
    pub fn new(studio: &'a Studio) -> Self {
        Self {
            studio,
            setter: Setter::new(studio.faces()),
            letterheads: BTreeMap::new(),
            proofreader: Proofreader::default(),
        }
    }

    /// Every glyph used so far, the letterhead's included.
    #[must_use]
    pub fn glyphs(&self) -> &GlyphUse {
        self.setter.shaper.used()
    }

    /// Findings about the wording of a letter that keep it from going out, given the enclosures `behind` it.
    /// Names, numbers and whatever else the data brings are not read.
    pub fn proofread(&mut self, letter: &PlannedLetter, behind: EnclosedKinds) -> Vec<Finding> {
        self.proofreader.read(self.studio, letter, behind)
    }

    /// Marks pages that are not to be posted, above everything that stands on them.
    pub fn mark(&mut self, text: &str, pages: &mut [Page]) {
        let design = &self.studio.layout().design;
        let style = Style { face: FaceRole::Strong, size: MARK };
        for page in pages {
            let room = design.frame.right - design.frame.left;
            let (line, _) = shrunk(&mut self.setter, style, text, room);
            page.items.push(Item::Role(Role::Artifact));
            page.items.push(line.at(design.frame.left, MARK_Y));
        }
        self.setter.take_missing();
    }

    /// The line beside each page of a copy: of which invoice it is, and which enclosure, counted from 1, of
    /// how many. A page of the layout's sheet with nothing else on it.
    pub fn stamp(&mut self, language: &str, number: &str, (n, of): (usize, usize)) -> Page {
        let mut page = blank(self.studio);
        let Some((_, words)) = self.studio.language(language) else { return page };
        let text = fill(&words.enclosures.stamp, "number", number);
        let text = fill(&text, "n", &n.to_string());
        let text = fill(&text, "of", &of.to_string());
        let style = Style { face: FaceRole::Text, size: STAMP };
        let room = page.width - STAMP_X - STAMP_X;
        let (line, _) = shrunk(&mut self.setter, style, &text, room);
        let baseline = page.height - STAMP_UP;
        page.items.push(line.centred(STAMP_X, page.width - STAMP_X, baseline));
        self.setter.take_missing();
        page
    }

    /// The page for a copy beside which no line stands: blank.
    #[must_use]
    pub fn unstamped(&self) -> Page {
        blank(self.studio)
    }

    /// Sets one letter. Never fails: what goes wrong is a finding, and one that holds means that the
    /// pages must not be used.
    pub fn compose(&mut self, letter: &PlannedLetter, enclosures: &[Enclosure]) -> Composed {
        let studio = self.studio;
        let Some((language, words)) = studio.language(&letter.debtor.language) else {
            let values = Args::new().text("template", "words.toml");
            let values = values.said("reason", "text-missing", Args::new());
            let finding = finding(letter, Code::TextFailed, values);
            return Composed::failed(blank(studio), vec![finding]);
        };
        self.setter.speak(language);
        let letterhead = self
            .letterheads
            .entry(language)
            .or_insert_with(|| RepeatedItems::new(&mut self.setter, studio, words));
        let setter = &mut self.setter;
        let findings = Vec::new();
        let mut sheet = LetterDraft {
            studio,
            setter,
            letterhead,
            words,
            letter,
            enclosures,
            annex_pages: 0,
            address: Addressed::default(),
            address_items: 0..0,
            paying: Paying::default(),
            findings,
        };
        let pages = sheet.compose(language);
        let torn_off = sheet.paying.slip.is_some();
        let LetterDraft { findings, address, address_items, .. } = sheet;
        Composed { pages, torn_off, findings, address, address_items }
    }
}

impl<'a> LetterDraft<'_, 'a> {
    pub(super) fn design(&self) -> &'a Design {
        &self.studio.layout().design
    }

    fn find(&mut self, code: Code, values: Args) {
        self.findings.push(finding(self.letter, code, values));
    }

    fn compose(&mut self, language: &str) -> Vec<Page> {
        let wanted = &self.letter.debtor.language;
        if plain_language(language) != plain_language(wanted) {
            let values = Args::new().text("language", &**wanted).text("used", language);
            self.find(Code::LanguageMissing, values);
        }
        if let Err(name) = self.studio.knows_law(self.letter, language) {
            let values = Args::new().text("kind", self.letter.debtor.kind.as_str());
            let values = values.text("country", &*self.studio.creditor().country);
            let values = values.text("language", language).text("name", name);
            self.find(Code::LawUnknown, values);
            return vec![blank(self.studio)];
        }
        let behind = EnclosedKinds::of(self.enclosures);
        let text = match self.studio.text(self.letter, (language, self.words), behind) {
            Ok(text) => text,
            Err((template, reason)) => {
                let template = self.studio.layout().text_file(language, &template);
                let values = Args::new().text("template", template);
                let values = values.said("reason", &*reason.key, reason.values());
                self.find(Code::TextFailed, values);
                return vec![blank(self.studio)];
            }
        };
        if let Some(sender) = &self.studio.creditor().sender
            && !proof::names(&text, sender)
        {
            self.find(Code::ItemMissing, missing("M-20", ""));
        }
        let (paying, findings) = Paying::of(self.letter, self.studio.creditor());
        self.paying = paying;
        findings.into_iter().for_each(|(code, values)| self.find(code, values));
        let mut first = self.letterhead.head.clone();
        let start = self.opening(&text.subject, &mut first);
        let pages = self.with_annex(&text, start);
        if pages.len() > MOST_PAGES {
            let values = Args::new().text("pages", pages.len().to_string());
            self.find(Code::LetterTooLong, values.text("most", MOST_PAGES.to_string()));
            return vec![blank(self.studio)];
        }
        let slip = self.slip(language);
        let pages = self.finish(first, pages, slip);
        self.check_window(&pages);
        for (character, text) in self.letterhead.missing.iter().cloned() {
            self.setter.note_missing(character, &text);
        }
        for (character, text) in self.setter.take_missing() {
            let values = Args::new()
                .text("character", character.to_string())
                .text("codepoint", format!("U+{:04X}", u32::from(character)))
                .text("text", text);
            self.find(Code::NoGlyph, values);
        }
        pages
    }

    /// Sets what stands at fixed places; the baseline of the salutation.
    fn opening(&mut self, subject: &str, items: &mut Vec<Item>) -> Mm {
        let (design, words, letter) = (self.design(), self.words, self.letter);
        let creditor = self.studio.writer();
        let number = letter.registered_spaced();
        let number = number.map(|number| fill(&words.registered_number, "number", &number));
        let says_registered = self.studio.says_registered(letter);
        let panel = design.panel.filter(|panel| panel.shown);
        let rows = [
            (words.our_reference.as_str(), letter.reference.as_str()),
            (&words.account, &letter.debtor.code),
        ];
        // How it is sent stands among the references where the layout has no other place for it.
        let beside = says_registered && design.opening.registered.is_none();
        let sent = (words.sent_by.as_str(), words.registered_mail.as_str());
        let sent = [Some(sent), number.as_deref().map(|number| ("", number))];
        let sent = sent.into_iter().flatten().filter(|_| beside);
        // Whom to call stands once: in the panel where there is one.
        let contact = (words.contact.as_str(), creditor.contact.name.as_str());
        let contact = panel.is_none().then_some(contact);
        let rows: Vec<(&str, &str)> = sent.chain(rows).chain(contact).collect();
        opening::references(self.setter, design, &rows, items);
        items.push(Item::Role(Role::Paragraph));
        self.place_address(items);
        if says_registered {
            opening::registered(self.setter, design, words, number.as_deref(), items);
        }
        opening::date(self.setter, design, words, (&creditor.place, letter), items);
        let subject = inline::plain(subject);
        let y = opening::subject(self.setter, design, &words.subject, &subject, items);
        let Some(place) = panel else { return y + design.opening.salutation };
        let Frame { left, right } = design.frame;
        let (setter, paying, edges) = (&mut *self.setter, &self.paying, (left, right));
        let mut panel = PanelSetter { setter, place, words, letter, creditor, paying, edges };
        panel.set(y + place.before, items) + place.after
    }

    /// Sets the address.
    fn place_address(&mut self, items: &mut Vec<Item>) {
        let layout = self.studio.layout();
        let lines = address::lines(&self.letter.debtor, self.studio.posting(), self.words);
        let creditor = self.studio.creditor();
        let back = std::iter::once(&creditor.name).chain(&creditor.address);
        let back = back.cloned().collect::<Vec<String>>().join(" · ");
        let start = items.len();
        let place = (&layout.design.window, &layout.zone);
        let fitted = address::place(self.setter, place, (lines, &back), items);
        self.address_items = start..items.len();
        self.address = fitted.address;
        for (code, values) in fitted.findings {
            self.find(code, values);
        }
    }

    /// The head of a following page.
    pub(super) fn following(&mut self, place: (usize, usize)) -> Vec<Item> {
        heads::following(self.setter, self.studio, self.words, self.letter, place)
    }

    /// Checks the finished first page against the window.
    fn check_window(&mut self, pages: &[Page]) {
        let Some(first) = pages.first() else { return };
        let (zone, faces) = (&self.studio.layout().zone, self.studio.faces());
        // Paper of one's own lies under everything; what is on it nobody sees here.
        let paper = usize::from(self.studio.pictures().paper.0);
        let Range { start, end } = self.address_items;
        self.address_items = start + paper..end + paper;
        for (code, values) in window::check(first, paper, &self.address_items, (zone, faces)) {
            self.find(code, values);
        }
    }

    /// The Swiss payment part, for a page of its own without a foot; none where there is none.
    fn slip(&mut self, language: &str) -> Option<Vec<Item>> {
        let (bill, modules) = self.paying.slip.as_ref()?;
        let account = self.studio.creditor().account_in(self.letter.currency);
        let perforated = account.is_some_and(|account| account.perforated);
        let sheet = self.studio.layout().design.sheet;
        Some(slip(self.setter, (bill, modules), language, (sheet, perforated)))
    }
}

/// A finding about a letter's debtor.
fn finding(letter: &PlannedLetter, code: Code, values: Args) -> Finding {
    let debtor = &letter.debtor;
    Finding::new(code, debtor.origin.clone(), Some(&debtor.code), values)
}

/// A page with nothing on it, for a letter that cannot be set.
fn blank(studio: &Studio) -> Page {
    let sheet = studio.layout().design.sheet;
    Page { width: sheet.width, height: sheet.height, items: Vec::new() }
}
