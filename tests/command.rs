//! The program as people start it: exit codes, what goes to stdout and what to stderr.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::path::Path;
use std::process::Command;

use tools::desk::Desk;

/// Exit code, stdout and stderr of the program.
fn relance(arguments: &[&str]) -> (Option<i32>, String, String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
    let output = command.args(arguments).current_dir(root).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const GOOD: &str = "tests/job/good/relance.toml";
const BAD: &str = "tests/job/wrong-key/relance.toml";

#[test]
fn a_good_job_ends_with_0_and_answers_on_stdout() {
    let (code, result, _) = relance(&["check", GOOD, "--lang", "en"]);
    assert_eq!(code, Some(0));
    assert!(result.contains("0 accounts"), "{result}");
}

#[test]
fn a_bad_job_ends_with_2_and_says_why_on_stderr() {
    for (language, sentence) in
        [("en", "the nearest one is duplex"), ("fr", "la plus proche est duplex")]
    {
        let (code, result, aside) = relance(&["plan", BAD, "--lang", language]);
        assert_eq!((code, result.as_str()), (Some(2), ""));
        assert!(aside.contains(sentence), "{aside}");
    }
}

#[test]
fn machines_get_json_whether_it_went_well_or_not() {
    let value = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&relance(arguments).1).unwrap()
    };
    let planned = value(&["plan", GOOD, "--json", "--date", "2026-11-22"]);
    assert_eq!(planned["letters"], serde_json::json!([]));
    let failed = value(&["plan", BAD, "--json"]);
    assert_eq!(failed["errors"].as_array().unwrap().len(), 3);
}

#[test]
fn a_date_that_is_none_ends_with_2() {
    let (code, _, aside) = relance(&["plan", GOOD, "--date", "22/11/2026"]);
    assert_eq!(code, Some(2));
    assert!(aside.contains("22/11/2026"), "{aside}");
}

#[test]
fn a_proof_shows_every_stage_marked_and_enters_nothing() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_str().unwrap();
    let job = "samples/atelier/relance.toml";
    let arguments =
        ["proof", job, "--date", "2026-11-22", "--out", out, "--lang", "en", "--json"];
    let (code, result, _) = relance(&arguments);
    assert_eq!(code, Some(0));
    let proof: serde_json::Value = serde_json::from_str(&result).unwrap();
    let samples = proof["samples"].as_array().unwrap();
    let pages: u64 = samples.iter().map(|it| it["pages"].as_u64().unwrap()).sum();
    for stage in ["reminder-1", "reminder-2", "reminder-3", "formal-notice"] {
        let shown = samples.iter().any(|it| it["text"].as_str().unwrap().contains(stage));
        assert!(shown, "{stage}: {result}");
    }
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().map(|it| it.unwrap()).collect();
    assert_eq!(left.len(), 1, "no run folder: {left:?}");
    let file = left[0].path();
    let text = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    let Ok(text) = text else {
        assert!(std::env::var_os("CI").is_none(), "pdftotext is missing");
        eprintln!("SKIPPED in part: pdftotext is missing");
        return;
    };
    let text = String::from_utf8(text.stdout).unwrap();
    let marked = text.matches("PROOF – not to be posted").count();
    assert_eq!(u64::try_from(marked).unwrap(), pages, "every page is marked once");
}

const HEADER: &str = "debtor;name;address1;postcode;city;invoice;due_date;residual";

/// A job with a register and rows of debtor, invoice and amount, all long due, and what the program answers
/// about it on a terminal of 80 characters.
struct Office(Desk);

impl Office {
    fn new(rows: &[(String, String, String)], more: &str) -> Self {
        let rows = rows.iter().map(|(debtor, invoice, amount)| {
            let name = format!("Serrurerie {debtor} SARL");
            format!("{debtor};{name};1 rue Haute;69001;Lyon;{invoice};2026-08-31;{amount}\n")
        });
        let export = format!("{HEADER}\n{}", rows.collect::<String>());
        Self(Desk::new(&format!("[register]\nfile = \"relance.sqlite\"\n{more}"), &export))
    }

    /// Exit code, stdout and stderr.
    fn ask(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = self.0.command(arguments).env("COLUMNS", "80").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }
}

fn row(debtor: &str, invoice: &str, amount: &str) -> (String, String, String) {
    (debtor.to_owned(), invoice.to_owned(), amount.to_owned())
}

#[test]
fn an_exclusion_that_may_be_a_slip_stops_the_run_and_names_the_nearest() {
    let rows = [row("DUPONT", "F-1", "100.00"), row("LENOIR", "F-2", "100.00")];
    let office = Office::new(&rows, "[[policy.exclude]]\ndebtor = \"DUPOND\"\n");
    for (language, sentence) in
        [("en", "a slip for DUPONT"), ("fr", "faute de frappe pour DUPONT")]
    {
        let run = ["run", "JOB", "--date", "2026-11-16", "--lang", language];
        let (code, result, aside) = office.ask(&run);
        assert_eq!((code, result.as_str()), (Some(2), ""));
        assert!(aside.contains(sentence) && aside.contains("relance.toml:18"), "{aside}");
        let plan = ["plan", "JOB", "--date", "2026-11-16", "--lang", language, "--strict"];
        let (code, _, aside) = office.ask(&plan);
        assert!(code == Some(1) && aside.contains(sentence), "{aside}");
    }
    assert!(!office.0.path("out").exists(), "nothing was made");
}

