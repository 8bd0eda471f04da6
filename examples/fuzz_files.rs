//! Throws odd files at everything else that people write or other programs send: `fuzz_files TARGET [SECONDS] [SEED]`.
//! TARGET is one of job, layout, texts, marks, tariffs, services, import, reconcile.
//!
//! Every input is a mutation of files that are right, drawn from a seeded generator, so that a run can be repeated.
//! Most mutations keep the form: keys and values, rows and cells. What is taken is used as the program uses it:
//! letters are planned, set and drawn, letters are entered. An input that panics, takes far too long, or makes a
//! letter beyond all measure is written to `tests/fuzz-seeds/<target>/crash-<seed>-<number>` and ends the run.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "an example may panic"
)]

mod fuzzing;
#[path = "fuzzing/structure.rs"]
mod structure;

use std::cell::RefCell;
use std::env;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use findings::{Language, Messages};
use relance::compose::{Compositor, EnclosedKinds, Pictures, Studio};
use relance::job::{Job, Overrides};
use relance::layout::Layout;
use relance::plan::PlannedLetter;
use relance::post::{Purchase, Tariff, Weight};
use relance::register::{Register, WAIT};
use relance::run::{self, Progress, Work};
use tempfile::TempDir;

use self::fuzzing::{Fuzzer, Mutation};
use self::structure::{settings, table};

/// A job of every section that needs no file on the disk.
const JOB: &str = r#"[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
siren = "904127776"
legal = "SARL au capital de 10 000 €"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04 65 71 20 18", email = "b@atelier.example" }

[[creditor.account]]
currency = "EUR"
iban = "FR76 3000 6000 0112 3456 7890 189"
bic = "VRLYFRPPXXX"

[export]
terms_days = 30
kind = "business"
total = "open"
delimiter = ";"
header_line = 1
encoding = "utf-8"
decimal = ","
date_order = "dmy"

[export.columns]
"Ville" = "city"

[export.status]
"Zorgl" = "open"

[policy]
stages = ["reminder-1", "reminder-2", "reminder-3", "formal-notice"]
min_total = "10.00"
deadline_days = { formal-notice = { business = 8, consumer = 15, public = 15 } }
max_vanished_percent = 50
newly_due = "single"
odd_dates = "hold"
penalties = { rate = "default" }

[[policy.exclude]]
debtor = "C9"

[letters]
layout = "classic"
language = "fr"

[post]
duplex = true
max_sheets = 200
bundle_min = 5
paper = 80
tolerance = 4
channels = { formal-notice = "registered" }

[post.registered]
options = ["ar"]
labels = { columns = 3, rows = 8, width = 70, height = 37 }
overprint = { offset = [1.5, -2], recipient = [20, 60], number = [100, 30] }

[output]
letters = true
streams = true
profile = "pdfa-2b"
"#;

/// The lines of a job that every target needs.
const PLAIN: &str = r#"[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04 65 71 20 18", email = "b@atelier.example" }

[[creditor.account]]
currency = "EUR"
iban = "FR76 3000 6000 0112 3456 7890 189"
"#;

const EXPORT: &str =
    "Code client;Client;kind;Adresse;CP;Ville;N° facture;Date;Échéance;Reste dû;Relance 1;Relance 2;Relance 3
C7;Menuiserie Roux SARL;business;3 rue Neuve;69001;Lyon;F-101;15/01/2026;15/02/2026;1 204,50;;;
C7;Menuiserie Roux SARL;business;3 rue Neuve;69001;Lyon;F-104;15/01/2026;20/02/2026;12,00;;;
C8;Atelier Vidal SAS;business;5 rue Neuve;69001;Lyon;F-102;15/09/2025;15/10/2025;80,00;20/11/2025;20/12/2025;20/01/2026
C9;Paul Roux;consumer;7 rue Neuve;69001;Lyon;F-103;15/01/2026;15/02/2026;99,00;;;
";

const LETTERS: &str = "debtor;currency;stage;date;deadline;total;invoices;newly_due;reference;principal;credits;\
    penalties;indemnities;run;piece;file;sha256;void;number;destination\n\
    C7;EUR;reminder-1;2026-03-02;2026-03-12;1204.50;F-101;;R1;;;;;;;;;;;\n\
    C8;EUR;formal-notice;2026-03-02;;80.00;F-102|F-105;F-106;R2;80.00;0;0;40.00;;;;;;RA 473 124 829 FR;\n\
    C9;CHF;reminder-2;2026-02-01;2026-02-15;;F-103;;;;;;;;;;;yes;;\n";

