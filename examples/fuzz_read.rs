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

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use relance::read::{self, Inputs};

/// Inputs grow no larger than this, so that memory must stay small.
const MOST_BYTES: usize = 1 << 15;
/// Resident memory above this is a fault, in kB.
const MOST_MEMORY: u64 = 500_000;

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

/// A small generator (xorshift64*), the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap() % end.max(1)
    }
}

fn main() {
    let mut arguments = env::args().skip(1).map(|it| it.parse::<u64>().unwrap());
    let seconds = arguments.next().unwrap_or(60);
    let mut dice = Dice(arguments.next().unwrap_or(1) | 1);
    let seeds = seeds();
    let begun = Instant::now();
    let mut count = 0_u64;
    while begun.elapsed() < Duration::from_secs(seconds) {
        let bytes = mutated(&seeds, &mut dice);
        let kept = bytes.clone();
        let sound = catch_unwind(|| check(bytes)).is_ok();
        if !sound || (count.is_multiple_of(256) && memory() > MOST_MEMORY) {
            let path = folder().join(format!("crash-{count}"));
            fs::write(&path, kept).unwrap();
            panic!("input {count} is kept in {}", path.display());
        }
        count += 1;
    }
    println!("{count} inputs in {seconds} s, {} kB at most", memory());
}

/// Reads bytes and counts its rows.
fn check(bytes: Vec<u8>) {
    let size = bytes.len();
    // A workbook that cannot be opened is no export.
    let Ok((export, findings)) = read::read_bytes("fuzz.csv", bytes, &Inputs::default()) else {
        return;
    };
    // Of a ledger, only lines on debtors' accounts are kept.
    let tables = export.tables.iter().filter(|it| it.ledger.is_none());
    let found: usize = tables.map(|it| it.rows).sum();
    let aside: usize = export.tables.iter().map(|it| it.merged + it.skipped).sum();
    assert_eq!(found, export.invoices.len() + export.broken.len() + aside, "a row is lost");
    assert!(findings.len() <= 2 * size + 10, "{} findings of {size} bytes", findings.len());
    assert!(found <= size, "{found} rows of {size} bytes");
}

fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = &PIECES[dice.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            2 => {
                let again = bytes[at..end].to_vec();
                let times = 1 + dice.below(20);
                bytes.splice(at..at, again.repeat(times));
            }
            3 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                bytes.splice(at.., other[from..].iter().copied());
            }
            4 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.below(256)).unwrap();
                }
            }
            _ => bytes.truncate(at),
        }
    }
    bytes.truncate(MOST_BYTES);
    bytes
}

fn seeds() -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    assert!(!paths.is_empty(), "the seeds are gone");
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds")
}

/// Most memory so far, in kB; 0 where the system does not say.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
