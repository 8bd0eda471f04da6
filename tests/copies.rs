//! Copies of invoices: found on the store, taken over whatever wrote them, put behind letters.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use findings::{Currency, Money, Origin, Source};
use pdf_import::{ImportError, Imported, Intake, import, inspect};
use print::Mm;
use print::font::{Faces, GlyphUse};
use print::pdf::{FileInfo, PageContent, Profile, Stationery};
use relance::assemble::{DrawnPiece, Stream, letter};
use relance::attach::{
    AttachError, Copies, CopyStore, Effect, FoundCopies, Known, Missing, Over, Verify,
};
use relance::ledger::{Account, Debtor, Invoice, Ledger};
use relance::plan::{Claim, PlannedLetter};
use relance::rules::Stage;

use self::tools::alone::alone;
use self::tools::corpus::corpus;
use self::tools::handmade::{handmade, invoice, stream};
use self::tools::{ask, check_pdf, tool};

const INFO: FileInfo<'_> = FileInfo {
    title: "Lettre",
    id: "R-1",
    language: "fr",
    date: None,
    duplex: false,
    profile: Profile::Mail,
};

fn stationery() -> Stationery {
    Stationery::build(&Faces::default(), &GlyphUse::default(), &[]).unwrap()
}

// --- taking over pages

/// Takes a file over, checks what comes out, and gives it as text.
#[track_caller]
fn taken(bytes: Vec<u8>, pages: usize) -> String {
    assert_eq!(inspect(&bytes).unwrap().pages as usize, pages);
    let copy = import(bytes).unwrap();
    assert_eq!(copy.pages(), pages);
    let file = alone(&[&copy]);
    check_pdf(&file, pages);
    String::from_utf8_lossy(&file).into_owned()
}

#[test]
fn what_a_page_inherits_stands_on_the_page_itself() {
    let text = taken(
        handmade(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 400]/Rotate 90>>",
            "<</Type/Pages/Parent 2 0 R/Count 1/Kids[4 0 R]/CropBox[10 10 200 200]\
             /Resources<</ProcSet[/PDF]>>>>",
            "<</Type/Page/Parent 3 0 R/Contents[5 0 R]/AA<</O 6 0 R>>/StructParents 0>>",
            &stream("", "0 0 9 9 re f"),
            "<</S/JavaScript/JS(app.alert\\(1\\))>>",
        ]),
        1,
    );
    for kept in
        ["/MediaBox [0 0 300 400]", "/Rotate 90", "/CropBox [10 10 200 200]", "/ProcSet"]
    {
        assert!(text.contains(kept), "{kept} is gone: {text}");
    }
    for gone in ["JavaScript", "/AA", "/StructParents"] {
        assert!(!text.contains(gone), "{gone} is still there: {text}");
    }
}

#[test]
fn only_annotations_that_print_are_kept_and_as_they_look() {
    let text = taken(
        handmade(&[
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[4 0 R 5 0 R 6 0 R]>>",
            "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/P 3 0 R/Dest[3 0 R/Fit]/F 4>>",
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(total)/Rect[0 0 9 9]/F 4/AP<</N 7 0 R>>/P 3 0 R>>",
            "<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/F 6/AP<</N 7 0 R>>>>",
            &stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"),
        ]),
        1,
    );
    assert!(text.contains("/Subtype/Stamp") && text.contains("/Form"), "{text}");
    assert!(!text.contains("/Link") && !text.contains("/Widget") && !text.contains("(total)"));
    assert_eq!(text.matches("/AP").count(), 1, "{text}");
}

#[test]
fn objects_that_come_back_to_themselves_are_taken_over_once_a_copy() {
    let bytes = handmade(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources 4 0 R>>",
        "<</Properties<</A 5 0 R/Gone 9 0 R/Page 3 0 R>>>>",
        "<</Type/OCG/Name(a)/Self 5 0 R/Back 4 0 R>>",
    ]);
    let copy = import(bytes).unwrap();
    let file = alone(&[&copy, &copy]);
    check_pdf(&file, 2);
    let text = String::from_utf8_lossy(&file);
    assert_eq!(text.matches("/Type/OCG").count(), 2);
    assert!(text.contains("/Gone null") && text.contains("/Page "), "{text}");
    assert_eq!(text.matches("/MediaBox").count(), 2, "a page is not dragged along: {text}");
}

