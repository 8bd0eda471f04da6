//! Composes letters as a run does and looks at the finished pages.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use exports::DebtorKind;
use findings::{Currency, Money, Origin, Source};
use print::page::{Item, Page, Role, TextRun, dump};
use proptest::prelude::*;
use relance::compose::{
    Composed, Compositor, CopyOf, EnclosedKinds, Enclosure, Pictures, Studio,
};
use relance::layout::Layout;
use relance::ledger::{
    BankAccount, Capacity, Contact, Credit, CreditKind, Creditor, Debtor, Instalment, Invoice,
    KindBasis, Sender, SenderHead, SenderMode, Signatory,
};
use relance::plan::{
    Breakdown, Claim, DayCount, OnTop, OtherInstalment, Owed, Penalties, PenaltyLine,
    PenaltyTerms, PlannedLetter, Segment, Step, Totals, segments,
};
use relance::rules::{RuleSet, Stage};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn origin() -> Origin {
    let source = Source { name: "factures.csv".into(), headers: Vec::new(), sheet: None };
    Origin { source: Arc::new(source), line: 2, column: None }
}

fn creditor() -> Creditor {
    let text = |text: &str| Some(text.to_owned());
    Creditor {
        name: "Atelier Verrier".into(),
        tagline: text("Miroiterie et vitrages depuis 1974"),
        address: vec!["27, rue des Tables-Claudiennes".into(), "69001 Lyon".into()],
        country: "FR".into(),
        phone: text("04 65 71 20 18"),
        email: text("comptabilite@atelier-verrier.example"),
        siren: text("099 412 579"),
        vat: text("FR 94 099412579"),
        legal: text(
            "Société à responsabilité limitée au capital de 60 000 € – RCS Lyon 099 412 579",
        ),
        place: "Lyon".into(),
        logo: None,
        signatory: Signatory {
            name: "Claire Bonnard".into(),
            capacity: "Responsable du crédit clients".into(),
            image: None,
        },
        contact: Contact {
            name: "Claire Bonnard".into(),
            phone: "04 65 71 20 18".into(),
            email: "comptabilite@atelier-verrier.example".into(),
        },
        mediator: text("Médiation Exemple, 1 place du Marché, 75001 Paris"),
        sender: None,
        account: vec![BankAccount {
            bic: text("AVDLFR2LXXX"),
            ..BankAccount::by_iban(Currency::EUR, "FR7699127004690004125780336")
        }],
    }
}

fn debtor(kind: DebtorKind) -> Debtor {
    Debtor {
        kind,
        address: vec!["14 BIS RUE DE LA TANNERIE".into()],
        postcode: Some("42300".into()),
        city: Some("Roanne".into()),
        country: Some("France".into()),
        ..Debtor::business("411-0873", "Menuiserie Chabrol et Fils", origin())
    }
}

fn claim(place: u64, cents: i64) -> Claim {
    let due = date("2026-06-30") + Days::new(place);
    let paid = if place % 3 == 1 { cents / 4 } else { 0 };
    Claim {
        invoice: Invoice {
            date: Some(due - Days::new(30)),
            due: Some(due),
            total: Money::from_cents(cents),
            paid: Money::from_cents(paid),
            ..Invoice::open(
                format!("F2605-{:04}", 418 + place),
                Money::from_cents(cents - paid),
                origin(),
            )
        },
        days_late: 77 - i64::try_from(place).unwrap(),
    }
}

/// What a notice of a French creditor claims on top.
fn on_top(kind: DebtorKind) -> OnTop {
    let charged = kind != DebtorKind::Consumer;
    OnTop { penalties: charged, indemnity: charged, agreed: false }
}

/// A letter about so many invoices, with the steps its stage needs.
fn letter(stage: Stage, kind: DebtorKind, invoices: u64) -> PlannedLetter {
    let claims: Vec<Claim> = (0..invoices).map(|place| claim(place, 123_456)).collect();
    let earlier = Stage::ALL.into_iter().filter(|earlier| *earlier < stage);
    let steps = (0..).zip(earlier).map(|(place, stage)| Step {
        stage,
        date: date("2026-07-16") + Days::new(place * 21),
        deadline: Some(date("2026-07-27") + Days::new(place * 21)),
        total: Some(Money::from_cents(500_000)),
        reference: Some(format!("REL{}-26-0873", place + 1).into()),
        registered: None,
        names_all: true,
    });
    let principal = claims.iter().map(|claim| claim.invoice.residual).sum();
    PlannedLetter {
        reference: "REL1-26-0873".into(),
        claims,
        totals: Totals { principal, ..Totals::default() },
        steps: steps.collect(),
        on_top: on_top(kind),
        notice_follows: stage == Stage::Reminder3,
        ..PlannedLetter::new(
            Arc::new(debtor(kind)),
            Currency::EUR,
            stage,
            date("2026-09-15"),
            date("2026-09-30"),
        )
    }
}

/// A formal notice to a business that claims what the law allows.
fn notice(invoices: u64) -> PlannedLetter {
    notice_to(DebtorKind::Business, invoices)
}

/// A formal notice that claims what the law allows.
fn notice_to(kind: DebtorKind, invoices: u64) -> PlannedLetter {
    let mut letter = letter(Stage::FormalNotice, kind, invoices);
    let policy = Penalties::default();
    let rules = RuleSet::of("FR").unwrap();
    let terms = PenaltyTerms { rules, policy: &policy, kind, currency: Currency::EUR };
    let line = |claim: &Claim| {
        let (due, residual) = (claim.invoice.due.unwrap(), claim.invoice.residual);
        let owed = Owed { due: due - Days::new(30), residual, payments: &[] };
        let segments = segments(&owed, letter.date, &terms).unwrap();
        PenaltyLine {
            invoice: Arc::clone(&claim.invoice.number),
            due: Some(owed.due),
            penalty: segments.iter().map(|it| it.amount).sum(),
            indemnity: Money::from_cents(4000),
            on_residual: claim.invoice.paid.is_positive(),
            segments,
        }
    };
    let lines: Vec<PenaltyLine> = letter.claims.iter().map(line).collect();
    letter.totals.penalties = lines.iter().map(|it| it.penalty).sum();
    letter.totals.indemnities = lines.iter().map(|it| it.indemnity).sum();
    letter.breakdown = Some(Box::new(Breakdown {
        through: letter.date,
        indemnity_confirmed: true,
        day_count: DayCount::Act365,
        deducts: false,
        lines,
    }));
    letter
}

/// Copies of the invoices behind a letter, and nothing else.
const WITH_COPIES: EnclosedKinds = EnclosedKinds { invoices: true, first_letter: false };

fn studio(pictures: Pictures) -> Studio {
    let layout = Layout::builtin("classic").unwrap().unwrap();
    Studio::new(layout, creditor(), pictures).unwrap()
}

fn compose(letter: &PlannedLetter) -> Composed {
    let enclosures = letter.claims.iter();
    let enclosures: Vec<Enclosure> = enclosures
        .map(|claim| {
            let copy_of = CopyOf::Invoice(Arc::clone(&claim.invoice.number));
            Enclosure { copy_of, pages: 1 }
        })
        .collect();
    let studio =
        studio(Pictures { logo: Some((200, 200)), signature: None, ..Pictures::default() });
    Compositor::new(&studio).compose(letter, &enclosures)
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        Item::Rule(_) | Item::Picture(_) | Item::Fill(_) | Item::Role(_) => None,
    })
}

/// All text of the pages, lines joined by spaces, no-break spaces as ordinary ones.
fn text(pages: &[Page]) -> String {
    let lines: Vec<String> =
        pages.iter().flat_map(runs).map(|run| run.text().trim_end().to_owned()).collect();
    lines.join(" ").replace(['\u{a0}', '\u{202f}'], " ").replace("- ", "")
}

/// Right edge of a run in millimetres, reckoned from its glyphs.
fn right(run: &TextRun) -> f32 {
    let units: f32 = run.words.iter().map(|it| it.word.width + it.space).sum();
    let last = run.words.last().map_or(0.0, |it| it.space);
    run.x.0 + (units - last) * run.size_pt * (25.4 / 72.0) / 1000.0
}

#[track_caller]
fn golden(name: &str, letter: &PlannedLetter) {
    let composed = compose(letter);
    assert_eq!(composed.findings, []);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/letters/{name}.txt"));
    let shown = dump(&composed.pages);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &shown).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(shown, expected, "{name} differs; BLESS=1 cargo test writes it anew");
}

