//! `relance init`: writes a job file for an export.

use std::io::ErrorKind;
use std::path::Path;

use exports::ReadError;
use findings::{Args, Language, Messages};
use relance::job::{self, DraftError};
use relance::output as files;
use relance::run::RunError;

use super::{COMPLETE, NOTHING, Proposal, Reply, nothing};

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
    let copies = proposal.copies.as_deref();
    let copies = copies.map(|folder| (folder, name_from(folder, output.as_deref())));
    let copies = copies.as_ref().map(|(folder, name)| (*folder, name.as_str()));
    let draft = match job::draft(&proposal.export, &name, copies, &messages) {
        Ok(draft) => draft,
        Err(DraftError::Read(ReadError::File { source, .. })) => {
            return failed("run-cannot-read", &proposal.export, &source, &messages);
        }
        Err(error) => return nothing(false, &lines(error, &messages)),
    };
    let Some(output) = output else {
        return Reply { result: draft, aside: String::new(), code: COMPLETE };
    };
    match files::write_new(&output, draft.as_bytes()) {
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

/// Why nothing is proposed.
fn lines(error: DraftError, messages: &Messages) -> Vec<String> {
    match error {
        DraftError::Read(error) => vec![error.sentence(messages)],
        DraftError::Copies(error) => RunError::from(error).lines(messages),
        DraftError::NoInvoices { folder } => {
            let values = Args::new().text("path", folder.display().to_string());
            vec![messages.get("init-no-invoices", &values)]
        }
        other => vec![other.to_string()],
    }
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
