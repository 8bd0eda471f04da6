//! Document parts: which pages belong to which piece, for printing houses (ISO 16612-2; ISO 32000-2, 14.12).

use super::part_list::{Leaf, Parts, Record};
use super::text_string::text_string;
use super::tree::FileWriter;
use pdf_import::number::natural;

impl<B: AsMut<Vec<u8>>> FileWriter<'_, B> {
    /// Begins the part of a piece.
    pub(super) fn record(&mut self, record: &Record) {
        self.end_record();
        let number = self.objects.reserve();
        let parts = match &mut self.parts {
            Some(parts) => parts,
            none => {
                let (root, top) = (self.objects.reserve(), self.objects.reserve());
                let (pieces, open) = (Vec::new(), None);
                none.insert(Parts { root, top, pieces, open, leaf: None })
            }
        };
        parts.open = Some((number, record.clone(), Vec::new()));
    }

    /// Begins a part of the piece, where pieces are parts at all.
    pub(super) fn part(&mut self, kind: &'static str) {
        if self.parts.is_none() {
            return;
        }
        self.end_part();
        let number = self.objects.reserve();
        self.objects.part = Some(number);
        if let Some(parts) = &mut self.parts {
            parts.leaf = Some(Leaf { number, kind, range: None });
        }
    }

    /// Notes that a page belongs to the part under way.
    pub(super) fn belongs(&mut self, page: u32) {
        let leaf = self.parts.as_mut().and_then(|parts| parts.leaf.as_mut());
        if let Some(leaf) = leaf {
            let first = leaf.range.map_or(page, |(first, _)| first);
            leaf.range = Some((first, page));
        }
    }

    fn end_part(&mut self) {
        let Some(parts) = &mut self.parts else { return };
        let (Some(Leaf { number, kind, range: Some(range) }), Some((piece, _, leaves))) =
            (parts.leaf.take(), &mut parts.open)
        else {
            return;
        };
        leaves.push(number);
        let piece = *piece;
        let objects = &mut self.objects;
        objects.start(number);
        objects.text("<</Type/DPart/Parent ");
        objects.reference(piece);
        objects.text("/Start ");
        objects.reference(range.0);
        objects.text("/End ");
        objects.reference(range.1);
        objects.text(&format!(
            "/DPM<</CIP4_Root<</CIP4_Metadata<</CIP4_DocumentType/{kind}>>>>>>>>\nendobj\n"
        ));
    }

    fn end_record(&mut self) {
        self.end_part();
        self.objects.part = None;
        let Some(parts) = &mut self.parts else { return };
        let Some((number, record, leaves)) = parts.open.take() else { return };
        parts.pieces.push(number);
        let top = parts.top;
        let Record { piece, position, sheets, class } = record;
        let objects = &mut self.objects;
        objects.start(number);
        objects.text("<</Type/DPart/Parent ");
        objects.reference(top);
        objects.text("/DParts[[");
        for leaf in leaves {
            objects.reference(leaf);
            objects.text(" ");
        }
        objects.text(&format!(
            "]]/DPM<</CIP4_Root<</CIP4_Metadata<</CIP4_RecordID({piece:06})/RLNC_Position {position}\
             /RLNC_Sheets {sheets}/RLNC_Class"
        ));
        text_string(&class, objects.out());
        objects.text(">>>>>>>>\nendobj\n");
    }

    /// Writes the parts above the pieces, and what the catalog says of them.
    pub(super) fn end_parts(&mut self) {
        self.end_record();
        let Some(parts) = &mut self.parts else { return };
        let objects = &mut self.objects;
        objects.start(parts.top);
        objects.text("<</Type/DPart/Parent ");
        objects.reference(parts.root);
        objects.text("/DParts[[");
        for piece in &parts.pieces {
            natural(u64::from(*piece), objects.out());
            objects.text(" 0 R ");
        }
        objects.text("]]>>\nendobj\n");
        objects.start(parts.root);
        objects.text("<</Type/DPartRoot/DPartRootNode ");
        objects.reference(parts.top);
        objects.text("/RecordLevel 1/NodeNameList[/stream/piece/part]>>\nendobj\n");
    }
}
