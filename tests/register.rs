//! Whole runs of the program with a register: repeated, taken back, two at once, killed at any moment.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "tools/folder.rs"]
mod folder;
#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use folder::copy_folder;
use relance::register::Register;
use tools::desk::{self, done};

const REGISTER: &str = "[register]\nfile = \"relance.sqlite\"\n";

/// A job with a register.
struct Desk(desk::Desk);

impl Desk {
    fn new() -> Self {
        Self(desk::Desk::new(REGISTER, &export(0)))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path(name)
    }

    fn export(&self, nth: usize) {
        self.0.write("open.csv", export(nth));
    }

    fn ask(&self, arguments: &[&str]) -> Output {
        self.0.ask(arguments)
    }

    fn run(&self, date: &str) -> Output {
        self.ask(&["run", "JOB", "--date", date])
    }

    fn start(&self, date: &str) -> Child {
        let mut command = self.0.command(&["run", "JOB", "--date", date]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// A table with a letter that another program sent.
    fn sent(&self) -> String {
        let table = "debtor;currency;stage;date;deadline;total;invoices\n\
                     C0-1;EUR;reminder-1;2026-02-09;2026-02-20;100,00;F0-1\n";
        self.0.write("sent.csv", table);
        self.path("sent.csv").to_str().unwrap().to_owned()
    }

    fn register(&self) -> Option<Register> {
        Register::look(&self.path("relance.sqlite")).unwrap()
    }

    /// Names in the folder of run folders: those that count, and those out of sight.
    fn folders(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let Ok(entries) = fs::read_dir(self.path("out")) else { return Default::default() };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.partition(|name| !name.starts_with('.'))
    }

    /// Every run folder in sight is in the register and holds the very letters entered there.
    fn check_folders(&self) {
        let (folders, _) = self.folders();
        let table = self.table();
        for folder in &folders {
            let entered: BTreeSet<(&str, &str)> = table
                .iter()
                .filter(|row| row[13] == *folder && row[17].is_empty())
                .map(|row| (row[15].as_str(), row[16].as_str()))
                .collect();
            let files = fs::read_dir(self.path("out").join(folder).join("letters")).unwrap();
            let found: BTreeSet<String> = files
                .map(|file| format!("letters/{}", file.unwrap().file_name().to_str().unwrap()))
                .collect();
            let names: BTreeSet<String> =
                entered.iter().map(|(file, _)| (*file).to_owned()).collect();
            assert_eq!(found, names, "{folder}");
            for (file, sha256) in entered {
                let bytes = fs::read(self.path("out").join(folder).join(file)).unwrap();
                assert_eq!(relance::output::sha256(&bytes), sha256, "{folder}/{file}");
            }
        }
    }

    /// The exported register without its header.
    fn table(&self) -> Vec<Vec<String>> {
        let Some(register) = self.register() else { return Vec::new() };
        let mut bytes = Vec::new();
        register.export_csv(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let rows = text.lines().skip(1);
        rows.map(|row| row.split(';').map(str::to_owned).collect()).collect()
    }
}

/// An export of five debtors nobody has written to before.
fn export(nth: usize) -> String {
    let mut text = String::from(
        "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n",
    );
    for debtor in 0..5 {
        text.push_str(&format!(
            "C{nth}-{debtor};Debtor;1 rue Neuve;69001;Lyon;F{nth}-{debtor};\
             2026-01-02;2026-02-01;100,00;100,00\n"
        ));
    }
    text
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn the_same_run_twice_leaves_the_same_files_and_no_second_entry() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let (before, entered) =
        (files(&desk.path("out")), desk.register().unwrap().verify().unwrap());
    assert_eq!((entered.runs, entered.letters), (1, 5));
    done(&desk.run("2026-03-02"));
    assert_eq!(files(&desk.path("out")), before);
    assert_eq!(desk.register().unwrap().verify().unwrap(), entered);
    desk.check_folders();
}

#[test]
fn the_next_day_nobody_is_written_to_again_and_later_the_next_stage_is_due() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let next = done(&desk.run("2026-03-03"));
    assert!(next.contains("No letter is due"), "{next}");
    let plan = done(&desk.ask(&["plan", "--json", "--date", "2026-03-30", "JOB"]));
    assert_eq!(plan.matches("\"stage\": \"reminder-2\"").count(), 5, "{plan}");
}

#[test]
fn a_run_taken_back_is_made_again_the_next_day_and_not_taken_back_twice() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let run_id = desk.folders().0.into_iter().next().unwrap();
    let undone = done(&desk.ask(&["undo", &run_id, "JOB"]));
    assert_eq!(undone, format!("Run {run_id}: 5 letters count as never sent\n"));
    let twice = desk.ask(&["undo", &run_id, "JOB"]);
    assert_eq!(twice.status.code(), Some(2));
    let said = String::from_utf8_lossy(&twice.stderr).into_owned();
    assert_eq!(said, format!("run {run_id} was taken back before\n"));
    let plan = done(&desk.ask(&["plan", "--json", "--date", "2026-03-03", "JOB"]));
    assert_eq!(plan.matches("\"stage\": \"reminder-1\"").count(), 5, "{plan}");
}

#[test]
fn one_piece_taken_back_is_the_only_letter_of_the_next_day() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let run_id = desk.folders().0.into_iter().next().unwrap();
    done(&desk.ask(&["undo", &run_id, "--piece", "3", "JOB"]));
    done(&desk.run("2026-03-03"));
    let row = desk.table().pop().unwrap();
    assert_eq!(desk.register().unwrap().verify().unwrap().letters, 6);
    assert_eq!((&*row[2], &*row[3], &*row[14]), ("reminder-1", "2026-03-03", "1"));
}

