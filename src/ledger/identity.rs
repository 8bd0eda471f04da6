//! Whether two names, codes or rows mean one debtor.

use std::collections::BTreeMap;

use exports::DebtorRow;

use findings::fold::{compact, composed};
use findings::is_unseen;

/// Words of a name that do not tell one firm or person from another: legal forms, civilities, and words that
/// names are joined with.
const NOT_TELLING: &[&str] = &[
    "ag",
    "and",
    "asso",
    "association",
    "au",
    "aux",
    "bv",
    "bvba",
    "cie",
    "co",
    "corp",
    "de",
    "der",
    "des",
    "die",
    "du",
    "ei",
    "eirl",
    "et",
    "etablissement",
    "etablissements",
    "ets",
    "eurl",
    "fils",
    "frau",
    "gie",
    "gmbh",
    "herr",
    "inc",
    "kg",
    "la",
    "le",
    "les",
    "limited",
    "llc",
    "llp",
    "ltd",
    "m",
    "madame",
    "mademoiselle",
    "mlle",
    "mm",
    "mme",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "nv",
    "of",
    "ohg",
    "plc",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "sci",
    "scop",
    "scp",
    "scs",
    "selarl",
    "sig",
    "sigra",
    "sl",
    "snc",
    "societe",
    "spa",
    "sprl",
    "srl",
    "ste",
    "the",
    "ug",
    "und",
    "y",
];

/// Whether two names may well be of one debtor: the same words, one with more of them than the other, an
/// initial for a first name, or a slip of the pen.
pub(crate) fn is_one_name(one: &str, other: &str) -> bool {
    let (first, second) = (telling(one), telling(other));
    if first.is_empty() || second.is_empty() || first.concat() == second.concat() {
        return true;
    }
    let (few, many) =
        if first.len() <= second.len() { (&first, &second) } else { (&second, &first) };
    let found = |word: &String| many.iter().any(|it| is_one_word(word, it));
    few.iter().all(found) || is_slip(&first.concat(), &second.concat())
}

/// The words of a name that tell who it is, small and without accents.
fn telling(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut joins = false;
    for word in name.split(|letter: char| !letter.is_alphanumeric()) {
        let word = compact(word);
        let single = word.chars().count() == 1;
        match words.last_mut().filter(|_| single && joins) {
            // S.A.R.L., J.-P.
            Some(last) => last.push_str(&word),
            None if !word.is_empty() => words.push(word),
            None => continue,
        }
        joins = single;
    }
    words.retain(|word| !NOT_TELLING.contains(&word.as_str()));
    words
}

/// Whether a word is another, or its initial.
fn is_one_word(one: &str, other: &str) -> bool {
    let initial =
        |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == other || initial(one, other) || initial(other, one)
}

/// Whether two long texts differ in a letter or two.
fn is_slip(one: &str, other: &str) -> bool {
    let allowed = match one.chars().count().min(other.chars().count()) {
        0..5 => 0,
        5..10 => 1,
        _ => 2,
    };
    allowed > 0 && strsim::osa_distance(one, other) <= allowed
}

/// The letters of a code as two programs may write it: without blanks, signs that nobody sees and capitals, a
/// letter with its accent always one sign.
fn letters(code: &str) -> String {
    let code = composed(code);
    let letters = code.chars().filter(|it| !it.is_whitespace() && !is_unseen(*it));
    letters.flat_map(char::to_lowercase).collect()
}

/// A code as two programs may write it, without leading zeros too.
pub(super) fn folded_code(code: &str) -> String {
    let small = letters(code);
    let short = small.trim_start_matches('0');
    if short.is_empty() { small } else { short.to_owned() }
}

/// The legal person in a SIREN or SIRET: its first nine digits.
pub(super) fn siren(row: &DebtorRow) -> Option<String> {
    let digits: String = row.siren.as_deref()?.chars().filter(char::is_ascii_digit).collect();
    digits.get(..9).map(str::to_owned)
}

/// Whether an identifier that both rows give says that they are of one debtor.
pub(super) fn vouched(one: &DebtorRow, other: &DebtorRow) -> bool {
    let same = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
    let of = |text: Option<&str>| text.map(compact).filter(|text| !text.is_empty());
    same(siren(one), siren(other))
        || same(of(one.vat.as_deref()), of(other.vat.as_deref()))
        || same(of(one.email.as_deref()), of(other.email.as_deref()))
}

/// Whether two rows may well be of one debtor, by the numbers of the law where both give one, else by name;
/// no where they give neither.
pub(super) fn agree(one: &DebtorRow, other: &DebtorRow) -> bool {
    if let (Some(one), Some(other)) = (siren(one), siren(other)) {
        return one == other;
    }
    let names = one.name.as_deref().zip(other.name.as_deref());
    names.is_some_and(|(one, other)| is_one_name(one, other))
}

