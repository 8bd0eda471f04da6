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

mod fuzzing;

use std::env;

use pdf_import::{ImportError, Imported, Intake, Zone};
use print::font::{Faces, GlyphUse};
use print::pdf::{FileInfo, LetterFile, Profile, Stationery};

use self::fuzzing::Fuzzer;

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
    b"/Filter[/FlateDecode/FlateDecode]",
    b"/Filter/JBIG2Decode",
    b"/Subtype/Image/Width 99999/Height 99999",
    b"/AF[5 0 R]",
    b"/Metadata 5 0 R",
    b"/A<</S/URI/URI(a)>>",
    b"/F(a)",
    b"/Root 9 0 R",
    b"-1",
    b"4294967295",
    b"18446744073709551616",
    b"0000000000 65535 f \n",
    b"1 0 R",
    b"9 0 R",
    b"\xFF\xFE",
    b"\0",
];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number =
        |at: usize, other: u64| arguments.get(at).map_or(other, |it| it.parse().unwrap());
    let stationery = Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap();
    let fuzzer = Fuzzer {
        folder: "pdf",
        more: arguments.get(2).map(Into::into),
        most_bytes: 1 << 16,
        most_memory: 900_000,
        // Without optimisation everything takes longer.
        most_seconds: if cfg!(debug_assertions) { 60 } else { 10 },
        pieces: PIECES,
        form: None,
        seeds: Vec::new(),
    };
    fuzzer.run(number(0, 60), number(1, 1), |bytes| check(bytes, &stationery));
}

/// Takes bytes over as a copy, where that can be done, and reads what comes out.
fn check(bytes: Vec<u8>, stationery: &Stationery) -> bool {
    let zone = bytes.len().is_multiple_of(2).then(|| Zone::beside(15.0, 0.0, true));
    let intake = Intake { passwords: vec!["view".to_owned()], zone };
    let counted = intake.inspect(&bytes).map(|it| it.pages as usize).map_err(|it| it.word());
    let taken = intake.import(bytes);
    assert_eq!(counted, taken.as_ref().map(Imported::pages).map_err(ImportError::word));
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
