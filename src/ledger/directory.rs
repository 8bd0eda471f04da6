//! Who the debtors are: their details from the debtor file and from the rows of the export.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use exports::{DebtorRow, Export, Field, InvoiceRow, Place, Text};
use findings::{Args, Code, Finding, Origin};

use super::identity::{agree, folded_code, is_one_name, siren, vouched};
use super::{Debtor, Terms, person};
use findings::fold::compact;

/// The debtor file by code.
pub(super) struct Directory<'a> {
    export: &'a Export,
    terms: &'a Terms,
    /// None when the job has no debtor file.
    entries: Option<BTreeMap<&'a str, &'a DebtorRow>>,
    /// The same by folded code, once one is looked for; none where several rows have it.
    folded: OnceCell<HashMap<String, Option<&'a DebtorRow>, foldhash::fast::FixedState>>,
    /// Debtors that the file itself holds.
    pub(super) held: BTreeSet<&'a str>,
    /// Findings about the debtor file.
    pub(super) findings: Vec<Finding>,
}

/// A detail that is one text, and how to take it from a row.
type Detail = (Field, fn(&DebtorRow) -> Option<&str>);

/// The details that rows of one debtor must not contradict each other about.
const DETAILS: &[Detail] = &[
    (Field::Name, |row| row.name.as_deref()),
    (Field::Kind, |row| row.kind.map(exports::DebtorKind::as_str)),
    (Field::Language, |row| row.language.as_deref()),
    (Field::Contact, |row| row.contact.as_deref()),
    (Field::Email, |row| row.email.as_deref()),
    (Field::Address1, |row| row.address.first().map(|line| &**line)),
    (Field::Address2, |row| row.address.get(1).map(|line| &**line)),
    (Field::Address3, |row| row.address.get(2).map(|line| &**line)),
    (Field::Address4, |row| row.address.get(3).map(|line| &**line)),
    (Field::Address5, |row| row.address.get(4).map(|line| &**line)),
    (Field::Postcode, |row| row.postcode.as_deref()),
    (Field::City, |row| row.city.as_deref()),
    (Field::Country, |row| row.country.as_deref()),
    (Field::Siren, |row| row.siren.as_deref()),
    (Field::Vat, |row| row.vat.as_deref()),
];

impl<'a> Directory<'a> {
    /// Orders the debtor file by code.
    pub(super) fn new(export: &'a Export, terms: &'a Terms) -> Self {
        let mut directory = Self {
            export,
            terms,
            entries: None,
            folded: OnceCell::new(),
            held: BTreeSet::new(),
            findings: Vec::new(),
        };
        let Some(rows) = &export.debtors else { return directory };
        let mut entries: BTreeMap<&str, &DebtorRow> = BTreeMap::new();
        // Nothing in a file with a doubtful header can be trusted.
        let refused = export.debtor_table().is_some_and(|table| table.refused);
        for row in rows {
            if refused {
                directory.held.insert(&row.code);
            }
            match entries.get(&*row.code) {
                Some(first) => directory.report_twice(first, row),
                None => {
                    entries.insert(&row.code, row);
                }
            }
        }
        directory.entries = Some(entries);
        directory
    }

    fn report_twice(&mut self, first: &DebtorRow, second: &'a DebtorRow) {
        let values = Args::new()
            .text("debtor", &*second.code)
            .text("line", first.place.line.to_string());
        let origin = origin(self.export, second.place, Some(Field::Debtor));
        let finding = Finding::new(Code::DuplicateDebtor, origin, Some(&second.code), values);
        self.findings.push(finding);
        self.held.insert(&second.code);
    }

