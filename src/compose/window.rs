//! Whether the finished first page shows the address in the window, and nothing else.

use std::ops::Range;

use crate::layout::Zone;
use findings::{Args, Code};
use print::Area;
use print::font::Faces;
use print::page::{Item, Page};

/// Findings about a page in its window envelope; `address` are the items of the address, the first `paper`
/// ones are paper of one's own and not looked at. Text counts from the top of its face to the foot of it;
/// only where that is too much, its ink is looked at.
pub(super) fn check(
    page: &Page,
    paper: usize,
    address: &Range<usize>,
    (zone, faces): (&Zone, &Faces),
) -> Vec<(Code, Args)> {
    let mut found = Vec::new();
    let inner = inner(page, zone);
    let shows = zone.may_show.or(zone.guaranteed);
    let touches = |area: &Area| {
        let kept = inner.is_some_and(|inner| !inner.holds(area));
        kept || zone.forbidden.iter().any(|it| it.area.meets(area))
    };
    for (nth, item) in page.items.iter().enumerate().skip(paper) {
        let own = address.contains(&nth);
        let wrong = |area: &Area| {
            let window = if own {
                zone.guaranteed.is_some_and(|sure| !sure.holds(area))
            } else {
                shows.is_some_and(|shows| shows.meets(area))
            };
            window || touches(area)
        };
        let Some(mut area) = extent(item, faces) else { continue };
        if !wrong(&area) {
            continue;
        }
        if let Item::Text(run) = item
            && let Some((top, bottom)) = run.ink(faces)
        {
            (area.top, area.bottom) = (top, bottom);
        }
        if let Some(sure) = zone.guaranteed.filter(|sure| own && !sure.holds(&area)) {
            found.push((Code::WindowMissed, zone_values(zone, &sure, item, &area)));
        }
        if let Some(shows) = shows.filter(|shows| !own && shows.meets(&area)) {
            found.push((Code::WindowShows, zone_values(zone, &shows, item, &area)));
        }
        if let Some(inner) = inner.filter(|inner| !inner.holds(&area)) {
            let values = zone_values(zone, &inner, item, &area).text("why", "margin");
            found.push((Code::ZoneTouched, values));
        }
        for box_ in zone.forbidden.iter().filter(|it| it.area.meets(&area)) {
            let values = zone_values(zone, &box_.area, item, &area).text("why", &*box_.why);
            found.push((Code::ZoneTouched, values));
        }
    }
    found
}

/// The page without its margins; none where there are none.
fn inner(page: &Page, zone: &Zone) -> Option<Area> {
    let strips = zone.margins;
    let none =
        [strips.top, strips.right, strips.bottom, strips.left].iter().all(|it| it.0 <= 0.0);
    (!none).then(|| Area {
        left: strips.left,
        top: strips.top,
        right: page.width - strips.right,
        bottom: page.height - strips.bottom,
    })
}

/// The profile, its rectangle, the object and where it stands, in millimetres.
fn zone_values(zone: &Zone, wanted: &Area, item: &Item, area: &Area) -> Args {
    let (kind, text) = match item {
        Item::Text(run) => ("text", run.text()),
        Item::Rule(_) => ("rule", String::new()),
        Item::Picture(_) => ("picture", String::new()),
        Item::Fill(_) | Item::Role(_) => ("code", String::new()),
    };
    Args::new()
        .text("profile", &*zone.id)
        .text("zone", millimetres(wanted))
        .text("kind", kind)
        .text("text", text)
        .text("place", millimetres(area))
}

/// A rectangle as `100.0..190.0 x 55.0..79.0`.
fn millimetres(area: &Area) -> String {
    format!("{:.1}..{:.1} x {:.1}..{:.1}", area.left.0, area.right.0, area.top.0, area.bottom.0)
}

/// The area that an item covers; none where it is white.
fn extent(item: &Item, faces: &Faces) -> Option<Area> {
    match item {
        Item::Fill(fill) if fill.white => None,
        item => item.extent(faces),
    }
}
