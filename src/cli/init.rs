//! `relance init`: writes a job file for an export.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use exports::ReadError;
use findings::{Args, Language, Messages};
use relance::job;

use super::{COMPLETE, NOTHING, Proposal, Reply};

/// The job file beside an export.
const NAME: &str = "relance.toml";

/// Writes a job file; one that is there already is never overwritten.
pub(super) fn propose(proposal: &Proposal, language: Language) -> Reply {
    let messages = Messages::new(proposal.lang.unwrap_or(language));
    let output = match proposal.output.as_deref() {
        Some(output) if output == Path::new("-") => None,
        Some(output) => Some(output.to_owned()),
        None => Some(proposal.export.with_file_name(NAME)),
    };
    let name = name_from(&proposal.export, output.as_deref());
    let draft = match job::draft(&proposal.export, &name, &messages) {
        Ok(draft) => draft,
        Err(ReadError::File { source, .. }) => {
            return failed("run-cannot-read", &proposal.export, &source, &messages);
        }
        Err(error) => {
            let aside = error.sentence(&messages) + "\n";
            return Reply { result: String::new(), aside, code: NOTHING };
        }
    };
    let Some(output) = output else {
        return Reply { result: draft, aside: String::new(), code: COMPLETE };
    };
    match write_new(&output, &draft) {
        Ok(()) => {
            let values = Args::new().text("path", output.display().to_string());
            let result = messages.get("init-written", &values) + "\n";
            Reply { result, aside: String::new(), code: COMPLETE }
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            failed("init-exists", &output, &error, &messages)
        }
        Err(error) => failed("run-cannot-write", &output, &error, &messages),
    }
}

/// Writes a file that must not be there yet; half of one is taken away again.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// The export as a job file names it: by its name alone where both lie in one folder, else by its whole path.
fn name_from(export: &Path, output: Option<&Path>) -> String {
    let beside = output.is_none_or(|output| output.parent() == export.parent());
    if let Some(name) = export.file_name().filter(|_| beside) {
        return Path::new(name).display().to_string();
    }
    std::path::absolute(export).unwrap_or_else(|_| export.to_owned()).display().to_string()
}

fn failed(key: &str, path: &Path, error: &std::io::Error, messages: &Messages) -> Reply {
    let values = Args::new()
        .text("path", path.display().to_string())
        .text("reason", messages.system(error));
    Reply { result: String::new(), aside: messages.get(key, &values) + "\n", code: NOTHING }
}
