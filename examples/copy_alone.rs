//! Takes one PDF over as a copy and writes its pages alone, as they would lie behind a letter:
//! `copy_alone IN OUT [STRIP]`.
//!
//! With a STRIP in mm pages that are not A4 are set onto A4 sheets beside it; 0 is no strip. Prints `taken PAGES` or `refused WORD`; `tests/tools/judge_copies.py` runs it over whole folders.

#![expect(clippy::unwrap_used, reason = "an example may panic")]

use std::{env, fs};

use pdf_import::{Intake, Zone};
use print::font::{Faces, GlyphUse};
use print::pdf::{FileInfo, LetterFile, Profile, Stationery};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to, strip @ ..] = arguments.as_slice() else {
        eprintln!("copy_alone IN OUT [STRIP]");
        return;
    };
    let strip = strip.first().map(|it| it.parse().unwrap());
    let zone = strip.map(|strip| Zone::beside(strip, 0.0, false));
    let intake = Intake { passwords: Vec::new(), zone };
    let bytes = fs::read(from).unwrap();
    let counted = intake.inspect(&bytes);
    let copy = match (counted, intake.import(bytes)) {
        (Ok(counted), Ok(copy)) => {
            assert_eq!(usize::try_from(counted.pages).unwrap(), copy.pages());
            copy
        }
        (counted, Err(error)) => {
            assert_eq!(counted.map_err(|error| error.word()), Err(error.word()));
            println!("refused {} ({error})", error.word());
            return;
        }
        (Err(error), Ok(_)) => {
            println!("contradiction: {error}");
            return;
        }
    };
    let stationery = Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap();
    let mut out = Vec::new();
    let mut file = LetterFile::begin(&stationery, &mut out);
    file.copy(&copy);
    file.finish(&FileInfo {
        title: "Copies",
        id: "copies",
        language: "fr",
        date: None,
        duplex: false,
        profile: Profile::Mail,
    });
    fs::write(to, out).unwrap();
    println!("taken {}", copy.pages());
}
