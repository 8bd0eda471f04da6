//! The tables of a file: one, or the sheets of a workbook that hold the rows.

use std::collections::BTreeSet;

use super::file::{Aside, Sheet};
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

/// The sheets to read: the one whose header says most, and those with the same columns; it knows the others.
///
/// A cover, notes or a pivot table have no such header, wherever they stand in the book.
fn with_rows(sheets: Vec<Sheet>, role: Role) -> Vec<Sheet> {
    let most = sheets.iter().map(|it| worth(it, role)).max().unwrap_or_default();
    let best = sheets.iter().position(|it| worth(it, role) == most).unwrap_or_default();
    let wanted = sheets.get(best).map(columns).unwrap_or_default();
    let mut aside = Vec::new();
    let mut read = Vec::new();
    for (at, sheet) in sheets.into_iter().enumerate() {
        let same = role == Role::Export && most >= NEEDED && columns(&sheet) == wanted;
        if at == best || same {
            read.push(sheet);
        } else if let Some(name) = sheet.sheet().filter(|_| !sheet.is_empty()) {
            let looks_needed = role == Role::Export && worth(&sheet, role) >= NEEDED;
            aside.push(Aside { sheet: name.to_owned(), looks_needed });
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
