//! The documentation names every code, reason and field that the program knows.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use exports::Field;
use findings::{Code, Language, Messages};
use relance::plan::Reason;

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The table of findings as the page has it: a row each, from the table of codes.
#[test]
fn the_page_of_findings_is_what_the_table_says() {
    let head = "| Code | Effect | Meaning | What to do |\n|---|---|---|---|\n";
    let page = page("docs/findings.md");
    let (before, rest) = page.split_once(head).unwrap();
    let after = rest.lines().skip_while(|it| it.starts_with("| "));
    let mut expected = format!("{before}{head}");
    for code in Code::ALL {
        let effect = code.severity().as_str();
        let (meaning, remedy) = (code.meaning(), code.remedy());
        expected
            .push_str(&format!("| {} | {effect} | {meaning} | {remedy} |\n", code.as_str()));
    }
    for line in after {
        expected.push_str(&format!("{line}\n"));
    }
    if std::env::var_os("BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md");
        fs::write(path, &expected).unwrap();
    } else {
        assert_eq!(page, expected, "docs/findings.md differs; BLESS=1 accepts");
    }
}

/// What the page of payments prints is what the program said in the cases that it names.
#[test]
fn the_story_of_a_month_later_is_what_the_program_printed() {
    let page = page("docs/payments.md");
    for case in ["a-month-later-with-a-statement", "a-payment-that-crosses-its-letter"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(case);
        let said = fs::read_to_string(root.join("expected/said.txt")).unwrap();
        let blocks = page.split("```text\n$ ").skip(1).filter_map(|it| it.split("```").next());
        let mut shown = 0;
        for block in blocks {
            let (command, answer) = block.split_once('\n').unwrap();
            let Some((_, told)) = said.split_once(&format!("{command}: exit code 0\n")) else {
                continue;
            };
            assert!(told.starts_with(answer.trim_end()), "{command}\n{answer}");
            shown += 1;
        }
        assert!(shown > 0, "nothing of {case} is shown");
    }
}

/// Files below a folder whose path fits.
fn below(folder: &str, fits: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fits(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Whether a word stands in a text, with no letter or digit beside it.
fn stands_in(text: &str, word: &str) -> bool {
    let part_of_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !part_of_word(before.chars().next_back()) && !part_of_word(after.chars().next())
    })
}

#[test]
fn every_finding_is_shown_by_a_case_or_a_test() {
    let golden = |path: &Path| {
        let of_case = |it: &OsStr| it.as_encoded_bytes().starts_with(b"expected");
        let ends = |with: &str| path.extension().is_some_and(|it| it == with);
        path.iter().any(of_case)
            || ends("tsv")
            || ends("txt") && path.iter().any(|it| it == "sessions")
    };
    let goldens: String =
        below("tests", &golden).iter().filter_map(|it| fs::read_to_string(it).ok()).collect();
    // This file names no code, and of the sources only what is compiled for tests counts.
    let rust = |path: &Path| path.extension().is_some_and(|it| it == "rs");
    let mut tests = String::new();
    for path in below("tests", &rust) {
        tests.push_str(&fs::read_to_string(path).unwrap());
    }
    for path in ["src", "crates"].iter().flat_map(|it| below(it, &rust)) {
        let text = fs::read_to_string(&path).unwrap();
        let whole = path.file_name().is_some_and(|it| it == "tests.rs");
        let from = text.find("#[cfg(test)]\nmod tests {");
        tests.push_str(if whole { &text } else { from.map_or("", |it| &text[it..]) });
    }
    let shown = |code: &&Code| {
        // As messages and JSON say it, and in tables of what is expected of each file.
        let code_in = |open, close| format!("{open}{}{close}", code.as_str());
        let quoted = [code_in("[", "]"), code_in("\"", "\""), code_in("\t", "\t")];
        quoted.iter().any(|it| goldens.contains(it))
            || stands_in(&tests, code.as_str())
            || stands_in(&tests, &format!("Code::{code:?}"))
    };
    let missing: Vec<&Code> = Code::ALL.iter().filter(|it| !shown(it)).collect();
    assert!(missing.is_empty(), "no golden and no test shows {missing:?}");
}

#[test]
fn every_reason_is_in_the_table() {
    let page = page("docs/held.md");
    for reason in Reason::ALL {
        let row = format!("| `{}` | ", reason.as_str());
        assert!(page.contains(&row), "docs/held.md has no row `{row}`");
    }
}

#[test]
fn every_field_is_in_the_table() {
    let page = page("docs/job-file.md");
    for field in Field::ALL {
        let word = format!("`{}`", field.as_str());
        let named = page.lines().any(|line| line.starts_with("| `") && line.contains(&word));
        assert!(named, "docs/job-file.md does not name the field {word}");
    }
}

