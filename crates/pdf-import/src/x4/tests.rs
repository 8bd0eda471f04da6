//! Small files that keep and break PDF/X-4.

use super::*;
use crate::import;

/// A PDF of one page with these keys and contents, and more objects from number 5.
fn copy(page: &str, contents: &str, more: &[&str]) -> Imported {
    let stream = format!("<</Length {}>>stream\n{contents}\nendstream", contents.len());
    let page = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R{page}>>");
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>",
        &*page,
        &*stream,
    ];
    objects.extend(more);
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let (size, start) = (objects.len() + 1, bytes.len());
    table.push_str(&format!(
        "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    ));
    bytes.extend_from_slice(table.as_bytes());
    import(bytes).unwrap()
}

#[track_caller]
fn check(page: &str, contents: &str, more: &[&str], expected: &str) {
    let copy = copy(page, contents, more);
    assert_eq!(x4(&copy).to_string(), expected, "{page} {contents}");
}

/// A profile, as far as anybody looks at it here.
const ICC: &str = "<</N 3/Length 1>>stream\nx\nendstream";

#[test]
fn black_ink_and_managed_colours_are_kept() {
    check("", "0 g 10 10 50 50 re f 0 G /GS gs", &[], "");
    let managed = "/Resources<</ColorSpace<</C[/ICCBased 5 0 R]/L[/Lab<</WhitePoint[1 1 1]>>]\
                   /S[/Separation/Gold[/ICCBased 5 0 R]6 0 R]/D[/Indexed/DeviceGray 1<00FF>]>>>>";
    check(managed, "/C cs 1 0 0 sc", &[ICC, "<</FunctionType 2>>"], "");
}

#[test]
fn device_colours_are_told_wherever_they_stand() {
    check("", "1 0 0 rg", &[], "rgb");
    check("", "0 0 0 1 K /DeviceRGB cs", &[], "rgb cmyk");
    check("", "BI /W 1/H 1/BPC 8/CS/RGB ID abc\nEI 0 g", &[], "rgb");
    check("", "BI /W 1/H 1/BPC 8/CS[/I/CMYK 0<00000000>]/F/LZW ID a\nEI 0 g", &[], "cmyk lzw");
    check("/Group<</S/Transparency/CS/DeviceRGB>>", "0 g", &[], "rgb");
    let spaces = "/Resources<</ColorSpace<</C[/Separation/Gold/DeviceCMYK 5 0 R]>>>>";
    check(spaces, "0 g", &["<</FunctionType 2>>"], "cmyk");
    let picture = "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB\
                   /Length 3>>stream\nabc\nendstream";
    check("/Resources<</XObject<</P 5 0 R>>>>", "/P Do", &[picture], "rgb");
    let shading = "<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 1 1]>>";
    check("/Resources<</Shading<</H 5 0 R>>>>", "/H sh", &[shading], "cmyk");
    check("", "(1 0 0 rg) pop /rg 0 g", &[], "");
}

#[test]
fn contents_inside_forms_patterns_glyphs_and_masks_are_read() {
    let form = |data: &str| {
        format!(
            "<</Subtype/Form/BBox[0 0 9 9]/Length {}>>stream\n{data}\nendstream",
            data.len()
        )
    };
    let (inner, colour) = (form("0 1 0 RG"), form("0 g"));
    check("/Resources<</XObject<</F 5 0 R>>>>", "/F Do", &[&inner], "rgb");
    let outer = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 6 0 R/G 5 0 R>>>>/Length 3>>\
                 stream\n0 g\nendstream";
    check("/Resources<</XObject<</F 5 0 R>>>>", "/F Do", &[outer, &inner], "rgb");
    check("/Resources<</XObject<</F 5 0 R>>>>", "/F Do", &[outer, &colour], "");
    let tile = "<</PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>\
                /Length 8>>stream\n0 0 1 rg\nendstream";
    check("/Resources<</Pattern<</P 5 0 R>>>>", "0 g", &[tile], "rgb");
    let font = "<</Type/Font/Subtype/Type3/CharProcs<</a 6 0 R>>/FontMatrix[1 0 0 1 0 0]>>";
    let glyph = "<</Length 9>>stream\n0 0 0 1 k\nendstream";
    check("/Resources<</Font<</F 5 0 R>>>>", "0 g", &[font, glyph], "cmyk");
    let mask = "/Resources<</ExtGState<</M<</SMask<</S/Luminosity/G 5 0 R>>>>>>>>";
    check(mask, "/M gs", &[&inner], "rgb");
}

#[test]
fn device_colours_that_somebody_explains_are_kept() {
    let page = "/Resources<</ColorSpace<</DefaultRGB[/ICCBased 5 0 R]>>/XObject<</F 6 0 R>>>>";
    let plain = "<</Subtype/Form/BBox[0 0 9 9]/Length 8>>stream\n0 1 0 RG\nendstream";
    let own =
        "<</Subtype/Form/BBox[0 0 9 9]/Resources<<>>/Length 8>>stream\n0 1 0 RG\nendstream";
    check(page, "1 0 0 rg /F Do", &[ICC, plain], "");
    check(page, "1 0 0 rg /F Do", &[ICC, own], "rgb");
    check(page, "0 0 0 1 k", &[ICC, plain], "cmyk");
    let circular = "/Resources<</ColorSpace<</DefaultRGB/DeviceRGB>>>>";
    check(circular, "1 0 0 rg", &[], "rgb");
}

#[test]
fn fonts_must_come_along() {
    let page = "/Resources<</Font<</F 5 0 R>>>>";
    let text = "BT /F 9 Tf (a) Tj ET";
    check(page, text, &["<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"], "font");
    let face = "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 6 0 R>>";
    let about = "<</Type/FontDescriptor/FontFile2 7 0 R>>";
    let program = "<</Length 1>>stream\nx\nendstream";
    check(page, text, &[face, about, program], "");
    check(page, text, &[face, "<</Type/FontDescriptor>>"], "font");
    check(page, text, &[face, about, "<</Length 1>>"], "font");
    let wide = "<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[8 0 R]>>";
    let inner = "<</Type/Font/Subtype/CIDFontType2/FontDescriptor 6 0 R>>";
    check(page, text, &[wide, about, program, inner], "");
    check(page, text, &[wide, "<<>>", program, inner], "font");
}

#[test]
fn what_no_press_should_meet_is_told() {
    let page = "/Resources<</XObject<</P 5 0 R>>>>";
    check(page, "/P Do", &["<</Subtype/PS/Length 1>>stream\nx\nendstream"], "postscript");
    let packed = "<</Subtype/Form/BBox[0 0 9 9]/Filter/LZWDecode/Length 2>>stream\n\u{0}\u{0}\nendstream";
    let found = x4(&copy(page, "/P Do", &[packed]));
    assert!(found.has(Breach::Lzw), "{found}");
    for state in ["/TR/Identity", "/TR2/X", "/HTP[0 0]", "/HT<</HalftoneType 6>>"] {
        let page = format!("/Resources<</ExtGState<</G<<{state}>>>>>>");
        check(&page, "/G gs", &[], "transfer");
    }
    let page = "/Resources<</ExtGState<</G<</TR2/Default/HT<</HalftoneType 1>>>>>>>>";
    check(page, "/G gs", &[], "");
    let layer = "/Resources<</Properties<</L 5 0 R>>>>";
    check(layer, "/OC/L BDC EMC", &["<</Type/OCG/Name(a)>>"], "layer");
    let picture = "<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/Alternates[]/Length 1>>\
                   stream\nx\nendstream";
    check("/Resources<</XObject<</P 5 0 R>>>>", "/P Do", &[picture], "alternate");
    let seal = "/Annots[<</Type/Annot/Subtype/Stamp/F 4/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]";
    let look = "<</Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream";
    check(seal, "0 g", &[look], "annotation");
    let jpeg =
        "<</Subtype/Image/Width 1/Height 1/Filter/JPXDecode/Length 1>>stream\nx\nendstream";
    check("/Resources<</XObject<</P 5 0 R>>>>", "/P Do", &[jpeg], "unread");
}

#[test]
fn boxes_stand_in_each_other() {
    check("/TrimBox[10 10 500 800]/BleedBox[5 5 505 805]", "", &[], "");
    check("/ArtBox[10 10 500 800]", "", &[], "");
    check("/TrimBox[10 10 500 800]/ArtBox[10 10 500 800]", "", &[], "boxes");
    check("/TrimBox[-10 10 500 800]", "", &[], "boxes");
    check("/TrimBox[10 10 500 800]/BleedBox[15 5 505 805]", "", &[], "boxes");
    check("/CropBox[10 10 600 800]", "", &[], "boxes");
}

#[test]
fn forms_that_name_each_other_come_to_an_end() {
    let one = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 6 0 R>>>>/Length 0>>stream\n\nendstream";
    let two = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 0>>stream\n\nendstream";
    check("/Resources<</XObject<</F 5 0 R>>>>", "/F Do", &[one, two], "");
    let space = "[/Indexed 5 0 R 0<00>]";
    check("/Resources<</ColorSpace<</C 5 0 R>>>>", "", &[space], "unread");
}
