//! The objects that all files of a run share.

use std::collections::BTreeMap;
use std::fmt;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{
    Codepoint, FontId, FontMetrics, ImageCompression, ImageOptimizationOptions, Op, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, XObject,
    XObjectId,
};
use xxhash_rust::xxh3::xxh3_128;

use super::cut_face::CutFace;
use super::file::uuid;
use super::paper::{form, is_pdf};
use super::picture::picture;
use super::squeeze::squeeze;
use super::{PdfError, Profile, icc};
use crate::font::{Face, Faces, GlyphUse};
use pdf_import::Table;

/// The objects that all files of a run share: faces cut down to the glyphs used, and pictures.
///
/// printpdf builds it once; every file then begins with the same bytes.
pub struct Stationery {
    /// Header and objects 1 to n, as they stand at the start of every file.
    prefix: Vec<u8>,
    /// Where each of these objects starts.
    offsets: Vec<u64>,
    /// Number of the resource dictionary.
    resources: u32,
    /// Number of the profile of black ink; none where files do not say what colours mean.
    ink: Option<u32>,
    /// Tells this stationery from any other.
    fingerprint: u128,
}

impl Stationery {
    /// Cuts the faces down to `used` and takes up pictures (PNG files) in their order. Same
    /// arguments, same bytes.
    ///
    /// # Errors
    ///
    /// When a font program cannot be cut down or a picture cannot be read.
    pub fn build(
        faces: &Faces,
        used: &GlyphUse,
        pictures: &[Vec<u8>],
    ) -> Result<Self, PdfError> {
        Self::build_for(faces, used, pictures, Finish::default())
    }

    /// Stationery without faces and pictures, for files whose pages bring everything along.
    #[must_use]
    pub fn plain() -> Self {
        let prefix = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let fingerprint = xxh3_128(&prefix);
        Self { prefix, offsets: Vec::new(), resources: 0, ink: None, fingerprint }
    }

    /// The same for files that claim more than to be readable, or with pictures in grey.
    ///
    /// # Errors
    ///
    /// When a font program cannot be cut down or a picture cannot be read.
    pub fn build_for(
        faces: &Faces,
        used: &GlyphUse,
        pictures: &[Vec<u8>],
        finish: Finish,
    ) -> Result<Self, PdfError> {
        let mut cut: Vec<Option<CutFace>> = Vec::new();
        for (id, face) in faces.iter() {
            let glyphs = used.faces.get(&id).filter(|glyphs| !glyphs.is_empty());
            cut.push(glyphs.map(|glyphs| CutFace::cut(id, face, glyphs)).transpose()?);
        }
        let mut document = PdfDocument::new("stationery");
        for (cut, face) in used_faces(&cut, faces) {
            let id = FontId(cut.resource.clone());
            document.resources.fonts.map.insert(id, PdfFont::new(parsed(cut, face)));
        }
        for (number, png) in pictures.iter().enumerate() {
            // A picture that is not there keeps its place.
            if png.is_empty() || is_pdf(png) {
                continue;
            }
            let image = picture(png, finish.grey)?;
            let id = XObjectId(format!("P{number}"));
            document.resources.xobjects.map.insert(id, XObject::Image(image));
        }
        document.pages.push(specimen(&cut));
        let mut built = document.to_lopdf_document(&lossless(), &mut Vec::new());
        for (cut, face) in used_faces(&cut, faces) {
            describe(&mut built, cut, face);
        }
        let papers = papers(&mut built, pictures, finish.profile)?;
        keep_resources(&mut built, papers, finish.profile)?;
        // PDF/X-4 rests on version 1.6 (ISO 15930-7); nothing in these files needs more.
        let version = if finish.profile == Profile::PdfVt { "1.6" } else { "1.7" };
        Self::serialised(built, version)
    }

    /// Writes the objects once and remembers where each stands.
    fn serialised(mut built: Document, version: &str) -> Result<Self, PdfError> {
        version.clone_into(&mut built.version);
        let mut prefix = Vec::new();
        built.save_to(&mut prefix).map_err(|cause| broken(&cause))?;
        let ink = ink(&built);
        let table = Table::read(&prefix).ok_or_else(|| broken(&"its table cannot be read"))?;
        let resources = table.root();
        let (offsets, end) = table.into_offsets();
        prefix.truncate(end);
        let fingerprint = xxh3_128(&prefix);
        Ok(Self { prefix, offsets, resources, ink, fingerprint })
    }

    /// Header and shared objects: what every file begins with.
    #[must_use]
    pub fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    /// Where the shared objects start; the first is object 1.
    pub(super) fn offsets(&self) -> &[u64] {
        &self.offsets
    }

    /// Number of the resource dictionary of all drawn pages.
    pub(super) fn resources(&self) -> u32 {
        self.resources
    }

    /// Number of the profile of black ink; none where files do not say what colours mean.
    pub(super) fn ink(&self) -> Option<u32> {
        self.ink
    }

