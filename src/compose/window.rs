//! Whether the finished first page shows the address in the window, and nothing else.

use std::ops::Range;

use crate::base::{Args, Code, Mm};
use crate::font::Faces;
use crate::layout::{Area, Zone};
use crate::page::{Item, Page, TextRun};

/// What is wrong with a page in its envelope; `address` are the items of the address, the
/// first `paper` ones are paper of one's own and not looked at. Text counts from
/// the top of its face to the foot of it; only where that is too much, its ink is looked at.
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
        if let Item::Text(run) = item {
            ink(run, faces, &mut area);
        }
        if let Some(sure) = zone.guaranteed.filter(|sure| own && !sure.holds(&area)) {
            found.push((Code::WindowMissed, told(zone, &sure, item, &area)));
        }
        if let Some(shows) = shows.filter(|shows| !own && shows.meets(&area)) {
            found.push((Code::WindowShows, told(zone, &shows, item, &area)));
        }
        if let Some(inner) = inner.filter(|inner| !inner.holds(&area)) {
            let values = told(zone, &inner, item, &area).text("why", "margin");
            found.push((Code::ZoneTouched, values));
        }
        for box_ in zone.forbidden.iter().filter(|it| it.area.meets(&area)) {
            let values = told(zone, &box_.area, item, &area).text("why", &*box_.why);
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
fn told(zone: &Zone, wanted: &Area, item: &Item, area: &Area) -> Args {
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

/// What an item covers; none where it is white.
fn extent(item: &Item, faces: &Faces) -> Option<Area> {
    match item {
        Item::Text(run) => Some(text(run, faces)),
        Item::Rule(rule) => {
            let half = rule.thickness * 0.5;
            let ((x0, y0), (x1, y1)) = (rule.from, rule.to);
            let (left, right) = (Mm(x0.0.min(x1.0)), Mm(x0.0.max(x1.0)));
            let (top, bottom) = (Mm(y0.0.min(y1.0)), Mm(y0.0.max(y1.0)));
            // Thick across its length alone.
            let flat = right - left >= bottom - top;
            let (dx, dy) = if flat { (Mm(0.0), half) } else { (half, Mm(0.0)) };
            Some(Area {
                left: left - dx,
                top: top - dy,
                right: right + dx,
                bottom: bottom + dy,
            })
        }
        Item::Picture(it) => Some(Area {
            left: it.x,
            top: it.y,
            right: it.x + it.width,
            bottom: it.y + it.height,
        }),
        Item::Role(_) => None,
        Item::Fill(fill) if fill.white => None,
        Item::Fill(fill) => {
            let ends = fill.boxes.iter().map(|[x, y, width, height]| {
                (u32::from(*x) + u32::from(*width), u32::from(*y) + u32::from(*height))
            });
            let (right, bottom) = ends.fold((0, 0), |(x, y), (a, b)| (x.max(a), y.max(b)));
            let unit =
                |count: u32| fill.unit * f32::from(u16::try_from(count).unwrap_or(u16::MAX));
            Some(Area {
                left: fill.x,
                top: fill.y,
                right: fill.x + unit(right),
                bottom: fill.y + unit(bottom),
            })
        }
    }
}

/// What a run of text covers, as high and deep as its face.
fn text(run: &TextRun, faces: &Faces) -> Area {
    let Some(face) = faces.get(run.face) else {
        return Area { left: run.x, top: run.y, right: run.x, bottom: run.y };
    };
    let metrics = face.metrics;
    let unit = run.size_pt * Mm::PER_POINT / f32::from(metrics.units_per_em.max(1));
    let units: f32 = run.words.iter().map(|placed| placed.word.width + placed.space).sum();
    let mut width = units * unit;
    if run.tracking != 0.0 {
        let glyphs = run.words.iter().flat_map(|placed| placed.word.glyphs.iter());
        let em = run.size_pt * Mm::PER_POINT * run.tracking / 1000.0;
        width = glyphs.fold(width, |width, _| width + em);
    }
    Area {
        left: run.x,
        top: run.y - Mm(metrics.ascent * unit),
        right: run.x + Mm(width * run.narrow),
        bottom: run.y - Mm(metrics.descent * unit),
    }
}

/// Brings top and bottom of an area in to the ink of the text that stands there.
fn ink(run: &TextRun, faces: &Faces, area: &mut Area) {
    let mut reach: Option<(Mm, Mm)> = None;
    for placed in &run.words {
        let Some(face) = faces.get(placed.word.face) else { return };
        let unit = run.size_pt * Mm::PER_POINT / f32::from(face.metrics.units_per_em.max(1));
        let Some((high, low)) = face.ink(placed.word.glyphs.iter()) else { continue };
        let (high, low) = (run.y - Mm(high * unit), run.y - Mm(low * unit));
        let (top, bottom) = reach.unwrap_or((high, low));
        reach = Some((Mm(top.0.min(high.0)), Mm(bottom.0.max(low.0))));
    }
    if let Some((top, bottom)) = reach {
        (area.top, area.bottom) = (top, bottom);
    }
}
