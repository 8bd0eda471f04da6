//! What follows from the messages about one invoice. Pure: the order of files does not matter.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveDateTime};

use findings::{Currency, Money};

use super::message::{Cashed, Message, Reason};
use super::question::{Question, QuestionKind};
use super::table::{Follows, follows, is_second_delivery};

/// The invoice that messages are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The SIREN of the seller.
    pub seller: String,
    /// Its number.
    pub number: String,
    /// The day it was issued.
    pub issued: NaiveDate,
    /// Its currency.
    pub currency: Currency,
    /// What was due on that day.
    pub due: Money,
}

/// Why no letter goes out for an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// The buyer disputes it, or a part of it.
    Disputed {
        /// The status.
        status: String,
        /// Why.
        reasons: Vec<Reason>,
    },
    /// The buyer refused it.
    Refused {
        /// Why.
        reasons: Vec<Reason>,
    },
    /// The buyer says that the payment is on its way.
    Announced {
        /// The last day on which that is waited for.
        until: NaiveDate,
    },
    /// A platform did not take it.
    NotDelivered {
        /// The status.
        status: String,
        /// Why.
        reasons: Vec<Reason>,
    },
    /// The money is a factor's.
    Factored,
    /// Something that a person has to look at.
    Manual {
        /// The status.
        status: String,
    },
}

/// How an invoice stands by its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Why no letter goes out; none where one may.
    pub hold: Option<Hold>,
    /// What came and is taken off what was due; never less than nothing, nor more than was due.
    pub cashed: Money,
    /// Whether it was cancelled, and nothing of it is due.
    pub cancelled: bool,
    /// Whether the buyer approved it, and disputed nothing since.
    pub approved: bool,
    /// What is told beside: see [`Question::holds`].
    pub questions: Vec<Question>,
}

/// What a message says: status, time, amounts that came, reasons.
type Content<'m> =
    (&'m str, Option<NaiveDateTime>, Vec<(Money, Option<Currency>)>, Vec<&'m str>);

impl Message {
    /// Whether it is about an invoice: by its number, its seller, and its day where the message names that.
    #[must_use]
    pub fn is_about(&self, claim: &Claim) -> bool {
        let number = self.number.as_ref().is_some_and(|it| it.value == claim.number);
        let day = self.issued.as_ref().is_none_or(|it| it.value == claim.issued);
        number && day && self.seller_siren().as_deref() == Some(claim.seller.as_str())
    }

    fn status(&self) -> &str {
        self.status.as_ref().map_or("", |it| it.value.as_str())
    }

    /// What it says, whoever it was sent to and under whatever number.
    fn content(&self) -> Content<'_> {
        let cashed = self.cashed.iter().map(|it| (it.amount.value, it.currency)).collect();
        let reasons = self.reasons.iter().map(|it| it.code.as_str()).collect();
        (self.status(), self.time, cashed, reasons)
    }

    fn id(&self) -> Option<&str> {
        self.id.as_ref().map(|it| it.value.as_str())
    }

    /// Whether it is another one of the same content again: the same message, or the same one sent to somebody else.
    fn repeats(&self, other: &Self) -> bool {
        let to_another = self.time.is_some() && self.recipients != other.recipients;
        self.id() == other.id() || to_another
    }
}

/// How an invoice stands by the messages about it; others are passed over. A payment that is announced is waited for
/// so many days.
#[must_use]
pub fn standing(messages: &[Message], claim: &Claim, announced_days: u32) -> Standing {
    let mut own: Vec<&Message> = messages.iter().filter(|it| it.is_about(claim)).collect();
    // By their own time; of one moment, what holds stands last. Those without a time stand behind.
    let place = |it: &&Message| {
        (it.time.is_none(), it.time, rank(it), it.id().map(str::to_owned), it.file.clone())
    };
    own.sort_by_key(place);
    let mut course = Course::default();
    let mut seen: BTreeMap<Content<'_>, Vec<&Message>> = BTreeMap::new();
    let mut numbers = BTreeSet::new();
    for message in own {
        let same = seen.entry(message.content()).or_default();
        if same.iter().any(|it| message.repeats(it)) {
            continue;
        }
        same.push(message);
        if let (false, Some(id)) = (numbers.insert(message.id()), &message.id) {
            let kind = QuestionKind::SameNumber { id: id.value.clone() };
            course.questions.push(Question::at(&message.file, kind, id));
        }
        course.questions.extend(message.questions.iter().cloned());
        course.take(message, claim, announced_days);
    }
    course.end(claim)
}

fn rank(message: &Message) -> bool {
    !matches!(
        follows(message.status()),
        Follows::Nothing | Follows::Delivers | Follows::Approves | Follows::Completes
    )
}

/// How an invoice stands after some messages.
#[derive(Default)]
struct Course {
    hold: Option<Hold>,
    /// A refusal that a later dispute or announcement stands over: it holds again when that one ends.
    refused: Option<Hold>,
    /// A hold that no later message ends.
    lasting: Option<Hold>,
    cashed: Money,
    /// The message that cashed last.
    cashed_by: Option<Question>,
    cancelled: bool,
    approved: bool,
    questions: Vec<Question>,
}

