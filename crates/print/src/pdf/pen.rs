//! Draws pages as PDF operators.

use std::fmt;

use libdeflater::{CompressionLvl, Compressor};

use super::PdfError;
use super::content::{POINTS, PageContent};
use super::pen_face::{PenFace, PenGlyph};
use super::tagged::{Tag, TaggedPages};
use super::tagger::{Sequence, Tagger};
use crate::font::{FaceId, Faces, Glyph};
use crate::page::{Fill, Item, Page, Picture, Rule, TextRun};
use pdf_import::number::{hundredths, integer, natural};

/// Draws pages. One per thread: it keeps its buffers and its compressor.
pub struct Pen {
    /// The faces of the layout; none for one that nothing can be drawn in.
    faces: Vec<Option<PenFace>>,
    /// How many pictures the stationery will have.
    pictures: usize,
    /// The operators of the page being drawn.
    ops: Vec<u8>,
    /// The same, deflated.
    deflated: Vec<u8>,
    compressor: Compressor,
    /// Height of the page being drawn, in points.
    height: f32,
    /// Whether a text object is open.
    in_text: bool,
    /// Face, size and tracking that the reader has in force.
    style: Option<(FaceId, f32, f32)>,
    /// Whether a marked sequence is open.
    marked: bool,
}

impl fmt::Debug for Pen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pen").finish_non_exhaustive()
    }
}

impl Pen {
    /// A pen that has drawn nothing yet, for pages in these faces with that many pictures.
    #[must_use]
    pub fn new(faces: &Faces, pictures: usize) -> Self {
        Self {
            faces: faces.iter().map(|(_, face)| PenFace::of(face)).collect(),
            pictures,
            ops: Vec::new(),
            deflated: Vec::new(),
            // Level 1: level 6 takes more than twice as long and saves a tenth of 2.4 KB a page.
            compressor: Compressor::new(CompressionLvl::new(1).unwrap_or_default()),
            height: 0.0,
            in_text: false,
            style: None,
            marked: false,
        }
    }

    /// Draws a page. The result depends on page and faces alone, not on what was drawn before or on
    /// the glyphs that other letters use.
    ///
    /// # Errors
    ///
    /// When the page uses a face, a glyph or a picture that there is not.
    pub fn draw(&mut self, page: &Page) -> Result<PageContent, PdfError> {
        self.draw_with(page, None)
    }

    /// Draws all pages of a letter for the archive: the same to the eye, and everything on them says
    /// what it is.
    ///
    /// # Errors
    ///
    /// When a page uses a face, a glyph or a picture that there is not.
    pub fn draw_tagged(&mut self, pages: &[Page]) -> Result<TaggedPages, PdfError> {
        let mut tagger = Tagger::new();
        let mut drawn = Vec::with_capacity(pages.len());
        for (number, page) in (0..).zip(pages) {
            tagger.begin(number, page);
            drawn.push(self.draw_with(page, Some(&mut tagger))?);
        }
        Ok(TaggedPages { pages: drawn, structure: tagger.finish() })
    }

    fn draw_with(
        &mut self,
        page: &Page,
        mut tagger: Option<&mut Tagger>,
    ) -> Result<PageContent, PdfError> {
        self.ops.clear();
        self.ops.extend_from_slice(b"0 g 0 G\n");
        self.height = page.height.0 * POINTS;
        self.style = None;
        (self.in_text, self.marked) = (false, false);
        for (item, behind) in page.items.iter().zip(1..) {
            let Some(tagger) = tagger.as_deref_mut() else {
                self.item(item)?;
                continue;
            };
            if let Some(sequence) = tagger.turn(item) {
                self.mark(sequence);
            }
            match item {
                Item::Text(run) => self.tagged_text(run, page.items.get(behind), tagger)?,
                other => self.item(other)?,
            }
        }
        self.close_text();
        if self.marked {
            self.ops.extend_from_slice(b"EMC\n");
        }
        let size = (page.width.0 * POINTS, self.height);
        Ok(PageContent::new(self.deflate()?.to_vec(), size))
    }

    fn item(&mut self, item: &Item) -> Result<(), PdfError> {
        match item {
            Item::Text(run) => self.text(run)?,
            Item::Rule(rule) => self.rule(rule),
            Item::Picture(picture) => self.picture(picture)?,
            Item::Fill(fill) => self.fill(fill),
            Item::Role(_) => {}
        }
        Ok(())
    }

