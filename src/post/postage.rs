//! Weight and postage of pieces.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::tariff::Purchase;
use super::{Piece, PostOptions, Product, Weight};
use crate::plan::PlannedLetter;
use findings::{Args, Code, Finding, Origin, Source};

/// How close below a step a piece may be before somebody should weigh it: 3 hundredths of the step.
const NEAR: u64 = 3;

/// Weight and postage of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postage {
    /// The reckoned weight: envelope and sheets.
    pub weight: Weight,
    /// The most that pieces of its step weigh, in grams; none where the tariff has no such line.
    pub step: Option<u32>,
    /// In cents, options included; none where a part of it is not known.
    pub cents: Option<u32>,
    /// Since when its price holds.
    pub since: Option<NaiveDate>,
    /// Whether it is so close below its step that heavier paper would lift it over.
    pub near: bool,
}

impl PostOptions {
    /// The product that is bought for a piece; none where its channel names none.
    #[must_use]
    pub fn product(&self, piece: &Piece) -> Option<&Product> {
        self.products.get(&piece.class.channel)
    }

    /// The reckoned weight of a piece: envelope and sheets.
    #[must_use]
    pub fn weight(&self, piece: &Piece) -> Weight {
        // What is put up by hand takes at least the largest envelope there is.
        let envelope = self.envelopes.get(piece.class.size).or(self.envelopes.last());
        let empty = envelope.map_or(0, |envelope| envelope.weight.0);
        Weight(empty + u64::from(piece.sheets) * self.paper.sheet().0)
    }

    /// Weight and postage of a piece.
    #[must_use]
    pub fn postage(&self, piece: &Piece, letter: &PlannedLetter) -> Postage {
        let weight = self.weight(piece);
        let mut postage = Postage { weight, step: None, cents: None, since: None, near: false };
        let (Some(tariff), Some(bought)) = (&self.tariff, self.product(piece)) else {
            return postage;
        };
        let Some(product) = &bought.product else { return postage };
        let zone = zone(piece, letter, &self.home);
        let priced = |option: &str| {
            let date = letter.date;
            tariff.price(Purchase { product, option, zone: &zone, date }, weight)
        };
        let Some(base) = priced("") else { return postage };
        let extras = bought.options.iter().map(|option| priced(option)?.cents);
        postage.step = Some(base.step);
        postage.cents = base.cents.and_then(|base| Some(base + extras.sum::<Option<u32>>()?));
        postage.since = postage.cents.map(|_| base.since);
        let step = Weight::grams(base.step);
        let paper = Weight(weight.0 + u64::from(piece.sheets) * self.paper.slack().0);
        postage.near = paper > step || weight.0 * 100 >= step.0 * (100 - NEAR);
        postage
    }
}

/// Where a piece goes, as tariffs call it: the country of posting, its overseas parts (French
/// postcodes from 97), or abroad.
fn zone(piece: &Piece, letter: &PlannedLetter, home: &str) -> String {
    let postcode = letter.debtor.postcode.as_deref().unwrap_or_default();
    let home = home.to_uppercase();
    if piece.class.abroad {
        "INT".to_owned()
    } else if home == "FR" && (postcode.starts_with("97") || postcode.starts_with("98")) {
        "FR-OM".to_owned()
    } else {
        home
    }
}

/// Says once for each product and step what postage is not known, and of how many pieces; and how many
/// pieces should be put on a scale.
#[must_use]
pub fn proofread(
    pieces: &[Piece],
    letters: &[PlannedLetter],
    options: &PostOptions,
) -> Vec<Finding> {
    let Some(tariff) = &options.tariff else { return Vec::new() };
    let mut missing: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut near: BTreeMap<u32, usize> = BTreeMap::new();
    for piece in pieces {
        let Some(letter) = letters.get(piece.letter) else { continue };
        let Some(bought) = options.product(piece) else { continue };
        let Some(product) = &bought.product else { continue };
        let postage = options.postage(piece, letter);
        if postage.cents.is_none() {
            let named = [std::slice::from_ref(product), &bought.options].concat().join(" + ");
            let abroad = || zone(piece, letter, &options.home);
            let step = postage.step.map_or_else(abroad, |step| format!("{step} g"));
            *missing.entry((named, step)).or_default() += 1;
        } else if let (true, Some(step)) = (postage.near, postage.step) {
            *near.entry(step).or_default() += 1;
        }
    }
    let name = tariff.name.clone();
    let origin = Origin::file(&Arc::new(Source { name, ..Source::default() }));
    let missing = missing.into_iter().map(|((product, step), pieces)| {
        let args =
            Args::new().text("product", product).text("step", step).count("pieces", pieces);
        Finding::new(Code::PostageUnknown, origin.clone(), None, args)
    });
    let near = near.into_iter().map(|(step, pieces)| {
        let args = Args::new().text("step", format!("{step} g")).count("pieces", pieces);
        Finding::new(Code::WeightNearStep, origin.clone(), None, args)
    });
    missing.chain(near).collect()
}
