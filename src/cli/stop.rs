//! Ctrl-C, and whoever else asks the program to end.

use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// The exit code of a program that was told twice to end.
const KILLED: i32 = 130;

static ASKED: AtomicBool = AtomicBool::new(false);

/// Listens from now on: the first time the run ends by itself and clears up; the second time the program ends at once, and
/// the next run clears up.
pub(super) fn listen() {
    // Where the system lets nobody listen, the program ends at the first time.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Relaxed) {
            exit(KILLED);
        }
    });
}

/// Whether somebody asked.
pub(super) fn asked() -> bool {
    ASKED.load(Relaxed)
}
