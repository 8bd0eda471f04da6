//! Pieces printed again, with the whole program: the same pages as the first time, by independent judges.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tools/folder.rs"]
mod folder;
#[expect(dead_code, reason = "each test uses some of the tools")]
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use folder::copy_folder;
use tempfile::TempDir;
use tools::tool;

/// The sample with some lines more in its job, and a run of it.
struct Desk {
    folder: TempDir,
    run: PathBuf,
}

impl Desk {
    fn new(post: &str, output: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/atelier");
        copy_folder(&sample, folder.path());
        let job = folder.path().join("relance.toml");
        let text = fs::read_to_string(&job).unwrap();
        let text = with(&with(&text, "post", post), "output", output);
        fs::write(&job, text).unwrap();
        let mut desk = Self { folder, run: PathBuf::new() };
        done(&desk.command(&["run", "JOB", "--date", "2026-11-25"]));
        let mut runs = fs::read_dir(desk.folder.path().join("out")).unwrap();
        desk.run = runs.next().unwrap().unwrap().path();
        desk
    }

    fn command(&self, arguments: &[&str]) -> Output {
        let job = self.folder.path().join("relance.toml");
        let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
        for argument in arguments {
            match *argument {
                "JOB" => command.arg(&job),
                "RUN" => command.arg(&self.run),
                other => command.arg(other),
            };
        }
        command.args(["--lang", "en"]).output().unwrap()
    }

    fn table(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        let text = fs::read_to_string(self.run.join(name)).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        table.deserialize().map(|row| row.unwrap()).collect()
    }
}

/// A job with a line under a section, which is added where it is not there, instead of one of this key.
fn with(job: &str, section: &str, line: &str) -> String {
    let key = line.split(' ').next().unwrap();
    let other = |it: &&str| key.is_empty() || !it.starts_with(&format!("{key} ="));
    let job: String = job.lines().filter(other).map(|line| format!("{line}\n")).collect();
    let head = format!("[{section}]\n");
    match job.contains(&head) {
        true => job.replacen(&head, &format!("{head}{line}\n"), 1),
        false => format!("{job}\n{head}{line}\n"),
    }
}

#[track_caller]
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn refused(output: &Output, expected: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(expected), "{said}");
}

/// Text and pictures of the pages of a range, counted from 1, one behind the other; none where the judges are
/// not installed.
fn look(file: &Path, first: u32, last: u32) -> Option<(String, Vec<u8>)> {
    let (text, raster) = (tool("pdftotext")?, tool("pdftoppm")?);
    let (first, last) = (first.to_string(), last.to_string());
    let range = ["-f", &first, "-l", &last];
    let ask = |program: &Path, more: &[&str]| {
        let mut command = Command::new(program);
        command.args(range).args(more).arg(file);
        if more == ["-layout"] {
            command.arg("-");
        }
        command.output().unwrap().stdout
    };
    let text = String::from_utf8(ask(&text, &["-layout"])).unwrap();
    Some((text, ask(&raster, &["-r", "60"])))
}

fn number(row: &BTreeMap<String, String>, column: &str) -> u32 {
    row[column].parse().unwrap()
}

/// Every page of a reprint is that of the first print.
#[track_caller]
fn same_pages(desk: &Desk, reprint: u32, expected: &[u32], from: &str) {
    let pieces = desk.table("pieces.csv");
    let lines = desk.table("reprints.csv");
    let lines: Vec<_> =
        lines.iter().filter(|line| number(line, "reprint") == reprint).collect();
    let printed: Vec<u32> = lines.iter().map(|line| number(line, "piece_no")).collect();
    assert_eq!(printed, expected);
    let mut at = 1;
    for line in lines {
        let piece = pieces.iter().find(|it| it["piece_no"] == line["piece_no"]).unwrap();
        let pages = number(piece, "pages") + number(piece, "blank_pages");
        assert_eq!(number(line, "first_page"), at);
        let (file, first) = match from {
            "streams" => (&piece["pdf_file"], number(piece, "first_page")),
            _ => (&piece["file"], 1),
        };
        let before = look(&desk.run.join(file), first, first + pages - 1);
        let again = look(&desk.run.join(&line["file"]), at, at + pages - 1);
        assert_eq!(before.is_some(), again.is_some());
        if let (Some(before), Some(again)) = (before, again) {
            let count = usize::try_from(pages).unwrap();
            assert_eq!(before.0.matches('\u{c}').count(), count, "a page each");
            assert!(before.1.len() > count * 100_000, "a picture each");
            assert_eq!(before.0, again.0, "piece {}", line["piece_no"]);
            assert!(before.1 == again.1, "piece {} looks different", line["piece_no"]);
        }
        at += pages;
    }
    let file = desk.run.join(&desk.table("reprints.csv").last().unwrap()["file"]);
    tools::check_pdf(&fs::read(file).unwrap(), usize::try_from(at - 1).unwrap());
}

