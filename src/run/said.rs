//! Why nothing was made, as it is said.

use std::path::Path;

use super::RunError;
use crate::attach::AttachError;
use crate::compose::StudioError;
use crate::marks::MarksError;
use crate::output::{OutputError, amount};
use crate::plan::Reason;
use findings::{Args, Messages};
use print::pdf::PdfError;

impl RunError {
    /// The sentences for people, a line for each thing that is wrong.
    #[must_use]
    pub fn lines(&self, messages: &Messages) -> Vec<String> {
        let (mut lines, nothing) = match self {
            Self::Paper(faults) => (faults.lines(messages), "run-nothing"),
            Self::Misnamed(findings) => {
                (findings.iter().map(|it| messages.finding(it)).collect(), "run-misnamed")
            }
            Self::Doubtful(doubts, findings) => {
                let findings = findings.iter().map(|it| messages.finding(it));
                let doubts = doubts.iter().map(|it| it.sentence(messages));
                (findings.chain(doubts).collect(), "run-nothing")
            }
            Self::RegisterInDoubt(findings) => {
                (findings.iter().map(|it| messages.finding(it)).collect(), "run-nothing")
            }
            error => return vec![sentence(error, messages)],
        };
        lines.push(messages.plain(nothing));
        lines
    }
}

/// The sentence for an error of a run.
fn sentence(error: &RunError, messages: &Messages) -> String {
    let nothing = |why: String| format!("{why}. {}", messages.plain("run-nothing"));
    let (key, values) = match error {
        RunError::Read(error) => return error.sentence(messages),
        RunError::Payments(error) => return error.sentence(messages),
        RunError::Register(error) => return nothing(error.sentence(messages)),
        RunError::Unknown { what, nearest } => {
            let values = Args::new().text("what", what).text("nearest", nearest.join(", "));
            let known = !nearest.is_empty();
            (if known { "explain-unknown" } else { "explain-empty" }, values)
        }
        RunError::Attach(error) => copies(error, messages),
        RunError::InputChanged { name } => {
            ("run-input-changed", Args::new().text("name", name))
        }
        RunError::Stopped => ("run-stopped", Args::new()),
        RunError::Output(error) => output(error, messages),
        RunError::Studio(StudioError::Face(face)) => {
            ("run-face", Args::new().text("name", &face.name))
        }
        RunError::Studio(StudioError::Text { file, line, reason }) => {
            let values = Args::new().text("file", file).text("line", line.to_string());
            ("run-text", values.text("reason", reason.sentence(messages)))
        }
        RunError::PictureFile { path, source } => {
            ("run-picture-file", on(path).text("reason", messages.system(source)))
        }
        RunError::Picture { path, .. } => ("run-picture", on(path)),
        RunError::Stationery(error) => {
            ("run-stationery", Args::new().text("thing", print(error, messages)))
        }
        RunError::Draw { reference, source } => {
            let values = Args::new().text("reference", reference);
            ("run-draw", values.text("thing", print(source, messages)))
        }
        RunError::Marks(MarksError::Symbol { code }) => {
            ("run-marks", Args::new().text("code", code))
        }
        RunError::Stream { stream, source } => {
            let values = Args::new().text("stream", stream);
            ("run-stream", values.text("reason", messages.system(source)))
        }
        RunError::Threads { threads, .. } => {
            ("run-threads", Args::new().text("threads", threads.to_string()))
        }
        RunError::NoThread { source } => {
            ("run-no-thread", Args::new().text("reason", messages.system(source)))
        }
        RunError::UnknownPieces { unknown, nearest, .. } => pieces(unknown, nearest),
        RunError::Reprint { stream, .. } => ("run-reprint", Args::new().text("stream", stream)),
        RunError::NoLetter { reference, reason } => no_letter(reference, *reason, messages),
        RunError::NothingKept { run } => ("run-nothing-kept", Args::new().text("run", run)),
        RunError::Paper(_)
        | RunError::Misnamed(_)
        | RunError::Doubtful(..)
        | RunError::RegisterInDoubt(_) => {
            return messages.plain("run-nothing");
        }
    };
    messages.get(key, &values)
}

