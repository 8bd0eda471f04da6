//! Draws duplicates of invoices.

use super::RunError;
use super::context::RunContext;
use crate::compose::{Compositor, Duplicate};
use crate::ledger::Invoice;
use crate::plan::PlannedLetter;
use print::page::Page;
use print::pdf::{FileInfo, Finish, LetterFile, Pen, Profile, Stationery};

/// The invoice of a number in a letter.
fn invoice<'l>(letter: &'l PlannedLetter, number: &str) -> Option<&'l Invoice> {
    let claims = letter.claims.iter().chain(&letter.newly_due);
    claims.map(|claim| &claim.invoice).find(|it| &*it.number == number)
}

/// Sets the duplicate of an invoice; no page where its lines are gone.
fn set(
    context: &RunContext,
    compositor: &mut Compositor<'_>,
    letter: &PlannedLetter,
    number: &str,
) -> Vec<Page> {
    let found = invoice(letter, number).zip(context.copy_store());
    let found = found.and_then(|(invoice, store)| Some((invoice, store.statement(invoice)?)));
    let Some((invoice, statement)) = found else { return Vec::new() };
    let vat = statement.by_rate().into_iter().filter(|_| statement.net);
    let vat = vat.map(|(rate, sum)| (rate, crate::attach::Statement::vat(sum, rate)));
    let of = Duplicate { invoice, lines: statement.lines, vat: vat.collect() };
    compositor.duplicate(letter, &of)
}

/// How many pages the duplicate of an invoice has.
pub(super) fn pages(context: &RunContext, letter: &PlannedLetter, number: &str) -> u32 {
    let mut compositor = Compositor::new(&context.studio);
    let pages = set(context, &mut compositor, letter, number);
    u32::try_from(pages.len()).unwrap_or(u32::MAX)
}

/// Draws the duplicate of an invoice as a file of its own, with the letter's own faces, which then goes behind the
/// letter as any copy does.
pub(super) fn draw(
    context: &RunContext,
    letter: &PlannedLetter,
    number: &str,
) -> Result<Vec<u8>, RunError> {
    let mut compositor = Compositor::new(&context.studio);
    let pages = set(context, &mut compositor, letter, number);
    let undrawn = |source| RunError::Draw { reference: letter.reference.clone(), source };
    let finish = Finish { profile: Profile::Mail, ..Finish::default() };
    // It has no letterhead and so no picture.
    let faces = context.studio.faces();
    let stationery = Stationery::build_for(faces, compositor.glyphs(), &[], finish);
    let stationery = stationery.map_err(RunError::Stationery)?;
    let mut pen = Pen::new(faces, 0);
    let mut out = Vec::new();
    let mut file = LetterFile::begin(&stationery, &mut out);
    for page in &pages {
        file.page(&pen.draw(page).map_err(undrawn)?);
    }
    file.finish(&FileInfo {
        title: number,
        id: &format!("{} {number}", letter.reference),
        language: &letter.debtor.language,
        date: Some(letter.date),
        duplex: false,
        profile: Profile::Mail,
    });
    Ok(out)
}