    /// Differs from that of any other stationery.
    pub(super) fn fingerprint(&self) -> u128 {
        self.fingerprint
    }
}

impl fmt::Debug for Stationery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stationery").field("bytes", &self.prefix.len()).finish_non_exhaustive()
    }
}

/// The use that the shared objects are made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Finish {
    /// The standard that the files claim to keep.
    pub profile: Profile,
    /// Whether pictures are printed in grey.
    pub grey: bool,
}

fn broken(reason: &dyn ToString) -> PdfError {
    PdfError::Stationery { reason: reason.to_string() }
}

/// The faces that letters use, cut and whole.
fn used_faces<'a>(
    cut: &'a [Option<CutFace>],
    faces: &'a Faces,
) -> impl Iterator<Item = (&'a CutFace, &'a Face)> {
    cut.iter().zip(faces.iter()).filter_map(|(cut, (_, face))| Some((cut.as_ref()?, face)))
}

/// A face as printpdf takes it, already cut down.
fn parsed(cut: &CutFace, face: &Face) -> ParsedFont {
    let metrics = &face.metrics;
    let mut font = ParsedFont::with_glyph_data(
        cut.program.clone(),
        0,
        Some(cut.name.clone()),
        BTreeMap::new(),
        cut.units.clone(),
        metrics.units_per_em,
        FontMetrics { ascent: metrics.ascent as i16, descent: metrics.descent as i16 },
    );
    let [left, bottom, right, top] = metrics.bounds.map(|edge| edge.round() as i16);
    let measures = &mut font.pdf_font_metrics;
    (measures.x_min, measures.y_min) = (left, bottom);
    (measures.x_max, measures.y_max) = (right, top);
    measures.us_weight_class = metrics.weight;
    // printpdf reads the slant from the caret: a rise of 1000 keeps a tenth of a degree.
    measures.caret_slope_rise = 1000;
    measures.caret_slope_run = (-metrics.italic_angle.to_radians().tan() * 1000.0) as i16;
    font
}

