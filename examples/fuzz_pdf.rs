//! Throws odd bytes at the intake of copies for so many seconds: `fuzz_pdf [SECONDS] [SEED] [FOLDER]`.
//!
//! Every input is a mutation of one of the PDFs in `tests/fuzz-seeds/pdf`, and in FOLDER where one is
//! given, drawn from a seeded generator, so that a run can be repeated. Counting and taking over must
//! agree, and what is written must be a clean file with as many pages. An input that fails, panics or
//! takes far too long is written to `tests/fuzz-seeds/pdf/crash-<number>` and ends the run.

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

use relance::base::Mm;
use relance::font::{Faces, GlyphUse};
use relance::pdf::{FileInfo, Intake, LetterFile, Profile, Stationery, Zone};

/// Inputs grow no larger than this, so that many can be tried.
const MOST_BYTES: usize = 1 << 16;
/// Seconds after which an input counts as a hang; without optimisation everything takes longer.
const SECONDS: u64 = if cfg!(debug_assertions) { 60 } else { 10 };
/// Resident memory above this is a fault, in kB.
const MOST_MEMORY: u64 = 900_000;

/// Pieces that mean something to a reader of PDF.
const PIECES: &[&[u8]] = &[
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b"<",
    b">",
    b"\\",
    b"%",
    b"/",
    b" R",
    b" 0 R",
    b" 0 obj\n",
    b"endobj\n",
    b"stream\n",
    b"endstream\n",
    b"xref\n",
    b"trailer\n",
    b"startxref\n",
    b"%%EOF\n",
    b"%PDF-1.7\n",
    b"/Type/Page",
    b"/Type/Pages",
    b"/Type/Catalog",
    b"/Type/ObjStm/N 3/First 9",
    b"/Type/XRef/W[1 2 1]/Size 9",
    b"/Kids[",
    b"/Kids 2 0 R",
    b"/Parent 2 0 R",
    b"/Count 99999999",
    b"/Length 99999999",
    b"/Length 3 0 R",
    b"/Prev 0",
    b"/Prev 9",
    b"/XRefStm 9",
    b"/Encrypt 5 0 R",
    b"/Filter/FlateDecode",
    b"/Filter[/ASCIIHexDecode/FlateDecode]",
    b"/Filter/LZWDecode",
    b"/DecodeParms<</Predictor 12/Columns 4>>",
    b"/Predictor 15/Colors 99999/BitsPerComponent 16",
    b"/Rotate 90",
    b"/Rotate -450",
    b"/UserUnit 0",
    b"/UserUnit 1e9",
    b"/MediaBox[0 0 0 0]",
    b"/MediaBox[842 595 0 0]",
    b"/CropBox[9 9 9e9 9]",
    b"/Annots[4 0 R 4 0 R]",
    b"/AP<</N 5 0 R>>",
    b"/F 4",
    b"/OC 6 0 R",
    b"/OCProperties<</D<</BaseState/OFF>>>>",
    b"/NeedAppearances true",
    b"/AcroForm<</Fields[4 0 R]/DA(/F 9 Tf)>>",
    b"/FT/Tx/V(\\377)",
    b"-1",
    b"4294967295",
    b"18446744073709551616",
    b"0000000000 65535 f \n",
    b"1 0 R",
    b"9 0 R",
    b"\xFF\xFE",
    b"\0",
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
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number =
        |at: usize, other: u64| arguments.get(at).map_or(other, |it| it.parse().unwrap());
    let seconds = number(0, 60);
    let mut dice = Dice(number(1, 1) | 1);
    let seeds = seeds(arguments.get(2).map(Path::new));
    let stationery = Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap();
    let begun = Instant::now();
    let (mut count, mut taken) = (0_u64, 0_u64);
    while begun.elapsed() < Duration::from_secs(seconds) {
        let bytes = mutated(&seeds, &mut dice);
        let kept = bytes.clone();
        let started = seconds_worked();
        let sound = catch_unwind(|| check(bytes, &stationery));
        let slow = seconds_worked() > started + SECONDS;
        if sound.is_err() || slow || (count.is_multiple_of(64) && memory() > MOST_MEMORY) {
            let path = folder().join(format!("crash-{count}"));
            fs::write(&path, kept).unwrap();
            panic!("input {count} is kept in {}, {} kB", path.display(), memory());
        }
        count += 1;
        taken += u64::from(sound.unwrap_or_default());
    }
    println!("{count} inputs in {seconds} s, {taken} taken, {} kB at most", memory());
}

/// Takes bytes over as a copy, where that can be done, and reads what comes out.
fn check(bytes: Vec<u8>, stationery: &Stationery) -> bool {
    let zone = bytes.len().is_multiple_of(2).then(|| Zone::beside(Mm(15.0), Mm(0.0), true));
    let intake = Intake { passwords: vec!["view".to_owned()], zone };
    let counted = intake.inspect(&bytes).map(|it| it.pages as usize).map_err(|it| it.word());
    let taken = intake.import(bytes);
    assert_eq!(counted, taken.as_ref().map(|it| it.pages()).map_err(|it| it.word()));
    let Ok(copy) = taken else { return false };
    let mut out = Vec::new();
    let mut file = LetterFile::begin(stationery, &mut out);
    file.copy(&copy);
    file.finish(&FileInfo {
        title: "Fuzz",
        id: "fuzz",
        language: "fr",
        date: None,
        duplex: false,
        profile: Profile::Mail,
    });
    let again = Intake::default().inspect(&out).unwrap();
    assert_eq!(again.pages as usize, copy.pages());
    true
}

fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(8) {
            0 => drop(bytes.drain(at..end)),
            1 | 2 => {
                let piece = &PIECES[dice.below(PIECES.len())];
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
            // A digit for a digit: offsets, lengths and references stay numbers.
            6 => {
                let digits = bytes.iter().enumerate().skip(at);
                let digit =
                    digits.clone().find(|(_, it)| it.is_ascii_digit()).map(|(at, _)| at);
                if let Some(at) = digit {
                    bytes[at] = b'0' + u8::try_from(dice.below(10)).unwrap();
                }
            }
            _ if dice.below(4) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
    bytes.truncate(MOST_BYTES);
    bytes
}

fn seeds(other: Option<&Path>) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    for folder in std::iter::once(folder().as_path()).chain(other) {
        paths.extend(fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    }
    paths.sort();
    let seeds = paths.iter().map(|path| fs::read(path).unwrap());
    let seeds: Vec<Vec<u8>> = seeds.filter(|seed| seed.len() <= MOST_BYTES).collect();
    assert!(!seeds.is_empty(), "the seeds are gone");
    seeds
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz-seeds/pdf")
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
