//! The sections and keys of a job file, each with its default and the reason for it.

use crate::ledger::{BankAccount, Contact, Signatory};
use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::Deserialize;

use crate::attach::{Effect, Over, Verify};
use crate::ledger::Persons;
use crate::payments::PaymentSources;
use crate::plan::GivenDay;
use exports::{DebtorKind, HiddenRows, LedgerOptions};
use findings::{Currency, Money};
use print::pdf::Profile;

/// The sections of a job file.
pub(super) const SECTIONS: &[&str] = &[
    "creditor", "sender", "export", "invoices", "payments", "copies", "policy", "letters",
    "post", "register", "output", "review",
];

/// `[sender]`: who writes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SenderSection {
    /// In whose name letters go out. `creditor`, because whoever writes for another must say so.
    pub(super) mode: Mode,
    /// Name of the accountant or collector.
    pub(super) name: String,
    /// Its address.
    pub(super) address: Vec<String>,
    /// The date of the written mandate or convention. Needed, because neither may write without one.
    pub(super) mandate_date: String,
    /// Its reference. None, because the date names it well enough.
    pub(super) mandate_reference: Option<String>,
    /// A file with the law a collector must reproduce. No text comes along: it is the user who copies it
    /// from the official code.
    pub(super) law_text: Option<String>,
    /// The account to be paid to, repeated: one that is not the creditor's is refused.
    pub(super) iban: Option<String>,
    /// Telephone on a collector's letterhead. None, because the contact has one.
    pub(super) phone: Option<String>,
    /// E-mail address on it. None, as above.
    pub(super) email: Option<String>,
    /// Statements at the foot of a collector's letters. None, because not every form of firm needs them.
    pub(super) legal: Option<String>,
    /// Path of a collector's logo, a PNG. None, because its name says who writes.
    pub(super) logo: Option<String>,
    /// The place before the date. Needed for a collector, whose letters are its own.
    pub(super) place: Option<String>,
    /// Who signs. Needed for a collector.
    pub(super) signatory: Option<Signatory>,
    /// Whom the debtor may call. Needed for a collector.
    pub(super) contact: Option<Contact>,
    /// Accounts of a collector that money is paid to under its mandate, one per currency. None: it is paid to the
    /// creditor.
    pub(super) account: Vec<BankAccount>,
}

/// Who writes the letters: the creditor itself, an accountant or a collector.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Mode {
    #[default]
    Creditor,
    Accountant,
    Collector,
}

/// `[export]`: what to read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExportSection {
    /// Paths or patterns. Needed, but where exports are given in memory.
    pub(super) files: Option<Vec<String>>,
    /// A second file with the debtors. None, because many exports hold everything in one.
    pub(super) debtors: Option<String>,
    /// How to read the files. `auto`: encoding, delimiter and columns are recognised.
    #[serde(default = "auto")]
    pub(super) profile: String,
    /// Encoding of the exports. None, because their bytes tell it nearly always.
    pub(super) encoding: Option<String>,
    /// Between two cells. None, because rows of equal width tell it.
    pub(super) delimiter: Option<String>,
    /// Line of the header. None, because its words tell it.
    pub(super) header_line: Option<u32>,
    /// Before decimals. None, because most columns show it; only `1,234` alone does not.
    pub(super) decimal: Option<String>,
    /// The part of a date that stands first. None, because one date after the twelfth shows it.
    pub(super) date_order: Option<String>,
    /// The meaning of a total where no column says what remains. None, because many totals are paid in part.
    pub(super) total: Option<String>,
    /// The effect of printed totals that their rows do not make. None, because they prove that no row is
    /// missing.
    pub(super) subtotals: Option<String>,
    /// Days to a due date that is missing. None, because inventing a due date is the user's choice.
    pub(super) terms_days: Option<u32>,
    /// Currency of rows that name none. The euro, because exports leave out the home currency.
    #[serde(default = "euro")]
    pub(super) currency: Currency,
    /// Kind of debtors of whom nothing says it. None: they get the letters of businesses, and nothing is
    /// claimed on top until somebody writes what they are.
    #[serde(default)]
    pub(super) kind: Option<DebtorKind>,
    /// How debtors with a civility are taken. `consumer`, because asking a private person for what firms
    /// owe each other is the worse mistake.
    #[serde(default)]
    pub(super) persons: Persons,
    /// Header to field, for headers that are not recognised.
    #[serde(default)]
    pub(super) columns: BTreeMap<String, String>,
    /// Words for how a document stands. Empty, because the table that comes along knows most.
    #[serde(default)]
    pub(super) status: BTreeMap<String, String>,
    /// Words for kinds of debtors. Empty, as above.
    #[serde(default)]
    pub(super) kinds: BTreeMap<String, String>,
    /// Words for kinds of documents. Empty, as above.
    #[serde(default)]
    pub(super) documents: BTreeMap<String, String>,
    /// Whether invoices that the creditor collects from the debtor's bank are held or reminded of. `hold`, because a reminder of
    /// an invoice that will be debited makes the debtor pay twice.
    #[serde(default)]
    pub(super) direct_debit: DirectDebit,
    /// The sheet of workbooks. None means the one whose header says most, and those with the same columns.
    pub(super) sheet: Option<String>,
    /// The sheet of a workbook of debtors. None means the one whose header says most.
    pub(super) debtors_sheet: Option<String>,
    /// The things that the files list, where their headers look like something else: the user's word.
    pub(super) lists: Option<Lists>,
    /// Whether rows that a workbook does not show are read. None holds them: only the user knows.
    pub(super) hidden_rows: Option<HiddenRows>,
    /// The last day whose payments the amounts of the export know. None: nobody can say, so no statement lowers
    /// them.
    pub(super) as_of: Option<GivenDay>,
    /// Which accounts and journals of ledger files matter.
    #[serde(default)]
    pub(super) ledger: LedgerSection,
}

