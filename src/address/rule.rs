//! The rules applied to an address, each with its stable code.

use std::fmt;

/// Declares every rule once: name and stable code.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A rule applied to an address until it stood in the window. The codes are stable; they stand in the
        /// manifest.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule, in the order in which the manifest lists them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its code in the manifest.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

rules! {
    /// Tabs, line ends and doubled spaces became one space each.
    Spaces = "spaces",
    /// The town stood among the address lines.
    TownFromLines = "town-from-lines",
    /// The country stood among the address lines.
    CountryFromLines = "country-from-lines",
    /// A line that says again what another says was left out.
    Repeated = "repeated",
    /// A line that holds two things was parted.
    Parted = "parted",
    /// BP, CS or TSA has a line of its own, written without points.
    Delivery = "delivery",
    /// Lines were put in the order of the standard.
    Order = "order",
    /// `5 bis` became `5 B`.
    Number = "number",
    /// Of several numbers the first was kept.
    NumberRange = "number-range",
    /// The country's letters before a postcode were left out.
    Prefix = "prefix",
    /// A postcode was written as its post writes it.
    Postcode = "postcode",
    /// Small letters became capitals.
    Capitals = "capitals",
    /// Accents were left out.
    Accents = "accents",
    /// Punctuation was left out.
    Punctuation = "punctuation",
    /// The kind of a street was abbreviated.
    Abbreviated = "abbreviated",
    /// Two lines were put on one.
    Joined = "joined",
    /// A line was continued on the next.
    Wrapped = "wrapped",
    /// A country line was added.
    CountryLine = "country-line",
    /// The type is smaller than the layout's first choice.
    Smaller = "smaller",
    /// The lines stand closer than the layout has them.
    Closer = "closer",
    /// A line was set narrower.
    Condensed = "condensed",
    /// A line was cut.
    Cut = "cut",
}

/// The rules applied to one address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rules(u32);

impl Rules {
    /// Notes a rule.
    pub fn add(&mut self, rule: Rule) {
        self.0 |= 1 << rule as u32;
    }

    /// Notes a rule where it was applied.
    pub(super) fn add_if(&mut self, applied: bool, rule: Rule) {
        if applied {
            self.add(rule);
        }
    }

    /// Whether a rule was applied.
    #[must_use]
    pub fn has(self, rule: Rule) -> bool {
        self.0 & (1 << rule as u32) != 0
    }
}

impl fmt::Display for Rules {
    /// The codes with a space between them, in the order of [`Rule::ALL`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let applied = Rule::ALL.iter().filter(|rule| self.has(**rule));
        for (nth, rule) in applied.enumerate() {
            let space = if nth > 0 { " " } else { "" };
            write!(f, "{space}{}", rule.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_listed_in_their_order_each_once() {
        let mut rules = Rules::default();
        assert_eq!(rules.to_string(), "");
        for rule in [Rule::Cut, Rule::Spaces, Rule::Cut] {
            rules.add(rule);
        }
        assert_eq!(rules.to_string(), "spaces cut");
        assert!(Rule::ALL.len() <= 32, "a rule is a bit of 32");
    }
}
