//! The settings of the job for reading files.

use std::sync::Arc;

use super::amount::Mark;
use super::date::Order;
use super::dialect::Told;
use super::header::{Role, Vocabulary};
use super::kind::FileKind;
use super::profile::{KnownProfiles, Profile, Word};
use super::text::{FileText, decode};
use super::workbook;
use super::zone::Zone;
use super::{
    Answers, Encoding, HiddenRows, Inputs, LedgerOptions, ReadError, Subtotals, TotalIs,
};
use findings::Currency;

/// The settings of the job for all its files, and the words that headers are compared with.
pub(super) struct ReadSettings {
    pub(super) vocabulary: Vocabulary,
    pub(super) profiles: KnownProfiles,
    encoding: Option<Encoding>,
    pub(super) told: Told,
    pub(super) decimal: Option<Mark>,
    pub(super) date_order: Option<Order>,
    pub(super) zone: Zone,
    pub(super) in_france: bool,
    pub(super) hidden_rows: Option<HiddenRows>,
    pub(super) lists_invoices: bool,
    sheet: Option<String>,
    debtors_sheet: Option<String>,
    pub(super) ledger: LedgerOptions,
    pub(super) answers: Answers,
    pub(super) money: MoneyWords,
}

/// The settings of the job for amounts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct MoneyWords {
    pub(super) total: Option<TotalIs>,
    pub(super) subtotals: Option<Subtotals>,
    /// The currency in which the firm keeps its books.
    pub(super) currency: Option<Currency>,
}

impl ReadSettings {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let profiles = KnownProfiles::new(inputs.profile.as_ref());
        Self {
            vocabulary: Vocabulary::new(&inputs.columns, &profiles)
                .with_names_elsewhere(inputs.debtors.is_some()),
            encoding: inputs.settings.encoding,
            told: Told {
                delimiter: inputs.settings.delimiter,
                header_line: inputs.settings.header_line,
            },
            decimal: inputs.settings.decimal,
            date_order: inputs.settings.date_order,
            zone: inputs.settings.zone,
            in_france: inputs.settings.in_france,
            hidden_rows: inputs.settings.hidden_rows,
            lists_invoices: inputs.settings.lists_invoices,
            sheet: inputs.sheet.clone(),
            debtors_sheet: inputs.debtors_sheet.clone(),
            ledger: inputs.ledger.clone(),
            money: MoneyWords {
                total: inputs.settings.total,
                subtotals: inputs.settings.subtotals,
                currency: inputs.settings.currency,
            },
            answers: inputs.answers.clone(),
            profiles,
        }
    }

    /// The profile that the job names, which is one of exports.
    pub(super) fn given(&self, role: Role) -> Option<&Arc<Profile>> {
        self.profiles.given().filter(|_| role == Role::Export)
    }

    /// The texts of a file: one, or one for each sheet of a workbook; none when it is no text.
    ///
    /// # Errors
    ///
    /// When the bytes are those of a workbook that cannot be opened or has no such sheet, or of a file of
    /// another kind.
    pub(super) fn texts(
        &self,
        name: &str,
        bytes: Vec<u8>,
        role: Role,
    ) -> Result<Vec<FileText>, ReadError> {
        if workbook::is_workbook(&bytes) {
            let sheet = match role {
                Role::Export => self.sheet.as_deref(),
                Role::Debtors => self.debtors_sheet.as_deref(),
            };
            return workbook::read(name, bytes, sheet);
        }
        if let Some(kind) = FileKind::of(&bytes) {
            return Err(ReadError::WrongKind { name: name.to_owned(), kind });
        }
        let of_profile = self.given(role).and_then(|it| it.quirks.encoding).map(|Word(it)| it);
        Ok(decode(bytes, self.encoding.or(of_profile)).into_iter().collect())
    }
}
