//! Who decides: as it was told, because nothing proves it.

use std::fs;
use std::io::{IsTerminal as _, Write as _, stdin};
use std::path::PathBuf;

use findings::Messages;
use relance::job::Job;
use relance::output;

use super::World;

/// The file in the user's own folder of settings that holds the name.
const FILE: &str = "reviewer";

/// The name of whoever decides: what the command says, else `RELANCE_REVIEWER`, else what the user of this machine was asked
/// once, else the job's key. None where nothing says it and nobody can be asked.
pub(super) fn name(
    given: Option<&str>,
    job: &Job,
    world: &World,
    messages: &Messages,
) -> Option<String> {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|it| !it.is_empty());
    let kept = kept_in(world);
    given
        .and_then(said)
        .or_else(|| world.reviewer.as_deref().and_then(said))
        .or_else(|| fs::read_to_string(kept.as_deref()?).ok().as_deref().and_then(said))
        .or_else(|| ask(kept, messages))
        .or_else(|| job.review.by.as_deref().and_then(said))
}

fn kept_in(world: &World) -> Option<PathBuf> {
    Some(world.settings.as_ref()?.join("relance").join(FILE))
}

/// Asks the user for the name, once: it is kept where the next command finds it.
fn ask(kept: Option<PathBuf>, messages: &Messages) -> Option<String> {
    if !stdin().is_terminal() {
        return None;
    }
    let _ = write!(std::io::stderr(), "{} ", messages.plain("review-who"));
    let mut line = String::new();
    stdin().read_line(&mut line).ok()?;
    let name = line.trim().to_owned();
    if name.is_empty() {
        return None;
    }
    if let Some(path) = kept {
        // Where it cannot be kept it is asked again.
        let _ = output::write_proof(&path, name.as_bytes());
    }
    Some(name)
}
