//! `report.html` in a real browser: sorted, searched, followed to a letter, in both languages.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod browser;
#[path = "../tools/folder.rs"]
mod folder;
#[path = "../tools/mod.rs"]
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;

use std::path::{Path, PathBuf};
use std::process::Command;

use browser::Browser;
use folder::copy_folder;

/// Rows of the table under the nth heading of long tables that are shown, column by column number.
const COLUMN: &str = "const table = document.querySelectorAll('table.long')[TABLE];
    return Array.from(table.tBodies[0].rows).filter((row) => !row.hidden)
        .map((row) => row.cells[CELL].textContent);";

fn column(browser: &Browser, table: usize, cell: usize) -> Vec<String> {
    let script = COLUMN.replace("TABLE", &table.to_string()).replace("CELL", &cell.to_string());
    let found = browser.run(&script);
    found.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn report(out: &Path) -> PathBuf {
    report_in(out, "fr")
}

fn report_in(out: &Path, language: &str) -> PathBuf {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier");
    let desk = tempfile::tempdir().unwrap();
    copy_folder(&sample, desk.path());
    // The report is in the language of the job's letters.
    let job = desk.path().join("relance.toml");
    let text = std::fs::read_to_string(&job).unwrap();
    let other = text.replace("language = \"fr\"", &format!("language = \"{language}\""));
    std::fs::write(&job, other).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_relance"))
        .arg("run")
        .arg(job)
        .args(["--date", "2026-11-22", "--out"])
        .arg(out)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let run = std::fs::read_dir(out).unwrap().next().unwrap().unwrap();
    run.path().join("report.html")
}

fn start() -> Option<Browser> {
    let (driver, chromium) = (tools::tool("chromedriver")?, tools::tool("chromium")?);
    Some(Browser::start(&driver, &chromium))
}

/// Tables in the order of the page: 0 ages, 1 letters, 2 held documents, 3 findings.
#[test]
fn tables_are_sorted_by_amount_and_by_word_and_searched_without_accents() {
    let Some(browser) = start() else { return };
    let out = tempfile::tempdir().unwrap();
    browser.open(&report(out.path()));
    assert_eq!(browser.run("return document.documentElement.lang"), "fr");

    let total = "table.long thead th:last-child button";
    browser.click(total);
    let amounts = column(&browser, 0, 9);
    assert!(amounts[0].starts_with('\u{2212}'), "the credit balance is least: {amounts:?}");
    browser.click(total);
    let amounts = column(&browser, 0, 9);
    let whole: String = amounts[0].chars().filter(char::is_ascii_digit).collect();
    assert_eq!(whole, "8358724", "{amounts:?}");

    let all = column(&browser, 0, 0).len();
    browser.fill("p.search input", "eglantine selarl");
    let found = column(&browser, 0, 0);
    assert_eq!(found, ["Pharmacie de l’Églantine SELARL"]);
    let count = browser.run("return document.querySelector('p.search output').textContent");
    assert_eq!(count, format!("1 / {all}"));
}

#[test]
fn every_letter_of_the_report_is_one_click_away() {
    let Some(browser) = start() else { return };
    let out = tempfile::tempdir().unwrap();
    let report = report(out.path());
    browser.open(&report);
    let links = browser.run(
        "return Array.from(document.querySelectorAll('table.long a'))
            .map((it) => it.getAttribute('href'))",
    );
    let links = links.as_array().unwrap();
    assert_eq!(links.len(), 15);
    for link in links {
        let file = report.parent().unwrap().join(link.as_str().unwrap());
        assert!(file.is_file(), "{}", file.display());
    }
    let asked = "return performance.getEntriesByType('resource').length";
    assert_eq!(browser.run(asked), 0, "the page asks for no other file");
}

/// The cells of the table under a heading, row by row.
fn under(browser: &Browser, heading: &str) -> Vec<Vec<String>> {
    let script = format!(
        "const head = Array.from(document.querySelectorAll('h2')).find((it) => it.textContent === {heading:?});
         let at = head;
         while (at.tagName !== 'TABLE') at = at.nextElementSibling;
         return Array.from(at.tBodies[0].rows).map((row) => Array.from(row.cells).map((it) => it.textContent));"
    );
    serde_json::from_value(browser.run(&script)).unwrap()
}

/// Digits of an amount, as cents.
fn cents(text: &str) -> u64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn table(path: &Path) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    table.deserialize().map(|row| row.unwrap()).collect()
}

