//! Reads the statements of the corpus and compares each with what independent readers say of it, field by field.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../../../tests/tools/corpus.rs"]
mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use corpus::corpus;
use findings::{Currency, Money};
use relance_statements::{
    Entry, Format, Line, PayerAccount, Proof, ReadError, Reversals, Statement, Status,
    read_bytes,
};

/// A row of a table, by the names of its columns.
type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        names
            .iter()
            .map(|it| (*it).to_owned())
            .zip(line.split('\t').map(str::to_owned))
            .collect()
    };
    lines.map(row).collect()
}

/// Every file of the corpus, each of a ZIP by itself, and what was read of it.
fn read_all(folder: &Path) -> BTreeMap<String, Result<Vec<Statement>, ReadError>> {
    let mut all = BTreeMap::new();
    for below in ["", "own"] {
        let Ok(files) = fs::read_dir(folder.join(below)) else { continue };
        for path in files.map(|it| it.unwrap().path()).filter(|it| it.is_file()) {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let about = ["tsv", "md"].map(|it| path.extension().is_some_and(|of| of == it));
            if about.contains(&true) {
                continue;
            }
            for file in read_bytes(&name, &fs::read(&path).unwrap(), &[]) {
                all.insert(file.source.name.clone(), file.statements);
            }
        }
    }
    all
}

fn said(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |it| it.to_string())
}

fn money(value: Option<Money>) -> String {
    said(value.map(Money::exact))
}

fn facts(statement: &Statement) -> Row {
    let (came, went) = statement.sums();
    let booked = |it: &&Entry| it.status == Status::Booked;
    let format = match statement.format {
        // The facts know one name for both.
        Format::Mt942 => "mt940",
        format => format.as_str(),
    };
    let values = [
        ("format", format.to_owned()),
        ("version", statement.version.to_string()),
        ("account", statement.account.as_str().to_owned()),
        ("opening", money(statement.opening.map(|it| it.amount))),
        ("closing", money(statement.closing.map(|it| it.amount))),
        ("currency", said(statement.currency)),
        ("booked_entries", statement.entries.iter().filter(booked).count().to_string()),
        ("all_entries", statement.entries.len().to_string()),
        ("sum_credits", came.exact()),
        ("sum_debits", went.exact()),
        ("balance_check", check(statement.proof).to_owned()),
        ("reversal_reading", reading(statement).to_owned()),
    ];
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn check(proof: Proof) -> &'static str {
    match proof {
        Proof::Closes => "ok",
        Proof::Off(_) => "wrong",
        Proof::OfNotice | Proof::Missing => "not possible",
    }
}

fn reading(statement: &Statement) -> &'static str {
    match statement.reversals {
        // What a reversal is, is part of the sign in MT940.
        _ if matches!(statement.format, Format::Mt940 | Format::Mt942) => "",
        Reversals::None => "",
        Reversals::AsWritten => "as-is",
        Reversals::Turned => "turned",
        Reversals::Undecided => "undecided",
    }
}

fn joined(parts: &[Box<str>]) -> String {
    parts.join(" | ")
}

/// What the bank says beside: of the entry, else of the payment.
fn additional(entry: &Entry, line: &Line, format: Format) -> String {
    if entry.more.is_empty() && format.is_camt() {
        joined(&line.more)
    } else {
        entry.more.to_string()
    }
}

