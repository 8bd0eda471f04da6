//! Stage 4: which column gives which field.

mod account;
mod groups;
mod parts;
mod phrase;
mod weigh;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use findings::{Args, Code};

use self::parts::{of_address, unit};
use super::amount_headers::AMOUNTS;
use super::fold::fold;
use super::near::nearest;
use super::note::Note;
use super::profile::{KnownProfiles, Profile, RowIs};
use super::proof::SUMMED;
use super::running::BalanceHeader;
use super::state::{FileWords, SaysBy, StateColumn};
use super::synonyms::{
    IN_DEBTOR_FILE, LINE_LEVEL, NAME_OR_CODE, NOT_NEEDED, PAYMENT_LEVEL, SYNONYMS, example,
};
use super::{Field, Fields, State};

pub(super) use self::groups::Lines;
pub(super) use self::parts::HeaderUnit;

/// The rows that a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Export,
    Debtors,
}

/// The columns and meanings recognised in a header.
#[derive(Debug, Default)]
pub(super) struct Recognised {
    pub(super) columns: Fields<Option<u16>>,
    /// The columns that say how documents stand.
    pub(super) states: Vec<StateColumn>,
    /// The meanings of words in this file.
    pub(super) lexicon: Arc<FileWords>,
    /// Columns that the user does not want.
    off: BTreeSet<u16>,
    /// Columns that the profile knows and does not need.
    not_needed: BTreeSet<u16>,
    /// Whether the user named the column of states.
    status_is_named: bool,
    /// The meaning of a row.
    pub(super) row: RowIs,
    /// Whether a profile says so: then no row has to prove it.
    pub(super) row_is_told: bool,
    /// Whether the amounts are those of the invoice by their very headers.
    amounts_are_sure: bool,
    /// Columns by age.
    pub(super) bands: Vec<u16>,
    /// Whether what remains is the sum of those.
    pub(super) residual_is_bands: bool,
    /// The column that may hold a balance which grows from row to row.
    pub(super) running: Option<u16>,
    /// Whether its header says so.
    pub(super) running_by_name: bool,
    /// How sure the column of what remains is.
    residual: Option<Surety>,
    /// Whether amounts are in the firm's currency, whatever that of the document is.
    pub(super) of_firm: bool,
    /// The currency of documents, where another column gives that of the amounts.
    pub(super) of_document: Option<u16>,
    /// Whether debtors stand on lines of their own, above their documents.
    pub(super) grouped: bool,
    /// Whether the column of numbers holds names of debtors on rows without a date.
    names_beside_numbers: bool,
    /// The titles above the header, without digits.
    titles: Vec<String>,
    /// Whether every debtor of the file is held, because a column is missing or doubtful.
    pub(super) refused: bool,
    pub(super) troubles: Vec<Trouble>,
    /// Notes on columns whose headers say nothing and whose rows showed their meaning.
    pub(super) notes: Vec<Note>,
    /// The currency that the header of a column of amounts names.
    pub(super) units: Fields<Option<HeaderUnit>>,
}

/// Headers, folded, of what is open, that may stand over yes and no as well as over amounts.
const IS_OPEN: &[&str] = &[
    "open",
    "offen",
    "openstaand",
    "pendiente",
    "ausstehend",
    "outstanding",
    "impaye",
    "unpaid",
    "insoluto",
    "scoperto",
];

/// Something wrong with a header.
#[derive(Debug, PartialEq)]
pub(super) struct Trouble {
    pub(super) code: Code,
    pub(super) column: Option<u16>,
    pub(super) values: Args,
}

/// How surely a header means a field; the surest of a file goes before the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Surety {
    Last,
    /// By common words put together.
    Phrase,
    Loose,
    Sure,
    Profile,
    Named,
}

