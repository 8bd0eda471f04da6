/// Declares every field once: name and the word used in job files, headers and messages.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A thing that a column can give.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// Every field, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// How many fields there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The word for it in job files: `due_date`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

fields! {
    /// Code of the debtor.
    Debtor = "debtor",
    /// Name of the debtor.
    Name = "name",
    /// `business`, `consumer` or `public`.
    Kind = "kind",
    /// Language of the letter.
    Language = "language",
    /// Person to write to.
    Contact = "contact",
    /// E-mail address.
    Email = "email",
    /// First address line.
    Address1 = "address1",
    /// Second address line.
    Address2 = "address2",
    /// Third address line.
    Address3 = "address3",
    /// Fourth address line.
    Address4 = "address4",
    /// Fifth address line.
    Address5 = "address5",
    /// Postcode.
    Postcode = "postcode",
    /// Town.
    City = "city",
    /// Country.
    Country = "country",
    /// SIREN or SIRET.
    Siren = "siren",
    /// VAT number.
    Vat = "vat",
    /// Number of the invoice.
    Invoice = "invoice",
    /// Date of the invoice.
    InvoiceDate = "invoice_date",
    /// Due date.
    DueDate = "due_date",
    /// Whole amount, taxes included.
    Total = "total",
    /// Paid or credited so far.
    Paid = "paid",
    /// What remains.
    Residual = "residual",
    /// Currency.
    Currency = "currency",
    /// `invoice`, `credit-note` or `payment`.
    Document = "document",
    /// Status as the program words it.
    Status = "status",
    /// Whether the debtor disputes it.
    Disputed = "disputed",
    /// Until when the debtor promised to pay.
    PromisedUntil = "promised_until",
    /// Path of the copy.
    Copy = "copy",
    /// Date of reminder 1.
    Reminder1 = "reminder_1",
    /// Date of reminder 2.
    Reminder2 = "reminder_2",
    /// Date of reminder 3.
    Reminder3 = "reminder_3",
}

impl Field {
    /// Its place in [`Field::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

impl std::str::FromStr for Field {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|field| field.as_str() == word).ok_or(())
    }
}
