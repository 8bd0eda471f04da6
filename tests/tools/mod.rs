//! Programs that judge the files from outside.

pub(crate) mod alone;
pub(crate) mod corpus;
pub(crate) mod desk;
pub(crate) mod handmade;
pub(crate) mod right;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

/// Where a program stands. Without it a test says loudly that it is left out, and fails where `CI`
/// is set.
pub(crate) fn tool(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths).map(|it| it.join(name)).find(|it| it.is_file());
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{name} is not installed");
        say(&format!("LEFT OUT: {name} is not installed, what it judges is not checked"));
    }
    found
}

/// Says something that is read even where a test passes, whose printed lines cargo keeps back.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// What a program prints about a file; none when the program is not there.
#[track_caller]
pub(crate) fn ask(name: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let program = tool(name)?;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).unwrap();
    let path = |argument: &&str| match *argument {
        "FILE" => file.clone(),
        other => PathBuf::from(other),
    };
    let output = Command::new(program).args(arguments.iter().map(path)).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {text}{trouble}");
    assert!(trouble.is_empty(), "{name}: {trouble}");
    Some(text)
}

/// Fails when qpdf finds anything wrong with a file, and compares the number of pages.
#[track_caller]
pub(crate) fn check_pdf(bytes: &[u8], pages: usize) {
    let Some(found) = ask("qpdf", &["--check", "FILE"], bytes) else { return };
    assert!(found.contains("No syntax or stream encoding errors"), "{found}");
    let count = ask("qpdf", &["--show-npages", "FILE"], bytes).unwrap();
    assert_eq!(count.trim(), pages.to_string());
}

/// A program that cannot be installed by name, so that where its variable is not set this is only told; where it is
/// set, the program must be there.
#[track_caller]
pub(crate) fn program_of(variable: &str) -> Option<PathBuf> {
    let Some(program) = std::env::var_os(variable).filter(|it| !it.is_empty()) else {
        say(&format!("LEFT OUT: {variable} is not set, what it judges is not checked"));
        return None;
    };
    let program = PathBuf::from(program);
    assert!(program.is_file(), "{variable} is set, and {} is not there", program.display());
    Some(program)
}