#[test]
fn both_readmes_name_the_same_commands_and_pictures() {
    let commands = |text: String| -> Vec<String> {
        let told = |line: &&str| line.contains("cargo ") || line.contains("docs/images/");
        let inside = |line: &str| match line.split_once("](") {
            // The terminal speaks the language of the page.
            Some((_, path)) => path.trim_end_matches(')').replace(".fr.svg", ".svg"),
            None => line.trim().to_owned(),
        };
        text.lines().filter(told).map(inside).collect()
    };
    let english = commands(page("README.md"));
    assert!(english.iter().any(|it| it == "cargo test"), "{english:?}");
    assert_eq!(english, commands(page("README.fr.md")));
}

#[test]
fn every_sentence_that_is_asked_for_is_there() {
    let rust = |path: &Path| path.extension().is_some_and(|it| it == "rs");
    let messages = [Language::En, Language::Fr].map(Messages::new);
    let mut asked = 0;
    for path in ["src", "crates"].iter().flat_map(|it| below(it, &rust)) {
        let text = fs::read_to_string(&path).unwrap();
        for way in ["messages.plain(\"", "messages.get(\""] {
            for key in text.split(way).skip(1).filter_map(|it| it.split('"').next()) {
                let there = messages.iter().all(|it| it.has(key));
                assert!(there, "{}: there is no sentence {key}", path.display());
                asked += 1;
            }
        }
    }
    assert!(asked > 50, "{asked}");
}

/// What `--help` lists below some words of a command.
fn listed(words: &[&str]) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_relance"));
    let output = command.args(words).arg("--help").env("LC_ALL", "C").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let list = help.lines().skip_while(|it| *it != "Commands:").skip(1);
    let names = list.take_while(|it| !it.is_empty()).filter_map(|it| {
        let name = it.strip_prefix("  ")?.split(' ').next()?;
        (!name.is_empty() && name != "help").then(|| name.to_owned())
    });
    names.collect()
}

#[test]
fn both_readmes_list_the_commands_of_the_program_and_no_others() {
    let mut program = BTreeSet::new();
    for name in listed(&[]) {
        let inner = listed(&[&name]);
        let whole = inner.iter().map(|it| format!("{name} {it}"));
        program.extend(whole);
        if inner.is_empty() {
            program.insert(name);
        }
    }
    assert!(program.contains("run") && program.contains("register verify"), "{program:?}");
    for (file, head) in [("README.md", "| Command |"), ("README.fr.md", "| Commande |")] {
        let text = page(file);
        let rows = text.lines().skip_while(|it| !it.starts_with(head)).skip(2);
        let rows: Vec<&str> = rows.take_while(|it| it.starts_with("| ")).collect();
        let lower = |it: &&str| it.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let name = |row: &&str| {
            let shown = row.split('`').nth(1).unwrap();
            shown.split(' ').take_while(lower).collect::<Vec<_>>().join(" ")
        };
        let table: BTreeSet<String> = rows.iter().map(name).collect();
        assert_eq!(table, program, "{file}");
        assert_eq!(table.len(), rows.len(), "{file} has a command twice");
    }
}

/// The pages for people, by their path from the root.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_page = |path: &Path| path.extension().is_some_and(|it| it == "md");
    let mut pages = below("docs", &is_page);
    pages.extend(below("samples", &is_page).into_iter().filter(|it| it.is_file()));
    for krate in fs::read_dir(root.join("crates")).unwrap() {
        pages.push(krate.unwrap().path().join("README.md"));
    }
    for name in ["README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        pages.push(root.join(name));
    }
    pages
}

/// Where links of a page lead, without what is on the web.
fn links(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|it| it.split([')', '#', ' ']).next());
    targets.filter(|it| !it.is_empty() && !it.contains("://")).collect()
}

#[test]
fn every_document_can_be_reached_and_every_link_leads_somewhere() {
    let mut reached = BTreeSet::new();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let folder = path.parent().unwrap();
        for link in links(&text) {
            let target = folder.join(link);
            assert!(target.exists(), "{}: nothing is at {link}", path.display());
            if path.ends_with("docs/README.md") {
                reached.insert(target.canonicalize().unwrap());
            }
        }
    }
    let docs = below("docs", &|it: &Path| it.extension().is_some_and(|it| it == "md"));
    for path in docs {
        let found =
            path.ends_with("docs/README.md") || reached.contains(&path.canonicalize().unwrap());
        assert!(found, "docs/README.md has no link to {}", path.display());
    }
    for readme in ["README.md", "README.fr.md"] {
        assert!(page(readme).contains("](docs/README.md)"), "{readme}");
    }
}

#[test]
fn no_document_names_a_place_outside_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().unwrap();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let ends = |it: char| it.is_whitespace() || "()[]`\"'<>|,;".contains(it);
        for word in text.split(ends).filter(|it| it.contains("../")) {
            let place = path.parent().unwrap().join(word.trim_end_matches('.'));
            let inside = place.canonicalize().is_ok_and(|it| it.starts_with(&root));
            assert!(inside, "{}: {word} is not in the repository", path.display());
        }
    }
}
