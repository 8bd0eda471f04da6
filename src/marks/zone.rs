//! Finds the place of a design that prints into the zone of a mark.

use crate::layout::Design;
use print::{Area, Mm};

/// A zone in millimetres, for messages: `4.0–20.0 × 33.0–61.1`, from left to right and from top to bottom.
#[must_use]
pub fn millimetres(zone: &Area) -> String {
    let Area { left, right, top, bottom } = zone;
    format!("{:.1}–{:.1} × {:.1}–{:.1}", left.0, right.0, top.0, bottom.0)
}

/// The first place of a design, by its keys in `layout.toml`, that prints into one of these zones.
///
/// `duplex`: nothing may stand behind them either.
#[must_use]
pub fn collision(design: &Design, zones: &[Area], duplex: bool) -> Option<&'static str> {
    let width = design.sheet.width;
    let behind = zones.iter().filter(|_| duplex).map(|zone| zone.behind(width));
    let all: Vec<Area> = zones.iter().copied().chain(behind).collect();
    let meets = |zones: &[Area], place: &Area| zones.iter().any(|zone| zone.meets(place));
    // What stands at one place stands on page 1, which is a front.
    let mut fixed = fixed(design).into_iter().filter(|(_, place)| meets(zones, place));
    let mut flowing = flowing(design).into_iter().filter(|(_, place)| meets(&all, place));
    fixed.next().or_else(|| flowing.next()).map(|(name, _)| name)
}

/// Items at fixed places, by name, with the area of each.
fn fixed(design: &Design) -> Vec<(&'static str, Area)> {
    let place =
        |(left, right): (Mm, Mm), (top, bottom): (Mm, Mm)| Area { left, right, top, bottom };
    let lines = |baseline: Mm, pitch: Mm, lines: usize| {
        (baseline - pitch * lines as f32, baseline + pitch * 0.5)
    };
    let (head, opening) = (&design.letterhead, &design.opening);
    let (references, window) = (&design.references, &design.window);
    let height = Mm(6.0);
    let around = |y: Mm| (y - height, y + Mm(2.0));
    let mut places = vec![
        ("letterhead.logo", {
            let logo = head.logo;
            place((logo.x, logo.x + logo.wide), (logo.y, logo.y + logo.height))
        }),
        ("letterhead.name", place((head.name.x, head.contact.right), around(head.name.y))),
        (
            "letterhead.tagline",
            place((head.tagline.x, head.tagline.right), around(head.tagline.y)),
        ),
        ("letterhead.contact", {
            let contact = head.contact;
            let last = contact.y + contact.pitch * contact.lines as f32;
            place((contact.x, contact.right), (contact.y - height, last))
        }),
        ("references", {
            let lines = lines(references.baseline, references.pitch, references.lines);
            place((references.label_x, references.right), lines)
        }),
        ("window", {
            let lines = lines(window.baseline, window.pitch, window.lines);
            place((window.x, window.x + window.width), lines)
        }),
        ("opening.date", place((opening.date.x, opening.date.right), around(opening.date.y))),
    ];
    if design.folds.printed {
        let folds = &design.folds;
        let edges = (folds.x, folds.x + folds.length);
        let marks =
            folds.at.iter().map(|y| ("folds", place(edges, (*y, *y + folds.thickness))));
        places.extend(marks);
    }
    places
}

/// Items below the head of a page that may stand at any height, by name, with the area of each.
fn flowing(design: &Design) -> [(&'static str, Area); 9] {
    let (body, table, annex) = (&design.body, &design.table.columns, &design.annex.columns);
    let column = |left: Mm, right: Mm| Area {
        left,
        right,
        top: design.following.y - Mm(4.0),
        bottom: design.sheet.height,
    };
    [
        ("body", column(body.left, body.right)),
        ("opening.subject", column(design.opening.subject.label_x, body.right)),
        ("table.columns", column(table.number, table.late)),
        ("payment", column(design.payment.label_x, design.payment.right)),
        ("steps", column(design.steps.date_x, design.steps.right)),
        ("signature", column(design.signature.x, design.signature.x + design.signature.width)),
        ("enclosures", column(design.enclosures.label_x, design.enclosures.right)),
        ("annex.columns", column(annex.number, annex.indemnity)),
        ("frame", column(design.frame.left, design.frame.right)),
    ]
}
