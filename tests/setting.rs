//! How the running text of letters is set, counted over more than six hundred of them: word spaces of justified
//! lines, hyphens, last lines, thin last pages. `cargo test --test setting -- --nocapture` shows the figures.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use exports::{DebtorKind, Text};
use findings::{Currency, Money, Origin, Source};
use print::Mm;
use print::font::{FaceId, Shaper};
use print::page::{Item, Page};
use relance::compose::{Composed, Compositor, CopyOf, Enclosure, Pictures, Studio};
use relance::layout::Layout;
use relance::ledger::{BankAccount, Contact, Creditor, Debtor, Invoice, Signatory};
use relance::plan::{Claim, PlannedLetter, Step, Totals};
use relance::rules::Stage;

/// The languages of the program's texts.
const LANGUAGES: [&str; 6] = ["fr", "en", "de", "nl", "es", "it"];

/// Who signs and whom to call, each with an address of another length.
const CONTACTS: [(&str, &str, &str); 4] = [
    ("Nadia Benslimane", "04 65 71 20 19", "comptabilite@atelier-verrier.example"),
    ("Jo Roy", "+33 1 99 00 12 34", "jo@roy.example"),
    ("Maximilienne de Rochebrune", "04 65 71 20 18", "recouvrement.clients@verrerie.example"),
    ("Paul Martin", "01 99 00 12 34", "paul.martin@ateliers-du-rhone-et-de-la-saone.example"),
];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn origin() -> Origin {
    let source = Source { name: "factures.csv".into(), headers: Vec::new(), sheet: None };
    Origin { source: Arc::new(source), line: 2, column: None }
}

fn creditor((name, phone, email): (&str, &str, &str)) -> Creditor {
    let account = BankAccount::by_iban(Currency::EUR, "FR7699127004690004125780336");
    Creditor {
        name: "Atelier Verrier SARL".into(),
        tagline: None,
        address: vec!["12 rue des Forges".into(), "69007 Lyon".into()],
        country: "FR".into(),
        phone: Some("04 65 71 20 18".into()),
        email: None,
        siren: Some("099 412 579".into()),
        vat: None,
        legal: Some("SARL au capital de 10 000 €".into()),
        place: "Lyon".into(),
        logo: None,
        signatory: Signatory {
            name: "Camille Verdier".into(),
            capacity: "gérante".into(),
            image: None,
        },
        contact: Contact { name: name.into(), phone: phone.into(), email: email.into() },
        mediator: Some("Médiation Exemple, 1 place du Marché, 75001 Paris".into()),
        sender: None,
        account: vec![account],
    }
}

fn claim(place: u64, variation: u64) -> Claim {
    let due = date("2026-06-30") + Days::new(place * 3 + variation);
    let cents = 4_050 + i64::try_from(place * 98_765 + variation * 31_207).unwrap();
    let paid = if (place + variation) % 3 == 1 { cents / 4 } else { 0 };
    let number = format!("F{}-{:04}", 2026 - variation % 2, 418 + place * 7 + variation);
    Claim {
        invoice: Invoice {
            date: Some(due - Days::new(30)),
            due: Some(due),
            total: Money::from_cents(cents),
            paid: Money::from_cents(paid),
            ..Invoice::open(number, Money::from_cents(cents - paid), origin())
        },
        days_late: 77,
    }
}

/// One of the letters of a language, kind and stage.
fn letter(language: &str, kind: DebtorKind, stage: Stage, variation: u64) -> PlannedLetter {
    let debtor = Debtor {
        kind,
        address: vec!["14 RUE DE LA TANNERIE".into()],
        postcode: Some("42300".into()),
        city: Some("Roanne".into()),
        language: Text::from(language),
        ..Debtor::business(format!("411-{variation:04}"), "Menuiserie Chabrol", origin())
    };
    let count = 1 + variation % 5 + variation / 6 * 4;
    let claims: Vec<Claim> = (0..count).map(|place| claim(place, variation)).collect();
    let principal = claims.iter().map(|claim| claim.invoice.residual).sum();
    let earlier = Stage::ALL.into_iter().filter(|earlier| *earlier < stage);
    let steps = (0..).zip(earlier).map(|(place, stage)| Step {
        stage,
        date: date("2026-07-16") + Days::new(place * 21 + variation),
        deadline: Some(date("2026-07-27") + Days::new(place * 21 + variation)),
        total: Some(Money::from_cents(500_000)),
        reference: None,
        registered: None,
        names_all: true,
    });
    let today = date("2026-09-15") + Days::new(variation * 5);
    PlannedLetter {
        reference: format!("REL1-26-{variation:04}"),
        steps: steps.collect(),
        payments_since: variation.is_multiple_of(3).then(|| Money::from_cents(50_050)),
        disputed: if variation % 4 == 1 { vec!["F2026-0400".into()] } else { Vec::new() },
        claims,
        totals: Totals { principal, ..Totals::default() },
        ..PlannedLetter::new(
            Arc::new(debtor),
            Currency::EUR,
            stage,
            today,
            today + Days::new(11),
        )
    }
}

