//! The rules by which payments are taken, and why others are not.

/// What a payment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It lowers invoices.
    Pays,
    /// It is part of an amount that is known already.
    Confirms,
    /// It holds debtors.
    Holds,
    /// It and another are nothing together.
    Undone,
    /// It has to do with nothing that is open.
    None,
}

impl Effect {
    /// The word in `payments.csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::Confirms => "confirms",
            Self::Holds => "holds",
            Self::Undone => "undone",
            Self::None => "none",
        }
    }
}

/// Makes the rules from their table.
macro_rules! rules {
    ($($name:ident = $word:literal, $effect:ident, $about:literal;)*) => {
        /// The rule that took a payment, or why none did.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rule {
            $(#[doc = $about] $name,)*
        }

        impl Rule {
            /// Every rule, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word in `payments.csv`; stable across releases.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// What a payment of this rule does.
            #[must_use]
            pub fn effect(self) -> Effect {
                match self { $(Self::$name => Effect::$effect,)* }
            }

            /// Whether the list of payments made by hand can say what a payment of this rule is for.
            #[must_use]
            pub fn asks(self) -> bool {
                matches!(
                    self,
                    Self::PayerAmount
                        | Self::Payer
                        | Self::Loose
                        | Self::Amount
                        | Self::NumbersAmount
                        | Self::ReferenceAmount
                        | Self::Debtors
                        | Self::OtherPayer
                        | Self::Contradicts
                        | Self::NotAsked
                )
            }

            /// The meaning, in Markdown.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $about,)* }
            }
        }
    };
}

rules! {
    Reference = "reference", Pays,
        "It quotes the reference of a letter, and its amount is the sum of all invoices of the letter that are open, or the sum that the letter asked for.";
    ReferenceSome = "reference-some", Pays,
        "It quotes the reference of a letter, and of the sums that some of its invoices make, one alone is the amount.";
    Numbers = "numbers", Pays,
        "It names invoices, and its amount is their sum.";
    Part = "part", Pays,
        "It names one invoice and no other number of its kind, and its amount is less.";
    NumberExact = "number-exact", Pays,
        "It names an invoice by a number of digits alone or under five characters, its amount is exactly that of the invoice, and the payer is the debtor.";
    Listed = "listed", Pays,
        "The list of payments made by hand says on the same day which invoices of this payer the amount pays.";
    Earlier = "earlier", Confirms,
        "It names invoices whose open amount knows the payments of its day.";
    ReferenceAmount = "reference-amount", Holds,
        "It quotes the reference of a letter, and its amount is not that of the invoices, or several sums of them make it.";
    NumbersAmount = "numbers-amount", Holds,
        "It names invoices, and its amount is not their sum, nor a part of a single one.";
    Debtors = "debtors", Holds,
        "It names invoices of several debtors, or a number that several invoices bear.";
    OtherPayer = "other-payer", Holds,
        "It names an invoice, and the payer is another debtor.";
    Contradicts = "contradicts", Holds,
        "It quotes the reference of a letter and names invoices that the letter does not ask for.";
    OtherCurrency = "other-currency", Holds,
        "It names an invoice in another currency.";
    BeforeIssue = "before-issue", Holds,
        "It names an invoice that was issued later.";
    NoAsOf = "no-as-of", Holds,
        "It would be taken, but the export does not say up to which day its amounts know what was paid.";
    Denied = "denied", Holds,
        "It names an invoice of which somebody says that it was unpaid on its day or later.";
    NotAsked = "not-asked", Holds,
        "It names a document that nothing is asked for: an invoice that is closed or was replaced, or a credit note.";
    Mixed = "mixed", Holds,
        "It names invoices of which some know the payments of its day and others do not.";
    PayerAmount = "payer-amount", Holds,
        "The payer is a debtor, or the text has its name, and the amount is that of one of its invoices or of all of them.";
    Payer = "payer", Holds,
        "The payer is a debtor, and the amount, or that of all such payments together, is a tenth or more of what it owes, or its account is known.";
    Loose = "loose", Holds,
        "A number may stand in the text: cut, joined to other signs, or short; or its digits do, and the amount is exactly that of the invoice.";
    Amount = "amount", Holds,
        "The amount is that of one debtor alone, of one of its invoices or of all of them, and no debtor is named; where somebody else is, the amount must have cents.";
    Unproven = "unproven", Holds,
        "It would be taken, but its statement does not close, or one that closes does not have it.";
    Batch = "batch", Holds,
        "It would be taken, but the payments of its entry do not make its amount.";
    Doubled = "doubled", Holds,
        "It would be taken, but it may be another of the same account, day and amount.";
    Sums = "sums", Holds,
        "It would be taken, but the list of payments made by hand or the lifecycle messages tell another sum or day for the same invoice, or all together more than is open.";
    Returned = "returned", Undone,
        "It went back later.";
    Returns = "returns", Undone,
        "It takes an earlier payment back.";
    ReturnAfter = "return-after", Holds,
        "It takes a payment back that the open amount may count as made.";
    LoneReturn = "lone-return", Holds,
        "It goes back to a debtor, and which payment it takes back is not known.";
    OwnReturn = "own-return", None,
        "Money of our own came back.";
    OtherReturn = "other-return", None,
        "It goes back to somebody who owes nothing.";
    Unmatched = "unmatched", None,
        "It says nothing of what is open.";
}
