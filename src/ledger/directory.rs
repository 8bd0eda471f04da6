//! Who the debtors are: their details from the debtor file and from the rows of the export.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use exports::{DebtorRow, Export, Field, InvoiceRow, Place, Text};
use findings::{Args, Code, Finding, Origin};

use super::{Debtor, Terms, person};

/// The debtor file by code.
pub(super) struct Directory<'a> {
    export: &'a Export,
    terms: &'a Terms,
    /// None when the job has no debtor file.
    entries: Option<BTreeMap<&'a str, &'a DebtorRow>>,
    /// Debtors that the file itself holds.
    pub(super) held: BTreeSet<&'a str>,
    /// What is wrong with the debtor file.
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
        let mut directory =
            Self { export, terms, entries: None, held: BTreeSet::new(), findings: Vec::new() };
        let Some(rows) = &export.debtors else { return directory };
        let mut entries: BTreeMap<&str, &DebtorRow> = BTreeMap::new();
        // Nothing in a file with a doubtful header can be trusted.
        let refused = export.tables.last().is_some_and(|table| table.refused);
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
        rows: &[&InvoiceRow],
        findings: &mut Vec<Finding>,
    ) -> Option<Debtor> {
        let first = rows.first()?;
        let entry = match &self.entries {
            Some(entries) => entries.get(&*first.debtor.code).copied(),
            None => None,
        };
        if self.entries.is_some() && entry.is_none() {
            findings.push(self.unknown(first));
        }
        let mut details = Details::new(entry);
        let mut last: Option<&Arc<DebtorRow>> = None;
        for row in rows {
            if last.is_none_or(|last| !Arc::ptr_eq(last, &row.debtor)) {
                details.add(&row.debtor, self.export, findings);
                last = Some(&row.debtor);
            }
        }
        Some(details.into_debtor(entry.unwrap_or(&first.debtor), self.export, self.terms))
    }

    fn unknown(&self, row: &InvoiceRow) -> Finding {
        let file = self.export.tables.last();
        let values = Args::new()
            .text("debtor", &*row.debtor.code)
            .text("file", file.map_or_else(String::new, |table| table.source.name.clone()));
        let origin = origin(self.export, row.place, Some(Field::Debtor));
        Finding::new(Code::UnknownDebtor, origin, Some(&row.debtor.code), values)
    }
}

/// The details of one debtor as they are gathered: the first row that gives one is used.
struct Details<'r> {
    /// The entry of the debtor file, whose details go before those of the export.
    entry: Option<&'r DebtorRow>,
    rows: Vec<&'r DebtorRow>,
    differing: BTreeSet<Field>,
}

impl<'r> Details<'r> {
    fn new(entry: Option<&'r DebtorRow>) -> Self {
        Self { entry, rows: Vec::new(), differing: BTreeSet::new() }
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
            if before == text || in_file || !self.differing.insert(*field) {
                continue;
            }
            let values = Args::new()
                .text("field", field.as_str())
                .text("text", text)
                .text("first", before)
                .text("line", first.place.line.to_string());
            let origin = origin(export, row.place, Some(*field));
            let code = Code::DebtorDetailsDiffer;
            findings.push(Finding::new(code, origin, Some(&row.code), values));
        }
        if new {
            self.rows.push(row);
        }
    }

    /// What the export says otherwise than the debtor file, once for each detail.
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
        if plain(text) == plain(used) || !self.differing.insert(field) {
            return None;
        }
        let values = Args::new()
            .text("field", field.as_str())
            .text("text", text)
            .text("used", used)
            .text("place", origin(export, entry.place, Some(field)).to_string());
        let origin = origin(export, row.place, Some(field));
        Some(Finding::new(Code::DebtorFileDiffers, origin, Some(&row.code), values))
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
