//! Sets pages onto sheets as forms.

use std::ops::Range;

use super::fit::{A4, Setting, Zone, setting};
use super::graph::Graph;
use super::lexer::Lexer;
use super::made::{Made, copied};
use super::matrix::{Matrix, write};
use super::pages::Pages;
use super::scan::Scan;
use super::text::{Reference, Text};
use super::view::View;

/// How much the contents of one page may expand to, in bytes.
const MAX_CONTENTS: usize = 64 << 20;

/// Sets every page that needs it onto an A4 sheet: what it shows becomes one form, and the page draws
/// that. New objects stand behind the file. None where that takes more work than any invoice needs.
pub(super) fn wrap(bytes: &mut Vec<u8>, graph: &mut Graph, zone: &Zone) -> Option<()> {
    let mut scan = Scan::default();
    let mut made = Made::behind(bytes.len(), graph);
    let mut pages = Pages::default();
    for page in 0..graph.pages.len() {
        let Graph { objects, references, .. } = &*graph;
        let view = View { bytes, objects, references };
        let text = graph.pages.text(page);
        match setting(view, &text, zone, &mut scan) {
            None => pages.take(&graph.pages, page),
            Some(setting) => {
                let mut wrapper = Wrapper { view, scan: &mut scan, made: &mut made };
                wrapper.page(&text, setting, &mut pages);
            }
        }
        // What could not be read any more would be missing without a word.
        if scan.is_worn() {
            return None;
        }
    }
    bytes.append(&mut made.bytes);
    graph.objects.append(&mut made.objects);
    graph.references.append(&mut made.references);
    graph.pages = pages;
    if graph.pages.has_wrapped() {
        graph.drop_unreached();
    }
    Some(())
}

struct Wrapper<'a, 'b> {
    view: View<'a>,
    scan: &'b mut Scan,
    made: &'b mut Made,
}

impl<'a> Wrapper<'a, '_> {
    /// Writes a page that draws the old one as a form, its annotations over it.
    fn page(&mut self, page: &Text<'a>, setting: Setting, pages: &mut Pages) {
        let form = self.form(page, setting);
        let mut content = b"/P Do\n".to_vec();
        let mut forms = vec![(b"P".to_vec(), form)];
        for (number, (matrix, drawn)) in self.annotations(page).into_iter().enumerate() {
            let name = format!("A{number}");
            content.extend_from_slice(b"q ");
            matrix.then(setting.matrix).write(&mut content);
            content.extend_from_slice(format!(" cm /{name} Do Q\n").as_bytes());
            forms.push((name.into_bytes(), drawn));
        }
        let start = self.made.start();
        self.made.bytes.extend_from_slice(b"<<");
        self.made.contents(&content);
        let contents = self.made.finish(start, 0..0);
        let group = self.view.get(page, b"/Group", self.scan);
        let mut sheet = b"/MediaBox[".to_vec();
        write(&[0.0, 0.0, A4.0, A4.1], &mut sheet);
        sheet.push(b']');
        pages.add_wrapped(&sheet, group.as_ref(), &forms, contents);
    }

    /// Writes the contents of a page as a form, and gives its number.
    fn form(&mut self, page: &Text<'a>, setting: Setting) -> u32 {
        let contents = self.view.get(page, b"/Contents", self.scan);
        let contents = contents.map(|it| self.view.list(it, self.scan)).unwrap_or_default();
        let resources = self.view.get(page, b"/Resources", self.scan);
        let start = self.made.start();
        let out = &mut self.made.bytes;
        out.extend_from_slice(b"<</Type/XObject/Subtype/Form/BBox[");
        write(&setting.shown, out);
        out.extend_from_slice(b"]/Matrix[");
        setting.matrix.write(out);
        out.push(b']');
        if let Some(resources) = resources {
            self.made.pair(b"/Resources", &resources);
        }
        let only = <[Text<'a>; 1]>::try_from(contents);
        let tail = match only {
            Ok([only]) => self.as_it_stands(only),
            Err(several) => {
                self.joined(several);
                0..0
            }
        };
        self.made.finish(start, tail)
    }

    /// Goes on with one stream of contents, whose data are taken as they stand; gives where they do.
    fn as_it_stands(&mut self, contents: Text<'a>) -> Range<usize> {
        let Some(stream) = self.view.stream(contents, self.scan) else {
            self.made.contents(b"");
            return 0..0;
        };
        for key in [b"/Filter".as_slice(), b"/DecodeParms", b"/Length"] {
            if let Some(value) = self.view.get(&stream.dictionary, key, self.scan) {
                self.made.pair(key, &value);
            }
        }
        self.made.bytes.extend_from_slice(b">>\n");
        stream.body
    }

    /// Goes on with several streams of contents as one; those that cannot be read are left out, as readers
    /// do.
    fn joined(&mut self, several: Vec<Text<'a>>) {
        let mut all = Vec::new();
        for contents in several {
            if all.len() >= MAX_CONTENTS || self.scan.is_worn() {
                break;
            }
            let stream = self.view.stream(contents, self.scan);
            let data = stream.and_then(|stream| self.view.unpacked(&stream, self.scan));
            let data = data.unwrap_or_default();
            self.scan.work += data.len() as u64 / 8;
            all.extend(data);
            all.push(b'\n');
        }
        self.made.contents(&all);
    }

    /// The forms that annotations are drawn with, each with its place on the page (ISO 32000-1, 12.5.5).
    fn annotations(&mut self, page: &Text<'a>) -> Vec<(Matrix, u32)> {
        let Some(list) = self.view.get(page, b"/Annots", self.scan) else { return Vec::new() };
        let list = self.view.list(list, self.scan);
        let resources = self.view.get(page, b"/Resources", self.scan);
        let draw = |it: Text<'a>| self.annotation(&it, resources.as_ref());
        list.into_iter().filter_map(draw).collect()
    }

    fn annotation(
        &mut self,
        annotation: &Text<'a>,
        resources: Option<&Text<'a>>,
    ) -> Option<(Matrix, u32)> {
        let (view, scan) = (self.view, &mut *self.scan);
        let rectangle = view.get(annotation, b"/Rect", scan)?;
        let rectangle = view.corners(rectangle, scan)?;
        let looks = view.follow(view.get(annotation, b"/AP", scan)?)?;
        let mut normal = view.get(&looks, b"/N", scan)?;
        let states = view.follow(normal.clone())?;
        if view.stream(states.clone(), scan).is_none() {
            let state = view.get(annotation, b"/AS", scan).and_then(|it| view.name(it))?;
            normal = view.get(&states, state, scan)?;
        }
        let form = normal.refers()?;
        let look = view.follow(normal)?;
        let shown = view.get(&look, b"/BBox", scan)?;
        let shown = view.corners(shown, scan)?;
        let matrix = view.get(&look, b"/Matrix", scan);
        let matrix = matrix.and_then(|it| view.numbers(it, scan)).map(Matrix);
        let matrix = matrix.unwrap_or(Matrix::scaled(1.0, 1.0, 0.0, 0.0));
        let [left, bottom, right, top] = matrix.around(shown);
        let x = (rectangle[2] - rectangle[0]) / (right - left).max(1e-6);
        let y = (rectangle[3] - rectangle[1]) / (top - bottom).max(1e-6);
        let moved = Matrix::scaled(x, y, rectangle[0] - left * x, rectangle[1] - bottom * y);
        let is_group = view.get(&look, b"/Group", scan).is_some();
        // What names no resources draws with those of the page.
        let lent = resources.filter(|_| view.get(&look, b"/Resources", scan).is_none());
        let is_other = is_group || lent.is_some();
        let alone = if is_other { self.without_group(look, lent) } else { None };
        Some((moved, alone.or_else(|| u32::try_from(form).ok())?))
    }

    /// The same form without being a group of its own: what it paints meets the page below, as that of an
    /// annotation does. As a group, a marker that multiplies would hide what it marks.
    fn without_group(&mut self, look: Text<'a>, lent: Option<&Text<'a>>) -> Option<u32> {
        let stream = self.view.stream(look, self.scan)?;
        let (bytes, place, references) = stream.dictionary.parts();
        self.scan.value(&mut Lexer::new(bytes.get(..place.end)?, place.start))?;
        let start = self.made.start();
        self.made.bytes.extend_from_slice(b"<<");
        for entry in &self.scan.entries {
            let is_left_out = references.iter().any(|it| it.place.start == entry.key.start);
            let key = bytes.get(entry.key.clone()).unwrap_or_default();
            if !is_left_out && key != b"/Group" {
                self.made.pair(key, &stream.dictionary.part(entry.value.clone()));
            }
        }
        if let Some(lent) = lent {
            self.made.pair(b"/Resources", lent);
        }
        self.made.bytes.extend_from_slice(b">>\n");
        Some(self.made.finish(start, stream.body))
    }
}

