//! The fixed words of letters in one language: `words.toml`.

mod blocks;
mod notice;

use serde::Deserialize;

use super::{Locale, elision};

pub use self::blocks::{
    DuplicateWords, PanelWords, PaymentWords, RecapWords, ReplyWords, TableWords,
};
pub use self::notice::{
    AloneWords, AnnexWords, EnclosureWords, OtherAnnexWords, StageWords, StepWords,
};

/// The fixed words of one language, as `words.toml` says them. `{ }` marks where a value goes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// How a letter begins, without the comma.
    pub salutation: String,
    /// Before the subject; `{place}` and `{date}`.
    pub place_date: String,
    /// Label of the subject.
    pub subject: String,
    /// Label of our reference.
    pub our_reference: String,
    /// Label of the debtor's code.
    pub account: String,
    /// Label of whom to call.
    pub contact: String,
    /// Label of how a registered letter is sent, where it stands among the references. The French word where a layout has none.
    #[serde(default = "sent_by")]
    pub sent_by: String,
    /// How it is sent. The French words where a layout has none.
    #[serde(default = "registered_mail")]
    pub registered_mail: String,
    /// How a letter begins and ends where that depends on whom it is written to.
    #[serde(default)]
    pub greeting: GreetingWords,
    /// The number of a registered letter, under how it is sent; `{number}`.
    #[serde(default = "registered_number")]
    pub registered_number: String,
    /// Telephone on the letterhead; `{phone}`.
    pub phone: String,
    /// Second line of an address; `{name}`.
    pub attention: String,
    /// Titles before a person's name, with which the line above is used.
    pub forms_of_address: Vec<String>,
    /// Between the last two of a list.
    pub and: String,
    /// At the end of a list cut short; `{n}`.
    pub and_others: String,
    /// Several rates from the lowest to the highest; `{least}` and `{most}`. The French words where a layout has none.
    #[serde(default = "rate_range")]
    pub rate_range: String,
    /// How the first of a month is said.
    pub first_day: String,
    /// An amount in its currency; `{amount}` and `{currency}`.
    pub money: String,
    /// A rate in percent; `{rate}`.
    pub percent: String,
    /// How the language writes numbers and dates.
    #[serde(skip)]
    pub locale: Locale,
    /// The language itself, such as `fr`.
    #[serde(skip)]
    pub language: String,
    /// SIREN at the foot; `{siren}`.
    pub siren: String,
    /// VAT number at the foot; `{vat}`.
    pub vat: String,
    /// Head of following pages; `{title}`, `{date}` and `{reference}`.
    pub page_header: String,
    /// Words of the table.
    pub table: TableWords,
    /// Words of the panel under the subject. The French ones where a layout has none.
    #[serde(default)]
    pub panel: PanelWords,
    /// Words of the payment block.
    pub payment: PaymentWords,
    /// Words of the sums of a notice. The French ones where a layout has none.
    #[serde(default)]
    pub recap: RecapWords,
    /// Words of the reply slip. The French ones where a layout has none.
    #[serde(default)]
    pub reply: ReplyWords,
    /// Names of earlier letters.
    pub steps: StepWords,
    /// Titles of the letter itself, on following pages.
    pub titles: StageWords,
    /// Words of the list of enclosures.
    pub enclosures: EnclosureWords,
    /// Words of the breakdown of penalties.
    pub annex: AnnexWords,
    /// Words of a duplicate. The French ones where a layout has none.
    #[serde(default)]
    pub duplicate: DuplicateWords,
}

impl Words {
    /// Takes the words of a creditor who does not write under the law of France, whose terms the others are.
    pub fn leave_france(&mut self) {
        let taken = [
            (&mut self.table.total, self.table.total_elsewhere.take()),
            (&mut self.recap.penalties, self.recap.penalties_elsewhere.take()),
        ];
        taken.into_iter().for_each(|(place, words)| {
            if let Some(words) = words {
                *place = words;
            }
        });
        if let Some(other) = self.annex.elsewhere.take() {
            let annex = &mut self.annex;
            (annex.title, self.enclosures.annex) = (other.title, other.enclosure);
            (annex.rule, annex.law) = (other.rule, other.law);
            (annex.penalty, annex.sum) = (other.penalty, other.sum);
            annex.interest_alone = other.interest_alone.or(annex.interest_alone.take());
            annex.on_residual =
                other.on_residual.unwrap_or(std::mem::take(&mut annex.on_residual));
            annex.deducts = other.deducts.unwrap_or(std::mem::take(&mut annex.deducts));
        }
    }
}

fn sent_by() -> String {
    "Envoi".to_owned()
}

fn registered_mail() -> String {
    "lettre recommandée avec avis de réception".to_owned()
}

/// How a letter begins and ends, by whom it is written to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GreetingWords {
    /// To firms and public bodies, without the comma; `{name}`. The ordinary salutation where it is none.
    pub firm: Option<String>,
    /// To persons with a title before their name; the first that fits.
    pub named: Vec<NamedGreeting>,
    /// How a letter ends where the person's name is not known.
    pub closing: String,
    /// How it ends where the salutation names the person; as otherwise where it is empty.
    pub closing_named: String,
}

/// How a letter begins to a person whose name carries one of some titles.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedGreeting {
    /// Words before a name.
    pub titles: Vec<String>,
    /// How the letter begins, without the comma; `{name}` is the name without its title.
    pub text: String,
}

fn registered_number() -> String {
    "n° {number}".to_owned()
}

fn rate_range() -> String {
    "{least} à {most}".to_owned()
}

/// Puts a value in the place of `{name}`; a text without that place stays as it is.
#[must_use]
pub fn fill(text: &str, name: &str, value: &str) -> String {
    let place = text
        .match_indices('{')
        .find(|(at, _)| text.get(at + 1..).is_some_and(|rest| starts(rest, name)));
    match place {
        Some((at, _)) => {
            let mut filled = String::with_capacity(text.len() + value.len());
            filled.push_str(text.get(..at).unwrap_or_default());
            elision::before_day(&mut filled, value);
            filled.push_str(value);
            filled.push_str(text.get(at + name.len() + 2..).unwrap_or_default());
            filled
        }
        None => text.to_owned(),
    }
}

/// Whether a text starts with a name and the brace that closes it.
fn starts(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| rest.starts_with('}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_names() {
        assert_eq!(fill("{place}, le {date}", "date", "1er mars"), "{place}, le 1er mars");
        assert_eq!(fill("{n} j", "n", "77"), "77 j");
        assert_eq!(fill("rien", "n", "77"), "rien");
    }
}
