//! Findings and their codes.

use super::{Args, Origin};

/// Something wrong with the data. Collected and reported together, never thrown.
///
/// Its sentence stands in the message files under [`Code::key`] and is filled with `values`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kind of trouble; stable across releases, so that people can search for it.
    pub code: Code,
    /// Where it was found.
    pub origin: Origin,
    /// The code of the debtor it holds back or warns about; none when it concerns a whole file.
    pub debtor: Option<String>,
    /// The text that stood there and all that goes with it, by the names that the message uses.
    pub values: Args,
}

/// The effect of a finding on the debtor it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The letter goes out; the finding is listed.
    Warning,
    /// The debtor is held back; all others go out.
    Hold,
}

/// Declares every kind of finding once: name, stable code, severity, meaning.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $severity:ident;)*) => {
        /// Every kind of finding, in the order of the rooms which report them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The short name shown to people, such as `R1`; stable across releases.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// The effect of this kind of finding on its debtor.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // --- read: R
    /// A cell that must hold an amount does not.
    NotAnAmount = "R1", Hold;
    /// A cell that must hold a date does not.
    NotADate = "R2", Hold;
    /// A column whose header is not known.
    UnknownColumn = "R3", Warning;
    /// Two columns that both claim to be the same field; every debtor of the file is held.
    TwoColumnsForOneField = "R4", Hold;
    /// A file without a byte, or without a header.
    EmptyFile = "R5", Warning;
    /// A header and not one row under it.
    HeaderOnly = "R6", Warning;
    /// A column that letters cannot do without is missing; every debtor of the file is held.
    MissingColumn = "R7", Hold;
    /// A row with more or fewer cells than the header.
    WrongNumberOfCells = "R8", Hold;
    /// A cell that must hold one of a few words does not.
    UnknownWord = "R9", Hold;
    /// A row without debtor or invoice number.
    MissingCell = "R10", Hold;
    /// Bytes that are not text in the file's encoding.
    NotText = "R11", Hold;
    /// A quote that opens in a row and does not close as it should.
    OpenQuote = "R12", Hold;
    /// A column that the job names and no file has; every debtor of every export is held.
    NamedColumnAbsent = "R13", Hold;
    /// A currency beside an amount that is not the currency of the row.
    CurrencyDisagrees = "R14", Hold;
    /// A column of amounts such as `1,234` where no row says which of two they mean.
    UndecidedAmount = "R15", Hold;
    /// A column of dates such as `03/04/2026` where no row says which of two they mean.
    UndecidedDate = "R16", Hold;
    /// A postcode or SIREN that a spreadsheet took for a number, as it was before.
    Repaired = "R17", Warning;
    /// A SIREN of which a spreadsheet has lost digits; it is left out.
    DigitsLost = "R18", Warning;
    /// A debtor code or invoice number that a spreadsheet has rounded.
    NumberRounded = "R19", Hold;
    /// A printed total is not the sum of its rows; every row of the file is held.
    TotalDisagrees = "R20", Hold;
    /// A column that is not known and looks as if it were needed.
    ColumnLooksNeeded = "R21", Warning;
    /// An export of something else than invoices; every row of the file is held.
    OtherReport = "R22", Hold;
    /// Totals of which no column says what remains, beside columns that may; every row is held.
    BareTotal = "R40", Hold;
    /// A document of which the column of what remains says nothing.
    BlankResidual = "R41", Hold;
    /// A cell with a formula whose result the workbook does not hold.
    FormulaWithoutResult = "R42", Hold;
    /// A balance that grows from row to row and breaks off; every row of the file is held.
    BalanceBreaks = "R43", Hold;
    /// An amount in the firm's currency beside a document in another; every row of the file is held.
    AmountOfTheFirm = "R44", Hold;
    /// Amounts whose signs and sides contradict each other; every row of the file is held.
    SideDisagrees = "R45", Hold;
    /// Two rows of one invoice that should say the same of it and do not.
    RowsOfInvoiceDiffer = "R46", Hold;
    /// A column of balances that are more than the amounts beside them; every row of the file is held.
    BalanceAboveAmount = "R47", Hold;
    /// Columns by age that do not come to what remains.
    BandsDisagree = "R48", Hold;
    /// A report with one balance for each debtor; every row of the file is held.
    BalancesOnly = "R49", Hold;
    /// Accounts of other kinds among those of customers; every row of the file is held.
    OtherAccounts = "R50", Hold;
    /// A printed total that cannot be compared with its rows, because an amount of theirs cannot be read.
    TotalUnproved = "R51", Warning;
    /// The number of a document begins like those of credit notes, and its amount is to be paid.
    NumberOfCredit = "R52", Hold;
    /// A word for how a document stands that nobody knows; its rows are held.
    StatusUnknown = "R30", Warning;
    /// Many more such words in one column; their rows are held.
    StatusWordsMany = "R31", Warning;
    /// A column that was left aside and holds amounts, states or dates.
    ColumnCouldMatter = "R32", Warning;
    /// Text that was turned into UTF-8 twice, read as it was before.
    TwiceEncoded = "R60", Warning;
    /// Rows that the workbook does not show, of which the job does not say whether they count.
    RowsHidden = "R61", Hold;
    /// A sheet with the columns of open invoices that is not read.
    SheetAside = "R62", Warning;
    /// A letter of a name or address that another program turned into a question mark.
    LetterLost = "R63", Hold;

    // --- ledger: L
    /// One invoice number on two rows of the same file.
    DuplicateInvoice = "L1", Hold;
    /// One invoice in two files of the job.
    InvoiceInTwoFiles = "L2", Hold;
    /// Residual and total minus paid disagree; the residual is used.
    ResidualDisagrees = "L3", Warning;
    /// A debtor code that the debtor file does not know.
    UnknownDebtor = "L4", Hold;
    /// Two rows give the same debtor different details; the first is used.
    DebtorDetailsDiffer = "L5", Warning;
    /// A debtor twice in the debtor file.
    DuplicateDebtor = "L6", Hold;
    /// Neither residual nor total: what is owed is unknown.
    NoAmount = "L7", Hold;
    /// A due date filled in from the job's terms of payment.
    DueDateAssumed = "L8", Warning;
    /// Total and paid have different signs and no residual says what remains.
    SignsDisagree = "L9", Hold;
    /// The open items of a debtor do not make the balance of its account.
    ItemsDifferFromBalance = "L10", Hold;
    /// An open line of a ledger that is no sale, payment or opening.
    LineNeedsReview = "L11", Hold;
    /// An opening line of a ledger whose invoice number or date no file gives.
    OpeningWithoutInvoice = "L12", Warning;
    /// A group of lines with one lettering code of which several could be what remains open.
    PartialLettering = "L13", Warning;
    /// An invoice in a currency other than that of the ledger.
    ForeignInvoiceInLedger = "L14", Hold;
    /// The export says something else about a debtor than the debtor file, which is used.
    DebtorFileDiffers = "L15", Warning;
    /// Debits and credits of a ledger differ, or lines of it cannot be read; all its debtors are held.
    LedgerIncomplete = "L16", Hold;
    /// Two ledgers are about the same days; all their debtors are held.
    LedgersOverlap = "L17", Hold;
    /// A reference of a ledger that does not tell one document from others.
    SharedReference = "L18", Warning;
    /// Accounts of doubtful debtors in a ledger that are left aside.
    DoubtfulDebtors = "L19", Warning;
    /// A credit that the debtor disputes; it is deducted all the same.
    CreditDisputed = "L36", Warning;
    /// Rows of one number with several due dates and the same total: one whole amount, or instalments.
    InstalmentsUnclear = "L37", Hold;
    /// Debtors taken for consumers because of a civility, and nothing that says they are none.
    PersonsAsConsumers = "L30", Warning;
    /// Rows that know their debtor by name alone, and contradict each other about who that is.
    SameName = "L31", Hold;
    /// One debtor code with the names of two.
    OneCodeTwoNames = "L32", Hold;
    /// Codes that differ in case, blanks or leading zeros, taken for one: name or SIREN agree.
    CodesAreOne = "L33", Warning;
    /// Codes that differ in case, blanks or leading zeros and that nothing shows to be one.
    CodesAlike = "L34", Warning;
    /// Such codes with one document number under both.
    CodesShareDocument = "L35", Hold;

    // --- rules: W
    /// A letter says something that a letter may not say.
    WordRefused = "W1", Hold;
    /// A letter does not say something that it must.
    ItemMissing = "W2", Hold;
    /// A letter rests on French law though its creditor is elsewhere.
    LawElsewhere = "W3", Hold;
    // --- register: S
    /// A column that a table of letters cannot do without is missing.
    LetterColumnMissing = "S1", Hold;
    /// A table of reports names a letter that the register does not know.
    LetterUnknown = "S2", Hold;
    /// A report of what became of a letter cannot be true.
    ReportImpossible = "S3", Hold;
    /// A column that a table of reports cannot do without is missing.
    ReportColumnMissing = "S4", Hold;
    /// An invoice that was reminded under another debtor code, which the export does not show any more.
    DebtorCodeChanged = "S10", Warning;

    // --- plan: P
    /// The creditor has no bank account in this currency.
    NoAccountInCurrency = "P1", Hold;
    /// Penalties are to be claimed and the rules do not say how much.
    RuleUnknown = "P2", Hold;
    /// A rate that rests on a single secondary source was used.
    RuleUnconfirmed = "P3", Warning;
    /// A contractual rate lies below what the law allows; the floor is used.
    RateRaised = "P4", Warning;
    /// An invoice will be time-barred within six months, or already may be.
    TimeBarNear = "P5", Warning;
    /// A fixed indemnity in another currency than the letter's is left out.
    IndemnityLeftOut = "P6", Warning;
    /// A credit or payment of a later day than the letter; it lowers nothing yet.
    CreditLater = "P10", Warning;
    /// A credit names an invoice that is not open, or goes beyond it: what is left lowers the account.
    CreditBeyond = "P11", Warning;
    /// A credit note that names no invoice is set against the one of its very amount.
    CreditMatched = "P12", Warning;
    /// An exclusion of the job names what nothing knows, or a credit.
    ExclusionUnfit = "P20", Warning;
    /// An exclusion of the job fits nothing and is written nearly like something that is there: nothing is
    /// made before somebody has looked.
    ExclusionMisnamed = "P21", Hold;
    /// Exclusions of the job whose last day has passed, or that name what is paid or gone.
    ExclusionOver = "P22", Warning;
    /// Letters wait for no other reason than a run of the same day.
    SameDay = "P23", Warning;
    /// Formal notices that claim nothing on top, because nothing says whether their debtors are businesses.
    KindUnwritten = "P30", Warning;
    /// A date of an invoice that cannot be; the invoice is held.
    DateImpossible = "P40", Hold;
    /// A date of an invoice that cannot be, where no letter rests on it or the job accepts it.
    DateOdd = "P41", Warning;

    // --- pay: Q
    /// The reference of a letter has no character that a structured payment reference may have.
    NoPaymentReference = "Q1", Hold;
    /// A letter goes out without the code that its account wants.
    NoPaymentCode = "Q2", Warning;
    /// A QR-bill leaves the payer to be written by hand.
    PayerLeftBlank = "Q3", Warning;
    /// A QR-bill names the payer otherwise than the letter does.
    PayerChanged = "Q4", Warning;

    // --- compose: C
    /// A character that no face of the layout can show.
    NoGlyph = "C1", Hold;
    /// A line of the address would be cut to fit.
    AddressCut = "C2", Hold;
    /// An address of more lines than the window holds.
    AddressTooLong = "C3", Hold;
    /// A letter text could not be filled in.
    TextFailed = "C4", Hold;
    /// The layout has no texts in the debtor's language; the letter is written in the layout's.
    LanguageMissing = "C5", Warning;
    /// The last line of a French address is no postcode and town.
    AddressDoubtful = "C6", Warning;
    /// A part of the address that the window may not show.
    WindowMissed = "C7", Hold;
    /// Something else than the address that the window may show.
    WindowShows = "C8", Hold;
    /// Something stands where the post or the service wants white.
    ZoneTouched = "C9", Hold;
    /// A country that nobody knows.
    CountryUnknown = "C10", Hold;
    /// An address with a town and no street.
    NoStreet = "C11", Warning;

    // --- attach: A
    /// No copy of an invoice was found and the job wants one.
    CopyMissing = "A1", Hold;
    /// A copy that no reader can make pages of.
    CopyUnreadable = "A2", Hold;
    /// A path that leaves the copies folder.
    CopyOutside = "A3", Hold;
    /// No copy was found; the letter goes out without it, as the job says.
    CopyMissingWarned = "A4", Warning;
    /// A copy that no reader can make pages of; the letter goes out without it, as the job says.
    CopyUnreadableWarned = "A5", Warning;
    /// Two files that could both be the copy.
    CopyAmbiguous = "A6", Hold;
    /// The first letter should go along and cannot be had as it was sent.
    FirstLetterMissing = "A7", Hold;
    /// The first letter cannot be had as it was sent; the letter goes out without it, as the job says.
    FirstLetterMissingWarned = "A8", Warning;
    /// A file that by its name could be the copy of another document as well.
    CopyShared = "A9", Hold;
    /// A copy that says it is another invoice's, or nobody's of this letter.
    CopyContradicted = "A10", Hold;
    /// A copy that says it is another invoice's; the letter goes out with it, as the job says.
    CopyContradictedWarned = "A11", Warning;
    /// A copy of which nothing says whether it is the right one.
    CopyUnconfirmed = "A12", Warning;
    /// A copy of which nothing says whether it is the right one, and the job wants to be sure.
    CopyUnconfirmedHeld = "A13", Hold;
    /// The lines of an invoice do not make up its amount, so no duplicate can be drawn.
    LinesDisagree = "A14", Hold;
    /// Lines of an invoice that no export has.
    LinesOfUnknownInvoice = "A15", Warning;
    /// A cell of the file of lines that must hold an amount and does not.
    LineUnreadable = "A16", Warning;
    /// A column that the file of lines cannot do without is missing.
    LinesColumnMissing = "A17", Warning;
    /// A row of the file of lines that belongs to no invoice, or that cannot be parted into its cells.
    LineLost = "A18", Warning;
    /// A copy with more pages than the job allows.
    CopyTooLong = "A20", Hold;
    /// A copy with more pages than the job allows; its first pages go along, as the job says.
    CopyCut = "A21", Warning;

    // --- marks: M
    /// A letter prints where only marks for the inserter may stand.
    MarksCovered = "M1", Hold;

    // --- post: T
    /// Postage that no source gives; its fields stay empty.
    PostageUnknown = "T1", Warning;
    /// Pieces so close below a weight step that heavier paper would lift them over it.
    WeightNearStep = "T2", Warning;
    /// A piece breaks a limit of the postal service that is to print it.
    ServiceLimit = "T3", Warning;
    /// The first page of a letter breaks a zone of the postal service that is to print it.
    ServiceZone = "T4", Warning;
    /// The rules of a postal service for pages are not known for the country of posting.
    ServiceZoneUnknown = "T5", Warning;
    /// A stream for a printing house claims nothing, because copies in it break what it would claim.
    StreamUnclaimed = "T6", Warning;
}

impl Code {
    /// Where its sentence stands in the message files: `finding-r1`.
    #[must_use]
    pub fn key(self) -> String {
        format!("finding-{}", self.as_str().to_lowercase())
    }
}

impl Finding {
    /// A finding about one debtor, or about a whole file when there is none.
    #[must_use]
    pub fn new(code: Code, origin: Origin, debtor: Option<&str>, values: Args) -> Self {
        Self { code, origin, debtor: debtor.map(str::to_owned), values }
    }

    /// Whether it holds its debtor back.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.code.severity() == Severity::Hold
    }
}