/// A page which shows every glyph, so that printpdf writes the width and text of each. Glyphs
/// without text of their own, such as the second of one character, get none.
fn specimen(faces: &[Option<CutFace>]) -> PdfPage {
    let mut ops = vec![Op::StartTextSection];
    for cut in faces.iter().flatten() {
        let font = PdfFontHandle::External(FontId(cut.resource.clone()));
        ops.push(Op::SetFont { font, size: Pt(10.0) });
        let mut glyphs = Vec::new();
        for (code, text) in &cut.texts {
            glyphs.push(Codepoint { gid: *code, offset: 0.0, cid: Some(text.to_string()) });
        }
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(printpdf::Mm(210.0), printpdf::Mm(297.0), ops)
}

/// Pictures as they are: a logo with JPEG blur around its letters looks poor. They are squeezed later.
fn lossless() -> PdfSaveOptions {
    let images = ImageOptimizationOptions {
        quality: None,
        max_image_size: None,
        dither_greyscale: None,
        convert_to_greyscale: None,
        auto_optimize: None,
        format: Some(ImageCompression::None),
    };
    PdfSaveOptions { image_optimization: Some(images), ..PdfSaveOptions::default() }
}

/// The pictures that are pages of a PDF, as forms. Nobody can promise for a foreign page what PDF/A asks.
fn papers(
    built: &mut Document,
    pictures: &[Vec<u8>],
    profile: Profile,
) -> Result<Dictionary, PdfError> {
    let mut papers = Dictionary::new();
    for (number, pdf) in pictures.iter().enumerate().filter(|(_, it)| is_pdf(it)) {
        if profile.is_managed() {
            let reason = "a page of a PDF cannot lie under PDF/A or PDF/VT; use a PNG picture";
            return Err(PdfError::Picture { reason: reason.to_owned() });
        }
        papers.set(format!("P{number}"), Object::Reference(form(built, pdf)?));
    }
    Ok(papers)
}

/// Keeps only what the resource dictionary of the specimen page reaches; it becomes the root.
fn keep_resources(
    built: &mut Document,
    papers: Dictionary,
    profile: Profile,
) -> Result<(), PdfError> {
    let page = built.get_pages().into_values().next().ok_or_else(|| broken(&"no page"))?;
    let resources = built.get_dictionary(page).and_then(|page| page.get(b"Resources"));
    let resources = resources.and_then(|resources| match resources {
        Object::Reference(id) => built.get_dictionary(*id),
        other => other.as_dict(),
    });
    let resources = resources.map_err(|cause| broken(&cause))?.clone();
    let mut kept = Dictionary::new();
    for key in ["Font", "XObject"] {
        if let Ok(value) = resources.get(key.as_bytes()) {
            kept.set(key, value.clone());
        }
    }
    if !papers.is_empty() {
        let mut forms = match kept.get(b"XObject") {
            Ok(Object::Reference(id)) => built.get_dictionary(*id).cloned().unwrap_or_default(),
            Ok(Object::Dictionary(forms)) => forms.clone(),
            _ => Dictionary::new(),
        };
        forms.extend(&papers);
        kept.set("XObject", forms);
    }
    if profile.is_managed() {
        kept.set("ColorSpace", manage(built));
    }
    squeeze(built);
    if profile == Profile::PdfVt {
        encapsulate(built, &mut kept);
    }
    let root = built.add_object(kept);
    built.trailer = Dictionary::new();
    built.trailer.set("Root", Object::Reference(root));
    built.prune_objects();
    built.renumber_objects();
    Ok(())
}

/// Says what colours mean: black ink is a resource of its own, and pictures in colour are sRGB.
fn manage(built: &mut Document) -> Dictionary {
    let space = |built: &mut Document, bytes: Vec<u8>, channels: i64| {
        let mut dictionary = Dictionary::new();
        dictionary.set("N", channels);
        let profile = built.add_object(Stream::new(dictionary, bytes));
        Object::Array(vec![Object::Name(b"ICCBased".to_vec()), Object::Reference(profile)])
    };
    let mut spaces = Dictionary::new();
    spaces.set("Ink", space(built, icc::grey(), 1));
    let is_coloured = |object: &Object| {
        let dictionary = object.as_stream().map(|stream| &stream.dict);
        let space = dictionary.and_then(|it| it.get(b"ColorSpace")).and_then(Object::as_name);
        space.is_ok_and(|space| space == b"DeviceRGB")
    };
    if built.objects.values().any(is_coloured) {
        let srgb = space(built, icc::srgb(), 3);
        spaces.set("Screen", srgb.clone());
        for object in built.objects.values_mut().filter(|object| is_coloured(object)) {
            if let Ok(stream) = object.as_stream_mut() {
                stream.dict.set("ColorSpace", srgb.clone());
            }
        }
    }
    spaces
}

/// The number of the profile of black ink among the resources.
fn ink(built: &Document) -> Option<u32> {
    let root = built.trailer.get(b"Root").and_then(Object::as_reference).ok()?;
    let spaces = built.get_dictionary(root).and_then(|it| it.get(b"ColorSpace"));
    let space = spaces.and_then(Object::as_dict).and_then(|it| it.get(b"Ink"));
    let profile = space.and_then(Object::as_array).ok()?.get(1)?;
    profile.as_reference().map(|(number, _)| number).ok()
}

/// Wraps each picture into a form of its own that says it is whole: a printer draws it once for the
/// whole file (ISO 16612-2, 6.7).
fn encapsulate(built: &mut Document, kept: &mut Dictionary) {
    let Ok(pictures) = kept.get(b"XObject").and_then(|it| match it {
        Object::Reference(id) => built.get_dictionary(*id),
        other => other.as_dict(),
    }) else {
        return;
    };
    let mut forms = Dictionary::new();
    for (name, picture) in &pictures.clone() {
        let bytes = picture.as_reference().ok().and_then(|id| built.get_object(id).ok());
        let bytes = bytes.and_then(|object| object.as_stream().ok()).map(|it| &it.content);
        let hash = xxh3_128(bytes.map_or(&[][..], Vec::as_slice));
        let mut inner = Dictionary::new();
        inner.set("P", picture.clone());
        let mut resources = Dictionary::new();
        resources.set("XObject", inner);
        let mut form = Dictionary::new();
        form.set("Type", Object::Name(b"XObject".to_vec()));
        form.set("Subtype", Object::Name(b"Form".to_vec()));
        form.set("BBox", vec![0.into(), 0.into(), 1.into(), 1.into()]);
        form.set("Resources", resources);
        form.set("GTS_Encapsulated", true);
        form.set("GTS_Scope", Object::Name(b"File".to_vec()));
        form.set("GTS_XID", Object::string_literal(uuid(hash)));
        let form = built.add_object(Stream::new(form, b"/P Do".to_vec()));
        forms.set(name.clone(), Object::Reference(form));
    }
    kept.set("XObject", forms);
}

/// Fills in what the lean build of printpdf cannot know: the height of capitals, and where in the
/// cut face a glyph of the whole face went.
fn describe(built: &mut Document, cut: &CutFace, face: &Face) {
    let capitals = (face.metrics.cap_height * cut.per_unit).round() as i64;
    let map = built.add_object(Stream::new(Dictionary::new(), cut.map.clone()));
    for object in built.objects.values_mut() {
        let Ok(dictionary) = object.as_dict_mut() else { continue };
        let is = |key: &[u8]| {
            let name = dictionary.get(key).and_then(Object::as_name);
            name.is_ok_and(|name| name == cut.name.as_bytes())
        };
        if is(b"FontName") {
            dictionary.set("CapHeight", capitals);
        } else if is(b"BaseFont") {
            let descendants = dictionary.get_mut(b"DescendantFonts");
            let descendants = descendants.and_then(Object::as_array_mut);
            for descendant in descendants.into_iter().flatten() {
                if let Ok(descendant) = descendant.as_dict_mut() {
                    descendant.set("CIDToGIDMap", map);
                }
            }
        }
    }
}
