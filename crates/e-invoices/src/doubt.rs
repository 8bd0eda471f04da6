//! What a document leaves open or contradicts: nothing of it is guessed.

use std::sync::Arc;

use chrono::NaiveDate;

use findings::{Args, Code, Finding, Money, Severity};

use crate::value::origin;

/// One thing in a document that no letter may rest on by itself, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What it is.
    pub kind: DoubtKind,
    /// The element it shows at; empty where it is the whole document.
    pub element: Arc<str>,
    /// The line of that element; 0 where it is the whole document.
    pub line: u32,
}

/// The values that a doubt can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The number.
    Number,
    /// The day of issue.
    Issued,
    /// The code of the type.
    TypeCode,
    /// The currency.
    Currency,
    /// The amount, taxes included.
    Total,
    /// The amount paid at issue.
    Prepaid,
    /// The rounding.
    Rounding,
    /// The amount due at issue.
    DueAmount,
    /// The day to pay by.
    DueDate,
    /// The day of an earlier invoice.
    PrecedingDate,
    /// Who sells.
    Seller,
    /// Who buys.
    Buyer,
}

impl About {
    /// The word by which sentences name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Issued => "issued",
            Self::TypeCode => "type",
            Self::Currency => "currency",
            Self::Total => "total",
            Self::Prepaid => "prepaid",
            Self::Rounding => "rounding",
            Self::DueAmount => "due-amount",
            Self::DueDate => "due-date",
            Self::PrecedingDate => "preceding-date",
            Self::Seller => "seller",
            Self::Buyer => "buyer",
        }
    }
}

/// The kinds of doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DoubtKind {
    /// A value that no document can be without is not there.
    Missing(About),
    /// A value stands there and cannot be read.
    Unreadable {
        /// The value it should be.
        about: About,
        /// What stands there.
        text: String,
    },
    /// What may stand once stands twice, with different values.
    Twice {
        /// The first value.
        first: String,
        /// Another.
        second: String,
    },
    /// A name or number is longer than any real one.
    Long {
        /// Its length, in letters.
        letters: usize,
    },
    /// The amount due is not the total less what was paid plus rounding.
    AmountsDisagree {
        /// The amount due, as it stands.
        due: Money,
        /// What the other amounts make.
        made: Money,
    },
    /// An amount is in another currency than the document.
    CurrencyDisagrees {
        /// The currency beside the amount.
        found: String,
        /// The currency of the document.
        expected: String,
    },
    /// The code of its type is in no list.
    UnknownType {
        /// The code.
        code: String,
    },
    /// It is written as a credit note, and the code of its type is that of another document.
    TypeOfOther {
        /// The code.
        code: String,
        /// The name of the type.
        name: String,
    },
    /// An amount has more decimals than cents.
    PartsOfACent {
        /// The amount, as it stands.
        text: String,
    },
    /// A text of it says that it was paid.
    SaysPaid {
        /// The text.
        text: String,
    },
    /// Its type is known and asks for no money.
    NoClaim {
        /// The code.
        code: String,
        /// Its name.
        name: String,
    },
    /// A credit note whose amount is negative: some mean a credit by that, some its reversal.
    NegativeCredit {
        /// The amount.
        amount: Money,
    },
    /// More was paid at issue than the invoice comes to, as where a payment was taken off twice.
    Overpaid {
        /// The amount due, which is negative.
        due: Money,
    },
    /// It is to be paid before it was issued.
    DueBeforeIssue {
        /// When it is to be paid.
        due: NaiveDate,
        /// When it was issued.
        issued: NaiveDate,
    },
    /// Its framework says that it was paid when it was issued, and an amount is due.
    PaidAndDue {
        /// The framework.
        framework: String,
        /// The amount due.
        due: Money,
    },
    /// Several days to pay by; the latest counts, so that no letter is early.
    SeveralDueDates {
        /// The latest.
        latest: NaiveDate,
    },
    /// The text of its terms says a later day to pay by than it names.
    TermsDisagree {
        /// The text.
        text: String,
        /// The day it says.
        day: NaiveDate,
        /// The day that is named.
        named: NaiveDate,
    },
    /// The day to pay by was read from the text of its terms.
    DueFromTerms {
        /// The text.
        text: String,
        /// The day.
        due: NaiveDate,
    },
    /// The text of its terms says when to pay, in a way that can mean several days.
    TermsUndecided {
        /// The text.
        text: String,
        /// The first and the last day it can mean, where there are such.
        days: Option<(NaiveDate, NaiveDate)>,
    },
    /// The creditor collects the money itself.
    DirectDebit {
        /// The code of the means, or the text that says so.
        said: String,
    },
    /// The money is for somebody else than the seller.
    Factored {
        /// The type, or the payee.
        said: String,
    },
    /// Several vendors stand in one document.
    SeveralVendors {
        /// The framework that says so.
        framework: String,
    },
    /// A corrected invoice replaces exactly one invoice, and this one names none or several.
    CorrectsNotOne {
        /// How many it names.
        named: usize,
    },
    /// It says of itself that it is a test.
    Test,
}

