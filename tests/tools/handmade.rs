//! Small PDFs written by hand.

use std::fmt::Write as _;

/// A classic PDF of these objects, numbered from 1; the first is the root.
pub(crate) fn handmade(objects: &[&str]) -> Vec<u8> {
    joined(&objects.iter().map(|object| object.as_bytes().to_vec()).collect::<Vec<Vec<u8>>>())
}

/// The same of objects that are more than text.
pub(crate) fn joined(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", bytes.len()).unwrap();
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let (size, start) = (objects.len() + 1, bytes.len());
    write!(table, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    bytes.extend_from_slice(table.as_bytes());
    bytes
}

/// A stream object.
pub(crate) fn stream(keys: &str, data: &str) -> String {
    format!("<<{keys}/Length {}>>\nstream\n{data}\nendstream", data.len())
}

/// An invoice of some pages, each with its number on it; face and box are inherited.
pub(crate) fn invoice(name: &str, pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 595 842]\
             /Resources<</Font<</F1 3 0 R>>>>>>"
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for page in 0..pages {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + 2 * page));
        objects.push(stream(
            "",
            &format!("BT /F1 12 Tf 50 700 Td ({name} page {}) Tj ET", page + 1),
        ));
    }
    handmade(&objects.iter().map(String::as_str).collect::<Vec<&str>>())
}

/// A PNG picture, two by one: a red pixel and one that cannot be seen.
pub(crate) fn picture() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut deflate = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut deflate, &[0, 255, 0, 0, 255, 0, 0, 0, 0]).unwrap();
    let pixels = deflate.finish().unwrap();
    let header = [0, 0, 0, 2, 0, 0, 0, 1, 8, 6, 0, 0, 0];
    for (name, data) in [(b"IHDR", header.as_slice()), (b"IDAT", &pixels), (b"IEND", &[])] {
        png.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(name);
        sum.update(data);
        png.extend_from_slice(name);
        png.extend_from_slice(data);
        png.extend_from_slice(&sum.sum().to_be_bytes());
    }
    png
}
