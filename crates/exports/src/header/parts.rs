//! Headers that say more than a field: its unit, or whose address it is of.

use std::collections::BTreeMap;

use findings::Currency;

use crate::Field;
use crate::fold::fold;

use super::Surety;

/// The currency that a header names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeaderUnit {
    /// The currency.
    pub(crate) currency: Currency,
    /// Whether it is `$`, which many currencies are written with.
    pub(crate) dollar: bool,
}

/// A header without its unit, and the unit: `Reste dû (EUR)`, `Montant TTC €`, `Solde en euros`, `solde_eur`.
pub(super) fn unit(header: &str) -> Option<(&str, HeaderUnit)> {
    let header = header.trim();
    if let Some(inside) = header.strip_suffix([')', ']']) {
        let (bare, inside) = inside.rsplit_once(['(', '['])?;
        return Some((bare.trim_end(), currency(without_in(inside.trim()))?));
    }
    let (bare, last) = match header.rsplit_once(parts_words) {
        Some(parts) => parts,
        // `Total€`, `SoldeEUR`.
        None => header.split_at(header.find(['€', '£', '$']).or_else(|| capitals(header))?),
    };
    let unit = currency(last)?;
    let bare = bare.trim_end_matches(parts_words);
    let word = bare.rsplit_once(parts_words).filter(|(_, word)| IN.contains(word));
    Some((word.map_or(bare, |(bare, _)| bare.trim_end_matches(parts_words)), unit))
}

fn parts_words(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '_' | '-' | '/')
}

/// Where three capitals begin that end a word of small letters.
fn capitals(word: &str) -> Option<usize> {
    let at = word.len().checked_sub(3)?;
    let (bare, code) = word.split_at_checked(at)?;
    let small = bare.ends_with(|it: char| it.is_lowercase());
    (small && code.bytes().all(|it| it.is_ascii_uppercase())).then_some(at)
}

/// Words between an amount and its unit, in six languages.
const IN: &[&str] = &["en", "in"];

fn without_in(text: &str) -> &str {
    let word = text.split_once(' ').filter(|(word, _)| IN.contains(word));
    word.map_or(text, |(_, rest)| rest)
}

fn currency(text: &str) -> Option<HeaderUnit> {
    let of =
        |code: &str, dollar: bool| Some(HeaderUnit { currency: code.parse().ok()?, dollar });
    match text {
        "€" => of("EUR", false),
        "£" => of("GBP", false),
        "$" => of("USD", true),
        _ if matches!(&*fold(text), "euro" | "euros") => of("EUR", false),
        // Other three letters at the end of a header, such as `TTC`, are no currency.
        _ => KNOWN
            .iter()
            .find(|code| code.eq_ignore_ascii_case(text))
            .and_then(|it| of(it, false)),
    }
}

/// The currencies that headers of European programs name.
const KNOWN: &[&str] = &[
    "EUR", "CHF", "USD", "GBP", "CAD", "DKK", "SEK", "NOK", "PLN", "CZK", "HUF", "RON", "BGN",
    "TND", "MAD", "DZD", "XOF", "XAF", "XPF", "JPY", "AUD", "TRY",
];

/// Whose address a column is of, in front of its name and behind it, as they are folded.
const BEFORE: &[&str] = &[
    "billingaddress",
    "billing",
    "billto",
    "invoiceaddress",
    "invoice",
    "mailingaddress",
    "mailing",
    "customer",
    "client",
    "debtor",
    "company",
    "adressefacturation",
    "facturation",
    "rechnungsadresse",
    "rechnungs",
    "kunden",
    "klant",
    "factuur",
    "cliente",
    "facturacion",
    "fatturazione",
];
const BEHIND: &[&str] = &[
    "delafacturation",
    "defacturation",
    "facturation",
    "factures",
    "duclient",
    "client",
    "dudebiteur",
    "kunde",
    "klant",
    "delcliente",
    "cliente",
    "facturacion",
    "defacturacion",
    "fatturazione",
    "customer",
    "billing",
];

/// The part of an address, or the way to reach a debtor, that a header is about; none where it is another
/// one's, such as that of a delivery.
pub(super) fn of_address(
    folded: &str,
    known: &BTreeMap<String, (Field, Surety)>,
) -> Option<Field> {
    let is = |bare: &str| {
        let (field, _) = known.get(bare)?;
        let address = (Field::Contact..=Field::Country).contains(field);
        address.then_some(*field)
    };
    let before = BEFORE.iter().filter_map(|word| folded.strip_prefix(word));
    let behind = BEHIND.iter().filter_map(|word| folded.strip_suffix(word));
    before.chain(behind).find_map(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expected: Option<(&str, &str)>) {
        let actual = unit(header);
        let actual = actual.as_ref().map(|(bare, unit)| (*bare, unit.currency.as_str()));
        assert_eq!(actual, expected, "{header}");
    }

    #[test]
    fn units_stand_at_the_end() {
        check("Reste dû (EUR)", Some(("Reste dû", "EUR")));
        check("Montant TTC €", Some(("Montant TTC", "EUR")));
        check("Solde (en euros)", Some(("Solde", "EUR")));
        check("Solde en €", Some(("Solde", "EUR")));
        check("Betrag [CHF]", Some(("Betrag", "CHF")));
        check("Amount ($)", Some(("Amount", "USD")));
        check("Total€", Some(("Total", "EUR")));
        check("SoldeEUR", Some(("Solde", "EUR")));
        check("solde_eur", Some(("solde", "EUR")));
        check("Solde - CHF", Some(("Solde", "CHF")));
        check("montant_en_euros", Some(("montant", "EUR")));
        check("Montant TTC", None);
        check("Montant (k€)", None);
        check("Total", None);
        check("", None);
    }
}