impl ExportSection {
    /// The section where nothing is written in it.
    pub(super) fn unwritten() -> Option<Self> {
        toml::from_str("").ok()
    }
}

/// `[invoices]`: a folder of electronic invoices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InvoicesSection {
    /// The folder or ZIP. Needed.
    pub(super) folder: String,
    /// A folder or ZIP of lifecycle messages. None, because not every platform gives them.
    pub(super) statuses: Option<String>,
    /// The day of which the user says that all invoices of the folder were unpaid. None: an invoice says what was due when it
    /// was issued, and a letter must not rest on that.
    pub(super) unpaid_on: Option<String>,
    /// Whether invoices that the creditor collects from the debtor's bank are held or reminded of. `hold`, as in `[export]`.
    #[serde(default)]
    pub(super) direct_debit: DirectDebit,
    /// Through how many days a payment that the buyer announced is waited for. Ten, because a transfer takes less.
    #[serde(default = "ten")]
    pub(super) announced_days: u32,
}

fn ten() -> u32 {
    10
}

/// Whether invoices that the creditor collects itself are held or reminded of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum DirectDebit {
    #[default]
    Hold,
    Dun,
}

/// The things that the files of `[export]` list.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Lists {
    /// Open invoices of customers.
    Invoices,
}

/// `[export.ledger]`: how codes start in ledger files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LedgerSection {
    /// Accounts of debtors. 411, because the French chart of accounts says so.
    pub(super) accounts: Vec<String>,
    /// Sales journals. The codes that French programs come with.
    pub(super) sales: Vec<String>,
    /// Bank and cash journals. The codes that French programs come with.
    pub(super) bank: Vec<String>,
    /// Opening journals. The codes that French programs come with.
    pub(super) opening: Vec<String>,
}

impl Default for LedgerSection {
    fn default() -> Self {
        let LedgerOptions { accounts, sales, bank, opening } = LedgerOptions::default();
        Self { accounts, sales, bank, opening }
    }
}

fn auto() -> String {
    "auto".to_owned()
}

fn euro() -> Currency {
    Currency::EUR
}

/// `[payments]`: what the bank and the cash box say was paid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PaymentsSection {
    /// Files, folders and patterns of bank statements. None, because cash may be all there is.
    pub(super) statements: Option<Vec<String>>,
    /// How banks write their CSV. None, because most give files that need no profile.
    pub(super) profiles: Vec<String>,
    /// A CSV of payments in cash and by cheque. None, because most firms have none of them.
    pub(super) paid: Option<String>,
    /// Business days that the newest closing balance may be old. 5: a week in which nobody fetched a statement is
    /// the most that a letter may rest on.
    pub(super) max_age_days: u32,
}

impl Default for PaymentsSection {
    fn default() -> Self {
        let max_age_days = PaymentSources::default().max_age_days;
        Self { statements: None, profiles: Vec::new(), paid: None, max_age_days }
    }
}

