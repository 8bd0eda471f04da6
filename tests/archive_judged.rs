//! Archive files, judged by veraPDF, qpdf and poppler.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "archive/job.rs"]
mod job;
#[path = "archive/said.rs"]
mod said;
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;
#[path = "archive/tree.rs"]
mod tree;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use self::job::{ALL, files, made};
use self::tree::{Element, Tree};

/// Names the judge of PDF/A and PDF/UA: a program that takes a flavour and files, and prints PASS or FAIL for each.
const VERAPDF: &str = "RELANCE_VERAPDF";

/// Letters for a judge that takes its time: every language, stage and kind, but not every mix.
const SOME: [usize; 8] = [0, 3, 11, 13, 22, 28, 33, 47];

/// One call at a time: at its first call the judge may fetch what it needs, and two at once would take half of it.
static ALONE: Mutex<()> = Mutex::new(());

#[track_caller]
fn verapdf(flavour: &str, files: &[PathBuf]) {
    let Some(program) = tools::program_of(VERAPDF) else { return };
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let output = Command::new(program).arg(flavour).args(files).output().unwrap();
    let verdicts = String::from_utf8_lossy(&output.stdout);
    let passed = verdicts.lines().filter(|line| line.starts_with("PASS ")).count();
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && passed == files.len(), "{verdicts}{trouble}");
}

#[test]
fn letters_for_the_archive_are_pdf_a_2b_and_pdf_ua_1() {
    let folder = tempfile::tempdir().unwrap();
    let run = made(folder.path(), "pdfa-2b", &SOME[..4]);
    let files = files(&run.join("letters"));
    assert_eq!(files.len(), 4);
    verapdf("2b", &files);
    verapdf("ua1", &files);
}

#[test]
fn archive_copies_with_invoices_inside_are_pdf_a_3b_and_pdf_ua_1() {
    let folder = tempfile::tempdir().unwrap();
    let run = made(folder.path(), "pdfa-3b", &SOME);
    let files = files(&run.join("archive"));
    assert_eq!(files.len(), SOME.len());
    verapdf("3b", &files);
    verapdf("ua1", &files);
}

#[test]
fn everything_on_a_page_is_in_the_tree_once_or_an_artifact() {
    let folder = tempfile::tempdir().unwrap();
    let run = made(folder.path(), "pdfa-3b", &(0..ALL).collect::<Vec<_>>());
    let files = files(&run.join("archive"));
    assert_eq!(files.len(), ALL);
    let mut parted = 0;
    for file in files.iter().step_by(3) {
        tools::check_pdf(&std::fs::read(file).unwrap(), pages_of(file));
        let Some(tree) = Tree::of(file) else { return };
        check_catalog(&tree);
        let elements = tree.elements();
        check_content(&tree, &elements);
        parted += check_tables(&elements);
        let tags: Vec<&str> = elements.iter().map(|it| &*it.tag).collect();
        assert_eq!(tags.iter().filter(|tag| **tag == "H1").count(), 1, "the subject");
        let figures: Vec<&Element> = elements.iter().filter(|it| it.tag == "Figure").collect();
        assert!(figures.len() >= 2 && figures.iter().all(|it| it.alt), "logo and signature");
    }
    assert!(parted > 0, "a table on two pages is one");
}

fn pages_of(file: &Path) -> usize {
    let bytes = std::fs::read(file).unwrap();
    tools::ask("qpdf", &["--show-npages", "FILE"], &bytes)
        .map_or(0, |count| count.trim().parse().unwrap())
}

fn check_catalog(tree: &Tree) {
    let catalog = tree.catalog();
    assert_eq!(catalog["/MarkInfo"]["/Marked"], true);
    assert_eq!(catalog["/ViewerPreferences"]["/DisplayDocTitle"], true);
    assert!(catalog["/Lang"].as_str().is_some_and(|it| it.len() == "u:fr".len()));
}

/// Sequences of pages and content of elements are the same, and both ways of looking them up agree.
fn check_content(tree: &Tree, elements: &[Element]) {
    let mut seen = BTreeSet::new();
    for (page, marked) in tree.pages() {
        assert!(marked.bare.is_empty(), "neither in the tree nor artifacts: {:?}", marked.bare);
        assert!(marked.colours.is_empty(), "black ink alone: {:?}", marked.colours);
        let owners = tree.owners(&page);
        assert_eq!(marked.tags.len(), owners.len());
        for ((number, tag), owner) in marked.tags.iter().zip(&owners) {
            let element = elements.iter().find(|it| it.reference == *owner).unwrap();
            assert_eq!(&element.tag, tag);
            assert!(element.content.contains(&(page.clone(), *number)), "{page} {number}");
            seen.insert((page.clone(), *number));
        }
    }
    let named: usize = elements.iter().map(|it| it.content.len()).sum();
    assert_eq!(
        named,
        seen.len(),
        "every sequence in the tree once, and none that there is not"
    );
}

/// Rows of a table have as many columns, and heads say what they are the head of. How many tables go over
/// pages.
fn check_tables(elements: &[Element]) -> usize {
    let mut parted = 0;
    let tables: Vec<usize> =
        (0..elements.len()).filter(|at| elements[*at].tag == "Table").collect();
    assert!(tables.len() >= 2, "invoices, and how to pay");
    for table in tables {
        let inside = elements[table + 1..].iter();
        let inside: Vec<&Element> =
            inside.take_while(|it| it.depth > elements[table].depth).collect();
        let rows = inside.split(|it| it.tag == "TR").skip(1);
        let columns: BTreeSet<u64> =
            rows.map(|cells| cells.iter().map(|cell| cell.span).sum()).collect();
        assert_eq!(columns.len(), 1, "{columns:?} columns");
        for cell in inside.iter().filter(|it| it.tag == "TH") {
            assert!(cell.scope.is_some());
        }
        let pages = inside.iter().flat_map(|it| &it.content).map(|(page, _)| page);
        parted += usize::from(pages.collect::<BTreeSet<_>>().len() > 1);
    }
    parted
}

#[test]
fn the_tagged_copy_is_read_out_in_the_order_of_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let run = made(folder.path(), "pdfa-3b", &(0..ALL).collect::<Vec<_>>());
    let files = files(&run.join("archive"));
    for letter in 0..ALL {
        let name = format!("-C{letter:04}-");
        let file = files.iter().find(|it| it.to_str().unwrap().contains(&name)).unwrap();
        let bytes = std::fs::read(file).unwrap();
        let Some(text) = tools::ask("pdfinfo", &["-struct-text", "FILE"], &bytes) else {
            return;
        };
        said::check(letter, &said::spoken(&text));
        if letter % 7 > 0 {
            continue;
        }
        let fonts = tools::ask("pdffonts", &["FILE"], &bytes).unwrap();
        for font in fonts.lines().skip(2) {
            assert!(font.contains(" yes yes yes "), "embedded, cut down, with text: {font}");
        }
    }
}