impl Course {
    fn take(&mut self, message: &Message, claim: &Claim, announced_days: u32) {
        let status = message.status().to_owned();
        let reasons = message.reasons.clone();
        let follows = follows(&status);
        let timed = message.time.is_some();
        if self.cancelled && matches!(follows, Follows::Approves | Follows::Announces) {
            let kind = QuestionKind::AfterCancellation { status: status.clone() };
            self.questions.push(Question::whole(&message.file, kind));
        }
        match follows {
            Follows::Nothing => {}
            Follows::Delivers if timed => self.ends(&[Ends::NotDelivered]),
            Follows::Approves if timed => {
                self.approved = true;
                self.ends(&[Ends::NotDelivered, Ends::Disputed, Ends::Refused]);
            }
            Follows::Completes if timed => self.ends(&[Ends::Disputed]),
            // Without a time it may be older than what holds.
            Follows::Delivers | Follows::Approves | Follows::Completes => {}
            Follows::Disputes => self.holds(Hold::Disputed { status, reasons }),
            Follows::Refuses => self.holds(Hold::Refused { reasons }),
            Follows::Announces => {
                let day = message.time.map(|it| it.date());
                let until =
                    day.and_then(|it| it.checked_add_days(Days::new(announced_days.into())));
                self.holds(match until {
                    Some(until) => Hold::Announced { until },
                    None => Hold::Manual { status },
                });
            }
            Follows::Cashes => self.cashes(message, claim),
            Follows::Rejects => {
                let second = !reasons.is_empty()
                    && reasons.iter().all(|it| is_second_delivery(&it.code));
                if !second {
                    self.holds(Hold::NotDelivered { status, reasons });
                }
            }
            Follows::Cancels => self.cancelled = true,
            Follows::Factors => self.lasting = Some(Hold::Factored),
            Follows::Asks => self.lasting = Some(Hold::Manual { status }),
        }
    }

    fn holds(&mut self, hold: Hold) {
        self.approved &= matches!(hold, Hold::Announced { .. });
        let refused = self.hold.replace(hold).filter(|it| Ends::of(it) == Ends::Refused);
        self.refused = refused.or(self.refused.take());
    }

    fn ends(&mut self, kinds: &[Ends]) {
        let ended = self.hold.as_ref().is_some_and(|it| kinds.contains(&Ends::of(it)));
        if kinds.contains(&Ends::Refused) {
            self.refused = None;
        }
        if ended {
            self.hold = self.refused.take();
        }
    }

    fn cashes(&mut self, message: &Message, claim: &Claim) {
        let whole = message.status.as_ref();
        let ask = |kind: QuestionKind| match whole {
            Some(at) => Question::at(&message.file, kind, at),
            None => Question::whole(&message.file, kind),
        };
        if message.cashed.is_empty() {
            // An amount that stands there and cannot be read has its own question.
            if message.questions.is_empty() {
                self.questions.push(ask(QuestionKind::CashedWithoutAmount));
            }
            return;
        }
        let foreign = |it: &&Cashed| it.currency.is_some_and(|it| it != claim.currency);
        if let Some(Cashed { amount, currency: Some(found), .. }) =
            message.cashed.iter().find(foreign)
        {
            let (found, expected) = (found.to_string(), claim.currency.to_string());
            let kind = QuestionKind::CashedInOtherCurrency { found, expected };
            self.questions.push(Question::at(&message.file, kind, amount));
        }
        let own = message.cashed.iter().filter(|it| !foreign(it));
        let sum: Money = own.map(|it| it.amount.value).sum();
        self.cashed += sum;
        self.cashed_by =
            Some(ask(QuestionKind::CashedBeyond { sum: self.cashed, due: claim.due }));
        if sum.is_positive() && message.time.is_some() {
            self.ends(&[Ends::Announced, Ends::Disputed]);
        }
    }

    fn end(mut self, claim: &Claim) -> Standing {
        let within = |sum: Money| sum.max(Money::ZERO).min(claim.due.max(Money::ZERO));
        let cashed = within(self.cashed);
        if let Some(asked) = self.cashed_by.filter(|_| cashed != self.cashed) {
            self.questions.push(if self.cashed.is_negative() {
                asked.with_kind(QuestionKind::TakenBackBeyond { sum: self.cashed })
            } else {
                asked
            });
        }
        Standing {
            hold: self.lasting.or(self.hold),
            cashed,
            cancelled: self.cancelled,
            approved: self.approved,
            questions: self.questions,
        }
    }
}

impl Standing {
    /// What remains to be asked for.
    #[must_use]
    pub fn residual(&self, claim: &Claim) -> Money {
        if self.cancelled { Money::ZERO } else { claim.due - self.cashed }
    }
}

/// The holds that a later message can end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Disputed,
    Refused,
    Announced,
    NotDelivered,
    Nothing,
}

impl Ends {
    fn of(hold: &Hold) -> Self {
        match hold {
            Hold::Disputed { .. } => Self::Disputed,
            Hold::Refused { .. } => Self::Refused,
            Hold::Announced { .. } => Self::Announced,
            Hold::NotDelivered { .. } => Self::NotDelivered,
            Hold::Factored | Hold::Manual { .. } => Self::Nothing,
        }
    }
}
