//! Documents that get no letter, with the reason.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ledger::{BrokenItem, Credit, Debtor, Invoice};
use exports::Text;
use findings::{Currency, Money, Origin};

use super::PlannedLetter;

/// An open document that gets no letter in this run, with the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The debtor's code; empty for a row that gives none.
    pub debtor: Text,
    /// The debtor's name.
    pub name: Text,
    /// The number; empty for a row that gives none.
    pub number: Text,
    /// When it must be paid.
    pub due: Option<NaiveDate>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The amount that remains: invoices positive, credits negative; none where the row cannot be read.
    pub residual: Option<Money>,
    /// The reason.
    pub reason: Reason,
    /// Its row.
    pub origin: Origin,
}

/// Declares every reason once: name and stable code.
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// Why an open document gets no letter. The codes are stable; their sentences stand in the
        /// message files under `reason-<code>`.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[non_exhaustive]
        pub enum Reason {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Reason {
            /// Every reason, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code in `held.csv`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Where its sentence stands in the message files: `reason-not-due`.
            #[must_use]
            pub fn key(self) -> String {
                format!("reason-{}", self.as_str())
            }
        }
    };
}

reasons! {
    /// Its due date, with the days of grace, has not come.
    NotDue = "not-due",
    /// The deadline of the last letter, or the shortest interval, has not passed.
    Waiting = "waiting",
    /// A letter about other invoices of the account goes first.
    WaitingTurn = "waiting-turn",
    /// Whoever looked at the letter holds it until a day.
    HeldByHand = "held-by-hand",
    /// Nobody approved the letter as it is now, or not enough people.
    NotApproved = "not-approved",
    /// The debtor disputes it.
    Disputed = "disputed",
    /// The debtor promised to pay by a day that has not passed.
    Promised = "promised",
    /// It is being paid by a plan.
    PaymentPlan = "plan",
    /// Insolvency proceedings run against the debtor.
    Insolvent = "insolvent",
    /// Its time to be claimed in court has run out.
    TimeBarred = "time-barred",
    /// The user's list keeps it out.
    Excluded = "excluded",
    /// A person must look at it first.
    Manual = "manual",
    /// It is not yet issued.
    Draft = "draft",
    /// It was taken back.
    Cancelled = "cancelled",
    /// It is paid, by its status or the day of its settlement.
    Paid = "paid",
    /// Payments that were read since have paid it.
    Received = "received",
    /// A payment was seen that may be of the debtor, and nobody knows what it paid.
    PaymentSeen = "payment-seen",
    /// It was given up in the books.
    WrittenOff = "written-off",
    /// It is a quote, an order, a proforma or a schedule.
    NotAnInvoice = "not-an-invoice",
    /// It was sold to a factor.
    Factored = "factored",
    /// The creditor collects it from the debtor's bank.
    DirectDebit = "direct-debit",
    /// A bailiff, a lawyer, a court or an agency has it.
    OtherHands = "other-hands",
    /// Nobody has said yet what its status means.
    StatusUnknown = "status-unknown",
    /// Too little is owed to write for.
    BelowThreshold = "below-threshold",
    /// Credits cover everything that is due.
    CreditBalance = "credit-balance",
    /// The debtor has no postal address.
    NoAddress = "no-address",
    /// A letter to the debtor's address came back, and the address is still the same.
    Returned = "returned",
    /// It has no due date.
    NoDueDate = "no-due-date",
    /// Its dates cannot be.
    DateDoubtful = "date-doubtful",
    /// The formal notice was sent and its deadline has passed: no further letter about it.
    AfterFormalNotice = "after-formal-notice",
    /// The formal notice was sent, and going on costs as much as is owed, or more.
    CostsExceedDebt = "costs-exceed-debt",
    /// The last stage that the policy uses was sent and its deadline has passed: no further letter.
    AfterLastStage = "after-last-stage",
    /// A credit on an account that gets no letter.
    CreditKept = "credit-kept",
    /// A credit or payment of a later day than the letter.
    CreditLater = "credit-later",
    /// A credit that has lowered the invoice it belongs to.
    CreditUsed = "credit-used",
    /// The creditor has no bank account in this currency.
    NoBankAccount = "no-bank-account",
    /// Penalties are to be claimed and nobody knows how much.
    RuleUnknown = "rule-unknown",
    /// The letter rests on a law that is not the creditor's, or that no text knows.
    LawUnknown = "law-unknown",
    /// The letter says what it may not, or not what it must.
    Wording = "wording",
    /// A finding of reading or matching holds the debtor back.
    FaultyData = "faulty-data",
    /// It is not clear who the debtor is: one name or code stands for two, or two codes for one.
    SameName = "same-name",
    /// It is to go registered, and no number of the post is left.
    NoNumber = "no-number",
    /// A copy is missing or cannot be read.
    CopyMissing = "copy-missing",
    /// A copy is another invoice's, or nobody can say whether it is the right one.
    CopyWrong = "copy-wrong",
    /// The buyer refused it by a lifecycle message.
    Refused = "refused",
    /// By a lifecycle message it did not reach the buyer.
    NotDelivered = "not-delivered",
    /// By a lifecycle message its payment is on its way.
    PaymentAnnounced = "payment-announced",
    /// Nothing says what was paid of it since it was issued.
    PaymentsUnknown = "payments-unknown",
    /// The letter cannot be set: address, characters or text.
    LetterFailed = "letter-failed",
    /// The window of the envelope would not show the address, or would show something else.
    Window = "window",
}

