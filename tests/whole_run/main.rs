//! Whole runs, from the job file to the run folder, judged from outside.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "../sample/manifest.rs"]
mod manifest;
#[path = "../sample/rows.rs"]
mod rows;
#[path = "../tools/mod.rs"]
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use relance::job::{Job, Overrides};
use relance::run::{self, Progress, RunReport, Work};
use tempfile::TempDir;

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}

/// Runs a job into a folder that goes away with the test.
fn run_job(job: &Path, threads: usize) -> (RunReport, TempDir) {
    let out = tempfile::tempdir().unwrap();
    let overrides = Overrides::on(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let overrides = overrides.into_folder(out.path()).with_threads(threads);
    let job = Job::read(job, &overrides).unwrap();
    (run::run(&job, &Unwatched).unwrap(), out)
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier/relance.toml")
}

/// Every file under a folder with its bytes, by path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let name = path.strip_prefix(folder).unwrap().to_owned();
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let names = files(folder).into_keys().map(|name| folder.join(name));
    names.filter(|name| name.extension().is_some_and(|it| it == "pdf")).collect()
}

#[test]
fn one_thread_eight_threads_and_a_second_run_leave_the_same_bytes() {
    let (first, _out) = run_job(&sample(), 1);
    let first = files(&first.folder);
    assert!(first.len() > 20, "{:?}", first.keys());
    for threads in [8, 1] {
        let (again, _out) = run_job(&sample(), threads);
        let again = files(&again.folder);
        assert!(first.keys().eq(again.keys()));
        for (name, bytes) in &first {
            assert!(again[name] == *bytes, "{} differs with {threads} threads", name.display());
        }
    }
}

#[test]
fn every_pdf_of_the_sample_is_accepted_by_qpdf() {
    let (report, _out) = run_job(&sample(), 2);
    let table = |name: &str| rows::table(&report.folder.join(name), ';');
    let number = |row: &rows::Row, column: &str| -> usize { row.cell(column).parse().unwrap() };
    let path = |row: &rows::Row| report.folder.join(row.cell("file"));
    // The sample is printed on both sides: every sheet has two pages, whatever stands on the back.
    let pieces =
        table("pieces.csv").into_iter().map(|it| (path(&it), 2 * number(&it, "sheets")));
    let streams = table("streams.csv").into_iter();
    let streams =
        streams.map(|it| (path(&it), number(&it, "pages") + number(&it, "blank_pages")));
    let expected: BTreeMap<PathBuf, usize> = pieces.chain(streams).collect();
    let pdfs = pdfs(&report.folder);
    assert_eq!(pdfs.len(), report.pieces.len() + 4, "letters and a stream of each class");
    for pdf in pdfs {
        tools::check_pdf(&fs::read(&pdf).unwrap(), expected[&pdf]);
    }
}

#[test]
fn faces_of_letters_are_embedded_subset_and_can_be_searched() {
    let (report, _out) = run_job(&sample(), 2);
    for pdf in pdfs(&report.folder) {
        let bytes = fs::read(&pdf).unwrap();
        let first = ["-f", "1", "-l", "1", "FILE"];
        let Some(said) = tools::ask("pdffonts", &first, &bytes) else { return };
        let ours: Vec<&str> = said.lines().filter(|it| it.contains("SourceSerif4")).collect();
        assert!(!ours.is_empty(), "{said}");
        for line in ours {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(words.windows(3).any(|it| it == ["yes", "yes", "yes"]), "{line}");
        }
    }
}