/// Everything headers are compared with, folded once.
pub(super) struct Vocabulary {
    known: BTreeMap<String, (Field, Surety)>,
    in_debtor_file: BTreeMap<String, Field>,
    /// None for a header that the user does not want.
    named: BTreeMap<String, Option<Field>>,
    in_profiles: BTreeSet<String>,
    name_or_code: Vec<String>,
    not_needed: Vec<String>,
    line_level: Vec<String>,
    /// Whether a file of debtors gives names.
    names_elsewhere: bool,
    payment_level: Vec<String>,
}

/// One column that claims a field.
#[derive(Debug, Clone, Copy)]
struct Claim {
    column: u16,
    field: Field,
    surety: Surety,
}

impl Vocabulary {
    /// The headers known to the program, and those which the job names.
    pub(super) fn new(named: &[(String, Option<Field>)], profiles: &KnownProfiles) -> Self {
        let mut known = BTreeMap::new();
        for field in Field::ALL {
            known.insert(fold(field.as_str()), (*field, Surety::Sure));
        }
        for it in SYNONYMS.iter().chain(AMOUNTS) {
            let mut learn = |words: &[&str], surety: Surety| {
                known.extend(words.iter().map(|word| (fold(word), (it.field, surety))));
            };
            learn(&it.example, Surety::Sure);
            learn(it.sure, Surety::Sure);
            learn(it.loose, Surety::Loose);
            learn(it.last, Surety::Last);
        }
        Self {
            known,
            in_debtor_file: IN_DEBTOR_FILE.iter().map(|(word, it)| (fold(word), *it)).collect(),
            named: named.iter().map(|(header, field)| (fold(header), *field)).collect(),
            in_profiles: profiles.words().map(fold).collect(),
            name_or_code: folded(NAME_OR_CODE),
            not_needed: folded(NOT_NEEDED),
            line_level: folded(LINE_LEVEL),
            names_elsewhere: false,
            payment_level: folded(PAYMENT_LEVEL),
        }
    }

    /// The same words, where a file of debtors may give names.
    pub(super) fn with_names_elsewhere(self, names_elsewhere: bool) -> Self {
        Self { names_elsewhere, ..self }
    }

