use chrono::NaiveDate;
use findings::{Finding, Messages};
use relance::plan::{Ages, Plan};
use relance::run::{Checked, Explained, Planned, Proofs, Report};
use serde_json::{Value, json};

/// Why nothing was made.
pub(super) fn failure(lines: &[String]) -> String {
    text(&json!({ "errors": lines }))
}

/// What `check` found.
pub(super) fn checked(checked: &Checked, messages: &Messages) -> String {
    let files = checked.files.iter().map(|file| {
        let columns = file.columns.iter().map(|(field, header)| (field.as_str(), header));
        json!({
            "file": file.source.name,
            "rows": file.rows,
            "merged_rows": file.merged,
            "skipped_rows": file.skipped,
            "notes": file.notes.iter().map(|note| note.sentence(messages)).collect::<Vec<_>>(),
            "encoding": file.dialect.encoding,
            "delimiter": file.dialect.delimiter,
            "header_line": file.dialect.header_line,
            "columns": columns.collect::<std::collections::BTreeMap<_, _>>(),
        })
    });
    text(&json!({
        "files": files.collect::<Vec<_>>(),
        "accounts": checked.accounts,
        "findings": findings(&checked.findings, messages),
    }))
}

/// What a proof shows.
pub(super) fn proofs(proofs: &Proofs, messages: &Messages) -> String {
    let samples = proofs.samples.iter().map(
        |sample| json!({ "text": sample.text, "debtor": sample.debtor, "pages": sample.pages }),
    );
    text(&json!({
        "file": proofs.path.display().to_string(),
        "samples": samples.collect::<Vec<_>>(),
        "findings": findings(&proofs.findings, messages),
    }))
}

/// What `plan` decided.
pub(super) fn planned(planned: &Planned, date: NaiveDate, messages: &Messages) -> String {
    let vanished = planned.vanished.map(|it| json!({ "known": it.known, "gone": it.gone }));
    text(&json!({
        "ages": ages(&planned.plan.ages(date)),
        "vanished": vanished,
        "letters": letters(&planned.plan),
        "held": held(&planned.plan),
        "findings": findings(&planned.findings, messages),
    }))
}

/// What `explain` tells.
pub(super) fn explained(explained: &Explained, messages: &Messages) -> String {
    let accounts = explained.accounts.iter().map(|account| {
        let mut value = json!(account);
        if let Some(value) = value.as_object_mut() {
            let findings = findings(&account.findings, messages);
            value.insert("findings".to_owned(), findings.into());
        }
        value
    });
    text(&json!({
        "accounts": accounts.collect::<Vec<_>>(),
        "apart": explained.apart,
    }))
}

fn ages(ages: &Ages) -> Value {
    json!({ "debtors": ages.debtors, "totals": ages.totals })
}

/// What `run` made.
pub(super) fn report(report: &Report, messages: &Messages) -> String {
    text(&json!({
        "folder": report.folder.display().to_string(),
        "pieces": report.pieces.len(),
        "control_totals": report.totals,
        "letters": letters(&report.plan),
        "held": held(&report.plan),
        "findings": findings(&report.findings, messages),
    }))
}

fn letters(plan: &Plan) -> Vec<Value> {
    let letters = plan.letters.iter().map(|letter| {
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
    });
    letters.collect()
}

fn held(plan: &Plan) -> Vec<Value> {
    let held = plan.held.iter().map(|held| {
        json!({
            "debtor_id": held.debtor,
            "invoice": held.number,
            "due_date": held.due,
            "currency": held.currency,
            "residual": held.residual.map(|residual| residual.exact()),
            "reason": held.reason.as_str(),
            "origin": held.origin.to_string(),
        })
    });
    held.collect()
}

fn findings(findings: &[Finding], messages: &Messages) -> Vec<Value> {
    let findings = findings.iter().map(|finding| {
        json!({
            "code": finding.code.as_str(),
            "severity": if finding.holds() { "hold" } else { "warning" },
            "debtor_id": finding.debtor,
            "file": finding.origin.source.name,
            "line": finding.origin.line,
            "column": finding.origin.header(),
            "message": messages.get(&finding.code.key(), &finding.values),
        })
    });
    findings.collect()
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}
