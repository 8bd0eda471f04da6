//! `pieces.csv` and `sheets.csv`.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{self, Addressed};
use crate::ledger::BankAccount;
use crate::pay::{Reference, Way};
use crate::plan::PlannedLetter;
use crate::post::{self, Piece, Postage};
use findings::Finding;

use super::folder::stream_file;
use super::table::{ManifestRow, ManifestTable};
use super::{Folder, LetterFile, Manifest, OutputError};

/// The columns of `pieces.csv`. Those that nothing fills yet are there already and stay empty until
/// then, so that programs reading the file need no change.
const COLUMNS: &[&str] = &[
    "piece_no",
    "piece_id",
    "debtor_id",
    "debtor_name",
    "stage",
    "letter_date",
    "deadline",
    "currency",
    "principal",
    "credits",
    "penalties",
    "indemnities",
    "total",
    "invoices",
    "pages",
    "sheets",
    "stream",
    "first_page",
    "file",
    "sha256",
    "status",
    "warnings",
    "job_id",
    "record_key",
    "source_row",
    "shard",
    "pos_in_stream",
    "duplex",
    "colour",
    "parts",
    "envelope",
    "window",
    "inserts",
    "weight_g",
    "weight_step",
    "postage_product",
    "option_ar",
    "tariff_cents",
    "tariff_date",
    "sort_key",
    "bundle",
    "cp",
    "town",
    "country",
    "addr1",
    "addr2",
    "addr3",
    "addr4",
    "addr5",
    "addr6",
    "addr_rules",
    "sender_id",
    "reg_number",
    "ref_on_ar",
    "level",
    "amount_cents",
    "invoice_refs",
    "pdf_file",
    "pdf_offset",
    "error_code",
    "blank_pages",
    "billed_pages",
    "class",
    "near_step",
    "payment_reference",
    "payment_code",
    "addr7",
    "addr_raw",
    "payments",
];

/// The lines of an address that stand side by side; a seventh, abroad, has its column at the end.
const ADDRESS_LINES: std::ops::Range<u8> = 0..6;

/// The columns of `sheets.csv`.
const SHEET_COLUMNS: &[&str] = &[
    "piece_id",
    "sheet_n",
    "sheet_m",
    "recto_page",
    "verso_page",
    "barcode",
    "omr_bits",
    "flags",
    "seq",
    "number",
];

/// Writes `pieces.csv`.
pub(super) fn write(folder: &Folder, manifest: &Manifest<'_>) -> Result<(), OutputError> {
    let warnings = warnings(manifest.findings);
    let mut table = ManifestTable::begin(folder, "pieces.csv", COLUMNS)?;
    let mut files = manifest.letters.iter();
    let bundles = post::bundles(manifest.pieces, &manifest.plan.letters, manifest.post);
    let mut bundles = bundles.iter().peekable();
    for piece in manifest.pieces {
        let line = PieceLine::of(manifest, piece)?;
        let letter = line.letter;
        let row = decided(piece, letter);
        let row = printed(
            row,
            piece,
            files.next().and_then(Option::as_ref),
            manifest.settings.streams,
        );
        let said = warnings.get(&*letter.debtor.code).map(|codes| codes.join(" "));
        let row = row.own("printed").maybe(said).own(manifest.run_id);
        while bundles.peek().is_some_and(|it| it.range.1 < piece.number) {
            bundles.next();
        }
        let bundle = bundles.peek().map(|it| it.number);
        let row = posted(row, &line, bundle, manifest);
        let row = paid(row, letter, manifest.accounts);
        table.row(received(addressed(row, &line), letter))?;
    }
    table.finish()
}

/// A piece with its letter and the address on it.
struct PieceLine<'m> {
    piece: &'m Piece,
    letter: &'m PlannedLetter,
    address: &'m Addressed,
}

