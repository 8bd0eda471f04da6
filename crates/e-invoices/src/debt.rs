//! What a document comes to, and which invoice it is about.

use findings::Money;

use crate::document::Document;
use crate::doubt::Doubt;
use crate::kind::Kind;

/// What a document comes to on the day it was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Debt {
    /// So much is owed; more than nothing.
    Owed(Money),
    /// So much is in the buyer's favour; more than nothing.
    Credit(Money),
    /// Nothing is left.
    Nothing,
}

impl Document {
    /// What it asks for, by its type; none where no list has that.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Kind::of(&self.type_code.as_ref()?.value).map(|(kind, _)| kind)
    }

    /// What it comes to on the day it was issued; none where type or amount do not say. A document with
    /// [doubts](Document::doubts) that hold is not to be believed in this either.
    #[must_use]
    pub fn debt(&self) -> Option<Debt> {
        let due = self.due_amount.as_ref()?.value;
        let kind = self.kind()?;
        match kind {
            Kind::NoClaim => None,
            Kind::Invoice | Kind::Credit | Kind::Corrected if due.is_zero() => {
                Some(Debt::Nothing)
            }
            Kind::Credit => (!due.is_negative()).then_some(Debt::Credit(due)),
            Kind::Invoice | Kind::Corrected if due.is_negative() => {
                Some(Debt::Credit(due.abs()))
            }
            Kind::Invoice | Kind::Corrected => Some(Debt::Owed(due)),
        }
    }

    /// The invoice that a credit note, or a corrected invoice, is about: the one its head names, else the one that all
    /// its lines name; none where it names several or none.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        let named =
            if self.preceding.is_empty() { &self.line_preceding } else { &self.preceding };
        let first = named.first()?.number.value.as_str();
        named.iter().all(|it| it.number.value == first).then_some(first)
    }

    /// Whether a letter may rest on it as far as it goes: none of its doubts holds.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        !self.doubts.iter().any(Doubt::holds)
    }
}
