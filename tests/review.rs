//! Decisions about single letters: what people decide is what a run makes, no more and no less.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use self::tools::desk::{self, Desk};

const DATE: &str = "2026-03-23";

/// Eight debtors with one invoice each, some of them reminded before.
const ROWS: &str =
    "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;residual;reminder_1
C1;Un SARL;1 rue Neuve;69001;Lyon;F1;2026-01-02;2026-02-01;100,00;
C2;Deux SARL;2 rue Neuve;69001;Lyon;F2;2026-01-02;2026-02-01;200,00;2026-02-20
C3;Trois SARL;3 rue Neuve;69001;Lyon;F3;2026-01-02;2026-02-01;300,00;
C4;Quatre SARL;4 rue Neuve;69001;Lyon;F4;2026-01-02;2026-02-01;400,00;2026-02-20
C5;Cinq SARL;5 rue Neuve;69001;Lyon;F5;2026-01-02;2026-02-01;500,00;
C6;Six SARL;6 rue Neuve;69001;Lyon;F6;2026-01-02;2026-02-01;600,00;2026-02-20
";

const MORE: &str = "[register]\nfile = \"relance.sqlite\"\n[review]\nby = \"N. Roux\"\n";

fn office(more: &str) -> Desk {
    Desk::new(&format!("{MORE}{more}"), ROWS)
}

fn decide(desk: &Desk, debtor: &str, action: &[&str]) -> String {
    let arguments = [&["decide", debtor], action, &["JOB", "--date", DATE]].concat();
    desk::done(&asked(desk, &arguments))
}

fn asked(desk: &Desk, arguments: &[&str]) -> std::process::Output {
    let mut command = desk.command(arguments);
    command.env_remove("RELANCE_REVIEWER").env("XDG_CONFIG_HOME", desk.path("settings"));
    command.stdin(std::process::Stdio::null()).output().unwrap()
}

/// Codes of the debtors whose letters a run made, with the stage in the name of the file.
fn made(run: &Path) -> BTreeSet<String> {
    let Ok(letters) = fs::read_dir(run.join("letters")) else { return BTreeSet::new() };
    let names = letters.map(|it| it.unwrap().file_name().into_string().unwrap());
    names.map(|it| it.trim_end_matches(".pdf").split_once('-').unwrap().1.to_owned()).collect()
}

#[test]
fn a_run_makes_what_was_decided_and_names_the_file() {
    let desk = office("");
    assert!(decide(&desk, "C1", &["approve"]).contains("Approved by N. Roux"));
    let held = decide(&desk, "C3", &["hold", "--until", "2026-04-01", "--note", "cheque"]);
    assert!(
        held.contains("until 2026-04-01: cheque") && held.contains("does not go"),
        "{held}"
    );
    let lowered = decide(&desk, "C2", &["stage", "--stage", "reminder-1"]);
    assert!(lowered.contains("First reminder"), "{lowered}");
    let text = "Votre chèque nous est revenu impayé.";
    decide(&desk, "C4", &["paragraph", "--text", text]);
    decide(&desk, "C5", &["contact", "--contact", "Mme Roux", "--email", "a@b.example"]);
    let planned = desk.done(&["plan", "JOB", "--date", DATE]);
    assert!(planned.contains("held-by-hand"), "{planned}");
    let explained = desk.done(&["explain", "JOB", "C3", "--date", DATE]);
    assert!(explained.contains("held-by-hand") && explained.contains("cheque"), "{explained}");
    let run = desk.run(DATE);
    let expected =
        ["C1-reminder-1", "C2-reminder-1", "C4-reminder-2", "C5-reminder-1", "C6-reminder-2"];
    assert_eq!(made(&run), expected.map(str::to_owned).into());
    let told: Value =
        serde_json::from_str(&fs::read_to_string(run.join("run.json")).unwrap()).unwrap();
    let inputs = told["inputs"].as_array().unwrap();
    assert!(inputs.iter().any(|it| it["file"] == "review.toml"), "{inputs:?}");
    let pdf = fs::read(desk::letter(&run, "C4").unwrap()).unwrap();
    tools::check_pdf(&pdf, 1);
    if let Some(words) = tools::ask("pdftotext", &["-layout", "FILE", "-"], &pdf) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (before, after) = words.split_once(text).unwrap();
        assert!(before.contains("au plus tard"), "{words}");
        assert!(after.contains("salutations"), "{words}");
    }
    let to = fs::read(desk::letter(&run, "C5").unwrap()).unwrap();
    if let Some(words) = tools::ask("pdftotext", &["-layout", "FILE", "-"], &to) {
        assert!(words.contains("Mme Roux"), "{words}");
    }
    // The ladder goes on from the stage that was repeated.
    let next = desk.done(&["plan", "JOB", "--date", "2026-04-20"]);
    assert!(next.lines().any(|it| it.contains("C2 ") && it.contains("Second")), "{next}");
}

