//! One invoice of the folder while it is decided what becomes of it.

use std::cmp::Reverse;

use chrono::NaiveDate;

use e_invoices::{Debt, Document, DoubtKind, Standing};
use exports::Text;
use findings::{Args, Code, Finding, Origin};

/// The row of an export that an invoice is.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// The code of its debtor.
    pub(super) debtor: Text,
    /// Where it stands, as findings name it.
    pub(super) place: String,
}

/// One invoice or credit note of the folder.
#[derive(Debug, Clone)]
pub(super) struct ReceivedInvoice {
    pub(super) document: Document,
    /// The path of its PDF inside the folder, where it is one.
    pub(super) copy: Option<Text>,
    /// The code of its buyer.
    pub(super) code: Text,
    /// Whether nothing but the name says who the buyer is.
    pub(super) by_name: bool,
    /// What was found about it here.
    pub(super) told: Vec<Finding>,
    /// Whether a corrected invoice stands in its place.
    pub(super) replaced: bool,
    /// The row of the export that it is.
    pub(super) listed: Option<Listed>,
    /// How it stands by lifecycle messages.
    pub(super) standing: Option<Standing>,
}

impl ReceivedInvoice {
    pub(super) fn new(document: Document, copy: Option<Text>) -> Self {
        Self {
            document,
            copy,
            code: Text::default(),
            by_name: false,
            told: Vec::new(),
            replaced: false,
            listed: None,
            standing: None,
        }
    }

    /// Its number; empty where it has none.
    pub(super) fn number(&self) -> &str {
        self.document.number.as_ref().map_or("", |it| it.value.as_str())
    }

    /// The day of its issue.
    pub(super) fn issued(&self) -> Option<NaiveDate> {
        self.document.issued.as_ref().map(|it| it.value)
    }

    /// The newest first, then by number and file.
    pub(super) fn order(&self) -> (Reverse<Option<NaiveDate>>, &str, &str) {
        (Reverse(self.issued()), self.number(), &self.document.file)
    }

    /// Where its number stands; the whole file where it has none.
    pub(super) fn origin(&self) -> Origin {
        let file = &self.document.file;
        let number = self.document.number.as_ref();
        number.map_or_else(|| Origin::named(file), |it| it.origin(file))
    }

    /// Notes a finding about it, at its number. One that holds makes it a row that could not be understood.
    pub(super) fn tell(&mut self, code: Code, values: Args) {
        self.told.push(Finding::new(code, self.origin(), None, values));
    }

    /// Whether something found here holds it.
    pub(super) fn is_held(&self) -> bool {
        self.told.iter().any(Finding::holds)
    }

    /// Whether it asks for money on the day of its issue.
    pub(super) fn is_owed(&self) -> bool {
        matches!(self.document.debt(), Some(Debt::Owed(_)))
    }

    /// Whether it cannot be believed as a whole: doubtful values, or something found here.
    pub(super) fn is_broken(&self) -> bool {
        let doubts = self.document.doubts.iter();
        let doubtful = doubts.filter(|it| it.holds()).any(|it| !is_a_state(&it.kind));
        self.is_held() || doubtful || self.document.issued.is_none()
    }
}

/// Whether a doubt is no fault of the data, but says how the invoice stands.
pub(super) fn is_a_state(kind: &DoubtKind) -> bool {
    matches!(
        kind,
        DoubtKind::DirectDebit { .. }
            | DoubtKind::Factored { .. }
            | DoubtKind::NoClaim { .. }
            | DoubtKind::SeveralVendors { .. }
            | DoubtKind::Test
    )
}
