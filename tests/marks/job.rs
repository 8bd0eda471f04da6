//! A job whose letters have 0 to 5 copies of odd and even pages.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use relance::job::{Job, Overrides};
use relance::run::{self, Progress, Work};
use tempfile::TempDir;

use crate::tools::handmade::{handmade, stream};

struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Work, _: usize) {}
    fn step(&self, _: usize) {}
}

const HEAD: &str = r#"
[creditor]
name = "Papeterie du Parc SARL"
address = ["3 rue du Parc", "69006 Lyon"]
country = "FR"
place = "Lyon"
phone = "04 00 00 00 00"
email = "c@papeterie.example"
siren = "732829320"
signatory = { name = "Claude Martin", capacity = "gérant" }
contact = { name = "Claude Martin", phone = "04 00 00 00 00", email = "c@papeterie.example" }
[[creditor.account]]
currency = "EUR"
iban = "FR7630006000011234567890189"
[export]
files = ["open.csv"]
[copies]
folder = "pdf"
missing = "warn"
verify = "none"
[letters]
# The text of the newer one stands where marks of this inserter go.
layout = "classic-1"
[policy]
stages = ["reminder-1"]
"#;

/// Pages of the copy of an invoice.
pub(crate) fn copy_pages(invoice: usize) -> usize {
    1 + invoice % 4
}

/// Writes a job with so many letters, and what `[post]` and `[output]` say.
pub(crate) fn job(folder: &Path, letters: usize, rest: &str) -> PathBuf {
    let mut export = String::from(
        "Code client;Client;Type de client;Adresse 1;Code postal;Ville;N° facture;\
         Date facture;Échéance;Reste dû;Devise;Fichier\n",
    );
    fs::create_dir_all(folder.join("pdf")).unwrap();
    let mut invoice = 0;
    for letter in 0..letters {
        let copies = letter % 6;
        for nth in 0..copies.max(1) {
            invoice += 1;
            let pages = copy_pages(invoice);
            // A letter without copies names one that is not there.
            let file = if copies == 0 { String::new() } else { format!("{pages}-{nth}.pdf") };
            let postcode = 1000 + letter * 7919 % 90_000;
            writeln!(
                export,
                "C{letter:05};Client {letter};Professionnel;{} rue Haute;{postcode:05};Ville;\
                 F{invoice:06};2026-09-02;2026-10-02;{}.50;EUR;{file}",
                letter % 90 + 1,
                100 + letter
            )
            .unwrap();
        }
    }
    for pages in 1..=4 {
        for nth in 0..5 {
            let name = format!("pdf/{pages}-{nth}.pdf");
            fs::write(folder.join(name), paper(&format!("COPY-{nth}"), pages)).unwrap();
        }
    }
    fs::write(folder.join("open.csv"), export).unwrap();
    let path = folder.join("relance.toml");
    fs::write(&path, format!("{HEAD}{rest}")).unwrap();
    path
}

/// A copy on A4; each page says which it is, and covers itself with white first as many programs do.
fn paper(name: &str, pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 4 + 3 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 595.28 841.89]>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for page in 0..pages {
        let first = 4 + 3 * page;
        let contents = match page % 3 {
            0 => format!("{} 0 R", first + 1),
            1 => format!("[{} 0 R]", first + 1),
            _ => format!("{} 0 R", first + 2),
        };
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {contents}>>"
        ));
        let text = format!(
            "1 g 0 0 595.28 841.89 re f 0 g 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 240 1400 Td \
             ({name} page {} of {pages}) Tj ET",
            page + 1
        );
        objects.push(stream("", &text));
        objects.push(format!("[{} 0 R]", first + 1));
    }
    handmade(&objects.iter().map(String::as_str).collect::<Vec<&str>>())
}

/// A run folder, which goes away with the second value.
pub(crate) fn made(job: &Path, threads: usize) -> (PathBuf, TempDir) {
    let out = tempfile::tempdir().unwrap();
    let overrides = Overrides::on(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let overrides = overrides.into_folder(out.path()).with_threads(threads);
    let job = Job::read(job, &overrides).unwrap_or_else(|error| panic!("{error}"));
    let report = run::run(&job, &Unwatched).unwrap();
    let held = fs::read_to_string(report.folder.join("held.csv")).unwrap();
    assert_eq!(held.lines().count(), 1, "{held}{:?}", report.findings.first());
    (report.folder, out)
}