#[test]
fn what_cannot_be_decided_is_refused_and_nothing_is_written() {
    let desk = office("");
    let refused = |arguments: &[&str], why: &str| {
        let arguments = [&["decide", "JOB"], arguments, &["--date", DATE]].concat();
        let answer = asked(&desk, &arguments);
        let said = String::from_utf8_lossy(&answer.stderr).into_owned();
        assert!(!answer.status.success() && said.contains(why), "{arguments:?}: {said}");
        assert!(!desk.path("review.toml").exists(), "{arguments:?}");
    };
    refused(&["C1", "hold"], "--until");
    refused(&["C1", "hold", "--until", DATE], "after 2026-03-23");
    refused(&["C1", "stage", "--stage", "formal-notice"], "no lower stage");
    refused(&["C2", "stage", "--stage", "reminder-3"], "reminder-1");
    refused(&["C1", "contact", "--email", "nobody"], "`nobody` is not an e-mail address");
    refused(&["C1", "paragraph", "--text", &"x".repeat(601)], "600");
    refused(&["C1", "paragraph", "--text", "Nous ferons saisir vos biens."], "may not go");
    refused(&["C9", "approve"], "no letter to C9");
}

#[test]
fn names_are_asked_of_the_command_the_machine_and_the_job_in_this_order() {
    let desk = office("");
    let by = |arguments: &[&str], reviewer: Option<&str>| {
        let arguments =
            [&["decide", "JOB", "C1", "approve", "--date", DATE], arguments].concat();
        let mut command = desk.command(&arguments);
        command.env("XDG_CONFIG_HOME", desk.path("settings")).env_remove("RELANCE_REVIEWER");
        command.envs(reviewer.map(|name| ("RELANCE_REVIEWER", name)));
        let said = desk::done(&command.stdin(std::process::Stdio::null()).output().unwrap());
        fs::remove_file(desk.path("review.toml")).unwrap();
        said
    };
    assert!(by(&[], None).contains("Approved by N. Roux"));
    desk.write("settings/relance/reviewer", "Omar\n");
    assert!(by(&[], None).contains("Approved by Omar"));
    assert!(by(&[], Some("Zoé")).contains("Approved by Zoé"));
    assert!(by(&["--by", "Ann"], Some("Zoé")).contains("Approved by Ann"));
}

#[test]
fn an_approval_of_yesterday_is_void_after_one_cent_changed() {
    let desk = office("required = true\n");
    for debtor in ["C1", "C2"] {
        decide(&desk, debtor, &["approve"]);
    }
    desk.write("open.csv", ROWS.replace("200,00", "200,01"));
    let asked = desk.ask(&["run", "JOB", "--date", DATE, "--yes", "date"]);
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(said.contains("[V1]") && said.contains("review.toml:"), "{said}");
    let out = String::from_utf8(asked.stdout).unwrap();
    let run = out.lines().last().unwrap().rsplit_once(": ").unwrap().1.to_owned();
    assert_eq!(made(Path::new(&run)), ["C1-reminder-1".to_owned()].into());
    // Its letter went out: nothing more is said of what was decided about it.
    let later = desk.ask(&["plan", "JOB", "--date", "2026-04-20"]);
    let later = String::from_utf8_lossy(&later.stderr).into_owned();
    assert!(!later.contains("letter to C1 in"), "{later}");
}

#[test]
fn a_broken_file_of_decisions_stops_the_run() {
    let desk = office("");
    desk.write("review.toml", "[[decision]]\ndebtor = \"C1\"\n");
    let answer = desk.ask(&["run", "JOB", "--date", DATE]);
    let said = String::from_utf8_lossy(&answer.stderr).into_owned();
    assert_eq!(answer.status.code(), Some(2));
    assert!(said.contains("review.toml:"), "{said}");
    assert!(!desk.path("out").exists());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    /// After random decisions a run makes exactly the approved letters, each at the stage that was approved, and its control
    /// totals balance.
    #[test]
    fn a_run_after_random_decisions_makes_exactly_the_approved_letters(
        decided in prop::collection::vec((1_usize..7, 0_usize..5), 0..10),
    ) {
        let desk = office("required = true\n");
        let mut approved = BTreeSet::new();
        let mut lowered = BTreeSet::new();
        for (nth, action) in decided {
            let code = format!("C{nth}");
            match action {
                0 | 1 => { decide(&desk, &code, &["approve"]); approved.insert(nth); }
                2 => { decide(&desk, &code, &["hold", "--until", "2026-04-30"]); approved.remove(&nth); }
                3 if nth.is_multiple_of(2) => {
                    decide(&desk, &code, &["stage", "--stage", "reminder-1"]);
                    lowered.insert(nth);
                    approved.remove(&nth);
                }
                _ => { decide(&desk, &code, &["undo"]); approved.remove(&nth); lowered.remove(&nth); }
            }
        }
        let run = desk.run(DATE);
        let stage = |nth: &usize| if nth.is_multiple_of(2) && !lowered.contains(nth) { 2 } else { 1 };
        let expected = approved.iter().map(|nth| format!("C{nth}-reminder-{}", stage(nth)));
        prop_assert_eq!(made(&run), expected.collect::<BTreeSet<_>>());
        let told: Value = serde_json::from_str(&fs::read_to_string(run.join("run.json")).unwrap()).unwrap();
        let total = &told["control_totals"][0];
        let rows = |key: &str| total[key]["rows"].as_u64().unwrap();
        prop_assert_eq!(rows("read"), rows("printed") + rows("held"));
        prop_assert_eq!(rows("printed"), approved.len() as u64);
    }
}
