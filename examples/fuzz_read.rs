//! Throws odd bytes at the reader for so many seconds: `fuzz_read [SECONDS] [SEED]`.
//!
//! Every input is a mutation of one of `tests/fuzz-seeds`, drawn from a seeded generator, so that a
//! run can be repeated. An input that panics, loses a row or takes too much memory is written to
//! `tests/fuzz-seeds/crash-<number>` and ends the run.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "an example may panic"
)]

mod fuzzing;

use std::env;

use exports::Inputs;

use self::fuzzing::Fuzzer;

/// Pieces that mean something to the reader.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b";",
    b",",
    b"\t",
    b"|",
    b"\r",
    b"\n",
    b"\r\r\n",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"sep=,\n",
    b"Total",
    b"TOTAL;;;",
    b"Tiers;Facture;Solde\n",
    b"1,234",
    b"03/04/2026",
    b"151126",
    b"46348",
    b"7,32E+08",
    b"(1,00)",
    b"1,00 CR",
    b"\xE9",
    b"\x82",
    b"\xC3\xA9",
    b"99999999999999999999",
    b"-",
    b"\xE2\x88\x92",
    b"15 juil. 2026",
    b"31/02/2026",
    b"1.234.567,89",
];

fn main() {
    let mut arguments = env::args().skip(1).map(|it| it.parse::<u64>().unwrap());
    let fuzzer = Fuzzer {
        folder: "",
        more: None,
        most_bytes: 1 << 15,
        most_memory: 500_000,
        most_seconds: 60,
        pieces: PIECES,
        form: None,
        seeds: Vec::new(),
    };
    let (seconds, seed) = (arguments.next().unwrap_or(60), arguments.next().unwrap_or(1));
    fuzzer.run(seconds, seed, check);
}

/// Reads bytes and counts its rows.
fn check(bytes: Vec<u8>) -> bool {
    let size = bytes.len();
    // A workbook that cannot be opened is no export.
    let Ok((export, findings)) = exports::read_bytes("fuzz.csv", bytes, &Inputs::default())
    else {
        return false;
    };
    // Of a ledger, only lines on debtors' accounts are kept.
    let tables = export.tables.iter().filter(|it| it.ledger.is_none());
    let found: usize = tables.map(|it| it.rows).sum();
    let aside: usize = export.tables.iter().map(|it| it.merged + it.skipped).sum();
    assert_eq!(found, export.invoices.len() + export.broken.len() + aside, "a row is lost");
    assert!(findings.len() <= 2 * size + 10, "{} findings of {size} bytes", findings.len());
    assert!(found <= size, "{found} rows of {size} bytes");
    true
}
