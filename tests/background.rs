//! Whole runs upon paper of one's own.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fmt::Write as _;
use std::fs;

use self::tools::ask;
use self::tools::desk::{self, Desk};
use self::tools::handmade::{invoice, picture};

/// A run for one debtor of thirty invoices upon a paper; what the program said, and the desk.
fn run(layout: &str, paper: &[u8]) -> (String, Desk) {
    let mut export = String::from(
        "debtor;name;kind;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n",
    );
    for number in 1..=30 {
        let row = "2026-01-02;2026-02-01;100,00;100,00";
        writeln!(export, "C1;Menuiserie;business;1 rue Neuve;69001;Lyon;F{number};{row}")
            .unwrap();
    }
    let desk = Desk::new("[letters]\nlayout = \"mine\"\n", &export);
    desk.write("layouts/mine/layout.toml", format!("base = \"classic\"\n{layout}"));
    desk.write("layouts/mine/paper", paper);
    let made = desk.ask(&["run", "JOB", "--date", "2026-03-02"]);
    let told = [made.stdout, made.stderr].concat();
    (String::from_utf8_lossy(&told).into_owned(), desk)
}

/// The only letter file of a run.
fn letter(desk: &Desk) -> Vec<u8> {
    let run = fs::read_dir(desk.path("out")).unwrap().next().unwrap().unwrap().path();
    fs::read(desk::letter(&run, "C1").unwrap()).unwrap()
}

#[test]
fn the_pages_of_a_pdf_lie_under_page_one_and_those_that_follow() {
    let layout = "[background]\nfirst = \"paper\"\nletterhead = false\nfooter = false\n";
    let (told, desk) = run(layout, &invoice("PAPER", 2));
    assert!(told.contains("Run folder"), "{told}");
    let file = letter(&desk);
    ask("qpdf", &["--check", "FILE"], &file);
    let Some(first) = ask("pdftotext", &["-l", "1", "FILE", "-"], &file) else { return };
    let second = ask("pdftotext", &["-f", "2", "-l", "2", "FILE", "-"], &file).unwrap();
    assert!(first.contains("PAPER page 1") && !first.contains("PAPER page 2"), "{first}");
    let second = second.split_whitespace().collect::<Vec<&str>>().join(" ");
    // Readers may put a row of the table between the words of the paper.
    assert!(second.contains("page 2") && second.contains("salutations"), "{second}");
    assert!(!first.contains("12 rue des Forges"), "the letterhead is on the paper: {first}");
}

#[test]
fn a_picture_lies_under_the_first_page_alone() {
    let (told, desk) = run("[background]\nfirst = \"paper\"\n", &picture());
    assert!(told.contains("Run folder"), "{told}");
    let file = letter(&desk);
    ask("qpdf", &["--check", "FILE"], &file);
    let Some(images) = ask("pdfimages", &["-list", "FILE"], &file) else { return };
    let pages: Vec<&str> = images.lines().skip(2).map(|line| line[..4].trim()).collect();
    assert_eq!(pages, ["1"], "{images}");
}

#[test]
fn a_mistake_is_told_with_file_line_and_remedy() {
    let told = |layout: &str, paper: &[u8]| run(layout, paper).0.replace('\\', "/");
    let one = "[background]\nfirst = \"papre\"\n";
    let missing = told(one, b"x");
    assert!(missing.contains("mine/layout.toml:3 [background]: the paper papre"), "{missing}");
    assert!(missing.contains("put it beside layout.toml"), "{missing}");
    let strange = told("[background]\nfirst = \"paper\"\n", b"GIF89a");
    assert!(
        strange.contains("layout.toml:3 [background]: the paper paper is neither"),
        "{strange}"
    );
    let broken = told("[background]\nfirst = \"paper\"\n", b"%PDF-1.7\nnothing");
    assert!(
        broken.contains("layout.toml:3 [background]: the paper paper cannot be used"),
        "{broken}"
    );
    let small = "[sheet]\nwidth = 200\n[background]\nfirst = \"paper\"\n";
    let small = told(small, &invoice("PAPER", 1));
    assert!(
        small.contains("layout.toml:5 ") && small.contains("as the sheet of the layout"),
        "{small}"
    );
}
