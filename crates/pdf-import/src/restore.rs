//! Restores damaged Deflate streams as far as they can be read.

use super::graph::Graph;
use super::lexer::Lexer;
use super::made::{Made, deflated};
use super::scan::Scan;
use super::text::Text;
use super::unpack::inflate;
use super::view::{StreamText, View};

/// How far a stream is expanded to be written anew, in bytes. What is longer stays as it is.
const MAX_EXPANDED: usize = 64 << 20;

/// Writes streams anew whose Deflate data are damaged or cut off, with what comes before the damage: it is what
/// readers show of them. Looked at are those that do not begin as such data do, and in a file whose structure is
/// damaged all.
///
/// Any other stream stays as it is: to know that all are sound would mean to expand all.
pub(super) fn restore(bytes: &mut Vec<u8>, graph: &mut Graph) {
    let mut scan = Scan::default();
    let candidates: Vec<u32> = if graph.damaged {
        (0..).take(graph.objects.len()).collect()
    } else {
        std::mem::take(&mut graph.odd)
    };
    let mut made = Made::behind(bytes.len(), graph);
    let mut restored = Vec::new();
    for number in candidates {
        if scan.is_worn() {
            break;
        }
        let Graph { objects, references, .. } = &*graph;
        let view = View { bytes, objects, references };
        let stream = view.object(number as usize).and_then(|text| view.stream(text, &mut scan));
        let Some(stream) = stream.filter(|stream| is_deflated(view, stream, &mut scan)) else {
            continue;
        };
        let (data, sound) = inflate(stream.data, MAX_EXPANDED);
        scan.work += (stream.data.len() + data.len()) as u64 / 8;
        if !sound && !stream.data.is_empty() {
            write(&mut made, &stream, &data, &mut scan);
            restored.push(number);
        }
    }
    bytes.append(&mut made.bytes);
    graph.references.append(&mut made.references);
    for (number, object) in restored.iter().zip(made.objects) {
        if let Some(place) = graph.objects.get_mut(*number as usize) {
            *place = object;
        }
    }
}

/// Whether Deflate alone packs a stream.
fn is_deflated<'a>(view: View<'a>, stream: &StreamText<'a>, scan: &mut Scan) -> bool {
    let filter = view.get(&stream.dictionary, b"/Filter", scan);
    let filters = filter.map(|it| view.list(it, scan)).unwrap_or_default();
    let mut names = filters.into_iter().map(|it| view.name(it));
    let first = names.next().flatten();
    matches!(first, Some(b"/FlateDecode" | b"/Fl")) && names.next().is_none()
}

/// Writes a stream with other data.
fn write(made: &mut Made, stream: &StreamText<'_>, data: &[u8], scan: &mut Scan) {
    let start = made.start();
    made.bytes.extend_from_slice(b"<<");
    let (bytes, place, references) = stream.dictionary.parts();
    scan.value(&mut Lexer::new(bytes.get(..place.end).unwrap_or_default(), place.start));
    for entry in &scan.entries {
        let is_left_out = references.iter().any(|it| it.place.start == entry.key.start);
        let key = bytes.get(entry.key.clone()).unwrap_or_default();
        if !is_left_out && key != b"/Length" {
            let value: Text<'_> = stream.dictionary.part(entry.value.clone());
            made.pair(key, &value);
        }
    }
    made.data("", &deflated(data));
    made.finish(start, 0..0);
}