#[test]
fn damage_is_repaired_and_the_pages_are_the_same() {
    let clean = invoice("A", 3);
    let clean_text = String::from_utf8(clean.clone()).unwrap();
    let start = clean_text.find("startxref").unwrap();
    let junk_before = [b"\n\n\n\njunk\n".as_slice(), &clean].concat();
    let no_table = clean_text[..clean_text.find("xref\n").unwrap()].to_owned()
        + "trailer\n<</Root 1 0 R>>\n";
    for (what, bytes) in [
        ("table at the wrong place", clean_text[..start].to_owned().into_bytes()),
        ("junk before the header", junk_before),
        ("no table", no_table.into_bytes()),
        ("wrong length", clean_text.replace("/Length 3", "/Length 2").into_bytes()),
    ] {
        let copy = import(bytes.clone()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(inspect(&bytes).unwrap().pages, 3, "{what}");
        let file = alone(&[&copy]);
        check_pdf(&file, 3);
        if let Some(text) = ask("pdftotext", &["FILE", "-"], &file) {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(words.join(" "), "A page 1 A page 2 A page 3", "{what}");
        }
    }
}

#[track_caller]
fn check_refused(bytes: Vec<u8>, word: &str) {
    assert_eq!(inspect(&bytes).map_err(|error| error.word()), Err(word));
    assert_eq!(import(bytes).map(|copy| copy.pages()).map_err(|error| error.word()), Err(word));
}

#[test]
fn what_has_no_pages_is_refused_with_a_reason() {
    check_refused(Vec::new(), "empty");
    check_refused(b"<html><body>Not found</body></html>".to_vec(), "web");
    check_refused(
        handmade(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[]>>"]),
        "no-pages",
    );
    let turning =
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"];
    check_refused(handmade(&turning), "no-pages");
}

#[test]
fn a_file_cut_off_anywhere_is_taken_or_refused_and_never_a_panic() {
    let whole = invoice("A", 2);
    for length in 0..whole.len() {
        let mut bytes = whole[..length].to_vec();
        let inspected = inspect(&bytes).map(|it| it.pages as usize).map_err(|it| it.word());
        let imported = import(bytes.clone()).map(|it| it.pages()).map_err(|it| it.word());
        assert_eq!(inspected, imported, "cut off after {length} bytes");
        bytes = whole.clone();
        bytes[length] = bytes[length].wrapping_add(1);
        let inspected = inspect(&bytes).map(|it| it.pages as usize).map_err(|it| it.word());
        let imported = import(bytes).map(|it| it.pages()).map_err(|it| it.word());
        assert_eq!(inspected, imported, "byte {length} changed");
    }
}

// --- files that others wrote

/// What is known of a file in the corpus.
struct Fact {
    path: String,
    /// As poppler counts them.
    pages: Option<usize>,
    /// Whether qpdf had nothing to say.
    is_clean: bool,
    verdict: String,
}

fn facts(corpus: &Path) -> Vec<Fact> {
    let text = std::fs::read(corpus.join("PDF-FACTS.tsv")).unwrap();
    let fact = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        Fact {
            path: cells[0].to_owned(),
            pages: cells[5].parse().ok(),
            is_clean: cells[9] == "ok",
            verdict: cells[21].to_owned(),
        }
    };
    String::from_utf8_lossy(&text).lines().skip(1).map(fact).collect()
}

/// Taken although no reader shows anything: its `Count` and `Length` lead to each other.
const TAKEN: [&str; 1] = ["pdf.js--poppler-91414-0-54.pdf"];

/// Refused although readers open it: the contents of its only page are nowhere, and they show an empty sheet.
const EMPTY: [&str; 1] = ["qpdf--bad26.pdf"];

#[test]
fn every_file_of_the_corpus_is_taken_over_or_refused_with_a_reason() {
    let Some(corpus) = corpus("") else { return };
    let judged = tool("qpdf").is_some();
    for fact in facts(&corpus) {
        let Fact { path, verdict, .. } = &fact;
        let listed = |list: &[&str]| list.iter().any(|name| path.ends_with(name));
        let bytes = std::fs::read(corpus.join(path)).unwrap();
        let inspected = inspect(&bytes).map(|it| it.pages as usize).map_err(|it| it.word());
        let imported = import(bytes);
        let result = imported.as_ref().map(Imported::pages).map_err(ImportError::word);
        assert_eq!(inspected, result, "{path}");
        match (verdict.as_str(), &imported) {
            ("usable", Ok(copy)) => {
                assert_eq!(Some(copy.pages()), fact.pages, "{path}");
                let file = alone(&[copy]);
                if judged && fact.is_clean {
                    println!("{path}");
                    check_pdf(&file, copy.pages());
                }
            }
            ("usable", Err(ImportError::Damaged(_))) if listed(&EMPTY) => {}
            ("usable", Err(error)) => panic!("{path}: {error}"),
            ("unusable", Ok(_)) => assert!(listed(&TAKEN), "{path} is taken"),
            ("password", result) => {
                assert!(matches!(result, Err(ImportError::Password)), "{path}");
            }
            // Readers differ; here it is enough that something definite comes out.
            (_, Ok(copy)) => assert!(!alone(&[copy]).is_empty()),
            (_, Err(_)) => {}
        }
    }
}

// --- the store

/// A letter about invoices with these numbers and paths.
fn planned(invoices: &[(&str, Option<&str>)]) -> PlannedLetter {
    let source =
        Arc::new(Source { name: "open.csv".to_owned(), headers: Vec::new(), sheet: None });
    let origin = Origin::file(&source);
    let date = NaiveDate::from_ymd_opt(2026, 3, 1);
    let claim = |(number, copy): &(&str, Option<&str>)| Claim {
        invoice: Invoice {
            date,
            due: date,
            copy: copy.map(Into::into),
            ..Invoice::open(*number, Money::default(), origin.clone())
        },
        days_late: 9,
    };
    PlannedLetter {
        reference: "R-1".to_owned(),
        claims: invoices.iter().map(claim).collect(),
        ..PlannedLetter::new(
            Arc::new(debtor(origin.clone())),
            "EUR".parse::<Currency>().unwrap(),
            Stage::ALL[0],
            date.unwrap(),
            date.unwrap(),
        )
    }
}

fn debtor(origin: Origin) -> Debtor {
    Debtor::business("C1", "C1", origin)
}

/// A copies folder with these files; `link -> target` is a link.
fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret.pdf"), invoice("secret", 1)).unwrap();
    let inside = folder.path().join("copies");
    std::fs::create_dir(&inside).unwrap();
    for file in files {
        if let Some((link, target)) = file.split_once(" -> ") {
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, inside.join(link)).unwrap();
            continue;
        }
        let path = inside.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, invoice(file, 1)).unwrap();
    }
    folder
}