    /// How many of these headers are known: which delimiter is right shows in it.
    pub(super) fn count_known<'a>(&self, headers: impl Iterator<Item = &'a str>) -> usize {
        let known = |folded: &str| {
            self.known.contains_key(folded)
                || self.named.contains_key(folded)
                || self.in_debtor_file.contains_key(folded)
                || self.in_profiles.contains(folded)
        };
        let in_parts = |header: &str, folded: &str| {
            !header.is_empty()
                && (unit(header).is_some_and(|(bare, _)| known(&fold(bare)))
                    || of_address(folded, &self.known).is_some()
                    || phrase::of_words(header).is_some())
        };
        let is_known = |header: &&str| {
            let folded = fold(header);
            known(&folded) || in_parts(header, &folded)
        };
        headers.filter(is_known).count()
    }

    /// Finds the column of each field.
    pub(super) fn recognise(
        &self,
        headers: &[String],
        role: Role,
        profile: Option<&Profile>,
    ) -> Recognised {
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        let of_profile = OfProfile::new(profile);
        let mut claims: Vec<Claim> = Vec::new();
        let mut unknown = Vec::new();
        let mut found = Recognised { amounts_are_sure: true, ..Recognised::default() };
        for (column, header) in (0_u16..).zip(&folded) {
            let not_needed = || {
                let lists = [&self.not_needed, &self.line_level, &self.payment_level];
                header.is_empty() || lists.iter().any(|list| list.contains(header))
            };
            let given = headers.get(usize::from(column)).map_or("", String::as_str);
            let told =
                self.named.contains_key(header) || of_profile.not_needed.contains(header);
            let in_parts = || self.claim_in_parts(given, header).filter(|_| !told);
            let in_words = || {
                let field = phrase::of_words(given).filter(|_| !told && !not_needed());
                field.map(|field| (field, Surety::Phrase))
            };
            match self.claim(header, role, &of_profile).or_else(in_parts).or_else(in_words) {
                Some((field, surety)) => claims.push(Claim { column, field, surety }),
                None if self.named.contains_key(header) => {
                    found.off.insert(column);
                }
                None if of_profile.not_needed.contains(header) => {
                    found.not_needed.insert(column);
                }
                None if not_needed() => {}
                None => unknown.push(column),
            }
        }
        self.turn_name_into_code(&folded, &mut claims);
        self.turn_contact_into_name(role, &mut claims);
        if role == Role::Debtors {
            // Amounts and dates in a file of debtors say nothing about any one invoice.
            claims.retain(|claim| claim.field.is_in_debtor_file());
        }
        for field in Field::ALL {
            found.settle(*field, &claims, headers);
        }
        let alike = found.columns;
        found.troubles.extend(unknown.into_iter().map(|column| {
            let header = folded.get(usize::from(column)).map_or("", String::as_str);
            let near =
                if role == Role::Export { nearest(header, &self.known, &alike) } else { None };
            near.map_or_else(
                || left_aside(headers, column),
                |near| looks_needed(headers, column, &near),
            )
        }));
        found.read_units(headers);
        found.row = profile.map(|it| it.quirks.row).unwrap_or_default();
        found.row_is_told = found.row != RowIs::Unknown;
        if !found.row_is_told {
            found.row = self.row_of(&folded, found.amounts_are_sure);
        }
        found.troubles.sort_by_key(|trouble| trouble.column);
        found
    }

    /// The meaning of rows by their headers: those of items or of payments stand beside the invoice's.
    fn row_of(&self, headers: &[String], amounts_are_sure: bool) -> RowIs {
        let any = |words: &[String]| headers.iter().any(|header| words.contains(header));
        match (any(&self.line_level), any(&self.payment_level)) {
            (true, false) if amounts_are_sure => RowIs::InvoiceLine,
            (false, true) if amounts_are_sure => RowIs::Payment,
            _ => RowIs::Unknown,
        }
    }

    fn claim(
        &self,
        header: &str,
        role: Role,
        of_profile: &OfProfile,
    ) -> Option<(Field, Surety)> {
        let named = match self.named.get(header) {
            Some(None) => return None,
            Some(Some(field)) => Some((*field, Surety::Named)),
            None => None,
        };
        let told = of_profile.columns.get(header).map(|field| (*field, Surety::Profile));
        if named.is_none()
            && told.is_none()
            && of_profile.not_needed.iter().any(|it| it == header)
        {
            return None;
        }
        let here = self.in_debtor_file.get(header).filter(|_| role == Role::Debtors);
        let here = here.map(|field| (*field, Surety::Loose));
        named.or(told).or(here).or_else(|| self.known.get(header).copied())
    }

    /// The field of a header without its unit, as in `Reste dû (EUR)`, or without whose address it is, as in
    /// `Billing Postal Code`.
    fn claim_in_parts(&self, given: &str, folded: &str) -> Option<(Field, Surety)> {
        let of_amount = unit(given).and_then(|(bare, _)| {
            let claim = self.known.get(&fold(bare)).copied();
            claim.filter(|(field, _)| SUMMED.contains(field))
        });
        of_amount.or_else(|| Some((of_address(folded, &self.known)?, Surety::Last)))
    }

    /// Where nothing else gives names, the contact does: programs that know contacts alone call customers so.
    fn turn_contact_into_name(&self, role: Role, claims: &mut [Claim]) {
        let has = |field: Field| claims.iter().any(|claim| claim.field == field);
        let named = has(Field::Name) || (has(Field::Debtor) && self.names_elsewhere);
        if role == Role::Debtors || named {
            return;
        }
        let contacts = claims.iter_mut().filter(|it| it.field == Field::Contact);
        contacts.filter(|it| it.surety < Surety::Profile).for_each(|it| it.field = Field::Name);
    }

    /// `Client` beside another column with the name, and no other code, is the code.
    fn turn_name_into_code(&self, headers: &[String], claims: &mut [Claim]) {
        let has = |field: Field| claims.iter().any(|claim| claim.field == field);
        let header = |claim: &Claim| headers.get(usize::from(claim.column));
        let either = claims.iter().position(|claim| {
            claim.surety < Surety::Named
                && header(claim).is_some_and(|header| self.name_or_code.contains(header))
        });
        let names = claims.iter().filter(|claim| claim.field == Field::Name).count();
        if names > 1
            && !has(Field::Debtor)
            && let Some(claim) = either.and_then(|at| claims.get_mut(at))
        {
            claim.field = Field::Debtor;
        }
    }
}

