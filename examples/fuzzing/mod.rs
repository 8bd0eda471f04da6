//! What fuzzers share: mutations of seeds, drawn from a seeded generator so that a run can be repeated, and what
//! counts as a fault.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A change of one thing of a text that keeps its form; the second are texts of the same kind.
pub(crate) type Mutation = fn(&mut Vec<u8>, &[Vec<u8>], &mut Dice);

/// What is thrown and what it may cost.
pub(crate) struct Fuzzer {
    /// Where the seeds stand, and inputs that fail are kept, below `tests/fuzz-seeds`.
    pub(crate) folder: &'static str,
    /// More seeds.
    pub(crate) more: Option<PathBuf>,
    /// Inputs grow no larger than this, in bytes, so that many can be tried.
    pub(crate) most_bytes: usize,
    /// Resident memory above this is a fault, in kB.
    pub(crate) most_memory: u64,
    /// Seconds of processor time after which an input counts as a hang.
    pub(crate) most_seconds: u64,
    /// Pieces that mean something to the reader.
    pub(crate) pieces: &'static [&'static [u8]],
    /// Three mutations of four keep the form, where there is one.
    pub(crate) form: Option<Mutation>,
    /// Seeds that stand elsewhere than in the folder.
    pub(crate) seeds: Vec<Vec<u8>>,
}

/// A small generator (xorshift64*), the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    /// A number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap() % end.max(1)
    }
}

impl Fuzzer {
    /// Throws inputs for so many seconds; `check` panics where one finds a fault, and says whether it was taken.
    pub(crate) fn run(&self, seconds: u64, seed: u64, check: impl Fn(Vec<u8>) -> bool) {
        let mut dice = Dice(seed | 1);
        let seeds = self.seeds();
        let begun = Instant::now();
        let (mut count, mut taken) = (0_u64, 0_u64);
        while begun.elapsed() < Duration::from_secs(seconds) {
            let bytes = self.mutated(&seeds, &mut dice);
            let kept = bytes.clone();
            let started = seconds_worked();
            let sound = catch_unwind(AssertUnwindSafe(|| check(bytes)));
            let slow = seconds_worked() > started + self.most_seconds;
            let heavy = count.is_multiple_of(64) && memory() > self.most_memory;
            if sound.is_err() || slow || heavy {
                fs::create_dir_all(self.folder()).unwrap();
                let path = self.folder().join(format!("crash-{seed}-{count}"));
                fs::write(&path, kept).unwrap();
                panic!("input {count} is kept in {}, {} kB", path.display(), memory());
            }
            count += 1;
            taken += u64::from(sound.unwrap_or_default());
        }
        println!("{count} inputs in {seconds} s, {taken} taken, {} kB at most", memory());
    }

    fn mutated(&self, seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(8) {
            if let Some(mutate) = self.form.filter(|_| dice.below(4) > 0) {
                mutate(&mut bytes, seeds, dice);
            } else {
                self.mutate(&mut bytes, seeds, dice);
            }
        }
        bytes.truncate(self.most_bytes);
        bytes
    }

    fn mutate(&self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 | 2 => {
                let piece = &self.pieces[dice.below(self.pieces.len())];
                let over =
                    if dice.below(2) == 0 { at } else { (at + piece.len()).min(bytes.len()) };
                bytes.splice(at..over, piece.iter().copied());
            }
            3 => {
                let again = bytes[at..end].to_vec();
                let times = 1 + dice.below(20);
                bytes.splice(at..at, again.repeat(times));
            }
            4 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                bytes.splice(at.., other[from..].iter().copied());
            }
            5 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.below(256)).unwrap();
                }
            }
            // A digit for a digit: offsets, lengths and amounts stay numbers.
            6 => {
                let digit = bytes.iter().skip(at).position(u8::is_ascii_digit);
                if let Some(place) = digit {
                    bytes[at + place] = b'0' + u8::try_from(dice.below(10)).unwrap();
                }
            }
            _ if dice.below(4) == 0 => bytes.truncate(at),
            _ => {}
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let mut paths = Vec::new();
        for folder in std::iter::once(self.folder()).chain(self.more.clone()) {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            paths.extend(entries.map(|entry| entry.unwrap().path()));
        }
        paths.retain(|path| path.is_file());
        paths.sort();
        let seeds = paths.iter().map(|path| fs::read(path).unwrap());
        let seeds = seeds.chain(self.seeds.iter().cloned());
        let seeds: Vec<Vec<u8>> = seeds.filter(|seed| seed.len() <= self.most_bytes).collect();
        assert!(!seeds.is_empty(), "the seeds are gone");
        seeds
    }

    fn folder(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds").join(self.folder)
    }
}

/// Processor time so far, which does not depend on what else runs; 0 where the system does not say.
fn seconds_worked() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks =
        behind.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u64>().ok());
    ticks.sum::<u64>() / 100
}

/// Most memory so far, in kB; 0 where the system does not say.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
