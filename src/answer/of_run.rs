//! Answers about files, decisions and letters.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Answer, Schema};
use crate::plan::{Explanation, OpenQuestion, Plan, PlannedLetter};
use crate::run::{
    CheckReport, ExplainReport, PlanReport, Proofs, ReadFile, Reprinted, RunReport,
};
use findings::{Finding, Messages, Money};

impl Answer {
    /// The answer of `check`.
    #[must_use]
    pub fn check(checked: &CheckReport, messages: &Messages) -> Self {
        let files = checked.files.iter().map(|it| file(it, messages));
        let statements = checked.statements.iter().map(|it| {
            json!({
                "file": it.source.name,
                "format": it.format.as_str(),
                "account": it.account,
                "entries": it.entries,
                "closes": it.closes,
            })
        });
        let body = json!({
            "files": files.collect::<Vec<_>>(),
            "statements": statements.collect::<Vec<_>>(),
            "accounts": checked.accounts,
            "findings": finding_list(&checked.findings, messages),
        });
        Self::new(Schema::Check, body)
    }

    /// The answer of `plan` for letters of a date.
    #[must_use]
    pub fn plan(planned: &PlanReport, date: NaiveDate, messages: &Messages) -> Self {
        let (mut vanished, mut date_in_doubt) = (Value::Null, Value::Null);
        let mut payments_in_doubt = Value::Null;
        for doubt in &planned.doubts {
            match doubt {
                OpenQuestion::Vanished(it) => {
                    vanished = json!({ "known": it.known, "gone": it.gone });
                }
                OpenQuestion::Date(it) => {
                    date_in_doubt =
                        json!({ "date": it.date, "today": it.today, "newest": it.newest });
                }
                OpenQuestion::Payments(it) => {
                    payments_in_doubt = json!({ "why": it.sentence(messages) });
                }
            }
        }
        let ages = planned.plan.ages(date);
        let body = json!({
            "ages": { "debtors": ages.debtors, "totals": ages.totals },
            "vanished": vanished,
            "date_in_doubt": date_in_doubt,
            "payments_in_doubt": payments_in_doubt,
            "payments_known_up_to": planned.payments.as_ref().and_then(|it| it.known_up_to),
            "letters": letters(&planned.plan),
            "held": held(&planned.plan),
            "findings": finding_list(&planned.findings, messages),
        });
        Self::new(Schema::Plan, body)
    }

    /// The answer of `explain`.
    #[must_use]
    pub fn explain(explained: &ExplainReport, messages: &Messages) -> Self {
        let accounts = explained.accounts.iter().map(|it| account(it, messages));
        let decisions = explained.decisions.iter().map(|it| {
            json!({
                "debtor": it.debtor,
                "currency": it.currency,
                "action": it.action.as_str(),
                "by": it.by,
                "at": it.at,
                "sentence": it.sentence(messages),
            })
        });
        let body = json!({
            "accounts": accounts.collect::<Vec<_>>(),
            "apart": explained.apart,
            "acts": explained.acts,
            "decisions": decisions.collect::<Vec<_>>(),
        });
        Self::new(Schema::Explain, body)
    }

    /// The answer of `proof`.
    #[must_use]
    pub fn proof(proofs: &Proofs, messages: &Messages) -> Self {
        let samples = proofs
            .samples
            .iter()
            .map(|it| json!({ "text": it.text, "debtor": it.debtor, "pages": it.pages }));
        let body = json!({
            "file": proofs.path.display().to_string(),
            "samples": samples.collect::<Vec<_>>(),
            "findings": finding_list(&proofs.findings, messages),
        });
        Self::new(Schema::Proof, body)
    }

    /// The answer of `run`.
    #[must_use]
    pub fn run(report: &RunReport, messages: &Messages) -> Self {
        let body = json!({
            "folder": report.folder.display().to_string(),
            "pieces": report.pieces.len(),
            "control_totals": report.totals,
            "letters": letters(&report.plan),
            "held": held(&report.plan),
            "findings": finding_list(&report.findings, messages),
        });
        Self::new(Schema::Run, body)
    }

    /// The answer of `reprint`.
    #[must_use]
    pub fn reprint(done: &Reprinted) -> Self {
        let body = json!({
            "run": done.run_id,
            "file": done.file.display().to_string(),
            "pieces": done.pieces,
            "pages": done.pages,
            "sheets": done.sheets,
        });
        Self::new(Schema::Reprint, body)
    }
}

/// How one file was understood.
fn file(file: &ReadFile, messages: &Messages) -> Value {
    let columns = file.columns.iter().map(|(field, header)| (field.as_str(), header));
    let ledger = file.ledger.as_ref().map(|it| {
        json!({
            "debit": it.debit,
            "credit": it.credit,
            "debtor_lines": it.debtor_lines,
            "balance": it.balance,
        })
    });
    json!({
        "file": file.source.name,
        "sheet": file.source.sheet,
        "rows": file.rows,
        "merged_rows": file.merged,
        "skipped_rows": file.skipped,
        "notes": file.notes.iter().map(|note| note.sentence(messages)).collect::<Vec<_>>(),
        "encoding": file.dialect.encoding,
        "delimiter": file.dialect.delimiter,
        "header_line": file.dialect.header_line,
        "columns": columns.collect::<BTreeMap<_, _>>(),
        "ledger": ledger,
    })
}

/// One account; its letter is told as everywhere, not with all that it is printed from.
fn account(account: &Explanation, messages: &Messages) -> Value {
    json!({
        "debtor": account.debtor,
        "currency": account.currency,
        "date": account.date,
        "letter": account.letter.as_ref().map(letter),
        "free_on": account.free_on,
        "rows": account.rows,
        "history": account.history,
        "findings": finding_list(&account.findings, messages),
    })
}

fn letters(plan: &Plan) -> Vec<Value> {
    plan.letters.iter().map(letter).collect()
}

fn letter(letter: &PlannedLetter) -> Value {
    json!({
        "piece_id": letter.reference,
        "debtor_id": letter.debtor.code,
        "currency": letter.currency,
        "stage": letter.stage,
        "letter_date": letter.date,
        "deadline": letter.deadline,
        "total": letter.totals.total().exact(),
        "invoices": letter.listed(),
    })
}

fn held(plan: &Plan) -> Vec<Value> {
    let held = plan.held.iter().map(|held| {
        json!({
            "debtor_id": held.debtor,
            "invoice": held.number,
            "due_date": held.due,
            "currency": held.currency,
            "residual": held.residual.map(Money::exact),
            "reason": held.reason.as_str(),
            "origin": held.origin.to_string(),
        })
    });
    held.collect()
}

fn finding_list(findings: &[Finding], messages: &Messages) -> Vec<Value> {
    let findings = findings.iter().map(|finding| {
        json!({
            "code": finding.code.as_str(),
            "severity": finding.code.severity().as_str(),
            "debtor_id": finding.debtor,
            "file": finding.origin.source.name,
            "sheet": finding.origin.source.sheet,
            "line": finding.origin.line,
            "column": finding.origin.header(),
            "message": messages.sentence(finding),
        })
    });
    findings.collect()
}
