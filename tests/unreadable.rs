//! An export that cannot be read is no success, and an empty list is not the same as no list.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::process::Output;

use tools::desk::Desk;

const EXPORT: &str = "Code client;Client;Adresse;CP;Ville;N° facture;Date;Échéance;Reste dû
C7;Menuiserie Roux SARL;3 rue Neuve;69001;Lyon;F-101;15/01/2026;15/02/2026;1 204,50
C8;Atelier Vidal SAS;5 rue Neuve;69001;Lyon;F-102;15/01/2026;15/02/2026;80,00
";

fn desk() -> Desk {
    Desk::new("[register]\nfile = \"relance.sqlite\"\n", EXPORT)
}

/// The last line of what is said beside the result.
fn reason(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    said.lines().last().unwrap_or_default().to_owned()
}

/// How many letters count, and how many runs.
fn entries(desk: &Desk) -> String {
    let said = desk.done(&["register", "verify", "JOB"]);
    said.split(". ").next().unwrap().to_owned()
}

fn empty_zip() -> Vec<u8> {
    [b"PK\x05\x06".as_slice(), &[0; 18]].concat()
}

#[test]
fn what_cannot_be_read_is_refused_by_every_command_and_changes_nothing() {
    let desk = desk();
    desk.run("2026-03-02");
    let before = entries(&desk);
    let unreadable: [(&str, Vec<u8>, &str); 7] = [
        ("a zero byte", [EXPORT.as_bytes(), b"\0"].concat(), "is no text"),
        ("no byte", Vec::new(), "is empty"),
        ("a mark alone", b"\xEF\xBB\xBF".to_vec(), "is empty"),
        ("prose", b"Bonjour,\nvoici la liste.\nMarie\n".to_vec(), "is no table of invoices"),
        ("settings", b"[a]\nb = \"c\"\nd = [1, 2]\n".to_vec(), "is no table of invoices"),
        ("an empty archive", empty_zip(), "not a table of invoices"),
        ("bytes", (0..=255).cycle().take(999).collect(), "is no text"),
    ];
    for (what, bytes, told) in unreadable {
        desk.write("open.csv", bytes);
        for command in ["check", "plan", "explain", "proof", "run"] {
            let mut asked = vec![command, "JOB", "--date", "2026-04-02"];
            asked.extend((command == "explain").then_some("C7"));
            let output = desk.ask(&asked);
            assert_eq!(output.status.code(), Some(2), "{command}, {what}");
            let reason = reason(&output);
            assert!(reason.contains(told), "{command}, {what}: {reason}");
            assert!(reason.ends_with("Nothing was made"), "{command}, {what}: {reason}");
        }
        let export = desk.path("open.csv");
        let output = desk.ask(&["init", export.to_str().unwrap(), "--output", "-"]);
        assert_eq!(output.status.code(), Some(2), "init, {what}");
        assert!(output.stdout.is_empty() && reason(&output).contains(told), "init, {what}");
        assert_eq!(entries(&desk), before, "{what}");
    }
    // The letters go on where they stood.
    desk.write("open.csv", EXPORT);
    let planned = desk.done(&["plan", "JOB", "--date", "2026-04-02"]);
    assert!(planned.contains("Second reminder"), "{planned}");
}

#[test]
fn a_file_of_debtors_that_cannot_be_read_is_refused_too() {
    let desk = desk();
    let job = std::fs::read_to_string(desk.path("relance.toml")).unwrap();
    let job = job.replace("[\"open.csv\"]", "[\"open.csv\"]\ndebtors = \"clients.csv\"");
    desk.write("relance.toml", job);
    desk.write("clients.csv", "");
    let output = desk.ask(&["run", "JOB", "--date", "2026-03-02"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(reason(&output).contains("clients.csv is empty"), "{}", reason(&output));
}

#[test]
fn a_header_without_rows_is_an_empty_list_about_which_a_run_asks_where_invoices_are_known() {
    let desk = desk();
    let header = format!("{}\n", EXPORT.lines().next().unwrap());
    desk.write("open.csv", &header);
    // Nobody knows any invoice yet.
    desk.done(&["run", "JOB", "--date", "2026-03-01"]);
    desk.write("open.csv", EXPORT);
    desk.run("2026-03-02");
    desk.write("open.csv", &header);
    let asked = desk.ask(&["run", "JOB", "--date", "2026-04-02"]);
    assert_eq!(asked.status.code(), Some(2));
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(said.contains("2 of the 2 invoices") && said.contains("--yes gone"), "{said}");
    let planned = desk.ask(&["plan", "JOB", "--date", "2026-04-02"]);
    assert!(planned.status.success());
    assert!(String::from_utf8_lossy(&planned.stderr).contains("--yes gone"));
    desk.done(&["run", "JOB", "--date", "2026-04-02", "--yes", "gone"]);
    desk.done(&["run", "JOB", "--date", "2026-04-03"]);
}

#[test]
fn invoices_of_a_refused_file_are_not_gone() {
    let desk = desk();
    desk.run("2026-03-02");
    // Without its amounts nothing can be made of it; the invoices are not paid for that.
    desk.write("open.csv", "Code client;Client\nC7;Menuiserie Roux SARL\n");
    desk.done(&["run", "JOB", "--date", "2026-03-20"]);
    desk.write("open.csv", format!("{}\n", EXPORT.lines().next().unwrap()));
    let asked = desk.ask(&["run", "JOB", "--date", "2026-04-02"]);
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(said.contains("2 of the 2 invoices"), "{said}");
}
