//! Pages of kinds that readers show in one way and that are easily shown in another: each looks in a letter as
//! poppler draws the original.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::process::Command;

use pdf_import::{Intake, Zone, import};

use self::tools::alone::alone;
use self::tools::handmade::{handmade, stream};
use self::tools::{check_pdf, tool};

/// A page as poppler draws it, in grey; none without poppler. What it says about odd files does not matter here.
fn drawn(bytes: &[u8]) -> Option<Vec<u8>> {
    let program = tool("pdftoppm")?;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.pdf");
    std::fs::write(&file, bytes).unwrap();
    let arguments = ["-r", "72", "-gray", "-f", "1", "-l", "1"];
    let output = Command::new(program).args(arguments).arg(&file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(output.stdout)
}

/// How many pixels of two pictures differ by more than two fifths.
fn differing(one: &[u8], other: &[u8]) -> usize {
    assert_eq!(one.len(), other.len(), "pages of another size");
    one.iter().zip(other).filter(|(a, b)| a.abs_diff(**b) > 100).count()
}

/// The copy looks as the original does, to the last stroke.
#[track_caller]
fn check(what: &str, original: &[u8]) {
    let copy = import(original.to_vec()).map_err(|error| format!("{what}: {error}")).unwrap();
    let file = alone(&[&copy]);
    check_pdf(&file, 1);
    if let (Some(one), Some(other)) = (drawn(original), drawn(&file)) {
        let differing = differing(&one, &other);
        assert!(differing <= 5, "{what}: {differing} pixels differ");
    }
}

/// The copy of a file that poppler does not draw, or only in part, looks as another file does.
#[track_caller]
fn check_like(other: &[u8], original: Vec<u8>) {
    let file = alone(&[&import(original).unwrap()]);
    check_pdf(&file, 1);
    if let (Some(one), Some(other)) = (drawn(other), drawn(&file)) {
        assert_eq!(differing(&one, &other), 0);
    }
}

#[track_caller]
fn check_refused(what: &str, original: &[u8], word: &str) {
    for zone in [None, Some(Zone::beside(15.0, 0.0, true))] {
        let intake = Intake { zone, ..Intake::default() };
        let found = intake.inspect(original).map_err(|error| error.word());
        assert_eq!(found.map(|it| it.pages), Err(word), "{what}");
    }
}

const SHEET: &str = "/MediaBox[0 0 595 842]";
const FACE: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

fn text(words: &str, y: u32) -> String {
    format!("BT /F 24 Tf 72 {y} Td ({words}) Tj ET ")
}

/// A page with one text and these keys; more objects follow from number 6.
fn page(keys: &str, more: &[&str]) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R{SHEET}/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R{keys}>>"
    );
    let shown = stream("", &text("Facture", 700));
    let first = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &page,
        &shown,
        FACE,
    ];
    handmade(&[&first, more].concat())
}

// --- a box that is ticked or not

#[test]
fn a_box_shows_the_state_it_is_in_and_nothing_where_it_has_none() {
    let form = |word: &str| {
        let keys = "/Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</F 5 0 R>>>>";
        stream(keys, &format!("BT /F 20 Tf 5 10 Td ({word}) Tj ET 0 0 200 40 re S"))
    };
    let (yes, off) = (form("YES"), form("OFF"));
    for keys in [
        "/AS/Off/AP<</N<</Yes 7 0 R>>>>",
        "/AS/Yes/AP<</N<</Yes 7 0 R>>>>",
        "/AS/Yes/AP<</N<</Y#65s 7 0 R/Off 8 0 R>>>>",
        "/AS 9 0 R/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>",
        "/AS/Other/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>",
        "/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>",
        "/AS null/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>",
        "/AP<</N<</Yes 7 0 R>>>>",
        "/AS/Off/AP<</N<</Yes 7 0 R/Off null>>>>",
        "/AS/Off/AP<</N<</Yes 7 0 R/Off 99 0 R>>>>",
        "/AS/Off/AP<</N<<>>>>",
        "/AS/Off/AP<</N null>>",
        "/AS/Off/AP<</D 7 0 R>>",
        "/AS/Off/AP null",
        "/AS/Off/AP<</N 7 0 R>>",
    ] {
        let field = format!(
            "<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/F 4/Rect[72 500 272 540]{keys}>>"
        );
        check(keys, &page("/Annots[6 0 R]", &[&field, &yes, &off, "/Yes"]));
    }
    // Poppler does not find states that are an object of their own.
    let field =
        "<</Type/Annot/Subtype/Widget/FT/Btn/F 4/Rect[72 500 272 540]/AS/Off/AP<</N 9 0 R>>>>";
    let states = "<</Yes 7 0 R/Off 8 0 R>>";
    let copy = import(page("/Annots[6 0 R]", &[field, &yes, &off, states])).unwrap();
    let file = alone(&[&copy]);
    let words = String::from_utf8_lossy(&file);
    assert!(words.contains("(OFF)") && !words.contains("(YES)"), "{words}");
}

