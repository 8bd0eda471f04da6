//! What is said of decisions that no longer hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Args, Code, Finding, Messages, Origin, Source};

use super::ReviewSettings;
use super::decision::{AccountKey, ReviewAction, ReviewDecision};

/// That an approval no longer holds, because the letter is another now.
pub(super) fn void(decision: &ReviewDecision, file: &str) -> Finding {
    found(Code::ApprovalVoid, decision, file)
}

/// That a change no longer holds, because the letter is another now.
pub(super) fn change_void(decision: &ReviewDecision, file: &str) -> Finding {
    found(Code::ChangeVoid, decision, file)
}

/// That letters are held which are nobody's: the code may be wrong.
pub(super) fn nobody(
    job: &ReviewSettings,
    unknown: &BTreeSet<AccountKey>,
    date: NaiveDate,
) -> Vec<Finding> {
    let running = |it: &&ReviewDecision| match it.action {
        ReviewAction::Hold { until, .. } => date <= until,
        _ => false,
    };
    let held = unknown.iter().flat_map(|key| job.decisions.about(key));
    held.filter(running).map(|it| found(Code::HoldOfNobody, it, &job.name)).collect()
}

fn found(code: Code, decision: &ReviewDecision, file: &str) -> Finding {
    let source = Source { name: file.to_owned(), headers: Vec::new(), sheet: None };
    let origin = Origin { source: Arc::new(source), line: decision.line, column: None };
    let values = Args::new()
        .text("by", &decision.by)
        .text("debtor", &*decision.debtor)
        .text("currency", decision.currency.as_str())
        .text("what", decision.action.as_str())
        .text("day", decision.at.get(..10).unwrap_or_default());
    Finding::new(code, origin, Some(&decision.debtor), values)
}

impl ReviewDecision {
    /// What was decided, by whom and when, without full stop.
    #[must_use]
    pub fn sentence(&self, messages: &Messages) -> String {
        let values = Args::new()
            .text("by", &self.by)
            .text("day", self.at.get(..10).unwrap_or_default())
            .text("currency", self.currency.as_str());
        let values = match &self.action {
            ReviewAction::Approve => values,
            ReviewAction::Hold { until, note } => {
                values.text("until", until.to_string()).text("note", note)
            }
            ReviewAction::Stage(stage) => values.text("stage", messages.plain(&stage.key())),
            ReviewAction::Contact { contact, email } => {
                let said = [contact.as_deref(), email.as_deref()].into_iter().flatten();
                values.text("contact", said.collect::<Vec<_>>().join(", "))
            }
            ReviewAction::Paragraph(text) => values.text("text", text),
        };
        let noted = matches!(&self.action, ReviewAction::Hold { note, .. } if !note.is_empty());
        let more = if noted { "-noted" } else { "" };
        messages.get(&format!("review-decided-{}{more}", self.action.as_str()), &values)
    }
}
