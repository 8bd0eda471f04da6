//! The kind of each journal of a ledger: by its code, else its name, else its accounts.

use std::collections::BTreeMap;

use crate::fold::fold;
use crate::{Journal, LedgerOptions};

use super::LedgerFile;

/// Words in the name of a journal that say what it records.
const NAMES: &[(Journal, &[&str])] = &[
    (
        Journal::Opening,
        &["anouveau", "anouveaux", "balanceinitiale", "ouverture", "reportanouveau"],
    ),
    (Journal::Sales, &["vente", "ventes", "facturation", "revenue", "sales"]),
    (Journal::Bank, &["banque", "caisse", "remise", "remises", "cheques", "bank", "cash"]),
];

/// Which accounts stand in the entries of a journal.
#[derive(Debug, Clone, Default)]
struct Evidence {
    name: String,
    /// Income, class 70.
    sells: bool,
    /// Bank or cash, classes 51 and 53.
    pays: bool,
}

/// The kind of each journal, by code.
pub(super) fn kinds(file: &LedgerFile) -> BTreeMap<String, Journal> {
    let columns = &file.columns;
    let mut journals: BTreeMap<&str, Evidence> = BTreeMap::new();
    for (_, cells) in file.records() {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        let journal = journals.entry(cell(columns.journal)).or_default();
        if journal.name.is_empty() {
            journal.name =
                columns.journal_name.map_or_else(String::new, |it| cell(it).to_owned());
        }
        let account = cell(columns.account);
        journal.sells |= account.starts_with("70");
        journal.pays |= account.starts_with("51") || account.starts_with("53");
    }
    let kind = |(code, evidence): (&str, Evidence)| {
        let kind = by_code(code, &file.options).or_else(|| by_name(&evidence.name));
        (code.to_owned(), kind.unwrap_or_else(|| by_accounts(code, &evidence)))
    };
    journals.into_iter().map(kind).collect()
}

fn by_code(code: &str, options: &LedgerOptions) -> Option<Journal> {
    let code = code.to_uppercase();
    let kinds = [
        (Journal::Opening, &options.opening),
        (Journal::Sales, &options.sales),
        (Journal::Bank, &options.bank),
    ];
    let mut kinds = kinds.into_iter().filter(|(_, starts)| {
        starts.iter().any(|start| !start.is_empty() && code.starts_with(&start.to_uppercase()))
    });
    kinds.next().map(|(kind, _)| kind)
}

fn by_name(name: &str) -> Option<Journal> {
    let whole = fold(name);
    let words: Vec<String> = name.split(|it: char| !it.is_alphanumeric()).map(fold).collect();
    let says = |known: &&str| whole == *known || words.iter().any(|word| word == known);
    NAMES.iter().find(|(_, known)| known.iter().any(says)).map(|(kind, _)| *kind)
}

/// A journal that turns claims into money is a bank's, one that turns them into income is of sales; one
/// that does both, or is called one of sundry operations, is neither.
fn by_accounts(code: &str, evidence: &Evidence) -> Journal {
    match (evidence.sells, evidence.pays) {
        _ if code.to_uppercase().starts_with("OD") => Journal::Other,
        (true, false) => Journal::Sales,
        (false, true) => Journal::Bank,
        _ => Journal::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, name: &str, accounts: (bool, bool), expected: Journal) {
        let (sells, pays) = accounts;
        let evidence = Evidence { name: name.to_owned(), sells, pays };
        let known = by_code(code, &LedgerOptions::default()).or_else(|| by_name(name));
        assert_eq!(known.unwrap_or_else(|| by_accounts(code, &evidence)), expected);
    }

    #[test]
    fn the_code_goes_before_the_name_and_the_name_before_the_accounts() {
        check("VE", "Caisse", (false, true), Journal::Sales);
        check("J1", "Ventes France", (false, true), Journal::Sales);
        check("J1", "À-nouveaux", (true, true), Journal::Opening);
        check("CRC", "Crédit agricole", (false, true), Journal::Bank);
        check("J1", "", (true, false), Journal::Sales);
    }

    #[test]
    fn sundry_operations_are_for_a_person() {
        check("OD", "Opérations diverses", (false, true), Journal::Other);
        check("J1", "", (true, true), Journal::Other);
        check("J1", "", (false, false), Journal::Other);
    }
}
