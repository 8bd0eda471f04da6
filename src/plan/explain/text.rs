//! The explanation of an account as lines for people.

use crate::ledger::Received;
use findings::{Args, Messages, Money};

use super::{Explanation, Letter, Outcome, PostReport, Row};

impl Explanation {
    /// The explanation for people, one line each: what goes today, then every document with what decided
    /// and what follows, then what was sent. `shown` writes an amount with the currency of the account.
    #[must_use]
    pub fn lines(&self, messages: &Messages, shown: &dyn Fn(Money) -> String) -> Vec<String> {
        let mut lines = vec![self.headline(messages, shown)];
        for row in &self.rows {
            lines.push(self.document(row, messages, shown));
            let received = row.received.iter().map(|it| received(it, messages, shown));
            lines.extend(received.map(|it| format!("  {it}")));
            lines.push(format!("  {}", self.outcome(row, messages)));
            if let Some(note) = &row.note {
                lines.push(format!(
                    "  {}",
                    messages.get("explain-note", &Args::new().text("note", note))
                ));
            }
            lines.push(format!("  {}", following(row, messages)));
        }
        lines.push(messages.plain(if self.history.is_empty() {
            "explain-nothing-sent"
        } else {
            "explain-sent"
        }));
        for it in &self.history {
            lines.push(format!("  {}", letter(it, messages)));
            lines.extend(it.report.map(|it| format!("    {}", reported(it, messages))));
        }
        if let Some(day) = self.free_on.filter(|day| *day > self.date) {
            let values = Args::new().text("day", messages.day(day));
            lines.push(messages.get("explain-interval", &values));
        }
        lines.extend(self.findings.iter().map(|it| messages.finding(it)));
        lines
    }

    fn headline(&self, messages: &Messages, shown: &dyn Fn(Money) -> String) -> String {
        let values = Args::new()
            .text("debtor", &*self.debtor)
            .text("currency", self.currency.as_str())
            .text("date", messages.day(self.date));
        let Some(letter) = &self.letter else {
            return messages.get("explain-no-letter", &values);
        };
        let values = values
            .text("stage", messages.plain(&letter.stage.key()))
            .text("deadline", messages.day(letter.deadline))
            .text("total", shown(letter.totals.total()));
        messages.get("explain-letter", &values)
    }

    fn document(
        &self,
        row: &Row,
        messages: &Messages,
        shown: &dyn Fn(Money) -> String,
    ) -> String {
        let values = Args::new()
            .text("number", &*row.number)
            .text("origin", row.origin.to_string())
            .text("residual", shown(row.residual));
        if row.residual.is_negative() {
            return messages.get("explain-credit", &values);
        }
        let Some(due) = row.due else {
            return messages.get("explain-invoice-undated", &values);
        };
        let values = values.text("due", messages.day(due));
        let late = self.date.signed_duration_since(due).num_days();
        match usize::try_from(late) {
            Ok(days @ 1..) => messages.get("explain-invoice-late", &values.count("days", days)),
            _ => messages.get("explain-invoice", &values),
        }
    }

    fn outcome(&self, row: &Row, messages: &Messages) -> String {
        let reached = match row.reached {
            Some(stage) => messages.plain(&stage.key()),
            None => messages.plain("explain-never"),
        };
        let values = Args::new().text("reached", reached);
        let reason = match row.outcome {
            Outcome::Claimed => return messages.get("explain-claimed", &values),
            Outcome::NewlyDue => return messages.plain("explain-newly-due"),
            Outcome::Deducted => return messages.plain("explain-deducted"),
            Outcome::Held(reason) => reason,
        };
        let values = values
            .text("reason", reason.as_str())
            .text("sentence", messages.plain(&reason.key()));
        match row.until {
            Some(day) => {
                messages.get("explain-held-until", &values.text("day", messages.day(day)))
            }
            None => messages.get("explain-held", &values),
        }
    }
}

/// A payment that lowered a document, with the line that tells of it.
fn received(
    received: &Received,
    messages: &Messages,
    shown: &dyn Fn(Money) -> String,
) -> String {
    let values = Args::new()
        .text("amount", shown(received.amount))
        .text("day", messages.day(received.date))
        .text("payer", if received.payer.is_empty() { "–" } else { &received.payer })
        .text("origin", received.origin.to_string());
    messages.get("explain-received", &values)
}

/// The sentence about what follows for a document.
fn following(row: &Row, messages: &Messages) -> String {
    let Some(next) = row.next else { return messages.plain("explain-no-next") };
    let values = Args::new()
        .text("day", messages.day(next.on))
        .text("stage", messages.plain(&next.stage.key()));
    messages.get(if next.apart { "explain-next-apart" } else { "explain-next" }, &values)
}

/// The sentence about a report of the post.
fn reported(report: PostReport, messages: &Messages) -> String {
    let day = report.day.map(|day| messages.day(day)).unwrap_or_default();
    let reason = report.reason.map(|it| messages.plain(&format!("return-{}", it.as_str())));
    let values = Args::new().text("day", day).text("reason", reason.unwrap_or_default());
    messages.get(&format!("explain-report-{}", report.status.as_str()), &values)
}

/// A letter sent earlier.
fn letter(letter: &Letter, messages: &Messages) -> String {
    let values = Args::new()
        .text("stage", messages.plain(&letter.stage.key()))
        .text("date", messages.day(letter.date))
        .text("deadline", messages.day(letter.deadline))
        .text("day", messages.day(letter.free_on))
        .text("invoices", letter.invoices.join(", "));
    let key = match (letter.void, letter.deadline_known) {
        (true, _) => "explain-letter-void",
        (false, true) => "explain-letter-sent",
        (false, false) => "explain-letter-guessed",
    };
    messages.get(key, &values)
}
