//! One session with everything wrong, in each language: the command line, its help, and every file that people write.
//!
//! `tests/sessions/commands.txt` holds the commands, a line each, which are run in a copy of `tests/sessions/input`;
//! what they answer stands in `fr.txt` and `en.txt`. `BLESS=1 cargo test --test sessions` writes them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tools/folder.rs"]
mod folder;
#[path = "tools/hashes.rs"]
mod hashes;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use self::folder::copy_folder;
use self::hashes::without_hashes;

/// Words that every English sentence has one of, and no French one.
const ENGLISH: &[&str] = &[
    "the", "is", "are", "not", "of", "to", "and", "or", "with", "expected", "cannot", "be",
    "this", "must", "for", "no", "it", "its", "invalid", "missing", "error", "failed", "such",
    "found", "from", "at", "by", "that", "usage", "print", "read", "write",
];

/// The same the other way round.
const FRENCH: &[&str] = &[
    "le", "la", "les", "est", "une", "des", "du", "pas", "ne", "attendu", "et", "ou", "avec",
    "dans", "sur", "il", "ce", "cette", "pour", "rien", "aucun", "qui", "que", "au", "de",
];

#[test]
fn every_sentence_of_a_french_session_is_french() {
    check("fr", ENGLISH);
}

#[test]
fn every_sentence_of_an_english_session_is_english() {
    check("en", FRENCH);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_or_written_is_named_in_the_language_of_the_reader() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = input();
    let set = |file: &str, mode| {
        let path = home.path().join(file);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    set("", 0o755);
    set("tariff.csv", 0o000);
    set("locked.toml", 0o000);
    let Some(told) = unprivileged(home.path(), &["check", "tariff.toml", "--lang", "fr"])
    else {
        assert!(env::var_os("CI").is_none(), "nobody without rights can run the program");
        eprintln!("SKIPPED: nobody without rights can run the program");
        return;
    };
    let denied = "le système ne le permet pas ; demandez le droit à qui gère l’ordinateur";
    assert_eq!(
        told,
        format!("tariff.toml:12 [post.tariff]: tariff.csv ne peut être lu : {denied}\n")
    );
    let told = unprivileged(home.path(), &["check", "locked.toml", "--lang", "fr"]).unwrap();
    assert_eq!(told, format!("impossible de lire le fichier locked.toml : {denied}\n"));
    let out = ["run", "good.toml", "--date", "2026-11-22", "--lang", "fr"];
    let told = unprivileged(home.path(), &out).unwrap();
    assert!(told.contains("impossible d’écrire out : ") && told.contains(denied), "{told}");
}

/// What a user without rights is told on stderr; none where the program cannot be run as one.
#[cfg(unix)]
fn unprivileged(home: &Path, arguments: &[&str]) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;

    let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
    command.args(arguments).current_dir(home);
    if fs::metadata("/proc/self").ok()?.uid() == 0 {
        command.uid(65_534).gid(65_534);
    }
    Some(String::from_utf8(command.output().ok()?.stderr).unwrap())
}

/// Runs the session, compares it with its golden file, and looks for words of the other language.
#[track_caller]
fn check(language: &str, foreign: &[&str]) {
    let home = input();
    let commands = fs::read_to_string(folder().join("commands.txt")).unwrap();
    let mut told = String::new();
    for line in commands.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        told.push_str(&format!("$ relance {line}\n{}\n", answer(home.path(), line, language)));
    }
    let golden = folder().join(format!("{language}.txt"));
    if env::var_os("BLESS").is_some() {
        fs::write(&golden, &told).unwrap();
    }
    assert_eq!(told, fs::read_to_string(&golden).unwrap_or_default(), "BLESS=1 accepts");
    for line in told.lines().filter(|line| !line.starts_with("$ ")) {
        let found = words(line).find(|word| foreign.contains(&word.as_str()));
        assert!(found.is_none(), "`{}` in: {line}", found.unwrap_or_default());
    }
}

/// Words in small letters; what stands in quotes, brackets or a path is data.
fn words(line: &str) -> impl Iterator<Item = String> {
    let mut prose = String::new();
    let mut close = None;
    for letter in line.chars() {
        close = match (close, letter) {
            (None, '`') => Some('`'),
            (None, '«') => Some('»'),
            (None, '“') => Some('”'),
            (None, '[') => Some(']'),
            (Some(end), letter) if end == letter => None,
            (None, letter) => {
                prose.push(letter);
                None
            }
            (open, _) => open,
        };
    }
    let path = |word: &String| !word.contains(['/', '=', '<', '-']);
    let words: Vec<String> = prose.split_whitespace().map(str::to_lowercase).collect();
    words.into_iter().filter(path).map(|word| word.trim_matches([',', '.', ';']).to_owned())
}

/// Exit code, and what stands on stdout and stderr.
fn answer(home: &Path, line: &str, language: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
    command.args(line.split_whitespace()).current_dir(home);
    // Where the command line can say it, it does; elsewhere the locale.
    let locale =
        if line.contains("--lang") || line.is_empty() || line == "-" { language } else { "C" };
    if locale == "C" {
        command.args(["--lang", language]);
    }
    command.env("LC_ALL", locale).env("COLUMNS", "80");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    without_hashes(&format!("({code})\n{}{}", text(output.stdout), text(output.stderr)))
}

/// A copy of the inputs, which a run may write beside.
fn input() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    copy_folder(&folder().join("input"), home.path());
    home
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions")
}
