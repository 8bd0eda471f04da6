//! Every package of the street can be handed out: what it holds is named, known and small.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use toml::Table;

/// The most that `crates.io` takes.
const MOST: u64 = 10_000_000;

/// The folders of all packages, the one at the top last.
fn packages() -> Vec<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = fs::read_dir(top.join("crates")).unwrap();
    let mut folders: Vec<PathBuf> = folders.map(|it| it.unwrap().path()).collect();
    folders.sort();
    folders.push(top.to_owned());
    folders
}

/// The files that go into a package, by cargo itself.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap());
    cargo.current_dir(folder).args(["package", "--list", "--allow-dirty", "--offline"]);
    let told = cargo.output().unwrap();
    let said = String::from_utf8(told.stderr).unwrap();
    assert!(told.status.success(), "{}: {said}", folder.display());
    let list = String::from_utf8(told.stdout).unwrap();
    // What cargo makes itself is not in the folder.
    list.lines().map(|it| folder.join(it)).filter(|it| it.is_file()).collect()
}

#[test]
fn the_files_of_each_package_are_few_and_small() {
    for folder in packages() {
        let files = files(&folder);
        let bytes: u64 = files.iter().map(|it| fs::metadata(it).unwrap().len()).sum();
        println!("{}: {} files, {bytes} bytes", folder.display(), files.len());
        assert!(bytes < MOST, "{}: {bytes} bytes", folder.display());
        assert!(files.contains(&folder.join("src/lib.rs")), "{}", folder.display());
        let data = |it: &&PathBuf| {
            ["tests", "samples", "benches"].iter().any(|of| it.starts_with(folder.join(of)))
        };
        assert_eq!(files.iter().find(data), None, "{}", folder.display());
    }
}

#[test]
fn each_package_says_what_it_is_and_may_be_handed_out() {
    for folder in packages() {
        let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let manifest: Table = text.parse().unwrap();
        let about = manifest["package"].as_table().unwrap();
        for key in ["description", "license", "readme", "keywords", "categories"] {
            assert!(about.contains_key(key), "{}: no {key}", folder.display());
        }
        assert!(!about.contains_key("publish"), "{}", folder.display());
        let page = fs::read_to_string(folder.join("README.md")).unwrap();
        assert!(page.lines().count() > 5, "{}: a README that says nothing", folder.display());
        let front = fs::read_to_string(folder.join("src/lib.rs")).unwrap();
        let fences = front.lines().filter(|line| line.starts_with("//! ```"));
        // What opens without a word is Rust, and executed.
        let example = fences.step_by(2).any(|line| line == "//! ```");
        assert!(example, "{}: no example on the front page", folder.display());
    }
}

#[test]
fn packages_beside_name_the_version_they_want() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let manifest: Table = text.unwrap().parse().unwrap();
    let own = manifest["workspace"]["package"]["version"].as_str().unwrap();
    let beside = manifest["workspace"]["dependencies"].as_table().unwrap();
    for (name, about) in beside.iter().filter(|(_, it)| it.get("path").is_some()) {
        assert_eq!(about.get("version").and_then(|it| it.as_str()), Some(own), "{name}");
    }
}
