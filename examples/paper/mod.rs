//! A small maker of invoice PDFs, for sample and benchmark data. It is written apart from the library's
//! own `pdf` room, so that the copies which the library imports come from another hand.

mod chance;
mod file;
mod picture;
mod typeface;

use std::error::Error;

use subsetter::GlyphRemapper;

pub(crate) use self::chance::Chance;
use self::file::{File, utf16};
pub(crate) use self::picture::Picture;
pub(crate) use self::typeface::Typeface;

/// Points of 1/72 inch in a millimetre.
pub(crate) const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// How the pages of a document lie in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// A4 upright, everything said on the page itself.
    #[default]
    Upright,
    /// A4 lying.
    Lying,
    /// A4 lying, stored upright with `/Rotate 90`.
    Rotated,
    /// A4 upright with a printer's margin outside its crop box; size and resources come from the
    /// page tree.
    Cropped,
}

/// A face and a size in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    /// Index into the faces of the document.
    pub(crate) face: usize,
    /// Type size in points.
    pub(crate) size: f64,
}

/// A document in the making: faces, one picture, pages.
pub(crate) struct Paper<'a> {
    faces: &'a [Typeface],
    picture: &'a Picture,
    form: Form,
    used: Vec<GlyphRemapper>,
    pages: Vec<String>,
}

impl<'a> Paper<'a> {
    /// An empty document.
    pub(crate) fn new(faces: &'a [Typeface], picture: &'a Picture, form: Form) -> Self {
        let used = faces.iter().map(|_| GlyphRemapper::new()).collect();
        Self { faces, picture, form, used, pages: Vec::new() }
    }

    /// Begins the next page.
    pub(crate) fn page(&mut self) {
        self.pages.push(String::new());
    }

    /// Width and height of a page as it is seen, in mm.
    pub(crate) fn size(&self) -> (f64, f64) {
        match self.form {
            Form::Upright | Form::Cropped => (210.0, 297.0),
            Form::Lying | Form::Rotated => (297.0, 210.0),
        }
    }

    /// Text with its left end at `x` and its baseline at `y`, mm from the top left.
    pub(crate) fn text(&mut self, x: f64, y: f64, style: Type, text: &str) {
        let (Some(face), Some(used)) =
            (self.faces.get(style.face), self.used.get_mut(style.face))
        else {
            return;
        };
        let glyphs = text.chars().filter_map(|c| face.glyphs.get(&c));
        let codes: String =
            glyphs.map(|(glyph, _)| format!("{:04X}", used.remap(*glyph))).collect();
        let (x, y) = self.point(x, y);
        let Type { face, size } = style;
        self.write(&format!("BT /F{face} {size} Tf {x:.2} {y:.2} Td <{codes}> Tj ET\n"));
    }

    /// Text with its right end at `x`.
    pub(crate) fn text_to(&mut self, x: f64, y: f64, style: Type, text: &str) {
        let width = self.faces.get(style.face).map_or(0.0, |face| face.width(text, style.size));
        self.text(x - width, y, style, text);
    }

    /// A horizontal rule, `weight` in mm.
    pub(crate) fn rule(&mut self, from: f64, to: f64, y: f64, weight: f64) {
        let ((from, y), (to, _)) = (self.point(from, y), self.point(to, y));
        let weight = weight * POINTS_PER_MM;
        self.write(&format!("{weight:.2} w {from:.2} {y:.2} m {to:.2} {y:.2} l S\n"));
    }

    /// The picture, its top left corner at `x`, `y` and `width` wide.
    pub(crate) fn picture(&mut self, x: f64, y: f64, width: f64) {
        let height = width * f64::from(self.picture.height) / f64::from(self.picture.width);
        let (x, y) = self.point(x, y + height);
        let (width, height) = (width * POINTS_PER_MM, height * POINTS_PER_MM);
        self.write(&format!("q {width:.2} 0 0 {height:.2} {x:.2} {y:.2} cm /Im0 Do Q\n"));
    }

    fn point(&self, x: f64, y: f64) -> (f64, f64) {
        (x * POINTS_PER_MM, (self.size().1 - y) * POINTS_PER_MM)
    }

    fn write(&mut self, operators: &str) {
        if let Some(page) = self.pages.last_mut() {
            page.push_str(operators);
        }
    }

    /// The finished file. `title` and `date` (`YYYYMMDD`) go into its information.
    pub(crate) fn finish(self, title: &str, date: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut file = File::default();
        // 1 catalog, 2 page tree, 3 information, 4 resources, 5 picture, five a face, two a page.
        let first_page = 6 + 5 * self.faces.len();
        let kids: String = (0..self.pages.len())
            .map(|page| format!("{} 0 R ", first_page + 2 * page))
            .collect();
        let [own, shared] = self.page_keys();
        file.object("<< /Type /Catalog /Pages 2 0 R >>");
        let count = self.pages.len();
        file.object(&format!("<< /Type /Pages /Kids [{kids}] /Count {count}{shared} >>"));
        let title = utf16(title);
        file.object(&format!(
            "<< /Title <{title}> /Producer (Facturier 7.2) /CreationDate (D:{date}090000Z) >>"
        ));
        let fonts: String = (0..self.faces.len())
            .map(|face| format!("/F{face} {} 0 R ", 6 + 5 * face))
            .collect();
        file.object(&format!("<< /Font << {fonts}>> /XObject << /Im0 5 0 R >> >>"));
        let Picture { width, height, packed, .. } = self.picture;
        let keys = format!(
            "/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB \
             /BitsPerComponent 8"
        );
        file.packed(&keys, packed);
        for (face, used) in self.faces.iter().zip(&self.used) {
            file.face(face, used)?;
        }
        let turn = self.transformation();
        for (page, content) in self.pages.iter().enumerate() {
            let content_at = first_page + 2 * page + 1;
            file.object(&format!(
                "<< /Type /Page /Parent 2 0 R /Contents {content_at} 0 R{own} >>"
            ));
            file.stream("", format!("{turn}{content}").as_bytes())?;
        }
        Ok(file.finish())
    }

    /// What a page says itself and what it leaves to the page tree.
    fn page_keys(&self) -> [String; 2] {
        let resources = " /Resources 4 0 R";
        match self.form {
            Form::Upright => {
                [format!(" /MediaBox [0 0 595.28 841.89]{resources}"), String::new()]
            }
            Form::Lying => {
                [format!(" /MediaBox [0 0 841.89 595.28]{resources}"), String::new()]
            }
            Form::Rotated => {
                [format!(" /MediaBox [0 0 595.28 841.89] /Rotate 90{resources}"), String::new()]
            }
            Form::Cropped => [
                " /CropBox [28.35 28.35 623.63 870.24]".to_owned(),
                format!(" /MediaBox [0 0 651.98 898.59]{resources}"),
            ],
        }
    }

    /// Puts what is drawn where the page will be seen.
    fn transformation(&self) -> &'static str {
        match self.form {
            Form::Upright | Form::Lying => "",
            Form::Rotated => "0 1 -1 0 595.28 0 cm\n",
            Form::Cropped => "1 0 0 1 28.35 28.35 cm\n",
        }
    }
}
