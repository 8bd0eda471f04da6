//! Refuses forms that draw forms so many times that a printer would not end.

use std::collections::BTreeMap;

use super::graph::Graph;
use super::raw::position;
use super::scan::Scan;
use super::text::{Object, Reference, Text};
use super::view::View;
use super::{ImportError, Limit};

/// How much contents a page may run through where forms draw forms, in bytes, each time counted: some minutes of a
/// printer's time, and far more than any drawing.
const MAX_RUN: u64 = 1 << 30;

/// How deep forms may draw forms.
const MAX_DEPTH: usize = 64;

/// How far before the operator its name begins at the most, in bytes: a name has 127 (ISO 32000-1, annex C).
const MAX_NAME: usize = 400;

/// Refuses files whose forms draw forms that draw forms, each many times, so that a few bytes keep a printer busy
/// without end. Only files in which a form names another are looked into.
pub(super) fn drawn(view: View<'_>, graph: &Graph, scan: &mut Scan) -> Result<(), ImportError> {
    if !is_nested(graph) {
        return Ok(());
    }
    let mut draws = Draws { view, scan, totals: BTreeMap::new() };
    for page in 0..graph.pages.len() {
        let text = graph.pages.text(page);
        let resources = view.get(&text, b"/Resources", draws.scan);
        let contents = view.get(&text, b"/Contents", draws.scan);
        let parts = contents.map(|it| view.list(it, draws.scan)).unwrap_or_default();
        let mut all = 0_u64;
        for part in parts {
            all = all.saturating_add(draws.contents(part, resources.as_ref(), 0)?);
            if all > MAX_RUN {
                return Err(ImportError::TooLarge(Limit::Expands));
            }
        }
    }
    Ok(())
}

/// Whether any form leads to one.
fn is_nested(graph: &Graph) -> bool {
    let Graph { objects, references, forms, .. } = graph;
    if forms.is_empty() {
        return false;
    }
    let inside =
        |object: &Object| references.get(object.references.clone()).unwrap_or_default();
    let mut seen = vec![false; objects.len()];
    let of = |form: &u32| objects.get(*form as usize).map(inside).unwrap_or_default();
    let mut todo: Vec<&Reference> = forms.iter().flat_map(of).collect();
    while let Some(reference) = todo.pop() {
        let Some(to) = reference.to else { continue };
        if forms.binary_search(&to).is_ok() {
            return true;
        }
        if let Some(seen @ false) = seen.get_mut(to as usize) {
            *seen = true;
            todo.extend(objects.get(to as usize).map(inside).unwrap_or_default());
        }
    }
    false
}

struct Draws<'a, 'b> {
    view: View<'a>,
    scan: &'b mut Scan,
    /// How much forms run through; none while that is being counted.
    totals: BTreeMap<usize, Option<u64>>,
}

impl<'a> Draws<'a, '_> {
    /// How much a stream of contents runs through, with what it draws.
    fn contents(
        &mut self,
        stream: Text<'a>,
        resources: Option<&Text<'a>>,
        depth: usize,
    ) -> Result<u64, ImportError> {
        if depth > MAX_DEPTH || self.scan.is_worn() {
            return Err(ImportError::TooLarge(Limit::Work));
        }
        let stream = self.view.stream(stream, self.scan);
        let data = stream.and_then(|stream| self.view.unpacked(&stream, self.scan));
        let data = data.unwrap_or_default();
        self.scan.work += data.len() as u64 / 8;
        let mut all = data.len() as u64;
        for (name, count) in named(&data) {
            let Some(form) = self.form(name, resources) else { continue };
            let one = self.total(form, resources, depth)?;
            all = all.saturating_add(one.saturating_mul(count));
        }
        Ok(all)
    }

    /// How much a form runs through.
    fn total(
        &mut self,
        form: usize,
        outer: Option<&Text<'a>>,
        depth: usize,
    ) -> Result<u64, ImportError> {
        if let Some(known) = self.totals.get(&form) {
            // One that draws itself is drawn once: readers stop there.
            return Ok(known.unwrap_or(0));
        }
        self.totals.insert(form, None);
        let mut all = 0;
        if let Some(text) = self.view.object(form) {
            let kind = self.view.get(&text, b"/Subtype", self.scan);
            if kind.and_then(|it| self.view.name(it)) == Some(b"/Form") {
                let own = self.view.get(&text, b"/Resources", self.scan);
                all = self.contents(text, own.as_ref().or(outer), depth + 1)?;
            }
        }
        self.totals.insert(form, Some(all));
        Ok(all)
    }

    /// The object that resources have under a name.
    fn form(&mut self, name: &[u8], resources: Option<&Text<'a>>) -> Option<usize> {
        let (view, scan) = (self.view, &mut *self.scan);
        let resources = view.follow(resources?.clone())?;
        let named = view.follow(view.get(&resources, b"/XObject", scan)?)?;
        view.get(&named, name, scan)?.refers()
    }
}

/// The names that contents draw, with their slashes, and how often.
fn named(data: &[u8]) -> BTreeMap<&[u8], u64> {
    let mut names = BTreeMap::new();
    let mut at = 0;
    while let Some(next) = data.get(at..).and_then(|rest| position(rest, b"Do")) {
        let end = at + next;
        let before = data.get(end.saturating_sub(MAX_NAME)..end).unwrap_or_default();
        at = end + 2;
        let trimmed = before.trim_ascii_end();
        let start = trimmed.iter().rposition(|byte| *byte == b'/').unwrap_or(trimmed.len());
        let name = trimmed.get(start..).unwrap_or_default();
        let is_name = name.len() > 1 && !name.iter().any(u8::is_ascii_whitespace);
        if is_name && trimmed.len() < before.len() {
            *names.entry(name).or_insert(0) += 1;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_contents_draw_is_counted_by_name() {
        let found = named(b"q /A Do /B Do Q\n/A\nDo (no Do) Tj /Dot gs Do /C  Do/A Do");
        let expected: [(&[u8], u64); 3] = [(b"/A", 3), (b"/B", 1), (b"/C", 1)];
        assert_eq!(found.into_iter().collect::<Vec<(&[u8], u64)>>(), expected);
    }
}