// --- layers

/// A page of which one text belongs to what `membership` says of the layers 6 and 8; `shown` is the default.
fn layered(membership: &str, shown: &str) -> Vec<u8> {
    let shown = format!(
        "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R 8 0 R]/D<<{shown}>>>>>>"
    );
    let contents =
        stream("", &(text("always", 700) + "/OC /M BDC " + &text("LAYER", 600) + "EMC"));
    let page = format!(
        "<</Type/Page/Parent 2 0 R{SHEET}/Resources<</Font<</F 5 0 R>>/Properties<</M 7 0 R>>>>/Contents 4 0 R\
         /Annots[9 0 R]>>"
    );
    let note =
        "<</Type/Annot/Subtype/Stamp/F 4/Rect[72 400 172 440]/OC 7 0 R/AP<</N 10 0 R>>>>";
    let look = stream("/Type/XObject/Subtype/Form/BBox[0 0 100 40]", "0 0 100 40 re f");
    handmade(&[
        &shown,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &page,
        &contents,
        FACE,
        "<</Type/OCG/Name(A)>>",
        membership,
        "<</Type/OCG/Name(B)>>",
        note,
        &look,
        "/OFF",
    ])
}

#[test]
fn what_belongs_to_several_layers_is_shown_as_in_the_original() {
    for shown in [
        "",
        "/OFF[6 0 R]",
        "/OFF[8 0 R]",
        "/OFF[6 0 R 8 0 R]",
        "/BaseState/OFF/ON[8 0 R]",
        "/BaseState/OFF/ON[6 0 R 8 0 R]/OFF[6 0 R]",
        "/BaseState 11 0 R/ON[8 0 R]",
    ] {
        for told in [
            "/P/AllOn",
            "/P/AnyOn",
            "/P/AnyOff",
            "/P/AllOff",
            "",
            "/VE[/Not 6 0 R]",
            "/VE[/And 6 0 R 8 0 R]",
            "/VE[/Or 6 0 R[/Not 8 0 R]]",
            "/VE[/Not[/And 6 0 R[/Or 6 0 R 8 0 R]]]",
        ] {
            let membership = format!("<</Type/OCMD/OCGs[6 0 R 8 0 R]{told}>>");
            check(&format!("{told} with {shown}"), &layered(&membership, shown));
        }
        check(shown, &layered("<</Type/OCMD/OCGs 6 0 R>>", shown));
    }
}

#[test]
fn layers_that_read_alike_are_told_apart_by_whether_they_are_shown() {
    let membership = "<</Type/OCMD/OCGs[6 0 R 8 0 R]/P/AllOff>>";
    let files = ["", "/OFF[6 0 R 8 0 R]"].map(|shown| layered(membership, shown));
    let copies = files.each_ref().map(|it| import(it.clone()).unwrap());
    let file = alone(&[&copies[0], &copies[1]]);
    check_pdf(&file, 2);
    let alone = alone(&[&copies[1], &copies[0]]);
    if let (Some(first), Some(second)) = (drawn(&file), drawn(&alone)) {
        assert_eq!(differing(&first, &drawn(&files[0]).unwrap()), 0);
        assert_eq!(differing(&second, &drawn(&files[1]).unwrap()), 0);
    }
}

// --- attributes of a page

