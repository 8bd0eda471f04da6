//! Throws odd bytes at the readers of electronic invoices and lifecycle messages for so many seconds:
//! `fuzz_e_invoices [SECONDS] [SEED] [FOLDER]`.
//!
//! Every input is a mutation of one of `tests/fuzz-seeds` and `invented`, or of FOLDER where one is given, drawn from a
//! seeded generator, so that a run can be repeated. An input that panics, hangs, takes too much memory or whose
//! doubts have no sentence is written to `tests/fuzz-seeds/crash-<number>` and ends the run.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "an example may panic"
)]

#[path = "../../../examples/fuzzing/mod.rs"]
mod fuzzing;

use std::env;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use findings::{Currency, Language, Messages, Money};
use relance_e_invoices::{Claim, Debt, Enclosed, enclosed, read, read_lifecycle, standing};

use self::fuzzing::Fuzzer;

/// Pieces that mean something to the readers.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"</",
    b"/>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<?x?>",
    b"<!DOCTYPE a>",
    b"&amp;",
    b"&#x0;",
    b"&#55296;",
    b"&boom;",
    b"&",
    b"\"",
    b"'",
    b"\0",
    b"\r\n",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\xE9",
    b"encoding=\"UTF-16\"",
    b"encoding=\"windows-1252\"",
    b"<a>",
    b"</a>",
    b"<ram:ID>",
    b"<cbc:ID>1</cbc:ID>",
    b"schemeID=\"0009\"",
    b"currencyID=\"USD\"",
    b"format=\"610\"",
    b"20260230",
    b"2026-12-31Z",
    b"-0.00",
    b"79228162514264337593543950335",
    b"1e9",
    b"381",
    b"384",
    b"B8",
    b"MEN ",
    b"30 jours fin de mois le 31",
    b"bis 31.12.2099, ",
    b"quatre vingt dix jours ",
    b"10-15 days",
    b"99999999 jours",
    b"#PMT#",
];

fn main() {
    let mut arguments = env::args().skip(1);
    let mut number = |or| arguments.next().map_or(or, |it| it.parse::<u64>().unwrap());
    let (seconds, seed) = (number(60), number(1));
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("invented");
    let fuzzer = Fuzzer {
        folder: "",
        more: Some(arguments.next().map_or(own, PathBuf::from)),
        most_bytes: 1 << 15,
        most_memory: 500_000,
        most_seconds: 60,
        pieces: PIECES,
        form: None,
        seeds: Vec::new(),
    };
    fuzzer.run(seconds, seed, check);
}

/// Reads bytes as everything they could be, and says what is found.
fn check(bytes: Vec<u8>) -> bool {
    let messages = Messages::new(Language::Fr);
    let claim = Claim {
        seller: "000012344".to_owned(),
        number: "F-2026-31".to_owned(),
        issued: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
        currency: Currency::EUR,
        due: Money::from_cents(120_450),
    };
    if let Ok(all) = read_lifecycle("fuzz.xml", &bytes) {
        let told = standing(&all, &claim, 10);
        assert!(!told.cashed.is_negative() && told.residual(&claim) <= claim.due, "{told:?}");
        for question in told.questions {
            assert!(!messages.finding(&question.finding()).is_empty());
        }
        return true;
    }
    let inside = matches!(enclosed([("fuzz.xml", bytes.as_slice())]), Enclosed::One(_));
    match read("fuzz.xml", &bytes) {
        Ok(document) => {
            assert!(inside, "an invoice alone is found");
            for doubt in &document.doubts {
                assert!(!messages.finding(&doubt.finding("fuzz.xml")).is_empty());
            }
            if let Some(Debt::Owed(amount) | Debt::Credit(amount)) = document.debt() {
                assert!(amount.is_positive(), "{amount}");
            }
            let _ = (document.due(), document.buyer.siren());
            true
        }
        Err(error) => {
            assert!(!messages.finding(&error.finding("fuzz.xml")).is_empty());
            false
        }
    }
}
