//! From a debtor to the lines of its address, by the rules of its country.

use crate::ledger::Debtor;
use exports::Text;

use super::abroad;
use super::country::Country;
use super::french;
use super::printed::{Line, Part, Pieces, Posting, Printed};
use super::rule::{Rule, Rules};
use findings::fold::compact;

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
        printed.unknown_country = line.is_none().then(|| given.trim().to_owned());
        let text = line.unwrap_or_else(|| cleaned(given, &mut printed.rules).to_uppercase());
        printed.lines.push(Line { text, part: Part::Country });
        printed.rules.add(Rule::CountryLine);
    }
    if Country::is_overseas(given) && !printed.is_overseas() {
        printed.unknown_country = Some(given.trim().to_owned());
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
        let mut said: Vec<String> = said.into_iter().map(|it| compact(it)).collect();
        said.extend(self.contact.as_deref().map(compact));
        let before = self.lines.len();
        self.lines.retain(|line| {
            let line = compact(line);
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
