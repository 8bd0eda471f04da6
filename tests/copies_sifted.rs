//! What hangs on the objects of a copy and never prints: files, scripts, actions, links, data of other programs.
//! None of it may come along, whoever reads the letter.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use pdf_import::import;

use self::tools::alone::alone;
use self::tools::handmade::{handmade, stream};
use self::tools::{ask, check_pdf};

/// What stands below whatever is left out.
const BELOW: [&str; 7] = [
    "<</Type/Filespec/AFRelationship/Data/F(gone.xml)/EF<</F 13 0 R>>>>",
    "<</Type/Metadata/Subtype/XML/Length 4>>\nstream\ngone\nendstream",
    "<</S/JavaScript/JS 14 0 R>>",
    "<</Type/EmbeddedFile/Length 4>>\nstream\ngone\nendstream",
    "<</Length 4>>\nstream\ngone\nendstream",
    "<</Type/StructElem/S/P/Gone 16 0 R>>",
    "<</Private(gone)>>",
];

/// More keys for some of the objects of a file.
#[derive(Default)]
struct More<'a> {
    page: &'a str,
    form: &'a str,
    picture: &'a str,
    face: &'a str,
    annotation: &'a str,
    /// What contents may name.
    named: &'a str,
}

/// A file that draws a form and a picture and has an annotation.
fn carrying(more: &More<'_>) -> Vec<u8> {
    let More { page, form, picture, face, annotation, named } = more;
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/OpenAction 12 0 R/Names<</JavaScript 12 0 R>>/AF[10 0 R]\
         /Metadata 11 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 200 200]>>",
        &format!(
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[8 0 R]/Resources<</XObject<</F 5 0 R\
             /P 6 0 R>>/Font<</T 7 0 R>>/Properties<<{named}>>>>{page}>>"
        ),
        &stream(
            "",
            "/F Do q 50 0 0 50 100 100 cm /P Do Q BT /T 12 Tf 20 20 Td (Invoice) Tj ET",
        ),
        &stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 50 50]{form}"), "0 0 40 40 re f"),
        &stream(
            &format!(
                "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8\
                 /ColorSpace/DeviceGray{picture}"
            ),
            "\x20",
        ),
        &format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{face}>>"),
        &format!(
            "<</Type/Annot/Subtype/Stamp/F 4/Rect[150 150 190 190]/AP<</N 9 0 R/D 15 0 R/R 15 0 R>>\
             {annotation}>>"
        ),
        &stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 5 5 re f"),
    ];
    handmade(&objects.into_iter().chain(BELOW).collect::<Vec<&str>>())
}

/// What must not be found in a letter, neither as it stands nor as qpdf reads it.
const GONE: [&str; 26] = [
    "gone",
    "Filespec",
    "EmbeddedFile",
    "/EF",
    "/AF",
    "/Metadata\"",
    "XML\"",
    "JavaScript",
    "/JS",
    "/AA",
    "/A\"",
    "/URI",
    "example.org",
    "/PieceInfo",
    "/OPI",
    "/Ref\"",
    "/StructParent",
    "/StructElem",
    "/FFilter",
    "away.bin",
    "/Measure",
    "/PtData",
    "/Launch",
    "/Link",
    "/Dest",
    "/Parent\": \"8",
];

#[track_caller]
fn check(what: &str, more: &More<'_>) {
    let bytes = carrying(more);
    let copy = import(bytes.clone()).map_err(|error| format!("{what}: {error}")).unwrap();
    let file = alone(&[&copy]);
    check_pdf(&file, 1);
    let text = String::from_utf8_lossy(&file);
    // The letter has metadata of its own, and its root.
    assert_eq!(text.matches("/Metadata").count(), 2, "{what}: {text}");
    for word in GONE.iter().filter(|it| !it.contains('"')) {
        assert!(!text.contains(word), "{what}: {word} is still there: {text}");
    }
    if let Some(json) = ask("qpdf", &["--json", "--json-key=qpdf", "FILE"], &file) {
        for word in GONE.iter().filter(|it| !matches!(**it, "/Metadata\"" | "XML\"")) {
            assert!(!json.contains(word), "{what}: qpdf finds {word}: {json}");
        }
        assert_eq!(json.matches("\"/Metadata\"").count(), 2, "{what}: {json}");
    }
    // Poppler takes a name of a file for one of a filter, and says so of the original.
    if !what.contains("elsewhere") {
        let drawn = |bytes: &[u8]| ask("pdftoppm", &["-r", "50", "-gray", "FILE"], bytes);
        assert_eq!(drawn(&bytes), drawn(&file), "{what}: it looks otherwise");
    }
}

const ACTION: &str = "<</S/URI/URI(http://example.org)>>";

#[test]
fn nothing_that_does_not_print_comes_along() {
    check("nothing more", &More::default());
    for key in [
        "/AF[10 0 R]".to_owned(),
        "/Metadata 11 0 R".to_owned(),
        "/Meta#64ata 11 0 R".to_owned(),
        "/PieceInfo<</App<</LastModified(D:2026)/Private 16 0 R>>>>".to_owned(),
        "/OPI<</2.0<</Type/OPI/F 10 0 R>>>>".to_owned(),
        "/A 12 0 R".to_owned(),
        format!("/A{ACTION}"),
        format!("/AA<</O 12 0 R/E{ACTION}>>"),
        "/JS 14 0 R".to_owned(),
        "/EF<</F 13 0 R>>".to_owned(),
        "/StructParents 0".to_owned(),
        "/StructParent 0".to_owned(),
        "/Measure<</Type/Measure/X 16 0 R>>".to_owned(),
        "/PtData 16 0 R".to_owned(),
    ] {
        check(&format!("page {key}"), &More { page: &key, ..More::default() });
        check(&format!("form {key}"), &More { form: &key, ..More::default() });
        check(
            &format!("picture, face {key}"),
            &More { picture: &key, face: &key, ..More::default() },
        );
        check(&format!("annotation {key}"), &More { annotation: &key, ..More::default() });
    }
}

#[test]
fn a_form_that_stands_for_a_page_of_another_file_is_what_it_shows_itself() {
    check("reference", &More { form: "/Ref<</F 10 0 R/Page 0>>", ..More::default() });
}

#[test]
fn data_that_lie_in_another_file_are_not_asked_for() {
    check(
        "elsewhere",
        &More {
            form: "/FFilter/FlateDecode/F(away.bin)",
            picture: "/F 10 0 R",
            ..More::default()
        },
    );
}

#[test]
fn what_is_no_layer_is_not_hidden_as_one() {
    let contents = stream("", "/OC /L BDC 9 9 99 99 re f EMC");
    let copy = import(handmade(&[
        "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R 4 0 R 6 0 R 9 0 R]>>>>>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 200 200]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Properties<</L 5 0 R/M 6 0 R/N 9 0 R>>>>>>",
        &contents,
        "<</Type/OCG/Name(Layer)>>",
        "<</Type/OCMD/OCGs 5 0 R>>",
    ]));
    let file = alone(&[&copy.unwrap()]);
    check_pdf(&file, 1);
    let text = String::from_utf8_lossy(&file);
    let named = text.split_once("/OFF[").unwrap().1.split_once(']').unwrap().0;
    assert_eq!(named.matches(" R").count(), 1, "{text}");
}

#[test]
fn what_contents_name_without_drawing_it_is_empty() {
    let lists =
        "/One 12 0 R/Two 10 0 R/Three 15 0 R/Four 11 0 R/Five<</Six[10 0 R]/Seven 15 0 R>>";
    check("properties", &More { named: lists, ..More::default() });
}
