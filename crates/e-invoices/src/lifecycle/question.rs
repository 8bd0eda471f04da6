//! What a lifecycle message leaves open.

use std::sync::Arc;

use findings::{Args, Code, Finding, Money, Severity};

use crate::doubt::{Doubt, DoubtKind};
use crate::value::{Placed, origin};

/// One thing in a message that is told, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    kind: QuestionKind,
    file: String,
    element: Arc<str>,
    line: u32,
}

/// The kinds of question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum QuestionKind {
    /// When it was issued cannot be read, so it cannot be put in order.
    TimeUnreadable { text: String },
    /// An amount that came cannot be read.
    AmountUnreadable { text: String },
    /// It says that money came and not how much.
    CashedWithoutAmount,
    /// Money came in another currency than the invoice is in.
    CashedInOtherCurrency { found: String, expected: String },
    /// More came than was due.
    CashedBeyond { sum: Money, due: Money },
    /// More was taken back than had come.
    TakenBackBeyond { sum: Money },
    /// Two messages with the same number say different things.
    SameNumber { id: String },
    /// Something follows a cancellation that a cancelled invoice does not have.
    AfterCancellation { status: String },
    /// What may stand once stands twice, or is no day.
    Faulty { text: String },
}

impl Question {
    /// At the place of a value.
    pub(crate) fn at<T>(file: &str, kind: QuestionKind, at: &Placed<T>) -> Self {
        Self { kind, file: file.to_owned(), element: Arc::clone(&at.element), line: at.line }
    }

    /// Of a whole file.
    pub(crate) fn whole(file: &str, kind: QuestionKind) -> Self {
        Self { kind, file: file.to_owned(), element: "".into(), line: 0 }
    }

    /// Another one at the same place.
    pub(super) fn with_kind(self, kind: QuestionKind) -> Self {
        Self { kind, ..self }
    }

    /// From a doubt about a value; none where that says nothing about a message.
    pub(crate) fn of(file: &str, doubt: Doubt) -> Option<Self> {
        let text = match doubt.kind {
            DoubtKind::Twice { second, .. } => second,
            DoubtKind::Unreadable { text, .. } => text,
            _ => return None,
        };
        let kind = QuestionKind::Faulty { text };
        Some(Self { kind, file: file.to_owned(), element: doubt.element, line: doubt.line })
    }

    /// What it tells: whether the invoice is held, and the sentence for it.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let (code, values) = self.told();
        Finding::new(code, origin(&self.file, &self.element, self.line), None, values)
    }

    /// Whether it holds the invoice.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.told().0.severity() == Severity::Hold
    }

    fn told(&self) -> (Code, Args) {
        let text = |text: &str| Args::new().text("text", text);
        match &self.kind {
            QuestionKind::TimeUnreadable { text: found } => {
                (Code::StatusTimeUnreadable, text(found))
            }
            QuestionKind::AmountUnreadable { text: found }
            | QuestionKind::Faulty { text: found } => (Code::StatusUnreadable, text(found)),
            QuestionKind::CashedWithoutAmount => (Code::StatusCashedNothing, Args::new()),
            QuestionKind::CashedInOtherCurrency { found, expected } => {
                (Code::StatusOtherCurrency, text(found).text("expected", expected))
            }
            QuestionKind::CashedBeyond { sum, due } => {
                (Code::StatusCashedBeyond, text(&sum.exact()).text("due", due.exact()))
            }
            QuestionKind::TakenBackBeyond { sum } => {
                (Code::StatusTakenBack, text(&sum.exact()))
            }
            QuestionKind::SameNumber { id } => (Code::StatusSameNumber, text(id)),
            QuestionKind::AfterCancellation { status } => {
                (Code::StatusAfterCancellation, text(status))
            }
        }
    }
}