/// `[copies]`: where the copies of the invoices are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CopiesSection {
    /// The folder.
    pub(super) folder: String,
    /// File names. `{invoice}.pdf`, because that is how invoicing programs name them most often.
    #[serde(default = "by_number")]
    pub(super) patterns: Vec<String>,
    /// The lines of invoices, for duplicates. None, because few exports have them.
    pub(super) lines: Option<String>,
    /// The effect of a missing copy. `hold`, because a letter that announces enclosures must have them.
    #[serde(default)]
    pub(super) missing: MissingWord,
    /// Whether the copy is looked into. `text`, because another client's invoice in the envelope is the
    /// worst accident of all, and the register remembers what was looked into.
    #[serde(default)]
    pub(super) verify: Verify,
    /// Tried on copies that do not open without one. None, because invoices rarely have one.
    #[serde(default)]
    pub(super) passwords: Vec<String>,
    /// Whether a line beside each page of a copy says what it is. No: most copies say so themselves, and
    /// a page must shrink a little for it.
    #[serde(default)]
    pub(super) stamp: bool,
    /// The most pages of a copy. None, because a copy that lacks pages proves little.
    pub(super) max_pages: Option<NonZeroU32>,
    /// The effect of a copy with more pages. `hold`, because somebody should look at it.
    #[serde(default)]
    pub(super) over: Over,
    /// The effect of a copy that is another invoice's. `hold`, because it must not go out.
    #[serde(default = "hold")]
    pub(super) contradicted: Effect,
    /// The effect of a copy that nothing confirms. `warn`, because scans have no text.
    #[serde(default = "warn")]
    pub(super) unconfirmed: Effect,
}

impl CopiesSection {
    /// The section where nothing but its folder is written in it.
    pub(super) fn of_folder(folder: &str) -> Option<Self> {
        let mut section: Self = toml::from_str("folder = \".\"").ok()?;
        folder.clone_into(&mut section.folder);
        Some(section)
    }
}

fn hold() -> Effect {
    Effect::Hold
}

fn warn() -> Effect {
    Effect::Warn
}

fn by_number() -> Vec<String> {
    vec!["{invoice}.pdf".to_owned()]
}

/// The effect of a missing copy, as job files word it.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum MissingWord {
    #[default]
    Hold,
    Warn,
    Duplicate,
}

/// `[letters]`: how they look.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LettersSection {
    /// A layout by name, or its folder. `classic`, because it fits the French window envelope.
    pub(super) layout: String,
    /// Language where the export says nothing. `fr`, because the rules of law are French.
    pub(super) language: String,
}

impl Default for LettersSection {
    fn default() -> Self {
        Self { layout: "classic".to_owned(), language: "fr".to_owned() }
    }
}

/// `[register]`: what was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RegisterSection {
    /// The file. None, because history may stand in the export.
    pub(super) file: Option<String>,
}

/// `[review]`: decisions about single letters before they are made.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ReviewSection {
    /// The file of decisions. `review.toml`, beside the job file, where it is found again.
    pub(super) file: Option<String>,
    /// Whether a letter that nobody approved is held. No, because a job that nobody reviews makes all its letters.
    pub(super) required: bool,
    /// The sum asked for, in the letter's own currency, from which two people must approve. None, because many firms have
    /// one person for it.
    pub(super) four_eyes: Option<Money>,
    /// The name of whoever decides, where neither the command nor the machine says it. None, because one name for all would
    /// make two people one.
    pub(super) by: Option<String>,
}

/// `[output]`: what a run leaves, and where.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct OutputSection {
    /// The folder that holds the run folders. `out`, beside the job file, where it is found again.
    pub(super) folder: String,
    /// A file for each letter. Yes, because each is filed or sent alone.
    pub(super) letters: bool,
    /// Streams for the printer. Yes, because many letters are printed together.
    pub(super) streams: bool,
    /// Postal services for which a folder is made of all pieces. None, because most post themselves.
    pub(super) services: Vec<String>,
    /// The PDF profile of the files. `mail`, because that is what printers and readers take.
    pub(super) profile: String,
    /// Logo and signature in colour or in grey. `colour`, as they are.
    pub(super) pictures: PictureInk,
}

/// How pictures are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PictureInk {
    #[default]
    Colour,
    Grey,
}

impl Default for OutputSection {
    fn default() -> Self {
        Self {
            folder: "out".to_owned(),
            letters: true,
            streams: true,
            services: Vec::new(),
            profile: Profile::default().as_str().to_owned(),
            pictures: PictureInk::default(),
        }
    }
}