impl Pages {
    /// Takes a page over as it is.
    fn take(&mut self, from: &Self, page: usize) {
        let text = from.text(page);
        let (_, place, _) = text.parts();
        let at = self.bytes.len();
        copied(&text, &mut self.bytes, &mut self.references, 0);
        let moved = |from: usize| from - place.start + at;
        let (key, value) = from.contents_of(page, place.end);
        self.contents.push((moved(key), moved(value.start)..moved(value.end)));
        self.ends.push((self.bytes.len(), self.references.len()));
    }

    /// Adds a page that does nothing but draw forms. Its resources come last, and in them the forms, so
    /// that another can be added.
    fn add_wrapped(
        &mut self,
        sheet: &[u8],
        group: Option<&Text<'_>>,
        forms: &[(Vec<u8>, u32)],
        contents: u32,
    ) {
        self.bytes.extend_from_slice(sheet);
        if let Some(group) = group {
            self.bytes.extend_from_slice(b"/Group ");
            copied(group, &mut self.bytes, &mut self.references, 0);
        }
        let key = self.bytes.len();
        self.reference(b"/Contents ", contents);
        self.contents.push((key, key + 10..self.bytes.len()));
        self.bytes.extend_from_slice(b"/Resources<</XObject<<");
        for (name, form) in forms {
            self.bytes.push(b'/');
            self.bytes.extend_from_slice(name);
            self.reference(b" ", *form);
        }
        self.bytes.extend_from_slice(b">>>>");
        self.wrapped.push(self.ends.len());
        self.ends.push((self.bytes.len(), self.references.len()));
    }

    /// Whether a page was set by [`Self::add_wrapped`].
    pub(super) fn is_wrapped(&self, page: usize) -> bool {
        self.wrapped.binary_search(&page).is_ok()
    }

    /// Whether any page was.
    fn has_wrapped(&self) -> bool {
        !self.wrapped.is_empty()
    }

    fn reference(&mut self, before: &[u8], to: u32) {
        self.bytes.extend_from_slice(before);
        let at = self.bytes.len();
        self.bytes.extend_from_slice(b"0 0 R");
        self.references.push(Reference { place: at..at + 5, to: Some(to) });
    }
}
