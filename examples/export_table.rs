//! Tells what each export gives, as a table in Markdown.
//!
//! ```text
//! cargo run --release --example export_table -- [--needs] FILE...
//! ```
//!
//! Rows are those of the file; invoices and credits are what is open by the state of each; `owed` is invoices
//! without credits. Due dates that are missing are 30 days after the invoice. `--needs` adds what a file needs
//! that is refused.

#![expect(clippy::unwrap_used, reason = "an example may panic")]

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use exports::{DebtorKind, InputFile, Inputs, State, Text};
use findings::{Currency, Money};
use relance::ledger::{self, Terms};

fn main() {
    let (flags, files): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|it| it == "--needs");
    let needs = !flags.is_empty();
    let (head, line) = if needs { (" Needs |", "---|") } else { ("", "") };
    println!("| Export | Rows | Debtors | Invoices | Credits | Owed | Findings |{head}");
    println!("|---|---|---|---|---|---|---|{line}");
    for path in files {
        println!("{}", row(Path::new(&path), needs));
    }
}

/// What to do about a finding that holds rows of a layout.
fn need(code: &str) -> &'static str {
    match code {
        "R1" | "R41" => "the cell corrected",
        "R7" => "a header named under `[export.columns]`",
        "R16" => "`date_order`",
        "R20" => "an export with all its rows, or `subtotals = \"ignore\"`",
        "R40" => "a column named, or `total = \"open\"`",
        "R43" | "R45" => "an export of open items",
        "R44" => "an export with amounts in the currency of the document",
        "R49" => "the detailed report",
        "R50" => "the accounts of debtors alone",
        "R52" => "`[export.documents]` with the letters before the number",
        "L37" => "a column of what remains, or `total = \"open\"`",
        _ => "",
    }
}

/// One file as one row.
fn row(path: &Path, needs: bool) -> String {
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
        as_of: None,
    };
    let (ledger, more) = ledger::open(export, &terms, &findings);
    findings.extend(more);
    let (mut invoices, mut credits) = (0, 0);
    let mut owed: BTreeMap<Currency, Money> = BTreeMap::new();
    for account in &ledger.accounts {
        let sum = owed.entry(account.currency).or_default();
        let open = || account.invoices.iter().filter(|it| it.state == State::Open);
        *sum += open().map(|it| it.residual).sum();
        *sum += -account.credits.iter().map(|it| it.amount).sum::<Money>();
        invoices += open().count();
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
    let line = format!(
        "| `{name}` | {rows} | {debtors} | {invoices} | {credits} | {owed} | {codes} |"
    );
    if !needs {
        return line;
    }
    let mut held: Vec<&str> =
        findings.iter().filter(|it| it.holds()).map(|it| need(it.code.as_str())).collect();
    held.retain(|it| !it.is_empty());
    held.sort_unstable();
    held.dedup();
    format!("{line} {} |", held.join(", "))
}