#[test]
fn an_attribute_that_is_null_is_inherited() {
    let contents = stream("", "/X Do");
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>",
        &text("Facture", 700),
    );
    let above = "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</XObject<</X 7 0 R>>>>/MediaBox[0 0 595 842]\
                 /CropBox[10 10 500 800]/Rotate 90>>";
    for (own, object) in [
        ("/Resources null/MediaBox null", "null"),
        ("/Resources 6 0 R/MediaBox 6 0 R", "null"),
        ("/Resources 77 0 R/MediaBox 77 0 R", "null"),
        ("/CropBox 6 0 R/Rotate 6 0 R", "null"),
        ("/CropBox null/Rotate null/TrimBox null/Group null", "1"),
    ] {
        let page = format!("<</Type/Page/Parent 2 0 R{own}/Contents 4 0 R>>");
        let file = handmade(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            above,
            &page,
            &contents,
            FACE,
            object,
            &form,
        ]);
        check(own, &file);
    }
}

#[test]
fn of_a_key_that_stands_twice_the_last_holds() {
    let later = stream("", &text("LATER", 600));
    check("contents", &page("/Contents 6 0 R", &[&later]));
    check("box", &page("/MediaBox[0 0 400 842]", &[]));
    check("first null", &page("/Rotate null/Rotate 90", &[]));
}

#[test]
fn a_page_that_stands_in_the_list_itself_is_a_page() {
    let shown = stream("", &text("Facture", 700));
    let kids = format!(
        "<</Type/Pages/Count 1/Kids[<</Type/Page/Parent 2 0 R{SHEET}/Resources<</Font<</F 5 0 R>>>>\
         /Contents 4 0 R>>]>>"
    );
    let first = "<</Type/Catalog/Pages 2 0 R>>";
    let plain = page("", &[]);
    check_like(&plain, handmade(&[first, &kids, "null", &shown, FACE]));
    let list =
        format!("<</Type/Pages/Count 1{SHEET}/Kids[<</Type/Pages/Count 1/Kids[3 0 R]>>]>>");
    let page = "<</Type/Page/Parent 2 0 R/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>";
    check_like(&plain, handmade(&[first, &list, page, &shown, FACE]));
}

#[test]
fn nothing_among_the_contents_hides_no_page() {
    let shown = [stream("", &text("Facture", 700)), stream("", &text("Total", 600))];
    let of = |contents: &str, object: &str| {
        let page = format!(
            "<</Type/Page/Parent 2 0 R{SHEET}/Resources<</Font<</F 5 0 R>>>>/Contents {contents}>>"
        );
        let first = "<</Type/Catalog/Pages 2 0 R>>";
        let list = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
        handmade(&[first, list, &page, &shown[0], FACE, &shown[1], object])
    };
    let whole = of("[4 0 R 6 0 R]", "null");
    for (contents, object) in [
        ("[4 0 R null 6 0 R]", "null"),
        ("[4 0 R 7 0 R 6 0 R]", "null"),
        ("[77 0 R 4 0 R 6 0 R]", "null"),
        ("7 0 R", "[null 4 0 R 77 0 R 6 0 R]"),
    ] {
        check_like(&whole, of(contents, object));
    }
}

#[test]
fn a_file_of_which_only_attachments_are_encrypted_opens() {
    let mut file = page("", &[]);
    let keys = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 4/R 4/Length 128/P -4/O<1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f\
        1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f>/U<2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e>\
        /StmF/Identity/StrF/Identity/EFF/StdCF/CF<</StdCF<</AuthEvent/EFOpen/CFM/AESV2/Length 16>>>>>>";
    let at = file.windows(7).rposition(|it| it == b"/Root 1").unwrap();
    file.splice(at..at, keys.bytes());
    let copy = import(file.clone()).unwrap();
    check_pdf(&alone(&[&copy]), 1);
    let closed = String::from_utf8_lossy(&file).replace("/StmF/Identity", "/StmF/StdCF");
    check_refused("streams as well", closed.as_bytes(), "password");
}

#[test]
fn a_marker_on_a_page_that_is_set_onto_a_sheet_hides_no_text() {
    let look = stream(
        "/Type/XObject/Subtype/Form/BBox[60 190 260 230]/Group<</S/Transparency/I true>>\
         /Resources<</ExtGState<</G<</BM/Multiply>>>>>>",
        "/G gs 1 1 0 rg 60 190 200 40 re f",
    );
    let note = "<</Type/Annot/Subtype/Highlight/F 4/Rect[60 190 260 230]/AP<</N 7 0 R>>>>";
    let of = |annotations: &str| {
        let shown = stream("", &text("Facture", 200));
        handmade(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            &format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 5 0 R>>>>\
                 /Contents 4 0 R{annotations}>>"
            ),
            &shown,
            FACE,
            note,
            &look,
        ])
    };
    let intake = Intake { zone: Some(Zone::beside(0.0, 0.0, false)), ..Intake::default() };
    let dark = |annotations: &str| {
        let file = alone(&[&intake.import(of(annotations)).unwrap()]);
        check_pdf(&file, 1);
        drawn(&file).map(|it| it.iter().filter(|grey| **grey < 60).count())
    };
    if let (Some(plain), Some(marked)) = (dark(""), dark("/Annots[6 0 R]")) {
        assert!(plain > 100 && plain.abs_diff(marked) < 20, "{plain} {marked}");
    }
}