const REPORTS: &str = "number;piece;piece_id;run;status;date;reason\n\
    RA 473 124 829 FR;;;;delivered;2026-03-05;\n;;R1;;returned;2026-03-09;npai\n;2;;;sent;2026-03-03;\n";

/// Pieces that mean something to templates and to readers of settings and tables.
const PIECES: &[&[u8]] = &[
    b"{{ ",
    b" }}",
    b"{% if ",
    b"{% endif %}",
    b"{% for it in invoices %}",
    b"{% endfor %}",
    b"{% include \"notes\" %}",
    b"{% include \"business-reminder-1\" %}",
    b"{% set x = 1 %}",
    b" | money",
    b" | date",
    b"~",
    b"..",
    b"loop.index",
    b"{{ invoices }}",
    b"{{ debtor.name }}",
    b"{{ x }}",
    b"{{ 1 // 0 }}",
    b"{{ range(99999999) }}",
    b"{{ 'a' * 99999999 }}",
    b"**",
    b"*",
    b"# ",
    b"- ",
    b"1. ",
    b"| a | b |\n|---|---|\n",
    b"> ",
    b"`",
    b"<b>",
    b"![x](y)",
    b"\\",
    b"    ",
    b"\n\n",
    b"\"",
    b"'",
    b"=",
    b"[",
    b"]",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"#",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xC3\xA9",
    b"\xE9",
    b"\xE2\x80\xAE",
    b"\xD7\xA9\xD7\x9C",
    b"\xF0\x9F\x98\x80",
];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number =
        |at: usize, other: u64| arguments.get(at).map_or(other, |it| it.parse().unwrap());
    let target = arguments.first().map_or("job", String::as_str);
    let (seeds, form, check) = target_of(target);
    let folder: &'static str = Box::leak(target.to_owned().into_boxed_str());
    let fuzzer = Fuzzer {
        folder,
        more: None,
        most_bytes: 1 << 15,
        most_memory: 900_000,
        most_seconds: if cfg!(debug_assertions) { 60 } else { 10 },
        pieces: PIECES,
        form,
        seeds,
    };
    fuzzer.run(number(1, 60), number(2, 1), check);
}

type Check = Box<dyn Fn(Vec<u8>) -> bool>;

