//! Leaves out of objects what never reaches paper.

use std::borrow::Cow;
use std::ops::Range;

use super::escapes::unescaped_name;
use super::lexer::Lexer;
use super::scan::{Entry, Scan};

/// The part of an object that is taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sifted {
    /// All of it.
    Whole,
    /// All but these keys with their values, in order.
    Without(Vec<Range<usize>>),
    /// Nothing: it never reaches paper.
    Nothing,
}

/// Sifts the object read last. What prints is drawn by contents, and those name what they draw; whatever else
/// hangs on an object says something about it, happens when somebody clicks, or lies in another file.
///
/// A dictionary without type may be a list of names that anybody chose, so that of those only values that are
/// nothing but an action are left out; what they refer to is sifted in its turn.
pub(super) fn sift(bytes: &[u8], scan: &Scan, is_stream: bool) -> Sifted {
    if !scan.is_dictionary {
        return Sifted::Whole;
    }
    let kind = scan.get(bytes, b"/Type").and_then(|entry| bytes.get(entry.value.clone()));
    let kind = kind.filter(|it| it.first() == Some(&b'/'));
    if kind.is_some_and(|kind| is_unprinted(&plain(kind)))
        || !is_stream && (is_action(bytes, scan) || is_enclosure(bytes, scan))
    {
        return Sifted::Nothing;
    }
    let is_gone = |entry: &&Entry| {
        let Some(key) = bytes.get(entry.key.clone()) else { return false };
        match &*plain(key) {
            b"/F" => is_stream && is_elsewhere(bytes, entry),
            b"/FFilter" | b"/FDecodeParms" => is_stream,
            key if !is_told(key) => false,
            // A list of faces may say that it is one, and call one of them by this letter.
            b"/A" if !is_stream => holds_action(bytes, entry),
            _ => is_stream || kind.is_some() || holds_action(bytes, entry),
        }
    };
    let gone = scan.entries.iter().filter(is_gone);
    let gone: Vec<Range<usize>> = gone.map(|it| it.key.start..it.value.end).collect();
    if gone.is_empty() { Sifted::Whole } else { Sifted::Without(gone) }
}

/// Whether objects of a type are never drawn. A page or the whole document seen from below would drag every
/// page along.
fn is_unprinted(kind: &[u8]) -> bool {
    matches!(
        kind,
        b"/Page"
            | b"/Pages"
            | b"/Catalog"
            | b"/Metadata"
            | b"/Filespec"
            | b"/EmbeddedFile"
            | b"/Action"
            | b"/Annot"
            | b"/StructTreeRoot"
            | b"/StructElem"
            | b"/MCR"
            | b"/OBJR"
            | b"/Outlines"
            | b"/Thread"
            | b"/Bead"
            | b"/Rendition"
            | b"/Sig"
            | b"/DocTimeStamp"
    )
}

/// Whether a key says what its value is about, leads elsewhere or acts (ISO 32000-1, 8.10.4, 12.6, 14.3 to 14.7
/// and 14.11.7; ISO 32000-2, 14.13). Places in the structure of another file would be read in that of the letter.
fn is_told(key: &[u8]) -> bool {
    matches!(
        key,
        b"/A"
            | b"/AA"
            | b"/AF"
            | b"/EF"
            | b"/JS"
            | b"/Measure"
            | b"/Metadata"
            | b"/OPI"
            | b"/PieceInfo"
            | b"/PtData"
            | b"/Ref"
            | b"/StructParent"
            | b"/StructParents"
    )
}

/// Whether a value of a stream names a file in which its data lie. Some programs write the name of a filter
/// under the same key.
fn is_elsewhere(bytes: &[u8], entry: &Entry) -> bool {
    !matches!(bytes.get(entry.value.start), Some(b'/' | b'['))
}

fn holds_action(bytes: &[u8], entry: &Entry) -> bool {
    let mut scan = Scan::default();
    let read = scan.value(&mut Lexer::new(bytes, entry.value.start));
    read.is_some() && scan.is_dictionary && is_action(bytes, &scan)
}