/// Of so many debtors those whose codes differ in nothing but case, blanks, leading zeros and signs that nobody sees,
/// by their places; two places at least, in order.
pub(super) fn alike<'c>(
    debtors: usize,
    code: impl Fn(usize) -> Option<&'c str>,
) -> Vec<Vec<usize>> {
    // Sums take no memory, and few codes share one or only its first bits.
    let sums: Vec<u64> = (0..debtors).map(|at| code(at).map_or(0, sum)).collect();
    let bits = (8 * debtors as u64).next_power_of_two();
    let place = |sum: u64| (sum ^ (sum >> 32)) % bits;
    let (mut once, mut twice) = (BitSet::of(bits), BitSet::of(bits));
    for sum in &sums {
        if !once.insert(place(*sum)) {
            twice.insert(place(*sum));
        }
    }
    let sums = sums.into_iter().zip(0..).filter(|(sum, _)| twice.contains(place(*sum)));
    let mut sums: Vec<(u64, usize)> = sums.collect();
    sums.sort_unstable();
    let mut alike = Vec::new();
    for same in sums.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let mut by_code: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (_, at) in same {
            by_code.entry(folded_code(code(*at).unwrap_or_default())).or_default().push(*at);
        }
        alike.extend(by_code.into_values().filter(|places| places.len() > 1));
    }
    alike.sort();
    alike
}

/// A set of small numbers.
struct BitSet(Vec<u64>);

impl BitSet {
    /// Room for numbers below a limit.
    fn of(limit: u64) -> Self {
        Self(vec![0; (limit / 64 + 1) as usize])
    }

    /// Takes a number in; whether it was not there before.
    fn insert(&mut self, number: u64) -> bool {
        let Some(word) = self.0.get_mut((number / 64) as usize) else { return false };
        let before = *word;
        *word |= 1 << (number % 64);
        before != *word
    }

    fn contains(&self, number: u64) -> bool {
        self.0.get((number / 64) as usize).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}

/// A number drawn from [`folded_code`], the same for equal ones.
fn sum(code: &str) -> u64 {
    if code.is_ascii() {
        // Nearly every code, without a look at the tables of all letters.
        let letters = code.bytes().map(char::from);
        let seen = letters.filter(|it| !it.is_whitespace() && !it.is_control());
        return sum_of(seen.map(|it| it.to_ascii_lowercase()));
    }
    sum_of(letters(code).chars())
}

fn sum_of(letters: impl Iterator<Item = char>) -> u64 {
    letters.skip_while(|letter| *letter == '0').fold(0xcbf2_9ce4_8422_2325, |sum, letter| {
        (sum ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        assert_eq!(is_one_name(one, other), same, "{one} and {other}");
        assert_eq!(is_one_name(other, one), same, "{other} and {one}");
    }

    #[test]
    fn one_name_is_written_in_many_ways() {
        check("Librairie Morand SARL", "LIBRAIRIE MORAND", true);
        check("S.A.R.L. Librairie-Morand", "Librairie Morand", true);
        check("M. Paul Évrard", "EVRARD Paul", true);
        check("P. Évrard", "Évrard Paul", true);
        check("Ets Boulay et Fils", "Boulay", true);
        check("Menuiserie Talbot", "Menuiserie Tallbot", true);
        check("SARL", "Atelier Nord", true);
    }

    #[test]
    fn other_names_are_other_names() {
        check("Café du Départ", "Café de la Gare", false);
        check("Paul Évrard", "Marie Évrard", false);
        check("Ets Un SARL", "Ets Deux SARL", false);
        check("Garage Nord", "Garage Sud", false);
        check("C12", "C13", false);
    }

    #[test]
    fn codes_differ_in_case_blanks_leading_zeros_and_unseen_signs() {
        for code in ["00c 12", "C12", " c12 ", "0C12", "C\u{200b}12", "C\u{a0}12\u{feff}"] {
            assert_eq!(folded_code(code), "c12");
        }
        assert_eq!(folded_code("E\u{301}1"), folded_code("é1"));
        assert_ne!(folded_code("é1"), folded_code("e1"));
        assert_ne!(folded_code("C012"), folded_code("C12"));
        assert_eq!(folded_code("000"), "000");
    }

    proptest! {
        #[test]
        fn codes_that_are_one_have_one_sum(code in "[0 a-cA-C\u{b}éÉ]{0,6}") {
            let other = format!("0 {}\u{b}", code.to_uppercase());
            prop_assert_eq!(sum(&code), sum(&other));
            // Letter by letter, as where not all are ASCII.
            let letters = code.chars().filter(|it| !it.is_whitespace());
            prop_assert_eq!(sum(&code), sum_of(letters.flat_map(char::to_lowercase)));
        }
    }
}
