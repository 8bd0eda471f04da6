//! Files that nobody here wrote, against facts that independent readers gave. They are found in the folder that
//! `RELANCE_CORPUS` names; without it the tests say loudly that they were left out.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod corpus_lifecycle;
mod corpus_pitfalls;
mod facts;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use relance_e_invoices::{
    Document, Due, DueDate, Enclosed, Party, Placed, ReadError, Syntax, enclosed, read,
};

use self::facts::{Rows, amounts_equal, corpus, is_named, members, rows};

/// Reads the documents of a file of the corpus, each with what stands behind `!`.
fn documents(folder: &Path, file: &str) -> Result<Vec<(String, Document)>, ReadError> {
    let bytes = std::fs::read(folder.join(file)).unwrap();
    if is_named(file, "xml") {
        return Ok(vec![(String::new(), read(file, &bytes)?)]);
    }
    let inside = members(file, &bytes);
    let files = inside.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    if is_named(file, "zip") {
        let all = files.map(|(name, bytes)| Ok((name.to_owned(), read(name, bytes)?)));
        // A list of contents may lie beside the invoices.
        let aside =
            |it: &Result<_, ReadError>| !it.as_ref().is_err_and(ReadError::is_something_else);
        return all.filter(aside).collect();
    }
    Ok(match enclosed(files) {
        Enclosed::One(document) => vec![(document.file.clone(), *document)],
        Enclosed::Several(all) => all.into_iter().map(|it| (it.file.clone(), it)).collect(),
        Enclosed::Nothing => Vec::new(),
        Enclosed::Broken { error, .. } => return Err(error),
    })
}

/// The document that a row of facts is about.
fn document_of(folder: &Path, row: &BTreeMap<String, String>) -> Result<Document, String> {
    let (file, member) = row["file"].split_once('!').unwrap_or((row["file"].as_str(), ""));
    let all = documents(folder, file).map_err(|error| error.to_string())?;
    let wanted = if member.is_empty() { row["attachment"].as_str() } else { member };
    let only = all.len() == 1;
    let found = all.into_iter().find(|(name, _)| only || name == wanted);
    found.map(|(_, it)| it).ok_or_else(|| format!("no member {wanted}"))
}

fn texts<'d>(all: impl IntoIterator<Item = &'d Placed<String>>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for it in all {
        let value = it.value.split([' ', '\n', '\t', '\r']).filter(|it| !it.is_empty());
        let value = value.collect::<Vec<_>>().join(" ");
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen.join(" | ")
}

fn days<'d>(all: impl Iterator<Item = &'d DueDate>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for day in all.map(|it| it.day.value.to_string()) {
        if !seen.contains(&day) {
            seen.push(day);
        }
    }
    seen.join(" | ")
}

/// The days that the standard calls BT-9; others of an invoice in UBL are read beside them.
fn is_bt9(document: &Document, due: &DueDate) -> bool {
    document.syntax != Syntax::UblInvoice || due.day.element.matches('/').count() == 1
}

/// The public numbers of a party, else its others.
fn ids(party: &Party) -> Vec<&Placed<String>> {
    let public = |it: &&Placed<String>| it.element.ends_with("GlobalID");
    let all: Vec<&Placed<String>> = party.ids.iter().map(|it| &it.number).collect();
    let of_public: Vec<&Placed<String>> = all.iter().copied().filter(public).collect();
    if of_public.is_empty() { all } else { of_public }
}

