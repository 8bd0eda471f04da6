//! Whether the contents of pages are there in full.

use std::collections::BTreeSet;

use super::ImportError;
use super::graph::Graph;
use super::lexer::Lexer;
use super::scan::Scan;
use super::text::Text;
use super::unpack::{MAX_EXPANDED, Packed, judged, unpacked};
use super::view::{StreamText, View};

/// Refuses a file in which the contents of a page are cut off or broken: readers show such a page empty or in part,
/// and an invoice of which a part is missing is none. In a file whose structure is damaged, also where they are no
/// contents any more, where their check sum is wrong, or where a face, a picture or a form of a page is nowhere.
pub(super) fn whole(view: View<'_>, graph: &Graph, scan: &mut Scan) -> Result<(), ImportError> {
    let broken = || ImportError::Damaged("what one of its pages draws is damaged".to_owned());
    let mut seen = BTreeSet::new();
    for page in 0..graph.pages.len() {
        if graph.damaged && lacks(view, &graph.pages.text(page), scan) {
            return Err(broken());
        }
        let [_, contents, _] = graph.pages.split(page);
        for part in view.list(contents, scan) {
            if scan.is_worn() {
                return Ok(());
            }
            let (_, place, _) = part.parts();
            let is_first = seen.insert((part.refers(), place.start));
            if !is_first {
                continue;
            }
            let packed = match view.stream(part, scan) {
                Some(stream) => deflate(view, &stream, scan),
                None if graph.damaged => Packed::Broken,
                None => Packed::Whole,
            };
            let is_whole = match packed {
                Packed::Whole => true,
                Packed::WrongSum => !graph.damaged,
                Packed::Broken => false,
            };
            if !is_whole {
                return Err(broken());
            }
        }
    }
    Ok(())
}

/// Whether a face, a picture or a form that a page names is nowhere.
fn lacks<'a>(view: View<'a>, page: &Text<'a>, scan: &mut Scan) -> bool {
    let Some(resources) = view.get(page, b"/Resources", scan) else { return false };
    let Some(resources) = view.follow(resources) else { return true };
    [b"/Font".as_slice(), b"/XObject"].into_iter().any(|kind| {
        let Some(named) = view.get(&resources, kind, scan) else { return false };
        let Some(named) = view.follow(named) else { return true };
        let (bytes, place, _) = named.parts();
        scan.value(&mut Lexer::new(bytes.get(..place.end).unwrap_or_default(), place.start));
        scan.entries.iter().any(|entry| view.follow(named.part(entry.value.clone())).is_none())
    })
}

/// How the data of a stream are that Deflate packs, alone or below a filter that writes bytes as letters.
fn deflate<'a>(view: View<'a>, stream: &StreamText<'a>, scan: &mut Scan) -> Packed {
    let filter = view.get(&stream.dictionary, b"/Filter", scan);
    let filters = filter.map(|it| view.list(it, scan)).unwrap_or_default();
    let names: Vec<&[u8]> = filters.into_iter().filter_map(|it| view.name(it)).collect();
    let letters = match names.as_slice() {
        [b"/FlateDecode" | b"/Fl"] => None,
        [b"/ASCII85Decode" | b"/A85", b"/FlateDecode" | b"/Fl"] => Some("/ASCII85Decode"),
        [b"/ASCIIHexDecode" | b"/AHx", b"/FlateDecode" | b"/Fl"] => Some("/ASCIIHexDecode"),
        _ => return Packed::Whole,
    };
    scan.work += stream.data.len() as u64 / 2;
    let Some(letters) = letters else { return judged(stream.data) };
    let text = format!("<</Filter{letters}>>");
    scan.value(&mut Lexer::new(text.as_bytes(), 0));
    match unpacked(text.as_bytes(), scan, stream.data, MAX_EXPANDED) {
        Ok(Some(data)) => judged(&data),
        // Too much of it is told elsewhere.
        Err(_) => Packed::Whole,
        Ok(None) => Packed::Broken,
    }
}
