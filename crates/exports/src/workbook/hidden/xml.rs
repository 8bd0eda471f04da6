//! Hidden rows of workbooks made of XML, `.xlsx` and `.ods`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::HiddenLines;

/// The id that the book gives to each of its sheets.
pub(super) fn ids_of_sheets(book: &str) -> BTreeMap<String, String> {
    pairs(book, "sheet", ["name", "id"])
}

/// The part behind each id.
pub(super) fn targets(relations: &str) -> BTreeMap<String, String> {
    pairs(relations, "Relationship", ["Id", "Target"])
}

/// Two attributes of each element of a name.
fn pairs(xml: &str, name: &str, of: [&str; 2]) -> BTreeMap<String, String> {
    let mut pairs = BTreeMap::new();
    each(xml, |element| {
        if element.local_name().as_ref() == name
            && let [Some(key), Some(value)] = of.map(|it| attribute(element, it))
        {
            pairs.insert(key, value);
        }
    });
    pairs
}

/// The hidden rows in the XML of a sheet.
pub(super) fn hidden_in_xlsx(xml: &str) -> HiddenLines {
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

/// The hidden rows of a sheet in the XML of all of them.
pub(super) fn hidden_in_ods(xml: &str, sheet: &str) -> HiddenLines {
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
