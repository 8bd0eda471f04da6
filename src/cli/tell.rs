use std::path::Path;

use exports::{LedgerTotals, ReadError};
use findings::{Args, Code, Finding, Messages};
use relance::job::Job;
use relance::output::{OutputError, amount};
use relance::plan::{ControlTotal, Vanished};
use relance::register::RegisterError;
use relance::run::{CheckReport, ExplainReport, Proofs, RunError, RunReport};

use super::{costs, folded, planned};

/// The most findings shown on a terminal; the run folder has them all.
const MOST: usize = 100;

/// Why nothing was made, a line each.
pub(super) fn troubles(error: &RunError, messages: &Messages) -> Vec<String> {
    if let RunError::Paper(faults) = error {
        return [faults.lines(messages), vec![messages.plain("run-nothing")]].concat();
    }
    let RunError::Misnamed(findings) = error else { return vec![trouble(error, messages)] };
    let lines = findings.iter().map(|it| messages.finding(it));
    lines.chain([messages.plain("run-misnamed")]).collect()
}

/// The sentence for trouble with the world, in one line.
pub(super) fn trouble(error: &RunError, messages: &Messages) -> String {
    let (key, values) = match error {
        RunError::Read(error) => return unread(error, messages),
        RunError::Output(OutputError::Read { path, source }) => {
            let values = Args::new().text("path", path.display().to_string());
            ("run-cannot-read", values.text("reason", messages.system(source)))
        }
        RunError::Output(OutputError::Write { path, source }) => {
            let values = Args::new().text("path", path.display().to_string());
            ("run-cannot-write", values.text("reason", messages.system(source)))
        }
        RunError::Vanished(vanished) => {
            return format!(
                "{}. {}",
                self::vanished(vanished, messages),
                messages.plain("run-nothing")
            );
        }
        RunError::Unknown { what, nearest } => {
            let values = Args::new().text("what", what).text("nearest", nearest.join(", "));
            return messages.get(
                if nearest.is_empty() { "explain-empty" } else { "explain-unknown" },
                &values,
            );
        }
        RunError::Register(error) => {
            return format!("{}. {}", register(error, messages), messages.plain("run-nothing"));
        }
        error => return super::trouble::sentence(error, messages),
    };
    messages.get(key, &values)
}

/// That it may be the wrong file, and what to do, without full stop.
pub(super) fn vanished(vanished: &Vanished, messages: &Messages) -> String {
    let values = Args::new()
        .text("gone", vanished.gone.to_string())
        .text("known", vanished.known.to_string());
    messages.get("run-vanished", &values)
}

/// Why a file cannot be read at all.
pub(super) fn unread(error: &ReadError, messages: &Messages) -> String {
    let (key, values) = match error {
        ReadError::File { name, source } => (
            "run-cannot-read",
            Args::new().text("path", name).text("reason", messages.system(source)),
        ),
        ReadError::Workbook { name, .. } => ("run-workbook", Args::new().text("path", name)),
        ReadError::NoSheet { name, sheet, known } => {
            let values = Args::new().text("path", name).text("sheet", sheet);
            ("run-no-sheet", values.text("known", known.join(", ")))
        }
    };
    messages.get(key, &values)
}

/// Why the register refuses or cannot be used, without full stop.
pub(super) fn register(error: &RegisterError, messages: &Messages) -> String {
    let on_path = |path: &Path| Args::new().text("path", path.display().to_string());
    let on_run = |run_id: &str| Args::new().text("run", run_id);
    let (key, values) = match error {
        RegisterError::Busy { path } => ("register-busy", on_path(path)),
        RegisterError::NotARegister { path } => ("register-foreign", on_path(path)),
        RegisterError::Newer { path, .. } => ("register-newer", on_path(path)),
        RegisterError::OtherLetters { run_id, .. } => {
            ("register-other-letters", on_run(run_id))
        }
        RegisterError::UnknownRun { run_id, nearest } if nearest.is_empty() => {
            ("register-no-run", on_run(run_id))
        }
        RegisterError::UnknownRun { run_id, nearest } => {
            ("register-unknown-run", on_run(run_id).text("nearest", nearest.join(", ")))
        }
        RegisterError::UnknownPiece { run_id, piece, nearest } => {
            let values = on_run(run_id).text("piece", piece.to_string());
            match nearest {
                Some(nearest) => {
                    ("register-unknown-piece", values.text("nearest", nearest.to_string()))
                }
                None => ("register-no-piece", values),
            }
        }
        RegisterError::NothingToMove { debtor, known } => {
            let known: Vec<&str> = known.iter().take(5).map(String::as_str).collect();
            let values = Args::new().text("debtor", debtor).text("known", known.join(", "));
            ("register-nothing-to-move", values)
        }
        RegisterError::AlreadyUndone { run_id, piece: None } => {
            ("register-run-undone", on_run(run_id))
        }
        RegisterError::AlreadyUndone { run_id, piece: Some(piece) } => {
            ("register-piece-undone", on_run(run_id).text("piece", piece.to_string()))
        }
        RegisterError::Broken { entry: 0, .. } => ("register-damaged", Args::new()),
        RegisterError::Broken { entry, .. } => {
            ("register-broken", Args::new().text("entry", entry.to_string()))
        }
        RegisterError::File { path, source } => {
            ("register-file", on_path(path).text("reason", messages.system(source)))
        }
        RegisterError::Database { path, .. } => ("register-database", on_path(path)),
        RegisterError::PieceTwice { run_id, piece } => {
            ("register-piece-twice", on_run(run_id).text("piece", piece.to_string()))
        }
        RegisterError::Refused(findings) => {
            return findings
                .iter()
                .map(|it| messages.finding(it))
                .collect::<Vec<_>>()
                .join("\n");
        }
        RegisterError::Table(_) => ("register-table", Args::new()),
    };
    messages.get(key, &values)
}

