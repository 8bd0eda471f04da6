//! Reads an export of many rows into a ledger and says what it cost.
//!
//! `cargo run --release --example read_bench -- 1000000`: rows of 12 columns, made here, written
//! nowhere. The figures are those of the process (`/proc`), without making the rows.

#![expect(clippy::unwrap_used, reason = "an example may panic")]

use std::env;
use std::fmt::Write as _;
use std::fs;

use exports::{DebtorKind, Inputs, Text};
use findings::Currency;
use mimalloc::MiMalloc;
use relance::ledger::{self, Terms};

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let rows: usize = env::args().nth(1).map_or(1_000_000, |it| it.parse().unwrap());
    let bytes = export(rows);
    let megabytes = bytes.len() / 1_000_000;
    let before = cpu_ticks();
    let (export, findings) =
        exports::read_bytes("open.csv", bytes, &Inputs::default()).unwrap();
    let read = cpu_ticks();
    let terms = Terms {
        days: None,
        currency: Currency::EUR,
        written_kind: Some(DebtorKind::Business),
        persons: Default::default(),
        language: Text::from("fr"),
        as_of: None,
    };
    let (ledger, more) = ledger::open(export, &terms, &findings);
    let after = cpu_ticks();
    let invoices: usize = ledger.accounts.iter().map(|it| it.invoices.len()).sum();
    println!(
        "{rows} rows, {megabytes} MB, {} accounts, {invoices} invoices",
        ledger.accounts.len()
    );
    println!("{} findings", findings.len() + more.len());
    // A tick of the kernel's accounts is a hundredth of a second.
    let seconds = |from: u64, to: u64| (to - from) as f64 / 100.0;
    println!("user CPU: read {} s, ledger {} s", seconds(before, read), seconds(read, after));
    println!("peak memory: {}", status("VmHWM:"));
}

/// An export as French programs write it, three rows a debtor.
fn export(rows: usize) -> Vec<u8> {
    let mut text = String::with_capacity(rows * 150);
    text.push_str(
        "Code client;Raison sociale;Adresse;Code postal;Ville;N° facture;Date facture;",
    );
    text.push_str("Échéance;Montant TTC;Réglé;Reste dû;Devise\n");
    for row in 0..rows {
        let (debtor, day, month) = (row / 3, row % 28 + 1, row % 12 + 1);
        let (total, paid) = (row % 90_000 + 1000, row % 900);
        let rest = total - paid;
        writeln!(
            text,
            "C{debtor:06};Société Lefèvre {debtor};{} rue de la République;{:05};Orléans;\
             F2026-{row:07};{day:02}/{month:02}/2026;{day:02}/{month:02}/2026;\
             {},{:02};{},{:02};{},{:02};EUR",
            debtor % 200 + 1,
            10_000 + debtor % 80_000,
            total / 100,
            total % 100,
            paid / 100,
            paid % 100,
            rest / 100,
            rest % 100,
        )
        .unwrap();
    }
    text.into_bytes()
}

/// User time of this process so far.
fn cpu_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    after_name.split_whitespace().nth(11).unwrap().parse().unwrap()
}

fn status(key: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    line.map(|it| it.trim().to_owned()).unwrap_or_default()
}
