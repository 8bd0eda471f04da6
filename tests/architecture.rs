//! Checks that the code keeps the floor plan of `src/lib.rs` and the sign on each room's door.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Outside things, and the only rooms that may name them.
const KEYS: &[(&str, &[&str])] = &[
    ("printpdf::", &["pdf"]),
    ("lopdf::", &["pdf"]),
    ("lopdf_import::", &["pdf"]),
    ("subsetter::", &["pdf"]),
    ("flate2::", &["pdf"]),
    ("libdeflater::", &["pdf"]),
    ("memchr::", &["pdf"]),
    ("xxhash_rust::", &["pdf"]),
    ("glyph_names::", &["pdf"]),
    ("harfrust::", &["font"]),
    ("skrifa::", &["font"]),
    ("hypher::", &["compose"]),
    ("unicode_bidi::", &["font"]),
    ("unicode_script::", &["font"]),
    ("icu_", &["layout"]),
    ("unicode_normalization::", &["address", "ledger"]),
    ("minijinja::", &["compose"]),
    ("pulldown_cmark::", &["compose"]),
    ("datamatrix::", &["marks"]),
    ("csv::", &["read", "register", "post", "service", "output"]),
    ("encoding_rs::", &["read"]),
    ("calamine::", &["read"]),
    ("fluent_bundle::", &["base"]),
    ("rayon::", &["run"]),
    ("rusqlite::", &["register"]),
    ("tempfile::", &["output"]),
    ("globset::", &["job"]),
    ("zip::", &["attach"]),
    ("quick_xml::", &["attach", "service"]),
    ("iban::", &["job"]),
    ("strsim::", &["job", "read", "ledger"]),
    ("sha2::", &["register", "attach", "output"]),
    ("fast_qr::", &["pay"]),
    ("mimalloc::", &[]),
    ("fs::write", &["output"]),
    ("File::create", &["output"]),
    ("fs::rename", &["output"]),
    ("::now()", &[]),
    ("current_dir", &[]),
    ("env::var", &[]),
    // Would leave a room without naming the next one.
    ("super::super", &[]),
];

#[test]
fn signs_name_only_rooms_above() {
    let rooms = rooms();
    for (own, room) in rooms.iter().enumerate() {
        for used in sign(room, &rooms) {
            let above = rooms.iter().position(|it| *it == used).is_some_and(|used| used < own);
            assert!(above, "`{room}` sits above `{used}` in lib.rs and may not use it");
        }
    }
}

#[test]
fn rooms_use_what_their_sign_says() {
    let rooms = rooms();
    for room in &rooms {
        let sign = sign(room, &rooms);
        for (file, code) in files(room) {
            for used in mentions(&code).filter(|used| used != room) {
                let said = sign.iter().any(|it| it == used);
                assert!(said, "{}: `{used}` is not on the sign of `{room}`", file.display());
            }
        }
    }
}

#[test]
fn outside_things_stay_in_their_rooms() {
    for room in rooms() {
        for (file, code) in files(&room) {
            for (thing, keepers) in KEYS {
                let kept = keepers.contains(&room.as_str()) || !code.contains(thing);
                assert!(kept, "{}: `{thing}` belongs to {keepers:?}", file.display());
            }
        }
    }
}

/// The rooms, in the order of `lib.rs`.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(src().join("lib.rs")).unwrap();
    let name = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter_map(name).collect()
}

/// The rooms on the `Uses:` line of a room; `every room above` stands for all of them.
fn sign(room: &str, rooms: &[String]) -> Vec<String> {
    let doors = [src().join(room).join("mod.rs"), src().join(format!("{room}.rs"))];
    let door = doors.iter().find_map(|path| fs::read_to_string(path).ok()).unwrap();
    let line = door.lines().find_map(|line| line.strip_prefix("//! - **Uses:**"));
    let line = line.unwrap_or_else(|| panic!("`{room}` has no sign with a `Uses:` line"));
    if line.contains("every room above") {
        return rooms.iter().take_while(|it| *it != room).cloned().collect();
    }
    line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every source file of a room, without comments and unit tests.
fn files(room: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut todo = vec![src().join(room), src().join(format!("{room}.rs"))];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            let tests = test_files(&path);
            let inside = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path());
            todo.extend(inside.filter(|path| !tests.contains(path)));
        } else if let Ok(text) = fs::read_to_string(&path) {
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            found.push((path, code.collect::<Vec<&str>>().join("\n")));
        }
    }
    assert!(!found.is_empty(), "`{room}` has no file");
    found
}

/// The files of a folder that its door declares for tests alone.
fn test_files(folder: &Path) -> Vec<PathBuf> {
    let door = fs::read_to_string(folder.join("mod.rs")).unwrap_or_default();
    let names = door.split("#[cfg(test)]\nmod ").skip(1).filter_map(|it| it.split_once(';'));
    names.map(|(name, _)| folder.join(format!("{name}.rs"))).collect()
}

/// The rooms which code names, as `crate::a` or as `crate::{a, b::C}`.
fn mentions(code: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    code.split("crate::").skip(1).flat_map(move |rest| {
        let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
        let items = match group {
            Some(group) => group.split(','),
            None => {
                rest.get(..rest.find(|c| !is_name(c)).unwrap_or(rest.len())).unwrap().split(',')
            }
        };
        items.filter_map(|item| item.trim().split("::").next()).filter(|name| !name.is_empty())
    })
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
