//! Changes ledger files and workbooks at random and reads them: nothing may panic.
//!
//! ```text
//! cargo run --release --example fuzz_ledger -- SECONDS SEED FILE...
//! ```
//!
//! Without files it starts from a small ledger of its own. The same seed makes the same inputs; the last
//! one stands in `fuzz_ledger.input` of the folder for temporary files while it is read.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "an example may panic")]

use std::env;
use std::fs;
use std::time::{Duration, Instant};

use exports::{DebtorKind, InputFile, Inputs, Text};
use findings::Currency;
use relance::ledger::{self, Terms};

/// A ledger of three entries.
const LEDGER: &str = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\t\
    CompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\t\
    DateLet\tValidDate\tMontantdevise\tIdevise\r\n\
    VE\tVentes\t1\t20260801\t411000\tClients\tA1\tAuberge\tF1\t20260801\tx\t120,00\t0,00\tAA\t\t\t\t\r\n\
    VE\tVentes\t1\t20260801\t706000\tVentes\t\t\tF1\t20260801\tx\t0,00\t120,00\t\t\t\t\t\r\n\
    BQ\tBanque\t2\t20260901\t411000\tClients\tA1\tAuberge\tV1\t20260901\tx\t0,00\t100,00\tAA\t\t\t\t\r\n\
    BQ\tBanque\t2\t20260901\t512000\tBanque\t\t\tV1\t20260901\tx\t100,00\t0,00\t\t\t\t\t\r\n\
    AN\tOuverture\t3\t20260101\t411000\tClients\tA1\tAuberge\tRAN\t20260101\tx\t20,00\t0,00\t\t\t\t\tUSD\r\n\
    AN\tOuverture\t3\t20260101\t890000\tBilan\t\t\tRAN\t20260101\tx\t0,00\t20,00\t\t\t\t\t\r\n";

/// What is put into files: marks, numbers and letters at the edge of what is allowed.
const PIECES: &[&[u8]] = &[
    b"\t",
    b"|",
    b";",
    b"\"",
    b"\r",
    b"\n",
    b"\r\r\n",
    b"\0",
    b"\x82",
    b"\xFF",
    b"\xC3",
    b"-",
    b",",
    b".",
    b"99999999999999999999",
    b"20261399",
    b"411",
    b"411000",
    b"4117",
    b"RAN",
    b"AN\t",
    b"AA",
    b"Montant\tSens",
    "\u{feff}é".as_bytes(),
];

/// Numbers that look random and are the same for the same seed (xorshift64*, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % end.max(1)
    }
}

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let seconds = words.first().map_or(10, |it| it.parse().unwrap());
    let seed = words.get(1).map_or(1, |it| it.parse().unwrap());
    let mut seeds: Vec<Vec<u8>> =
        words.iter().skip(2).map(|path| fs::read(path).unwrap()).collect();
    if seeds.is_empty() {
        seeds.push(LEDGER.as_bytes().to_vec());
    }
    let mut chance = Chance(seed);
    let (begin, mut inputs) = (Instant::now(), 0_usize);
    let mut accounts = 0;
    while begin.elapsed() < Duration::from_secs(seconds) {
        let mut bytes = seeds[chance.below(seeds.len())].clone();
        for _ in 0..=chance.below(12) {
            change(&mut bytes, &mut chance);
        }
        let file = InputFile::in_memory("fuzzed", bytes);
        // Twice the same file: the second is a year of its own, and about the same days.
        let files = vec![file; 1 + chance.below(2)];
        if let Ok((export, findings)) = exports::read(&Inputs::of(files)) {
            let terms = Terms {
                days: Some(30),
                currency: Currency::EUR,
                written_kind: Some(DebtorKind::Business),
                persons: Default::default(),
                language: Text::from("fr"),
                as_of: None,
            };
            let (ledger, _) = ledger::open(export, &terms, &findings);
            accounts += ledger.accounts.len();
        }
        inputs += 1;
    }
    println!("{inputs} inputs, {accounts} accounts, no panic (seed {seed})");
}

/// Puts in, takes out, doubles or flips some bytes.
fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let end = (at + 1 + chance.below(40)).min(bytes.len());
    match chance.below(5) {
        0 => {
            let piece = PIECES[chance.below(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        1 => {
            bytes.drain(at..end.max(at));
        }
        2 => {
            let copy = bytes[at..end.max(at)].to_vec();
            let to = chance.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
        3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        _ => bytes.truncate(bytes.len() - chance.below(bytes.len() / 8 + 1)),
    }
}
