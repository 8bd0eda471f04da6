//! Files inside a file.

use chrono::NaiveDate;

use super::text_string::text_string;
use super::tree::FileWriter;
use pdf_import::number::natural;

/// A file inside a file.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    /// Its name, different from that of any other inside the same file.
    pub name: &'a str,
    /// A PDF, as it is.
    pub bytes: &'a [u8],
    /// The date it bears; none where nobody knows it.
    pub date: Option<NaiveDate>,
    /// Its description, for people.
    pub about: &'a str,
}

impl<B: AsMut<Vec<u8>>> FileWriter<'_, B> {
    /// Writes a file inside this one, byte for byte, as a supplement to what the pages say
    /// (ISO 19005-3, 6.8).
    pub(super) fn attach(&mut self, file: &Attachment<'_>) {
        self.content.update(file.name.as_bytes());
        self.content.update(file.bytes);
        let objects = &mut self.objects;
        let stream = objects.reserve();
        objects.start(stream);
        objects.text("<</Type/EmbeddedFile/Subtype/application#2Fpdf/Params<</Size ");
        natural(file.bytes.len() as u64, objects.out());
        if let Some(date) = file.date {
            objects.text(&format!("/ModDate(D:{})", date.format("%Y%m%d")));
        }
        objects.text(">>/Length ");
        natural(file.bytes.len() as u64, objects.out());
        objects.text(">>stream\n");
        objects.out().extend_from_slice(file.bytes);
        objects.text("\nendstream\nendobj\n");
        let named = objects.reserve();
        objects.start(named);
        objects.text("<</Type/Filespec/AFRelationship/Supplement/F");
        text_string(file.name, objects.out());
        objects.text("/UF");
        text_string(file.name, objects.out());
        objects.text("/Desc");
        text_string(file.about, objects.out());
        objects.text("/EF<</F ");
        objects.reference(stream);
        objects.text("/UF ");
        objects.reference(stream);
        objects.text(">>>>\nendobj\n");
        self.attached.push((file.name.encode_utf16().collect(), named));
    }

    /// Writes into the root which files are inside.
    pub(super) fn attachments(&mut self) {
        // The tree of names is in order (ISO 32000-1, 7.9.6); the list keeps the order of the letter.
        let mut attached = std::mem::take(&mut self.attached);
        if attached.is_empty() {
            return;
        }
        self.objects.text("/AF[");
        for (_, number) in &attached {
            self.objects.reference(*number);
            self.objects.text(" ");
        }
        attached.sort();
        self.objects.text("]/Names<</EmbeddedFiles<</Names[");
        for (name, number) in &attached {
            text_string(&String::from_utf16_lossy(name), self.objects.out());
            self.objects.reference(*number);
            self.objects.text(" ");
        }
        self.objects.text("]>>>>");
    }
}