/// Seeds, form and use of a target.
fn target_of(target: &str) -> (Vec<Vec<u8>>, Option<Mutation>, Check) {
    let text = |text: &str| vec![text.as_bytes().to_vec()];
    match target {
        "job" => (text(JOB), Some(settings), Box::new(job)),
        "layout" => (files("layouts", "layout.toml"), Some(settings), layouts("layout.toml")),
        "texts" => {
            let seeds = files("layouts/classic/texts/fr", ".md");
            (seeds, None, layouts("texts/fr/business-reminder-1.md"))
        }
        "marks" => {
            let more = "\n[post.marks]\nmachine = \"marks/mine.toml\"\nconfirmed = true\n";
            (files("marks", ".toml"), Some(settings), runs(more, "marks/mine.toml"))
        }
        "services" => {
            let more = "\n[post]\nservice = \"mine\"\n[output]\nservices = [\"mine\"]\n";
            (files("services", ".toml"), Some(settings), runs(more, "services/mine.toml"))
        }
        "tariffs" => {
            let all = fs::read_to_string(root().join("tariffs/fr.csv")).unwrap();
            let head: Vec<&str> = all.lines().take(40).collect();
            (text(&head.join("\n")), Some(table), Box::new(tariff))
        }
        "import" => (text(LETTERS), Some(table), registers(false)),
        "reconcile" => (text(REPORTS), Some(table), registers(true)),
        other => panic!("{other} is no target"),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder whose names end so.
fn files(folder: &str, end: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let below = path.join(end);
        if path.to_string_lossy().ends_with(end) {
            found.push(path);
        } else if below.is_file() {
            found.push(below);
        }
    }
    found.sort();
    found.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

/// Every sentence must be sayable in both languages.
fn said(lines: impl Fn(&Messages) -> Vec<String>) {
    for messages in [Language::En, Language::Fr].map(Messages::new) {
        assert!(!lines(&messages).concat().is_empty());
    }
}

/// Plans the letters of a job.
fn job(bytes: Vec<u8>) -> bool {
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let job = Job::builder().text(text).export("open.csv", EXPORT.as_bytes());
    let job = match job.folder("/nowhere").build(&Overrides::on(date())) {
        Ok(job) => job,
        Err(error) => {
            said(|messages| error.lines(messages));
            return false;
        }
    };
    match run::plan(&job) {
        Ok(planned) => {
            assert!(planned.plan.balance().is_ok());
            planned.plan.letters.first().is_none_or(|letter| {
                let made = run::letter(&job, &letter.reference);
                made.is_ok_and(|made| made.pdf.starts_with(b"%PDF"))
            })
        }
        Err(error) => {
            said(|messages| error.lines(messages));
            false
        }
    }
}

/// Letters about one invoice, about several, and a formal notice.
fn letters() -> (Job, Vec<PlannedLetter>) {
    let job = Job::builder().text(PLAIN).export("open.csv", EXPORT.as_bytes());
    let job = job.build(&Overrides::on(date())).unwrap();
    let letters = run::plan(&job).unwrap().plan.letters;
    assert_eq!(letters.len(), 3);
    (job, letters)
}

/// Sets letters in a layout of which one file is thrown.
fn layouts(name: &'static str) -> Check {
    let (job, letters) = letters();
    let folder = TempDir::with_prefix("fuzz").unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(folder.path().join("layout.toml"), "base = \"classic\"\n").unwrap();
    Box::new(move |bytes| {
        fs::write(&path, bytes).unwrap();
        let layout = match Layout::read(folder.path()) {
            Ok(layout) => layout,
            Err(faults) => {
                said(|messages| faults.lines(messages));
                return false;
            }
        };
        let studio = Studio::new(layout, job.creditor.clone(), Pictures::default());
        let Ok(studio) = studio else { return false };
        let mut compositor = Compositor::new(&studio);
        for letter in &letters {
            let composed = compositor.compose(letter, &[]);
            assert!(composed.pages.len() <= 5001, "{} pages", composed.pages.len());
            let behind = EnclosedKinds { invoices: false, first_letter: false };
            let _ = compositor.proofread(letter, behind);
        }
        true
    })
}

/// Makes a run with one file of the user's own.
fn runs(more: &'static str, name: &'static str) -> Check {
    let folder = TempDir::with_prefix("fuzz").unwrap();
    Box::new(move |bytes| {
        let out = folder.path().join("out");
        let text = format!("{PLAIN}{more}");
        let job = Job::builder().text(text).export("open.csv", EXPORT.as_bytes());
        let overrides = Overrides::on(date()).into_folder(&out).with_threads(1);
        let job = match job.file(name, bytes).build(&overrides) {
            Ok(job) => job,
            Err(error) => {
                said(|messages| error.lines(messages));
                return false;
            }
        };
        let made = run::run(&job, &Unwatched);
        if let Err(error) = &made {
            said(|messages| error.lines(messages));
        }
        let _ = fs::remove_dir_all(&out);
        made.is_ok()
    })
}

/// Looks prices up.
fn tariff(bytes: Vec<u8>) -> bool {
    let text = String::from_utf8_lossy(&bytes);
    let tariff = match Tariff::parse("fuzz.csv", &text) {
        Ok(tariff) => tariff,
        Err(faults) => {
            said(|messages| faults.lines(messages));
            return false;
        }
    };
    for product in ["lettre-verte", "recommande-r1"] {
        for zone in ["FR", "FR-OM", "DE"] {
            let bought = Purchase { product, option: "ar", zone, date: date() };
            let _ = tariff.price(bought, Weight::grams(20));
            let _ = tariff.price(Purchase { option: "", ..bought }, Weight::grams(999));
        }
    }
    true
}

/// Takes a table into a register that is never committed.
fn registers(reports: bool) -> Check {
    let folder = TempDir::with_prefix("fuzz").unwrap();
    let path = folder.path().join("relance.sqlite");
    let mut register = Register::open(&path).unwrap();
    let writing = register.begin(WAIT).unwrap();
    writing.import_csv("letters.csv", LETTERS.as_bytes()).unwrap();
    writing.commit().unwrap();
    let register = RefCell::new((folder, register));
    Box::new(move |bytes| {
        let mut held = register.borrow_mut();
        let writing = held.1.begin(WAIT).unwrap();
        let done = if reports {
            writing.reconcile(("reports.csv", &bytes), None, date()).map(|_| ())
        } else {
            writing.import_csv("letters.csv", &*bytes).map(|_| ())
        };
        if let Err(error) = &done {
            said(|messages| vec![error.sentence(messages)]);
        } else {
            writing.verify().unwrap();
        }
        done.is_ok()
    })
}

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}