    /// The row of the debtor file for a code.
    pub(super) fn entry(&self, code: &str) -> Option<&'a DebtorRow> {
        self.entries.as_ref()?.get(code).copied()
    }

    /// The debtor of some rows, which are in file order, and what is wrong with its details.
    pub(super) fn debtor(
        &self,
        rows: &[InvoiceRow],
        findings: &mut Vec<Finding>,
    ) -> Option<Debtor> {
        let first = rows.first()?;
        let entry = rows.iter().find_map(|row| self.entry(&row.debtor.code));
        let entry = entry.or_else(|| self.entry_alike(rows, findings));
        // A document of its own says itself who its debtor is.
        let itself = self.export.document(first.place).is_some();
        if self.entries.is_some() && entry.is_none() && !itself {
            findings.push(self.unknown(first));
        }
        let mut details = Details::new(entry, self.is_known_by_name(rows));
        let mut last: Option<&Arc<DebtorRow>> = None;
        for row in rows {
            if last.is_none_or(|last| !Arc::ptr_eq(last, &row.debtor)) {
                details.add(&row.debtor, self.export, findings);
                last = Some(&row.debtor);
            }
        }
        Some(details.into_debtor(entry.unwrap_or(&first.debtor), self.export, self.terms))
    }

    /// The row that tells best who the debtor of some rows is: that of the debtor file, else the first that
    /// gives a name; none without rows.
    pub(super) fn best<'r>(
        &self,
        rows: impl Iterator<Item = &'r InvoiceRow> + Clone,
    ) -> Option<&'r DebtorRow>
    where
        'a: 'r,
    {
        let mut rows = rows.map(|row| &*row.debtor);
        let entry = rows.clone().find_map(|row| self.entry(&row.code));
        let named = rows.clone().find(|row| row.name.is_some());
        let first = rows.next();
        entry.filter(|it| it.name.is_some()).or(named).or(first)
    }

    /// The row of the debtor file for a code that it writes otherwise, in case, blanks or leading zeros, where
    /// name or SIREN agree and no other row could be meant.
    fn entry_alike(
        &self,
        rows: &[InvoiceRow],
        findings: &mut Vec<Finding>,
    ) -> Option<&'a DebtorRow> {
        let first = rows.first()?;
        let entries = self.entries.as_ref()?;
        let folded = self.folded.get_or_init(|| by_folded_code(entries.iter()));
        let entry = (*folded.get(&folded_code(&first.debtor.code))?)?;
        if !self.best(rows.iter()).is_some_and(|best| agree(entry, best)) {
            return None;
        }
        let name = |row: &DebtorRow| row.name.as_deref().unwrap_or("–").to_owned();
        let values = Args::new()
            .text("one", &*entry.code)
            .text("name", name(entry))
            .text("other", &*first.debtor.code)
            .text("other_name", name(&first.debtor))
            .text("invoice", "")
            .text("place", origin(self.export, entry.place, None).to_string());
        let origin = origin(self.export, first.place, Some(Field::Debtor));
        findings.push(Finding::new(
            Code::CodesAreOne,
            origin,
            Some(&first.debtor.code),
            values,
        ));
        Some(entry)
    }

    /// Whether the file of the first of some rows knows debtors by name alone, or one of them is a document that does.
    fn is_known_by_name(&self, rows: &[InvoiceRow]) -> bool {
        let mut documents = rows.iter().filter_map(|row| self.export.document(row.place));
        if documents.any(|it| it.by_name) {
            return true;
        }
        let Some(row) = rows.first() else { return false };
        let table = self.export.table(row.place);
        let column = |field: Field| {
            table.and_then(|table| table.columns.get(field.index()).copied().flatten())
        };
        column(Field::Name).is_some() && column(Field::Name) == column(Field::Debtor)
    }

    fn unknown(&self, row: &InvoiceRow) -> Finding {
        let file = self.export.debtor_table();
        let values = Args::new()
            .text("debtor", &*row.debtor.code)
            .text("file", file.map_or_else(String::new, |table| table.source.name.clone()));
        let origin = origin(self.export, row.place, Some(Field::Debtor));
        Finding::new(Code::UnknownDebtor, origin, Some(&row.debtor.code), values)
    }
}

/// The rows of a debtor file by folded code; none where several have the same.
fn by_folded_code<'e, 'a: 'e>(
    entries: impl Iterator<Item = (&'e &'a str, &'e &'a DebtorRow)>,
) -> HashMap<String, Option<&'a DebtorRow>, foldhash::fast::FixedState> {
    let mut folded = HashMap::default();
    for (code, row) in entries {
        let several = |known: &mut Option<&DebtorRow>| *known = None;
        folded.entry(folded_code(code)).and_modify(several).or_insert(Some(*row));
    }
    folded
}

/// The details of one debtor as they are gathered: the first row that gives one is used.
struct Details<'r> {
    /// The entry of the debtor file, whose details go before those of the export.
    entry: Option<&'r DebtorRow>,
    /// Whether nothing but the name says that its rows are of one debtor.
    by_name: bool,
    rows: Vec<&'r DebtorRow>,
    differing: BTreeSet<Field>,
    /// Whether it was said that these may be several debtors.
    unclear: bool,
}

impl<'r> Details<'r> {
    fn new(entry: Option<&'r DebtorRow>, by_name: bool) -> Self {
        let differing = BTreeSet::new();
        Self { entry, by_name, rows: Vec::new(), differing, unclear: false }
    }

    /// The reason why two rows give different texts for a detail: two debtors under one name or code, or one
    /// of whom something is written in two ways.
    fn meaning(
        &self,
        field: Field,
        one: (&DebtorRow, &str),
        other: (&DebtorRow, &str),
    ) -> Option<Code> {
        if one.1 == other.1 {
            return None;
        }
        let contradict = match field {
            Field::Siren => match (siren(one.0), siren(other.0)) {
                (Some(first), Some(second)) => first != second,
                _ => compact(one.1) != compact(other.1),
            },
            _ => compact(one.1) != compact(other.1) && !vouched(one.0, other.0),
        };
        let is_address = (Field::Address1..=Field::City).contains(&field);
        let of_name = is_address || matches!(field, Field::Siren | Field::Vat | Field::Email);
        match field {
            _ if !contradict => None,
            Field::Name => (!is_one_name(one.1, other.1)).then_some(Code::OneCodeTwoNames),
            _ if self.by_name && of_name => Some(Code::SameName),
            Field::Siren => Some(Code::OneCodeTwoNames),
            _ => None,
        }
    }