/// Findings, a line each, without those that the result tells.
pub(super) fn findings(findings: &[Finding], messages: &Messages) -> String {
    let findings: Vec<&Finding> =
        findings.iter().filter(|it| it.code != Code::SameDay).collect();
    let shown = findings.iter().take(MOST).map(|it| messages.finding(it) + "\n");
    let mut text: String = shown.collect();
    if findings.len() > MOST {
        let values = Args::new().count("rest", findings.len() - MOST);
        text.push_str(&(messages.get("findings-rest", &values) + "\n"));
    }
    text
}

/// The sample letters of a proof, and where they are.
pub(super) fn proofs(proofs: &Proofs, messages: &Messages) -> String {
    if proofs.samples.is_empty() {
        return messages.plain("proof-empty") + "\n";
    }
    let mut text = String::new();
    for sample in &proofs.samples {
        let values = Args::new().count("pages", sample.pages);
        let values = values.text("text", &sample.text).text("debtor", &sample.debtor);
        text.push_str(&(messages.get("proof-sample", &values) + "\n"));
    }
    let values = Args::new().text("path", proofs.path.display().to_string());
    text + &messages.get("proof-file", &values) + "\n"
}

/// How files were understood, every finding, and how many there are.
pub(super) fn checked(checked: &CheckReport, messages: &Messages) -> String {
    let mut text = String::new();
    for file in &checked.files {
        let delimiter = match file.dialect.delimiter {
            '\t' => messages.plain("check-tab"),
            other => format!("`{other}`"),
        };
        let values = Args::new()
            .text("file", &file.source.name)
            .count("rows", file.rows)
            .text("encoding", file.dialect.encoding)
            .text("delimiter", delimiter);
        let values = match &file.source.sheet {
            Some(sheet) => values.text("sheet", sheet),
            None => values,
        };
        let key = if file.source.sheet.is_some() { "check-sheet" } else { "check-file" };
        text.push_str(&(messages.get(key, &values) + "\n"));
        if let Some(totals) = &file.ledger {
            text.push_str(&format!("  {}\n", ledger(totals, messages)));
        }
        for note in &file.notes {
            text.push_str(&format!("  {}\n", note.sentence(messages)));
        }
        for (field, header) in &file.columns {
            text.push_str(&format!("  {header} → {}\n", field.as_str()));
        }
    }
    for finding in &checked.findings {
        text.push_str(&(messages.finding(finding) + "\n"));
    }
    let holding = checked.findings.iter().filter(|finding| finding.holds()).count();
    let values = Args::new()
        .count("accounts", checked.accounts)
        .count("holds", holding)
        .count("warnings", checked.findings.len() - holding);
    text + &messages.get("check-sum", &values) + "\n"
}

/// The sums of a whole ledger file.
fn ledger(totals: &LedgerTotals, messages: &Messages) -> String {
    let shown = |money| amount(money, None, messages.language());
    let values = Args::new()
        .text("debit", shown(totals.debit))
        .text("credit", shown(totals.credit))
        .count("lines", totals.debtor_lines)
        .text("balance", shown(totals.balance));
    messages.get("check-ledger", &values)
}

/// The whole story of a debtor or an invoice.
pub(super) fn explained(
    explained: &ExplainReport,
    messages: &Messages,
    width: usize,
) -> String {
    let mut text = String::new();
    for account in &explained.accounts {
        let lines = account.lines(messages).into_iter();
        text.extend(lines.map(|line| folded::lines(&line, width)));
    }
    for row in &explained.apart {
        let values = Args::new()
            .text("number", row.number.as_deref().unwrap_or_default())
            .text("origin", row.origin.to_string());
        let key = if row.closed { "explain-closed" } else { "explain-broken" };
        text.push_str(&folded::lines(&messages.get(key, &values), width));
    }
    text
}

/// The last lines of a run: letters by stage, totals, what was held and why, where the folder is.
pub(super) fn report(
    report: &RunReport,
    job: &Job,
    messages: &Messages,
    width: usize,
) -> String {
    let mut text = planned::by_stage(&report.plan, messages);
    text.push_str(&planned::same_day(&report.findings, messages, width));
    for total in &report.totals {
        text.push_str(&folded::lines(&totals(total, messages), width));
    }
    if !report.plan.held.is_empty() {
        text.push_str(&planned::held(&report.plan, messages, width));
    }
    text.push_str(&costs::lines(&report.plan, &job.policy, messages, width));
    let folder = Args::new().text("folder", report.folder.display().to_string());
    text + &messages.get("run-folder", &folder) + "\n"
}

fn totals(total: &ControlTotal, messages: &Messages) -> String {
    let language = messages.language();
    let shown = |money| amount(money, total.currency, language);
    let values = Args::new()
        .text("read", shown(total.read.residual))
        .text("printed", shown(total.printed.residual))
        .text("held", shown(total.held.residual))
        .count("rows", total.read.rows)
        .count("closed", total.closed);
    messages.get("run-total", &values)
}
