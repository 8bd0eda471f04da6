//! Files as readers see them: drawing, the writer, the table, text and fonts.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
#![expect(clippy::indexing_slicing, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::collections::BTreeSet;
use std::sync::Arc;

use pdf_import::{Imported, import};
use print::Mm;
use print::font::{Face, FaceId, Faces, Glyph, GlyphUse, ShapedWord};
use print::page::{ImageId, Item, Page, Picture, PlacedWord, Role, Rule, TextRun};
use print::pdf::{
    FileInfo, LetterFile, PageContent, PdfError, Pen, Profile, Stationery, StreamFile,
};

use self::tools::handmade::{invoice, picture};
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
        parted: false,
    };
    let words = words.iter().enumerate().map(placed).collect();
    TextRun { x: Mm(x), y: Mm(y), face, size_pt: 10.5, tracking: 0.0, narrow: 1.0, words }
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

fn info(id: &str) -> FileInfo<'_> {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 22);
    FileInfo {
        title: "Première relance – été",
        id,
        language: "fr",
        date,
        duplex: false,
        profile: Profile::Mail,
    }
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
        PlacedWord { word: Arc::new(raised), space: 250.0, parted: false },
        PlacedWord { word: word(faces, SERIF, "45"), space: 0.0, parted: false },
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
    let mut pen = Pen::new(faces, 0);
    let drawn = pages.iter().map(|page| pen.draw(page).unwrap()).collect();
    (stationery, drawn)
}

#[test]
fn words_can_be_read_back_in_order_ligatures_included() {
    let faces = faces();
    let (stationery, drawn) = draw(&[specimen(&faces)], &faces);
    let file = letter(&stationery, &drawn, &[]);
    check_pdf(&file, 1);
    let Some(text) = ask("pdftotext", &["FILE", "-"], &file) else { return };
    let lines: Vec<&str> = text.split_whitespace().collect();
    let expected = "Suivi officiel de la fin d’été (2026) : 1 234,56 € À l’attention de l’œuvre \
                    RELANCE SIMPLE no 45";
    assert_eq!(lines.join(" "), expected);
}

#[test]
fn faces_are_embedded_cut_down_and_named_by_their_glyphs() {
    let faces = faces();
    let (stationery, drawn) = draw(&[specimen(&faces)], &faces);
    let file = letter(&stationery, &drawn, &[]);
    let times = |text: &[u8]| file.windows(text.len()).filter(|it| *it == text).count();
    assert_eq!((times(b"/CIDToGIDMap "), times(b"/CIDToGIDMap/")), (2, 0), "a map each");
    let Some(fonts) = ask("pdffonts", &["FILE"], &file) else { return };
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "a face that nothing uses stays away: {fonts}");
    for (row, name) in rows.iter().zip(["SourceSerif4-Regular", "SourceSerif4SmText-It"]) {
        let (tag, rest) = row.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|it| it.is_ascii_uppercase()), "{row}");
        assert!(rest.starts_with(name) && row.contains("yes yes yes"), "{row}");
    }
    let other =
        Stationery::build(&faces, &used(&[specimen(&faces), page(vec![])]), &[]).unwrap();
    assert_eq!(letter(&other, &drawn, &[]), file, "same glyphs, same stationery");
}

#[test]
fn every_word_stands_where_the_page_says() {
    let faces = faces();
    let mut run = line(&faces, SERIF, "Kern AVAV tight wide end", 20.0, 40.0);
    run.tracking = 15.0;
    for (number, placed) in run.words.iter_mut().enumerate() {
        let mut word = (*placed.word).clone();
        word.glyphs.iter_mut().for_each(|it| it.advance -= 33.3);
        placed.word = Arc::new(word);
        placed.space = [180.4, 311.7, 90.0, 700.2, 0.0][number];
    }
    let mut expected = vec![];
    let mut x = 20.0 * 72.0 / 25.4;
    for placed in &run.words {
        expected.push(x);
        let glyphs = placed.word.glyphs.iter().map(|it| it.advance + run.tracking);
        x += (glyphs.sum::<f32>() + placed.space) * run.size_pt / 1000.0;
    }
    let (stationery, drawn) = draw(&[page(vec![Item::Text(run)])], &faces);
    let file = letter(&stationery, &drawn, &[]);
    let Some(boxes) = ask("pdftotext", &["-bbox", "FILE", "-"], &file) else { return };
    let left = |line: &str| -> Option<f32> {
        line.trim().strip_prefix("<word xMin=\"")?.split('"').next()?.parse().ok()
    };
    let found: Vec<f32> = boxes.lines().filter_map(left).collect();
    assert_eq!(found.len(), expected.len(), "{boxes}");
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 0.03, "{found} instead of {expected}: {boxes}");
    }
}

