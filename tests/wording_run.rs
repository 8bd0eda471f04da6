//! A whole run whose letter text says what it may not: the letter is held, and the sentence is named.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tools/folder.rs"]
mod folder;
#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::path::Path;

use self::folder::copy_folder;
use self::tools::desk::Desk;

const EXPORT: &str =
    "debtor;name;kind;address1;postcode;city;invoice;invoice_date;due_date;total;residual
C1;Debtor;business;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00;100,00
C2;Debtor;consumer;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;40,00;40,00
";

#[test]
fn a_refused_word_in_a_text_of_ones_own_holds_the_letter_and_names_the_sentence() {
    let desk = Desk::new("[letters]\nlayout = \"own\"\n", EXPORT);
    copy_folder(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/classic"),
        &desk.path("own"),
    );
    let text = desk.path("own/texts/fr/business-reminder-1.md");
    let sentence = "Sans règlement, un huissier saisira vos biens.";
    let said = fs::read_to_string(&text)
        .unwrap()
        .replace("[table]", &format!("{sentence}\n\n[table]"));
    fs::write(&text, said).unwrap();

    let output = desk.ask(&["run", "JOB", "--date", "2026-03-09"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    assert!(told.contains(sentence), "the sentence is not named: {told}");

    let runs = fs::read_dir(desk.path("out")).unwrap().map(|it| it.unwrap().path());
    let run = runs.collect::<Vec<_>>().pop().unwrap();
    let read = |name: &str| fs::read_to_string(run.join(name)).unwrap();
    let held = read("held.csv");
    let row = held.lines().find(|line| line.starts_with("C1;")).unwrap();
    assert!(row.contains("F1;2026-02-01;EUR;100.00;wording"), "{row}");
    assert_eq!(held.lines().count(), 2, "{held}");
    let pieces = read("pieces.csv");
    assert!(pieces.contains(";C2;") && !pieces.contains(";C1;"), "{pieces}");
    assert!(read("findings.csv").contains(sentence));

    let record: serde_json::Value = serde_json::from_str(&read("run.json")).unwrap();
    let totals = &record["control_totals"][0];
    assert_eq!(totals["held"]["amount"], "100.00");
    assert_eq!(totals["printed"]["amount"], "40.00");
    assert_eq!(record["held_by_reason"]["wording"], 1);
}
