//! Jobs that are put together in memory, and single letters of them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use findings::{Language, Messages};
use relance::answer::{Answer, Schema};
use relance::job::{Job, JobBuilder, Overrides};
use relance::ledger::Creditor;
use relance::output;
use relance::plan::{Policy, Reason};
use relance::run::{self, Progress, RunError, Work};

use self::tools::desk::{self, Desk};

const EXPORT: &str =
    "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual
C1;Debtor SARL;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00;100,00
C2;Other SARL;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;70,00;70,00
C3;Third SARL;3 rue Neuve;69001;Lyon;F3;2026-01-02;2026-02-01;80,00;never
";

fn date() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

fn overrides() -> Overrides {
    Overrides::on(date()).with_threads(1)
}

/// Who waits for money, as a value.
fn creditor() -> Creditor {
    let (_, section) = desk::JOB.split_once("[creditor]").unwrap();
    let (section, _) = section.split_once("[export]").unwrap();
    settings::read("creditor", &section.replace("[[creditor.account]]", "[[account]]")).unwrap()
}

fn builder() -> JobBuilder {
    Job::builder().creditor(creditor()).export("open.csv", EXPORT.as_bytes())
}

/// What a plan comes to, as `--json` tells it.
fn told(job: &Job) -> String {
    let planned = run::plan(job).unwrap();
    Answer::plan(&planned, job.date, &Messages::new(Language::En)).to_string()
}

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}

#[test]
fn a_job_of_values_and_bytes_decides_as_the_same_job_on_the_disk() {
    let desk = Desk::new("", EXPORT);
    let on_disk = Job::read(&desk.path("relance.toml"), &overrides()).unwrap();
    let in_memory = builder().build(&overrides()).unwrap();
    assert_eq!(told(&in_memory), told(&on_disk));
    let of_text = Job::builder().text(desk::JOB).file("open.csv", EXPORT.as_bytes());
    let of_text = of_text.build(&overrides()).unwrap();
    assert_eq!(told(&of_text), told(&on_disk));
    let checked = run::check(&in_memory).unwrap();
    let answer = Answer::check(&checked, &Messages::new(Language::En));
    assert_eq!(answer.schema(), Schema::Check);
    assert_eq!(answer.get("files").unwrap()[0]["file"], "open.csv");
    assert_eq!(run::explain(&in_memory, "C1").unwrap().accounts.len(), 1);
}

#[test]
fn a_run_of_a_job_in_memory_leaves_the_letters_of_the_same_job_on_the_disk() {
    let desk = Desk::new("", EXPORT);
    let on_disk = Job::read(&desk.path("relance.toml"), &overrides()).unwrap();
    let out = overrides().into_folder(desk.path("other"));
    let text = format!("\n{}", desk::JOB.trim_start_matches('\n'));
    let in_memory = Job::builder().text(text).file("open.csv", EXPORT.as_bytes());
    let in_memory = in_memory.build(&out).unwrap();
    let one = run::run(&on_disk, &Unwatched).unwrap();
    let other = run::run(&in_memory, &Unwatched).unwrap();
    assert_eq!(one.folder.file_name(), other.folder.file_name(), "the same inputs");
    for file in ["pieces.csv", "held.csv", "plan.json", "report.html"] {
        let read = |folder: &Path| fs::read(folder.join(file)).unwrap();
        assert!(read(&one.folder) == read(&other.folder), "{file}");
    }
}

#[test]
fn a_single_letter_is_the_file_that_a_run_writes() {
    let desk = Desk::new("", EXPORT);
    let job = Job::read(&desk.path("relance.toml"), &overrides()).unwrap();
    let report = run::run(&job, &Unwatched).unwrap();
    assert_eq!(report.pieces.len(), 2);
    for piece in &report.pieces {
        let made = run::letter(&job, &piece.id).unwrap();
        assert_eq!(&made.piece, piece);
        let file = output::letter_name(piece, &report.plan.letters[piece.letter]);
        let written = fs::read(report.folder.join("letters").join(file)).unwrap();
        assert!(made.pdf == written, "{}", piece.id);
    }
    // Nothing was written beside the run.
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
}

#[test]
fn a_single_letter_has_its_copies_marks_and_blank_sides() {
    let more = "\n[copies]\nfolder = \"copies\"\nverify = \"none\"\nstamp = true\n[post]\nduplex = true\n\
                [post.marks]\nmachine = \"data-matrix\"\nletters = true\n";
    let desk = Desk::new(more, EXPORT);
    for number in ["F1", "F2"] {
        desk.write(&format!("copies/{number}.pdf"), tools::handmade::invoice(number, 2));
    }
    let job = Job::read(&desk.path("relance.toml"), &overrides()).unwrap();
    let report = run::run(&job, &Unwatched).unwrap();
    assert_eq!(report.pieces.len(), 2);
    for piece in &report.pieces {
        let made = run::letter(&job, &piece.id).unwrap();
        let file = output::letter_name(piece, &report.plan.letters[piece.letter]);
        let written = fs::read(report.folder.join("letters").join(file)).unwrap();
        let words = |bytes: &[u8]| {
            pdf_import::words(&pdf_import::import(bytes.to_vec()).unwrap()).pages
        };
        assert_eq!(words(&made.pdf), words(&written));
        assert!(words(&made.pdf).iter().any(|it| it.contains("page 2")), "the copy is behind");
        tools::check_pdf(&made.pdf, words(&written).len());
    }
}