fn open_copy_store(
    folder: PathBuf,
    patterns: &[&str],
    missing: Missing,
    known: Known,
) -> Result<CopyStore, AttachError> {
    let copies = Copies {
        folder,
        folder_name: "copies".to_owned(),
        patterns: patterns.iter().map(|it| (*it).to_owned()).collect(),
        missing,
        lines: None,
        verify: Verify::None,
        contradicted: Effect::Hold,
        unconfirmed: Effect::Warn,
        intake: Intake::default(),
        stamp: false,
        max_pages: None,
        over: Over::Hold,
    };
    CopyStore::open(&copies, known)
}

fn copy_store(folder: &tempfile::TempDir, patterns: &[&str], missing: Missing) -> CopyStore {
    open_copy_store(folder.path().join("copies"), patterns, missing, Known::default()).unwrap()
}

/// The pages of the first copy, without notes.
fn load(store: &CopyStore, found: &FoundCopies) -> Result<Arc<Imported>, AttachError> {
    store.load(&found.copies[0], |_, _| panic!("nothing was put aside"))
}

/// A store that knows a ledger with these numbers.
fn shelf_knowing(folder: &tempfile::TempDir, patterns: &[&str], numbers: &[&str]) -> CopyStore {
    let letter = planned(&numbers.iter().map(|it| (*it, None)).collect::<Vec<_>>());
    let account = Account {
        debtor: letter.debtor,
        currency: letter.currency,
        invoices: letter.claims.into_iter().map(|it| it.invoice).collect(),
        credits: Vec::new(),
        void_credits: Vec::new(),
        closed: Vec::new(),
        on_hold: false,
        who_is_unclear: false,
        payment_seen: false,
    };
    let known = Known::of(&Ledger { accounts: vec![account], ..Ledger::default() }, "");
    open_copy_store(folder.path().join("copies"), patterns, Missing::Hold, known).unwrap()
}