#[test]
fn three_pieces_cut_out_of_the_streams_are_those_of_the_first_print() {
    let desk = Desk::new("duplex = true", "");
    let said = done(&desk.command(&["reprint", "RUN", "4-5", "2", "--reason", "=jam"]));
    assert!(said.starts_with("3 pieces again, 9 pages on 7 sheets"), "{said}");
    same_pages(&desk, 1, &[2, 4, 5], "streams");

    let list = desk.folder.path().join("select.csv");
    let id = &desk.table("pieces.csv")[4]["piece_id"];
    fs::write(&list, format!("time,piece_id\n10:31,{id}\n")).unwrap();
    let list = list.to_str().unwrap();
    let again = ["reprint", "JOB", "--selection", list, "--date", "2026-11-26", "--json"];
    let said: serde_json::Value = serde_json::from_str(&done(&desk.command(&again))).unwrap();
    assert_eq!(said["pieces"], serde_json::json!([5]));
    same_pages(&desk, 2, &[5], "streams");
    let lines = desk.table("reprints.csv");
    let told = |line: &BTreeMap<String, String>| {
        ["piece_no", "date", "count", "reason"].map(|column| line[column].clone()).join(" ")
    };
    let told: Vec<String> = lines.iter().map(told).collect();
    let expected = ["2 2026-11-25 1 '=jam", "4 2026-11-25 1 '=jam", "5 2026-11-25 1 '=jam"];
    assert_eq!(told[..3], expected);
    assert_eq!(told[3], "5 2026-11-26 2 ");
}

#[test]
fn where_only_letters_were_written_they_are_the_source() {
    let desk = Desk::new("", "streams = false");
    done(&desk.command(&["reprint", "RUN", "1", "3"]));
    same_pages(&desk, 1, &[1, 3], "letters");
}

#[test]
fn where_only_streams_were_written_pages_are_cut_out_of_them() {
    let desk = Desk::new("", "letters = false");
    done(&desk.command(&["reprint", "RUN", "1", "6"]));
    same_pages(&desk, 1, &[1, 6], "streams");
}

#[test]
fn what_was_not_made_is_not_made_again() {
    let desk = Desk::new("", "");
    refused(&desk.command(&["reprint", "RUN", "1", "99", "C0-1"]), "no piece 99, C0-1");
    refused(&desk.command(&["reprint", "RUN", "3-99"]), "no piece 3-99");
    refused(&desk.command(&["reprint", "JOB", "1", "--run", "nowhere"]), "nowhere");
    let stream = desk.run.join(&desk.table("streams.csv")[0]["file"]);
    let mut bytes = fs::read(&stream).unwrap();
    bytes.push(b'\n');
    fs::write(&stream, bytes).unwrap();
    refused(&desk.command(&["reprint", "RUN", "1"]), "not the file that the run made");
    assert!(!desk.run.join("reprints.csv").exists());
}

#[test]
fn the_same_run_made_again_keeps_what_was_printed_again() {
    let desk = Desk::new("", "");
    done(&desk.command(&["reprint", "RUN", "1"]));
    let before = fs::read(desk.run.join("reprints.csv")).unwrap();
    done(&desk.command(&["run", "JOB", "--date", "2026-11-25"]));
    assert_eq!(fs::read(desk.run.join("reprints.csv")).unwrap(), before);
    assert!(desk.run.join("reprints/0001.pdf").is_file());
}

#[test]
fn what_a_sheet_carries_for_machines_names_its_piece_and_is_printed_again() {
    let desk = Desk::new("marks = { machine = \"data-matrix\" }", "");
    let sheets = desk.table("sheets.csv");
    let sheet = sheets.iter().find(|it| it["sheet_n"] == "2").unwrap();
    let list = desk.folder.path().join("select.csv");
    fs::write(&list, format!("sequence;barcode\r\n7;{}\r\n", sheet["barcode"])).unwrap();
    done(&desk.command(&["reprint", "RUN", "--select", list.to_str().unwrap()]));
    let pieces = desk.table("pieces.csv");
    let piece = pieces.iter().find(|it| it["piece_id"] == sheet["piece_id"]).unwrap();
    same_pages(&desk, 1, &[number(piece, "piece_no")], "streams");
}

#[test]
fn a_stream_for_variable_printing_is_cut_as_well() {
    let desk = Desk::new("duplex = true", "profile = \"pdfvt\"");
    done(&desk.command(&["reprint", "RUN", "2-3"]));
    same_pages(&desk, 1, &[2, 3], "streams");
}

#[test]
fn many_reprints_at_once_all_keep_their_lines() {
    let desk = Desk::new("", "");
    let pieces: Vec<String> = (1..=6).map(|piece| piece.to_string()).collect();
    std::thread::scope(|scope| {
        let at_once = pieces.iter().map(|piece| {
            let desk = &desk;
            scope.spawn(move || done(&desk.command(&["reprint", "RUN", piece])))
        });
        for reprint in at_once.collect::<Vec<_>>() {
            reprint.join().unwrap();
        }
    });
    let lines = desk.table("reprints.csv");
    let mut found: Vec<&String> = lines.iter().map(|line| &line["piece_no"]).collect();
    found.sort();
    assert_eq!(found, pieces.iter().collect::<Vec<_>>());
    for line in &lines {
        assert!(desk.run.join(&line["file"]).exists(), "{line:?}");
    }
}

#[test]
fn a_reason_is_kept_to_the_letter() {
    let desk = Desk::new("", "");
    for reason in ["=1", "'=1", "'quoted'", "plain"] {
        done(&desk.command(&["reprint", "RUN", "1", "--reason", reason]));
    }
    let written = ["'=1", "''=1", "'quoted'", "plain"];
    let lines = desk.table("reprints.csv");
    assert_eq!(lines.iter().map(|it| &*it["reason"]).collect::<Vec<_>>(), written);
}
