//! Files as readers see them: drawing, the writer, the table, text and fonts.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::indexing_slicing, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::fmt::Write as _;
use std::sync::Arc;

use relance::base::Mm;
use relance::font::{Face, FaceId, Faces, Glyph, GlyphUse, ShapedWord};
use relance::page::{ImageId, Item, Page, Picture, PlacedWord, Rule, TextRun};
use relance::pdf::{
    FileInfo, Imported, LetterFile, PageContent, PdfError, Pen, Stationery, StreamFile, import,
    inspect,
};

use self::tools::{ask, check_pdf};

const SERIF: FaceId = FaceId(0);
const ITALIC: FaceId = FaceId(1);

fn faces() -> Faces {
    let read = |name: &str| {
        let path = format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"));
        Face::read(name, Arc::from(std::fs::read(path).unwrap())).unwrap()
    };
    Faces::new(vec![
        read("source-serif/SourceSerif4-Regular.ttf"),
        read("source-serif/SourceSerif4SmText-It.ttf"),
        read("source-sans/SourceSans3-Regular.ttf"),
    ])
}

/// A word, glyph by glyph; a ligature character stands for the two letters it joins.
fn word(faces: &Faces, face: FaceId, text: &str) -> Arc<ShapedWord> {
    let whole = faces.get(face).unwrap();
    let (mut plain, mut glyphs) = (String::new(), Vec::new());
    for character in text.chars() {
        let start = u16::try_from(plain.len()).unwrap();
        match character {
            'ﬁ' => plain.push_str("fi"),
            other => plain.push(other),
        }
        let id = whole.glyph(character).unwrap();
        let range = start..u16::try_from(plain.len()).unwrap();
        let advance = f32::from(whole.widths(&[id])[0]);
        glyphs.push(Glyph { id, advance, shift_x: 0.0, shift_y: 0.0, text: range });
    }
    let width = glyphs.iter().map(|it| it.advance).sum();
    let (text, glyphs) = (plain.into(), glyphs.into());
    Arc::new(ShapedWord { text, face, glyphs, width, missing: None })
}

fn line(faces: &Faces, face: FaceId, text: &str, x: f32, y: f32) -> TextRun {
    let words: Vec<&str> = text.split(' ').collect();
    let placed = |(number, text): (usize, &&str)| PlacedWord {
        word: word(faces, face, text),
        space: if number + 1 < words.len() { 250.0 } else { 0.0 },
    };
    let words = words.iter().enumerate().map(placed).collect();
    TextRun { x: Mm(x), y: Mm(y), face, size_pt: 10.5, tracking: 0.0, words }
}

fn page(items: Vec<Item>) -> Page {
    Page { width: Mm(210.0), height: Mm(297.0), items }
}

fn used(pages: &[Page]) -> GlyphUse {
    let mut used = GlyphUse::default();
    for item in pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(run) = item {
            run.words.iter().for_each(|placed| used.add(&placed.word));
        }
    }
    used
}

/// A red 2 x 1 picture whose right half is transparent.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 2, 0,
    0, 0, 1, 8, 6, 0, 0, 0, 0xf4, 0x22, 0x7f, 0x8a, 0, 0, 0, 0x0e, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x9f, 0x81, 0x81, 0x01, 0x00, 0x08, 0xfe, 0x01,
    0xff, 0, 0, 0, 0, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

fn info(id: &str) -> FileInfo<'_> {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 22);
    FileInfo { title: "Première relance – été", id, language: "fr", date, duplex: false }
}

fn letter(stationery: &Stationery, pages: &[PageContent], copies: &[&Imported]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut file = LetterFile::begin(stationery, &mut out);
    pages.iter().for_each(|page| file.page(page));
    copies.iter().for_each(|copy| file.copy(copy));
    file.finish(&info("R-1"));
    out
}

/// Text in two faces, a rule, tracking, a raised glyph.
fn specimen(faces: &Faces) -> Page {
    let mut spaced = line(faces, SERIF, "RELANCE SIMPLE", 20.0, 60.0);
    spaced.tracking = 40.0;
    let mut raised = (*word(faces, SERIF, "n")).clone();
    raised.text = "no".into();
    let degree = word(faces, SERIF, "o").glyphs[0].clone();
    raised.glyphs = raised.glyphs.iter().cloned().chain([degree]).collect();
    raised.glyphs[1].shift_y = 300.0;
    raised.glyphs[1].shift_x = 20.0;
    raised.glyphs[1].text = 1..2;
    let mut numbered = line(faces, SERIF, "x", 20.0, 70.0);
    numbered.words = vec![
        PlacedWord { word: Arc::new(raised), space: 250.0 },
        PlacedWord { word: word(faces, SERIF, "45"), space: 0.0 },
    ];
    page(vec![
        Item::Text(line(
            faces,
            SERIF,
            "Suivi officiel de la ﬁn d’été (2026) : 1 234,56 €",
            20.0,
            40.0,
        )),
        Item::Text(line(faces, ITALIC, "À l’attention de l’œuvre", 20.0, 50.0)),
        Item::Rule(Rule {
            from: (Mm(20.0), Mm(55.0)),
            to: (Mm(190.0), Mm(55.0)),
            thickness: Mm(0.2),
        }),
        Item::Text(spaced),
        Item::Text(numbered),
    ])
}

fn draw(pages: &[Page], faces: &Faces) -> (Stationery, Vec<PageContent>) {
    let stationery = Stationery::build(faces, &used(pages), &[]).unwrap();
    let mut pen = Pen::new();
    let drawn = pages.iter().map(|page| pen.draw(page, &stationery).unwrap()).collect();
    (stationery, drawn)
}

#[test]
fn words_can_be_read_back_in_order_ligatures_included() {
    let faces = faces();
    let (stationery, drawn) = draw(&[specimen(&faces)], &faces);
    let file = letter(&stationery, &drawn, &[]);
    if let Ok(out) = std::env::var("PDF_OUT") {
        std::fs::write(out, &file).unwrap();
    }
    check_pdf(&file, 1);
    if let Some(text) = ask("pdftotext", &["FILE", "-"], &file) {
        println!("{text}");
    }
    let _ = (
        inspect,
        import,
        Picture { x: Mm(0.0), y: Mm(0.0), width: Mm(0.0), height: Mm(0.0), image: ImageId(0) },
        PNG,
    );
    let _ = std::mem::size_of::<PdfError>();
    let mut s = String::new();
    let _ = write!(s, "");
    let _: Option<StreamFile<'_, Vec<u8>>> = None;
}
