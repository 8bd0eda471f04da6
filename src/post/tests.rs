//! Classes, order, sheets and postage of small runs.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::ledger::Debtor;
use crate::plan::sketch;
use crate::rules::Stage;
use findings::Code;

fn letter(code: &str, place: (&str, &str), stage: Stage) -> PlannedLetter {
    let (country, postcode) = place;
    let debtor = Debtor {
        address: vec!["1 rue Haute".into()],
        postcode: Some(postcode.into()),
        city: Some("Lyon".into()),
        country: (!country.is_empty()).then(|| country.into()),
        ..sketch::debtor(code)
    };
    PlannedLetter { stage, reference: format!("{code}-{stage}"), ..sketch::letter(debtor) }
}

fn options(duplex: bool) -> PostOptions {
    PostOptions { duplex, ..PostOptions::default() }
}

/// Debtor codes in posting order.
#[track_caller]
fn check(letters: &[PlannedLetter], expected: &[&str]) {
    let measured =
        vec![
            Measured { letter_pages: 1, blank_before_last: false, copies: Vec::new() };
            letters.len()
        ];
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
    let measured =
        vec![Measured { letter_pages: 2, blank_before_last: false, copies: vec![1] }; 2];
    let pieces = arrange(&letters, &measured, &options(false));
    let places: Vec<_> =
        pieces.iter().map(|it| (it.stream.to_string(), it.first_page)).collect();
    assert_eq!(places, [("letter-dl".to_owned(), 1), ("registered-dl".to_owned(), 1)]);
}

#[test]
fn every_part_starts_on_a_front_when_both_sides_are_printed() {
    let letters = [letter("A", ("", "1"), Stage::Reminder1)];
    let measured = [Measured { letter_pages: 1, blank_before_last: false, copies: vec![3, 2] }];
    let pieces = arrange(&letters, &measured, &options(true));
    let piece = &pieces[0];
    assert_eq!((piece.pages, piece.sheets, piece.blank_pages()), (6, 4, 2));
    let sides: Vec<_> = piece.sheet_list().iter().map(|it| (it.recto, it.verso)).collect();
    assert_eq!(sides, [(1, None), (3, Some(4)), (5, None), (7, Some(8))]);

    // A letter of two pages, a blank back, and a page that is torn off; then a copy.
    let measured = [Measured { letter_pages: 5, blank_before_last: true, copies: vec![2] }];
    let piece = &arrange(&letters, &measured, &options(true))[0];
    assert_eq!((piece.pages, piece.sheets, piece.blank_pages()), (6, 4, 2));
    let sides: Vec<_> = piece.sheet_list().iter().map(|it| (it.recto, it.verso)).collect();
    assert_eq!(sides, [(1, Some(2)), (3, None), (5, None), (7, Some(8))]);
}

/// Sheets, place and stream of each piece, for letters with copies of these pages.
fn arranged(
    places: &[&str],
    copies: &[u32],
    options: &PostOptions,
) -> (Vec<PlannedLetter>, Vec<Piece>) {
    let numbered = places.iter().enumerate();
    let letters: Vec<_> = numbered
        .map(|(number, postcode)| {
            letter(&format!("C{number}"), ("", postcode), Stage::Reminder1)
        })
        .collect();
    let measured =
        vec![
            Measured { letter_pages: 1, blank_before_last: false, copies: copies.to_vec() };
            letters.len()
        ];
    let pieces = arrange(&letters, &measured, options);
    (letters, pieces)
}

#[test]
fn full_streams_are_followed_by_others_and_no_piece_is_split() {
    let limits = StreamLimits { pieces: Some(2), sheets: Some(3) };
    let wide = PostOptions { limits, ..PostOptions::default() };
    let streams = |copies: &[u32]| -> Vec<(String, u32, u32)> {
        let (_, pieces) = arranged(&["1", "2", "3"], copies, &wide);
        pieces.iter().map(|it| (it.stream.to_string(), it.position, it.first_page)).collect()
    };
    let named = |name: &str, position, page| (name.to_owned(), position, page);
    let by_pieces =
        [named("letter-dl", 1, 1), named("letter-dl", 2, 2), named("letter-dl-2", 1, 1)];
    assert_eq!(streams(&[]), by_pieces);
    let by_sheets =
        [named("letter-dl", 1, 1), named("letter-dl-2", 1, 1), named("letter-dl-3", 1, 1)];
    assert_eq!(streams(&[1]), by_sheets);
    assert_eq!(streams(&[4]), by_sheets, "a piece of more sheets goes alone");
}

