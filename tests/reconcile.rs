//! What becomes of letters in the post, with the whole program: the next run knows.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::process::Output;

use self::tools::desk::{Desk, done};

const REGISTER: &str = "[register]\nfile = \"relance.sqlite\"\n";

fn office() -> Desk {
    Desk::new(REGISTER, &export("1 rue Neuve"))
}

/// Three debtors with an invoice each; the first lives at `street`.
fn export(street: &str) -> String {
    let mut text = String::from(
        "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n",
    );
    for (debtor, street) in [("C1", street), ("C2", "2 rue Neuve"), ("C3", "3 rue Neuve")] {
        text.push_str(&format!(
            "{debtor};Debtor;{street};69001;Lyon;F-{debtor};2026-01-02;2026-02-01;100;100\n"
        ));
    }
    text
}

/// Makes the run of the first letters and gives its name.
fn sent(desk: &Desk) -> String {
    let folder = desk.run("2026-03-02");
    folder.file_name().unwrap().to_str().unwrap().to_owned()
}

fn report(desk: &Desk, table: &str) -> Output {
    desk.write("report.csv", table);
    let report = desk.path("report.csv");
    desk.ask(&["reconcile", "JOB", report.to_str().unwrap(), "--date", "2026-04-01"])
}

/// What `plan` says: debtors with a letter, and reasons for those without.
fn plan(desk: &Desk) -> (Vec<String>, Vec<String>) {
    let said = desk.done(&["plan", "JOB", "--date", "2026-04-02", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let list = |key: &str, cells: [&str; 2]| -> Vec<String> {
        let rows = said.get(key).unwrap().as_array().unwrap();
        let cell = |row: &serde_json::Value, key: &str| {
            row.get(key).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
        };
        rows.iter().map(|row| cells.map(|key| cell(row, key)).join(" ")).collect()
    };
    (list("letters", ["debtor_id", "stage"]), list("held", ["debtor_id", "reason"]))
}

#[test]
fn no_letter_goes_to_an_address_that_came_back_until_it_changes() {
    let desk = office();
    let run = sent(&desk);

    // Nothing is half done: one line names a piece that was never made.
    let table = format!("run;piece;status;date;reason\n{run};1;returned;2026-03-09;NPAI\n");
    let wrong = report(&desk, &format!("{table}{run};7;sent;;\n"));
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8_lossy(&wrong.stderr);
    assert!(said.contains("hold[S2]") && said.contains(&format!("letter {run}/7")), "{said}");
    assert_eq!(plan(&desk).0.len(), 3);

    let said =
        done(&report(&desk, &format!("{table}{run};2;damaged;;\n{run};3;sent;2026-03-03;\n")));
    assert!(said.starts_with("3 reports entered (1 sent, 1 damaged, 1 returned, 0 delivered)"));
    assert!(said.contains(&format!("To print again: run {run}, piece 2")), "{said}");
    assert!(done(&report(&desk, &table)).starts_with("0 reports entered"));

    let (letters, held) = plan(&desk);
    assert_eq!(letters, ["C2 reminder-2", "C3 reminder-2"]);
    assert_eq!(held, ["C1 returned"]);
    let said = desk.done(&["explain", "JOB", "C1", "--date", "2026-04-02"]);
    assert!(said.contains("returned") && said.contains("came back 2026-03-09"), "{said}");
    assert!(said.contains("does not live there"), "{said}");
    let strict = desk.ask(&["run", "JOB", "--date", "2026-04-02", "--strict"]);
    assert_eq!(strict.status.code(), Some(1), "a person must look at it");

    // The same address written otherwise is the same; another one is not.
    desk.write("open.csv", export("1, RUE NEUVE"));
    assert_eq!(plan(&desk).1, ["C1 returned", "C2 waiting", "C3 waiting"]);
    desk.write("open.csv", export("11 rue Neuve"));
    assert_eq!(plan(&desk).0, ["C1 reminder-2"]);
    let said = desk.done(&["register", "verify", "JOB"]);
    assert!(said.contains("3 reports"), "{said}");
}

#[test]
fn the_day_on_the_receipt_is_known_and_the_next_letter_goes_out() {
    let desk = office();
    let run = sent(&desk);
    let table =
        format!("run;piece;statut;date\n{run};1;AR;05/03/2026\n{run};2;distribué;2026-03-06\n");
    let said = done(&report(&desk, &table));
    assert!(
        said.starts_with("2 reports entered (0 sent, 0 damaged, 0 returned, 2 delivered)"),
        "{said}"
    );
    let said = desk.done(&["explain", "JOB", "C1", "--date", "2026-04-02"]);
    assert!(said.contains("delivered 2026-03-05"), "{said}");
    assert_eq!(plan(&desk).0.len(), 3, "a letter that arrived is followed by the next");
    // A receipt without its day proves nothing, and a letter that was signed for did not come back.
    for (line, why) in [
        ("3;delivered;;", "the day of delivery is missing"),
        ("1;returned;npai;2026-03-09", "it was reported as delivered before"),
    ] {
        let refused = report(&desk, &format!("run;piece;status;reason;date\n{run};{line}\n"));
        assert_eq!(refused.status.code(), Some(2));
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(said.contains("hold[S3]") && said.contains(why), "{said}");
    }
    assert_eq!(plan(&desk).0.len(), 3);
}

#[test]
fn a_run_that_was_taken_back_is_not_reported_on() {
    let desk = office();
    let run = sent(&desk);
    let table = format!("run;piece;status\n{run};1;npai\n");
    done(&report(&desk, &table));
    desk.done(&["undo", &run, "JOB"]);
    let refused = report(&desk, &format!("run;piece;status\n{run};2;sent\n"));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("taken back"));
    // What counts as never sent never came back either.
    assert_eq!(plan(&desk).0.len(), 3);
}