#[test]
fn letters_of_another_program_come_in_and_the_next_stage_follows() {
    let desk = Desk::new();
    let path = desk.sent();
    let import = || done(&desk.ask(&["register", "import", &path, "JOB"]));
    assert!(import().starts_with("1 letter taken in as run import-"));
    assert!(import().starts_with("No new letter: 1 known before"));
    done(&desk.run("2026-03-02"));
    let stages: Vec<String> = desk.table().into_iter().map(|row| row[2].clone()).collect();
    assert_eq!(stages.iter().filter(|stage| *stage == "reminder-2").count(), 1, "{stages:?}");
    let verified = done(&desk.ask(&["register", "verify", "JOB"]));
    assert!(
        verified.starts_with("The register is whole: 10 entries, 6 letters, 2 runs"),
        "{verified}"
    );
    let exported = desk.ask(&["register", "export", "JOB"]);
    assert_eq!(done(&exported).lines().count(), 7);
}

#[test]
fn looking_makes_no_register() {
    let desk = Desk::new();
    done(&desk.ask(&["plan", "--date", "2026-03-02", "JOB"]));
    done(&desk.ask(&["check", "--date", "2026-03-02", "JOB"]));
    assert!(!desk.ask(&["register", "verify", "JOB"]).status.success());
    assert!(!desk.ask(&["undo", "r1", "JOB"]).status.success());
    assert!(desk.register().is_none());
}

#[test]
fn two_runs_at_once_lose_nothing() {
    let desk = Desk::new();
    let runs = ["2026-03-02", "2026-03-03", "2026-03-04"].map(|date| desk.start(date));
    for run in runs {
        done(&run.wait_with_output().unwrap());
    }
    let verified = desk.register().unwrap().verify().unwrap();
    // Whichever came first wrote to everybody; the others found that done.
    assert_eq!((verified.runs, verified.letters), (3, 5));
    let (folders, hidden) = desk.folders();
    assert_eq!((folders.len(), hidden.len()), (3, 0));
}

#[test]
fn a_file_that_changes_while_a_run_waits_for_another_is_the_one_that_is_read_and_named() {
    let desk = Desk::new();
    done(&desk.ask(&["register", "import", &desk.sent(), "JOB"]));
    let mut register = desk.register().unwrap();
    let held = register.begin(Duration::ZERO).unwrap();
    let mut run = desk.start("2026-03-02");
    thread::sleep(Duration::from_millis(500));
    assert!(run.try_wait().unwrap().is_none(), "it waits for its turn");
    desk.export(1);
    drop(held);
    done(&run.wait_with_output().unwrap());
    let folder = desk.folders().0.pop_first().unwrap();
    let record = fs::read_to_string(desk.path("out").join(folder).join("run.json")).unwrap();
    let now = relance::output::sha256(&fs::read(desk.path("open.csv")).unwrap());
    assert!(record.contains(&now), "{record}");
    assert!(desk.table().iter().any(|row| row[6] == "F1-0"));
}