/// The headers that a profile names, folded.
#[derive(Default)]
struct OfProfile {
    columns: BTreeMap<String, Field>,
    not_needed: Vec<String>,
}

impl OfProfile {
    fn new(profile: Option<&Profile>) -> Self {
        let Some(profile) = profile else { return Self::default() };
        let columns = profile.columns.iter().map(|(header, field)| (fold(header), field.0));
        let not_needed = profile.not_needed.iter().map(|header| fold(header)).collect();
        Self { columns: columns.collect(), not_needed }
    }
}

impl Recognised {
    /// Chooses the column of a field: the surest claim, when there is only one such.
    fn settle(&mut self, field: Field, claims: &[Claim], headers: &[String]) {
        let bare = |claim: &&Claim| {
            let header = headers.get(usize::from(claim.column)).map(|it| fold(it));
            claim.surety < Surety::Profile
                && header.is_some_and(|it| IS_OPEN.contains(&it.as_str()))
        };
        let of_field = || claims.iter().filter(move |claim| claim.field == field);
        // `Openstaand` beside `Resterend bedrag` says whether, not how much.
        let gives_way = of_field().any(|it| bare(&it)) && !of_field().all(|it| bare(&it));
        let claims = || of_field().filter(|it| !(gives_way && bare(it)));
        let Some(surety) = claims().map(|claim| claim.surety).max() else { return };
        let mut surest = claims().filter(|claim| claim.surety == surety);
        let first = surest.next().map(|claim| claim.column);
        self.status_is_named |= field == Field::Status && surety == Surety::Named;
        let several = field.may_stand_twice()
            // A profile or the user knows both; a payment status is told from a status by its header.
            || (field == Field::Status && surety >= Surety::Profile);
        self.read_states(
            field,
            claims().filter(|it| it.surety == surety || surety < Surety::Named),
        );
        let second = surest.next().filter(|_| !several);
        if surety == Surety::Phrase && second.is_some() {
            // Words that mean a field only together are no reason to refuse a file.
            self.troubles.extend(claims().map(|claim| left_aside(headers, claim.column)));
            return;
        }
        if let (Some(first), Some(second)) = (first, second) {
            let header = |column: u16| headers.get(usize::from(column)).cloned();
            let values = Args::new()
                .text("first", header(first).unwrap_or_default())
                .text("second", header(second.column).unwrap_or_default())
                .text("field", field.as_str());
            let column = Some(second.column);
            self.troubles.push(Trouble { code: Code::TwoColumnsForOneField, column, values });
            self.refused = true;
        } else {
            self.columns.set(field, first);
            if field == Field::Residual {
                self.residual = Some(surety);
            }
            let of_invoice = matches!(field, Field::Total | Field::Residual | Field::Paid);
            self.amounts_are_sure &= !of_invoice || surety >= Surety::Sure;
        }
        if surety < Surety::Named && marks_of(field).is_none() {
            let others =
                of_field().filter(|claim| claim.surety < surety || (gives_way && bare(claim)));
            self.troubles.extend(others.map(|claim| left_aside(headers, claim.column)));
        }
    }

    /// The meaning that its header gives to the column that may be a running balance.
    pub(super) fn balance_is(&self) -> BalanceHeader {
        match self.residual {
            _ if self.running_by_name => BalanceHeader::Running,
            _ if self.columns.get(Field::Debit).is_some() => BalanceHeader::OfLedger,
            Some(surety) if surety >= Surety::Sure => BalanceHeader::Remainder,
            _ => BalanceHeader::Open,
        }
    }

