//! Channels, envelopes and classes of mail.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;

use super::Weight;
use crate::rules::Stage;

/// Which way a piece goes through the post office.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// Put into the box.
    #[default]
    Letter,
    /// A letter that can be followed on its way.
    Tracked,
    /// Registered, with proof of delivery.
    Registered,
}

impl Channel {
    /// Every channel, in the order of piece numbers.
    pub const ALL: [Self; 3] = [Self::Letter, Self::Tracked, Self::Registered];

    /// The channel of a stage where the job says nothing: a formal notice is registered, so that its
    /// date can be proved.
    #[must_use]
    pub fn of(stage: Stage) -> Self {
        match stage {
            Stage::Reminder1 | Stage::Reminder2 | Stage::Reminder3 => Self::Letter,
            Stage::FormalNotice => Self::Registered,
        }
    }

    /// Its word in job files and stream names.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Tracked => "tracked",
            Self::Registered => "registered",
        }
    }
}

/// A kind of envelope, from the smallest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Its name, such as `DL`.
    pub name: Arc<str>,
    /// The most sheets it takes.
    pub sheets: u32,
    /// Its empty weight.
    pub weight: Weight,
    /// The most a filled one may weigh, in grams; none where sheets alone decide.
    #[serde(default)]
    pub max_weight: Option<Weight>,
}

/// The name of the class of pieces that no envelope takes: they are put up by hand.
pub const BY_HAND: &str = "manual";

impl Envelope {
    /// The name of an envelope by which the stream of another is called too, if there is one; pieces put up by
    /// hand have a stream as well.
    #[must_use]
    pub fn alike(envelopes: &[Self]) -> Option<&str> {
        let mut known = BTreeSet::from([BY_HAND.to_owned()]);
        let twin = envelopes.iter().find(|it| !known.insert(plain(&it.name)));
        twin.map(|it| &*it.name)
    }

    /// The envelopes used where the job names none. Capacities and weights are estimates for 80 g
    /// paper and common window envelopes, which the job can replace by what stands on the box.
    #[must_use]
    pub fn usual() -> Vec<Self> {
        let envelope = |name: &str, sheets, weight| Self {
            name: name.into(),
            sheets,
            weight: Weight(weight),
            max_weight: None,
        };
        vec![
            envelope("DL", 5, 4500),
            envelope("C5", 10, 8000),
            envelope("C4", 45, 17_000),
            envelope("C4+", 100, 25_000),
        ]
    }
}

/// A kind of mail; each has streams of its own, because it needs its own envelopes and its own way
/// through the post office.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// Its way through the post office.
    pub channel: Channel,
    /// Whether it leaves the country of posting.
    pub abroad: bool,
    /// The postal service that prints and posts it; none when we do.
    pub service: Option<Arc<str>>,
    /// The envelope, by its place in the list; one past the last is by hand.
    pub size: usize,
    /// The name of the envelope.
    pub envelope: Arc<str>,
}

impl Class {
    /// Whether its pieces are registered.
    #[must_use]
    pub fn is_registered(&self) -> bool {
        self.channel == Channel::Registered
    }
}

/// The name of an envelope in the names of files: `c4x` for `C4+`, `c5_6` for `C5/6`. What follows a `-` is
/// said of the class or of the part of its stream.
fn plain(name: &str) -> String {
    let sign = |c: char| match c {
        '+' => 'x',
        c if c.is_alphanumeric() => c.to_ascii_lowercase(),
        _ => '_',
    };
    name.trim().chars().map(sign).collect()
}

impl fmt::Display for Class {
    /// `letter-dl`, `registered-c5-abroad-maileva`: also the name of its stream.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.channel.as_str())?;
        write!(f, "-{}", plain(&self.envelope))?;
        if self.abroad {
            f.write_str("-abroad")?;
        }
        match &self.service {
            Some(service) => write!(f, "-{service}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], alike: Option<&str>) {
        let envelope = |name: &&str| Envelope {
            name: (*name).into(),
            sheets: 1,
            weight: Weight(0),
            max_weight: None,
        };
        let envelopes: Vec<Envelope> = names.iter().map(envelope).collect();
        assert_eq!(Envelope::alike(&envelopes), alike);
    }

    #[test]
    fn streams_are_called_apart_and_are_files() {
        let class =
            |name: &str| Class { envelope: name.into(), ..Class::default() }.to_string();
        assert_eq!(class("C4+"), "letter-c4x");
        assert_eq!(class("C5/6"), "letter-c5_6");
        assert_eq!(class("../../x"), "letter-______x");
        assert_eq!(class("Fenêtre 35"), "letter-fenêtre_35");
        check(&["DL", "C5/6", "C5", "C4+"], None);
        check(&["C5/6", "c5 6"], Some("c5 6"));
        check(&["C4x", "C4+"], Some("C4+"));
        check(&["Manual"], Some("Manual"));
    }
}