impl<'m> PieceLine<'m> {
    /// That there is no letter or no address cannot be, and must not leave a piece out of the manifest.
    fn of(manifest: &Manifest<'m>, piece: &'m Piece) -> Result<Self, OutputError> {
        let (letters, addresses) = (&manifest.plan.letters, manifest.addresses.printed);
        let found = letters.get(piece.letter).zip(addresses.get(piece.letter));
        let differ = || OutputError::PiecesDiffer {
            letters: letters.len().min(addresses.len()),
            pieces: manifest.pieces.len(),
        };
        let (letter, address) = found.ok_or_else(differ)?;
        Ok(Self { piece, letter, address })
    }
}

/// Adds the columns of the decision: `piece_no` to `invoices`.
fn decided(piece: &Piece, letter: &PlannedLetter) -> ManifestRow {
    let totals = &letter.totals;
    ManifestRow::default()
        .own(piece.number)
        .text(&piece.id)
        .text(&letter.debtor.code)
        .text(&letter.debtor.name)
        .own(letter.stage)
        .own(letter.date)
        .own(letter.deadline)
        .own(letter.currency)
        .own(totals.principal.exact())
        .own(totals.credits.exact())
        .own(totals.penalties.exact())
        .own(totals.indemnities.exact())
        .own(totals.total().exact())
        .own(letter.listed().len())
}

/// Adds the columns of the printed pages: `pages` to `sha256`.
fn printed(
    row: ManifestRow,
    piece: &Piece,
    file: Option<&LetterFile>,
    streams: bool,
) -> ManifestRow {
    row.own(piece.pages)
        .own(piece.sheets)
        .own(&piece.stream)
        .maybe(streams.then_some(piece.first_page))
        .maybe(file.map(|file| &file.file))
        .maybe(file.map(|file| &file.sha256))
}

/// Adds the columns for the post room: `record_key` to the end.
fn posted(
    row: ManifestRow,
    &PieceLine { piece, letter, address }: &PieceLine<'_>,
    bundle: Option<u32>,
    manifest: &Manifest<'_>,
) -> ManifestRow {
    let debtor = &letter.debtor;
    let invoices = letter.claims.iter().chain(&letter.newly_due).map(|claim| &claim.invoice);
    let refs: Vec<&str> = letter.listed().into_iter().map(|number| &**number).collect();
    let source = invoices.clone().next().map(|invoice| invoice.origin.to_string());
    let cents = letter.totals.total().to_cents().exact().replace('.', "");
    let cents: Option<i64> = cents.parse().ok();
    let postage = manifest.post.postage(piece, letter);
    let row = row
        .text(&format!("{}/{}", debtor.code, letter.currency))
        .text(&source.unwrap_or_default())
        .empty(1)
        .own(piece.position)
        .own(piece.duplex)
        .empty(1)
        .own(parts(piece));
    let row = bought(row, piece, &postage, manifest)
        .maybe(bundle)
        .text(debtor.postcode.as_deref().unwrap_or_default())
        .text(debtor.city.as_deref().unwrap_or_default())
        .text(debtor.country.as_deref().unwrap_or_default());
    let mut lines = address.lines.lines();
    let row = ADDRESS_LINES.fold(row, |row, _| row.text(lines.next().unwrap_or_default()));
    row.own(address.rules)
        .empty(1)
        .maybe(letter.registered.as_deref())
        .empty(1)
        .own(letter.stage)
        .maybe(cents)
        .text(&refs.join(","))
        .maybe(manifest.settings.streams.then(|| stream_file(&piece.stream)))
        .empty(2)
        .own(piece.blank_pages())
        .own(piece.pages)
        .own(&piece.class)
        .own(postage.near)
}

/// Adds the last columns of the address: `addr7` and `addr_raw`.
fn addressed(row: ManifestRow, line: &PieceLine<'_>) -> ManifestRow {
    let seventh = line.address.lines.lines().nth(ADDRESS_LINES.count());
    row.text(seventh.unwrap_or_default()).text(&address::raw(&line.letter.debtor))
}

