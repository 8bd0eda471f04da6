use super::scan::Scan;
use super::source::{Source, Trouble};

/// The layers that are not shown by default, by number, in order (ISO 32000-1, 8.11.4.3): those named as
/// off, or where all are off all that are not named as on.
pub(super) fn hidden(source: Source<'_>, scan: &mut Scan) -> Result<Vec<u32>, Trouble> {
    source.object(source.table.root(), scan)?;
    let Some(properties) = scan.get(source.bytes, b"/OCProperties").cloned() else {
        return Ok(Vec::new());
    };
    source.resolve(properties.value.start, properties.reference, scan)?;
    let value = |scan: &Scan, key: &[u8]| {
        let entry = scan.get(source.bytes, key)?;
        Some((entry.value.start, entry.reference))
    };
    let all = value(scan, b"/OCGs");
    let Some((at, reference)) = value(scan, b"/D") else { return Ok(Vec::new()) };
    source.resolve(at, reference, scan)?;
    let is_off = scan.is(source.bytes, b"/BaseState", b"/OFF");
    let (on, off) = (value(scan, b"/ON"), value(scan, b"/OFF"));
    let mut list = |place: Option<(usize, Option<u32>)>| -> Result<Vec<u32>, Trouble> {
        let Some((at, reference)) = place else { return Ok(Vec::new()) };
        source.resolve(at, reference, scan)?;
        let mut numbers: Vec<u32> = scan.elements.iter().filter_map(|(_, it)| *it).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Ok(numbers)
    };
    if !is_off {
        return list(off);
    }
    let (mut all, on) = (list(all)?, list(on)?);
    all.retain(|number| on.binary_search(number).is_err());
    Ok(all)
}