#[test]
fn every_letter_text_is_set_as_it_was() {
    for stage in Stage::ALL {
        golden(&format!("business-{stage}"), &letter(stage, DebtorKind::Business, 5));
        golden(&format!("consumer-{stage}"), &letter(stage, DebtorKind::Consumer, 1));
    }
}

/// What a letter says, line by line, without where it stands.
fn said(composed: &Composed) -> String {
    let dumped = dump(&composed.pages);
    let said = dumped.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let face = words.nth(3).filter(|face| face.starts_with('f'))?;
        line.split_once(&format!(" {face}  ")).map(|(_, text)| format!("{text}\n"))
    });
    said.collect()
}

#[test]
fn every_letter_of_every_language_says_what_it_said() {
    let studio = studio(Pictures::default());
    let mut compositor = Compositor::new(&studio);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    for language in studio.layout().texts.keys() {
        for kind in [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public] {
            for stage in Stage::ALL {
                let mut letter = match (stage, kind) {
                    (Stage::FormalNotice, DebtorKind::Business) => notice(2),
                    (Stage::FormalNotice, DebtorKind::Public) => notice_to(kind, 1),
                    _ => letter(stage, kind, 1),
                };
                letter.debtor =
                    Arc::new(Debtor { language: language.as_str().into(), ..debtor(kind) });
                let composed = compositor.compose(&letter, &[]);
                assert_eq!(composed.findings, [], "{language} {kind:?} {stage}");
                no_article_is_parted(&format!("{language} {kind:?} {stage}"), &composed);
                let name = format!("{language}/{}-{stage}.txt", kind.as_str());
                let path = folder.join(&name);
                if std::env::var_os("BLESS").is_some() {
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(&path, said(&composed)).unwrap();
                }
                let expected = fs::read_to_string(&path).unwrap_or_default();
                assert_eq!(
                    said(&composed),
                    expected.replace("\r\n", "\n"),
                    "{name} differs; BLESS=1"
                );
            }
        }
    }
}

/// The running text of a letter, a paragraph a line, with words that were parted joined again.
fn running(composed: &Composed) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for page in &composed.pages {
        for lines in paragraphs(page) {
            let whole = lines.iter().fold(String::new(), |text, line| {
                let joined = text.strip_suffix('-').map(str::to_owned);
                joined.unwrap_or(text) + line
            });
            all.push(whole.trim().to_owned());
        }
    }
    all
}

/// Makes a letter one about some of three instalments of an invoice, of which two are due.
fn instalments(letter: &mut PlannedLetter, asked: &[u16]) {
    let of_three = |(nth, due): (u16, &str)| {
        let mut it = claim(u64::from(nth), 50_000);
        it.invoice.number = "F2605-0777".into();
        let whole = Money::from_cents(150_000);
        it.invoice.instalment =
            Some(Box::new(Instalment { nth, of: 3, whole, paid: Arc::default() }));
        it.invoice.due = Some(date(due));
        (it.invoice.paid, it.invoice.residual) = (Money::ZERO, it.invoice.total);
        it
    };
    let dues = ["2026-07-03", "2026-08-20", "2026-11-30"];
    let all: Vec<Claim> = (1..).zip(dues).map(of_three).collect();
    let (claims, others): (Vec<Claim>, Vec<Claim>) = all
        .into_iter()
        .partition(|it| asked.contains(&it.invoice.instalment.as_ref().unwrap().nth));
    let other = |it: Claim| OtherInstalment {
        number: it.invoice.number.clone(),
        nth: it.invoice.instalment.as_ref().unwrap().nth,
        due: it.invoice.due,
        total: it.invoice.total,
        residual: it.invoice.residual,
    };
    letter.totals.principal = claims.iter().map(|it| it.invoice.residual).sum();
    letter.other_instalments = others.into_iter().map(other).collect();
    letter.claims = claims;
}

/// The credit note `AV26-011`.
fn credit_note(date: Option<NaiveDate>, cents: i64) -> Credit {
    Credit {
        number: "AV26-011".into(),
        kind: CreditKind::CreditNote,
        date,
        amount: Money::from_cents(cents),
        credit_for: None,
        known: statements::Known::Unsaid,
        origin: origin(),
    }
}

/// Letters that differ from the ordinary one of their stage: what was paid, credited or disputed, what is not
/// claimed, what fell due since, and no earlier letter that is known.
fn variants(plain: &PlannedLetter) -> Vec<(&'static str, PlannedLetter)> {
    let of = |change: fn(&mut PlannedLetter)| {
        let mut letter = plain.clone();
        change(&mut letter);
        letter
    };
    let mut all = vec![
        (
            "paid in part",
            of(|letter| {
                letter.claims = vec![claim(1, 123_456)];
                letter.payments_since = Some(Money::from_cents(30_864));
            }),
        ),
        (
            "credits",
            of(|letter| {
                letter.totals.credits = Money::from_cents(10_000);
                letter.credits = vec![credit_note(Some(date("2026-08-01")), 10_000)];
            }),
        ),
        ("a disputed invoice", of(|letter| letter.disputed = vec!["F2605-0999".into()])),
        (
            "nothing claimed on top",
            of(|letter| {
                letter.on_top = OnTop::default();
                letter.breakdown = None;
                (letter.totals.penalties, letter.totals.indemnities) =
                    (Money::ZERO, Money::ZERO);
            }),
        ),
        (
            "the indemnity alone",
            of(|letter| {
                letter.on_top.penalties = false;
                letter.totals.penalties = Money::ZERO;
                for line in letter.breakdown.iter_mut().flat_map(|it| &mut it.lines) {
                    (line.penalty, line.segments) = (Money::ZERO, Vec::new());
                }
            }),
        ),
        (
            "the interest alone",
            of(|letter| {
                letter.on_top.indemnity = false;
                letter.totals.indemnities = Money::ZERO;
                for line in letter.breakdown.iter_mut().flat_map(|it| &mut it.lines) {
                    line.indemnity = Money::ZERO;
                }
            }),
        ),
    ];
    all.extend(about_other_invoices(plain));
    all
}

/// Those that are about others too: invoices fallen due since, instalments, earlier letters, and what follows.
fn about_other_invoices(plain: &PlannedLetter) -> Vec<(&'static str, PlannedLetter)> {
    let of = |change: fn(&mut PlannedLetter)| {
        let mut letter = plain.clone();
        change(&mut letter);
        letter
    };
    vec![
        (
            "one invoice more since",
            of(|letter| {
                let mut more = claim(2, 50_000);
                more.invoice.due = letter.steps.last().map(|last| last.date + Days::new(5));
                letter.newly_due = vec![more];
                letter.totals.principal += Money::from_cents(50_000);
            }),
        ),
        (
            "two more that the last letter may have listed, less a credit",
            of(|letter| {
                letter.newly_due = vec![claim(2, 50_000), claim(3, 50_000)];
                letter.totals.principal += Money::from_cents(100_000);
                letter.totals.credits = Money::from_cents(110_000);
            }),
        ),
        ("one earlier letter", of(|letter| letter.steps.truncate(1))),
        ("an instalment", of(|letter| instalments(letter, &[1]))),
        ("two instalments", of(|letter| instalments(letter, &[1, 2]))),
        (
            "an instalment and an invoice",
            of(|letter| {
                instalments(letter, &[1]);
                letter.claims.push(claim(5, 10_000));
            }),
        ),
        (
            "earlier letters about others too",
            of(|letter| letter.steps.iter_mut().for_each(|step| step.names_all = false)),
        ),
        ("no earlier letter known", of(|letter| letter.steps.clear())),
        ("no formal notice to follow", of(|letter| letter.notice_follows = false)),
    ]
}

#[test]
fn invoices_apart_are_said_to_be_new_only_where_they_fell_due_since_the_last_letter() {
    let layout = Layout::builtin("modern").unwrap().unwrap();
    let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
    let mut compositor = Compositor::new(&studio);
    let mut letter = letter(Stage::Reminder3, DebtorKind::Business, 1);
    let last = letter.steps.last().unwrap().date;
    letter.newly_due = vec![claim(2, 50_000), claim(3, 50_000)];
    for (due, told, not) in [
        (last, "Factures rappelées le 6 août 2026", "Autres factures échues Dernier"),
        (
            last,
            "Autres factures échues depuis notre dernier courrier",
            "et présentées à part le",
        ),
        // Overdue when the last letter went: that one may have listed it.
        (last - Days::new(1), "Autres factures échues", "depuis notre dernier courrier"),
        (last - Days::new(1), "Dernier rappel F2605-0418", "Factures rappelées"),
        (last - Days::new(1), "D’autres factures échues sont comprises", "depuis notre"),
    ] {
        letter.newly_due[0].invoice.due = Some(due);
        letter.newly_due[1].invoice.due = Some(last + Days::new(9));
        let said = text(&compositor.compose(&letter, &[]).pages);
        assert!(said.contains(told), "{told}: {said}");
        assert!(!said.contains(not), "{not}: {said}");
    }
}

