//! Files that other programs and people made: exports, ledgers, invoices, damaged PDFs. They are no part of the repository.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Names the folder of the corpus.
const VARIABLE: &str = "RELANCE_CORPUS";

/// Something in the corpus. Without `RELANCE_CORPUS` a test says loudly that it is left out, also in CI: nobody but
/// those who have the files can set it. Where it is set, what it promises must be there.
#[track_caller]
pub(crate) fn corpus(path: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os(VARIABLE).filter(|it| !it.is_empty()) else {
        // Not by `eprintln!`: cargo keeps back what a passing test prints.
        let line =
            format!("LEFT OUT: {VARIABLE} is not set, what the corpus holds is not checked");
        let _ = writeln!(std::io::stderr(), "{line}");
        return None;
    };
    let found = Path::new(&folder).join(path);
    assert!(found.exists(), "{VARIABLE} is set, and {} is not there", found.display());
    Some(found)
}
