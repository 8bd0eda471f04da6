//! From a debtor's details to the lines of its address.

use crate::ledger::Debtor;
use exports::Text;

use super::abroad;
use super::country::Country;
use super::french;
use super::plain::key;
use super::rule::{Rule, Rules};

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
    /// What had to be cut.
    pub cuts: Vec<Cut>,
    /// Whether the last line is not what sorting machines read: postcode and town.
    pub doubtful: bool,
}

/// A line of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// What it is.
    pub part: Part,
}

/// What a line of an address is, in the order in which they are printed.
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

/// What a line lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The line as it is printed.
    pub line: String,
    /// What is not printed.
    pub lost: String,
}

/// An address as it stands on paper, fitted into the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressed {
    /// Its lines from top to bottom, parted by line ends.
    pub lines: Box<str>,
    /// What was done to it.
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

/// The address of a debtor by the rules of its country; `contact` is the line that says whom to hand
/// it to.
#[must_use]
pub fn printed(debtor: &Debtor, contact: Option<&str>, posting: &Posting) -> Printed {
    let mut rules = Rules::default();
    let mut clean = |text: &str| cleaned(text, &mut rules);
    let mut pieces = Pieces {
        name: clean(&debtor.name),
        contact: contact.map(&mut clean).filter(|it| !it.is_empty()),
        lines: debtor.address.iter().map(|it| clean(it)).collect(),
        postcode: debtor.postcode.as_deref().map(&mut clean).unwrap_or_default(),
        city: debtor.city.as_deref().map(&mut clean).unwrap_or_default(),
    };
    pieces.lines.retain(|line| !line.is_empty());
    let given = debtor.country.as_deref().unwrap_or_default();
    let code = pieces.country(given, &posting.home, &mut rules);
    pieces.leave_out_repeated(&mut rules);
    let mut printed = if code == "FR" {
        french::printed(pieces, rules)
    } else {
        abroad::printed(pieces, rules, &code, code == posting.home)
    };
    if code != posting.home && !code.is_empty() {
        let line = Country::named(&code).map(|it| it.line(&posting.language));
        let text = line.unwrap_or_else(|| cleaned(given, &mut printed.rules).to_uppercase());
        printed.lines.push(Line { text, part: Part::Country });
        printed.rules.add(Rule::CountryLine);
    }
    printed
}

/// The address as the files give it: name, contact, lines, postcode, town, country.
#[must_use]
pub fn raw(debtor: &Debtor) -> String {
    let of = |text: &Option<Text>| text.clone();
    let ends = [&debtor.postcode, &debtor.city, &debtor.country].into_iter().filter_map(of);
    let given = std::iter::once(debtor.name.clone()).chain(of(&debtor.contact));
    let given: Vec<Text> = given.chain(debtor.address.iter().cloned()).chain(ends).collect();
    given.join(" | ")
}

impl Pieces {
    /// Which country it is, where a cell or the last line says so. Then the line is left out.
    fn country(&mut self, given: &str, home: &str, rules: &mut Rules) -> String {
        let mut code = Country::code_of(Some(given), home);
        let Some((last, before)) = self.lines.split_last() else { return code };
        let Some(named) = Country::named(last) else { return code };
        let told = !given.trim().is_empty();
        let town = !self.city.is_empty()
            || before.last().is_some_and(|it| it.contains(|c: char| c.is_ascii_digit()));
        if (told && named.code == code) || (!told && town) {
            named.code.clone_into(&mut code);
            self.lines.pop();
            rules.add(Rule::CountryFromLines);
        }
        code
    }

    /// Leaves out lines that say again what name, contact or town say.
    fn leave_out_repeated(&mut self, rules: &mut Rules) {
        if self.lines.is_empty() {
            return;
        }
        let town = format!("{} {}", self.postcode, self.city);
        let turned = format!("{} {}", self.city, self.postcode);
        let said = [&self.name, &self.city, &town, &turned];
        let mut said: Vec<String> = said.into_iter().map(|it| key(it)).collect();
        said.extend(self.contact.as_deref().map(key));
        let before = self.lines.len();
        self.lines.retain(|line| {
            let line = key(line);
            line.is_empty() || !said.contains(&line)
        });
        rules.add_if(self.lines.len() < before, Rule::Repeated);
    }
}

/// A text on one line with single spaces.
fn cleaned(text: &str, rules: &mut Rules) -> String {
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    let mut one = String::with_capacity(text.len());
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        if !one.is_empty() {
            one.push(' ');
        }
        one.push_str(word);
    }
    rules.add_if(one != text.trim_matches(' '), Rule::Spaces);
    one
}

impl Printed {
    /// Adds a line, unless it is empty.
    pub(super) fn push(&mut self, text: String, part: Part) {
        if !text.is_empty() {
            self.lines.push(Line { text, part });
        }
    }
}
