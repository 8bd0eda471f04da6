//! Document parts: which pages belong to which piece, for printing houses (ISO 16612-2; ISO 32000-2, 14.12).

use super::catalog::text_string;
use super::tree::Book;
use pdf_import::number::natural;

/// What a printing house is told about a piece: enough to print it again and to sort it, and nothing about
/// the debtor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Number of the piece in the run.
    pub piece: u32,
    /// Its place in the stream, counted from 1.
    pub position: u32,
    /// Leaves of paper.
    pub sheets: u32,
    /// The kind of mail.
    pub class: String,
}

/// The document parts of a file.
#[derive(Debug)]
pub(super) struct Parts {
    /// What the catalog names.
    pub(super) root: u32,
    /// The part above all pieces.
    top: u32,
    /// The pieces written.
    pieces: Vec<u32>,
    /// The piece under way: its number and its parts.
    open: Option<(u32, Record, Vec<u32>)>,
    /// The part under way.
    leaf: Option<Leaf>,
}

/// A part of a piece.
#[derive(Debug)]
struct Leaf {
    number: u32,
    kind: &'static str,
    /// Its first and its last page, as soon as it has one.
    range: Option<(u32, u32)>,
}

impl<B: AsMut<Vec<u8>>> Book<'_, B> {
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
