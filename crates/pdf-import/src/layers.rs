//! Which layers of a file are shown by default.

use super::scan::{Entry, Scan};
use super::source::{Source, Trouble};

/// How deep expressions about layers may stand inside each other.
const MAX_DEPTH: usize = 32;

/// The layers that a file lists, and those of them that are not shown.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// By number, in order.
    listed: Vec<u32>,
    /// By number, in order.
    hidden: Vec<u32>,
}

/// The layers among the objects that pages need, each by its place among them, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct LayerList {
    pub(super) shown: Vec<u32>,
    pub(super) hidden: Vec<u32>,
}

/// A layer or a membership: where it is named, and its number where it has one.
pub(super) type LayerPlace = (usize, Option<u32>);

impl Layers {
    /// Reads what a file shows by default (ISO 32000-1, 8.11.4.3): all but those named as off, or where all are
    /// off those named as on.
    pub(super) fn read(source: Source<'_>, scan: &mut Scan) -> Result<Self, Trouble> {
        source.object(source.table.root(), scan)?;
        let Some(properties) = scan.get(source.bytes, b"/OCProperties").cloned() else {
            return Ok(Self::default());
        };
        source.resolve(properties.value.start, properties.reference, scan)?;
        let value = |scan: &Scan, key: &[u8]| {
            let entry = scan.get(source.bytes, key)?;
            Some((entry.value.start, entry.reference))
        };
        let listed = value(scan, b"/OCGs");
        let Some((at, reference)) = value(scan, b"/D") else {
            return Ok(Self { listed: numbers(source, listed, scan)?, hidden: Vec::new() });
        };
        source.resolve(at, reference, scan)?;
        let state = value(scan, b"/BaseState");
        let (on, off) = (value(scan, b"/ON"), value(scan, b"/OFF"));
        let listed = numbers(source, listed, scan)?;
        let mut hidden = numbers(source, off, scan)?;
        let state = match state {
            Some((at, reference)) => source.resolve(at, reference, scan)?,
            None => None,
        };
        let is_off = state.is_some_and(|it| source.bytes.get(it) == Some(b"/OFF"));
        if is_off {
            let on = numbers(source, on, scan)?;
            hidden.extend(listed.iter().filter(|it| on.binary_search(it).is_err()));
            hidden.sort_unstable();
            hidden.dedup();
        }
        Ok(Self { listed, hidden })
    }

    /// The layers that are shown, by number.
    pub(super) fn shown(&self) -> impl Iterator<Item = u32> {
        let is_shown = |it: &&u32| self.hidden.binary_search(it).is_err();
        self.listed.iter().filter(is_shown).copied()
    }

    /// The layers that are not shown, by number.
    pub(super) fn hidden(&self) -> impl Iterator<Item = u32> {
        self.hidden.iter().copied()
    }

    /// Whether what belongs to a layer or a membership (ISO 32000-1, 8.11.2) is shown.
    pub(super) fn shows(
        &self,
        source: Source<'_>,
        layer: LayerPlace,
        scan: &mut Scan,
    ) -> Result<bool, Trouble> {
        if let Some(is_shown) = self.alone(layer) {
            return Ok(is_shown);
        }
        source.resolve(layer.0, layer.1, scan)?;
        if !scan.is(source.bytes, b"/Type", b"/OCMD") {
            return Ok(true);
        }
        let place = |entry: &Entry| (entry.value.start, entry.reference);
        let expression = scan.get(source.bytes, b"/VE").map(place);
        if let Some(expression) = expression {
            return self.holds(source, expression, scan, 0);
        }
        let policy = scan.get(source.bytes, b"/P").cloned();
        let policy = policy.and_then(|it| source.bytes.get(it.value));
        let Some(members) = scan.get(source.bytes, b"/OCGs").map(place) else {
            return Ok(true);
        };
        let members = match self.alone(members) {
            Some(_) => vec![members],
            None => elements(source, members, scan)?,
        };
        let mut states = members.into_iter().filter_map(|it| self.alone(it));
        Ok(match policy {
            Some(b"/AllOn") => states.all(|it| it),
            Some(b"/AllOff") => states.all(|it| !it),
            Some(b"/AnyOff") => states.any(|it| !it),
            _ => {
                let states: Vec<bool> = states.collect();
                states.is_empty() || states.contains(&true)
            }
        })
    }

    /// Whether a layer is shown; none where it is not one that the file lists.
    fn alone(&self, layer: LayerPlace) -> Option<bool> {
        let number = layer.1?;
        let is_hidden = self.hidden.binary_search(&number).is_ok();
        let is_listed = is_hidden || self.listed.binary_search(&number).is_ok();
        is_listed.then_some(!is_hidden)
    }

    /// Whether an expression about layers holds; what is none holds.
    fn holds(
        &self,
        source: Source<'_>,
        place: LayerPlace,
        scan: &mut Scan,
        depth: usize,
    ) -> Result<bool, Trouble> {
        if let Some(is_shown) = self.alone(place) {
            return Ok(is_shown);
        }
        let parts = if depth < MAX_DEPTH { elements(source, place, scan)? } else { Vec::new() };
        let Some(((at, _), operands)) = parts.split_first() else { return Ok(true) };
        let operator = source.bytes.get(*at..).unwrap_or_default();
        let mut found = Vec::with_capacity(operands.len());
        for operand in operands {
            found.push(self.holds(source, *operand, scan, depth + 1)?);
        }
        Ok(match operator {
            [b'/', b'N', b'o', b't', ..] => !found.first().copied().unwrap_or(false),
            [b'/', b'O', b'r', ..] => found.contains(&true),
            _ => !found.contains(&false),
        })
    }
}

/// The elements of a list.
fn elements(
    source: Source<'_>,
    (at, reference): LayerPlace,
    scan: &mut Scan,
) -> Result<Vec<LayerPlace>, Trouble> {
    source.resolve(at, reference, scan)?;
    Ok(scan.elements.iter().map(|(place, number)| (place.start, *number)).collect())
}

/// The numbers of the objects in a list, in order.
fn numbers(
    source: Source<'_>,
    list: Option<LayerPlace>,
    scan: &mut Scan,
) -> Result<Vec<u32>, Trouble> {
    let Some(list) = list else { return Ok(Vec::new()) };
    let list = elements(source, list, scan)?;
    let mut numbers: Vec<u32> = list.into_iter().filter_map(|(_, number)| number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}
