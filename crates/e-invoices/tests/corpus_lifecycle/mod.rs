//! Lifecycle messages against their facts.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use findings::{Currency, Money};
use relance_e_invoices::{Claim, Hold, Message, ReadError, Standing, read_lifecycle, standing};

use super::facts::{Rows, corpus, rows};

fn messages(folder: &Path, file: &str) -> Result<Vec<Message>, ReadError> {
    read_lifecycle(file, &std::fs::read(folder.join(file)).unwrap())
}

fn values(message: &Message) -> Vec<(&'static str, String)> {
    let text = |it: &Option<relance_e_invoices::Placed<String>>| {
        it.as_ref().map_or_else(String::new, |it| it.value.clone())
    };
    let joined = |all: Vec<String>| all.join(" | ");
    let rate = |it: &relance_e_invoices::Cashed| {
        it.vat_rate.as_ref().map_or_else(String::new, |it| format!(" ({it}%)"))
    };
    let other = message.other_amounts.iter();
    vec![
        ("number_mdt87", text(&message.number)),
        (
            "issue_date_mdt100",
            message.issued.as_ref().map_or_else(String::new, |it| it.value.to_string()),
        ),
        ("invoice_type_mdt91", text(&message.type_code)),
        (
            "seller_mdt129",
            message.seller.as_ref().map_or_else(String::new, |it| it.number.value.clone()),
        ),
        ("status_mdt105", text(&message.status)),
        ("status_text", text(&message.status_text)),
        ("reasons_mdt113", joined(message.reasons.iter().map(|it| it.code.clone()).collect())),
        (
            "cashed_men",
            joined(
                message
                    .cashed
                    .iter()
                    .map(|it| format!("{}{}", it.amount.value, rate(it)))
                    .collect(),
            ),
        ),
        (
            "other_amounts",
            joined(other.map(|it| format!("{}={}", it.code, it.amount)).collect()),
        ),
        ("status_time_mdt78", text(&message.time_text)),
        ("phase_mdt77", text(&message.phase)),
    ]
}

/// Amounts as facts write them may lack their decimals.
fn same(column: &str, found: &str, fact: &str) -> bool {
    let plain = |it: &str| match column {
        "cashed_men" | "other_amounts" => it.replace(".00", ""),
        _ => it.to_owned(),
    };
    plain(found) == plain(fact)
}