#[test]
fn a_letter_is_read_out_in_reading_order() {
    let (report, _out) = run_job(&sample(), 2);
    let letters = pdfs(&report.folder.join("letters"));
    let notice = letters.iter().find(|it| it.to_string_lossy().contains("C0059")).unwrap();
    let bytes = fs::read(notice).unwrap();
    let Some(said) = tools::ask("pdftotext", &["-raw", "FILE", "-"], &bytes) else { return };
    let said = said.replace(['\u{a0}', '\u{202f}'], " ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let order = [
        "Atelier Verrier SARL",
        "Serrurerie Bâti-Rhône SARL",
        "69800 SAINT PRIEST",
        "Lettre recommandée avec avis de réception",
        "Lyon, le 22 novembre 2026",
        "Mise en demeure de payer 13 831,74 €",
        "FR76 3099 9002 1700 0204 1774 637",
        "F2026-0189 05/05/2026 04/06/2026 4 776,00 1 000,00 3 776,00 171 j",
        "Total 14 039,58 1 000,00 13 039,58 €",
        "nous vous mettons en demeure de nous payer, au plus tard le 10 décembre 2026, la somme de 13 831,74 €",
        "article 1344 du code civil",
        "Camille Verdier",
        "Copie de la facture F2026-0189 2 pages",
    ];
    let mut from = 0;
    for words in order {
        let place = said[from..].find(words);
        from += place
            .unwrap_or_else(|| panic!("`{words}` is not behind the words before it:\n{said}"));
    }
}

#[test]
fn the_sample_balances_with_a_sum_of_its_own() {
    let (report, _out) = run_job(&sample(), 2);
    let export = rows::table(&sample().with_file_name("factures-ouvertes.csv"), ';');
    let export = manifest::sums_of_export(&export, "Code client", "Reste dû");
    manifest::assert_balances(&export, &manifest::sums_of_run(&report.folder));
}

/// A job of a hundred debtors and more, with amounts of every size, and some that get no letter.
fn hundred(folder: &Path) -> PathBuf {
    let mut csv = "Code client;Client;Adresse;CP;Ville;N° facture;Date facture;Échéance;Montant TTC;Réglé;Reste dû\n".to_owned();
    for debtor in 0..120_u32 {
        for invoice in 0..=debtor % 4 {
            let cents = 1_999 + 7_919 * debtor + 104_729 * invoice;
            let paid = if (debtor + invoice) % 5 == 0 { cents / 3 } else { 0 };
            let day = 1 + (debtor + 7 * invoice) % 28;
            // Every sixth debtor owes invoices that are not due yet.
            let month = if debtor % 6 == 5 { 12 } else { 9 };
            let shown = |cents: u32| format!("{},{:02}", cents / 100, cents % 100);
            writeln!(
                csv,
                "C{debtor:03};Maison n° {debtor};{debtor} rue du Four;69007;Lyon;F{debtor:03}-{invoice};\
                 01/08/2026;{day:02}/{month:02}/2026;{};{};{}",
                shown(cents),
                shown(paid),
                shown(cents - paid)
            )
            .unwrap();
        }
    }
    fs::write(folder.join("open.csv"), csv).unwrap();
    let job = fs::read_to_string(sample()).unwrap();
    let creditor = job.split("[export]").next().unwrap().replace("logo = \"logo.png\"\n", "");
    let job =
        format!("{creditor}[export]\nfiles = [\"open.csv\"]\n[output]\nfolder = \"out\"\n");
    fs::write(folder.join("relance.toml"), job).unwrap();
    folder.join("relance.toml")
}

#[test]
fn a_hundred_letters_balance_with_a_sum_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (report, _out) = run_job(&hundred(folder.path()), 2);
    assert_eq!(report.plan.letters.len(), 100);
    let export = rows::table(&folder.path().join("open.csv"), ';');
    let export = manifest::sums_of_export(&export, "Code client", "Reste dû");
    assert_eq!(export.len(), 120);
    manifest::assert_balances(&export, &manifest::sums_of_run(&report.folder));
}

#[test]
fn a_run_that_cannot_end_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let job = hundred(folder.path());
    let taken = folder.path().join("taken");
    fs::write(&taken, "a file where the folder should be").unwrap();
    let overrides = Overrides::on(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let overrides = overrides.into_folder(&taken).with_threads(1);
    let job = Job::read(&job, &overrides).unwrap();
    let error = run::run(&job, &Unwatched).unwrap_err();
    assert!(error.to_string().contains("taken"), "{error}");
    assert_eq!(fs::read_to_string(taken).unwrap(), "a file where the folder should be");
}
