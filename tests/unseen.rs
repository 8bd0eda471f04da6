//! Nothing from outside reaches the terminal or a table raw: control characters, signs that turn text round, signs
//! without width.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs;
use std::process::Output;

use tools::desk::Desk;

/// Escape sequences, a bell, marks that turn text round, and signs of no width.
const NASTY: &str = "x\u{1b}[31m\u{7}\u{202e}\u{2066}\u{200b}\u{feff}y";

/// Signs that turn text round or have no width, which cells may hold.
const UNSEEN: &str = "\u{202e}\u{200b}\u{2066}";

fn is_raw(sign: char) -> bool {
    sign != '\n' && findings::is_unseen(sign)
}

#[track_caller]
fn harmless(output: &Output, what: &str) {
    for bytes in [&output.stdout, &output.stderr] {
        // A table has its mark and line ends.
        let said = String::from_utf8(bytes.clone()).unwrap();
        let said = said.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        assert!(!said.contains(is_raw), "{what}: {said:?}");
    }
    assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{what}");
}

fn export(name: &str, code: &str, number: &str) -> String {
    format!(
        "Code client;Client;Adresse;CP;Ville;N° facture;Date;Échéance;Reste dû
{code};{name};3 rue Neuve;69001;Lyon;{number};15/01/2026;15/02/2026;1 204,50
C8;Atelier Vidal SAS;5 rue Neuve;69001;Lyon;F-102;15/01/2026;15/02/2026;offert
"
    )
}

#[test]
fn arguments_are_shown_as_they_can_be_seen() {
    let desk =
        Desk::new("[register]\nfile = \"relance.sqlite\"\n", &export("Roux", "C7", "F1"));
    let run = desk.run("2026-03-02");
    let run = run.to_str().unwrap();
    let date = "--date=2026-03-02";
    for words in [
        vec!["explain", "JOB", NASTY, date],
        vec!["undo", NASTY, "JOB"],
        vec!["reprint", run, NASTY],
        vec!["reprint", "JOB", "1", "--run", NASTY],
        vec!["register", "move", NASTY, "C9", "JOB"],
        vec!["plan", NASTY],
        vec![NASTY],
        vec!["plan", "JOB", "--date", NASTY],
        vec!["plan", "JOB", NASTY],
        vec!["init", NASTY],
        vec!["register", "import", NASTY, "JOB"],
        vec!["explain", "JOB", NASTY, date, "--json"],
    ] {
        harmless(&desk.ask(&words), &format!("{words:?}"));
    }
}

#[test]
fn exports_tables_and_names_of_files_are_shown_as_they_can_be_seen() {
    let name = format!("Roux{UNSEEN} SARL");
    let code = format!("C{UNSEEN}7");
    let number = format!("F-{UNSEEN}101");
    let desk = Desk::new(
        "[register]\nfile = \"relance.sqlite\"\n[copies]\nfolder = \"factures\"\nmissing = \"warn\"\n",
        &export(&name, &code, &number),
    );
    desk.write(&format!("factures/F-101{UNSEEN}.pdf"), "no pdf");
    for command in ["check", "plan", "proof", "run"] {
        for json in [&[][..], &["--json"]] {
            let words = [&[command, "JOB", "--date", "2026-03-02"], json].concat();
            harmless(&desk.ask(&words), command);
        }
    }
    harmless(&desk.ask(&["plan", "JOB", "--date", "2026-03-02", "--csv"]), "plan --csv");
    let run = fs::read_dir(desk.path("out")).unwrap().map(|it| it.unwrap().path());
    let run = run.into_iter().find(|it| it.join("run.json").is_file()).unwrap();
    for table in
        ["pieces.csv", "sheets.csv", "streams.csv", "held.csv", "ages.csv", "report.html"]
    {
        let text = fs::read_to_string(run.join(table)).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        assert!(!text.contains(is_raw), "{table}");
    }
    let pieces = fs::read_to_string(run.join("pieces.csv")).unwrap();
    assert!(pieces.contains("Roux<U+202E><U+200B><U+2066> SARL"), "{pieces}");
    // A report of the post, with escape sequences in it.
    desk.write("report.csv", format!("number;status;date\n{NASTY};se{NASTY}nt;2026-03-05\n"));
    let report = desk.path("report.csv");
    harmless(&desk.ask(&["reconcile", report.to_str().unwrap(), "JOB"]), "reconcile");
    desk.write(
        "letters.csv",
        format!("debtor;currency;stage;date;invoices\nC1;E{NASTY};x;y;z\n"),
    );
    let letters = desk.path("letters.csv");
    harmless(&desk.ask(&["register", "import", letters.to_str().unwrap(), "JOB"]), "import");
}

#[test]
fn a_job_file_with_nasty_keys_and_names_is_shown_as_it_can_be_seen() {
    let desk = Desk::new("", &export("Roux", "C7", "F1"));
    let nasty = "x\\u001b[31m\\u202ey";
    let job = fs::read_to_string(desk.path("relance.toml")).unwrap();
    for more in [
        format!("\n[\"{nasty}\"]\na = 1\n"),
        format!("\n[letters]\n\"{nasty}\" = 1\n"),
        format!("\n[letters]\nlayout = \"{nasty}\"\n"),
        format!("\n[copies]\nfolder = \"{nasty}\"\n"),
    ] {
        desk.write("relance.toml", format!("{job}{more}"));
        harmless(&desk.ask(&["check", "JOB"]), &more);
    }
    desk.write("relance.toml", job.replace("open.csv", nasty));
    harmless(&desk.ask(&["check", "JOB"]), "files");
}

#[test]
fn a_proposed_job_file_names_the_same_headers_without_showing_them_raw() {
    let header = format!("Chan{UNSEEN}tier");
    let text = format!("Tiers;Facture;Échéance;Solde;{header}\nC1;F1;15/02/2026;1,00;x\n");
    let desk = Desk::new("", &text);
    let export = desk.path("open.csv");
    let output = desk.ask(&["init", export.to_str().unwrap(), "--output", "-"]);
    assert!(output.status.success());
    harmless(&output, "init");
    let draft = String::from_utf8(output.stdout).unwrap();
    assert!(draft.contains("\\U0000202E"), "{draft}");
    assert!(draft.parse::<toml::Table>().is_ok(), "{draft}");
}

#[test]
fn the_table_of_a_service_holds_no_formula_and_nothing_unseen() {
    let desk = Desk::new(
        "[output]\nservices = [\"merci-facteur\"]\n",
        &export(&format!("=HYPERLINK(1){UNSEEN}"), "C7", "F1"),
    );
    let run = desk.run("2026-03-02");
    let table = run.join("services/merci-facteur/destinataires.csv");
    let table = fs::read_to_string(table).unwrap().replace("\r\n", "\n");
    assert!(!table.contains(is_raw), "{table:?}");
    assert!(table.contains("; =HYPERLINK(1);"), "{table}");
}
