//! A job whose letters are of every stage, kind and language, made for the archive.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use relance::job::{Job, Overrides};
use relance::run::{self, Progress, Work};

use crate::tools::handmade::{handmade, stream};

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}

/// The languages of the letters.
pub(crate) const LANGUAGES: [&str; 6] = ["fr", "en", "de", "nl", "es", "it"];
/// The stages.
pub(crate) const STAGES: [&str; 4] =
    ["reminder-1", "reminder-2", "reminder-3", "formal-notice"];
/// The kinds of debtors.
pub(crate) const KINDS: [&str; 2] = ["business", "consumer"];

/// Letters of every stage, kind and language.
pub(crate) const ALL: usize = LANGUAGES.len() * STAGES.len() * KINDS.len();

const JOB: &str = r#"
[creditor]
name = "Office d’affinage fluvial SAS"
tagline = "Fjords, coffrages & affluents"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
phone = "04 65 71 20 18"
email = "c@affinage.example"
siren = "904127776"
vat = "FR82904127776"
place = "Lyon"
logo = "logo.png"
signatory = { name = "Camille Verdier", capacity = "gérante", image = "signature.png" }
contact = { name = "Nadia Benslimane", phone = "04 65 71 20 19", email = "c@affinage.example" }
mediator = "Médiation fluviale, 4 passage des Arbitres, 75009 Paris – www.mediation.example"
[[creditor.account]]
currency = "EUR"
iban = "FR7630999002170002041774637"
[export]
files = ["open.csv"]
[copies]
folder = "."
missing = "hold"
[letters]
layout = "classic"
language = "fr"
[output]
letters = true
streams = false
"#;

/// Stage, kind and language of a letter by its number.
pub(crate) fn sort(letter: usize) -> (&'static str, &'static str, &'static str) {
    let stage = STAGES[letter / 2 % 4];
    (stage, KINDS[letter % 2], LANGUAGES[letter / 8 % 6])
}

/// Writes a job with these letters and makes it; the run folder. The first letter about many invoices
/// has two pages and more.
pub(crate) fn made(folder: &Path, profile: &str, letters: &[usize]) -> PathBuf {
    let picture = crate::tools::handmade::picture();
    fs::write(folder.join("logo.png"), &picture).unwrap();
    fs::write(folder.join("signature.png"), picture).unwrap();
    fs::write(folder.join("copy.pdf"), copy()).unwrap();
    fs::write(folder.join("open.csv"), export(letters)).unwrap();
    let job = folder.join("relance.toml");
    fs::write(&job, format!("{JOB}profile = \"{profile}\"\n")).unwrap();
    let overrides = Overrides::on(NaiveDate::from_ymd_opt(2026, 11, 25).unwrap());
    let overrides = overrides.into_folder(folder.join("out")).with_threads(2);
    let job = Job::read(&job, &overrides).unwrap_or_else(|error| panic!("{error}"));
    let report = run::run(&job, &Unwatched).unwrap();
    let held = fs::read_to_string(report.folder.join("held.csv")).unwrap();
    assert_eq!(held.lines().count(), 1, "{held}{:?}", report.findings);
    report.folder
}

fn export(letters: &[usize]) -> String {
    let mut export = String::from(
        "debtor;name;kind;language;address1;postcode;city;invoice;invoice_date;due_date;total;\
         paid;residual;currency;copy;reminder_1;reminder_2;reminder_3\n",
    );
    for letter in letters {
        let (stage, kind, language) = sort(*letter);
        let before = STAGES.iter().position(|it| *it == stage).unwrap();
        let dates = ["2026-07-20", "2026-08-24", "2026-09-28"];
        let sent = |nth: usize| if nth < before { dates[nth] } else { "" };
        let invoices = if letter % 11 == 3 { 40 } else { 1 + letter % 4 };
        for invoice in 0..invoices {
            let paid = 10 * (invoice % 3);
            writeln!(
                export,
                "C{letter:04};Client {letter} Raffiné;{kind};{language};{letter} rue Haute;69001;\
                 Lyon;F{letter:04}-{invoice:02};2026-05-04;2026-06-03;{total}.50;{paid}.00;{}.50;EUR;\
                 copy.pdf;{};{};{}",
                200 + 13 * invoice - paid,
                sent(0),
                sent(1),
                sent(2),
                total = 200 + 13 * invoice,
            )
            .unwrap();
        }
    }
    export
}

/// An invoice that would not do for the archive by itself: its face is not embedded.
fn copy() -> Vec<u8> {
    let text = stream("", "BT /F1 24 Tf 72 700 Td (Invoice) Tj ET");
    handmade(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[4 0 R]/MediaBox[0 0 595.28 841.89]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
        &text,
    ])
}

/// The PDFs of a folder of the run, by name.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|it| it.extension().is_some_and(|it| it == "pdf")).collect();
    files.sort();
    files
}
