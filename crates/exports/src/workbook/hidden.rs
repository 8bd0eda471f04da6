//! Which rows of a sheet are hidden, which the reader of cells does not tell: the sheet's own XML says it.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Lines of hidden rows, counted from 1.
pub(super) type HiddenLines = BTreeSet<u32>;

/// Characters of a part of a workbook that is looked through; more are a trap.
const MOST: u64 = 1 << 30;

/// The archive that a workbook is.
pub(super) struct BookParts(ZipArchive<Cursor<Vec<u8>>>);

impl BookParts {
    /// Opens the archive; none when it is none.
    pub(super) fn open(bytes: Vec<u8>) -> Option<Self> {
        ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    /// The hidden rows of a sheet of an `.xlsx`.
    pub(super) fn of_xlsx(&mut self, sheet: &str) -> HiddenLines {
        let mut rows = || {
            let part = self.part_of_sheet(sheet)?;
            let xml = self.text(&part)?;
            // Nearly no sheet hides a row: then its XML is not taken apart a second time.
            xml.contains("hidden=").then(|| hidden_in_xlsx(&xml))
        };
        rows().unwrap_or_default()
    }

    /// The hidden rows of a sheet of an `.ods`.
    pub(super) fn of_ods(&mut self, sheet: &str) -> HiddenLines {
        let xml = self.text("content.xml").filter(|xml| xml.contains("table:visibility="));
        xml.map(|xml| hidden_in_ods(&xml, sheet)).unwrap_or_default()
    }

    /// The part that holds a sheet: the book names its sheets, and its relations their parts.
    fn part_of_sheet(&mut self, sheet: &str) -> Option<String> {
        let book = self.text("xl/workbook.xml")?;
        let id = find(&book, "sheet", |it| {
            let named = attribute(it, "name").is_some_and(|name| name == sheet);
            named.then(|| attribute(it, "id")).flatten()
        })?;
        let relations = self.text("xl/_rels/workbook.xml.rels")?;
        let target = find(&relations, "Relationship", |it| {
            let is = attribute(it, "Id").is_some_and(|it| it == id);
            is.then(|| attribute(it, "Target")).flatten()
        })?;
        let whole = target.strip_prefix('/').map(str::to_owned);
        Some(whole.unwrap_or_else(|| format!("xl/{target}")))
    }

    fn text(&mut self, part: &str) -> Option<String> {
        let file = self.0.by_name(part).ok()?;
        let mut text = String::new();
        file.take(MOST).read_to_string(&mut text).ok()?;
        Some(text)
    }
}

fn hidden_in_xlsx(xml: &str) -> HiddenLines {
    let mut hidden = HiddenLines::new();
    let mut last = 0;
    each(xml, |element| {
        if element.local_name().as_ref() != "row" {
            return;
        }
        // Rows without a number follow the one before.
        let number = attribute(element, "r").and_then(|it| it.parse().ok());
        last = number.unwrap_or(last + 1);
        if attribute(element, "hidden").is_some_and(|it| it == "1" || it == "true") {
            hidden.insert(last);
        }
    });
    hidden
}

fn hidden_in_ods(xml: &str, sheet: &str) -> HiddenLines {
    /// Rows below a table are one element that stands for a million of them.
    const MOST_REPEATED: u32 = 100_000;
    let mut hidden = HiddenLines::new();
    let (mut here, mut last) = (false, 0_u32);
    each(xml, |element| match element.local_name().as_ref() {
        "table" => {
            here = attribute(element, "name").is_some_and(|name| name == sheet);
            last = 0;
        }
        "table-row" if here => {
            let times = attribute(element, "number-rows-repeated");
            let times = times.and_then(|it| it.parse().ok()).unwrap_or(1_u32);
            let seen = attribute(element, "visibility").is_none_or(|it| it == "visible");
            if !seen {
                let until = last.saturating_add(times.min(MOST_REPEATED));
                hidden.extend(last.saturating_add(1)..=until);
            }
            last = last.saturating_add(times);
        }
        _ => {}
    });
    hidden
}

/// The first answer of an element of a name.
fn find<T>(
    xml: &str,
    name: &str,
    mut of: impl FnMut(&BytesStart<'_>) -> Option<T>,
) -> Option<T> {
    let mut found = None;
    each(xml, |element| {
        if found.is_none() && element.local_name().as_ref() == name {
            found = of(element);
        }
    });
    found
}

/// Shows every element that begins, up to the first fault of the text.
fn each(xml: &str, mut show: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => show(&element),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// The value of an attribute by its name, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_that_they_are_hidden() {
        let xml = r#"<worksheet><sheetData><row r="1"><c r="A1"/></row>
            <row r="3" hidden="1"/><row/><row hidden="true"/><row r="9" hidden="0"/>
            </sheetData></worksheet>"#;
        assert_eq!(hidden_in_xlsx(xml), HiddenLines::from([3, 5]));
    }

    #[test]
    fn a_filter_hides_rows_of_its_table_alone() {
        let xml = r#"<office:document-content><table:table table:name="a">
            <table:table-row table:visibility="filter"/></table:table>
            <table:table table:name="b &amp; c"><table:table-row/>
            <table:table-row table:number-rows-repeated="2" table:visibility="filter"/>
            <table:table-row table:visibility="visible"/>
            <table:table-row table:visibility="collapse"/></table:table></office:document-content>"#;
        assert_eq!(hidden_in_ods(xml, "b & c"), HiddenLines::from([2, 3, 5]));
    }
}