/// The names found, and after them the codes of findings.
fn names(found: &FoundCopies) -> Vec<&str> {
    let copies = found.copies.iter().map(|copy| &*copy.name);
    copies.chain(found.findings.iter().map(|finding| finding.code.as_str())).collect()
}

#[track_caller]
fn check(files: &[&str], pattern: &str, wanted: (&str, Option<&str>), expected: &[&str]) {
    let folder = folder(files);
    let found = copy_store(&folder, &[pattern], Missing::Hold).find(&planned(&[wanted]));
    assert_eq!(names(&found), expected);
}

#[test]
fn a_copy_is_found_by_its_number() {
    check(&["FA-1.pdf", "FA-10.pdf"], "{invoice}.pdf", ("FA-1", None), &["FA-1.pdf"]);
    check(
        &["2026/c1/f FA-1.PDF"],
        "{year}/{debtor}/f {invoice}.pdf",
        ("FA-1", None),
        &["2026/c1/f FA-1.PDF"],
    );
    check(&["FA_2026_1.pdf"], "{invoice}.pdf", ("FA/2026/1", None), &["FA_2026_1.pdf"]);
    check(&["fa-1.pdf"], "{invoice}.pdf", ("FA-1", None), &["fa-1.pdf"]);
    check(&["fa-1.pdf", "FA-1.pdf"], "{invoice}.pdf", ("FA-1", None), &["FA-1.pdf"]);
}

#[test]
fn case_accents_and_separators_of_a_name_make_no_difference() {
    let wanted = ("FA-2026/001", None);
    for name in ["FA_2026_001.pdf", "fa-2026-001.PDF", "FA 2026 001.pdf", "FA2026001.pdf"] {
        check(&[name, "FA_2026_0010.pdf", "FA_2026_00.pdf"], "{invoice}.pdf", wanted, &[name]);
    }
    check(&["Be\u{301}-1.pdf"], "{invoice}.pdf", ("BÉ-1", None), &["Be\u{301}-1.pdf"]);
    let nearer = ["FA-1.pdf", "FA_1.pdf", "FA1.pdf"];
    check(&nearer, "{invoice}.pdf", ("FA-1", None), &["FA-1.pdf"]);
    check(&nearer[1..], "{invoice}.pdf", ("FA-1", None), &["FA_1.pdf"]);
}

#[test]
fn a_pattern_names_folders_dates_and_leaves_open_what_a_star_says() {
    let files = ["C1/2026/FA-1_2026-03-01.pdf", "C1/2026/FA-10.pdf", "C10/2026/FA-1.pdf"];
    check(&files, "{debtor}/{year}/{invoice}*.pdf", ("FA-1", None), &files[..1]);
    check(&files, "{debtor}/{year}/{invoice}_{date}.pdf", ("FA-1", None), &files[..1]);
    check(&files, "**/{invoice}_{year}{month}{day}.pdf", ("FA-1", None), &files[..1]);
    check(&files, "**/{invoice}*.pdf", ("FA-10", None), &files[1..2]);
    check(&files, "{invoice}*.pdf", ("FA-1", None), &["A1"]);
    check(
        &["x/Facture 7 FA-1 b.pdf"],
        "*/*{invoice}*.pdf",
        ("FA-1", None),
        &["x/Facture 7 FA-1 b.pdf"],
    );
}