/// A line of running text on a page.
struct Line {
    right: f32,
    /// The widest and the narrowest word space, as parts of the natural one.
    spaces: (f32, f32),
    /// Letters before a hyphen that the program set at its end; none where it set none.
    parted: Option<usize>,
    /// Letters of its first word.
    first: usize,
    /// Its width.
    width: f32,
    /// Whether its paragraph ends with it.
    last: bool,
}

/// What was counted.
#[derive(Default)]
struct Count {
    letters: usize,
    justified: usize,
    wide: usize,
    narrow: usize,
    worst: f32,
    ragged: usize,
    hyphens: usize,
    short_hyphens: usize,
    running_hyphens: usize,
    fragments: usize,
    thin: usize,
    pages: usize,
    /// How far down the emptiest page with others behind it reaches; none where all letters have one page.
    highest: Option<f32>,
}

/// The lines of running text of a page, whose edges and type sizes are given.
fn lines(page: &Page, (left, sizes): (Mm, [f32; 2]), shaper: &Shaper<'_>) -> Vec<Line> {
    let mut lines: Vec<(Mm, Line)> = Vec::new();
    for item in &page.items {
        let run = match item {
            Item::Text(run) => run,
            Item::Role(_) => {
                lines.last_mut().into_iter().for_each(|(_, line)| line.last = true);
                continue;
            }
            Item::Rule(_) | Item::Picture(_) | Item::Fill(_) => continue,
        };
        let of_text = sizes.iter().any(|size| (run.size_pt - size).abs() < 0.01);
        if !of_text || run.face > FaceId(2) || run.x < left - Mm(0.1) {
            continue;
        }
        let scale = |face| run.size_pt * Mm::PER_POINT / shaper.units_per_em(face);
        let goes_on = lines.last().is_some_and(|(y, line)| *y == run.y && !line.last);
        if !goes_on {
            let first = run.words.first().map_or("", |it| &it.word.text);
            let first = first.chars().filter(|it| it.is_alphabetic()).count();
            let (spaces, last) = ((0.0, 10.0), false);
            let line = Line { right: 0.0, spaces, parted: None, first, width: 0.0, last };
            lines.push((run.y, line));
        }
        let Some((_, line)) = lines.last_mut() else { continue };
        let mut x = run.x.0;
        for placed in &run.words {
            if placed.space > 0.0 {
                let part = placed.space / shaper.space(placed.word.face);
                line.spaces = (line.spaces.0.max(part), line.spaces.1.min(part));
            }
            x += (placed.word.width + placed.space) * scale(placed.word.face);
            let letters = placed.word.text.chars().filter(|it| it.is_alphabetic()).count();
            line.parted = placed.parted.then_some(letters);
        }
        line.right = x;
        line.width = x - left.0;
    }
    if let Some((_, line)) = lines.last_mut() {
        line.last = true;
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

impl Count {
    fn add(&mut self, composed: &Composed, layout: &Layout, shaper: &Shaper<'_>) {
        self.letters += 1;
        let body = layout.design.body;
        let measure = (body.right - body.left).0;
        for page in &composed.pages {
            let lines =
                lines(page, (body.left, [body.size, layout.design.ladder.size]), shaper);
            for (place, line) in lines.iter().enumerate() {
                self.line(line, (body.right.0 - line.right).abs() < 0.05);
                let before = place.checked_sub(1).and_then(|place| lines.get(place));
                let Some(parted) = before.and_then(|before| before.parted) else { continue };
                self.short_hyphens += usize::from(parted < 3 || line.first < 3);
                self.running_hyphens += usize::from(line.parted.is_some());
                self.fragments += usize::from(line.last && line.width < measure / 3.0);
            }
        }
        let bottom = |page: &Page| {
            let of_text = page.items.iter().filter_map(|item| match item {
                Item::Text(run) if run.y < Mm(275.5) => Some(run.y.0),
                _ => None,
            });
            of_text.fold(0.0, f32::max)
        };
        self.pages += composed.pages.len();
        let Some((last, before @ [_, ..])) = composed.pages.split_last() else { return };
        self.thin += usize::from(bottom(last) < 90.0);
        let highest = before.iter().map(bottom).fold(f32::INFINITY, f32::min);
        self.highest = Some(self.highest.map_or(highest, |so_far| so_far.min(highest)));
    }

    fn line(&mut self, line: &Line, full: bool) {
        self.hyphens += usize::from(line.parted.is_some());
        let (most, least) = line.spaces;
        if !full || most <= 0.0 {
            self.ragged += usize::from(!line.last);
            return;
        }
        self.justified += 1;
        self.wide += usize::from(most > 1.5 + 0.005);
        self.narrow += usize::from(least < 0.8 - 0.005);
        self.worst = self.worst.max(most);
    }
}

fn count(name: &str, language: &str) -> Count {
    let layout = Layout::builtin(name).unwrap().unwrap();
    let faces = layout.load_faces(false).unwrap();
    let shaper = Shaper::new(&faces);
    let mut count = Count::default();
    for (place, contact) in CONTACTS.into_iter().enumerate() {
        let studio =
            Studio::new(layout.clone(), creditor(contact), Pictures::default()).unwrap();
        let mut compositor = Compositor::new(&studio);
        for kind in [DebtorKind::Business, DebtorKind::Consumer] {
            for stage in Stage::ALL {
                for variation in (0..13).filter(|it| it % 4 == place) {
                    let variation = u64::try_from(variation).unwrap();
                    let letter = letter(language, kind, stage, variation);
                    let copy = |claim: &Claim| {
                        let copy_of = CopyOf::Invoice(Arc::clone(&claim.invoice.number));
                        Enclosure { copy_of, pages: 1 }
                    };
                    let copies: Vec<Enclosure> = letter.claims.iter().map(copy).collect();
                    let composed = compositor.compose(&letter, &copies);
                    assert!(composed.findings.is_empty(), "{:?}", composed.findings);
                    count.add(&composed, &layout, &shaper);
                }
            }
        }
    }
    count
}

fn show(name: &str, language: &str, count: &Count) {
    let Count { letters, justified, wide, narrow, worst, ragged, .. } = count;
    let Count { hyphens, short_hyphens, running_hyphens, fragments, .. } = count;
    let Count { thin, pages, highest, .. } = count;
    let highest = highest.unwrap_or_default();
    println!(
        "{name} {language}: {letters} letters, {justified} justified lines, {wide} wider than 1.5, {narrow} narrower \
         than 0.8, widest {worst:.2}; {ragged} ragged; {hyphens} hyphens, {short_hyphens} with fewer than three \
         letters on a side, {running_hyphens} in lines running; {fragments} fragments; {pages} pages, {thin} thin last ones, others \
         down to {highest:.0} mm at the least"
    );
}

#[test]
fn word_spaces_hyphens_and_last_lines_keep_their_limits() {
    for name in ["classic", "modern"] {
        for language in LANGUAGES {
            let count = count(name, language);
            show(name, language, &count);
            let outside = count.wide + count.narrow;
            assert!(outside * 100 <= count.justified, "{name} {language}: {outside} lines");
            let faults = [count.short_hyphens, count.running_hyphens, count.fragments];
            assert_eq!(faults, [0; 3], "{name} {language}: hyphens and last lines");
            assert_eq!(count.thin, 0, "{name} {language}: last pages with next to nothing");
            let full = count.highest.is_none_or(|highest| highest > 195.0);
            assert!(full, "{name} {language}: pages down to {:?}", count.highest);
        }
    }
}

#[test]
fn the_first_edition_sets_every_line_even() {
    let count = count("classic-1", "fr");
    show("classic-1", "fr", &count);
    assert!(count.worst > 1.5 && count.justified > 500, "spaces of {:.2}", count.worst);
}
