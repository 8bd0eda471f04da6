//! What cannot be written never ends as success, and what stood there before stays.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fs::{self, OpenOptions};
use std::process::{Command, Output, Stdio};

use tools::desk::Desk;
use tools::tool;

const EXPORT: &str = "Code client;Client;Adresse;CP;Ville;N° facture;Date;Échéance;Reste dû
C7;Menuiserie Roux SARL;3 rue Neuve;69001;Lyon;F-101;15/01/2026;15/02/2026;1 204,50
C8;Atelier Vidal SAS;5 rue Neuve;69001;Lyon;F-102;15/01/2026;15/02/2026;80,00
";

fn desk() -> Desk {
    let desk = Desk::new("[register]\nfile = \"relance.sqlite\"\n", EXPORT);
    desk.run("2026-03-02");
    desk
}

/// Every command whose answer somebody may send into a file.
fn commands(desk: &Desk) -> Vec<Vec<String>> {
    let export = desk.path("open.csv").display().to_string();
    [
        vec!["register", "export", "JOB"],
        vec!["register", "verify", "JOB"],
        vec!["check", "JOB", "--date", "2026-04-02"],
        vec!["plan", "JOB", "--date", "2026-04-02"],
        vec!["plan", "JOB", "--date", "2026-04-02", "--csv"],
        vec!["plan", "JOB", "--date", "2026-04-02", "--json"],
        vec!["explain", "JOB", "C7", "--date", "2026-04-02"],
        vec!["proof", "JOB", "--date", "2026-04-02"],
        vec!["init", &export, "--output", "-"],
        vec!["run", "JOB", "--date", "2026-03-02", "--json"],
        vec!["run", "JOB", "--date", "2026-03-02"],
    ]
    .iter()
    .map(|words| words.iter().map(|it| (*it).to_owned()).collect())
    .collect()
}

fn asked(desk: &Desk, words: &[String], stdout: impl Into<Stdio>) -> Output {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    desk.command(&words).stdout(stdout).stderr(Stdio::piped()).output().unwrap()
}

#[test]
fn an_answer_onto_a_full_disk_ends_with_2_and_says_so() {
    let desk = desk();
    for words in commands(&desk) {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = asked(&desk, &words, full);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {said}");
        let last = said.lines().last().unwrap();
        assert!(last.contains("could not be written"), "{words:?}: {last}");
    }
}

#[test]
fn a_reader_who_has_enough_is_no_fault() {
    let desk = desk();
    for words in commands(&desk) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = asked(&desk, &words, writer);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{words:?}: {said}");
        assert!(!said.contains("could not be written"), "{words:?}: {said}");
    }
}

/// The command on a machine where no file grows beyond so many kilobytes.
fn limited(command: &Command, kilobytes: u32) -> Option<Output> {
    let shell = tool("bash")?;
    // Ignored, the signal becomes an error of the write, as on a full disk.
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\"");
    let mut limited = Command::new(shell);
    limited.args(["-c", &script, "bash"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        limited.env(name, value.unwrap_or_default());
    }
    Some(limited.output().unwrap())
}

/// The names in the folder of a desk, hidden ones too.
fn names(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.path("")).unwrap();
    let mut names: Vec<String> =
        entries.map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_job_file_that_finds_no_room_leaves_nothing_and_can_be_asked_for_again() {
    let desk = Desk::new("", EXPORT);
    let before = names(&desk);
    let (export, file) = (desk.path("open.csv"), desk.path("new.toml"));
    let (export, file) = (export.to_str().unwrap(), file.to_str().unwrap());
    let init = desk.command(&["init", export, "--output", file]);
    let Some(output) = limited(&init, 0) else { return };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("new.toml"), "{said}");
    assert_eq!(names(&desk), before);
    desk.done(&["init", export, "--output", file]);
    let refused = desk.ask(&["init", export, "--output", file]);
    assert_eq!(refused.status.code(), Some(2), "one that is there is never written over");
    assert_eq!(names(&desk).len(), before.len() + 1);
}

#[test]
fn a_proof_that_finds_no_room_leaves_the_one_before() {
    let desk = Desk::new("", EXPORT);
    let proof = ["proof", "JOB", "--date", "2026-03-02"];
    desk.done(&proof);
    let path = desk.path("out/proof.pdf");
    let before = fs::read(&path).unwrap();
    let Some(output) = limited(&desk.command(&proof), 4) else { return };
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), 1);
}

#[test]
fn a_run_that_finds_no_room_leaves_nothing() {
    let desk = desk();
    let before = fs::read_dir(desk.path("out")).unwrap().count();
    let run = desk.command(&["run", "JOB", "--date", "2026-04-02"]);
    let Some(output) = limited(&run, 4) else { return };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(fs::read_dir(desk.path("out")).unwrap().count(), before);
    let verified = desk.done(&["register", "verify", "JOB"]);
    assert!(verified.contains('2'), "{verified}");
}

#[test]
fn a_system_that_gives_no_more_threads_ends_nothing_in_a_fright() {
    let Some(strace) = tool("strace") else { return };
    let desk = desk();
    for first in 1..6 {
        let inject = format!("inject=clone,clone3:error=EAGAIN:when={first}+");
        let date = format!("2026-04-0{first}");
        let command = desk.command(&["run", "JOB", "--date", &date, "--threads", "2"]);
        let mut traced = Command::new(&strace);
        traced.args([
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=clone,clone3",
            "-e",
            &inject,
        ]);
        let output =
            traced.arg(command.get_program()).args(command.get_args()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if said.contains("ptrace") || said.contains("strace:") {
            assert!(std::env::var_os("CI").is_none(), "{said}");
            return;
        }
        let code = output.status.code();
        assert!(matches!(code, Some(0 | 2)), "thread {first}: {code:?} {said}");
        assert!(!said.contains("panicked"), "thread {first}: {said}");
    }
}