#[test]
fn a_number_is_never_found_by_its_beginning_or_end() {
    let files = ["FA-10.pdf", "FA-1b.pdf", "XFA-1.pdf", "FA-1 2.pdf"];
    check(&files[..3], "*{invoice}*.pdf", ("FA-1", None), &["A1"]);
    check(&files[..3], "{invoice}*.pdf", ("FA-1", None), &["A1"]);
    // A file belongs to the longest number of the ledger in its name.
    let folder = folder(&files);
    let store = shelf_knowing(&folder, &["{invoice}*.pdf"], &["FA-1", "FA-1/2"]);
    assert_eq!(names(&store.find(&planned(&[("FA-1", None)]))), ["A1"]);
    assert_eq!(names(&store.find(&planned(&[("FA-1/2", None)]))), ["FA-1 2.pdf"]);
}

#[test]
fn a_name_that_two_numbers_could_have_is_nobodys() {
    let numbers = ["FA-1/11", "FA-11/1"];
    let run_together = folder(&["FA111.pdf"]);
    let store = shelf_knowing(&run_together, &["{invoice}.pdf"], &numbers);
    assert_eq!(names(&store.find(&planned(&[("FA-1/11", None)]))), ["A9"]);
    let apart = folder(&["FA-11-1.pdf"]);
    let store = shelf_knowing(&apart, &["{invoice}.pdf"], &numbers);
    assert_eq!(names(&store.find(&planned(&[("FA-11/1", None)]))), ["FA-11-1.pdf"]);
}

#[test]
fn files_of_one_invoice_come_in_the_order_of_their_names() {
    let files = ["FA-1_10.pdf", "FA-1_2.pdf", "FA-1_annexe.pdf", "FA-1.pdf", "FA-2.pdf"];
    let ordered = ["FA-1.pdf", "FA-1_2.pdf", "FA-1_10.pdf", "FA-1_annexe.pdf"];
    check(&files, "{invoice}*.pdf", ("FA-1", None), &ordered);
    check(&files, "{invoice}.pdf", ("FA-1", None), &["FA-1.pdf"]);
    check(
        &files,
        "{invoice}.pdf",
        ("x", Some("FA-2.pdf | FA-1.pdf")),
        &["FA-2.pdf", "FA-1.pdf"],
    );
    check(&["a/FA-1.pdf", "b/FA-1_2.pdf"], "**/{invoice}*.pdf", ("FA-1", None), &["A6"]);
}

#[test]
fn an_archive_is_used_like_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copies.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let plain = zip::write::SimpleFileOptions::default();
    for name in ["2026/FA-1.pdf", "../FA-2.pdf", "FA-3.pdf"] {
        archive.start_file(name, plain).unwrap();
        archive.write_all(&invoice(name, 2)).unwrap();
    }
    archive.add_symlink("FA-4.pdf", "../../secret.pdf", plain).unwrap();
    archive.finish().unwrap();
    let store =
        open_copy_store(path, &["**/{invoice}.pdf"], Missing::Hold, Known::default()).unwrap();
    let letter = planned(&[
        ("FA-1", None),
        ("FA-2", None),
        ("FA-3", None),
        ("FA-4", None),
        ("x", Some("../FA-2.pdf")),
    ]);
    let found = store.find(&letter);
    assert_eq!(names(&found), ["2026/FA-1.pdf", "FA-3.pdf", "A1", "A3", "A3"]);
    assert_eq!(load(&store, &found).unwrap().pages(), 2);
    // Whoever reads an entry keeps nobody from reading another.
    std::thread::scope(|scope| {
        let read = |at: usize| {
            let bytes = store.bytes(&found.copies[at % 2]).unwrap();
            let expected = [invoice("2026/FA-1.pdf", 2), invoice("FA-3.pdf", 2)];
            assert!(bytes == expected[at % 2]);
        };
        (0..8).for_each(|at| drop(scope.spawn(move || (0..50).for_each(|_| read(at)))));
    });
    std::fs::write(folder.path().join("broken.zip"), "no archive").unwrap();
    let broken = folder.path().join("broken.zip");
    let refused = open_copy_store(broken, &["{invoice}.pdf"], Missing::Hold, Known::default());
    assert!(matches!(refused, Err(AttachError::Archive { .. })));
}