    /// Adds what a row of the export says, and reports each detail that differs once.
    fn add(&mut self, row: &'r DebtorRow, export: &Export, findings: &mut Vec<Finding>) {
        let mut new = self.rows.is_empty();
        for (field, of) in DETAILS {
            let Some(text) = of(row) else { continue };
            findings.extend(self.differing_from_file(row, *field, text, export));
            let Some((first, before)) = self.rows.iter().find_map(|it| Some((it, of(it)?)))
            else {
                new = true;
                continue;
            };
            let in_file = self.entry.is_some_and(|entry| is_given(entry, *field, *of));
            let unclear = self.meaning(*field, (first, before), (row, text));
            let unclear = unclear.filter(|_| !self.unclear);
            self.unclear |= unclear.is_some();
            let told = before == text || in_file || self.differing.contains(field);
            if unclear.is_none() && told {
                continue;
            }
            self.differing.insert(*field);
            let values = Args::new()
                .text("debtor", &*row.code)
                .text("field", field.as_str())
                .text("text", text)
                .text("first", before)
                .text("line", first.place.line.to_string())
                .text("place", origin(export, first.place, Some(*field)).to_string());
            let origin = origin(export, row.place, Some(*field));
            let code = unclear.unwrap_or(Code::DebtorDetailsDiffer);
            findings.push(Finding::new(code, origin, Some(&row.code), values));
        }
        if new {
            self.rows.push(row);
        }
    }

    /// Tells where the export differs from the debtor file, once for each detail.
    fn differing_from_file(
        &mut self,
        row: &DebtorRow,
        field: Field,
        text: &str,
        export: &Export,
    ) -> Option<Finding> {
        let entry = self.entry?;
        let (_, of) = DETAILS.iter().find(|(it, _)| *it == field)?;
        let used = of(entry)?;
        let unclear = self.meaning(field, (entry, used), (row, text)).filter(|_| !self.unclear);
        self.unclear |= unclear.is_some();
        let same = text == used || plain(text) == plain(used);
        if same || (!self.differing.insert(field) && unclear.is_none()) {
            return None;
        }
        let values = Args::new()
            .text("debtor", &*row.code)
            .text("field", field.as_str())
            .text("text", text)
            .text("first", used)
            .text("used", used)
            .text("line", entry.place.line.to_string())
            .text("place", origin(export, entry.place, Some(field)).to_string());
        let origin = origin(export, row.place, Some(field));
        let code = unclear.unwrap_or(Code::DebtorFileDiffers);
        Some(Finding::new(code, origin, Some(&row.code), values))
    }

    /// The first of something, the debtor file before the export.
    fn first<T>(&self, of: impl Fn(&'r DebtorRow) -> Option<T>) -> Option<T> {
        self.entry.into_iter().chain(self.rows.iter().copied()).find_map(of)
    }

    fn into_debtor(self, place: &DebtorRow, export: &Export, terms: &Terms) -> Debtor {
        let text = |of: fn(&DebtorRow) -> Option<&Text>| self.first(|row| of(row).cloned());
        // An address is of one piece: never the street of one row with the town of another.
        let address = self.first(|row| has_address(row).then_some(row));
        let rows: Vec<&DebtorRow> =
            self.entry.into_iter().chain(self.rows.iter().copied()).collect();
        let (kind, kind_basis) = person::kind(&rows, terms);
        Debtor {
            code: Text::clone(&place.code),
            name: text(|row| row.name.as_ref()).unwrap_or_else(|| Text::clone(&place.code)),
            kind,
            kind_basis,
            language: text(|row| row.language.as_ref())
                .unwrap_or_else(|| Text::clone(&terms.language)),
            contact: text(|row| row.contact.as_ref()),
            email: text(|row| row.email.as_ref()),
            address: address.map(|row| row.address.clone()).unwrap_or_default(),
            postcode: address.and_then(|row| row.postcode.clone()),
            city: address.and_then(|row| row.city.clone()),
            country: address
                .and_then(|row| row.country.clone())
                .or_else(|| text(|row| row.country.as_ref())),
            siren: text(|row| row.siren.as_ref()),
            vat: text(|row| row.vat.as_ref()),
            origin: origin(export, place.place, None),
        }
    }
}

/// A text as it is compared: programs write names and towns in capitals or not, with hyphens or not.
fn plain(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn has_address(row: &DebtorRow) -> bool {
    !row.address.is_empty() || row.postcode.is_some() || row.city.is_some()
}

/// Whether the debtor file gives a detail; an address counts as one.
fn is_given(entry: &DebtorRow, field: Field, of: fn(&DebtorRow) -> Option<&str>) -> bool {
    let of_address = (Field::Address1..=Field::Country).contains(&field);
    of(entry).is_some() || (of_address && has_address(entry))
}

/// A cell of a row; the row alone where the file has no column for the field.
pub(super) fn origin(export: &Export, place: Place, field: Option<Field>) -> Origin {
    let unnamed = || Origin { source: Arc::default(), line: place.line, column: None };
    export.origin(place, field).unwrap_or_else(unnamed)
}