#[test]
fn what_there_is_not_is_an_error_and_never_an_empty_box() {
    let faces = faces();
    let mut elsewhere = line(&faces, SERIF, "abc", 20.0, 40.0);
    let mut abroad = (*word(&faces, SERIF, "abc")).clone();
    abroad.face = FaceId(9);
    elsewhere.words[0].word = Arc::new(abroad);
    let mut missing = (*word(&faces, SERIF, "a")).clone();
    missing.glyphs[0].id = 0;
    let mut boxed = line(&faces, SERIF, "a", 20.0, 40.0);
    boxed.words[0].word = Arc::new(missing);
    let image =
        Picture { x: Mm(0.0), y: Mm(0.0), width: Mm(9.0), height: Mm(9.0), image: ImageId(0) };
    for item in [Item::Text(elsewhere), Item::Text(boxed), Item::Picture(image)] {
        let drawn = Pen::new(&faces, 0).draw(&page(vec![item]));
        assert!(matches!(drawn, Err(PdfError::NotInStationery { .. })), "{drawn:?}");
    }
}

#[test]
fn a_picture_lies_on_white_and_keeps_its_place() {
    let faces = faces();
    let text = Item::Text(line(&faces, SERIF, "x", 20.0, 40.0));
    let image = Picture {
        x: Mm(20.0),
        y: Mm(10.0),
        width: Mm(40.0),
        height: Mm(20.0),
        image: ImageId(0),
    };
    let pages = [page(vec![text, Item::Picture(image)])];
    let stationery = Stationery::build(&faces, &used(&pages), &[picture()]).unwrap();
    let drawn = Pen::new(&faces, 1).draw(&pages[0]).unwrap();
    let file = letter(&stationery, &[drawn], &[]);
    check_pdf(&file, 1);
    if let Some(list) = ask("pdfimages", &["-list", "FILE"], &file) {
        let rows: Vec<&str> = list.lines().skip(2).collect();
        assert!(rows.len() == 1 && rows[0].contains("image"), "a mask is left: {list}");
        // 40 mm for 2 pixels and 20 mm for 1: 1.27 pixels an inch both ways, shown as 1.
        assert!(rows[0].contains("    1     1 "), "{list}");
    }
    let Err(error) = Stationery::build(&faces, &used(&pages), &[b"GIF89a".to_vec()]) else {
        panic!("a GIF was taken");
    };
    assert!(matches!(error, PdfError::Picture { .. }));
}

#[test]
fn roles_change_nothing_that_is_printed() {
    let faces = faces();
    let plain = specimen(&faces);
    let told = |item: &Item| [Item::Role(Role::Paragraph), item.clone()];
    let with_roles = page(plain.items.iter().flat_map(told).collect());
    let mut pen = Pen::new(&faces, 1);
    assert_eq!(pen.draw(&plain).unwrap(), pen.draw(&with_roles).unwrap());
}

