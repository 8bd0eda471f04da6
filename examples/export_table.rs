//! Tells what each export gives, as a table in Markdown.
//!
//! ```text
//! cargo run --release --example export_table -- FILE...
//! ```
//!
//! Rows are those of the file; invoices and credits are what is open; `owed` is invoices without
//! credits. Due dates that are missing are 30 days after the invoice.

#![expect(clippy::unwrap_used, reason = "an example may panic")]

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use exports::{DebtorKind, InputFile, Inputs, Text};
use findings::{Currency, Money};
use relance::ledger::{self, Terms};

fn main() {
    println!("| Export | Rows | Debtors | Invoices | Credits | Owed | Findings |");
    println!("|---|---|---|---|---|---|---|");
    for path in env::args().skip(1) {
        println!("{}", row(Path::new(&path)));
    }
}

/// One file as one row.
fn row(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let file = InputFile::on_disk(path, name.clone());
    let inputs = Inputs::of(vec![file]);
    let (export, mut findings) = match exports::read(&inputs) {
        Ok(read) => read,
        Err(error) => return format!("| `{name}` | {error} | | | | | |"),
    };
    let rows: usize = export.tables.iter().map(|table| table.rows).sum();
    let terms = Terms {
        days: Some(30),
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: Text::from("fr"),
    };
    let (ledger, more) = ledger::open(export, &terms, &findings);
    findings.extend(more);
    let (mut invoices, mut credits) = (0, 0);
    let mut owed: BTreeMap<Currency, Money> = BTreeMap::new();
    for account in &ledger.accounts {
        let sum = owed.entry(account.currency).or_default();
        *sum += account.invoices.iter().map(|it| it.residual).sum();
        *sum += -account.credits.iter().map(|it| it.amount).sum::<Money>();
        invoices += account.invoices.len();
        credits += account.credits.len();
    }
    let owed: Vec<String> =
        owed.iter().map(|(currency, sum)| format!("{sum} {currency}")).collect();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    findings.iter().for_each(|it| *codes.entry(it.code.as_str()).or_default() += 1);
    let codes: Vec<String> =
        codes.iter().map(|(code, count)| format!("{count} {code}")).collect();
    let debtors: usize = {
        let mut codes: Vec<&str> = ledger.accounts.iter().map(|it| &*it.debtor.code).collect();
        codes.dedup();
        codes.len()
    };
    let (owed, codes) = (owed.join(", "), codes.join(", "));
    format!("| `{name}` | {rows} | {debtors} | {invoices} | {credits} | {owed} | {codes} |")
}
