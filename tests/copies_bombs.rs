//! Copies that expand beyond all measure once somebody draws them: refused with the limit as reason, wherever it
//! stands what expands.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::io::Write as _;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_import::{Intake, Zone, import};

use self::tools::handmade::joined;

/// How far contents may expand, in bytes.
const DRAWN: usize = 64 << 20;

/// More blanks than contents may have, deflated.
static TOO_MANY: LazyLock<Vec<u8>> = LazyLock::new(|| blanks(DRAWN + 999));

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::fast());
    deflate.write_all(data).unwrap();
    deflate.finish().unwrap()
}

fn blanks(length: usize) -> Vec<u8> {
    deflated(&vec![b' '; length])
}

fn packed(keys: &str, data: &[u8]) -> Vec<u8> {
    let filter = if keys.contains("/Filter") { "" } else { "/Filter/FlateDecode" };
    let head = format!("<<{keys}{filter}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A page with these keys; object 4 is empty contents, 5 and later are given.
fn page(keys: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let first = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R{keys}>>").into_bytes(),
        packed("/Filter[]", b""),
    ];
    joined(&first.into_iter().chain(objects.iter().cloned()).collect::<Vec<Vec<u8>>>())
}

#[track_caller]
fn check(what: &str, bytes: Vec<u8>, expected: Result<usize, &str>) {
    let taken = import(bytes).map(|copy| copy.pages()).map_err(|error| error.word());
    assert_eq!(taken, expected, "{what}");
}

/// A stream that a page leads to may not expand further than contents.
#[track_caller]
fn check_stream(page_keys: &str, keys: &str) {
    let bytes = page(page_keys, &[packed(keys, &TOO_MANY)]);
    assert!(bytes.len() < DRAWN / 100, "no bomb");
    check(page_keys, bytes, Err("expands"));
}

#[test]
fn contents_and_glyphs_expand_no_further_than_a_page_needs() {
    check_stream("/Contents 5 0 R", "");
    let glyph = "/Resources<</Font<</T<</Type/Font/Subtype/Type3/CharProcs<</a 5 0 R>>>>>>>>";
    check_stream(glyph, "");
}

#[test]
fn forms_appearances_and_patterns_are_contents_too() {
    let form = "/Subtype/Form/BBox[0 0 9 9]";
    check_stream("/Resources<</XObject<</F 5 0 R>>>>", form);
    check_stream("/Annots[<</Subtype/Stamp/F 4/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]", form);
    check_stream("/Resources<</Pattern<</P 5 0 R>>>>", "/PatternType 1/BBox[0 0 9 9]");
}

#[test]
fn contents_in_several_streams_count_together_to_the_byte() {
    let of = |parts: &str| {
        let quarter = packed("", &blanks(DRAWN / 4));
        page(&format!("/Contents[{parts}]"), &[quarter, packed("/Filter[]", b" ")])
    };
    check("all of it", of(&"5 0 R ".repeat(4)), Ok(1));
    check("all of it and nothing", of(&("4 0 R ".to_owned() + &"5 0 R ".repeat(4))), Ok(1));
    check("one byte more", of(&("5 0 R ".repeat(4) + "6 0 R")), Err("expands"));
}

#[test]
fn a_picture_is_as_large_as_it_says_and_no_larger_than_paper() {
    let of = |keys: &str, data: &[u8]| {
        let keys = format!("/Subtype/Image/BitsPerComponent 8{keys}");
        page("/Resources<</XObject<</P 5 0 R>>>>", &[packed(&keys, data)])
    };
    let line = blanks(99);
    check("A3 at 1200 dpi", of("/Width 14032/Height 19843", &line), Ok(1));
    check("more", of("/Width 14033/Height 19843", &line), Err("expands"));
    let posing = packed("/Subtype/Image/Width 1/Height 1/Filter/DCTDecode", b"0 0 9 9 re f");
    check("posing", page("/Contents 5 0 R", std::slice::from_ref(&posing)), Err("expands"));
    check("posing in a list", page("/Contents[4 0 R 5 0 R]", &[posing]), Err("expands"));
    check("one pixel", of("/Width 1/Height 1", &TOO_MANY), Err("expands"));
}

#[test]
fn forms_that_draw_forms_count_each_time() {
    // Each of so many forms draws the next ten times; the last draws nothing.
    let of = |forms: usize, times: usize| {
        let form = |number: usize| {
            let keys = format!(
                "/Filter[]/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {} 0 R>>>>",
                number + 1
            );
            packed(&keys, "/F Do ".repeat(times).as_bytes())
        };
        let mut objects: Vec<Vec<u8>> = (6..6 + forms).map(form).collect();
        objects.insert(0, packed("/Filter[]", b"/F Do"));
        objects.push(packed("/Filter[]/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f"));
        page("/Contents 5 0 R/Resources<</XObject<</F 6 0 R>>>>", &objects)
    };
    check("six deep", of(6, 10), Ok(1));
    check("twelve deep", of(12, 10), Err("expands"));
    check("many in a row", of(60, 1), Ok(1));
    check("more than are read", of(70, 1), Err("work"));
}

#[test]
fn what_is_packed_twice_is_expanded_twice() {
    let bytes = packed("/Filter[/FlateDecode/FlateDecode]", &deflated(&TOO_MANY));
    assert!(bytes.len() < DRAWN / 1000, "no bomb");
    check("twice", page("/Contents 5 0 R", &[bytes]), Err("expands"));
}

#[test]
fn no_page_is_set_onto_a_sheet_half() {
    // So many appearances whose dictionary is so long.
    let of = |annotations: usize, length: usize| {
        let look = format!(
            "<<%{}
/Subtype/Form/BBox[0 0 9 9]/Length 0>>
stream

endstream",
            " ".repeat(length)
        );
        let one = "<</Subtype/Stamp/F 4/Rect[0 0 9 9]/AP<</N 5 0 R>>>>";
        page(&format!("/Annots[{}]", one.repeat(annotations)), &[look.into_bytes()])
    };
    let zone = Some(Zone::beside(0.0, 0.0, false));
    let intake = Intake { passwords: Vec::new(), zone };
    for (bytes, expected) in [(of(99, 1000), Ok(1)), (of(999, 1 << 20), Err("work"))] {
        let counted =
            intake.inspect(&bytes).map(|it| it.pages as usize).map_err(|it| it.word());
        let taken = intake.import(bytes).map(|copy| copy.pages()).map_err(|error| error.word());
        assert_eq!((counted, taken), (expected, expected));
    }
}
