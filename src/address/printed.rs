//! Types of a printed address: its lines, the rules applied to them, the parts that were cut.

use super::country::Country;
use super::rule::Rules;

/// Where letters are posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Code of the country whose post takes them.
    pub home: String,
    /// Language of the country line, such as `fr`.
    pub language: String,
}

/// An address as it is printed, before it is fitted into a window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    /// Its lines from top to bottom, none of them empty.
    pub lines: Vec<Line>,
    /// The rules applied.
    pub rules: Rules,
    /// The lines that had to be cut.
    pub cuts: Vec<Cut>,
    /// Whether the last line is not what sorting machines read: postcode and town.
    pub doubtful: bool,
    /// The country as the file has it, where nobody knows it.
    pub unknown_country: Option<String>,
}

/// A line of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// Its part of the address.
    pub part: Part,
}

/// The part of an address that a line is, in the order in which they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The firm or person.
    Name,
    /// Whom to hand it to there.
    Person,
    /// Flat, floor, stair, at whose.
    Inner,
    /// Entrance, building, estate, zone.
    Building,
    /// Number and street; abroad every line between name and town.
    Street,
    /// BP, CS, lieu-dit: what follows the street.
    Locality,
    /// Postcode and town.
    Town,
    /// The country, abroad.
    Country,
}

/// A line that was cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The line as it is printed.
    pub line: String,
    /// The text that is not printed.
    pub lost: String,
}

/// An address as it stands on paper, fitted into the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressed {
    /// Its lines from top to bottom, parted by line ends.
    pub lines: Box<str>,
    /// The rules applied to it.
    pub rules: Rules,
}

impl Posting {
    /// Letters posted in the creditor's country, which its code or name says.
    #[must_use]
    pub fn from(country: &str) -> Self {
        let home = Country::code_of(Some(country), "");
        let language = Country::language_of(&home).to_owned();
        Self { home, language }
    }
}

/// The pieces that addresses are put together from.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) name: String,
    pub(super) contact: Option<String>,
    pub(super) lines: Vec<String>,
    pub(super) postcode: String,
    pub(super) city: String,
}

impl Printed {
    /// Whether nothing stands between the name and a town where letters are brought to a door: a firm
    /// with a CEDEX of its own needs no street.
    #[must_use]
    pub fn lacks_street(&self) -> bool {
        let place = |part: Part| part > Part::Person && part < Part::Town;
        let mut towns = self.lines.iter().filter(|line| line.part == Part::Town);
        let cedex = |text: &str| text.split(' ').any(|word| word.eq_ignore_ascii_case("cedex"));
        !self.lines.iter().any(|line| place(line.part))
            && towns.next().is_some_and(|town| !cedex(&town.text))
    }

    /// Whether its postcode is one of the French territories overseas.
    pub(super) fn is_overseas(&self) -> bool {
        let town = self.lines.iter().find(|line| line.part == Part::Town);
        town.is_some_and(|it| it.text.starts_with("97") || it.text.starts_with("98"))
    }

    /// Adds a line, unless it is empty.
    pub(super) fn push(&mut self, text: String, part: Part) {
        if !text.is_empty() {
            self.lines.push(Line { text, part });
        }
    }
}
