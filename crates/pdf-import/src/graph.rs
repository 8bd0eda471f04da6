//! The pages of a file and every object they need.

use super::bulk::{Bulk, bulk, is_odd};
use super::cover::{self, Cover, Told};
use super::index::Index;
use super::layers::{LayerList, Layers};
use super::pages::{PageReader, Pages};
use super::scan::Scan;
use super::sieve::{Sifted, sift};
use super::source::{Source, Trouble};
use super::text::{Object, Reference};
use super::{ImportError, Limit, MAX_OBJECTS, Table, Wanted, fields};

/// The pages of a file and every object they need.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// The objects, in the order in which they were met.
    pub(super) objects: Vec<Object>,
    /// Their references, object after object.
    pub(super) references: Vec<Reference>,
    pub(super) pages: Pages,
    /// The layers among them.
    pub(super) layers: LayerList,
    /// The streams among them that only expanding can tell the size of, in order, and how many bytes each may
    /// come to.
    pub(super) doubts: Vec<(u32, u64)>,
    /// The streams among them that do not begin as they should, in order.
    pub(super) odd: Vec<u32>,
    /// How long the longest of them is without the data of a stream, in bytes.
    pub(super) longest: usize,
    /// The pictures among them, in order.
    pub(super) pictures: Vec<u32>,
    /// The forms among them, in order.
    pub(super) forms: Vec<u32>,
    /// Whether objects were not where the file says.
    pub(super) damaged: bool,
}

impl Graph {
    /// Reads the page tree up to the last page wanted and follows every reference of the pages taken.
    pub(super) fn read(
        bytes: &[u8],
        table: &Table,
        strict: bool,
        wanted: Wanted<'_>,
    ) -> Result<Self, Trouble> {
        let source = Source { bytes, table, strict };
        let mut scan = Scan::default();
        if strict && fields::leaves_drawing(source, &mut scan) {
            return Err(Trouble::Unclean);
        }
        let told =
            if wanted.limited { cover::told(source, &mut scan)? } else { Told::default() };
        if let Some(cover) = told.cover {
            return Err(Trouble::Refused(ImportError::Cover(cover)));
        }
        let layers = Layers::read(source, &mut scan)?;
        let mut index = Index::new(table);
        let reader = PageReader { source, scan: &mut scan, index: &mut index, layers: &layers };
        let pages = Pages::read(reader, wanted)?;
        if told.builds_pages && !pages.has_fields {
            return Err(Trouble::Refused(ImportError::Cover(Cover::Form)));
        }
        let mut graph = Self { pages, ..Self::default() };
        let mut length = 0_usize;
        while let Some(number) = index.number(graph.objects.len()) {
            if wanted.limited && graph.objects.len() >= MAX_OBJECTS {
                return Err(Trouble::Refused(ImportError::TooLarge(Limit::Objects)));
            }
            graph.take(source, number, &mut scan, &mut index)?;
            if wanted.limited {
                graph.weigh(source, &scan)?;
            }
            // Objects that lie in each other could be written without end.
            length += graph.objects.last().map_or(0, |object| object.place.len());
            if length > bytes.len() {
                return Err(Trouble::Refused(ImportError::TooLarge(Limit::Expands)));
            }
        }
        for (number, is_shown) in
            layers.shown().map(|it| (it, true)).chain(layers.hidden().map(|it| (it, false)))
        {
            let Some(place) = index.known(number) else { continue };
            // What is no layer may be named as one.
            source.object(number, &mut scan)?;
            if scan.is(bytes, b"/Type", b"/OCG") {
                let LayerList { shown, hidden } = &mut graph.layers;
                if is_shown { shown.push(place) } else { hidden.push(place) }
            }
        }
        graph.layers.shown.sort_unstable();
        graph.layers.hidden.sort_unstable();
        Ok(graph)
    }

    /// Empties every object that no page needs any more. They keep their places in the list, because
    /// references name them by it; all empty ones are one object in a file.
    pub(super) fn drop_unreached(&mut self) {
        let mut reached = vec![false; self.objects.len()];
        let mut todo: Vec<&Reference> = self.pages.references().iter().collect();
        while let Some(reference) = todo.pop() {
            let Some(to) = reference.to.map(|to| to as usize) else { continue };
            let Some(seen @ false) = reached.get_mut(to) else { continue };
            *seen = true;
            let inside = self.objects.get(to).map(|object| object.references.clone());
            todo.extend(inside.and_then(|it| self.references.get(it)).unwrap_or_default());
        }
        for (object, _) in self.objects.iter_mut().zip(&reached).filter(|(_, it)| !**it) {
            (object.place, object.tail, object.references) = (0..0, 0..0, 0..0);
        }
        let is_reached = |layer: &u32| reached.get(*layer as usize).is_some_and(|it| *it);
        self.layers.hidden.retain(is_reached);
        self.layers.shown.retain(is_reached);
    }

    /// Judges what the object taken last may expand to.
    fn weigh(&mut self, source: Source<'_>, scan: &Scan) -> Result<(), Trouble> {
        let place = self.objects.last().map(|object| object.place.clone()).unwrap_or_default();
        let (start, text) = (place.start, source.bytes.get(place).unwrap_or_default());
        if !text.ends_with(b"endstream") {
            self.longest = self.longest.max(text.len());
            return Ok(());
        }
        let end = scan.entries.last().map_or(start, |entry| entry.value.end);
        self.longest = self.longest.max(end.saturating_sub(start));
        let object = u32::try_from(self.objects.len() - 1).unwrap_or(u32::MAX);
        if scan.is(source.bytes, b"/Subtype", b"/Form") {
            self.forms.push(object);
        } else if scan.is(source.bytes, b"/Subtype", b"/Image") {
            self.pictures.push(object);
        }
        let bytes = source.bytes.get(..start + text.len()).unwrap_or_default();
        if is_odd(bytes, scan) {
            self.odd.push(object);
        }
        match bulk(bytes, scan, text.len()) {
            Bulk::Fine => {}
            Bulk::Doubtful(most) => self.doubts.push((object, most)),
            Bulk::TooMuch => {
                return Err(Trouble::Refused(ImportError::TooLarge(Limit::Expands)));
            }
        }
        Ok(())
    }

    fn take(
        &mut self,
        source: Source<'_>,
        number: u32,
        scan: &mut Scan,
        index: &mut Index<'_>,
    ) -> Result<(), Trouble> {
        let first = self.references.len();
        let mut place = source.object(number, scan)?.unwrap_or_default();
        let text = source.bytes.get(place.clone()).unwrap_or_default();
        let gone = match sift(source.bytes, scan, text.ends_with(b"endstream")) {
            Sifted::Whole => Vec::new(),
            Sifted::Without(gone) => gone,
            Sifted::Nothing => {
                place = 0..0;
                Vec::new()
            }
        };
        if !place.is_empty() {
            let taken = scan.references.drain(..);
            let taken =
                taken.filter(|(it, _)| !gone.iter().any(|gone| gone.contains(&it.start)));
            let reference = |(place, number)| Reference { place, to: index.place(number) };
            self.references.extend(taken.map(reference));
        }
        if !gone.is_empty() {
            self.references.extend(gone.into_iter().map(|place| Reference { place, to: None }));
            let own = self.references.get_mut(first..).unwrap_or_default();
            own.sort_by_key(|it| it.place.start);
        }
        self.objects.push(Object {
            place,
            tail: 0..0,
            references: first..self.references.len(),
            hash: None,
        });
        Ok(())
    }
}