#[test]
fn the_same_bytes_come_out_again_whoever_draws() {
    let faces = faces();
    let pages: Vec<Page> = (0..40)
        .map(|number| {
            let text = format!("Lettre {number} {}", "mot ".repeat(number));
            page(vec![Item::Text(line(&faces, SERIF, text.trim(), 20.0, 40.0))])
        })
        .collect();
    let once = || {
        let stationery = Stationery::build(&faces, &used(&pages), &[picture()]).unwrap();
        let mut pen = Pen::new(&faces, 1);
        let draw = |page| letter(&stationery, &[pen.draw(page).unwrap()], &[]);
        pages.iter().map(draw).collect::<Vec<Vec<u8>>>()
    };
    let first = once();
    let stationery = Stationery::build(&faces, &used(&pages), &[picture()]).unwrap();
    let mut second: Vec<Vec<u8>> = vec![Vec::new(); pages.len()];
    std::thread::scope(|scope| {
        for (slots, pages) in second.chunks_mut(7).zip(pages.chunks(7)) {
            let (stationery, faces) = (&stationery, &faces);
            scope.spawn(move || {
                let mut pen = Pen::new(faces, 1);
                for (slot, page) in slots.iter_mut().zip(pages).rev() {
                    *slot = letter(stationery, &[pen.draw(page).unwrap()], &[]);
                }
            });
        }
    });
    assert_eq!(first, second);
    assert_eq!(first, once());
    let ends: BTreeSet<&[u8]> = first.iter().map(|file| &file[file.len() - 120..]).collect();
    assert_eq!(ends.len(), first.len(), "every file has an identifier of its own");
}

/// Checks that the table of a file leads to every object.
#[track_caller]
fn check_table(file: &[u8]) {
    let start = file.windows(9).rposition(|it| it == b"startxref").unwrap();
    let start: usize = String::from_utf8_lossy(&file[start + 9..])
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let table = String::from_utf8_lossy(&file[start..]).into_owned();
    let mut rows = table.split("\r\n");
    assert!(rows.next().unwrap().starts_with("xref\n0 "));
    for (number, row) in (1..).zip(rows.take_while(|row| !row.starts_with("trailer"))) {
        assert!(row.ends_with(" 00000 n"), "{row}");
        let offset: usize = row[..10].parse().unwrap();
        assert!(file[offset..].starts_with(format!("{number} 0 obj\n").as_bytes()), "{number}");
    }
}

#[test]
fn two_thousand_pages_hang_on_leaves_of_128() {
    let faces = faces();
    let (stationery, drawn) = draw(&[specimen(&faces)], &faces);
    let copy = import(invoice("A", 3)).unwrap();
    let mut file = StreamFile::begin(&stationery, Vec::new());
    for number in 0..400 {
        file.page(&drawn[0]).unwrap();
        file.page(&drawn[0].blank_like()).unwrap();
        if number == 0 {
            assert_eq!(file.pages(), 2);
        }
        file.copy(&copy).unwrap();
    }
    let file = file.finish(&info("stream")).unwrap();
    check_table(&file);
    check_pdf(&file, 2000);
    let text = String::from_utf8_lossy(&file);
    let counts: Vec<&str> = text
        .match_indices("/Type/Pages")
        .map(|(at, _)| text[at..].split("/Count ").nth(1).unwrap().split('/').next().unwrap())
        .collect();
    let mut expected = vec!["128"; 15];
    expected.extend(["80", "2000"]);
    assert_eq!(counts, expected);
}

#[test]
fn one_leaf_is_enough_for_128_pages_and_none_is_left_empty() {
    let faces = faces();
    let (stationery, drawn) = draw(&[specimen(&faces)], &faces);
    for (pages, nodes) in [(1, 1), (128, 1), (129, 3), (256, 3)] {
        let file = letter(&stationery, &vec![drawn[0].clone(); pages], &[]);
        check_table(&file);
        check_pdf(&file, pages);
        assert_eq!(String::from_utf8_lossy(&file).matches("/Type/Pages").count(), nodes);
    }
}

#[test]
fn a_stream_holds_equal_objects_of_its_copies_once() {
    let faces = faces();
    let (stationery, _) = draw(&[specimen(&faces)], &faces);
    let copies = [import(invoice("A", 1)).unwrap(), import(invoice("B", 2)).unwrap()];
    let mut file = StreamFile::begin(&stationery, Vec::new());
    for number in 0..10 {
        file.copy(&copies[number % 2]).unwrap();
    }
    let file = file.finish(&info("stream")).unwrap();
    check_pdf(&file, 15);
    let text = String::from_utf8_lossy(&file);
    assert_eq!(text.matches("/BaseFont/Helvetica").count(), 1, "one face for all");
    assert_eq!(text.matches(" page 1) Tj").count(), 2, "one content for each");
}
