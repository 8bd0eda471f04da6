use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::base::{Currency, Origin, Source};
use crate::ledger::Debtor;
use crate::plan::Totals;
use crate::read::DebtorKind;

fn letter(code: &str, place: (&str, &str), stage: Stage) -> PlannedLetter {
    let source =
        Arc::new(Source { name: "open.csv".to_owned(), headers: Vec::new(), sheet: None });
    let (country, postcode) = place;
    let debtor = Debtor {
        code: code.into(),
        name: code.into(),
        kind: DebtorKind::Business,
        language: "fr".into(),
        contact: None,
        email: None,
        address: vec!["1 rue Haute".into()],
        postcode: Some(postcode.into()),
        city: Some("Lyon".into()),
        country: (!country.is_empty()).then(|| country.into()),
        siren: None,
        vat: None,
        origin: Origin::file(&source),
    };
    PlannedLetter {
        debtor: Arc::new(debtor),
        currency: Currency::EUR,
        stage,
        date: NaiveDate::default(),
        deadline: NaiveDate::default(),
        reference: format!("{code}-{stage}"),
        claims: Vec::new(),
        newly_due: Vec::new(),
        credits: Vec::new(),
        disputed: Vec::new(),
        totals: Totals::default(),
        steps: Vec::new(),
        payments_since: None,
        first_letter: None,
        breakdown: None,
    }
}

fn options(duplex: bool) -> Options {
    Options { duplex, home: "FR".to_owned() }
}

/// Debtor codes in posting order.
#[track_caller]
fn check(letters: &[PlannedLetter], expected: &[&str]) {
    let measured = vec![Measured { letter_pages: 1, copies: Vec::new() }; letters.len()];
    let pieces = arrange(letters, &measured, &options(false));
    let codes: Vec<&str> = pieces.iter().map(|it| &*letters[it.letter].debtor.code).collect();
    assert_eq!(codes, expected);
}

#[test]
fn home_comes_before_abroad_and_postcodes_ascend() {
    let first = Stage::Reminder1;
    check(
        &[
            letter("A", ("BE", "1000"), first),
            letter("B", ("", "75001"), first),
            letter("C", ("fr", "69001"), first),
            letter("D", ("France", "69001"), first),
            letter("E", ("Belgique", "1000"), first),
        ],
        &["C", "D", "B", "A", "E"],
    );
}

#[test]
fn registered_mail_follows_in_its_own_stream() {
    let letters = [
        letter("A", ("", "01000"), Stage::FormalNotice),
        letter("B", ("", "99000"), Stage::Reminder3),
    ];
    check(&letters, &["B", "A"]);
    let measured = vec![Measured { letter_pages: 2, copies: vec![1] }; 2];
    let pieces = arrange(&letters, &measured, &options(false));
    let places: Vec<_> = pieces.iter().map(|it| (it.class.as_str(), it.first_page)).collect();
    assert_eq!(places, [("simple", 1), ("registered", 1)]);
}

#[test]
fn every_part_starts_on_a_front_when_both_sides_are_printed() {
    let letters = [letter("A", ("", "1"), Stage::Reminder1)];
    let measured = [Measured { letter_pages: 1, copies: vec![3, 2] }];
    let pieces = arrange(&letters, &measured, &options(true));
    let piece = &pieces[0];
    assert_eq!((piece.pages, piece.sheets, piece.blank_pages()), (6, 4, 2));
    let sides: Vec<_> = piece.sheet_list().iter().map(|it| (it.recto, it.verso)).collect();
    assert_eq!(sides, [(1, None), (3, Some(4)), (5, None), (7, Some(8))]);
}

/// Letters of any stage to any place, with the pages of their parts.
fn any_letters() -> impl Strategy<Value = Vec<(PlannedLetter, Measured)>> {
    let place = prop::sample::select(vec![("", "69001"), ("FR", "75002"), ("BE", "1000")]);
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let pages = (1..4_u32, prop::collection::vec(1..6_u32, 0..4));
    let one = (place, stage, pages);
    prop::collection::vec(one, 0..30).prop_map(|all| {
        let made = all.into_iter().enumerate().map(|(number, (place, stage, pages))| {
            let measured = Measured { letter_pages: pages.0, copies: pages.1 };
            (letter(&format!("C{number}"), place, stage), measured)
        });
        made.collect()
    })
}

proptest! {
    #[test]
    fn every_letter_becomes_one_piece_and_numbers_have_no_gap(all in any_letters()) {
        let (letters, measured): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let pieces = arrange(&letters, &measured, &options(true));
        let numbers: Vec<usize> = pieces.iter().map(|it| it.number as usize).collect();
        prop_assert_eq!(numbers, (1..=letters.len()).collect::<Vec<_>>());
        let mut places: Vec<usize> = pieces.iter().map(|it| it.letter).collect();
        places.sort_unstable();
        prop_assert_eq!(places, (0..letters.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_given_does_not_matter(all in any_letters(), duplex: bool) {
        let mut turned = all.clone();
        turned.reverse();
        let arranged = |all: Vec<(PlannedLetter, Measured)>| {
            let (letters, measured): (Vec<_>, Vec<_>) = all.into_iter().unzip();
            let mut pieces = arrange(&letters, &measured, &options(duplex));
            pieces.iter_mut().for_each(|piece| piece.letter = 0);
            pieces
        };
        prop_assert_eq!(arranged(all), arranged(turned));
    }

    #[test]
    fn pieces_fill_their_stream_without_gap(all in any_letters(), duplex: bool) {
        let (letters, measured): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let pieces = arrange(&letters, &measured, &options(duplex));
        for class in Class::ALL {
            let mut page = 1;
            for piece in pieces.iter().filter(|it| it.class == class) {
                prop_assert_eq!(piece.first_page, page);
                let sheets = piece.sheet_list();
                prop_assert_eq!(sheets.len(), piece.sheets as usize);
                let sides = sheets.len() + sheets.iter().filter(|it| it.verso.is_some()).count();
                prop_assert_eq!(sides, piece.pages as usize);
                page += piece.stream_pages();
            }
        }
    }
}
