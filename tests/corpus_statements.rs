//! Reads the statements of the corpus through the program, each file in a job of its own, and compares with what independent
//! readers say of it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "tools/corpus.rs"]
mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::NaiveDate;
use corpus::corpus;
use findings::Code;
use relance::job::{Job, Overrides};
use relance::payments::Payments;
use relance::run;
use rust_decimal::Decimal;

const JOB: &str = r#"
[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04", email = "b@atelier.example" }
account = [{ currency = "EUR", iban = "FR7630006000011234567890189" }]

[export]
as_of = 2000-01-01

[payments]
statements = ["STATEMENT"]
"#;

const EXPORT: &str = "debtor;name;invoice;invoice_date;due_date;residual
C1;Menuiserie Roux SARL;FA-0000-77;2026-01-15;2026-02-15;10,00
";

type Facts = BTreeMap<String, String>;

/// What the facts say of the statements of each file, by the file that a job would name.
fn facts(text: &str) -> BTreeMap<String, Vec<Facts>> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let mut files: BTreeMap<String, Vec<Facts>> = BTreeMap::new();
    for line in lines {
        let cells = line.split('\t').map(str::to_owned);
        let row: Facts = names.iter().map(|it| (*it).to_owned()).zip(cells).collect();
        let file = row["file"].split('!').next().unwrap().to_owned();
        files.entry(file).or_default().push(row);
    }
    files
}

#[test]
fn every_statement_reaches_a_job_as_its_facts_say() {
    let Some(folder) = corpus("statements") else { return };
    let facts = facts(&fs::read_to_string(folder.join("FACTS.tsv")).unwrap());
    let (mut wrong, mut seen, mut lines) = (Vec::new(), 0, 0);
    for (file, rows) in &facts {
        let bytes = fs::read(folder.join(file)).unwrap();
        let builder = Job::builder().text(JOB.replace("STATEMENT", file));
        let builder = builder.file(file, bytes).export("open.csv", EXPORT.as_bytes());
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let job = builder.build(&Overrides::on(date)).unwrap();
        let planned = run::plan(&job).unwrap();
        let payments = planned.payments.unwrap();
        let told = |it: &Payments| -> BTreeSet<String> {
            it.statements
                .iter()
                .map(|it| {
                    let format = it.format.as_str().replace("mt942", "mt940");
                    let closes = if it.closes { "ok" } else { "" };
                    format!("{format} {} {} {closes}", it.account, it.entries)
                })
                .collect()
        };
        let expected: BTreeSet<String> = rows
            .iter()
            .map(|it| {
                let closes = if it["balance_check"] == "ok" { "ok" } else { "" };
                let account = it["account"].replace(' ', "");
                format!("{} {account} {} {closes}", it["format"], it["all_entries"])
            })
            .collect();
        let read = told(&payments);
        if read != expected || payments.statements.len() != rows.len() {
            wrong.push(format!("{file}: expected {expected:?}, read {read:?}"));
        }
        // What does not close is said.
        let off = rows.iter().filter(|it| it["balance_check"] == "wrong").count();
        let said = |code| planned.findings.iter().filter(|it| it.code == code).count();
        if said(Code::StatementOff) != off {
            wrong
                .push(format!("{file}: {off} do not close, {} said", said(Code::StatementOff)));
        }
        seen += rows.len();
        // Every entry is a line or a counted debit, to the cent.
        let totals = payments.balance().unwrap();
        lines += payments.lines.len();
        if let [row] = rows.as_slice()
            && let ([total], true) =
                (totals.as_slice(), row["all_entries"] == row["booked_entries"])
        {
            let number = |name: &str| row[name].parse::<Decimal>().unwrap_or_default();
            let booked = number("sum_credits") - number("sum_debits");
            if total.booked.amount() != booked {
                wrong.push(format!("{file}: expected {booked}, booked {}", total.booked));
            }
        }
    }
    println!("{seen} statements of {} files, {lines} lines of payments.csv", facts.len());
    assert!(wrong.is_empty(), "{}\n{} differ", wrong.join("\n"), wrong.len());
    assert!(seen > 0);
}