#[test]
fn reprints_outlive_a_repeated_run_whenever_it_is_killed() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let run = desk.folders().0.pop_first().unwrap();
    let (out, mark) = (desk.path("out"), desk.register().unwrap().mark().unwrap());
    done(&desk.ask(&["reprint", "JOB", "1", "2"]));
    let before = files(&out.join(&run));
    // The second of two changes of places was not reached: the old folder is aside, the new one waits.
    let hidden = out.join(format!(".relance-{mark}-x1"));
    fs::create_dir_all(hidden.join("old")).unwrap();
    let waiting = out.join(format!(".{run}.{mark}.waiting"));
    copy_folder(&out.join(&run), &waiting);
    fs::remove_dir_all(waiting.join("reprints")).unwrap();
    fs::remove_file(waiting.join("reprints.csv")).unwrap();
    fs::rename(out.join(&run), hidden.join("old").join(&run)).unwrap();
    done(&desk.run("2026-03-03"));
    assert_eq!(files(&out.join(&run)), before);
    done(&desk.run("2026-03-02"));
    assert_eq!(files(&out.join(&run)), before);
    assert_eq!(desk.folders().1.len(), 0);
}

/// Makes the register forget that the folder of a run was seen.
fn forget_place(desk: &Desk, run: &str) {
    let db = rusqlite::Connection::open(desk.path("relance.sqlite")).unwrap();
    db.execute("UPDATE place SET shown = 0 WHERE run = ?", [run]).unwrap();
}

/// Puts the only run folder out of sight, as a kill behind the commit leaves it.
fn out_of_sight(desk: &Desk, out: &str) -> String {
    let name = fs::read_dir(desk.path(out)).unwrap().next().unwrap().unwrap().file_name();
    let name = name.into_string().unwrap();
    let mark = desk.register().unwrap().mark().unwrap();
    let waiting = desk.path(out).join(format!(".{name}.{mark}.waiting"));
    fs::rename(desk.path(out).join(&name), waiting).unwrap();
    forget_place(desk, &name);
    name
}

#[test]
fn a_letter_that_counts_is_found_wherever_the_job_or_its_output_went() {
    let desk = Desk::new();
    let elsewhere = desk.path("elsewhere");
    done(&desk.ask(&[
        "run",
        "JOB",
        "--date",
        "2026-03-02",
        "--out",
        elsewhere.to_str().unwrap(),
    ]));
    let run = out_of_sight(&desk, "elsewhere");
    done(&desk.run("2026-03-03"));
    assert!(elsewhere.join(&run).join("pieces.csv").exists());
    fs::remove_dir_all(desk.path("out")).unwrap();
    // The whole job goes to another folder.
    fs::rename(&elsewhere, desk.path("out")).unwrap();
    out_of_sight(&desk, "out");
    let moved = tempfile::tempdir().unwrap();
    for name in ["relance.toml", "open.csv", "relance.sqlite", "out"] {
        fs::rename(desk.path(name), moved.path().join(name)).unwrap();
    }
    let job = moved.path().join("relance.toml");
    done(&desk.ask(&["run", job.to_str().unwrap(), "--date", "2026-03-04"]));
    assert!(moved.path().join("out").join(&run).join("pieces.csv").exists());
}

#[track_caller]
fn stopped(output: &Output, code: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(code) && said.ends_with("Nothing was made\n"), "{said}");
}