#[test]
fn sides_and_channel_follow_the_stage() {
    let mut options = options(false);
    options.channels.insert(Stage::Reminder3, Channel::Tracked);
    let product = Product { duplex: Some(true), ..Product::default() };
    options.products.insert(Channel::Tracked, product);
    let letters =
        [letter("A", ("", "1"), Stage::Reminder3), letter("B", ("BE", "1"), Stage::Reminder2)];
    let measured =
        vec![Measured { letter_pages: 2, blank_before_last: false, copies: vec![3, 8] }; 2];
    let pieces = arrange(&letters, &measured, &options);
    let told: Vec<_> = pieces.iter().map(|it| (it.stream.to_string(), it.sheets)).collect();
    assert_eq!(told, [("letter-c4-abroad".to_owned(), 13), ("tracked-c5".to_owned(), 7)]);
}

#[test]
fn a_postcode_with_few_pieces_shares_a_bundle_with_its_neighbours() {
    let options = PostOptions { bundle_min: 2, ..PostOptions::default() };
    let places = ["69001", "69001", "69002", "69003", "97411", "01000"];
    let (letters, pieces) = arranged(&places, &[], &options);
    let told: Vec<_> = bundles(&pieces, &letters, &options)
        .into_iter()
        .map(|it| (it.number, it.area, it.postcode, it.range, it.area_pieces))
        .collect();
    let lyon = "69001".to_owned();
    let expected = [
        (1, "01".to_owned(), None, (1, 1), 1),
        (2, "69".to_owned(), Some(lyon), (2, 3), 4),
        (3, "69".to_owned(), None, (4, 5), 4),
        (4, "974".to_owned(), None, (6, 6), 1),
    ];
    assert_eq!(told, expected);
}

#[test]
fn postage_needs_every_part_of_it_and_says_once_what_is_missing() {
    let product = |product: &str, options: &[&str]| Product {
        duplex: None,
        product: Some(product.to_owned()),
        options: options.iter().map(|&it| it.to_owned()).collect(),
    };
    let mut options =
        PostOptions { tariff: Tariff::builtin("FR").map(Arc::new), ..PostOptions::default() };
    options.products.insert(Channel::Letter, product("lettre-verte", &[]));
    let dated = |copies: &[u32], options: &PostOptions| {
        let (mut letters, pieces) = arranged(&["69001", "69002"], copies, options);
        for letter in &mut letters {
            letter.date = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        }
        let postage = options.postage(&pieces[0], &letters[0]);
        let codes: Vec<_> =
            proofread(&pieces, &letters, options).iter().map(|it| it.code).collect();
        (postage.weight.to_string(), postage.step, postage.cents, codes)
    };
    let told = dated(&[], &options);
    assert_eq!(told, ("9.49".to_owned(), Some(20), Some(152), vec![]));
    let told = dated(&[2], &options);
    assert_eq!(told, ("19.47".to_owned(), Some(20), Some(152), vec![Code::WeightNearStep]));
    let told = dated(&[3], &options);
    assert_eq!(told, ("24.46".to_owned(), Some(100), None, vec![Code::PostageUnknown]));
    options.products.insert(Channel::Letter, product("recommande-r1", &["ar"]));
    assert_eq!(dated(&[], &options).2, Some(611 + 145));
    options.products.insert(Channel::Letter, product("recommande-r1", &["ar-numerique"]));
    assert_eq!(dated(&[], &options).2, None, "no source gives this notice for 2026");
}

/// Letters of any stage to any place, with the pages of their parts.
fn any_letters() -> impl Strategy<Value = Vec<(PlannedLetter, Measured)>> {
    let place = prop::sample::select(vec![("", "69001"), ("FR", "75002"), ("BE", "1000")]);
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let pages = (1..4_u32, prop::collection::vec(1..6_u32, 0..4));
    let one = (place, stage, pages);
    prop::collection::vec(one, 0..30).prop_map(|all| {
        let made = all.into_iter().enumerate().map(|(number, (place, stage, pages))| {
            let measured =
                Measured { letter_pages: pages.0, blank_before_last: false, copies: pages.1 };
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
        for stream in pieces.chunk_by(|a, b| a.stream == b.stream) {
            let (mut page, mut leaf) = (1, 1);
            for piece in stream {
                prop_assert_eq!(piece.first_page, page);
                let sheets = piece.sheet_list();
                prop_assert_eq!(sheets.len(), piece.sheets as usize);
                let sides = sheets.len() + sheets.iter().filter(|it| it.verso.is_some()).count();
                prop_assert_eq!(sides, piece.pages as usize);
                prop_assert_eq!(piece.first_sheet, leaf);
                page += piece.stream_pages();
                leaf += piece.sheets;
            }
        }
    }
}
