//! What belongs together is set together, in every layout and language: the groups of an account number, a sum and its
//! currency beside the delay, the earlier letters in one size, a name with its legal form.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use exports::Text;
use findings::{Currency, Money, Origin, Source};
use print::Mm;
use print::font::Shaper;
use print::page::{Item, Role, TextRun};
use relance::compose::{Compositor, Pictures, Studio};
use relance::layout::Layout;
use relance::ledger::{BankAccount, Contact, Creditor, Debtor, Instalment, Invoice, Signatory};
use relance::plan::{Claim, OtherInstalment, PlannedLetter, Step, Totals};
use relance::rules::Stage;

/// Languages, some as a region writes them.
const LANGUAGES: [&str; 9] = ["fr", "en", "de", "nl", "es", "it", "fr-CH", "de-AT", "nl-BE"];

/// An account in each currency; that of Malta is the longest of those that are in use in the euro area.
const ACCOUNTS: [(&str, &str); 4] = [
    ("EUR", "MT84MALT011000012345MTLCAST001S"),
    ("CHF", "CH9300762011623852957"),
    ("GBP", "GB29NWBK60161331926819"),
    ("SEK", "SE4550000000058398257466"),
];

/// The layouts that the program brings along.
fn layouts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts");
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let layouts = entries.filter(|it| it.path().join("layout.toml").is_file());
    let mut names: Vec<String> =
        layouts.map(|it| it.file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() >= 9, "{names:?}");
    names
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn origin() -> Origin {
    let source = Source { name: "factures.csv".into(), headers: Vec::new(), sheet: None };
    Origin { source: Arc::new(source), line: 2, column: None }
}

fn studio(layout: &str, name: &str) -> Studio {
    let account =
        |(currency, iban): (&str, &str)| BankAccount::by_iban(currency.parse().unwrap(), iban);
    let creditor = Creditor {
        name: name.into(),
        tagline: None,
        address: vec!["12 rue des Forges".into(), "69007 Lyon".into()],
        country: "FR".into(),
        phone: None,
        email: None,
        siren: None,
        vat: None,
        legal: None,
        place: "Lyon".into(),
        logo: None,
        signatory: Signatory {
            name: "Camille Verdier".into(),
            capacity: "gérante".into(),
            image: None,
        },
        contact: Contact {
            name: "Nadia Benslimane".into(),
            phone: "04 65 71 20 19".into(),
            email: "comptabilite@atelier-verrier.example".into(),
        },
        mediator: None,
        sender: None,
        account: ACCOUNTS.map(account).to_vec(),
    };
    let layout = Layout::builtin(layout).unwrap().unwrap();
    Studio::new(layout, creditor, Pictures::default()).unwrap()
}

/// A letter about one invoice, or one instalment among others.
fn letter(language: &str, currency: &str, late: u32, instalment: bool) -> PlannedLetter {
    let residual = Money::from_cents(1_234_567);
    let due = date("2026-06-30");
    let part = |nth| Instalment { nth, of: 3, whole: residual, paid: [].into() };
    let invoice = Invoice {
        date: Some(due - Days::new(30)),
        due: Some(due),
        total: Money::from_cents(2_345_678),
        paid: Money::from_cents(1_111_111),
        instalment: instalment.then(|| part(2).into()),
        ..Invoice::open("F2026-0418", residual, origin())
    };
    let other = |nth, days| OtherInstalment {
        number: "F2026-0418".into(),
        nth,
        due: Some(due + Days::new(days)),
        total: residual,
        residual: if nth == 1 { Money::ZERO } else { residual },
    };
    let debtor = Debtor {
        address: vec!["14 rue de la Tannerie".into()],
        postcode: Some("42300".into()),
        city: Some("Roanne".into()),
        language: Text::from(language),
        ..Debtor::business("411-1", "Menuiserie Chabrol", origin())
    };
    let steps = [Stage::Reminder1, Stage::Reminder2].into_iter().zip([0, 21]);
    let step = |(stage, days)| Step {
        stage,
        date: date("2026-09-23") + Days::new(days),
        deadline: Some(date("2026-10-05") + Days::new(days)),
        total: Some(residual),
        reference: None,
        registered: None,
        names_all: true,
    };
    PlannedLetter {
        reference: "REL3-26-0001".into(),
        steps: steps.map(step).collect(),
        claims: vec![Claim { invoice, days_late: late.into() }],
        other_instalments: if instalment {
            [other(1, 0), other(3, 365)].into()
        } else {
            [].into()
        },
        totals: Totals { principal: residual, ..Totals::default() },
        ..PlannedLetter::new(
            Arc::new(debtor),
            currency.parse::<Currency>().unwrap(),
            Stage::Reminder3,
            date("2026-11-23"),
            date("2026-12-04"),
        )
    }
}

/// A text with its left and right edge.
type Cell = (f32, f32, String);