#[test]
fn letters_whose_folder_never_came_in_sight_stop_the_next_run() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let run = desk.folders().0.pop_first().unwrap();
    fs::remove_dir_all(desk.path("out")).unwrap();
    // It was seen, so that whoever moved it knows where; it is told all the same.
    let told = desk.ask(&["plan", "JOB", "--date", "2026-03-30"]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("[S11]"));
    forget_place(&desk, &run);
    let told = desk.ask(&["plan", "JOB", "--date", "2026-03-30"]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("[S13]"));
    stopped(&desk.run("2026-03-30"), "[S13]");
    // The same run again makes it anew.
    done(&desk.run("2026-03-02"));
    fs::remove_dir_all(desk.path("out")).unwrap();
    forget_place(&desk, &run);
    stopped(&desk.ask(&["run", "JOB", "--date", "2026-03-30", "--yes"]), "[S13]");
    done(&desk.ask(&["run", "JOB", "--date", "2026-03-30", "--yes", "register"]));
    done(&desk.run("2026-03-31"));
    let story = done(&desk.ask(&["explain", "JOB", "C0-1", "--date", "2026-03-31"]));
    assert!(story.contains(&format!("went on though run {run} was in doubt")), "{story}");
}

#[test]
fn an_older_copy_of_the_register_stops_the_next_run_until_somebody_says_that_it_holds() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let copy = fs::read(desk.path("relance.sqlite")).unwrap();
    done(&desk.run("2026-03-30"));
    fs::write(desk.path("relance.sqlite"), copy).unwrap();
    let told = desk.ask(&["plan", "JOB", "--date", "2026-04-27"]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("[S12]"));
    stopped(&desk.run("2026-04-27"), "[S12]");
    let letters = desk.table().len();
    stopped(&desk.ask(&["run", "JOB", "--date", "2026-04-27", "--yes"]), "[S12]");
    assert_eq!(desk.table().len(), letters);
    done(&desk.ask(&["run", "JOB", "--date", "2026-04-27", "--yes", "register"]));
    // Nobody asks twice about the same run.
    done(&desk.run("2026-05-25"));
    // A register that was lost altogether is asked about too.
    for name in ["relance.sqlite", "relance.sqlite-lock"] {
        fs::remove_file(desk.path(name)).unwrap();
    }
    stopped(&desk.run("2026-06-22"), "[S12]");
}

#[test]
fn another_job_in_the_same_folder_is_no_trace_of_this_one() {
    let desk = Desk::new();
    done(&desk.run("2026-03-30"));
    let job = fs::read_to_string(desk.path("relance.toml")).unwrap();
    let other = job.replace("Atelier Verrier SARL", "Menuiserie Roux SARL");
    desk.0.write("relance.toml", other.replace("relance.sqlite", "other.sqlite"));
    done(&desk.run("2026-03-30"));
    // Both in one register: each sees its own letters alone.
    desk.0.write("relance.toml", job.replace("Atelier Verrier SARL", "Menuiserie Roux SARL"));
    let plan = done(&desk.ask(&["plan", "--json", "--date", "2026-04-01", "JOB"]));
    assert_eq!(plan.matches("\"stage\": \"reminder-1\"").count(), 5, "{plan}");
}

#[test]
fn a_register_in_a_folder_that_a_service_synchronises_is_told() {
    let desk = Desk(desk::Desk::new("[register]\nfile = \"Dropbox/r.sqlite\"\n", &export(0)));
    fs::create_dir(desk.path("Dropbox")).unwrap();
    let run = desk.run("2026-03-02");
    done(&run);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(said.contains("[S14]") && said.contains("Dropbox"), "{said}");
    // Said of the machine: the run folder has the same bytes wherever it was made.
    let run = desk.folders().0.pop_first().unwrap();
    let report = fs::read_to_string(desk.path("out").join(run).join("report.html")).unwrap();
    assert!(!report.contains("S14"), "{report}");
}

