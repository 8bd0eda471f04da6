//! The limits of copies, each from both sides: a file just inside is taken, one just over is refused with the limit
//! as reason. What expands in streams that are drawn is judged in `copies_bombs.rs`.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "every test file uses its share")]
mod tools;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_import::import;

use self::tools::handmade::{handmade, invoice, joined};

const MEGA: usize = 1 << 20;

#[track_caller]
fn check(what: &str, bytes: Vec<u8>, expected: Result<usize, &str>) {
    let taken = import(bytes).map(|copy| copy.pages()).map_err(|error| error.word());
    assert_eq!(taken, expected, "{what}");
}

/// A page with these keys, and more objects from number 4 on.
fn page(keys: &str, objects: &[&str]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R{keys}>>");
    let first = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>",
        &page,
    ];
    handmade(&first.iter().chain(objects).copied().collect::<Vec<&str>>())
}

#[test]
fn a_file_has_256_megabytes() {
    let of = |length: usize| {
        let file = |more: usize| {
            let mut last = b"0".to_vec();
            last.resize(1 + more, b' ');
            joined(&[
                b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
                b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>".to_vec(),
                b"<</Type/Page/Parent 2 0 R>>".to_vec(),
                last,
            ])
        };
        // Where the table starts takes some digits more in a long file.
        let digits = length.to_string().len() - file(0).len().to_string().len();
        let file = file(length - file(0).len() - digits);
        assert_eq!(file.len(), length);
        file
    };
    check("inside", of(256 * MEGA), Ok(1));
    check("over", of(256 * MEGA + 1), Err("too-large"));
}

#[test]
fn pages_need_half_a_million_objects() {
    // Object 4 names all from 5 on; it counts as well.
    let of = |needed: usize| {
        let numbers = (5..4 + needed).map(|number| format!("{number} 0 R"));
        let names = format!("[{}]", numbers.collect::<Vec<String>>().join(" "));
        let mut objects = vec![names.as_str()];
        objects.resize(needed, "0");
        page("/Resources<</ProcSet 4 0 R>>", &objects)
    };
    check("inside", of(500_000), Ok(1));
    check("over", of(500_001), Err("too-many-objects"));
}

/// A file with one page so many times, whose list has these keys.
fn repeated(pages: usize, keys: &str) -> Vec<u8> {
    handmade(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        &format!("<</Type/Pages/Count {pages}/Kids[{}]{keys}>>", "3 0 R ".repeat(pages)),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
    ])
}

#[test]
fn a_file_has_twenty_thousand_pages() {
    check("inside", repeated(20_000, ""), Ok(20_000));
    check("over", repeated(20_001, ""), Err("too-many-pages"));
}

#[test]
fn pages_come_to_64_megabytes_with_what_they_inherit() {
    let of = |length: usize| repeated(64, &format!("/Resources<<%{}\n>>", " ".repeat(length)));
    check("inside", of(MEGA - 999), Ok(64));
    // The last page is read before the limit is looked at.
    let over = repeated(67, &format!("/Resources<<%{}\n>>", " ".repeat(MEGA)));
    check("over", over, Err("expands"));
}

#[test]
fn lists_stand_in_each_other_a_hundred_deep() {
    let of = |depth: usize| {
        let list = "[".repeat(depth) + &"]".repeat(depth);
        page("/Resources<</ProcSet 4 0 R>>", &[&list])
    };
    check("inside", of(101), Ok(1));
    check("over", of(102), Err("work"));
}

#[test]
fn a_page_tree_is_64_deep() {
    let of = |depth: usize| {
        let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
        let node = |number: usize| {
            format!(
                "<</Type/Pages/Count 1/Kids[{} 0 R]/Parent {} 0 R>>",
                number + 1,
                number - 1
            )
        };
        objects.extend((2..2 + depth).map(node));
        objects.push("<</Type/Page/MediaBox[0 0 99 99]>>".to_owned());
        handmade(&objects.iter().map(String::as_str).collect::<Vec<&str>>())
    };
    check("inside", of(64), Ok(1));
    check("over", of(65), Err("work"));
}

/// A file without a table, in which streams hold one object each and so many bytes.
fn with_streams(lengths: &[usize]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
        b"<</Length 0>>\nstream\n\nendstream".to_vec(),
    ];
    for (number, length) in (100..).zip(lengths) {
        let mut data = format!("{number} 0 ").into_bytes();
        let first = data.len();
        data.push(b'7');
        data.resize(*length, b' ');
        let mut deflate = ZlibEncoder::new(Vec::new(), Compression::fast());
        deflate.write_all(&data).unwrap();
        let data = deflate.finish().unwrap();
        let keys = "/Type/ObjStm/N 1/Filter/FlateDecode";
        let head = format!("<<{keys}/First {first}/Length {}>>\nstream\n", data.len());
        objects.push([head.as_bytes(), &data, b"\nendstream"].concat());
    }
    let mut file = joined(&objects);
    file.truncate(file.windows(5).rposition(|it| it == b"xref\n").unwrap());
    file.extend_from_slice(b"trailer\n<</Root 1 0 R>>\n");
    file
}

#[test]
fn a_stream_of_objects_expands_to_64_megabytes() {
    check("inside", with_streams(&[64 * MEGA]), Ok(1));
    check("over", with_streams(&[64 * MEGA + 1]), Err("expands"));
}

#[test]
fn streams_of_objects_expand_to_128_megabytes_with_what_is_written_of_them() {
    // What expands is held, and written out: each counts.
    check("inside", with_streams(&[32 * MEGA, 32 * MEGA]), Ok(1));
    check("over", with_streams(&[32 * MEGA, 33 * MEGA]), Err("expands"));
}

#[test]
fn pages_are_all_taken_without_a_root_or_none() {
    let whole = String::from_utf8(invoice("A", 3)).unwrap();
    let no_root = whole.replace("/Type/Catalog", "/Type/Unknown").replace("/Root 1 0 R", "");
    check("no root", no_root.into_bytes(), Ok(3));
    check("no list named", whole.replace("/Pages 2 0 R", "/Pages 9 9 R").into_bytes(), Ok(3));
    check(
        "no list",
        whole.replace("/Kids[", "/Kids 99 0 R/Other[").into_bytes(),
        Err("no-pages"),
    );
    let inside = whole.replace("6 0 R 8", "<</Type/Page>> 8").into_bytes();
    check("a page in the list itself", inside, Ok(3));
    let inside = whole.replace("6 0 R 8", "(6 0 R) 8").into_bytes();
    check("something else in the list", inside, Err("damaged"));
    check("a page is gone", whole.replace("6 0 R 8", "99 0 R 8").into_bytes(), Err("damaged"));
    check(
        "its end is gone",
        whole.split_once("8 0 obj").unwrap().0.as_bytes().to_vec(),
        Err("damaged"),
    );
    let two =
        whole.replace("/Pages 2 0 R", "").replace("/Type/Font", "/Type/Pages/Kids[4 0 R]");
    check("two lists", two.into_bytes(), Err("no-pages"));
    let loose = whole.replace("/Pages 2 0 R", "").replace("/Type/Pages", "/Type/Other");
    check("three pages without a list", loose.into_bytes(), Err("no-pages"));
    let one = String::from_utf8(invoice("A", 1)).unwrap();
    let one = one.replace("/Pages 2 0 R", "").replace("/Type/Pages", "/Type/Other");
    check("one page without a list", one.into_bytes(), Ok(1));
}
