//! Reads the keys of `[export]` that settle how files are written.

use std::str::FromStr;
use std::sync::Arc;

use crate::address::Country;
use exports::{
    Answers, DebtorKind, DocumentKind, Encoding, Field, InputFile, Order, Profile, Settings,
    State, Zone,
};
use settings::{Document, Step, keys};

use super::files::{Home, ends_in};
use super::sections::{DirectDebit, ExportSection};

/// The profile by its name, or the file of one; none where it is to be recognised.
pub(super) fn profile(name: &str, home: &Home<'_>) -> Option<Arc<Profile>> {
    if name == "auto" {
        return None;
    }
    let place = ["export", "profile"];
    let own = || {
        if !ends_in(name, "toml") {
            let known = ["auto"].into_iter().chain(Profile::builtin_names());
            let known = known.map(str::to_owned).collect();
            home.document
                .fault(&keys(&place), settings::Problem::UnknownWord(name.to_owned(), known));
            return None;
        }
        home.parsed(name, &place, |text| Profile::parse(name, text))
    };
    Profile::builtin(name).or_else(own).map(Arc::new)
}

/// The file of a profile of the user's own: what is read rests on it.
pub(super) fn profile_file(name: &str, home: &Home<'_>) -> Option<InputFile> {
    ends_in(name, "toml").then(|| home.kept(name))
}

/// The settings for bytes, cells and values; `country` is the creditor's.
pub(super) fn settings(
    export: &ExportSection,
    country: &str,
    document: &Document<'_>,
) -> Settings {
    let encodings = || Encoding::ALL.iter().map(|it| it.as_str().to_owned()).collect();
    let orders = || Order::ALL.iter().map(|it| it.as_str().to_owned()).collect();
    let marks = || vec![",".to_owned(), ".".to_owned()];
    let word = WordReader { document };
    Settings {
        encoding: word.read("encoding", export.encoding.as_ref(), encodings),
        delimiter: word.delimiter(export.delimiter.as_ref()),
        header_line: export.header_line.filter(|line| *line > 0),
        decimal: word.read("decimal", export.decimal.as_ref(), marks),
        date_order: word.read("date_order", export.date_order.as_ref(), orders),
        total: word.read("total", export.total.as_ref(), || vec!["open".to_owned()]),
        subtotals: word
            .read("subtotals", export.subtotals.as_ref(), || vec!["ignore".to_owned()]),
        currency: Some(export.currency),
        zone: zone(country),
        hidden_rows: export.hidden_rows,
        lists_invoices: export.lists.is_some(),
        in_france: Country::code_of(Some(country), "") == "FR",
    }
}

/// The clocks of a country by its code or name; those of overseas territories are their own.
fn zone(country: &str) -> Zone {
    let own = Zone::of_country(&country.trim().to_uppercase());
    if own == Zone::default() {
        Zone::of_country(&Country::code_of(Some(country), ""))
    } else {
        own
    }
}

/// The columns that the job names; one whose field is empty is left aside.
pub(super) fn columns(
    export: &ExportSection,
    document: &Document<'_>,
) -> Vec<(String, Option<Field>)> {
    let known = || Field::ALL.iter().map(|field| field.as_str().to_owned()).collect();
    let named = export.columns.iter().filter(|(_, word)| !word.is_empty());
    let named = words("columns", named, known, document);
    let off = export.columns.iter().filter(|(_, word)| word.is_empty());
    let named = named.into_iter().map(|(header, field)| (header, Some(field)));
    named.chain(off.map(|(header, _)| (header.clone(), None))).collect()
}

/// The meanings that the job gives to words of the files.
pub(super) fn answers(export: &ExportSection, document: &Document<'_>) -> Answers {
    let states = || State::ALL.iter().map(|it| it.as_str().to_owned()).collect();
    let kinds = || DebtorKind::ALL.iter().map(|it| it.as_str().to_owned()).collect();
    let papers = || DocumentKind::ALL.iter().map(|it| it.as_str().to_owned()).collect();
    Answers {
        status: words("status", &export.status, states, document),
        kinds: words("kinds", &export.kinds, kinds, document),
        documents: words("documents", &export.documents, papers, document),
        dun_direct_debit: export.direct_debit == DirectDebit::Dun,
    }
}

/// The meanings in a table of the job; a word for one that is not known is a fault.
fn words<'a, T: FromStr>(
    table: &str,
    words: impl IntoIterator<Item = (&'a String, &'a String)>,
    known: impl Fn() -> Vec<String>,
    document: &Document<'_>,
) -> Vec<(String, T)> {
    let mut read = Vec::new();
    for (word, meaning) in words {
        if let Ok(meaning) = meaning.parse() {
            read.push((word.clone(), meaning));
        } else {
            let mut place = keys(&["export", table]);
            place.push(Step::Key(word.clone()));
            document.fault(&place, settings::Problem::UnknownWord(meaning.clone(), known()));
        }
    }
    read
}

/// Reads words that mean one of a few things.
struct WordReader<'a> {
    document: &'a Document<'a>,
}

impl WordReader<'_> {
    fn read<T: FromStr>(
        &self,
        key: &str,
        word: Option<&String>,
        known: impl Fn() -> Vec<String>,
    ) -> Option<T> {
        let word = word?;
        let read = word.parse().ok();
        if read.is_none() {
            let problem = settings::Problem::UnknownWord(word.clone(), known());
            self.document.fault(&keys(&["export", key]), problem);
        }
        read
    }

    /// One character, or the word for the one that cannot be seen.
    fn delimiter(&self, word: Option<&String>) -> Option<char> {
        let word = word?;
        let only = match word.as_str() {
            "tab" => Some('\t'),
            word => {
                let first = word.chars().next();
                first.filter(|it| word.len() == 1 && (it.is_ascii_punctuation() || *it == '\t'))
            }
        };
        if only.is_none_or(|it| it == '"') {
            let known = [";", ",", "tab", "|"].map(str::to_owned).to_vec();
            let problem = settings::Problem::UnknownWord(word.clone(), known);
            self.document.fault(&keys(&["export", "delimiter"]), problem);
            return None;
        }
        only
    }
}
