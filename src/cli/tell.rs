//! Sentences for the terminal: results, and trouble with the world.

use exports::LedgerTotals;
use findings::{Args, Code, Finding, Messages};
use relance::job::Job;
use relance::output::amount;
use relance::plan::ControlTotal;
use relance::run::{CheckReport, ExplainReport, Proofs, RunReport};

use super::{alike, costs, folded, planned};

/// The most findings shown on a terminal; the run folder has them all.
const MOST: usize = 100;

/// Findings, a line each, without those that the result tells; many of one kind are folded.
pub(super) fn findings(findings: &[Finding], messages: &Messages) -> String {
    let lines = alike::folded(findings.iter().filter(|it| it.code != Code::SameDay));
    let shown = lines.iter().take(MOST).map(|it| it.text(messages) + "\n");
    let mut text: String = shown.collect();
    let rest = lines.iter().skip(MOST).map(alike::FoldedLine::count).sum::<usize>();
    if rest > 0 {
        let values = Args::new().count("rest", rest);
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
    if let Some(folder) = &checked.folder {
        let values = Args::new()
            .count("documents", folder.documents)
            .count("rows", folder.rows)
            .count("listed", folder.listed)
            .count("repeated", folder.repeated)
            .count("purchases", folder.purchases)
            .count("messages", folder.messages)
            .count("aside", folder.aside);
        text.push_str(&(messages.get("check-folder", &values) + "\n"));
    }
    for statement in &checked.statements {
        let values = Args::new()
            .text("file", &statement.source.name)
            .text("format", statement.format.as_str())
            .text("account", &statement.account)
            .count("entries", statement.entries)
            .text("closes", if statement.closes { "yes" } else { "no" });
        text.push_str(&(messages.get("check-statement", &values) + "\n"));
    }
    for line in alike::folded(checked.findings.iter()) {
        text.push_str(&(line.text(messages) + "\n"));
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
        let shown = |money| amount(money, Some(account.currency), messages.language());
        let lines = account.lines(messages, &shown).into_iter();
        text.extend(lines.map(|line| folded::lines(&line, width)));
    }
    for row in &explained.apart {
        let values = Args::new()
            .text("number", row.number.as_deref().unwrap_or_default())
            .text("origin", row.origin.to_string());
        let key = if row.closed { "explain-closed" } else { "explain-broken" };
        text.push_str(&folded::lines(&messages.get(key, &values), width));
    }
    if let Some(payments) = &explained.payments {
        text.push_str(&planned::known(payments, messages, width));
    }
    let decided = explained.decisions.iter();
    text.extend(decided.map(|it| folded::lines(&it.sentence(messages), width)));
    let acts = explained.acts.iter();
    text.extend(acts.map(|act| folded::lines(&act.sentence(messages), width)));
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
    let known = report.payments.as_ref().map(|it| planned::known(it, messages, width));
    text.push_str(&known.unwrap_or_default());
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
    let text = messages.get("run-total", &values);
    if total.paid.is_zero() {
        return text;
    }
    text + &messages.get("run-total-paid", &Args::new().text("paid", shown(total.paid)))
}
