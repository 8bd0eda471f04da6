//! The fields that exports and debtor files can give.

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
    /// How the debtor is addressed: `Mme`.
    Civility = "civility",
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
    /// The amount that remains.
    Residual = "residual",
    /// The amount debited: owed more.
    Debit = "debit",
    /// The amount credited: owed less.
    Credit = "credit",
    /// Whether an amount was debited or credited, by a word such as `D` or `C`.
    Side = "side",
    /// The code that rows which settle each other share.
    Lettering = "lettering",
    /// Currency.
    Currency = "currency",
    /// `invoice`, `credit-note` or `payment`.
    Document = "document",
    /// Status as the program words it.
    Status = "status",
    /// When or by what code it was settled, or whether it was.
    Settled = "settled",
    /// By what means it is paid.
    PaymentMode = "payment_mode",
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
    /// Number of the invoice that a credit note or payment is for.
    CreditFor = "credit_for",
    /// Code of the debtor who pays and is written to in place of the one of the row.
    Payer = "payer",
}

impl Field {
    /// Its place in [`Field::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Whether it says something about the debtor rather than about one invoice.
    #[must_use]
    pub fn is_about_debtor(self) -> bool {
        self.index() < Self::Invoice.index()
    }

    /// Whether a debtor file may give it: details, and marks that hold for all a debtor owes.
    #[must_use]
    pub fn is_in_debtor_file(self) -> bool {
        self.is_about_debtor()
            || matches!(
                self,
                Self::Status | Self::PaymentMode | Self::Disputed | Self::PromisedUntil
            )
    }

    /// Whether several columns may give it, and what each says counts.
    #[must_use]
    pub fn may_stand_twice(self) -> bool {
        matches!(self, Self::Settled | Self::PaymentMode | Self::Disputed)
    }
}

/// One thing for each field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<T>([T; Field::COUNT]);

impl<T: Copy + Default> Default for Fields<T> {
    fn default() -> Self {
        Self([T::default(); Field::COUNT])
    }
}

impl<T: Copy> Fields<Option<T>> {
    /// The value for a field; none where there is none.
    pub(super) fn get(&self, field: Field) -> Option<T> {
        self.0.get(field.index()).copied().flatten()
    }

    /// Sets it for a field.
    pub(super) fn set(&mut self, field: Field, thing: Option<T>) {
        if let Some(place) = self.0.get_mut(field.index()) {
            *place = thing;
        }
    }

    /// All of them, by [`Field::index`].
    pub(super) fn into_array(self) -> [Option<T>; Field::COUNT] {
        self.0
    }
}

impl std::str::FromStr for Field {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|field| field.as_str() == word).ok_or(())
    }
}
