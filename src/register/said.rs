//! Why the register refuses or cannot be used, as it is said.

use std::path::Path;

use findings::{Args, Messages};

use super::RegisterError;

impl RegisterError {
    /// The sentence for people, without full stop; of a table that is refused, a line for each fault.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let on_path = |path: &Path| Args::new().text("path", path.display().to_string());
        let on_run = |run_id: &str| Args::new().text("run", run_id);
        let (key, values) = match self {
            Self::Busy { path } => ("register-busy", on_path(path)),
            Self::NotARegister { path } => ("register-foreign", on_path(path)),
            Self::Newer { path, .. } => ("register-newer", on_path(path)),
            Self::OtherLetters { run_id, .. } => ("register-other-letters", on_run(run_id)),
            Self::UnknownRun { run_id, nearest } if nearest.is_empty() => {
                ("register-no-run", on_run(run_id))
            }
            Self::UnknownRun { run_id, nearest } => {
                ("register-unknown-run", on_run(run_id).text("nearest", nearest.join(", ")))
            }
            Self::UnknownPiece { run_id, piece, nearest } => {
                let values = on_run(run_id).text("piece", piece.to_string());
                match nearest {
                    Some(nearest) => {
                        ("register-unknown-piece", values.text("nearest", nearest.to_string()))
                    }
                    None => ("register-no-piece", values),
                }
            }
            Self::SameCode { debtor } => {
                ("register-move-same", Args::new().text("debtor", debtor))
            }
            Self::NothingToMove { debtor, known } => {
                let known: Vec<&str> = known.iter().take(5).map(String::as_str).collect();
                let values = Args::new().text("debtor", debtor).text("known", known.join(", "));
                ("register-nothing-to-move", values)
            }
            Self::AlreadyUndone { run_id, piece: None } => {
                ("register-run-undone", on_run(run_id))
            }
            Self::AlreadyUndone { run_id, piece: Some(piece) } => {
                ("register-piece-undone", on_run(run_id).text("piece", piece.to_string()))
            }
            Self::NumberTaken { path, number } => {
                ("register-number-taken", on_path(path).text("number", number))
            }
            Self::Rebuilt { path, what } => {
                ("register-rebuilt", on_path(path).text("what", what))
            }
            Self::Broken { entry: 0, .. } => ("register-damaged", Args::new()),
            Self::Broken { entry, .. } => {
                ("register-broken", Args::new().text("entry", entry.to_string()))
            }
            Self::File { path, source } => {
                ("register-file", on_path(path).text("reason", messages.system(source)))
            }
            Self::Database { path, .. } => ("register-database", on_path(path)),
            Self::PieceTwice { run_id, piece } => {
                ("register-piece-twice", on_run(run_id).text("piece", piece.to_string()))
            }
            Self::Refused(findings) => {
                let lines = findings.iter().map(|it| messages.finding(it));
                return lines.collect::<Vec<_>>().join("\n");
            }
            Self::Table(_) => ("register-table", Args::new()),
        };
        messages.get(key, &values)
    }
}
