//! Why nothing was made: a sentence for every error of a run that is not about reading, the register or a wrong
//! name; `tell` words those, and hands on all others.

use std::path::Path;

use findings::{Args, Messages};
use print::pdf::PdfError;
use relance::attach::AttachError;
use relance::compose::StudioError;
use relance::marks::MarksError;
use relance::output::{OutputError, amount};
use relance::run::RunError;

/// The sentence for an error of a run.
pub(super) fn sentence(error: &RunError, messages: &Messages) -> String {
    let (key, values) = match error {
        RunError::Attach(error) => copies(error, messages),
        RunError::Output(error) => output(error, messages),
        RunError::Studio(StudioError::Face(face)) => {
            ("run-face", Args::new().text("name", &face.name))
        }
        RunError::Studio(StudioError::Text { language, name, line, reason }) => {
            let file = format!("texts/{language}/{name}.md");
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
        RunError::UnknownPieces { unknown, .. } => {
            ("reprint-unknown", Args::new().text("what", unknown.join(", ")))
        }
        RunError::Reprint { stream, .. } => ("run-reprint", Args::new().text("stream", stream)),
        RunError::NoLetter { reference, reason } => {
            let values = Args::new().text("reference", reference);
            match reason {
                Some(reason) => {
                    ("run-letter-held", values.text("reason", messages.plain(&reason.key())))
                }
                None => ("run-no-letter", values),
            }
        }
        RunError::NothingKept { run } => ("run-nothing-kept", Args::new().text("run", run)),
        RunError::Read(_)
        | RunError::Paper(_)
        | RunError::Vanished(_)
        | RunError::Misnamed(_)
        | RunError::Unknown { .. }
        | RunError::Register(_) => return messages.plain("run-nothing"),
    };
    messages.get(key, &values)
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
fn output(error: &OutputError, messages: &Messages) -> (&'static str, Args) {
    match error {
        OutputError::Write { path, source } => {
            ("run-cannot-write", on(path).text("reason", messages.system(source)))
        }
        OutputError::Read { path, source } => {
            ("run-cannot-read", on(path).text("reason", messages.system(source)))
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
    match error {
        PdfError::Face { face, .. } => {
            messages.get("run-stationery-face", &Args::new().text("face", face))
        }
        PdfError::Picture { .. } => messages.plain("run-stationery-picture"),
        PdfError::NotInStationery { thing } => {
            messages.get("run-stationery-thing", &Args::new().text("thing", thing))
        }
        PdfError::PutAside => messages.plain("run-stationery-put-aside"),
        PdfError::Stationery { .. } => messages.plain("run-stationery-built"),
    }
}

fn on(path: &Path) -> Args {
    Args::new().text("path", path.display().to_string().replace('\\', "/"))
}
