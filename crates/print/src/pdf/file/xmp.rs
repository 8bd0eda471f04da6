//! Metadata of a file as XMP.

use super::FileInfo;
use crate::pdf::Profile;

/// The metadata of a file as XMP (ISO 16684-1): a packet that says the same as the information dictionary,
/// the identifiers of the file and the standard it claims to keep.
pub(super) fn packet(
    info: &FileInfo<'_>,
    (first, second): (u128, u128),
    tagged: bool,
    out: &mut String,
) {
    out.push_str(concat!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ",
        "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" ",
        "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" ",
        "xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n",
        "<dc:format>application/pdf</dc:format>\n",
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
    ));
    escaped(info.title, out);
    out.push_str("</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>");
    escaped(info.language, out);
    out.push_str("</rdf:li></rdf:Bag></dc:language>\n<pdf:Producer>");
    out.push_str(super::PRODUCER);
    out.push_str("</pdf:Producer>\n");
    if let Some(date) = info.date {
        let date = date.format("%Y-%m-%d").to_string();
        for key in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
            element(key, &date, out);
        }
    }
    element("xmpMM:DocumentID", &uuid(first), out);
    element("xmpMM:InstanceID", &uuid(second), out);
    if info.profile == Profile::PdfVt {
        element("xmpMM:RenditionClass", "default", out);
        element("xmpMM:VersionID", "1", out);
        element("pdf:Trapped", "False", out);
    }
    out.push_str("</rdf:Description>\n");
    claims(info, tagged, out);
    out.push_str("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/// The standards a file claims to keep.
fn claims(info: &FileInfo<'_>, tagged: bool, out: &mut String) {
    match info.profile {
        Profile::Mail => {}
        Profile::PdfA2b => archive("2", tagged, out),
        Profile::PdfA3b => archive("3", tagged, out),
        Profile::PdfVt => {
            out.push_str(concat!(
                "<rdf:Description rdf:about=\"\" ",
                "xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" ",
                "xmlns:pdfvtid=\"http://www.npes.org/pdfvt/ns/id/\">\n",
                "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n",
                "<pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion>\n",
            ));
            if let Some(date) = info.date {
                let date = date.format("%Y-%m-%d").to_string();
                element("pdfvtid:GTS_PDFVTModDate", &date, out);
            }
            out.push_str("</rdf:Description>\n");
        }
    }
}

/// PDF/A of a part, level B, and with its structure PDF/UA-1, whose schema PDF/A wants described
/// (ISO 19005-2, 6.6.2.3.3).
fn archive(part: &str, tagged: bool, out: &mut String) {
    out.push_str(concat!(
        "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" ",
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n",
    ));
    element("pdfaid:part", part, out);
    element("pdfaid:conformance", "B", out);
    if !tagged {
        out.push_str("</rdf:Description>\n");
        return;
    }
    out.push_str(concat!(
        "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n",
        "<rdf:Description rdf:about=\"\" ",
        "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" ",
        "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" ",
        "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
        "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n",
        "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n",
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n",
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n",
        "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n",
        "<pdfaProperty:name>part</pdfaProperty:name>\n",
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n",
        "<pdfaProperty:category>internal</pdfaProperty:category>\n",
        "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n",
        "</rdf:li></rdf:Seq></pdfaSchema:property>\n",
        "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n",
    ));
}

fn element(name: &str, value: &str, out: &mut String) {
    for part in ["<", name, ">", value, "</", name, ">\n"] {
        out.push_str(part);
    }
}

/// An identifier made of a hash, in the form of RFC 9562 (version 8: its bits are our own).
pub(in crate::pdf) fn uuid(hash: u128) -> String {
    let hash = hash & !(0xF << 76) & !(0b11 << 62) | (8 << 76) | (0b10 << 62);
    let hex = format!("{hash:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    let parts = [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)];
    format!("uuid:{}", parts.join("-"))
}

/// Text as XML holds it; characters that XML cannot hold are left out.
fn escaped(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_the_packet() {
        let mut out = String::new();
        escaped("A<b> & \u{1}\u{0}c", &mut out);
        assert_eq!(out, "A&lt;b&gt; &amp; c");
    }

    #[test]
    fn an_identifier_has_the_form_of_a_uuid() {
        assert_eq!(uuid(u128::MAX), "uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
        assert_eq!(uuid(0), "uuid:00000000-0000-8000-8000-000000000000");
    }
}
