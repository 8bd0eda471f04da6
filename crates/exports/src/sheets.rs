//! The tables of a file: one, or the sheets of a workbook that hold the rows.

use std::collections::BTreeSet;

use super::file::Sheet;
use super::fold::fold;
use super::header::Role;
use super::ledger_file::LedgerFile;
use super::read_settings::ReadSettings;
use super::{Field, ReadError};

/// Understands the bytes of a file and recognises the header of each of its tables.
///
/// # Errors
///
/// When the bytes are those of a workbook that cannot be opened or has no such sheet, or of another kind of
/// file.
pub(super) fn open(
    name: &str,
    bytes: Vec<u8>,
    role: Role,
    settings: &ReadSettings,
) -> Result<Vec<Sheet>, ReadError> {
    let mut tables = Vec::new();
    let mut ledgers = Vec::new();
    for text in settings.texts(name, bytes, role)? {
        let opened = match role {
            Role::Export => LedgerFile::open(name, text, &settings.ledger),
            Role::Debtors => Err(Box::new(text)),
        };
        match opened {
            Ok(ledger) => ledgers.push(Sheet::of_ledger(ledger)),
            Err(text) => tables.push(Sheet::of_text(name, Some(*text), role, settings)),
        }
    }
    Ok(match (ledgers.is_empty(), tables.is_empty()) {
        (false, _) => ledgers,
        (true, true) => vec![Sheet::of_text(name, None, role, settings)],
        (true, false) => with_rows(tables, role),
    })
}

/// The sheets to read: the one whose header says most, those with the same columns, and those whose own columns
/// say who owes what remains of which invoice; it knows the others.
///
/// A cover, notes or a pivot table have no such header, wherever they stand in the book. One that has the columns
/// of open invoices and does not say what remains is read and held.
fn with_rows(sheets: Vec<Sheet>, role: Role) -> Vec<Sheet> {
    let most = sheets.iter().map(|it| worth(it, role)).max().unwrap_or_default();
    let best = sheets.iter().position(|it| worth(it, role) == most).unwrap_or_default();
    let wanted = sheets.get(best).map(columns).unwrap_or_default();
    let first = sheets.get(best).and_then(Sheet::sheet).unwrap_or_default().to_owned();
    let mut aside = Vec::new();
    let mut read = Vec::new();
    for (at, mut sheet) in sheets.into_iter().enumerate() {
        let looks_needed = role == Role::Export && worth(&sheet, role) >= NEEDED;
        let same = looks_needed && columns(&sheet) == wanted;
        if at == best || same {
            read.push(sheet);
        } else if looks_needed && !sheet.lists_something_else() {
            sheet.hold_bare_totals_beside(&first);
            read.push(sheet);
        } else if let Some(name) = sheet.sheet().filter(|_| !sheet.is_empty()) {
            aside.push(name.to_owned());
        }
    }
    if let Some(first) = read.first_mut() {
        first.aside = aside;
    }
    read
}

/// More than all columns together: what a sheet is worth that has every column letters cannot do without.
const NEEDED: usize = 1000;

/// How much the header of a sheet says.
fn worth(sheet: &Sheet, role: Role) -> usize {
    let columns = &sheet.recognised.columns;
    let has = |field: Field| columns.get(field).is_some();
    let known = Field::ALL.iter().filter(|field| has(**field)).count();
    let amount = has(Field::Residual) || has(Field::Total);
    let needed = match role {
        Role::Export => has(Field::Debtor) && has(Field::Invoice) && amount,
        Role::Debtors => has(Field::Debtor),
    };
    known + if needed { NEEDED } else { 0 }
}

/// The names of its columns, in whatever order.
fn columns(sheet: &Sheet) -> BTreeSet<String> {
    let named = sheet.headers.iter().map(|header| fold(header));
    named.filter(|header| !header.is_empty()).collect()
}