    /// Begins a marked sequence (ISO 32000-1, 14.6), after the one that is open.
    pub(super) fn mark(&mut self, sequence: Sequence) {
        self.close_text();
        if self.marked {
            self.ops.extend_from_slice(b"EMC\n");
        }
        self.marked = true;
        match sequence {
            Sequence::Ornament => self.ops.extend_from_slice(b"/Artifact<</Type/Layout>>BDC\n"),
            Sequence::Repeated => {
                self.ops.extend_from_slice(b"/Artifact<</Type/Pagination>>BDC\n");
            }
            Sequence::Content { tag, number, .. } => {
                self.ops.push(b'/');
                self.ops.extend_from_slice(tag.name().as_bytes());
                self.ops.extend_from_slice(b"<</MCID ");
                natural(u64::from(number), &mut self.ops);
                if tag == Tag::Hyphen {
                    self.ops.extend_from_slice(b"/ActualText<FEFF00AD>");
                }
                self.ops.extend_from_slice(b">>BDC\n");
            }
        }
    }

    fn deflate(&mut self) -> Result<&[u8], PdfError> {
        let bound = self.compressor.zlib_compress_bound(self.ops.len());
        self.deflated.resize(bound.max(self.deflated.len()), 0);
        let length = self.compressor.zlib_compress(&self.ops, &mut self.deflated);
        let done = length.ok().and_then(|length| self.deflated.get(..length));
        done.ok_or_else(|| PdfError::Stationery {
            reason: "a page cannot be deflated".to_owned(),
        })
    }

    pub(super) fn text(&mut self, run: &TextRun) -> Result<(), PdfError> {
        if !self.in_text {
            self.ops.extend_from_slice(b"BT\n");
            self.in_text = true;
        }
        let mut ahead = 0.0;
        // One face nearly always; characters it lacks stand in another.
        let parts = run.words.chunk_by(|one, next| one.word.face == next.word.face);
        for (place, words) in parts.enumerate() {
            let Some(id) = words.first().map(|placed| placed.word.face) else { continue };
            self.choose((id, run.size_pt, run.tracking));
            if place == 0 {
                self.numbers(&[run.narrow]);
                self.ops.extend_from_slice(b"0 0 1 ");
                self.numbers(&[run.x.0 * POINTS, self.height - run.y.0 * POINTS]);
                self.ops.extend_from_slice(b"Tm\n");
            }
            self.ops.extend_from_slice(b"[(");
            let face = self.faces.get(usize::from(id.0)).and_then(Option::as_ref);
            let face = face.ok_or_else(|| not_there(format!("face {}", id.0)))?;
            let mut line = Line { ops: &mut self.ops, face, ahead };
            for placed in words {
                for glyph in &placed.word.glyphs {
                    line.glyph(glyph, run.size_pt)?;
                }
                if placed.space > 0.0 {
                    // White space is as wide as the page says; tracking does not widen it.
                    line.show(&face.space, placed.space * face.per_unit - run.tracking);
                }
            }
            ahead = line.ahead;
            self.ops.extend_from_slice(b")]TJ\n");
        }
        Ok(())
    }

    /// Shows a space where the last run ended.
    pub(super) fn space(&mut self, face: FaceId) {
        let Some(face) = self.faces.get(usize::from(face.0)).and_then(Option::as_ref) else {
            return;
        };
        self.ops.extend_from_slice(b"[(");
        self.ops.extend_from_slice(face.space.code());
        self.ops.extend_from_slice(b")]TJ\n");
    }

    /// A face for the pen.
    pub(super) fn face(&self, face: FaceId) -> Option<&PenFace> {
        self.faces.get(usize::from(face.0)).and_then(Option::as_ref)
    }

    /// Tells the reader face, size and tracking, where they change.
    fn choose(&mut self, wanted: (FaceId, f32, f32)) {
        let (face, size, _) = wanted;
        if self.style.map(|(id, size, _)| (id, size)) != Some((face, size)) {
            self.ops.extend_from_slice(b"/F");
            integer(i64::from(face.0), &mut self.ops);
            self.ops.push(b' ');
            self.numbers(&[size]);
            self.ops.extend_from_slice(b"Tf\n");
        }
        let spread = |(_, size, tracking): (FaceId, f32, f32)| size * tracking / 1000.0;
        if self.style.map_or(0.0, spread) != spread(wanted) {
            // Tracking is a few thousandths of the size; hundredths of a point would not carry it.
            let thousandths = (spread(wanted) * 10_000.0).round() as i64;
            self.ops.extend_from_slice(format!("{}", thousandths as f64 / 10_000.0).as_bytes());
            self.ops.extend_from_slice(b" Tc\n");
        }
        self.style = Some(wanted);
    }

