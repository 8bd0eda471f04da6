use std::collections::{BTreeMap, BTreeSet};

use crate::base::Currency;
use crate::ledger::Account;

use super::PlannedLetter;

/// The longest reference that a transfer carries whole from end to end (ISO 20022, `Max35Text` of
/// `EndToEndId` and of a structured creditor reference).
const LONGEST: usize = 35;

/// Hands out references that a debtor can type into a transfer: `R2-261122-C00123`.
///
/// Stage, date as `yymmdd`, debtor code in capitals and digits, currency when it is not the euro. Where
/// two accounts of the ledger would look the same, each gets four characters drawn from its exact code,
/// so that neither ever bears what the other could have borne in another run of the day.
pub(super) struct References {
    /// How many accounts of the ledger fold to each name.
    names: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
}

impl References {
    /// For all accounts of a ledger, whether they get a letter or not.
    pub(super) fn of(accounts: &[Account]) -> Self {
        let mut names = BTreeMap::new();
        for account in accounts {
            *names.entry(name(&account.debtor.code, account.currency)).or_default() += 1;
        }
        Self { names, taken: BTreeSet::new() }
    }

    /// The reference of one letter; a different one for every call.
    pub(super) fn give(&mut self, letter: &PlannedLetter) -> String {
        let (code, currency) = (&letter.debtor.code, letter.currency);
        let name = name(code, currency);
        let shared = self.names.get(&name).is_some_and(|accounts| *accounts > 1);
        let start = format!("{}-{}-", letter.stage.short(), letter.date.format("%y%m%d"));
        let marked = |mark: &str| {
            let room = LONGEST.saturating_sub(start.len() + 1 + mark.len());
            let short: String = name.chars().take(room).collect();
            let parts = [short.trim_matches('-'), mark];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            format!("{start}{}", parts.join("-"))
        };
        let plain = !shared && !name.is_empty() && start.len() + name.len() <= LONGEST;
        let mark = fingerprint(&format!("{code} {currency}"));
        let first = if plain { format!("{start}{name}") } else { marked(&mark) };
        let others = (2_usize..).map(|nth| marked(&format!("{mark}-{nth}")));
        let free = std::iter::once(first).chain(others).find(|it| !self.taken.contains(it));
        let reference = free.unwrap_or_default();
        self.taken.insert(reference.clone());
        reference
    }
}

/// An account's name in capital letters, digits and single dashes; empty where nothing can be kept.
fn name(code: &str, currency: Currency) -> String {
    let mut folded = String::with_capacity(code.len() + 4);
    for part in code.chars().map(fold) {
        if part != "-" || !(folded.is_empty() || folded.ends_with('-')) {
            folded.push_str(&part);
        }
    }
    let mut name = folded.trim_end_matches('-').to_owned();
    if currency != Currency::EUR {
        name = format!("{name}-{currency}");
    }
    name
}

/// A letter without its accent and in capitals; a dash for what has no place in a reference.
fn fold(letter: char) -> String {
    let plain = match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "A",
        'æ' => "AE",
        'ç' => "C",
        'è' | 'é' | 'ê' | 'ë' => "E",
        'ì' | 'í' | 'î' | 'ï' => "I",
        'ñ' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "O",
        'œ' => "OE",
        'ß' => "SS",
        'ù' | 'ú' | 'û' | 'ü' => "U",
        'ý' | 'ÿ' => "Y",
        plain if plain.is_ascii_alphanumeric() => {
            return plain.to_ascii_uppercase().to_string();
        }
        _ => "-",
    };
    plain.to_owned()
}

/// Four capitals and digits drawn from a text: 20 bits of its FNV-1a hash, which is the same on every
/// machine and in every release.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letter =
        |shift: u32| usize::try_from(hash >> shift & 31).ok().and_then(|at| letters.get(at));
    [5, 20, 35, 50].into_iter().filter_map(letter).map(|byte| char::from(*byte)).collect()
}