impl Doubt {
    /// About the whole document.
    pub(crate) fn whole(kind: DoubtKind) -> Self {
        Self { kind, element: "".into(), line: 0 }
    }

    /// What it tells: whether its document is held, and the sentence for it.
    #[must_use]
    pub fn finding(&self, file: &str) -> Finding {
        let place = origin(file, &self.element, self.line);
        Finding::new(self.kind.code(), place, None, self.kind.values())
    }

    /// Whether it holds the document.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.kind.code().severity() == Severity::Hold
    }
}

impl DoubtKind {
    /// The kind of finding it is.
    fn code(&self) -> Code {
        match self {
            Self::Missing(_) => Code::InvoiceValueMissing,
            Self::Unreadable { .. } => Code::InvoiceValueUnreadable,
            Self::Twice { .. } => Code::InvoiceValueTwice,
            Self::Long { .. } => Code::InvoiceValueLong,
            Self::AmountsDisagree { .. } => Code::InvoiceAmountsDisagree,
            Self::CurrencyDisagrees { .. } => Code::InvoiceCurrencyDisagrees,
            Self::UnknownType { .. } => Code::InvoiceTypeUnknown,
            Self::TypeOfOther { .. } => Code::InvoiceTypeOfOther,
            Self::PartsOfACent { .. } => Code::InvoicePartsOfACent,
            Self::SaysPaid { .. } => Code::InvoiceSaysPaid,
            Self::NoClaim { .. } => Code::InvoiceNoClaim,
            Self::NegativeCredit { .. } => Code::InvoiceCreditNegative,
            Self::Overpaid { .. } => Code::InvoiceOverpaid,
            Self::DueBeforeIssue { .. } => Code::InvoiceDueBeforeIssue,
            Self::PaidAndDue { .. } => Code::InvoicePaidAndDue,
            Self::SeveralDueDates { .. } => Code::InvoiceSeveralDueDates,
            Self::TermsDisagree { .. } => Code::InvoiceTermsDisagree,
            Self::DueFromTerms { .. } => Code::InvoiceDueFromTerms,
            Self::TermsUndecided { .. } => Code::InvoiceTermsUndecided,
            Self::DirectDebit { .. } => Code::InvoiceDirectDebit,
            Self::Factored { .. } => Code::InvoiceFactored,
            Self::SeveralVendors { .. } => Code::InvoiceSeveralVendors,
            Self::CorrectsNotOne { .. } => Code::InvoiceCorrectsNotOne,
            Self::Test => Code::InvoiceTest,
        }
    }

    /// What fills its sentence.
    fn values(&self) -> Args {
        let args = Args::new();
        let day = |it: &NaiveDate| it.to_string();
        match self {
            Self::Missing(about) => args.text("about", about.as_str()),
            Self::Unreadable { about, text } => {
                args.text("text", text).text("about", about.as_str())
            }
            Self::Twice { first, second } => args.text("text", first).text("other", second),
            Self::Long { letters } => args.count("letters", *letters),
            Self::AmountsDisagree { due, made } => {
                args.text("text", due.exact()).text("expected", made.exact())
            }
            Self::CurrencyDisagrees { found, expected } => {
                args.text("text", found).text("expected", expected)
            }
            Self::UnknownType { code } => args.text("text", code),
            Self::PartsOfACent { text } | Self::SaysPaid { text } => args.text("text", text),
            Self::TypeOfOther { code, name } | Self::NoClaim { code, name } => {
                args.text("text", code).text("name", name)
            }
            Self::NegativeCredit { amount: due } | Self::Overpaid { due } => {
                args.text("text", due.exact())
            }
            Self::DueBeforeIssue { due, issued } => {
                args.text("text", day(due)).text("issued", day(issued))
            }
            Self::PaidAndDue { framework, due } => {
                args.text("text", framework).text("due", due.exact())
            }
            Self::SeveralDueDates { latest } => args.text("text", day(latest)),
            Self::TermsDisagree { text, day: said, named } => {
                args.text("text", text).text("day", day(said)).text("named", day(named))
            }
            Self::DueFromTerms { text, due } => args.text("text", text).text("due", day(due)),
            Self::TermsUndecided { text, days: None } => args
                .text("text", text)
                .text("reason", "none")
                .text("first", "")
                .text("last", ""),
            Self::TermsUndecided { text, days: Some((first, last)) } => {
                let args = args.text("text", text).text("reason", "days");
                args.text("first", day(first)).text("last", day(last))
            }
            Self::DirectDebit { said } | Self::Factored { said } => args.text("text", said),
            Self::SeveralVendors { framework } => args.text("text", framework),
            Self::CorrectsNotOne { named } => args.count("named", *named),
            Self::Test => args,
        }
    }
}