/// How it is paid: `payment_reference` and `payment_code`.
fn paid(row: ManifestRow, letter: &PlannedLetter, accounts: &[BankAccount]) -> ManifestRow {
    let mut accounts = accounts.iter();
    let Some(account) = accounts.find(|account| account.currency == letter.currency) else {
        return row.empty(2);
    };
    let reference = Reference::of(account, &letter.reference);
    let reference = reference.as_ref().map(Reference::as_str).unwrap_or_default();
    let way = Way::asking(account, letter.totals.total());
    row.text(reference).own(way.as_str())
}

/// The payments that lowered what the letter asks for: `payments`, each with the line that tells of it.
fn received(row: ManifestRow, letter: &PlannedLetter) -> ManifestRow {
    let invoices = letter.claims.iter().chain(&letter.newly_due).map(|it| &it.invoice);
    let told = invoices.flat_map(|invoice| {
        invoice.received.iter().map(|it| {
            let (number, amount) = (&invoice.number, it.amount.exact());
            format!("{} {amount} {number} ({})", it.date, it.origin)
        })
    });
    row.text(&told.collect::<Vec<_>>().join("; "))
}

/// Envelope, weight and postage: `envelope` to `sort_key`.
fn bought(
    row: ManifestRow,
    piece: &Piece,
    postage: &Postage,
    manifest: &Manifest<'_>,
) -> ManifestRow {
    let product = manifest.post.product(piece);
    let options = product.map(|it| it.options.join(" ")).unwrap_or_default();
    row.own(&piece.class.envelope)
        .own(manifest.addresses.window)
        .empty(1)
        .own(postage.weight)
        .maybe(postage.step)
        .text(product.and_then(|it| it.product.as_deref()).unwrap_or_default())
        .text(&options)
        .maybe(postage.cents)
        .maybe(postage.since)
        .empty(1)
}

/// The parts of a piece as JSON: what each is and its pages.
fn parts(piece: &Piece) -> String {
    let names = std::iter::once("letter").chain(std::iter::repeat("copy"));
    let part = |(name, pages): (&str, &u32)| format!(r#"{{"name":"{name}","pages":{pages}}}"#);
    let parts: Vec<String> = names.zip(&piece.parts).map(part).collect();
    format!("[{}]", parts.join(","))
}

/// The codes of findings that did not hold their debtor back, each once, by debtor.
fn warnings(findings: &[Finding]) -> BTreeMap<&str, Vec<&'static str>> {
    let said: BTreeSet<(&str, &'static str)> = findings
        .iter()
        .filter(|finding| !finding.holds())
        .filter_map(|finding| Some((finding.debtor.as_deref()?, finding.code.as_str())))
        .collect();
    let mut warnings: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for (debtor, code) in said {
        warnings.entry(debtor).or_default().push(code);
    }
    warnings
}

/// Writes `sheets.csv`: sheets as they are printed. Page numbers are those of the stream.
pub(super) fn write_sheets(
    folder: &Folder,
    manifest: &Manifest<'_>,
) -> Result<(), OutputError> {
    let mut table = ManifestTable::begin(folder, "sheets.csv", SHEET_COLUMNS)?;
    for piece in manifest.pieces {
        let mut sheets = piece.sheet_list();
        sheets.sort_by_key(|sheet| sheet.order);
        for sheet in sheets {
            let says = manifest.marks.map(|marks| marks.says(manifest.run_id, piece, &sheet));
            let says = says.unwrap_or_default();
            let row = ManifestRow::default()
                .text(&piece.id)
                .own(sheet.number)
                .own(piece.sheets)
                .own(sheet.recto)
                .maybe(sheet.verso)
                .maybe(says.code)
                .maybe(says.bits)
                .own(says.flags)
                .own(sheet.seq)
                .maybe(says.number);
            table.row(row)?;
        }
    }
    table.finish()
}
