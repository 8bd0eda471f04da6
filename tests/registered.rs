//! Registered letters with the whole program: numbers of the post used once, bound to the letter, and papers.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "each test uses some of the tools")]
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use tools::desk::{Desk, JOB};
use tools::tool;

const POST: &str = r#"
[register]
file = "relance.sqlite"

[output]
letters = false

[post]
channels = { reminder-1 = "registered", reminder-2 = "registered" }

[post.registered]
numbers = "numbers.csv"
labels = { columns = 3, rows = 8, width = 70, height = 37 }
overprint = { offset = [1.5, -2], recipient = [20, 60], number = [100, 30] }
"#;

/// Numbers in the international form and one in the French domestic form.
const LIST: &str = "numéro\nRA 473 124 829 FR\n1A 123 456 7890 1\nRA473124846FR\n";

fn office(numbers: &str) -> Desk {
    let desk = Desk::new(POST, &export("C", 5));
    desk.write("numbers.csv", numbers);
    desk
}

/// So many debtors; the later ones live at lower postcodes.
fn export(prefix: &str, debtors: u32) -> String {
    let mut text = String::from(
        "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n",
    );
    for nth in 0..debtors {
        let postcode = 69_009 - nth;
        text.push_str(&format!(
            "{prefix}{nth};Debtor {nth};1 rue Neuve;{postcode};Lyon;F-{prefix}{nth};\
             2026-01-02;2026-02-01;100;100\n"
        ));
    }
    text
}

fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    table.deserialize().map(|row| row.unwrap()).collect()
}

fn column(table: &[BTreeMap<String, String>], name: &str) -> Vec<String> {
    table.iter().map(|row| row[name].clone()).collect()
}

/// The text of a PDF; none where the judge is not installed.
fn text(file: &Path) -> Option<String> {
    let program = tool("pdftotext")?;
    let output = Command::new(program).arg("-layout").arg(file).arg("-").output().unwrap();
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn each_letter_gets_a_number_in_posting_order_and_those_without_wait() {
    let desk = office(LIST);
    let run = desk.run("2026-03-02");
    let slip = table(&run.join("registered/slip.csv"));
    assert_eq!(column(&slip, "number"), ["RA473124829FR", "1A12345678901", "RA473124846FR"]);
    assert_eq!(column(&slip, "cp"), ["69005", "69006", "69007"]);
    let held = table(&run.join("held.csv"));
    assert_eq!(column(&held, "reason"), ["no-number", "no-number"]);
    assert_eq!(column(&held, "debtor_id"), ["C0", "C1"]);

    let told = |what: &str| desk.done(&["explain", "JOB", what, "--date", "2026-03-02"]);
    assert!(told("C0").contains("no-number"), "{}", told("C0"));
    assert!(!told("C4").contains("no-number"));

    // The number is bound to the very file, though the job wants no letter files.
    let pieces = table(&run.join("pieces.csv"));
    assert_eq!(column(&pieces, "reg_number"), column(&slip, "number"));
    for (row, shown) in slip.iter().zip(["RA 473 124 829 FR", "1A 123 456 7890 1"]) {
        let file = run.join(&row["file"]);
        let bytes = fs::read(&file).unwrap();
        assert_eq!(relance::output::sha256(&bytes), row["sha256"]);
        if let Some(text) = text(&file) {
            assert!(text.contains(shown), "{text}");
        }
    }
    let export = desk.done(&["register", "export", "JOB"]);
    for row in &slip {
        let entered = export.lines().find(|line| line.contains(&row["number"])).unwrap();
        assert!(entered.contains(&row["sha256"]), "{entered}");
    }
}

#[test]
fn the_same_run_again_gives_the_same_numbers_and_another_run_never_those() {
    let desk = office(LIST);
    let first = desk.run("2026-03-02");
    let slip = fs::read(first.join("registered/slip.csv")).unwrap();
    let again = desk.run("2026-03-02");
    assert_eq!(again, first);
    assert_eq!(fs::read(again.join("registered/slip.csv")).unwrap(), slip);

    // Taken back or not, a number that may stand on paper is not used again.
    let name = first.file_name().unwrap().to_str().unwrap().to_owned();
    desk.done(&["undo", &name, "JOB"]);
    desk.write("numbers.csv", format!("{LIST}RA473124832FR\n"));
    desk.write("open.csv", export("D", 2));
    let second = desk.run("2026-03-03");
    let slip = table(&second.join("registered/slip.csv"));
    assert_eq!(column(&slip, "number"), ["RA473124832FR"]);
    let held = table(&second.join("held.csv"));
    assert_eq!(column(&held, "reason"), ["no-number"]);
}

#[test]
fn the_papers_show_numbers_and_addresses_where_they_should() {
    let desk = office("RA473124829FR;RA473124846FR\n");
    let run = desk.run("2026-03-02");
    let Some(slip) = text(&run.join("registered/slip.pdf")) else { return };
    for shown in ["RA 473 124 829 FR", "RA 473 124 832 FR", "RA 473 124 846 FR", "Debtor 4"] {
        assert!(slip.contains(shown), "{slip}");
    }
    assert!(slip.contains("3 lettres") && slip.contains("Timbre du bureau"), "{slip}");
    let labels = text(&run.join("registered/labels.pdf")).unwrap();
    assert!(labels.contains("69005 LYON") && labels.contains("RA 473 124 829 FR"), "{labels}");

    // Text of the form stands where the job says, moved by its offset.
    let program = tool("pdftotext").unwrap();
    let form = run.join("registered/overprint.pdf");
    let output = Command::new(program).arg("-bbox").arg(&form).arg("-").output().unwrap();
    let boxes = String::from_utf8(output.stdout).unwrap();
    let place = |word: &str, edge: &str| -> f64 {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap();
        let value = line.split(&format!("{edge}=\"")).nth(1).unwrap();
        let points: f64 = value.split('"').next().unwrap().parse().unwrap();
        points * 25.4 / 72.0
    };
    assert!((place("Debtor", "xMin") - 21.5).abs() < 0.5, "{boxes}");
    assert!((place("RA", "xMin") - 101.5).abs() < 0.5, "{boxes}");
    // The baseline stands at 28 mm: text of 10 points lies around it.
    assert!(place("RA", "yMin") < 28.0 && place("RA", "yMax") > 28.0, "{boxes}");
    for name in ["slip.pdf", "labels.pdf", "overprint.pdf"] {
        let pages = if name == "overprint.pdf" { 3 } else { 1 };
        tools::check_pdf(&fs::read(run.join("registered").join(name)).unwrap(), pages);
    }
}

#[test]
fn numbers_that_are_none_and_numbers_without_register_are_refused() {
    let desk = office("numéro\nRA473124820FR\n");
    let refused = desk.ask(&["run", "JOB", "--date", "2026-03-02"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("numbers.csv:2: the check digit of `RA473124820FR`"), "{said}");

    let desk = office(LIST);
    let post = POST.replace("[register]\nfile = \"relance.sqlite\"\n", "");
    desk.write("relance.toml", format!("{JOB}{post}"));
    let refused = desk.ask(&["run", "JOB", "--date", "2026-03-02"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("register"), "{said}");
    assert!(!desk.path("out").exists());
}
