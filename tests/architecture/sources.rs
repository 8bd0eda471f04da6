//! The source files and manifests that are looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Texts by their paths from the top of the repository.
pub(crate) type Sources = BTreeMap<PathBuf, String>;

/// Those of this repository: `Cargo.toml` and `src`, and the same of every house in `crates`.
pub(crate) fn real() -> Sources {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::new();
    let houses = fs::read_dir(top.join("crates")).into_iter().flatten();
    let houses = houses.map(|house| house.unwrap().path());
    for house in houses.chain([top.to_owned()]) {
        add(&house.join("Cargo.toml"), top, &mut sources);
        add(&house.join("src"), top, &mut sources);
    }
    sources
}

fn add(path: &Path, top: &Path, sources: &mut Sources) {
    if path.is_dir() {
        for inside in fs::read_dir(path).unwrap() {
            add(&inside.unwrap().path(), top, sources);
        }
    } else if path.extension().is_some_and(|it| it == "rs" || it == "toml") {
        let name = path.strip_prefix(top).unwrap().to_owned();
        sources.insert(name, fs::read_to_string(path).unwrap());
    }
}