/// That there is no letter of a reference, and why.
fn no_letter(
    reference: &str,
    reason: Option<Reason>,
    messages: &Messages,
) -> (&'static str, Args) {
    let values = Args::new().text("reference", reference);
    match reason {
        Some(reason) => {
            ("run-letter-held", values.text("reason", messages.plain(&reason.key())))
        }
        None => ("run-no-letter", values),
    }
}

/// Pieces that a run does not have; none where none was named.
fn pieces(unknown: &[String], nearest: &[String]) -> (&'static str, Args) {
    let values = Args::new().text("what", unknown.join(", "));
    let key = match (unknown.is_empty(), nearest.is_empty()) {
        (true, _) => "reprint-no-piece",
        (false, true) => "reprint-unknown",
        (false, false) => "reprint-unknown-near",
    };
    (key, values.text("nearest", nearest.join(", ")))
}

/// Why the copies cannot be had.
fn copies(error: &AttachError, messages: &Messages) -> (&'static str, Args) {
    let named = |name: &str| Args::new().text("name", name);
    match error {
        AttachError::Folder { folder, source } => {
            ("run-copies-folder", on(folder).text("reason", messages.system(source)))
        }
        AttachError::Archive { archive, .. } => ("run-copies-archive", on(archive)),
        AttachError::Gone { name, source } => {
            ("run-copies-gone", named(name).text("reason", messages.system(source)))
        }
        AttachError::Broken { name, .. }
        | AttachError::Altered { name }
        | AttachError::Rewritten { name }
        | AttachError::Changed { name, .. } => ("run-copies-changed", named(name)),
    }
}

/// Why the run folder cannot be written, or something of it cannot be read.
pub(super) fn output(error: &OutputError, messages: &Messages) -> (&'static str, Args) {
    match error {
        OutputError::Write { path, source } => {
            ("run-cannot-write", on(path).text("reason", messages.system(source)))
        }
        OutputError::Read { path, source } => {
            ("run-cannot-read", on(path).text("reason", messages.system(source)))
        }
        OutputError::Unshown { run, path, source } => {
            let values = on(path).text("run", run).text("reason", messages.system(source));
            ("run-unshown", values)
        }
        OutputError::Strange { path, .. } => ("run-strange", on(path)),
        OutputError::Altered { path } => {
            ("reprint-altered", Args::new().text("what", path.display().to_string()))
        }
        OutputError::Unbalanced(total) => {
            let total = &total.0;
            let shown = |money| amount(money, total.currency, messages.language());
            let currency = total.currency.map(|it| it.to_string()).unwrap_or_default();
            let values = Args::new().text("currency", currency);
            let values = values.text("read", shown(total.read.residual));
            ("run-unbalanced", values.text("found", shown(total.found().residual)))
        }
        OutputError::PaymentsUnbalanced(total) => {
            let values = Args::new().text("account", &total.account);
            let values = values.text("booked", total.booked.exact());
            ("run-payments-unbalanced", values.text("found", total.found.exact()))
        }
        OutputError::PiecesDiffer { letters, pieces } => {
            let values = Args::new().text("letters", letters.to_string());
            ("run-pieces-differ", values.text("pieces", pieces.to_string()))
        }
        OutputError::Report(fault) => {
            ("run-report-fault", Args::new().text("fault", fault.to_string()))
        }
    }
}

/// Why something cannot be printed, without full stop.
fn print(error: &PdfError, messages: &Messages) -> String {
    let about = error.about().unwrap_or_default();
    let values = Args::new().text("face", about).text("thing", about);
    messages.get(&format!("run-stationery-{}", error.word()), &values)
}

fn on(path: &Path) -> Args {
    Args::new().text("path", path.display().to_string().replace('\\', "/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::Language;

    #[test]
    fn whatever_cannot_be_printed_has_its_sentence_in_both_languages() {
        let text = || "it".to_owned();
        let errors = [
            PdfError::Face { face: text(), reason: text() },
            PdfError::Picture { reason: text() },
            PdfError::NotInStationery { thing: text() },
            PdfError::PutAside,
            PdfError::Stationery { reason: text() },
        ];
        for messages in [Language::En, Language::Fr].map(Messages::new) {
            for error in &errors {
                let key = format!("run-stationery-{}", error.word());
                assert!(messages.has(&key), "{key} is missing");
                let about = error.about().unwrap_or_default();
                assert!(print(error, &messages).contains(about), "{key}");
            }
        }
    }
}