#[test]
fn two_that_could_both_be_it_are_never_chosen_between() {
    check(&["FA-1.pdf", "FA_1.pdf"], "{invoice}.pdf", ("FA/1", None), &["A6"]);
    check(&["Fa-1.pdf", "fa-1.pdf"], "{invoice}.pdf", ("FA-1", None), &["A6"]);
}

#[test]
fn a_path_of_the_export_comes_before_the_pattern() {
    let files = ["FA-1.pdf", "old/Invoice 1.pdf"];
    check(
        &files,
        "{invoice}.pdf",
        ("FA-1", Some(r"old\Invoice 1.pdf")),
        &["old/Invoice 1.pdf"],
    );
    check(&files, "{invoice}.pdf", ("FA-1", Some("old/Invoice 2.pdf")), &["A1"]);
}

#[test]
fn nothing_is_taken_from_outside_the_folder() {
    for path in ["../secret.pdf", "/etc/passwd", r"..\secret.pdf", "a/../../secret.pdf"] {
        check(&["FA-1.pdf"], "{invoice}.pdf", ("FA-1", Some(path)), &["A3"]);
    }
    check(&["FA-1.pdf"], "{invoice}.pdf", ("../secret", None), &["A1"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_refused_and_one_that_stays_is_followed() {
    let files = ["FA-1.pdf", "out.pdf -> ../secret.pdf", "in.pdf -> FA-1.pdf", "up -> .."];
    check(&files, "{invoice}.pdf", ("out", None), &["A3"]);
    check(&files, "{invoice}.pdf", ("in", None), &["in.pdf"]);
    check(&files, "{invoice}.pdf", ("x", Some("up/secret.pdf")), &["A3"]);
}

#[test]
fn what_is_missing_holds_the_letter_or_warns_as_the_job_says() {
    let folder = folder(&["FA-1.pdf"]);
    std::fs::write(folder.path().join("copies/FA-2.pdf"), "no PDF").unwrap();
    let letter = planned(&[("FA-1", None), ("FA-2", None), ("FA-3", None)]);
    let held = copy_store(&folder, &["{invoice}.pdf"], Missing::Hold).find(&letter);
    assert_eq!(names(&held), ["FA-1.pdf", "A2", "A1"]);
    let warned = copy_store(&folder, &["{invoice}.pdf"], Missing::Warn).find(&letter);
    assert_eq!(names(&warned), ["FA-1.pdf", "A5", "A4"]);
}

#[test]
fn a_file_that_holds_several_invoices_is_put_behind_the_letter_once() {
    let folder = folder(&["all.pdf"]);
    let letter = planned(&[("FA-1", Some("all.pdf")), ("FA-2", Some("all.pdf"))]);
    let found = copy_store(&folder, &["{invoice}.pdf"], Missing::Hold).find(&letter);
    assert_eq!(names(&found), ["all.pdf"]);
}

#[test]
fn a_copy_that_changes_during_the_run_is_noticed() {
    let folder = folder(&["FA-1.pdf"]);
    let store = copy_store(&folder, &["{invoice}.pdf"], Missing::Hold);
    let found = store.find(&planned(&[("FA-1", None)]));
    assert_eq!(load(&store, &found).unwrap().pages(), 1);
    std::fs::write(
        folder.path().join("copies").join(&*found.copies[0].name),
        invoice("FA-1", 2),
    )
    .unwrap();
    let changed = load(&store, &found);
    assert!(matches!(changed, Err(AttachError::Changed { counted: 1, found: 2, .. })));
    let path = folder.path().join("copies").join(&*found.copies[0].name);
    std::fs::write(&path, invoice("FA-2", 1)).unwrap();
    assert!(matches!(load(&store, &found), Err(AttachError::Rewritten { .. })));
    std::fs::write(&path, "no PDF").unwrap();
    assert!(matches!(load(&store, &found), Err(AttachError::Broken { .. })));
    std::fs::remove_file(folder.path().join("copies").join(&*found.copies[0].name)).unwrap();
    assert!(matches!(load(&store, &found), Err(AttachError::Gone { .. })));
}

#[test]
fn what_was_found_in_a_copy_is_put_aside_and_fetched_again() {
    let folder = folder(&["FA-1.pdf", "FA-2.pdf"]);
    let store = copy_store(&folder, &["{invoice}.pdf"], Missing::Hold);
    store.take_notes();
    let found = store.find(&planned(&[("FA-1", None), ("FA-2", None)]));
    let mut aside = b"drawn".to_vec();
    let noted = store.notes(&mut aside);
    store.aside(noted, 5);
    assert!(aside.len() > 100);
    for copy in &found.copies {
        let fetch = |place: u64, out: &mut [u8]| {
            let from = usize::try_from(place).unwrap();
            out.copy_from_slice(&aside[from..from + out.len()]);
            Ok::<(), AttachError>(())
        };
        let bytes = std::fs::read(folder.path().join("copies").join(&*copy.name)).unwrap();
        let loaded = store.load(copy, fetch).unwrap();
        assert!(alone(&[&loaded]) == alone(&[&import(bytes).unwrap()]));
        // Damaged notes cost time and nothing else.
        let damaged = |_, out: &mut [u8]| {
            out.fill(0xFF);
            Ok::<(), AttachError>(())
        };
        let loaded = store.load(copy, damaged).unwrap();
        assert_eq!(loaded.pages(), 1);
        std::fs::write(folder.path().join("copies").join(&*copy.name), invoice("x", 1))
            .unwrap();
        let changed: Result<_, AttachError> = store.load(copy, fetch);
        assert!(matches!(changed, Err(AttachError::Rewritten { .. })));
    }
}

#[test]
fn a_copy_of_several_letters_is_kept() {
    let folder = folder(&["FA-1.pdf"]);
    let store = copy_store(&folder, &["{invoice}.pdf"], Missing::Hold);
    let letter = planned(&[("FA-1", None)]);
    let found = (store.find(&letter), store.find(&letter)).1;
    let first = load(&store, &found).unwrap();
    assert!(Arc::ptr_eq(&first, &load(&store, &found).unwrap()));
}

// --- putting pieces together

#[test]
fn on_two_sides_letter_and_copies_each_start_on_a_sheet_of_their_own() {
    let stationery = stationery();
    let copies = [2, 1, 3].map(|pages| Arc::new(import(invoice("A", pages)).unwrap()));
    let pages = vec![PageContent::blank(Mm(210.0), Mm(297.0))];
    let mut piece = DrawnPiece { pages, copies: copies.to_vec(), ..DrawnPiece::default() };
    let mut out = Vec::new();
    letter(&piece, &INFO, &stationery, &mut out);
    check_pdf(&out, 7);
    piece.duplex = true;
    letter(&piece, &INFO, &stationery, &mut out);
    check_pdf(&out, 2 + 2 + 2 + 4);

    let mut stream = Stream::begin(&stationery, Vec::new());
    assert_eq!(stream.add(&piece).unwrap(), 1);
    assert_eq!(stream.add(&piece).unwrap(), 11);
    assert_eq!(stream.pages(), 20);
    let file = stream.finish(&INFO).unwrap();
    check_pdf(&file, 20);
    if let Some(text) = ask("pdftotext", &["-f", "5", "-l", "6", "FILE", "-"], &file) {
        let pages: Vec<&str> = text.split('\u{c}').map(str::trim).collect();
        assert_eq!(pages, ["A page 1", "", ""], "a copy of one page has a back of its own");
    }
}