#[test]
fn an_instalment_that_is_due_and_not_asked_for_is_shown_and_said_to_be_so() {
    for name in ["classic", "modern"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
        let mut letter = letter(Stage::FormalNotice, DebtorKind::Consumer, 1);
        instalments(&mut letter, &[1]);
        let said = text(&Compositor::new(&studio).compose(&letter, &[]).pages);
        for told in [
            "2/3 20/08/2026 500,00 – 500,00 26 j",
            "3/3 30/11/2026 500,00 – 500,00 à venir",
            "du paiement complet de l’échéance 1/3 de la facture ci-dessous",
            "L’échéance à venir n’est pas comprise dans cette demande.",
            "Une autre échéance, déjà passée, n’est pas comprise dans cette demande.",
        ] {
            assert!(said.contains(told), "{name}: {told}: {said}");
        }
        instalments(&mut letter, &[1, 3]);
        let said = text(&Compositor::new(&studio).compose(&letter, &[]).pages);
        assert!(said.contains("Total demandé 1 000,00"), "{name}: {said}");
    }
}

#[test]
fn a_reminder_announces_a_formal_notice_only_where_a_text_knows_the_law() {
    for (country, follows) in [("FR", true), ("DE", true), ("BE", false), ("PT", false)] {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        let of = Creditor { country: country.into(), ..creditor() };
        let studio = Studio::new(layout, of, Pictures::default()).unwrap();
        let mut compositor = Compositor::new(&studio);
        for kind in [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public] {
            let follows = follows && (country == "FR" || kind != DebtorKind::Public);
            let mut letter = letter(Stage::Reminder3, kind, 1);
            // As the rules of these countries have it for somebody.
            letter.on_top.penalties &= ["FR", "DE"].contains(&country);
            letter.on_top.indemnity &= letter.on_top.penalties;
            let said = text(&compositor.compose(&letter, &[]).pages);
            assert_eq!(said.contains("mise en demeure"), follows, "{country} {kind:?}: {said}");
            let offences = compositor.proofread(&letter, EnclosedKinds::default());
            assert_eq!(offences, [], "{country} {kind:?}");
        }
    }
}

#[test]
fn an_annex_about_interest_alone_is_called_so() {
    let studio = studio(Pictures::default());
    for (language, words) in &studio.layout().words {
        for kind in [DebtorKind::Business, DebtorKind::Public] {
            let both = in_language(language, notice_to(kind, 1));
            let of = |name: &str| {
                let varied = variants(&both).into_iter().find(|(it, _)| *it == name).unwrap().1;
                text(&Compositor::new(&studio).compose(&varied, &[]).pages)
            };
            let annex = &words.annex;
            let public = annex.public.as_ref().filter(|_| kind == DebtorKind::Public);
            let title = public.map_or(&annex.title, |it| &it.title);
            let sum = public.map_or(&annex.sum, |it| &it.sum);
            let own = public.map_or(&annex.interest_alone, |it| &it.interest_alone);
            let own = own.as_ref().unwrap();
            let said = of("the interest alone");
            for told in [&own.title, &own.enclosure] {
                assert!(said.contains(told.as_str()), "{language} {kind:?} {told}: {said}");
            }
            for other in [title, sum] {
                assert!(!said.contains(other.as_str()), "{language} {kind:?} {other}: {said}");
            }
            // Nothing of the indemnity alone has to be reckoned.
            assert!(!of("the indemnity alone").contains("÷ 365"), "{language} {kind:?}");
        }
    }
}