/// Whether the dictionary read last is an action (ISO 32000-1, 12.6.4).
fn is_action(bytes: &[u8], scan: &Scan) -> bool {
    let Some(kind) = scan.get(bytes, b"/S") else { return false };
    let kind = bytes.get(kind.value.clone()).unwrap_or_default();
    matches!(
        &*plain(kind),
        b"/GoTo"
            | b"/GoToR"
            | b"/GoToE"
            | b"/GoTo3DView"
            | b"/Hide"
            | b"/ImportData"
            | b"/JavaScript"
            | b"/Launch"
            | b"/Movie"
            | b"/Named"
            | b"/Rendition"
            | b"/ResetForm"
            | b"/RichMediaExecute"
            | b"/SetOCGState"
            | b"/Sound"
            | b"/SubmitForm"
            | b"/Thread"
            | b"/Trans"
            | b"/URI"
    )
}

/// Whether the dictionary read last names a file that lies inside this one.
fn is_enclosure(bytes: &[u8], scan: &Scan) -> bool {
    let is_text = |key: &[u8]| {
        let entry = scan.get(bytes, key);
        let text = entry.and_then(|entry| bytes.get(entry.value.clone())).unwrap_or_default();
        matches!(text, [b'(', ..]) || matches!(text, [b'<', second, ..] if *second != b'<')
    };
    scan.get(bytes, b"/EF").is_some() && (is_text(b"/F") || is_text(b"/UF"))
}

/// A name as it is meant, with its slash.
fn plain(name: &[u8]) -> Cow<'_, [u8]> {
    if name.contains(&b'#') {
        Cow::Owned([b"/", unescaped_name(name).as_slice()].concat())
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, is_stream: bool, expected: Option<&[&str]>) {
        let mut scan = Scan::default();
        scan.value(&mut Lexer::new(text.as_bytes(), 0)).unwrap();
        let gone = match sift(text.as_bytes(), &scan, is_stream) {
            Sifted::Whole => Some(Vec::new()),
            Sifted::Without(gone) => Some(gone.into_iter().map(|it| &text[it]).collect()),
            Sifted::Nothing => None,
        };
        assert_eq!(gone.as_deref(), expected, "{text}");
    }

    #[test]
    fn what_is_told_of_a_stream_or_a_typed_object_is_left_out() {
        check(
            "<</Width 1/Metadata 5 0 R/A<</S/URI>>/N 1>>",
            true,
            Some(&["/Metadata 5 0 R", "/A<</S/URI>>"]),
        );
        check(
            "<</Type/Font/AF[4 0 R]/Metad#61ta 5 0 R>>",
            false,
            Some(&["/AF[4 0 R]", "/Metad#61ta 5 0 R"]),
        );
        check(
            "<</Subtype/Form/StructParents 0/Ref<</F(a.pdf)>>/Length 0>>",
            true,
            Some(&["/StructParents 0", "/Ref<</F(a.pdf)>>"]),
        );
    }

    #[test]
    fn a_name_that_anybody_chose_is_kept_and_an_action_is_not() {
        check("<</A 5 0 R/JS 6 0 R/Metadata 7 0 R/Ref<</CA 1>>>>", false, Some(&[]));
        check(
            "<</A<</S/JavaScript/JS 9 0 R>>/B 1>>",
            false,
            Some(&["/A<</S/JavaScript/JS 9 0 R>>"]),
        );
    }

    #[test]
    fn data_in_another_file_are_left_out_and_the_short_name_of_a_filter_is_not() {
        check(
            "<</F(a.bin)/FFilter/FlateDecode/Length 0>>",
            true,
            Some(&["/F(a.bin)", "/FFilter/FlateDecode"]),
        );
        check("<</F/FlateDecode/Length 9>>", true, Some(&[]));
        check("<</F 4>>", false, Some(&[]));
    }

    #[test]
    fn what_never_prints_is_nothing() {
        for text in [
            "<</Type/Page>>",
            "<</Type/Metadata/Length 0>>",
            "<</Type/F#69lespec/F(a)>>",
            "<</S/URI/URI(http://example.org)>>",
            "<</F(a.xml)/EF<</F 5 0 R>>>>",
        ] {
            check(text, false, None);
        }
        check("<</S/Transparency/I true>>", false, Some(&[]));
        check("<</EF 5 0 R/F 6 0 R>>", false, Some(&[]));
    }
}
