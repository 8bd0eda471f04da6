//! The catalog of a file.

use super::text_string::text_string;
use super::tree::FileWriter;
use super::{FileInfo, PRODUCER, xmp};
use crate::pdf::Profile;
use pdf_import::number::natural;

impl<B: AsMut<Vec<u8>>> FileWriter<'_, B> {
    /// Writes the root of the file and gives its number.
    pub(super) fn catalog(
        &mut self,
        pages: u32,
        info: &FileInfo<'_>,
        ids: (u128, u128),
    ) -> u32 {
        // Pages of other programs may be anything: a file with some that do not keep what it claims, or that
        // nobody looked through, claims nothing.
        let silent = self.foreign && info.profile == Profile::PdfVt;
        let claimed = if silent { Profile::Mail } else { info.profile };
        let metadata = self.metadata(&FileInfo { profile: claimed, ..*info }, ids);
        let intent = self.intent(info.profile);
        let catalog = self.objects.reserve();
        self.objects.start(catalog);
        self.objects.text("<</Type/Catalog/Pages ");
        self.objects.reference(pages);
        self.objects.text("/Metadata ");
        self.objects.reference(metadata);
        if let Some(intent) = intent {
            self.objects.text("/OutputIntents[");
            self.objects.reference(intent);
            self.objects.text("]");
        }
        if let Some(parts) = &self.parts {
            self.objects.text("/DPartRoot ");
            self.objects.reference(parts.root);
        }
        self.objects.text("/Lang");
        text_string(info.language, self.objects.out());
        // A letter shrunk to the printer's margins no longer meets the window of its envelope.
        self.objects.text("/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex");
        self.objects.text(if info.duplex { "/DuplexFlipLongEdge" } else { "/Simplex" });
        self.objects.text(">>");
        if let Some(structure) = self.structure {
            self.objects.text("/MarkInfo<</Marked true>>/StructTreeRoot ");
            self.objects.reference(structure);
        }
        self.attachments();
        self.layers();
        self.objects.text(">>\nendobj\n");
        catalog
    }

    /// Lists the layers of copies, and those of them that are not shown (ISO 32000-1, 8.11.4). What belongs to
    /// several layers is shown as all of them say, so that none may be missing.
    fn layers(&mut self) {
        let hidden = std::mem::take(&mut self.objects.hidden);
        let mut all = std::mem::take(&mut self.objects.shown);
        all.extend(&hidden);
        if all.is_empty() {
            return;
        }
        self.objects.text("/OCProperties<</OCGs[");
        all.iter().for_each(|number| self.layer(*number));
        self.objects.text("]/D<</Name(Copies)/OFF[");
        hidden.iter().for_each(|number| self.layer(*number));
        self.objects.text("]>>>>");
    }

    fn layer(&mut self, number: u32) {
        self.objects.reference(number);
        self.objects.text(" ");
    }

    /// Writes the XMP packet, plain so that it can be found without reading the file.
    fn metadata(&mut self, info: &FileInfo<'_>, ids: (u128, u128)) -> u32 {
        let mut packet = String::with_capacity(2048);
        xmp::packet(info, ids, self.structure.is_some(), &mut packet);
        let metadata = self.objects.reserve();
        self.objects.start(metadata);
        self.objects.text("<</Type/Metadata/Subtype/XML/Length ");
        natural(packet.len() as u64, self.objects.out());
        self.objects.text(">>stream\n");
        self.objects.text(&packet);
        self.objects.text("\nendstream\nendobj\n");
        metadata
    }

    /// Writes what colours are meant for: black ink on white paper.
    fn intent(&mut self, profile: Profile) -> Option<u32> {
        let ink = self.stationery.ink()?;
        let kind = match profile {
            Profile::Mail => return None,
            Profile::PdfA2b | Profile::PdfA3b => "GTS_PDFA1",
            Profile::PdfVt => "GTS_PDFX",
        };
        let intent = self.objects.reserve();
        self.objects.start(intent);
        self.objects.text("<</Type/OutputIntent/S/");
        self.objects.text(kind);
        self.objects.text("/OutputConditionIdentifier(Custom)/Info(Black ink, gamma 2.2)");
        self.objects.text("/DestOutputProfile ");
        self.objects.reference(ink);
        self.objects.text(">>\nendobj\n");
        Some(intent)
    }

    /// Writes what the file says about itself to old readers.
    pub(super) fn about(&mut self, info: &FileInfo<'_>) -> u32 {
        let about = self.objects.reserve();
        self.objects.start(about);
        self.objects.text("<</Title");
        text_string(info.title, self.objects.out());
        self.objects.text("/Producer(");
        self.objects.text(PRODUCER);
        self.objects.text(")");
        if let Some(date) = info.date {
            let date = date.format("%Y%m%d");
            self.objects.text(&format!("/CreationDate(D:{date})/ModDate(D:{date})"));
        }
        if info.profile == Profile::PdfVt {
            self.objects.text("/Trapped/False");
        }
        self.objects.text(">>\nendobj\n");
        about
    }
}