#[test]
fn letters_of_other_countries_say_nothing_in_the_terms_of_frances_law() {
    for country in ["DE", "CH", "GB", "BE", "PT"] {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        let of = Creditor { country: country.into(), ..creditor() };
        let studio = Studio::new(layout, of, Pictures::default()).unwrap();
        for (language, terms) in [
            ("fr", &["TTC", "énalité", "commissaire"][..]),
            ("es", &["comisario", "commissaire"][..]),
        ] {
            for stage in Stage::ALL {
                let plain = match stage {
                    Stage::FormalNotice => notice(1),
                    _ => letter(stage, DebtorKind::Business, 1),
                };
                let letter = in_language(language, plain);
                let composed = Compositor::new(&studio).compose(&letter, &[]);
                let said = text(&composed.pages);
                for term in terms {
                    assert!(
                        !said.contains(term),
                        "{country} {language} {stage} {term}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn an_agreed_rate_is_called_so_and_not_taken_for_that_of_the_law() {
    let laws = ["Banque centrale", "semestre où", "288", "Late Payment", "Fondement des"];
    for (country, kind, told, not) in [
        (
            "FR",
            DebtorKind::Business,
            "au taux convenu de 9,00 % l’an (article L. 441-10",
            &laws[..4],
        ),
        ("FR", DebtorKind::Public, "Leur taux, convenu, est de 9,00 % l’an, selon", &laws[..4]),
        ("DE", DebtorKind::Business, "au taux convenu de 9,00 % l’an, selon", &laws[..]),
        ("GB", DebtorKind::Business, "au taux convenu de 9,00 % l’an, selon", &laws[..3]),
    ] {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        let of = Creditor { country: country.into(), ..creditor() };
        let studio = Studio::new(layout, of, Pictures::default()).unwrap();
        let mut letter = notice_to(kind, 1);
        letter.on_top = OnTop { penalties: true, indemnity: false, agreed: true };
        letter.totals.indemnities = Money::ZERO;
        for line in letter.breakdown.iter_mut().flat_map(|it| &mut it.lines) {
            line.indemnity = Money::ZERO;
            line.segments.iter_mut().for_each(|it| it.percent = 9.into());
        }
        let mut compositor = Compositor::new(&studio);
        let said = text(&compositor.compose(&letter, &[]).pages);
        assert!(said.contains(told), "{country} {kind:?} {told}: {said}");
        for law in not {
            assert!(!said.contains(law), "{country} {kind:?} {law}: {said}");
        }
        let offences = compositor.proofread(&letter, EnclosedKinds::default());
        assert_eq!(offences, [], "{country} {kind:?}");
    }
}

#[test]
fn a_collector_does_not_speak_as_the_creditor() {
    let creditor = writers().pop().unwrap().1;
    let layout = Layout::builtin("classic").unwrap().unwrap();
    let studio = Studio::new(layout, creditor, Pictures::default()).unwrap();
    for kind in [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public] {
        for stage in Stage::ALL {
            for (language, terms) in [
                ("fr", &["nous devez", "nous payer", "nous relevons"][..]),
                ("en", &["owe us", "we belong to"][..]),
                ("de", &["schulden Sie uns", "für uns zuständige", "der wir angehören"][..]),
                ("nl", &["bent u ons", "wij zijn aangesloten"][..]),
                ("es", &["nos debe", "estamos adheridos"][..]),
                ("it", &["ci dovete", "ci deve", "aderiamo"][..]),
            ] {
                let plain = match (stage, kind) {
                    (Stage::FormalNotice, DebtorKind::Business | DebtorKind::Public) => {
                        notice_to(kind, 1)
                    }
                    _ => letter(stage, kind, 1),
                };
                let letter = in_language(language, plain);
                let said = text(&Compositor::new(&studio).compose(&letter, &[]).pages);
                for term in terms {
                    assert!(!said.contains(term), "{language} {kind:?} {stage} {term}: {said}");
                }
            }
        }
    }
}

#[test]
fn italian_articles_are_elided_before_the_eighth_and_the_eleventh() {
    for name in ["classic", "modern"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
        for (day, told, not) in [
            ("2026-12-11", "entro l’11 dicembre 2026", "il 11"),
            ("2026-10-08", "entro l’8 ottobre 2026", "il 8"),
            ("2026-10-18", "entro il 18 ottobre 2026", "l’18"),
        ] {
            let mut letter = in_language("it", notice(1));
            letter.deadline = date(day);
            letter.steps[0].deadline = Some(date("2026-08-11"));
            letter.steps[1].deadline = None;
            let said = text(&Compositor::new(&studio).compose(&letter, &[]).pages);
            assert!(said.contains(told), "{name} {told}: {said}");
            assert!(!said.contains(not), "{name} {not}: {said}");
            assert!(said.contains("termine fissato all’11 agosto 2026"), "{name}: {said}");
        }
    }
}

/// Those who write for the creditor, and the creditor itself.
fn writers() -> Vec<(&'static str, Creditor)> {
    let sender = |mode, head| Sender {
        mode,
        name: "Cabinet Fabre".into(),
        address: vec!["3 quai Neuf".into(), "69002 Lyon".into()],
        mandate_date: date("2026-01-12"),
        mandate_reference: Some("M-17".into()),
        law: (mode == SenderMode::Collector)
            .then(|| "Premier alinéa.\nSecond alinéa.".to_owned()),
        head,
    };
    let head = SenderHead {
        phone: None,
        email: None,
        legal: None,
        place: "Lyon".into(),
        signatory: Signatory {
            name: "Ines Faure".into(),
            capacity: "directrice".into(),
            image: None,
        },
        contact: Contact {
            name: "Hugo Blanc".into(),
            phone: "04 72 00 00 01".into(),
            email: "h@fabre.example".into(),
        },
    };
    vec![
        (
            "an accountant writes",
            Creditor { sender: Some(sender(SenderMode::Accountant, None)), ..creditor() },
        ),
        (
            "a collector writes",
            Creditor {
                sender: Some(sender(SenderMode::Collector, Some(Box::new(head)))),
                ..creditor()
            },
        ),
    ]
}

/// A letter as a creditor of a country would plan it: with the claims that its law gives.
fn under_law(letter: &PlannedLetter, country: &str) -> PlannedLetter {
    let mut letter = letter.clone();
    let rules = RuleSet::of(country).unwrap().against(letter.debtor.kind);
    let sum = rules.fixed_sum.as_ref().is_some_and(|it| it.is_due_in(letter.currency));
    letter.on_top.penalties &= rules.interest.is_some();
    letter.on_top.indemnity &= sum;
    if !letter.on_top.penalties {
        letter.totals.penalties = Money::ZERO;
    }
    if !letter.on_top.indemnity {
        letter.totals.indemnities = Money::ZERO;
    }
    letter
}

/// No line may end between the abbreviated article of a law and its number.
fn no_article_is_parted(name: &str, composed: &Composed) {
    let runs = composed.pages.iter().flat_map(runs);
    let words: Vec<&str> = runs.flat_map(|it| &it.words).map(|it| &*it.word.text).collect();
    for (word, next) in words.iter().zip(words.iter().skip(1)) {
        let word = word.trim_start_matches(|c: char| !c.is_alphabetic() && c != '§');
        let article = ["L.", "R.", "D.", "§", "§§", "art.", "Art.", "artt.", "arts."];
        let number = next.starts_with(|c: char| c.is_ascii_digit());
        let parted = article.contains(&word) && number;
        assert!(!parted, "{name}: {word} and {next} may stand on two lines");
    }
}

/// Appends the paragraphs of a letter that an ordinary one does not have.
fn tell_differences(name: &str, plain: &[String], composed: &Composed, text: &mut String) {
    assert_eq!(composed.findings, [], "{name}");
    no_article_is_parted(name, composed);
    let own: Vec<String> =
        running(composed).into_iter().filter(|it| !plain.contains(it)).collect();
    if !own.is_empty() {
        writeln!(text, "  {name}").unwrap();
    }
    for paragraph in own {
        writeln!(text, "    {paragraph}").unwrap();
    }
}

#[test]
fn every_case_of_every_letter_says_what_it_said() {
    let plain = studio(Pictures::default());
    let law =
        "DE CH GB".split(' ').map(|country| Creditor { country: country.into(), ..creditor() });
    let built = |creditor| {
        let layout = Layout::builtin("classic").unwrap().unwrap();
        Studio::new(layout, creditor, Pictures::default()).unwrap()
    };
    let mut others: Vec<(String, Studio)> =
        writers().into_iter().map(|(name, of)| (name.to_owned(), built(of))).collect();
    others.extend(law.map(|of| (format!("a creditor in {}", of.country), built(of))));
    for language in plain.layout().texts.keys() {
        let mut told = String::new();
        for kind in [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public] {
            for stage in Stage::ALL {
                let mut ordinary = match (stage, kind) {
                    (Stage::FormalNotice, DebtorKind::Consumer) => letter(stage, kind, 1),
                    (Stage::FormalNotice, _) => notice_to(kind, 1),
                    _ => letter(stage, kind, 1),
                };
                let debtor = Debtor { language: language.as_str().into(), ..debtor(kind) };
                ordinary.debtor = Arc::new(debtor);
                let base = running(&Compositor::new(&plain).compose(&ordinary, &[]));
                writeln!(told, "{} {stage}", kind.as_str()).unwrap();
                for (name, varied) in variants(&ordinary) {
                    let mut compositor = Compositor::new(&plain);
                    let composed = compositor.compose(&varied, &[]);
                    let offences = compositor.proofread(&varied, EnclosedKinds::default());
                    assert_eq!(offences, [], "{language} {kind:?} {stage}: {name}");
                    tell_differences(name, &base, &composed, &mut told);
                }
                for (name, studio) in &others {
                    let mut compositor = Compositor::new(studio);
                    let under = under_law(&ordinary, &studio.creditor().country);
                    let composed = compositor.compose(&under, &[]);
                    let held = composed.findings.iter().any(|it| it.code.as_str() == "W4");
                    if held {
                        writeln!(told, "  {name}: held, no text knows the law").unwrap();
                        continue;
                    }
                    let offences = compositor.proofread(&under, EnclosedKinds::default());
                    assert_eq!(offences, [], "{language} {kind:?} {stage}: {name}");
                    tell_differences(name, &base, &composed, &mut told);
                }
            }
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.join(format!("tests/letters/{language}/cases.txt"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &told).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(told, expected, "{language} differs; BLESS=1 cargo test writes it anew");
    }
}

/// The lines of running text on a page, paragraph by paragraph; the first goes on from the page before
/// where the page begins inside one.
fn paragraphs(page: &Page) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let (mut inside, mut baseline) = (false, f32::NAN);
    for item in &page.items {
        match item {
            Item::Role(role) => {
                inside = matches!(role, Role::Paragraph);
                all.extend(inside.then(Vec::new));
                baseline = f32::NAN;
            }
            Item::Text(run) if inside => {
                let Some(lines) = all.last_mut() else { continue };
                if lines.is_empty() || (run.y.0 - baseline).abs() > 0.1 {
                    lines.push(String::new());
                }
                baseline = run.y.0;
                lines.last_mut().unwrap().push_str(&run.text());
            }
            Item::Text(_) | Item::Rule(_) | Item::Picture(_) | Item::Fill(_) => {}
        }
    }
    all
}

#[test]
// Two lines may leave no choice, only the first can stretch; and of longer ones a few have none with fair
// spaces.
fn hardly_a_paragraph_of_three_lines_ends_in_next_to_nothing() {
    let (mut all, mut poor) = (0, Vec::new());
    for name in ["classic", "modern"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
        let mut compositor = Compositor::new(&studio);
        for language in studio.layout().texts.keys() {
            for kind in [DebtorKind::Business, DebtorKind::Consumer] {
                for stage in Stage::ALL {
                    let mut letter = letter(stage, kind, 2);
                    letter.debtor =
                        Arc::new(Debtor { language: language.as_str().into(), ..debtor(kind) });
                    let composed = compositor.compose(&letter, &[]);
                    for lines in composed.pages.iter().flat_map(paragraphs) {
                        let Some((last, before)) = lines.split_last() else { continue };
                        let word = !last.trim().contains([' ', '\u{a0}', '\u{202f}']);
                        // The rest of a long word stays where every other breaking is worse.
                        let rest = word && last.trim().chars().count() < 12;
                        let fragment =
                            rest && before.last().is_some_and(|it| it.ends_with('-'));
                        let letters = last.trim().chars().count();
                        let runt = letters < 6 || fragment || (word && letters < 10);
                        all += usize::from(before.len() > 1);
                        if before.len() > 1 && runt {
                            poor.push(format!("{name} {language} {stage}: {last}"));
                        }
                    }
                }
            }
        }
    }
    assert!(all > 150 && poor.len() * 50 <= all, "{all}: {poor:#?}");
}

#[test]
fn decimals_stand_under_one_another_and_less_than_nothing_has_its_sign() {
    for name in ["classic", "modern"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
        let mut letter = letter(Stage::Reminder1, DebtorKind::Business, 4);
        letter.claims[1] = claim(1, 7_771_711);
        letter.claims[3] = claim(3, 88_888);
        letter.credits = vec![credit_note(None, 12_050)];
        let composed = Compositor::new(&studio).compose(&letter, &[]);
        let amounts = composed.pages.iter().flat_map(runs).filter(|run| {
            let text = run.text();
            text.contains(',')
                && text.chars().all(|it| it.is_ascii_digit() || "−,\u{202f}".contains(it))
        });
        let mut tails: Vec<(u8, f32, f32)> = Vec::new();
        let mut negative = 0;
        for run in amounts {
            let word = &run.words[0].word;
            let comma = word.text.find(',').unwrap();
            let tail = word.glyphs.iter().filter(|it| usize::from(it.text.start) >= comma);
            let tail: f32 = tail.map(|it| it.advance).sum();
            tails.push((word.face.0, right(run), tail));
            negative += usize::from(word.text.starts_with('−'));
        }
        assert!(tails.len() >= 12 && negative == 2, "{}", dump(&composed.pages));
        for (face, edge, tail) in &tails {
            let same = tails.iter().filter(|it| it.0 == *face && (it.1 - edge).abs() < 3.0);
            for (_, other, width) in same {
                assert!((other - edge).abs() < 0.01 && (width - tail).abs() < 0.5);
            }
        }
        assert!(!text(&composed.pages).contains(" -1"), "a hyphen is no minus");
    }
}

#[test]
fn no_page_begins_or_ends_with_a_line_alone_or_ends_with_a_heading() {
    let mut layout = Layout::builtin("classic").unwrap().unwrap();
    let long =
        "Nous vous rappelons les conditions de règlement convenues entre nous. ".repeat(7);
    for filler in 0..14 {
        let texts = layout.texts.get_mut("fr").unwrap();
        let lines = "Une ligne.\n\n".repeat(filler);
        let body = format!(
            "subject: X\n\n{lines}[table]\n\n{lines}# Titre\n\n{long}\n\n# Fin\n\n{long}"
        );
        texts.insert("business-reminder-1".to_owned(), body);
        let studio = Studio::new(layout.clone(), creditor(), Pictures::default()).unwrap();
        let letter = letter(Stage::Reminder1, DebtorKind::Business, 5);
        let composed = Compositor::new(&studio).compose(&letter, &[]);
        for page in &composed.pages {
            let body = page.items.iter().filter(|item| match item {
                Item::Role(role) => matches!(role, Role::Heading(2) | Role::Paragraph),
                Item::Text(run) => {
                    (run.size_pt - 10.5).abs() < 0.6 && run.y.0 > 110.0
                        || run.y.0 > 25.0
                            && run.y.0 < 110.0
                            && run.x.0 < 36.0
                            && run.size_pt > 9.9
                }
                _ => false,
            });
            let mut groups: Vec<(bool, usize)> = vec![(false, 0)];
            for item in body {
                match item {
                    Item::Role(role) => groups.push((*role == Role::Heading(2), 0)),
                    _ => groups.last_mut().unwrap().1 += 1,
                }
            }
            groups.retain(|(_, lines)| *lines > 0);
            for (place, (heading, _)) in groups.iter().enumerate().filter(|(_, it)| it.0) {
                let below = groups.get(place + 1).map_or(0, |it| it.1);
                assert!(!heading || below >= 2, "{filler}: {groups:?}");
            }
        }
        // The long paragraphs: nowhere one line of several alone.
        let parts: Vec<usize> = composed
            .pages
            .iter()
            .map(|page| {
                runs(page)
                    .filter(|run| {
                        run.text().contains("convenues")
                            || run.text().contains("règlement")
                            || run.text().contains("rappelons")
                    })
                    .count()
            })
            .collect();
        assert!(parts.iter().all(|lines| *lines != 1), "{filler}: {parts:?}");
    }
}

#[test]
fn a_letter_of_thirty_invoices_with_credits_is_set_as_it_was() {
    let mut letter = letter(Stage::FormalNotice, DebtorKind::Business, 30);
    letter.newly_due = vec![claim(40, 99_900)];
    letter.credits = vec![credit_note(Some(date("2026-09-01")), 12_050)];
    letter.disputed = vec!["F2605-0400".into()];
    letter.totals.principal += letter.newly_due[0].invoice.residual;
    letter.totals.credits = Money::from_cents(12_050);
    golden("thirty-invoices", &letter);
}

#[test]
fn a_formal_notice_shows_how_its_penalties_come_about() {
    golden("notice-with-annex", &notice(5));
    golden("notice-with-long-annex", &notice(40));
}

/// An amount as it stands in a cell; none where the text is no amount.
fn cents(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once(',').filter(|(_, part)| part.len() == 2)?;
    let digits = whole.replace(['\u{202f}', '\u{a0}'], "") + part;
    digits.parse().ok()
}

#[test]
fn the_rows_of_the_annex_add_up_to_what_the_letter_asks_for() {
    for invoices in [1, 7, 40, 130] {
        let letter = notice(invoices);
        let pages = compose(&letter).pages;
        let begins = |page: &Page| runs(page).any(|run| run.text().starts_with("Annexe"));
        let annex = &pages[pages.iter().position(begins).unwrap()..];
        assert_eq!(annex.len() > 1, invoices >= 40);
        // Rows are set smaller than sums and carried sums.
        let column = |edge: f32| -> i64 {
            let cells = annex.iter().flat_map(runs).filter(|run| run.size_pt == 8.6);
            let cells = cells.filter(|run| (right(run) - edge).abs() < 0.3);
            cells.filter_map(|run| cents(&run.text())).sum()
        };
        assert_eq!(Money::from_cents(column(168.5)), letter.totals.penalties);
        assert_eq!(Money::from_cents(column(185.0)), letter.totals.indemnities);
    }
}

#[test]
fn an_annex_stands_behind_the_notice_and_is_listed_where_it_has_pages_of_its_own() {
    let with = text(&compose(&notice(2)).pages);
    assert!(
        with.contains("Annexe – Décompte des pénalités et indemnités Pénalité ="),
        "{with}"
    );
    assert_eq!(with.matches("Décompte").count(), 1, "{with}");
    let long = text(&compose(&notice(40)).pages);
    assert!(long.contains("Décompte des pénalités et indemnités 2 pages Copies"), "{long}");
    let mut without = notice(2);
    without.breakdown = None;
    without.totals.penalties = Money::ZERO;
    assert!(!text(&compose(&without).pages).contains("Décompte"));
}

#[test]
fn a_payment_since_the_last_letter_is_thanked_for() {
    for stage in [Stage::Reminder2, Stage::Reminder3, Stage::FormalNotice] {
        let mut letter = letter(stage, DebtorKind::Business, 2);
        assert!(!text(&compose(&letter).pages).contains("dont nous vous remercions"));
        letter.payments_since = Some(Money::from_cents(50_000));
        let said =
            "après déduction des 500,00 € que vous avez versés depuis notre première lettre";
        let told = text(&compose(&letter).pages);
        assert!(told.contains(said), "{stage}");
        // A formal notice to a business gives no thanks.
        let thanks = stage != Stage::FormalNotice;
        assert_eq!(told.contains("lettre, dont nous vous remercions."), thanks, "{stage}");
    }
}

/// Codes and sentences of what proofreading finds in a letter, a text of the layout changed.
fn proofread(letter: &PlannedLetter, name: &str, change: (&str, &str)) -> Vec<String> {
    let mut layout = Layout::builtin("classic").unwrap().unwrap();
    let changed = layout.texts.get_mut("fr").unwrap().get_mut(name).unwrap();
    assert!(changed.contains(change.0));
    *changed = changed.replacen(change.0, change.1, 1);
    let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
    let mut compositor = Compositor::new(&studio);
    let first = compositor.proofread(letter, WITH_COPIES);
    assert_eq!(compositor.proofread(letter, WITH_COPIES), first);
    first.iter().map(|it| format!("{} {:?}", it.code.as_str(), it.values)).collect()
}

#[test]
fn built_in_letters_pass_whatever_names_the_data_brings() {
    let studio = studio(Pictures::default());
    for language in studio.layout().texts.keys() {
        pass_whatever_names_the_data_brings(&studio, language);
    }
    assert_eq!(Compositor::new(&studio).proofread(&notice(3), WITH_COPIES), []);
}

fn pass_whatever_names_the_data_brings(studio: &Studio, language: &str) {
    let mut compositor = Compositor::new(studio);
    for stage in Stage::ALL {
        for kind in [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public] {
            let mut letter = letter(stage, kind, 2);
            let named = Debtor { name: "Vol d'Oiseau SARL".into(), ..debtor(kind) };
            let named_language = language.into();
            letter.debtor =
                Arc::new(Debtor { code: "SAISIE".into(), language: named_language, ..named });
            letter.claims.first_mut().unwrap().invoice.number = "HUISSIER 12".into();
            letter.disputed = vec!["PLAINTE-1".into()];
            letter.payments_since = Some(Money::from_cents(100));
            assert_eq!(
                compositor.proofread(&letter, EnclosedKinds::default()),
                [],
                "{language} {kind:?} {stage}"
            );
        }
    }
}

#[test]
fn a_refused_word_in_a_text_is_found_in_the_sentence_it_stands_in() {
    let letter = letter(Stage::Reminder1, DebtorKind::Business, 1);
    let change = ("Nous vous remercions", "Nous demanderons une saisie. Nous vous remercions");
    let found = proofread(&letter, "business-reminder-1", change);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("W1") && found[0].contains("Nous demanderons une saisie."));
    let change = ("ne tenez pas compte de cette lettre", "merci");
    let found = proofread(&letter, "business-reminder-1", change);
    assert!(found.len() == 1 && found[0].starts_with("W2"), "{found:?}");
}

/// A studio whose letters have reply slips.
fn with_slips(name: &str) -> Studio {
    let mut layout = Layout::builtin(name).unwrap().unwrap();
    layout.design.reply.shown = true;
    Studio::new(layout, creditor(), Pictures::default()).unwrap()
}

/// A letter in a language.
fn in_language(language: &str, mut letter: PlannedLetter) -> PlannedLetter {
    let debtor = Debtor { language: language.into(), ..debtor(letter.debtor.kind) };
    letter.debtor = Arc::new(debtor);
    letter
}

#[test]
fn a_reply_slip_stands_at_the_foot_of_a_reminder_and_never_alone() {
    for name in [
        "classic",
        "classic-35",
        "modern",
        "classic-de",
        "classic-ch",
        "classic-uk",
        "classic-us",
    ] {
        let studio = with_slips(name);
        let mut compositor = Compositor::new(&studio);
        for (language, words) in &studio.layout().words {
            let title = words.reply.title.as_str();
            for (kind, invoices) in [
                (DebtorKind::Business, 1),
                (DebtorKind::Consumer, 1),
                (DebtorKind::Consumer, 6),
                (DebtorKind::Public, 30),
            ] {
                for stage in Stage::ALL {
                    let letter = in_language(language, letter(stage, kind, invoices));
                    let of = format!("{name} {language} {kind:?} {stage} {invoices}");
                    let composed = compositor.compose(&letter, &[]);
                    assert_eq!(composed.findings, [], "{of}");
                    let place = composed
                        .pages
                        .iter()
                        .position(|page| runs(page).any(|run| run.text().trim_end() == title));
                    if stage == Stage::FormalNotice {
                        assert_eq!(place, None, "{of}");
                        continue;
                    }
                    assert_eq!(place, Some(composed.pages.len() - 1), "{of}");
                    slip_is_apart(composed.pages.last().unwrap(), title, &of);
                    let short = stage == Stage::Reminder1 && invoices == 1;
                    let one_page =
                        kind != DebtorKind::Public && matches!(name, "classic" | "modern");
                    assert!(!(short && one_page) || composed.pages.len() == 1, "{of}");
                }
            }
        }
    }
}

/// How many lines the paragraph has with which the flow of a following page begins; none where it goes on with one.
fn opening_lines(page: &Page) -> Option<usize> {
    let resumed = page.items.iter().position(|it| matches!(it, Item::Role(Role::Resume)))?;
    let mut flow = page.items.iter().skip(resumed + 1);
    matches!(flow.next(), Some(Item::Role(Role::Paragraph))).then_some(())?;
    let mut heights: Vec<f32> = flow
        .map_while(|item| match item {
            Item::Text(run) => Some(run.y.0),
            _ => None,
        })
        .collect();
    heights.dedup();
    Some(heights.len())
}

#[test]
fn what_goes_over_to_a_slip_is_no_more_than_must() {
    let studio = with_slips("classic");
    let body = studio.layout().design.body;
    let mut compositor = Compositor::new(&studio);
    let mut several = 0;
    for language in studio.layout().texts.keys() {
        for kind in [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public] {
            for (stage, invoices) in Stage::ALL.into_iter().zip([2, 1, 1]) {
                let letter = in_language(language, letter(stage, kind, invoices));
                let composed = compositor.compose(&letter, &[]);
                let [.., before, last] = &*composed.pages else { continue };
                several += 1;
                let Some(lines) = opening_lines(last) else { continue };
                let foot = runs(before).filter(|run| run.y.0 < body.floor.0 + 0.1);
                let foot = foot.map(|run| run.y.0).fold(0.0, f32::max);
                let two = foot + body.gap.0 + body.line.0;
                let fits = two <= body.last_baseline.0 - 4.0;
                assert!(lines < 4 || !fits, "{language} {kind:?} {stage}: {foot} mm");
            }
        }
    }
    assert!(several > 20, "{several}");
}

/// The signature stands over the slip, and nothing between it and the slip's first line.
#[track_caller]
fn slip_is_apart(page: &Page, title: &str, of: &str) {
    let at = |text: &str| runs(page).find(|run| run.text().trim_end() == text).map(|it| it.y);
    let (title, signed) = (at(title).unwrap(), at("Claire Bonnard").unwrap());
    let cut = title.0 - 5.6;
    assert!(signed.0 < cut, "{of}");
    let near = runs(page).filter(|run| run.y.0 > cut - 2.0 && run.y.0 < title.0 - 0.01);
    assert_eq!(near.map(TextRun::text).collect::<Vec<_>>(), Vec::<String>::new(), "{of}");
    let answers = runs(page).filter(|run| run.y.0 > title.0).map(TextRun::text);
    let answers: String = answers.collect();
    assert!(answers.contains("comptabilite@atelier-verrier.example"), "{of}: {answers}");
}

#[test]
fn letters_with_a_reply_slip_say_what_they_said_and_what_they_must() {
    let studio = with_slips("classic");
    let mut compositor = Compositor::new(&studio);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters");
    for language in studio.layout().texts.keys() {
        pass_whatever_names_the_data_brings(&studio, language);
        let mut told = String::new();
        for kind in [DebtorKind::Consumer, DebtorKind::Business] {
            let letter = in_language(language, letter(Stage::Reminder1, kind, 1));
            told.push_str(&said(&compositor.compose(&letter, &[])));
        }
        let path = folder.join(format!("{language}/reply-slip.txt"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &told).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(told, expected.replace("\r\n", "\n"), "{language} differs; BLESS=1");
    }
}

/// The second of three instalments, asked for between one that is paid and one to come.
fn second_instalment(language: &str) -> PlannedLetter {
    let mut letter = in_language(language, letter(Stage::Reminder1, DebtorKind::Consumer, 1));
    let invoice = &mut letter.claims.first_mut().unwrap().invoice;
    let number = invoice.number.clone();
    let instalment =
        Instalment { nth: 2, of: 3, whole: Money::from_cents(370_368), paid: Arc::default() };
    invoice.instalment = Some(Box::new(instalment));
    let other = |nth, due, residual| OtherInstalment {
        number: number.clone(),
        nth,
        due: Some(date(due)),
        total: Money::from_cents(123_456),
        residual: Money::from_cents(residual),
    };
    letter.other_instalments =
        [other(1, "2026-05-31", 0), other(3, "2026-10-31", 123_456)].into();
    letter
}

#[test]
fn an_instalment_is_asked_for_among_those_paid_and_those_to_come() {
    for name in ["classic", "modern"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
        let mut compositor = Compositor::new(&studio);
        let told = text(&compositor.compose(&second_instalment("fr"), &[]).pages);
        for row in [
            "1/3 31/05/2026 1 234,56 1 234,56 – réglée",
            "2/3 30/06/2026 1 234,56 – 1 234,56 € 77 j",
            "3/3 31/10/2026 1 234,56 – 1 234,56 à venir",
            "Rappel – votre facture F2605-0418, échéance 2/3",
            "l’échéance 2/3 de la facture ci-dessous n’est pas encore réglée : il reste dû",
            "L’échéance à venir n’est pas comprise dans cette demande.",
        ] {
            assert!(told.contains(row), "{name}: {row}: {told}");
        }
        // Two are due: their sum, and nothing else is summed up.
        let mut two = second_instalment("fr");
        let mut third = two.claims[0].clone();
        third.invoice.instalment.as_mut().unwrap().nth = 3;
        third.invoice.due = Some(date("2026-08-31"));
        two.other_instalments = vec![two.other_instalments[0].clone()].into();
        two.claims.push(third);
        two.totals.principal = Money::from_cents(246_912);
        let told = text(&compositor.compose(&two, &[]).pages);
        assert!(told.contains("Total échu 2 469,12 €"), "{name}: {told}");
        assert!(!told.contains("à venir"), "{name}: {told}");
    }
}

#[test]
fn many_rates_are_told_from_the_lowest_to_the_highest() {
    let mut letter = notice(1);
    let told = |letter: &PlannedLetter| text(&compose(letter).pages);
    assert!(told(&letter).contains("aux taux de 12,15 % et 12,40 % l’an"), "{}", told(&letter));
    let breakdown = letter.breakdown.as_mut().unwrap();
    let line = breakdown.lines.first_mut().unwrap();
    let segment = *line.segments.first().unwrap();
    for percent in [10, 14] {
        line.segments.push(Segment { percent: percent.into(), ..segment });
    }
    let told = told(&letter);
    assert!(told.contains("aux taux de 10,00 % à 14,00 % l’an"), "{told}");
}

#[test]
fn the_fixed_zone_stands_where_the_form_has_it() {
    // Baselines and left edges of the reference letter, in millimetres.
    let form = [
        (110.0, 17.0, "27, rue des Tables-Claudiennes"),
        (50.0, 21.2, "Atelier Verrier"),
        (50.0, 27.6, "Miroiterie et vitrages depuis 1974"),
        (110.0, 29.0, "comptabilite@atelier-verrier.example"),
        (30.0, 73.8, "N/Réf."),
        (53.0, 73.8, "REL1-26-0873"),
        (30.0, 77.8, "Compte client"),
        (110.0, 69.8, "Menuiserie Chabrol et Fils"),
        (110.0, 73.8, "14 B RUE DE LA TANNERIE"),
        (110.0, 77.8, "42300 ROANNE"),
        (110.0, 97.0, "Lyon, le 15 septembre 2026"),
        (30.0, 105.0, "Objet :"),
        (30.0, 116.1, "À payer"),
        (30.0, 130.1, "au plus tard le"),
        (110.0, 116.1, "Virement à"),
        (130.0, 120.9, "FR76 9912 7004 6900 0412 5780 336"),
        (130.0, 130.5, "REL1-26-0873"),
        (30.0, 139.7, "Une question ?"),
        (110.0, 139.7, "comptabilite@atelier-verrier.example"),
        (30.0, 150.3, "Madame, Monsieur,"),
    ];
    let composed = compose(&letter(Stage::Reminder1, DebtorKind::Business, 2));
    let page = &composed.pages[0];
    for (x, y, text) in form {
        let near = |run: &&TextRun| {
            let words = run.text().replace(['\u{a0}', '\u{202f}'], " ");
            words == text && (run.x.0 - x).abs() < 0.2 && (run.y.0 - y).abs() < 0.2
        };
        assert!(runs(page).any(|run| near(&run)), "{text} is not at {x}, {y}");
    }
    let first = runs(page).find(|run| run.text().starts_with("Sauf erreur")).unwrap();
    assert!((first.y.0 - 157.5).abs() < 0.2);
}

#[test]
fn nothing_but_the_address_stands_in_the_window_and_nothing_outside_the_margins() {
    for invoices in [1, 5, 30] {
        let composed = compose(&letter(Stage::FormalNotice, DebtorKind::Business, invoices));
        for (place, page) in composed.pages.iter().enumerate() {
            for run in runs(page) {
                let (x, y) = (run.x.0, run.y.0);
                assert!(
                    x >= 29.9 && right(run) <= 185.2,
                    "{} ends at {}",
                    run.text(),
                    right(run)
                );
                assert!(y > 14.0 && y <= 286.1, "{}", run.text());
                let window = place == 0 && right(run) > 90.0 && y > 44.0 && y < 90.1;
                assert!(!window || run.size_pt == 10.0, "{}", run.text());
            }
        }
    }
}

#[test]
fn carried_sums_are_the_sums_of_the_rows_above() {
    let composed = compose(&letter(Stage::Reminder2, DebtorKind::Business, 90));
    let mut sum = 0;
    let mut carried = Vec::new();
    for run in composed.pages.iter().flat_map(runs) {
        let at_residual = (right(run) - 171.0).abs() < 0.1;
        let digits: String = run.text().chars().filter(char::is_ascii_digit).collect();
        match (at_residual, run.face.0) {
            (true, 0) => sum += digits.parse::<i64>().unwrap(),
            (true, 1) if !digits.is_empty() => {
                carried.push((sum, digits.parse::<i64>().unwrap()));
            }
            _ => {}
        }
    }
    // Two pages carry their sums, and the next ones bring them in.
    assert_eq!(carried.len(), 4);
    assert!(carried.iter().all(|(sum, shown)| sum == shown), "{carried:?}");
}

#[test]
fn the_first_step_is_told_as_far_as_it_is_known() {
    let mut letter = letter(Stage::Reminder2, DebtorKind::Business, 1);
    let whole = text(&compose(&letter).pages);
    assert!(
        whole.contains("nous vous demandions de régler 5 000,00 € pour le 27 juillet 2026."),
        "{whole}"
    );
    // What is open now is no part of less.
    letter.steps[0].total = Some(Money::from_cents(80_000));
    let less = text(&compose(&letter).pages);
    assert!(
        less.contains("de régler la facture ci-dessous pour le 27 juillet 2026."),
        "{less}"
    );
    assert!(!less.contains("800,00"), "{less}");
    letter.steps[0].total = None;
    letter.steps[0].deadline = None;
    let known = text(&compose(&letter).pages);
    assert!(known.contains("de régler la facture ci-dessous. Sauf erreur"), "{known}");
    // A letter that did not name all of them asked for other sums.
    letter.steps[0].names_all = false;
    let other = text(&compose(&letter).pages);
    assert!(other.contains("par notre lettre du 16 juillet 2026 au sujet"), "{other}");
    letter.steps.clear();
    let nothing = text(&compose(&letter).pages);
    // Nothing is said of a letter that nobody knows of.
    assert!(!nothing.contains("déjà écrit") && !nothing.contains("notre lettre"), "{nothing}");
    assert!(nothing.contains("Sauf erreur de notre part, 1 234,56 € TTC restent dus."));
}

#[test]
fn a_letter_says_that_it_is_registered_where_it_is_and_which_earlier_ones_were() {
    let mut letter = letter(Stage::FormalNotice, DebtorKind::Business, 1);
    letter.steps[0].registered = Some("RK 123 456 789 FR".into());
    for name in ["classic", "classic-1", "modern", "modern-1"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let told = |registered: bool| {
            let studio = Studio::new(layout.clone(), creditor(), Pictures::default()).unwrap();
            let studio = studio.with_registered_notices(registered);
            text(&Compositor::new(&studio).compose(&letter, &[]).pages)
        };
        let (registered, ordinary) = (told(true), told(false));
        assert!(registered.contains("ettre recommandée avec avis"), "{name}: {registered}");
        assert!(!ordinary.contains("ettre recommandée avec avis"), "{name}: {ordinary}");
        assert!(ordinary.contains("recommandée n° RK 123 456 789 FR"), "{name}: {ordinary}");
    }
}

#[test]
fn a_public_body_is_asked_for_the_principal_alone_wherever_it_is_asked() {
    let letter = notice_to(DebtorKind::Public, 1);
    assert_eq!(letter.totals.total(), Money::from_cents(131_129));
    for name in ["classic", "classic-1", "modern", "modern-1"] {
        let layout = Layout::builtin(name).unwrap().unwrap();
        let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
        let told = text(&Compositor::new(&studio).compose(&letter, &[]).pages);
        assert!(told.contains("Mise en demeure de payer 1 234,56 €"), "{name}: {told}");
        // What it owes with interest and indemnity is told once, without a day.
        assert_eq!(told.matches("1 311,29 €").count(), 1, "{name}: {told}");
        assert!(told.contains("Ensemble 1 311,29 €"), "{name}: {told}");
    }
}

#[test]
fn who_signs_is_told_in_the_language_that_the_letter_is_written_in() {
    let texts = [("en", "Managing Director"), ("fr", "gérante")];
    let each = texts.map(|(language, text)| (language.to_owned(), text.to_owned()));
    let signatory = Signatory { capacity: Capacity::Each(each.into()), ..creditor().signatory };
    let studio = Studio::new(
        Layout::builtin("classic").unwrap().unwrap(),
        Creditor { signatory, ..creditor() },
        Pictures::default(),
    )
    .unwrap();
    // There are no Portuguese texts: this letter is a French one.
    for (language, expected) in [("en-US", "Managing Director"), ("pt", "gérante")] {
        let mut letter = letter(Stage::Reminder1, DebtorKind::Business, 1);
        letter.debtor =
            Arc::new(Debtor { language: language.into(), ..debtor(DebtorKind::Business) });
        let told = text(&Compositor::new(&studio).compose(&letter, &[]).pages);
        assert!(told.contains(expected), "{language}: {told}");
    }
}

#[test]
fn a_second_reminder_speaks_of_what_the_first_named_and_apart_of_the_rest() {
    for language in ["fr", "en", "de", "nl", "es", "it"] {
        let mut letter = letter(Stage::Reminder2, DebtorKind::Business, 2);
        letter.newly_due = vec![claim(2, 100_000)];
        letter.totals.principal += Money::from_cents(100_000);
        letter.debtor =
            Arc::new(Debtor { language: language.into(), ..debtor(DebtorKind::Business) });
        let told = text(&compose(&letter).pages).replace(['.', ',', ' '], "");
        // What is left of the first letter, and what the total is.
        for sum in ["216048", "316048"] {
            assert!(told.contains(sum), "{language}: {sum}: {told}");
        }
    }
}

#[test]
fn penalties_are_told_only_where_they_are_claimed() {
    let mut letter = letter(Stage::FormalNotice, DebtorKind::Business, 2);
    let without = text(&compose(&letter).pages);
    assert!(without.contains("ne comprend ni pénalités de retard ni indemnité forfaitaire"));
    letter = notice(2);
    let with = text(&compose(&letter).pages);
    assert!(with.contains("77,78 €") && with.contains("80,00 €"), "{with}");
    assert!(!with.contains("ne comprend ni"));
    // Each claim alone: nothing is said of the other.
    letter.totals.indemnities = Money::ZERO;
    let penalties = text(&compose(&letter).pages);
    assert!(
        penalties.contains("continuent de courir") && !penalties.contains("forfaitaire pour")
    );
    let mut letter = notice(2);
    letter.totals.penalties = Money::ZERO;
    let indemnities = text(&compose(&letter).pages);
    assert!(indemnities.contains("forfaitaire pour") && !indemnities.contains("continuent de"));
}

#[test]
fn no_penalty_is_announced_while_nothing_says_that_the_debtor_is_a_business() {
    let words = [
        "pénalités",
        "penalt",
        "interest",
        "erzugszinsen",
        "vertragingsrente",
        "intereses",
        "interessi",
    ];
    for language in ["fr", "en", "de", "nl", "es", "it"] {
        for stage in [Stage::Reminder1, Stage::Reminder2, Stage::Reminder3] {
            let mut letter = letter(stage, DebtorKind::Business, 1);
            let said = |letter: &PlannedLetter| {
                let composed = compose(letter);
                assert_eq!(composed.findings, []);
                let text = text(&composed.pages);
                words.iter().any(|word| text.contains(word))
            };
            let mut debtor =
                Debtor { language: language.into(), ..debtor(DebtorKind::Business) };
            letter.debtor = Arc::new(debtor.clone());
            assert_eq!(said(&letter), stage != Stage::Reminder1, "{language} {stage}");
            debtor.kind_basis = KindBasis::Nothing;
            letter.debtor = Arc::new(debtor);
            letter.on_top = OnTop::default();
            assert!(!said(&letter), "{language} {stage}");
        }
    }
}

#[test]
fn a_foreign_address_ends_with_its_country() {
    let mut letter = letter(Stage::Reminder1, DebtorKind::Business, 1);
    let mut debtor = debtor(DebtorKind::Business);
    debtor.country = Some("be".into());
    letter.debtor = Arc::new(debtor);
    assert!(text(&compose(&letter).pages).contains("42300 ROANNE BELGIQUE"));
}

#[track_caller]
fn check_finding(change: impl FnOnce(&mut Debtor), code: &str) {
    let mut letter = letter(Stage::Reminder1, DebtorKind::Consumer, 1);
    let mut debtor = debtor(DebtorKind::Consumer);
    change(&mut debtor);
    letter.debtor = Arc::new(debtor);
    let composed = compose(&letter);
    let codes: Vec<&str> = composed.findings.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, [code]);
    assert!(!composed.pages.is_empty());
}

#[test]
fn what_cannot_be_shown_is_a_finding() {
    check_finding(|debtor| debtor.name = "漢字 SARL".into(), "C1");
    check_finding(|debtor| debtor.address = vec!["W".repeat(60).into()], "C2");
    check_finding(
        |debtor| debtor.address = vec!["Bâtiment du Vieux Moulin de la Rive".into(); 6],
        "C3",
    );
    check_finding(|debtor| debtor.language = "eo".into(), "C5");
}

#[test]
fn a_text_that_asks_for_what_is_not_there_holds_the_letter() {
    let mut layout = Layout::builtin("classic").unwrap().unwrap();
    let texts = layout.texts.get_mut("fr").unwrap();
    let wrong = "subject: a\n\nMontant {{ totl_due | money }}\n";
    texts.insert("consumer-reminder-1".into(), wrong.into());
    let studio = Studio::new(layout, creditor(), Pictures::default()).unwrap();
    let letter = letter(Stage::Reminder1, DebtorKind::Consumer, 1);
    let composed = Compositor::new(&studio).compose(&letter, &[]);
    assert_eq!(composed.findings[0].code.as_str(), "C4");
}

#[test]
fn a_text_with_a_mistake_is_refused_with_its_line() {
    for (text, line) in [("subject: a\n\n{{ n\n", 3), ("subject: a\n\n[tabel]\n", 3)] {
        let mut layout = Layout::builtin("classic").unwrap().unwrap();
        layout.texts.get_mut("fr").unwrap().insert("consumer-reminder-1".into(), text.into());
        let error = Studio::new(layout, creditor(), Pictures::default()).unwrap_err();
        let start = format!("texts/fr/consumer-reminder-1.md:{line}: ");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
}

#[test]
fn what_a_compositor_remembers_does_not_change_a_letter() {
    let studio = studio(Pictures {
        logo: Some((400, 100)),
        signature: Some((300, 90)),
        ..Pictures::default()
    });
    let letters: Vec<PlannedLetter> = Stage::ALL
        .into_iter()
        .flat_map(|stage| [1, 4].map(|count| letter(stage, DebtorKind::Consumer, count)))
        .collect();
    let mut one = Compositor::new(&studio);
    for letter in letters.iter().chain(letters.iter().rev()) {
        assert_eq!(one.compose(letter, &[]), Compositor::new(&studio).compose(letter, &[]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_data_makes_it_fail(
        names in prop::array::uniform4("\\PC{0,60}"),
        lines in prop::collection::vec("\\PC{0,90}", 0..8),
        numbers in prop::collection::vec(("\\PC{1,80}", any::<i64>()), 1..60),
        (stage, kind) in (0_usize..4, 0_usize..3),
    ) {
        let kind = [DebtorKind::Business, DebtorKind::Consumer, DebtorKind::Public][kind];
        let mut letter = letter(Stage::ALL[stage], kind, 1);
        letter.claims = (0..).zip(&numbers).map(|(place, (number, cents))| {
            let mut claim = claim(place % 60, cents / 100);
            claim.invoice.number = number.as_str().into();
            claim
        }).collect();
        letter.totals.principal = letter.claims.iter().map(|it| it.invoice.residual).sum();
        letter.reference = names[3].clone();
        let mut debtor = debtor(kind);
        debtor.name = names[0].as_str().into();
        debtor.code = names[1].as_str().into();
        debtor.city = Some(names[2].as_str().into());
        debtor.address = lines.iter().map(|line| line.as_str().into()).collect();
        letter.debtor = Arc::new(debtor);
        let composed = compose(&letter);
        prop_assert!(!composed.pages.is_empty());
        let shown = text(&composed.pages);
        // A single invoice stands for the total.
        prop_assert!(numbers.len() == 1 || shown.contains("Total"));
        for run in composed.pages.iter().flat_map(runs) {
            prop_assert!(run.y.0 <= 287.1, "{} stands at {}", run.text(), run.y.0);
        }
    }
}