#[test]
fn what_is_wrong_with_a_debtor_comes_with_its_letter_and_no_other() {
    let export = EXPORT.replace("F1;2026-01-02;2026-02-01", "F1;2026-01-02;2025-02-01");
    let job = Job::builder().creditor(creditor()).export("open.csv", export.as_bytes());
    let job = job.build(&overrides()).unwrap();
    let planned = run::plan(&job).unwrap();
    for letter in &planned.plan.letters {
        let made = run::letter(&job, &letter.reference).unwrap();
        let foreign = |it: &&findings::Finding| {
            it.debtor.as_deref().is_some_and(|code| *code != *made.letter.debtor.code)
        };
        assert!(made.findings.iter().find(foreign).is_none());
    }
}

#[test]
fn a_letter_that_is_not_due_or_cannot_be_made_is_told_so() {
    let job = builder().build(&overrides()).unwrap();
    let unknown = run::letter(&job, "R1-000000-C9").unwrap_err();
    assert!(matches!(unknown, RunError::NoLetter { reason: None, .. }), "{unknown}");
    let said = unknown.lines(&Messages::new(Language::En));
    assert_eq!(said, ["no letter R1-000000-C9 is due on this day. Nothing was made"]);
    let copies = "[copies]\nfolder = \"copies\"\n";
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("copies")).unwrap();
    let job = builder().text(copies).folder(folder.path()).build(&overrides()).unwrap();
    let reference = run::plan(&builder().build(&overrides()).unwrap()).unwrap();
    let reference = &reference.plan.letters[0].reference;
    let held = run::letter(&job, reference).unwrap_err();
    let reason = Some(Reason::CopyMissing);
    assert!(matches!(held, RunError::NoLetter { reason: it, .. } if it == reason), "{held}");
    let said = held.lines(&Messages::new(Language::Fr)).concat();
    assert!(said.starts_with("la lettre R1-260302-C1 ne peut être faite : "), "{said}");
}

#[test]
fn values_and_text_are_checked_as_a_job_file_is() {
    let lines = |builder: JobBuilder| {
        let faults = builder.build(&overrides()).unwrap_err();
        faults.lines(&Messages::new(Language::En))
    };
    let wrong = Creditor { country: "France".to_owned(), ..creditor() };
    let said = lines(builder().creditor(wrong));
    assert!(said[0].starts_with("relance.toml [creditor.country]: "), "{said:?}");
    let said = lines(builder().text("\n[export]\ncurency = \"CHF\"\n"));
    assert!(said[0].starts_with("relance.toml:3 [export.curency]: "), "{said:?}");
    let said = lines(Job::builder().creditor(creditor()));
    assert!(said[0].starts_with("relance.toml [export]: "), "{said:?}");
    let said = lines(Job::builder().creditor(creditor()).text("[export]\n"));
    assert!(said[0].starts_with("relance.toml:1 [export.files]: "), "{said:?}");
    let said =
        lines(Job::builder().creditor(creditor()).text("[export]\nfiles = [\"x.csv\"]\n"));
    assert!(said[0].contains("x.csv"), "{said:?}");
}

#[test]
fn house_rules_may_be_given_as_a_value() {
    let mut strict = Policy::default();
    strict.days_after_due = 400;
    let job = builder().policy(strict).build(&overrides()).unwrap();
    assert_eq!(run::plan(&job).unwrap().plan.letters, []);
}

#[test]
fn a_logo_and_debtors_may_be_in_memory_too() {
    let (rows, debtors) = (
        "debtor;invoice;invoice_date;due_date;total;residual\n\
         C1;F1;2026-01-02;2026-02-01;100,00;100,00\n",
        "debtor;name;address1;postcode;city\nC1;Debtor SARL;1 rue Neuve;69001;Lyon\n",
    );
    let logo = fs::read("samples/atelier/logo.png").unwrap();
    let creditor = Creditor { logo: Some("logo.png".to_owned()), ..creditor() };
    let job = Job::builder().creditor(creditor).text("[export]\ndebtors = \"debtors.csv\"\n");
    let job = job.export("open.csv", rows.as_bytes()).file("debtors.csv", debtors.as_bytes());
    let job = job.file("logo.png", logo).build(&overrides()).unwrap();
    let names: Vec<String> = job.named_files().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["relance.toml", "open.csv", "debtors.csv", "logo.png"]);
    let planned = run::plan(&job).unwrap();
    let made = run::letter(&job, &planned.plan.letters[0].reference).unwrap();
    assert_eq!(&*made.letter.debtor.name, "Debtor SARL");
}