    /// Keeps the columns of a field that says how documents stand: what each of them says counts.
    fn read_states<'c>(&mut self, field: Field, claims: impl Iterator<Item = &'c Claim>) {
        let Some(marks) = marks_of(field) else { return };
        self.states.extend(claims.map(|claim| StateColumn { column: claim.column, marks }));
    }

    /// Reads the currencies in the headers of amounts.
    fn read_units(&mut self, headers: &[String]) {
        for field in &SUMMED {
            let column = self.columns.get(*field).map(usize::from);
            let header = column.and_then(|column| headers.get(column));
            let unit = header.and_then(|header| unit(header)).map(|(_, unit)| unit);
            self.units.set(*field, unit);
        }
    }

    /// Checks that the file gives what nothing can be done without.
    pub(super) fn require(&mut self, role: Role) {
        let doubtful: Vec<String> = self
            .troubles
            .iter()
            .filter(|trouble| trouble.code == Code::TwoColumnsForOneField)
            .flat_map(|trouble| trouble.values.pairs())
            .filter_map(|(name, value)| (name == "field").then_some(value))
            .collect();
        let has = |columns: &Fields<Option<u16>>, field: Field| {
            columns.get(field).is_some() || doubtful.iter().any(|it| it == field.as_str())
        };
        if !has(&self.columns, Field::Debtor) {
            // Small exports know debtors by name alone.
            self.columns.set(Field::Debtor, self.columns.get(Field::Name));
        }
        let mut missing = Vec::new();
        if !has(&self.columns, Field::Debtor) && !self.grouped {
            missing.push(Field::Debtor);
        }
        if role == Role::Export {
            let dated =
                [Field::DueDate, Field::InvoiceDate].iter().any(|it| has(&self.columns, *it));
            if !has(&self.columns, Field::Invoice) && !self.bands.is_empty() && !dated {
                let (code, values) = (Code::BalancesOnly, Args::new());
                self.troubles.push(Trouble { code, column: None, values });
                self.refused = true;
                return;
            } else if !has(&self.columns, Field::Invoice) {
                missing.push(Field::Invoice);
            }
            let sums = [Field::Residual, Field::Total, Field::Debit];
            if !self.residual_is_bands && !sums.iter().any(|it| has(&self.columns, *it)) {
                missing.push(Field::Residual);
            }
        }
        for field in missing {
            let values =
                Args::new().text("field", field.as_str()).text("example", example(field));
            self.troubles.push(Trouble { code: Code::MissingColumn, column: None, values });
            self.refused = true;
        }
        self.troubles.sort_by_key(|trouble| trouble.column);
    }
}

/// How a field says how documents stand; none where it does not.
fn marks_of(field: Field) -> Option<SaysBy> {
    match field {
        Field::Status => Some(SaysBy::Word),
        Field::Settled | Field::Lettering => Some(SaysBy::Settlement),
        Field::PaymentMode => Some(SaysBy::Mode),
        Field::Disputed => Some(SaysBy::Yes(State::Disputed)),
        _ => None,
    }
}

/// A header that says nothing, for a place that has none.
fn header_of(headers: &[String], column: u16) -> String {
    headers.get(usize::from(column)).cloned().unwrap_or_default()
}

fn folded(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
}

fn looks_needed(headers: &[String], column: u16, near: &[Field]) -> Trouble {
    let header = headers.get(usize::from(column)).cloned().unwrap_or_default();
    let fields: Vec<&str> = near.iter().map(|field| field.as_str()).collect();
    let values = Args::new().text("header", header).text("fields", fields.join(", "));
    Trouble { code: Code::ColumnLooksNeeded, column: Some(column), values }
}

fn left_aside(headers: &[String], column: u16) -> Trouble {
    let header = headers.get(usize::from(column)).cloned().unwrap_or_default();
    let values = Args::new().text("header", header).count("columns", 1);
    Trouble { code: Code::UnknownColumn, column: Some(column), values }
}

mod judge;
#[cfg(test)]
mod tests;
