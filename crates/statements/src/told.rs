//! What is to be said of files, statements and gaps, as findings.

use findings::{Args, Code, Finding, Origin};

use super::file::File;
use super::joined::Span;
use super::statement::{Proof, Reversals, Statement};

/// What is to be said of files: those that cannot be read, and statements that do not close or were read in a way that
/// is not the usual one.
#[must_use]
pub fn file_findings(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        match &file.statements {
            Ok(statements) => statements.iter().for_each(|it| of_statement(it, &mut findings)),
            Err(error) => {
                let source = std::sync::Arc::clone(&file.source);
                let origin = Origin { source, line: error.line(), column: None };
                let values =
                    Args::new().text("reason", error.reason()).text("text", error.text());
                findings.push(Finding::new(Code::StatementUnreadable, origin, None, values));
            }
        }
    }
    findings
}

/// What is to be said of the days that statements tell of: where some are missing.
#[must_use]
pub fn gap_findings(spans: &[Span]) -> Vec<Finding> {
    let of = |span: &Span| {
        let account = span.account.to_string();
        let gap = |gap: &super::joined::Gap| {
            let values = Args::new()
                .text("account", &account)
                .text("from", gap.from.to_string())
                .text("to", gap.to.to_string())
                .text("closing", gap.closing.exact())
                .text("opening", gap.opening.exact());
            Finding::new(Code::StatementGap, gap.origin.clone(), None, values)
        };
        span.gaps.iter().map(gap).collect::<Vec<_>>()
    };
    spans.iter().flat_map(of).collect()
}

fn of_statement(statement: &Statement, findings: &mut Vec<Finding>) {
    let mut tell = |code, line, values| {
        findings.push(Finding::new(code, statement.origin(line), None, values));
    };
    let account = || Args::new().text("account", statement.account.as_str());
    for fault in &statement.faults {
        let values = Args::new().text("kind", fault.kind.as_str()).text("text", &*fault.text);
        tell(Code::StatementFault, fault.line, values);
    }
    let amount =
        |of: Option<super::statement::Balance>| of.map(|it| it.amount).unwrap_or_default();
    match statement.proof {
        Proof::Closes | Proof::OfNotice => {}
        Proof::Off(off) => {
            let (opening, closing) = (amount(statement.opening), amount(statement.closing));
            let values = account()
                .text("opening", opening.exact())
                .text("made", (closing - off).exact())
                .text("closing", closing.exact())
                .text("off", off.exact());
            tell(Code::StatementOff, statement.line, values);
        }
        // The amounts that cannot be read are told, each by itself.
        Proof::Missing if !statement.faults.is_empty() => {}
        Proof::Missing => {
            let missing = match (statement.opening, statement.closing) {
                (None, None) => "both",
                (None, Some(_)) => "opening",
                (Some(_), None) => "closing",
                (Some(_), Some(_)) => "amounts",
            };
            let values = account().text("missing", missing);
            tell(Code::StatementUnproven, statement.line, values);
        }
    }
    match statement.reversals {
        Reversals::None | Reversals::AsWritten => {}
        Reversals::Turned => tell(Code::ReversalsTurned, statement.line, account()),
        Reversals::Undecided => tell(Code::ReversalsUndecided, statement.line, account()),
    }
}