    fn rule(&mut self, rule: &Rule) {
        self.close_text();
        let (from, to, height) = (rule.from, rule.to, self.height);
        self.numbers(&[rule.thickness.0 * POINTS]);
        self.ops.extend_from_slice(b"w ");
        self.numbers(&[from.0.0 * POINTS, height - from.1.0 * POINTS]);
        self.ops.extend_from_slice(b"m ");
        self.numbers(&[to.0.0 * POINTS, height - to.1.0 * POINTS]);
        self.ops.extend_from_slice(b"l S\n");
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), PdfError> {
        self.close_text();
        if usize::from(picture.image.0) >= self.pictures {
            return Err(not_there(format!("picture {}", picture.image.0)));
        }
        let bottom = self.height - (picture.y.0 + picture.height.0) * POINTS;
        self.ops.extend_from_slice(b"q ");
        self.numbers(&[picture.width.0 * POINTS, 0.0, 0.0, picture.height.0 * POINTS]);
        self.numbers(&[picture.x.0 * POINTS, bottom]);
        self.ops.extend_from_slice(b"cm /P");
        integer(i64::from(picture.image.0), &mut self.ops);
        self.ops.extend_from_slice(b" Do Q\n");
        Ok(())
    }

    /// One path on a grid of whole numbers: boxes that touch share their edge exactly, so that no reader
    /// shows a seam between them.
    fn fill(&mut self, fill: &Fill) {
        self.close_text();
        let unit = f64::from(fill.unit.0 * POINTS);
        self.ops.extend_from_slice(b"q ");
        if fill.white {
            self.ops.extend_from_slice(b"1 g ");
        }
        // Hundredths of a point would make a code of many modules a tenth of a millimetre too large.
        let grid = format!("{unit:.5} 0 0 {:.5} ", -unit);
        self.ops.extend_from_slice(grid.as_bytes());
        self.numbers(&[fill.x.0 * POINTS, self.height - fill.y.0 * POINTS]);
        self.ops.extend_from_slice(b"cm\n");
        for filled in fill.boxes.iter() {
            for length in filled {
                integer(i64::from(*length), &mut self.ops);
                self.ops.push(b' ');
            }
            self.ops.extend_from_slice(b"re\n");
        }
        self.ops.extend_from_slice(b"f Q\n");
    }

    fn close_text(&mut self) {
        if self.in_text {
            self.ops.extend_from_slice(b"ET\n");
            self.in_text = false;
        }
    }

    /// Writes numbers, each with a space behind it.
    fn numbers(&mut self, values: &[f32]) {
        for value in values {
            hundredths(*value, &mut self.ops);
            self.ops.push(b' ');
        }
    }
}

fn not_there(thing: String) -> PdfError {
    PdfError::NotInStationery { thing }
}

/// A line of text inside the brackets of its `TJ`.
struct Line<'a> {
    ops: &'a mut Vec<u8>,
    face: &'a PenFace,
    /// How far the reader has moved on beyond where the line should be, in thousandths of the type
    /// size. Carried along, so that rounding never adds up.
    ahead: f32,
}

impl Line<'_> {
    fn glyph(&mut self, glyph: &Glyph, size: f32) -> Result<(), PdfError> {
        let face = self.face;
        let Some(shown) = face.glyph(glyph.id) else {
            return Err(not_there(format!("glyph {} of {}", glyph.id, face.name)));
        };
        let shift = glyph.shift_x * face.per_unit;
        self.ahead -= shift;
        if glyph.shift_y == 0.0 {
            self.show(shown, glyph.advance * face.per_unit);
        } else {
            self.rise(glyph.shift_y * face.per_unit * size / 1000.0);
            self.show(shown, glyph.advance * face.per_unit);
            self.rise(0.0);
        }
        self.ahead += shift;
        Ok(())
    }

    /// Shows a glyph and wants to be `advance` further on behind it.
    fn show(&mut self, shown: &PenGlyph, advance: f32) {
        if self.ahead.abs() >= 1.0 {
            let step = (self.ahead + 0.5_f32.copysign(self.ahead)) as i64;
            self.ops.push(b')');
            integer(step, self.ops);
            self.ops.push(b'(');
            self.ahead -= step as f32;
        }
        self.ops.extend_from_slice(shown.code());
        self.ahead += shown.width - advance;
    }

    /// Lifts what follows above the baseline, in points.
    fn rise(&mut self, points: f32) {
        self.ops.extend_from_slice(b")]TJ\n");
        hundredths(points, self.ops);
        self.ops.extend_from_slice(b" Ts\n[(");
    }
}
