//! The status of a letter in the post, and how a later report changes it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

/// Declares an enum of words once.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($(#[$each:meta])* $word:ident = $code:literal,)*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $code)] $word,)* }

        impl $name {
            /// Each of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$word,)*];

            /// Its word.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$word => $code,)* }
            }
        }
    };
}

words! {
    /// The status of a letter in the post.
    PostStatus:
    /// It was sent.
    Sent = "sent",
    /// The machine damaged it; it must be printed again.
    Damaged = "damaged",
    /// The post returned it.
    Returned = "returned",
    /// It reached its addressee, on the day of the acknowledgement.
    Delivered = "delivered",
}

words! {
    /// Why a letter came back.
    ReturnReason:
    /// Its addressee does not live there.
    NotThere = "npai",
    /// Nobody knows its addressee there.
    Unknown = "unknown",
    /// The address cannot be found or reached.
    Address = "address",
    /// Its addressee refused it.
    Refused = "refused",
    /// Its addressee did not fetch it.
    Unclaimed = "unclaimed",
    /// Nobody said why.
    Other = "other",
}

/// A report about a letter: its status, with day and reason where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PostReport {
    /// The status.
    pub status: PostStatus,
    /// When it happened, where that is known.
    pub day: Option<NaiveDate>,
    /// The reason for its return, where it came back.
    pub reason: Option<ReturnReason>,
}

/// A letter that a line of a table names.
pub(super) struct Reported {
    pub(super) entry: i64,
    pub(super) standing: bool,
    pub(super) date: NaiveDate,
    pub(super) has_destination: bool,
}

impl PostReport {
    /// Whether nothing more can become of the letter.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self.status, PostStatus::Returned | PostStatus::Delivered)
    }

    /// Whether it came back because of its address, so that no other letter may go there. One that was refused
    /// or not fetched had found its addressee.
    #[must_use]
    pub fn blames_the_address(&self) -> bool {
        let found = [Some(ReturnReason::Refused), Some(ReturnReason::Unclaimed)];
        self.status == PostStatus::Returned && !found.contains(&self.reason)
    }

    /// The report that holds after another came in: how a letter ended stays, whatever machines tell later.
    pub(super) fn and(self, next: Self) -> Self {
        if self.is_final() && !next.is_final() { self } else { next }
    }
}

/// Adds a report to what is known of a letter, or says why it cannot be.
pub(super) fn follow(
    states: &mut BTreeMap<i64, PostReport>,
    letter: i64,
    report: PostReport,
) -> Result<bool, &'static str> {
    let Some(before) = states.get(&letter).copied() else {
        states.insert(letter, report);
        return Ok(true);
    };
    if before == report {
        return Ok(false);
    }
    if before.is_final() && report.is_final() && before.status != report.status {
        return Err(before.status.as_str());
    }
    let later = report.day > before.day || report.day.is_none();
    if before.is_final() && report.status == PostStatus::Damaged && later {
        return Err(before.status.as_str());
    }
    states.insert(letter, before.and(report));
    Ok(before.and(report) != before)
}
