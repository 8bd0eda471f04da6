//! Bundles: pieces that follow one another and go the same way.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::order::country;
use super::{Piece, PostOptions};
use crate::plan::PlannedLetter;

/// Pieces that follow one another in a stream and go the same way, to be held together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The stream.
    pub stream: Arc<str>,
    /// Its number in the stream, counted from 1.
    pub number: u32,
    /// The country by its code.
    pub country: String,
    /// The département, from the postcode; the country abroad.
    pub area: String,
    /// The postcode all its pieces have; none where they have the area alone in common.
    pub postcode: Option<String>,
    /// How many pieces it holds.
    pub pieces: u32,
    /// How many sheets of paper it holds.
    pub sheets: u32,
    /// The numbers of its first and last piece.
    pub range: (u32, u32),
    /// How many pieces the stream has for the area.
    pub area_pieces: u32,
}

/// The area that all pieces of a bundle go to.
#[derive(PartialEq, Eq)]
struct BundleArea {
    stream: Arc<str>,
    country: String,
    area: String,
    postcode: String,
}

/// Puts pieces in posting order into bundles: one for each postcode with enough pieces; neighbours
/// with fewer share one, up to the end of their area. Abroad an area is a country.
#[must_use]
pub fn bundles(
    pieces: &[Piece],
    letters: &[PlannedLetter],
    options: &PostOptions,
) -> Vec<Bundle> {
    let mut runs: Vec<(BundleArea, Bundle)> = Vec::new();
    for piece in pieces {
        let Some(letter) = letters.get(piece.letter) else { continue };
        let place = place(piece, letter, options);
        match runs.last_mut() {
            Some((last, bundle)) if *last == place => bundle.add(piece.sheets, piece.number, 1),
            _ => runs.push(begin(place, piece)),
        }
    }
    let mut areas: BTreeMap<(Arc<str>, String), u32> = BTreeMap::new();
    let mut bundles: Vec<Bundle> = Vec::with_capacity(runs.len());
    for (_, run) in runs {
        *areas.entry((Arc::clone(&run.stream), run.area.clone())).or_default() += run.pieces;
        let small = run.pieces < options.bundle_min;
        match bundles.last_mut() {
            Some(last) if small && last.postcode.is_none() && last.goes_with(&run) => {
                last.add(run.sheets, run.range.1, run.pieces);
            }
            _ => bundles.push(Bundle { postcode: run.postcode.filter(|_| !small), ..run }),
        }
    }
    let mut number = 0;
    let mut stream = Arc::default();
    for bundle in &mut bundles {
        number = if bundle.stream == stream { number + 1 } else { 1 };
        stream = Arc::clone(&bundle.stream);
        bundle.number = number;
        let area = (Arc::clone(&bundle.stream), bundle.area.clone());
        bundle.area_pieces = areas.get(&area).copied().unwrap_or_default();
    }
    bundles
}

impl Bundle {
    fn add(&mut self, sheets: u32, last: u32, pieces: u32) {
        self.pieces += pieces;
        self.sheets += sheets;
        self.range.1 = last;
    }

    fn goes_with(&self, other: &Self) -> bool {
        self.stream == other.stream && self.country == other.country && self.area == other.area
    }
}

fn begin(place: BundleArea, piece: &Piece) -> (BundleArea, Bundle) {
    let bundle = Bundle {
        stream: Arc::clone(&place.stream),
        number: 0,
        country: place.country.clone(),
        area: place.area.clone(),
        postcode: Some(place.postcode.clone()),
        pieces: 1,
        sheets: piece.sheets,
        range: (piece.number, piece.number),
        area_pieces: 0,
    };
    (place, bundle)
}

fn place(piece: &Piece, letter: &PlannedLetter, options: &PostOptions) -> BundleArea {
    let home = || options.home.to_uppercase();
    let country = if piece.class.abroad { country(letter, &options.home) } else { home() };
    let postcode = letter.debtor.postcode.as_deref().unwrap_or_default().trim().to_owned();
    let area = if piece.class.abroad { country.clone() } else { area(&country, &postcode) };
    BundleArea { stream: Arc::clone(&piece.stream), country, area, postcode }
}

/// The département that a French postcode begins with: two digits, overseas (97, 98) three. Both
/// parts of Corsica are 20, as in the postcode. Elsewhere the first two characters.
fn area(country: &str, postcode: &str) -> String {
    let overseas =
        country == "FR" && (postcode.starts_with("97") || postcode.starts_with("98"));
    postcode.chars().take(if overseas { 3 } else { 2 }).collect()
}