// --- notes that bring no appearance

#[test]
fn text_typed_onto_a_page_is_drawn_as_poppler_draws_it() {
    for keys in [
        "/Contents(Virement a IBAN FR76)/DA(/Helv 12 Tf 0 g)",
        "/Contents(Virement a IBAN FR76)/DA(/Helv 9 Tf 1 0 0 rg)/Q 1",
        "/Contents(Virement a IBAN FR76)/DA(0 g /Helv 10 Tf)/Border[0 0 0]/Q 2",
        "/Contents(Virement)/DA(/Helv 12 Tf 0 g)/BS<</W 2>>/C[1 1 0.5]",
        "/Contents(Merci de virer cette somme sur le compte du factor et non sur le notre)/DA(/Helv 10 Tf 0 g)",
        "/Contents(Un\\nDeux)/DA(/Helv 10 Tf 0 g)",
        "/Contents()/DA(/Helv 10 Tf 0 g)/Border[0 0 0]",
    ] {
        let note = format!("<</Type/Annot/Subtype/FreeText/F 4/Rect[72 500 272 540]{keys}>>");
        check(keys, &page("/Annots[6 0 R]", &[&note]));
    }
}

#[test]
fn what_every_reader_draws_otherwise_is_refused_and_not_dropped() {
    let box_ = "/F 4/Rect[72 500 272 540]";
    for (keys, word) in [
        ("/Subtype/Stamp/Name/Paid", Some("untold")),
        ("/Subtype/Ink/InkList[[80 510 90 520]]", Some("untold")),
        (
            "/Subtype/Highlight/QuadPoints[72 540 272 540 72 500 272 500]/AP<</N null>>",
            Some("untold"),
        ),
        ("/Subtype/Widget/FT/Tx/V(12,50)", Some("untold")),
        ("/Subtype/Link/Border[0 0 0]", None),
        ("/Subtype/Text/Contents(a note)", None),
        ("/Subtype/Widget/FT/Tx/V()", None),
        ("/Subtype/Widget/FT/Sig", None),
        ("/Subtype/Widget/FT/Tx/V(12,50)/DA(/Helv 9 Tf 0 g)", None),
    ] {
        let note = format!("<</Type/Annot{box_}{keys}>>");
        let file = page("/Annots[6 0 R]", &[&note]);
        match word {
            Some(word) => check_refused(keys, &file, word),
            None => drop(import(file).unwrap()),
        }
    }
    // What would not be printed, or has no room, is nothing.
    for note in
        ["/F 0/Rect[72 500 272 540]", "/F 6/Rect[72 500 272 540]", "/F 4/Rect[72 500 72 500]"]
    {
        let note = format!("<</Type/Annot/Subtype/Stamp{note}>>");
        import(page("/Annots[6 0 R]", &[&note])).unwrap();
    }
}

// --- pages that are not the document

/// The same with another root.
fn rooted(root: &str, more: &[&str]) -> Vec<u8> {
    let file = String::from_utf8(page("", more)).unwrap();
    let from = "<</Type/Catalog/Pages 2 0 R>>";
    // As long as before, so that the table stays true.
    let moved = file.replacen(from, &format!("<</Type/Catalog/Pages 2 0 R{root}>>"), 1);
    let start = moved.rfind("xref\n0 ").unwrap();
    moved[..start]
        .to_owned()
        .into_bytes()
        .into_iter()
        .chain(*b"trailer\n<</Root 1 0 R>>\n")
        .collect()
}

