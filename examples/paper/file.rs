use std::error::Error;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use subsetter::GlyphRemapper;

use super::Typeface;
use super::picture::deflate;

/// A text as PDF wants it outside ASCII: UTF-16 with its mark, in hexadecimal.
pub(super) fn utf16(text: &str) -> String {
    text.encode_utf16().fold("FEFF".to_owned(), |mut hex, unit| {
        let _ = write!(hex, "{unit:04X}");
        hex
    })
}

/// The objects of a PDF file, numbered from 1 as they come.
#[derive(Default)]
pub(super) struct File {
    bytes: Vec<u8>,
    offsets: Vec<usize>,
}

impl File {
    fn begin(&mut self) {
        if self.bytes.is_empty() {
            self.bytes.extend(b"%PDF-1.6\n%\xE2\xE3\xCF\xD3\n");
        }
        self.offsets.push(self.bytes.len());
        self.bytes.extend(format!("{} 0 obj\n", self.offsets.len()).bytes());
    }

    pub(super) fn object(&mut self, body: &str) {
        self.begin();
        self.bytes.extend(body.bytes().chain(*b"\nendobj\n"));
    }

    pub(super) fn stream(&mut self, keys: &str, body: &[u8]) -> Result<(), Box<dyn Error>> {
        self.packed(keys, &deflate(body)?);
        Ok(())
    }

    /// A stream whose body is deflated already.
    pub(super) fn packed(&mut self, keys: &str, body: &[u8]) {
        self.begin();
        let length = body.len();
        self.bytes.extend(
            format!("<< {keys} /Filter /FlateDecode /Length {length} >>\nstream\n").bytes(),
        );
        self.bytes.extend(body);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// A face cut down to the glyphs used: five objects.
    pub(super) fn face(
        &mut self,
        face: &Typeface,
        used: &GlyphRemapper,
    ) -> Result<(), Box<dyn Error>> {
        let subset = subsetter::subset(&face.data, 0, used)?;
        let characters = |glyph| face.glyphs.iter().find(|(_, (it, _))| *it == glyph);
        let mut widths = String::new();
        let mut codes = Vec::new();
        for (code, glyph) in used.remapped_gids().enumerate() {
            let Some((character, (_, width))) = characters(glyph) else {
                widths.push_str("0 ");
                continue;
            };
            write!(widths, "{width} ")?;
            let text = utf16(&character.to_string());
            codes.push(format!("<{code:04X}> <{}>", text.trim_start_matches("FEFF")));
        }
        let tag: String = Sha256::digest(&subset)
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        let (name, at) = (format!("{tag}+{}", face.name), self.offsets.len() + 1);
        let [descendant, descriptor, data, unicode] = [at + 1, at + 2, at + 3, at + 4];
        self.object(&format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H \
             /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"
        ));
        self.object(&format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity \
             /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
             /FontDescriptor {descriptor} 0 R /DW 500 /W [0 [{widths}]] >>"
        ));
        self.object(&format!(
            "<< /Type /FontDescriptor /FontName /{name} /Flags 4 /ItalicAngle 0 /Ascent 984 \
             /Descent -273 /CapHeight 660 /StemV 80 /FontBBox [-454 -293 2159 968] \
             /FontFile2 {data} 0 R >>"
        ));
        self.stream(&format!("/Length1 {}", subset.len()), &subset)?;
        self.stream("", to_unicode(&codes).as_bytes())
    }

    /// Cross references and trailer; the identifier is a hash of everything before it.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let (count, start) = (self.offsets.len() + 1, self.bytes.len());
        let identifier: String = Sha256::digest(&self.bytes)
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02X}"))
            .collect();
        let mut end = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for offset in &self.offsets {
            end.push_str(&format!("{offset:010} 00000 n \n"));
        }
        end.push_str(&format!(
            "trailer\n<< /Size {count} /Root 1 0 R /Info 3 0 R /ID [<{identifier}> <{identifier}>] \
             >>\nstartxref\n{start}\n%%EOF\n"
        ));
        self.bytes.extend(end.bytes());
        self.bytes
    }
}

/// The map from glyph codes back to characters, at most a hundred a block.
fn to_unicode(codes: &[String]) -> String {
    let blocks: String = codes
        .chunks(100)
        .map(|block| format!("{} beginbfchar\n{}\nendbfchar\n", block.len(), block.join("\n")))
        .collect();
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n\
         {blocks}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
}