/// The texts of a table's rows; those of one row and height together.
fn rows(items: &[Item], shaper: &Shaper<'_>) -> Vec<Vec<Cell>> {
    let mut rows: Vec<(Mm, Vec<Cell>)> = Vec::new();
    let (mut inside, mut begins) = (false, false);
    for item in items {
        match item {
            Item::Role(Role::Row) => (inside, begins) = (true, true),
            Item::Role(Role::Cell | Role::RowHead(_) | Role::ColumnHead) => {}
            Item::Role(_) => inside = false,
            Item::Text(run) if inside => {
                let text = (run.x.0, right(run, shaper), run.text());
                match rows.last_mut().filter(|(y, _)| *y == run.y && !begins) {
                    Some((_, row)) => row.push(text),
                    None => rows.push((run.y, vec![text])),
                }
                begins = false;
            }
            Item::Text(_) | Item::Rule(_) | Item::Picture(_) | Item::Fill(_) => {}
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The right edge of a text.
fn right(run: &TextRun, shaper: &Shaper<'_>) -> f32 {
    let width: f32 = run
        .words
        .iter()
        .map(|it| (it.word.width + it.space) / shaper.units_per_em(it.word.face))
        .sum();
    run.x.0 + width * run.size_pt * Mm::PER_POINT
}

#[test]
fn no_cell_of_a_row_touches_the_next() {
    for name in layouts() {
        let studio = studio(&name, "Atelier Verrier SARL");
        let shaper = Shaper::new(studio.faces());
        let mut compositor = Compositor::new(&studio);
        for language in LANGUAGES {
            for (currency, _) in ACCOUNTS {
                for (late, instalment) in [(146, false), (1_461, false), (146, true)] {
                    let letter = letter(language, currency, late, instalment);
                    let composed = compositor.compose(&letter, &[]);
                    for page in &composed.pages {
                        for mut row in rows(&page.items, &shaper) {
                            row.sort_by(|a, b| a.0.total_cmp(&b.0));
                            for two in row.windows(2) {
                                let clear = two[1].0 - two[0].1;
                                assert!(
                                    clear > 0.5,
                                    "{name} {language} {currency} {late} {instalment}: {clear:.2} mm in {two:?}"
                                );
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn an_account_number_parts_between_its_groups_alone() {
    for name in layouts() {
        let studio = studio(&name, "Atelier Verrier SARL");
        let mut compositor = Compositor::new(&studio);
        for language in LANGUAGES {
            for (currency, iban) in ACCOUNTS {
                let letter = letter(language, currency, 146, false);
                let composed = compositor.compose(&letter, &[]);
                let runs = composed.pages.iter().flat_map(|page| &page.items);
                let mut rest = iban.to_owned();
                for item in runs {
                    let Item::Text(run) = item else { continue };
                    let text = run.text();
                    let bare: String = text.chars().filter(|it| !it.is_whitespace()).collect();
                    if bare.len() < 2 || !rest.starts_with(&bare) {
                        continue;
                    }
                    let left = rest.split_off(bare.len());
                    rest = left;
                    let groups: Vec<&str> = text.split('\u{a0}').map(str::trim).collect();
                    let (last, whole) = groups.split_last().unwrap();
                    assert!(whole.iter().all(|it| it.len() == 4), "{name} {language}: {text}");
                    assert!(last.len() == 4 || rest.is_empty(), "{name} {language}: {text}");
                }
                assert_eq!(rest, "", "{name} {language} {currency}: the account is printed");
            }
        }
    }
}

#[test]
fn the_earlier_letters_stand_in_one_size() {
    for name in layouts() {
        let studio = studio(&name, "Atelier Verrier SARL");
        let shaper = Shaper::new(studio.faces());
        let mut compositor = Compositor::new(&studio);
        for language in LANGUAGES {
            let letter = letter(language, "EUR", 146, false);
            let composed = compositor.compose(&letter, &[]);
            let items: Vec<&Item> = composed.pages.iter().flat_map(|it| &it.items).collect();
            let first = items.iter().position(|it| matches!(it, Item::Role(Role::Label)));
            let listed = items[first.unwrap()..].iter().map_while(|item| match item {
                Item::Text(run) => Some(Some(run)),
                Item::Role(Role::Label | Role::Body) => Some(None),
                _ => None,
            });
            let runs: Vec<&TextRun> = listed.flatten().collect();
            assert!(runs.len() >= 4, "{name} {language}");
            for two in runs.windows(2) {
                assert_eq!(two[0].size_pt, two[1].size_pt, "{name} {language}");
                if two[0].y == two[1].y {
                    let clear = two[1].x.0 - right(two[0], &shaper);
                    assert!(clear > 1.0, "{name} {language}: {clear:.2} mm");
                }
            }
            let edge = studio.layout().design.steps.right.0 + 0.05;
            assert!(runs.iter().all(|run| right(run, &shaper) <= edge), "{name} {language}");
        }
    }
}

#[test]
fn no_legal_form_stands_alone_on_a_line() {
    for name in layouts() {
        for (firm, form) in [
            ("Cabinet Isambert Recouvrement SAS", "SAS"),
            ("Schreinerei Aumüller Nachfolger GmbH & Co. KG", "KG"),
            ("Imprimerie Vandenbossche & Fils SRL", "SRL"),
        ] {
            let studio = studio(&name, firm);
            let mut compositor = Compositor::new(&studio);
            for language in LANGUAGES {
                let composed = compositor.compose(&letter(language, "EUR", 146, false), &[]);
                for page in &composed.pages {
                    for item in &page.items {
                        let Item::Text(run) = item else { continue };
                        let text = run.text();
                        assert_ne!(text.trim(), form, "{name} {language} {firm}");
                    }
                }
            }
        }
    }
}
