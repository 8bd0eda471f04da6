//! `report.html` in a real browser: sorted, searched, followed to a letter, in both languages.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod browser;
#[path = "../tools/mod.rs"]
#[expect(dead_code, reason = "not every test needs every tool")]
mod tools;

use std::path::{Path, PathBuf};
use std::process::Command;

use browser::Browser;

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
    let job = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier/relance.toml");
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
