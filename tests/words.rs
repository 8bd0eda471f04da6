//! The text of copies, beside what poppler reads in the same files.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use pdf_import::{Words, import, words};

use self::tools::corpus::corpus;
use self::tools::tool;

/// Words of two letters or more, without case.
fn spoken(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !it.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|it| it.chars().count() > 1).collect()
}

fn poppler(path: &Path) -> String {
    let out = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().unwrap();
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn read(path: &Path) -> Option<Words> {
    Some(words(&import(std::fs::read(path).unwrap()).ok()?))
}

/// The PDFs of a folder by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|it| it.extension().is_some_and(|it| it == "pdf")).collect();
    files.sort();
    files
}

/// How many hundredths of poppler's words are found here, and how many words it has.
fn share(path: &Path) -> Option<(usize, usize, Vec<String>)> {
    let theirs = spoken(&poppler(path));
    let ours = spoken(&read(path)?.pages.join("\n"));
    let lost: Vec<String> = theirs.difference(&ours).cloned().collect();
    let all = theirs.len().max(1);
    Some(((all - lost.len()) * 100 / all, theirs.len(), lost))
}

/// Where the two differ: words that poppler takes apart where a font joins letters or spaces them out, a
/// face without any meaning of its codes, a form whose fields have no appearance.
const OTHERWISE: [&str; 6] = [
    "OCRmyPDF--cmyk.pdf",
    "corpus--zugferd_2p1_EN16931_Betriebskostenabrechnung.pdf",
    "corpus--zugferd_2p1_EXTENDED_Warenrechnung.pdf",
    "pdf.js--TAMReview.pdf",
    "pdfplumber--pdffill-demo.pdf",
    "sample-files--libreoffice-form.pdf",
];

#[test]
fn nearly_every_word_that_poppler_reads_in_an_invoice_is_read_here() {
    let Some(corpus) = corpus("invoices") else { return };
    if tool("pdftotext").is_none() {
        return;
    }
    let mut poor = Vec::new();
    for path in files(&corpus) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((share, all, lost)) = share(&path) else { continue };
        println!(
            "{share:3} % of {all:5} words  {name}  {:?}",
            lost.iter().take(6).collect::<Vec<_>>()
        );
        if share < 97 && all > 10 && !OTHERWISE.contains(&name.as_str()) {
            poor.push(name);
        }
    }
    assert_eq!(poor, Vec::<String>::new());
}