#[test]
fn the_register_keeps_who_ran_took_back_and_printed_again() {
    let desk = Desk::new();
    let as_user = |user: &str, arguments: &[&str]| {
        let mut command = desk.0.command(arguments);
        done(&command.env("LOGNAME", user).output().unwrap());
    };
    as_user("petit", &["run", "JOB", "--date", "2026-03-02"]);
    let run = desk.folders().0.pop_first().unwrap();
    let before = files(&desk.path("out"));
    // The same run again enters nothing, and no file says who made it.
    as_user("roux", &["run", "JOB", "--date", "2026-03-02"]);
    assert_eq!(files(&desk.path("out")), before);
    let folder = desk.path("out").join(&run);
    as_user("blanc", &["reprint", folder.to_str().unwrap(), "2"]);
    as_user("vidal", &["undo", &run, "--piece", "2", "JOB"]);
    let story = done(&desk.ask(&["explain", "JOB", "C0-1", "--date", "2026-03-03"]));
    let acts: Vec<&str> = story.lines().filter(|line| line.contains(" UTC: ")).collect();
    let expected = [
        format!("petit made run {run}"),
        format!("blanc printed again piece 2 of run {run}"),
        format!("vidal took back piece 2 of run {run}"),
    ];
    assert_eq!(acts.len(), 3, "{story}");
    assert!(
        acts.iter().zip(&expected).all(|(act, end)| act.ends_with(end.as_str())),
        "{story}"
    );
    let other = done(&desk.ask(&["explain", "JOB", "C0-0", "--date", "2026-03-03"]));
    assert_eq!(other.lines().filter(|line| line.contains(" UTC: ")).count(), 1, "{other}");
}

#[cfg(unix)]
#[test]
fn a_run_that_is_told_to_end_clears_up_and_one_that_was_killed_is_cleared_up_after() {
    let desk = Desk(desk::Desk::new("", &export(0)));
    let mut many = export(0);
    for debtor in 5..3000 {
        many.push_str(&format!(
            "C{debtor};Debtor;1 rue Neuve;69001;Lyon;F{debtor};\
             2026-01-02;2026-02-01;100,00;100,00\n"
        ));
    }
    desk.0.write("open.csv", many);
    let told = |signal: &str| {
        let run = desk.start("2026-03-02");
        let deadline = Instant::now() + Duration::from_mins(1);
        while desk.folders().1.len() < 2 {
            assert!(Instant::now() < deadline, "the run began no folder");
            thread::sleep(Duration::from_millis(5));
        }
        let pid = run.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        run.wait_with_output().unwrap()
    };
    for signal in ["-TERM", "-INT"] {
        let ended = told(signal);
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(
            (ended.status.code(), &*said),
            (Some(2), "The run was stopped. Nothing was made\n")
        );
        assert_eq!(desk.folders(), Default::default());
    }
    assert!(!told("-KILL").status.success());
    assert_eq!(desk.folders().1.len(), 2);
    desk.export(0);
    done(&desk.run("2026-03-02"));
    let (folders, hidden) = desk.folders();
    assert_eq!((folders.len(), hidden.len()), (1, 0));
}

#[test]
fn a_run_killed_at_any_moment_leaves_nothing_half_done() {
    let desk = Desk::new();
    done(&desk.run("2026-03-02"));
    let started = Instant::now();
    desk.export(1);
    done(&desk.run("2026-03-02"));
    let whole = started.elapsed();
    // A fixed seed; what is cut differs all the same, because machines are not equally fast.
    let mut random: u64 = 0x9E37_79B9_7F4A_7C15;
    let (mut cut, mut entered_and_cut) = (0, 0);
    for nth in 2..102 {
        desk.export(nth);
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let share = Duration::from_nanos((random >> 33) % 1_000_000_007);
        let mut run = desk.start("2026-03-02");
        thread::sleep(whole.mul_f64(share.as_secs_f64() * 1.1));
        run.kill().unwrap();
        let killed = !run.wait_with_output().unwrap().status.success();
        if let Some(register) = desk.register() {
            let letters = register.verify().unwrap().letters;
            assert!(letters % 5 == 0, "half a run was entered: {letters} letters");
            cut += usize::from(killed);
            entered_and_cut += usize::from(killed && letters == 5 * (nth as u64 + 1));
        }
        desk.check_folders();
        done(&desk.run("2026-03-02"));
        let (folders, hidden) = desk.folders();
        assert_eq!((folders.len(), hidden.len()), (nth + 1, 0), "{hidden:?}");
        assert_eq!(desk.register().unwrap().verify().unwrap().letters, 5 * (nth as u64 + 1));
    }
    desk.check_folders();
    println!(
        "{cut} of 100 runs were killed, {entered_and_cut} of them after their letters counted"
    );
    assert!(cut > 20, "the kills came too late to show anything: {cut}");
}