impl Reason {
    /// Whether what it holds is owed all the same, as far as the export says.
    #[must_use]
    pub fn is_owed(self) -> bool {
        let settled = [
            Self::NotAnInvoice,
            Self::Cancelled,
            Self::Draft,
            Self::Paid,
            Self::Received,
            Self::WrittenOff,
        ];
        !settled.contains(&self)
    }

    /// Whether the data is to blame: once mended, the document can go into a letter.
    #[must_use]
    pub fn is_fault(self) -> bool {
        match self {
            Self::NoAddress
            | Self::Returned
            | Self::NoDueDate
            | Self::StatusUnknown
            | Self::DateDoubtful
            | Self::NoBankAccount
            | Self::RuleUnknown
            | Self::LawUnknown
            | Self::Wording
            | Self::FaultyData
            | Self::SameName
            | Self::NoNumber
            | Self::CopyMissing
            | Self::CopyWrong
            | Self::LetterFailed
            | Self::Window => true,
            Self::NotDue
            | Self::Waiting
            | Self::WaitingTurn
            | Self::HeldByHand
            | Self::NotApproved
            | Self::Disputed
            | Self::Promised
            | Self::PaymentPlan
            | Self::Insolvent
            | Self::TimeBarred
            | Self::Excluded
            | Self::Manual
            | Self::Draft
            | Self::Cancelled
            | Self::Paid
            | Self::Received
            | Self::PaymentSeen
            | Self::WrittenOff
            | Self::NotAnInvoice
            | Self::Factored
            | Self::DirectDebit
            | Self::OtherHands
            | Self::BelowThreshold
            | Self::CreditBalance
            | Self::AfterFormalNotice
            | Self::CostsExceedDebt
            | Self::AfterLastStage
            | Self::CreditKept
            | Self::CreditLater
            | Self::CreditUsed
            | Self::Refused
            | Self::NotDelivered
            | Self::PaymentAnnounced
            | Self::PaymentsUnknown => false,
        }
    }
}

impl Held {
    /// An invoice.
    pub(super) fn invoice(
        debtor: &Debtor,
        currency: Currency,
        invoice: &Invoice,
        reason: Reason,
    ) -> Self {
        Self {
            debtor: debtor.code.clone(),
            name: debtor.name.clone(),
            number: invoice.number.clone(),
            due: invoice.due,
            currency: Some(currency),
            residual: Some(invoice.residual),
            reason,
            origin: invoice.origin.clone(),
        }
    }

    /// A credit.
    pub(super) fn credit(
        debtor: &Debtor,
        currency: Currency,
        credit: &Credit,
        reason: Reason,
    ) -> Self {
        Self {
            debtor: debtor.code.clone(),
            name: debtor.name.clone(),
            number: credit.number.clone(),
            due: None,
            currency: Some(currency),
            // Nothing left is nothing, without a sign.
            residual: Some(Money::ZERO - credit.amount),
            reason,
            origin: credit.origin.clone(),
        }
    }

    /// A row that could not be understood, as far as it was.
    pub(super) fn broken(item: BrokenItem) -> Self {
        let nothing = || Text::from("");
        Self {
            debtor: item.debtor.unwrap_or_else(nothing),
            name: item.name.unwrap_or_else(nothing),
            number: item.number.unwrap_or_else(nothing),
            due: item.due,
            currency: item.currency,
            residual: item.residual,
            reason: Reason::FaultyData,
            origin: item.origin,
        }
    }

    /// The order of the held rows of a plan.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        (&*self.debtor, self.currency, &*self.number)
            .cmp(&(&*other.debtor, other.currency, &*other.number))
            .then_with(|| self.origin.cmp(&other.origin))
    }
}

impl PlannedLetter {
    /// Everything the letter would have shown, held back instead for one reason. Hand it to
    /// [`Plan::hold`](super::Plan::hold).
    #[must_use]
    pub fn held_back(&self, reason: Reason) -> Vec<Held> {
        let claims =
            self.claims.iter().chain(&self.newly_due).map(|claim| {
                Held::invoice(&self.debtor, self.currency, &claim.invoice, reason)
            });
        let credits = self
            .credits
            .iter()
            .map(|credit| Held::credit(&self.debtor, self.currency, credit, reason));
        claims.chain(credits).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::{Language, Messages};

    #[test]
    fn every_reason_has_a_sentence_in_both_languages() {
        for language in [Language::En, Language::Fr] {
            let messages = Messages::new(language);
            for reason in Reason::ALL {
                assert!(
                    messages.has(&reason.key()),
                    "{language:?}: {} is missing",
                    reason.key()
                );
            }
        }
    }

    #[test]
    fn a_reason_is_written_down_by_its_code() {
        for reason in Reason::ALL {
            let written = serde_json::to_string(reason).unwrap();
            assert_eq!(written, format!("\"{}\"", reason.as_str()));
        }
    }
}