fn payment(entry: &Entry, line: Option<&Line>, format: Format) -> Row {
    let none = Line::default();
    let (amount, currency) =
        line.map_or((entry.amount, entry.currency), |it| (it.amount, it.currency));
    let line = line.unwrap_or(&none);
    let day = |it: Option<NaiveDate>| said(it);
    let status = match entry.status {
        Status::Booked => "BOOK",
        Status::Pending => "PDNG",
        Status::Information => "INFO",
        Status::Unknown => "",
    };
    let currency: Option<Currency> = currency;
    let values = [
        ("day", day(entry.day)),
        ("value_day", day(entry.value_day)),
        ("amount", money(amount)),
        ("currency", said(currency)),
        ("status", status.to_owned()),
        ("reversal", if entry.reversal { "yes" } else { "" }.to_owned()),
        ("payer_name", line.payer.to_string()),
        ("payer_iban", said(line.payer_account.map(PayerAccount::hex))),
        ("ultimate_debtor", line.ultimate.to_string()),
        ("structured_reference", joined(&line.references)),
        ("document_numbers", joined(&line.documents)),
        ("unstructured_text", joined(&line.text)),
        ("end_to_end_id", line.end_to_end.to_string()),
        ("bank_reference", entry.bank_reference.to_string()),
        ("return_reason", line.reason.to_string()),
        ("additional_text", additional(entry, line, format)),
    ];
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Where what was read is not what the facts say.
fn differing(place: &str, facts: &Row, read: &Row, format: Format) -> Vec<String> {
    let mut differing = Vec::new();
    for (name, value) in read {
        let fact = facts.get(name).map_or("", String::as_str);
        let expected = match name.as_str() {
            "payer_iban" => said(PayerAccount::of(fact).map(PayerAccount::hex)),
            // Of MT942 the facts leave out the currency, which stands in field 34F.
            "currency" if format == Format::Mt942 && fact.is_empty() => continue,
            _ => fact.to_owned(),
        };
        let same_number = || match (expected.parse::<f64>(), value.parse::<f64>()) {
            (Ok(_), Ok(_)) if ["opening", "closing", "amount"].contains(&name.as_str()) => {
                let plain =
                    |it: &str| it.trim_end_matches('0').trim_end_matches('.').to_owned();
                plain(&expected) == plain(value)
            }
            _ => false,
        };
        if expected != *value && !same_number() {
            differing.push(format!("{place} {name}: expected `{expected}`, read `{value}`"));
        }
    }
    differing
}

#[test]
fn every_statement_is_what_its_facts_say() {
    let Some(folder) = corpus("statements") else { return };
    let all = read_all(&folder);
    let mut wrong = Vec::new();
    let (mut files, mut seen) = (BTreeSet::new(), 0);
    for facts_row in rows(&folder.join("FACTS.tsv")) {
        let file = &facts_row["file"];
        let number: usize = facts_row["statement_no"].parse().unwrap();
        files.insert(file.clone());
        match all.get(file) {
            Some(Ok(read)) if number <= read.len() => {
                let statement = &read[number - 1];
                let place = format!("{file}#{number}");
                wrong.extend(differing(
                    &place,
                    &facts_row,
                    &facts(statement),
                    statement.format,
                ));
                seen += 1;
            }
            other => wrong.push(format!(
                "{file}#{number}: {:?}",
                other.map(|it| it.as_ref().map(Vec::len))
            )),
        }
    }
    for (name, read) in &all {
        let facts = rows(&folder.join("FACTS.tsv"));
        let known = facts.iter().filter(|it| it["file"] == *name).count();
        let count = read.as_ref().map_or(0, Vec::len);
        if known != count {
            wrong.push(format!("{name}: {count} statements, {known} in the facts"));
        }
    }
    println!("{seen} statements of {} files compared", files.len());
    assert!(wrong.is_empty(), "{}\n{} differ", wrong.join("\n"), wrong.len());
    assert!(seen > 0);
}

/// The table of `docs/payments.md`.
fn print_table(all: &BTreeMap<String, Result<Vec<Statement>, ReadError>>) {
    let statements: Vec<&Statement> =
        all.values().filter_map(|it| it.as_ref().ok()).flatten().collect();
    let names: BTreeSet<&str> = statements.iter().map(|it| it.format.as_str()).collect();
    println!("| Format | Statements | close | do not | no balance | Payments |");
    println!("|---|--:|--:|--:|--:|--:|");
    for name in names {
        let of = || statements.iter().filter(|it| it.format.as_str() == name);
        let count = |check_is: &str| of().filter(|it| check(it.proof) == check_is).count();
        let payments = of().flat_map(|it| &it.entries).map(|it| it.lines.len().max(1));
        println!(
            "| {name} | {} | {} | {} | {} | {} |",
            of().count(),
            count("ok"),
            count("wrong"),
            count("not possible"),
            payments.sum::<usize>()
        );
    }
    let refused = all.values().filter(|it| it.is_err()).count();
    println!("{} files, {refused} refused", all.len());
}

#[test]
fn every_payment_is_what_its_facts_say() {
    let Some(folder) = corpus("statements") else { return };
    let all = read_all(&folder);
    let mut wrong = Vec::new();
    let mut expected: BTreeMap<(String, usize, usize), Vec<Row>> = BTreeMap::new();
    for row in rows(&folder.join("ENTRIES.tsv")) {
        let number = |name: &str| row[name].parse::<usize>().unwrap();
        let key = (row["file"].clone(), number("statement_no"), number("entry_no"));
        expected.entry(key).or_default().push(row);
    }
    let mut seen = 0;
    for (name, statements) in &all {
        let statements = statements.as_deref().unwrap_or_default();
        for (of, statement) in (1..).zip(statements) {
            for (place, entry) in (1..).zip(&statement.entries) {
                let facts = expected.remove(&(name.clone(), of, place)).unwrap_or_default();
                let read: Vec<Row> = if entry.lines.is_empty() {
                    vec![payment(entry, None, statement.format)]
                } else {
                    entry
                        .lines
                        .iter()
                        .map(|it| payment(entry, Some(it), statement.format))
                        .collect()
                };
                let place = format!("{name}#{of}/{place}");
                if facts.len() != read.len() {
                    wrong.push(format!(
                        "{place}: {} payments, {} in the facts",
                        read.len(),
                        facts.len()
                    ));
                }
                for (facts, read) in facts.iter().zip(&read) {
                    wrong.extend(differing(&place, facts, read, statement.format));
                    seen += 1;
                }
            }
        }
    }
    wrong.extend(expected.keys().map(|it| format!("{it:?} was not read")));
    println!("{seen} payments compared");
    print_table(&all);
    assert!(wrong.is_empty(), "{}\n{} differ", wrong.join("\n"), wrong.len());
    assert!(seen > 0);
}