/// What is held, what is open by age, and the totals.
fn check_open(browser: &Browser, run: &Path, headings: &[&str]) {
    let held = table(&run.join("held.csv"));
    for row in under(browser, headings[3]) {
        let same = held.iter().filter(|it| it["reason"] == row[0]).count();
        assert_eq!(row[2], same.to_string(), "{row:?}");
        assert!(row[1].len() > 10, "why, in words");
    }
    let ages = under(browser, headings[1]);
    let total: Vec<_> = table(&run.join("ages.csv"));
    assert_eq!(ages.len(), 1, "one currency");
    assert!(total.len() > ages.len());
    let totals = under(browser, headings[0]);
    assert_eq!(
        cents(ages[0].last().unwrap()),
        cents(totals[0][1].split("EUR").next().unwrap())
    );
}

#[test]
fn the_page_says_in_both_languages_what_the_tables_of_the_run_say() {
    let Some(browser) = start() else { return };
    let french = [
        "Totaux de contrôle",
        "Ce qui est ouvert, par ancienneté",
        "Lettres par étape et type de courrier",
        "Retenu, par motif",
        "Flux pour l’imprimante",
        "Lettres",
        "Pièces retenues",
        "Constats",
    ];
    let english = [
        "Control totals",
        "What is open, by age",
        "Letters by stage and kind of mail",
        "Held, by reason",
        "Streams for the printer",
        "Letters",
        "Held documents",
        "Findings",
    ];
    for (language, headings) in [("fr", french), ("en", english)] {
        let out = tempfile::tempdir().unwrap();
        let report = report_in(out.path(), language);
        let run = report.parent().unwrap();
        browser.open(&report);
        assert_eq!(browser.run("return document.documentElement.lang"), language);
        let found = browser.run(
            "return Array.from(document.querySelectorAll('h2')).map((it) => it.textContent)",
        );
        assert_eq!(serde_json::from_value::<Vec<String>>(found).unwrap(), headings);

        let pieces = table(&run.join("pieces.csv"));
        let sum = |column: &str| -> u64 {
            pieces.iter().filter_map(|it| it[column].parse::<u64>().ok()).sum()
        };
        let unpriced = pieces.iter().filter(|it| it["tariff_cents"].is_empty()).count();
        let streams = under(&browser, headings[4]);
        let all = streams.last().unwrap();
        let (known, unknown) = all[3].rsplit_once(", ").unwrap();
        assert_eq!((&all[1], &all[2]), (&pieces.len().to_string(), &sum("sheets").to_string()));
        assert_eq!(cents(known), sum("tariff_cents"), "{known}");
        assert_eq!(cents(unknown), u64::try_from(unpriced).unwrap(), "{unknown}");
        assert!(unpriced > 0, "the sample has letters that no source gives a price for");
        assert_eq!(streams.len() - 1, table(&run.join("streams.csv")).len());
        let stages = under(&browser, headings[2]);
        let of = |column: usize| -> u64 {
            stages.iter().map(|row| row[column].parse::<u64>().unwrap()).sum()
        };
        assert_eq!((of(2), of(3)), (pieces.len() as u64, sum("sheets")));
        for row in &stages {
            let same = pieces.iter().filter(|it| it["class"] == row[1]).count();
            assert!(same > 0 && row[2].parse::<usize>().unwrap() <= same, "{row:?}");
        }
        check_open(&browser, run, &headings);
    }
}

#[test]
fn on_paper_it_is_whole_and_offers_nothing_to_press() {
    let Some(chromium) = tools::tool("chromium") else { return };
    let Some(reader) = tools::tool("pdftotext") else { return };
    let out = tempfile::tempdir().unwrap();
    let report = report(out.path());
    let paper = out.path().join("report.pdf");
    let printed = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--print-to-pdf={}", paper.display()))
        .arg(format!("file://{}", report.display()))
        .output()
        .unwrap();
    assert!(printed.status.success());
    let said = Command::new(reader).arg("-layout").arg(&paper).arg("-").output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.matches('\u{c}').count() < 8, "a few pages of A4");
    assert!(said.contains("Retenu, par motif") && said.contains("Constats"));
    assert!(!said.contains("Chercher"), "{said}");
    // The last row of the longest table is on paper too.
    assert!(said.contains("Gaëtan Œuvrard"));
}
