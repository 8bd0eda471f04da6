//! Copies of folders, for tests that write into them.

use std::fs;
use std::path::Path;

/// Copies a folder with all it holds into one that may be there already, but for `out`: what runs left in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.ends_with("out") {
            continue;
        }
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