#[test]
fn letters_that_wait_for_a_run_of_the_same_day_are_said_to_with_the_way_back() {
    let rows = [row("C1", "F-1", "100.00"), row("C2", "F-2", "100.00")];
    let office = Office::new(&rows, "");
    let dated =
        |command: &str| office.ask(&[command, "JOB", "--date", "2026-11-16", "--lang", "en"]);
    let (code, result, _) = dated("run");
    assert!(code == Some(0) && result.starts_with("2 letters\n"), "{result}");
    let run = result.trim_end().rsplit('/').next().unwrap().to_owned();
    let job = office.0.path("relance.toml");
    let text = std::fs::read_to_string(&job).unwrap();
    std::fs::write(&job, text + "# corrected\n").unwrap();
    for command in ["plan", "run"] {
        let (_, result, aside) = dated(command);
        let told = result.replace('\n', " ");
        assert!(
            result.starts_with("No letter is due\n2 letters wait only because run"),
            "{result}"
        );
        assert!(told.contains(&format!("relance undo {run}")), "{result}");
        assert!(!aside.contains("P23"), "told once: {aside}");
    }
    let (_, undone, _) = office.ask(&["undo", &format!("out/{run}/"), "JOB", "--lang", "en"]);
    assert_eq!(undone, format!("Run {run}: 2 letters count as never sent\n"));
    let (_, result, _) = dated("plan");
    assert!(result.starts_with("2 letters\n") && !result.contains("undo"), "{result}");
}

#[test]
fn a_plan_of_many_debtors_fits_a_screen_and_a_line() {
    let amount = |it: u32| format!("{}.50", 100 + it * 37 % 90_000);
    let rows: Vec<_> = (1..=400u32)
        .map(|it| row(&format!("411DEB{it:05}"), &format!("F-2026-{it:05}"), &amount(it)))
        .collect();
    let office = Office::new(&rows, "");
    for language in ["en", "fr"] {
        let plan = ["plan", "JOB", "--date", "2026-11-16", "--lang", language];
        let (code, result, _) = office.ask(&plan);
        assert_eq!(code, Some(0));
        let first = result.lines().next().unwrap();
        assert!(first == "400 letters" || first == "400 lettres", "{first}");
        assert!(result.lines().count() < 70, "{}", result.lines().count());
        let long = result.lines().find(|line| line.chars().count() > 80);
        assert_eq!(long, None);
        assert_eq!(result.matches("380 ").count(), 2, "letters and debtors: {result}");
        assert!(result.contains("Serrurerie"), "names: {result}");
    }
}

#[test]
fn a_plan_looks_at_copies_as_a_run_does() {
    let rows = [row("C1", "F-1", "100.00"), row("C2", "F-2", "100.00")];
    let office = Office::new(&rows, "[copies]\nfolder = \"factures\"\n");
    office.0.write("factures/other.pdf", "");
    let code = |command: &str| {
        let arguments = [command, "JOB", "--date", "2026-11-16", "--strict", "--lang", "en"];
        let (code, result, _) = office.ask(&arguments);
        assert!(command == "check" || result.starts_with("No letter is due\n"), "{result}");
        code
    };
    assert_eq!(["check", "plan", "run"].map(code), [Some(1); 3]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_job_is_proposed_with_the_pattern_that_takes_the_copies_of_a_folder() {
    let home = tempfile::tempdir().unwrap();
    let export = home.path().join("open.csv");
    let rows = "Client;Facture;Echéance;Solde\nDUPONT;FA-2026-0098;2026-02-01;12,00\n\
        ROUX;FA-2026-0099;2026-02-01;13,00\n";
    std::fs::write(&export, rows).unwrap();
    let folder = home.path().join("scans");
    std::fs::create_dir(&folder).unwrap();
    for name in ["Facture FA-2026-0098 - DUPONT.pdf", "Facture FA-2026-0099 - ROUX.pdf"] {
        std::fs::write(folder.join(name), "%PDF-1.4\n").unwrap();
    }
    let (export, folder) = (export.to_str().unwrap(), folder.to_str().unwrap());
    let (code, draft, aside) = relance(&["init", export, "--copies", folder, "--output", "-"]);
    assert_eq!((code, aside.as_str()), (Some(0), ""));
    let job: toml::Table = draft.parse().unwrap();
    assert_eq!(job["copies"]["folder"].as_str(), Some("scans"));
    assert_eq!(job["copies"]["patterns"].as_array().unwrap().len(), 1);
    assert_eq!(job["copies"]["patterns"][0].as_str(), Some("*{invoice}*.pdf"));

    let missing = home.path().join("none");
    let arguments = ["init", export, "--copies", missing.to_str().unwrap(), "--output", "-"];
    let (code, draft, aside) = relance(&arguments);
    assert_eq!((code, draft.as_str()), (Some(2), ""));
    assert!(aside.contains("none"), "{aside}");
}

#[test]
fn an_answer_that_finds_no_room_never_ends_as_success() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for (arguments, sentence) in [
        (["check", GOOD, "--lang", "en"], "the answer could not be written"),
        (["plan", GOOD, "--lang", "fr"], "la réponse n’a pas pu être écrite"),
    ] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
        command.args(arguments).current_dir(root).stdout(full());
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let aside = String::from_utf8(output.stderr).unwrap();
        assert!(aside.contains(sentence), "{aside}");
    }
}

#[test]
fn whoever_has_read_enough_is_told_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
    command.args(["check", GOOD]).current_dir(root);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command.stdout(writer).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
