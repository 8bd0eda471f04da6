//! Whether a payer is a debtor, by name.

use findings::fold::spaced;

/// Forms of firms and words of address, which say nothing of who it is.
const FORMS: &[&str] = &[
    "sarl",
    "sas",
    "sasu",
    "sa",
    "eurl",
    "sci",
    "scop",
    "snc",
    "selarl",
    "ei",
    "eirl",
    "gie",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "ev",
    "co",
    "cie",
    "ltd",
    "llc",
    "inc",
    "plc",
    "bv",
    "nv",
    "srl",
    "spa",
    "sl",
    "slu",
    "sprl",
    "societe",
    "ste",
    "ets",
    "etablissements",
    "m",
    "mr",
    "mme",
    "monsieur",
    "madame",
    "mlle",
    "herr",
    "frau",
    "ou",
    "et",
    "und",
    "and",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
];

/// The words of a name that say who it is, in order.
pub(super) fn words(name: &str) -> Vec<String> {
    let spaced = spaced(name);
    // `S.A.R.L.` is one word.
    let mut words: Vec<String> = Vec::new();
    let mut single = String::new();
    for word in spaced.split(' ').filter(|it| !it.is_empty()) {
        if word.chars().count() == 1 {
            single.push_str(word);
            continue;
        }
        words.extend(Some(std::mem::take(&mut single)).filter(|it| !it.is_empty()));
        words.push(word.to_owned());
    }
    words.extend(Some(single).filter(|it| !it.is_empty()));
    let own: Vec<String> =
        words.iter().filter(|it| !FORMS.contains(&it.as_str())).cloned().collect();
    if own.is_empty() { words } else { own }
}

/// The fewest letters of a name that banks may have cut.
const SHORTEST_CUT: usize = 12;

/// Whether two names are one: the same words, or one cut off where the bank's field ends.
pub(super) fn agree(one: &[String], other: &[String]) -> bool {
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (first, second) = (one.concat(), other.concat());
    if first == second {
        return true;
    }
    let (mut one, mut other) = (one.to_vec(), other.to_vec());
    one.sort_unstable();
    other.sort_unstable();
    if one == other {
        return true;
    }
    let (short, long) =
        if first.len() < second.len() { (first, second) } else { (second, first) };
    short.chars().count() >= SHORTEST_CUT && long.starts_with(&short)
}