#[test]
fn every_message_equals_its_facts_field_by_field() {
    let Some(folder) = corpus("lifecycle") else { return };
    let Rows { rows, .. } = rows(&folder.join("FACTS.tsv"));
    let (mut faults, mut fields) = (Vec::new(), 0);
    for row in &rows {
        let file = row["file"].as_str();
        let read = messages(&folder, file);
        if matches!(read, Err(ReadError::Doctype { .. })) {
            continue;
        }
        let all = read.unwrap_or_else(|error| panic!("{file}: {error}"));
        let at: usize = row["reference"].parse().unwrap();
        let message = &all[at - 1];
        for (column, found) in values(message) {
            fields += 1;
            if !same(column, &found, &row[column]) {
                faults.push(format!("{file} [{column}]: `{found}`, facts `{}`", row[column]));
            }
        }
        let sum: Money = message.cashed.iter().map(|it| it.amount.value).sum();
        fields += 1;
        let expected = row["cashed_sum"].as_str();
        let expected = if expected.is_empty() { "0.00" } else { expected };
        if sum.to_string() != expected {
            faults.push(format!("{file} [cashed_sum]: {sum}, facts {expected}"));
        }
    }
    println!("lifecycle: {} rows of facts, {fields} fields compared", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The invoices that messages speak of, by number and day, with what was due.
fn claims(corpus: &Path) -> BTreeMap<(String, String), Claim> {
    let Rows { rows, .. } = rows(&corpus.join("../e-invoices/FACTS.tsv"));
    let of = |row: &BTreeMap<String, String>| {
        let due = row["due_bt115"].parse().ok()?;
        let issued: NaiveDate = row["issue_date"].parse().ok()?;
        let claim = Claim {
            seller: "000012344".to_owned(),
            number: row["number"].clone(),
            issued,
            currency: row["currency"].parse().unwrap_or(Currency::EUR),
            due: Money::new(due),
        };
        Some(((claim.number.clone(), issued.to_string()), claim))
    };
    rows.iter().filter_map(of).collect()
}

fn fits(expected: &str, standing: &Standing, claim: &Claim) -> bool {
    let lowered = claim.due - standing.residual(claim);
    let by = |amount: &str| lowered.to_string() == amount;
    let asked = !standing.questions.is_empty();
    let manual = matches!(standing.hold, Some(Hold::Manual { .. }));
    match expected {
        "nothing"
        | "nothing; ends 206-208"
        | "as any other"
        | "nothing: the first delivery stands"
        | "dispute ended" => standing.hold.is_none() && by("0.00"),
        "nothing (approved)" => standing.approved && standing.hold.is_none(),
        "hold disputed" | "the newest counts" => {
            matches!(standing.hold, Some(Hold::Disputed { .. }))
        }
        "hold refused" => matches!(standing.hold, Some(Hold::Refused { .. })),
        "hold payment-announced 10 days" | "hold payment-announced" => {
            matches!(standing.hold, Some(Hold::Announced { .. }))
        }
        "hold not-delivered" => matches!(standing.hold, Some(Hold::NotDelivered { .. })),
        "hold factored" => standing.hold == Some(Hold::Factored),
        "hold manual" => manual,
        "closed" => standing.cancelled && standing.residual(claim).is_zero(),
        "residual 0" => standing.residual(claim).is_zero(),

        "residual unchanged, finding" | "not taken off, finding" => by("0.00") && asked,
        "residual as before own-212-full" => by("0.00"),
        "residual not below 0, finding" => standing.residual(claim).is_zero() && asked,
        "finding, no crash" => {
            standing.questions.iter().any(|it| !it.holds()) && standing.hold.is_none()
        }
        _ => expected.strip_prefix("residual less ").is_some_and(|rest| {
            let amount: String =
                rest.chars().take_while(|it| it.is_ascii_digit() || *it == '.').collect();
            let amount = amount.parse().map(Money::new).unwrap();
            by(&amount.min(claim.due).to_string())
        }),
    }
}

/// Whether files are there, which another set of the same kinds may lack.
fn are_there(folder: &Path, files: &[&str]) -> bool {
    let all = files.iter().all(|it| folder.join(it).is_file());
    if !all {
        eprintln!("LEFT OUT: {files:?} are not in {}", folder.display());
    }
    all
}

#[test]
fn what_follows_from_each_message_is_what_its_table_expects() {
    let Some(folder) = corpus("lifecycle") else { return };
    let claims = claims(&folder);
    let Rows { rows, .. } = rows(&folder.join("OWN.tsv"));
    let mut faults = Vec::new();
    let mut met = 0;
    for row in &rows {
        let (file, expected) = (row["file"].as_str(), row["expected"].as_str());
        let read = messages(&folder, file);
        if expected == "refused" {
            met += usize::from(read.is_err());
            continue;
        }
        let all = read.unwrap();
        let first = &all[0];
        let number = first.number.as_ref().unwrap().value.clone();
        let day = first.issued.as_ref().unwrap().value.to_string();
        let found = claims.get(&(number.clone(), day));
        let told = match (expected, found) {
            ("listed, no effect" | "another invoice: no effect", None) => true,
            ("not for this creditor: ignored, counted", Some(claim)) => {
                !first.is_about(claim) && standing(&all, claim, 10).hold.is_none()
            }
            ("each by itself", Some(claim)) => {
                let second = all[1].number.as_ref().unwrap().value.clone();
                let other = claims.values().find(|it| it.number == second).unwrap();
                matches!(standing(&all, claim, 10).hold, Some(Hold::Disputed { .. }))
                    && standing(&all, other, 10).approved
            }
            ("SIREN = first nine digits", Some(claim)) => first.is_about(claim),
            ("adds up unless it is the same message (same MDT-4)", Some(claim)) => {
                let both =
                    [all.clone(), messages(&folder, "own/own-212-partial-1.xml").unwrap()]
                        .concat();
                let twice = [all.clone(), all.clone()].concat();
                standing(&both, claim, 10).cashed.to_string() == "200.00"
                    && standing(&twice, claim, 10).cashed.to_string() == "100.00"
            }
            (_, Some(claim)) => fits(expected, &standing(&all, claim, 10), claim),
            (_, None) => false,
        };
        if told {
            met += 1;
        } else {
            let standing = found.map(|it| standing(&all, it, 10));
            faults.push(format!("{file}: {expected}: {found:?} {standing:?}"));
        }
    }
    println!("lifecycle: {} pitfalls, {met} met", rows.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(met, rows.len());
}

#[test]
fn messages_are_taken_by_their_own_time() {
    let Some(folder) = corpus("lifecycle") else { return };
    let claims = claims(&folder);
    let order = ["1-completed", "2-announced", "3-dispute"];
    let files = order.map(|it| format!("own/own-order-{it}.xml"));
    if !are_there(&folder, &files.each_ref().map(String::as_str)) {
        return;
    }
    let claim = claims.values().find(|it| it.number == "AV26-0117").unwrap();
    let of = |name: &str| messages(&folder, &format!("own/own-order-{name}.xml")).unwrap();
    let (completed, announced, dispute) =
        (of("1-completed"), of("2-announced"), of("3-dispute"));
    let ended = [completed.clone(), dispute.clone()].concat();
    assert_eq!(standing(&ended, claim, 10).hold, None);
    let all = [announced, dispute, completed].concat();
    let until = NaiveDate::from_ymd_opt(2026, 10, 24).unwrap();
    assert_eq!(standing(&all, claim, 10).hold, Some(Hold::Announced { until }));
}

#[test]
fn the_copy_for_the_tax_office_is_no_second_payment() {
    let Some(folder) = corpus("lifecycle") else { return };
    let files = [
        "fnfe--UC1_F202500003_07-CDV-212_Encaissee.xml",
        "fnfe--UC1_F202500003_07-CDV-212_Encaissee_POUR_PPF.xml",
    ];
    let all: Vec<Message> =
        files.iter().flat_map(|it| messages(&folder, it).unwrap()).collect();
    let claim = Claim {
        seller: "100000009".to_owned(),
        number: "F202500003".to_owned(),
        issued: NaiveDate::from_ymd_opt(2025, 7, 1).unwrap(),
        currency: Currency::EUR,
        due: Money::from_cents(5_000_000),
    };
    assert_eq!(standing(&all, &claim, 10).cashed.to_string(), "12000.00");
}