#[test]
fn pages_that_stand_in_for_the_document_are_refused() {
    let field = "<</Type/Annot/Subtype/Widget/FT/Tx/F 4/Rect[0 0 9 9]>>";
    for (root, word) in [
        ("/NeedsRendering true/AcroForm<</Fields[]/XFA 6 0 R>>", Some("form")),
        ("/AcroForm<</Fields[]/XFA[(template)6 0 R]>>", Some("form")),
        ("/AcroForm<</Fields[6 0 R]>>", None),
        ("/NeedsRendering true", None),
        ("/Collection<</Type/Collection/View/D>>", Some("portfolio")),
        ("/Collection<</Type/Collection/View/H>>", Some("portfolio")),
        ("/Collection null", None),
        (
            "/Collection<</View/H>>/AF[<</Type/Filespec/AFRelationship/EncryptedPayload/F(a.pdf)>>]",
            Some("wrapper"),
        ),
        ("/AF[<</Type/Filespec/AFRelationship/Data/F(factur-x.xml)>>]", None),
    ] {
        let file = rooted(root, &[field]);
        match word {
            Some(word) => check_refused(root, &file, word),
            None => drop(import(file).unwrap()),
        }
    }
    // A form whose fields stand on the pages is as it looks.
    let mut file =
        String::from_utf8(rooted("/AcroForm<</Fields[6 0 R]/XFA 6 0 R>>", &[field])).unwrap();
    file = file.replacen("/Contents 4 0 R", "/Contents 4 0 R/Annots[6 0 R]", 1);
    import(file.into_bytes()).unwrap();
}

#[test]
fn files_that_are_something_else_are_told_by_what_they_are() {
    for (bytes, word) in [
        (b"<!DOCTYPE html><html><body>Session expired</body></html>".as_slice(), "web"),
        (b"\xEF\xBB\xBF \n<HTML><body>", "web"),
        (b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "web"),
        (b"<?xml version=\"1.0\"?><Invoice>", "data"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "picture"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (b"II*\0", "picture"),
        (b"PK\x03\x04", "office"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "office"),
        (b"From: a@example.org\r\n", "mail"),
        (b"", "empty"),
        (b"no such thing", "damaged"),
    ] {
        check_refused(&String::from_utf8_lossy(bytes), bytes, word);
    }
}

// --- names, resources and boxes

#[test]
fn keys_may_be_written_by_codes_and_a_face_by_any_letter() {
    let face = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let contents = stream("", "BT /A 24 Tf 72 700 Td (Facture) Tj ET");
    let file = |keys: &str, faces: &str| {
        handmade(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            &format!("<</Type/Page/Parent 2 0 R{SHEET}/Resources<</Font 5 0 R>>{keys}>>"),
            &contents,
            faces,
            face,
        ])
    };
    let plain = file("/Contents 4 0 R", "<</A 6 0 R>>");
    check_like(&plain, file("/C#6fntents 4 0 R", "<</A 6 0 R>>"));
    check_like(&plain, file("/Contents 4 0 R", "<</Type/Font/A 6 0 R>>"));
}

#[test]
fn a_look_without_resources_draws_with_those_of_the_page() {
    let look = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 200 40]",
        "BT /F 20 Tf 5 10 Td (PAID) Tj ET",
    );
    let note = "<</Type/Annot/Subtype/Stamp/F 4/Rect[72 500 272 540]/AP<</N 7 0 R>>>>";
    let zone = Some(Zone::beside(0.0, 0.0, true));
    let intake = Intake { zone, ..Intake::default() };
    let copy = intake.import(page("/Annots[6 0 R]", &[note, &look])).unwrap();
    let file = alone(&[&copy]);
    let Some(words) = tools::ask("pdftotext", &["FILE", "-"], &file) else { return };
    assert!(words.contains("PAID"), "{words}");
}

#[test]
fn what_lies_outside_of_the_part_shown_gets_no_room_on_the_sheet() {
    let tall = String::from_utf8(page("/CropBox[0 842 595 1684]", &[])).unwrap();
    let tall = tall.replace("[0 0 595 842]", "[0 0 595 1684]").replace("72 700", "72 1500");
    let zone = Some(Zone::beside(0.0, 0.0, false));
    let intake = Intake { zone, ..Intake::default() };
    let copy = intake.import(tall.into_bytes()).unwrap();
    let file = alone(&[&copy]);
    check_pdf(&file, 1);
    let words = String::from_utf8_lossy(&file);
    assert!(words.contains("/MediaBox[0 0 595.") && !words.contains("CropBox"), "{words}");
}
