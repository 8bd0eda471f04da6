//! Which rows of a sheet are hidden, which the reader of cells does not tell: the workbook's own parts say it.

mod binary;
mod xml;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// Lines of hidden rows, counted from 1.
pub(super) type HiddenLines = BTreeSet<u32>;

/// Bytes of a part of a workbook that are looked through; more are a trap.
const MOST: u64 = 1 << 30;

/// The parts of an open workbook that say which rows are hidden.
pub(super) enum HiddenParts<'a> {
    /// The archive of an `.xlsx`, and the part of each sheet.
    Xlsx(BookParts<'a>, BTreeMap<String, String>),
    /// The same of an `.xlsb`.
    Xlsb(BookParts<'a>, BTreeMap<String, String>),
    /// The text of all sheets of an `.ods`.
    Ods(String),
    /// The lines of the sheets of an `.xls`, by name.
    Xls(BTreeMap<String, HiddenLines>),
}

impl<'a> HiddenParts<'a> {
    /// Opens an `.xlsx`; none where its parts cannot be found.
    pub(super) fn of_xlsx(bytes: &'a [u8]) -> Option<Self> {
        let mut parts = BookParts::open(bytes)?;
        let ids = xml::ids_of_sheets(&parts.text("xl/workbook.xml")?);
        let targets = xml::targets(&parts.text("xl/_rels/workbook.xml.rels")?);
        Some(Self::Xlsx(parts, parts_of_sheets(ids, &targets)))
    }

    /// Opens an `.xlsb`; none where its parts cannot be found.
    pub(super) fn of_xlsb(bytes: &'a [u8]) -> Option<Self> {
        let mut parts = BookParts::open(bytes)?;
        let ids = binary::ids_of_sheets(&parts.bytes("xl/workbook.bin")?);
        let targets = xml::targets(&parts.text("xl/_rels/workbook.bin.rels")?);
        Some(Self::Xlsb(parts, parts_of_sheets(ids, &targets)))
    }

    /// Opens an `.ods`; none where nothing in it is hidden.
    pub(super) fn of_ods(bytes: &'a [u8]) -> Option<Self> {
        let xml = BookParts::open(bytes)?.text("content.xml")?;
        xml.contains("table:visibility=").then_some(Self::Ods(xml))
    }

    /// Opens an `.xls`; none where it has no sheets.
    pub(super) fn of_xls(bytes: &'a [u8]) -> Option<Self> {
        binary::hidden_in_xls(&binary::stream_of_xls(bytes)?).map(Self::Xls)
    }

    /// The hidden rows of a sheet.
    pub(super) fn of_sheet(&mut self, sheet: &str) -> HiddenLines {
        let found = match self {
            // Nearly no sheet hides a row: then its XML is not taken apart a second time.
            Self::Xlsx(parts, of_sheets) => of_sheets
                .get(sheet)
                .and_then(|part| parts.text(part))
                .filter(|xml| xml.contains("hidden="))
                .map(|xml| xml::hidden_in_xlsx(&xml)),
            Self::Xlsb(parts, of_sheets) => of_sheets
                .get(sheet)
                .and_then(|part| parts.bytes(part))
                .map(|bytes| binary::hidden_in_xlsb(&bytes)),
            Self::Ods(xml) => Some(xml::hidden_in_ods(xml, sheet)),
            Self::Xls(of_sheets) => of_sheets.remove(sheet),
        };
        found.unwrap_or_default()
    }
}

/// The path of the part of each sheet.
fn parts_of_sheets(
    ids: BTreeMap<String, String>,
    targets: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let part = |target: &String| {
        let whole = target.strip_prefix('/').map(str::to_owned);
        whole.unwrap_or_else(|| format!("xl/{target}"))
    };
    let each = ids.into_iter().filter_map(|(sheet, id)| Some((sheet, part(targets.get(&id)?))));
    each.collect()
}

/// The archive that a workbook is.
pub(super) struct BookParts<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> BookParts<'a> {
    /// Opens the archive; none when it is none.
    fn open(bytes: &'a [u8]) -> Option<Self> {
        ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    fn bytes(&mut self, part: &str) -> Option<Vec<u8>> {
        let file = self.0.by_name(part).ok()?;
        let mut bytes = Vec::new();
        file.take(MOST).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    fn text(&mut self, part: &str) -> Option<String> {
        String::from_utf8(self.bytes(part)?).ok()
    }
}