/// The values of a document by the columns of the facts.
fn values(document: &Document) -> Vec<(&'static str, String)> {
    let Document { seller, buyer, .. } = document;
    let syntax = match document.syntax {
        Syntax::Cii => "CII",
        Syntax::Zugferd1 => "ZUGFeRD1",
        Syntax::UblInvoice | Syntax::UblCreditNote => "UBL",
    };
    let legal = |it: &Party| texts(it.legal_id.iter().map(|it| &it.number));
    let day = |it: &Option<Placed<NaiveDate>>| {
        it.as_ref().map_or_else(String::new, |it| it.value.to_string())
    };
    vec![
        ("syntax", syntax.to_owned()),
        ("type_code", texts(&document.type_code)),
        ("profile", texts(&document.profile)),
        ("number", texts(&document.number)),
        ("issue_date", day(&document.issued)),
        ("due_date", days(document.due_dates.iter().filter(|it| is_bt9(document, it)))),
        ("terms", texts(document.terms.iter().map(|it| &it.text))),
        (
            "currency",
            document.currency.as_ref().map_or_else(String::new, |it| it.value.to_string()),
        ),
        ("seller_name", texts(seller.known_as())),
        ("seller_legal_id", legal(seller)),
        ("seller_vat", texts(&seller.vat)),
        ("buyer_name", texts(buyer.known_as())),
        ("buyer_legal_id", legal(buyer)),
        ("buyer_vat", texts(&buyer.vat)),
        ("buyer_id", texts(ids(buyer))),
        ("buyer_street", texts(&buyer.address.line_1)),
        ("buyer_postcode", texts(&buyer.address.postcode)),
        ("buyer_city", texts(&buyer.address.city)),
        ("buyer_country", texts(&buyer.address.country)),
        ("buyer_email", texts(&buyer.email)),
        ("iban", texts(&document.accounts)),
        ("payment_means", texts(&document.means)),
        ("payment_reference", texts(&document.payment_references)),
        ("preceding_invoice", texts(document.preceding.iter().map(|it| &it.number))),
        (
            "payee",
            texts(
                document
                    .payee
                    .as_ref()
                    .and_then(|it| it.name.as_ref().or(it.trade_name.as_ref())),
            ),
        ),
    ]
}

#[test]
fn every_invoice_equals_its_facts_field_by_field() {
    let Some(folder) = corpus("e-invoices") else { return };
    let Rows { rows, .. } = rows(&folder.join("FACTS.tsv"));
    let (mut faults, mut fields) = (Vec::new(), 0);
    let mut by_syntax: BTreeMap<String, usize> = BTreeMap::new();
    for row in &rows {
        let file = &row["file"];
        let document = match document_of(&folder, row) {
            Ok(document) => document,
            // Of hostile files, facts say what a reader without limits sees.
            Err(_) if file.starts_with("own/hostile/") => continue,
            Err(error) => {
                faults.push(format!("{file}: {error}"));
                continue;
            }
        };
        *by_syntax.entry(row["syntax"].clone()).or_default() += 1;
        for (column, found) in values(&document) {
            fields += 1;
            if found != row[column] {
                faults.push(format!("{file} [{column}]: `{found}`, facts `{}`", row[column]));
            }
        }
        let amounts = [
            ("total_bt112", &document.total),
            ("prepaid_bt113", &document.prepaid),
            ("rounding_bt114", &document.rounding),
            ("due_bt115", &document.due_amount),
        ];
        for (column, found) in amounts {
            fields += 1;
            let found = found.as_ref().map(|it| it.value);
            if !amounts_equal(found, &row[column]) {
                faults.push(format!("{file} [{column}]: {found:?}, facts `{}`", row[column]));
            }
        }
    }
    println!(
        "e-invoices: {} rows of facts {by_syntax:?}, {fields} fields compared",
        rows.len()
    );
    assert!(faults.is_empty(), "{} of {fields} differ:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_term_equals_its_facts() {
    let Some(folder) = corpus("e-invoices") else { return };
    let Rows { rows, .. } = rows(&folder.join("TERMS.tsv"));
    let mut faults = Vec::new();
    for row in &rows {
        let (_, document) = documents(&folder, &row["file"]).unwrap().remove(0);
        let due = match document.due() {
            Due::On(day) | Due::ByTerms(day) => day.to_string(),
            Due::Undecided | Due::Unsaid => String::new(),
        };
        if due != row["expected_due_date"] {
            let expected = &row["expected_due_date"];
            faults.push(format!(
                "{}: `{due}`, facts `{expected}`: {}",
                row["file"], row["terms"]
            ));
        }
    }
    println!("e-invoices: {} texts of terms", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
