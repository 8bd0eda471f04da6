//! How pieces are printed, put up and posted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{BY_HAND, Channel, Class, Envelope, Numbers, Paper, Product, Tariff, Weight};
use crate::plan::PlannedLetter;
use crate::rules::Stage;

/// How pieces are printed and where they are posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostOptions {
    /// Both sides of the paper, where a channel says nothing else.
    pub duplex: bool,
    /// Country of posting (ISO 3166-1, two letters); pieces that stay in it come first.
    pub home: String,
    /// The channel of stages that do not take the usual one.
    pub channels: BTreeMap<Stage, Channel>,
    /// How each channel is printed, and what is bought for it.
    pub products: BTreeMap<Channel, Product>,
    /// The envelopes, from the smallest.
    pub envelopes: Vec<Envelope>,
    /// The paper.
    pub paper: Paper,
    /// Numbers of registered mail that the post gave; none where letters get theirs elsewhere.
    pub numbers: Option<Arc<Numbers>>,
    /// Postage; none where none is known.
    pub tariff: Option<Arc<Tariff>>,
    /// The most a stream takes.
    pub limits: StreamLimits,
    /// Pieces that a postcode must have to be a bundle of its own; at least 1.
    pub bundle_min: u32,
    /// The postal service that prints and posts the pieces of debtors without one of their own.
    pub service: Option<Arc<str>>,
    /// Debtors with a postal service of their own, by code.
    pub services: BTreeMap<String, Arc<str>>,
    /// Whether streams have the sheets of a piece last to first, as some inserters want them.
    pub reversed: bool,
}

impl Default for PostOptions {
    /// One side of the paper, posted in France, without postage.
    fn default() -> Self {
        Self {
            duplex: false,
            home: "FR".to_owned(),
            channels: BTreeMap::new(),
            products: BTreeMap::new(),
            envelopes: Envelope::usual(),
            paper: Paper::default(),
            numbers: None,
            tariff: None,
            limits: StreamLimits::default(),
            bundle_min: 1,
            service: None,
            services: BTreeMap::new(),
            reversed: false,
        }
    }
}

/// The most a stream takes; what is more begins the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StreamLimits {
    /// Pieces; none: as many as there are.
    pub pieces: Option<u32>,
    /// Sheets; none: as many as there are. A piece is never split: one that has more goes alone.
    pub sheets: Option<u32>,
}

impl StreamLimits {
    /// Whether a stream may hold so many.
    pub(super) fn allow(self, pieces: u32, sheets: u32) -> bool {
        self.pieces.is_none_or(|most| pieces <= most)
            && self.sheets.is_none_or(|most| sheets <= most)
    }
}

impl PostOptions {
    /// The channel of a stage.
    #[must_use]
    pub fn channel(&self, stage: Stage) -> Channel {
        self.channels.get(&stage).copied().unwrap_or_else(|| Channel::of(stage))
    }

    /// Whether letters of a stage are printed on both sides.
    #[must_use]
    pub fn duplex(&self, stage: Stage) -> bool {
        let channel = self.products.get(&self.channel(stage));
        channel.and_then(|it| it.duplex).unwrap_or(self.duplex)
    }

    /// Whether another country than that of posting is meant.
    pub(super) fn leaves(&self, country: &str) -> bool {
        !country.eq_ignore_ascii_case(&self.home)
    }

    /// The kind of mail of a letter to `country` that takes so many sheets.
    pub(super) fn class_of(&self, letter: &PlannedLetter, country: &str, sheets: u32) -> Class {
        let size = self.size(sheets);
        let envelope = self.envelopes.get(size).map(|it| Arc::clone(&it.name));
        let own = self.services.get(&*letter.debtor.code);
        Class {
            channel: self.channel(letter.stage),
            abroad: self.leaves(country),
            service: own.or(self.service.as_ref()).cloned(),
            size,
            envelope: envelope.unwrap_or_else(|| BY_HAND.into()),
        }
    }

    /// The first envelope that takes so many sheets and may weigh what they weigh.
    fn size(&self, sheets: u32) -> usize {
        let paper = u64::from(sheets) * self.paper.sheet().0;
        let takes = |envelope: &Envelope| {
            let weight = Weight(envelope.weight.0 + paper);
            sheets <= envelope.sheets && envelope.max_weight.is_none_or(|max| weight <= max)
        };
        self.envelopes.iter().position(takes).unwrap_or(self.envelopes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_envelope_that_takes_the_sheets_is_chosen() {
        let mut options = PostOptions::default();
        let name = |options: &PostOptions, sheets| {
            options
                .envelopes
                .get(options.size(sheets))
                .map_or(BY_HAND, |it| &*it.name)
                .to_owned()
        };
        let names = [1, 5, 6, 10, 11, 45, 46, 100, 101].map(|sheets| name(&options, sheets));
        assert_eq!(names, ["DL", "DL", "C5", "C5", "C4", "C4", "C4+", "C4+", "manual"]);
        options.envelopes[0].max_weight = Some(Weight::grams(20));
        assert_eq!([3, 4].map(|sheets| name(&options, sheets)), ["DL", "C5"]);
    }
}
