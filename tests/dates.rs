//! Letters of a date that cannot be meant, and clocks that cannot be right.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::process::Output;

use tools::desk::Desk;
use tools::tool;

const EXPORT: &str = "Code client;Client;Adresse;CP;Ville;N° facture;Date;Échéance;Reste dû
C7;Menuiserie Roux SARL;3 rue Neuve;69001;Lyon;F-101;15/01/2026;15/02/2026;1 204,50
";

fn desk() -> Desk {
    Desk::new("[register]\nfile = \"relance.sqlite\"\n", EXPORT)
}

#[track_caller]
fn refused(output: &Output, told: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(told), "{said}");
}

#[test]
fn a_date_far_from_today_and_from_the_data_is_asked_about() {
    let desk = desk();
    let run = ["run", "JOB", "--date", "2096-02-29"];
    let asked = desk.ask(&run);
    refused(&asked, "the newest document of the export is of 2026-01-15");
    refused(&asked, "--yes date");
    let planned = desk.ask(&["plan", "JOB", "--date", "2096-02-29"]);
    assert!(planned.status.success());
    assert!(String::from_utf8_lossy(&planned.stderr).contains("--yes date"));
    let told = desk.done(&["plan", "JOB", "--date", "2096-02-29", "--json"]);
    assert!(
        told.contains("\"newest\": \"2026-01-15\"")
            || told.contains("\"newest\":\"2026-01-15\"")
    );
    refused(&desk.ask(&[&run[..], &["--yes", "gone"]].concat()), "--yes date");
    refused(&desk.ask(&[&run[..], &["--yes", "dates"]].concat()), "dates");
    desk.done(&[&run[..], &["--yes", "date"]].concat());
    // A bare yes answers one question.
    desk.done(&["run", "JOB", "--date", "2097-02-28", "--yes"]);
}

#[test]
fn a_bare_yes_never_answers_two_questions() {
    let desk = desk();
    let (header, row) = EXPORT.split_once('\n').unwrap();
    let rows: String = (0..12).map(|nth| row.replace("F-101", &format!("F-{nth}"))).collect();
    desk.write("open.csv", format!("{header}\n{rows}"));
    desk.run("2026-03-02");
    desk.write("open.csv", EXPORT);
    let run = ["run", "JOB", "--date", "2096-02-29", "--yes"];
    let asked = desk.ask(&run);
    refused(&asked, "--yes gone");
    refused(&asked, "--yes date");
    desk.done(&["run", "--yes", "gone", "JOB", "--date", "2096-02-29", "--yes=date"]);
}

#[test]
fn years_that_no_letter_has_are_refused() {
    let desk = desk();
    for date in ["0000-01-01", "1999-12-31", "2101-01-01", "+262142-12-31", "-0001-01-01"] {
        let date = format!("--date={date}");
        for command in ["run", "plan", "check", "proof"] {
            refused(&desk.ask(&[command, "JOB", &date]), "2000 to 2100");
        }
    }
}

#[test]
fn a_clock_before_1970_ends_no_command_in_a_fright() {
    let Some(faketime) = tool("faketime") else { return };
    let desk = desk();
    let ask = |arguments: &[&str]| {
        let command = desk.command(arguments);
        let mut wrapped = std::process::Command::new(&faketime);
        wrapped.arg("-f").arg("1969-01-01 00:00:00").arg(command.get_program());
        wrapped.args(command.get_args()).env("COLUMNS", "300").output().unwrap()
    };
    let told = "the clock of this machine says 196";
    for command in ["run", "plan", "check", "proof"] {
        refused(&ask(&[command, "JOB"]), told);
        let dated = ask(&[command, "JOB", "--date", "2026-03-02"]);
        assert!(
            dated.status.success(),
            "{command}: {}",
            String::from_utf8_lossy(&dated.stderr)
        );
    }
    refused(&ask(&["undo", "any", "JOB"]), told);
    assert!(ask(&["register", "verify", "JOB"]).status.success());
}
