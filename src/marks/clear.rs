use super::Zone;
use crate::base::Mm;
use crate::font::Faces;
use crate::page::{Item, Page, TextRun};

/// Whether anything on a page prints into one of these zones.
#[must_use]
pub fn prints_into(page: &Page, zones: &[Zone], faces: &Faces) -> bool {
    let place = |item: &Item| match item {
        Item::Role(_) => None,
        Item::Text(run) => Some(text(run, faces)),
        Item::Rule(rule) => Some({
            let half = rule.thickness * 0.5;
            let (from, to) = (rule.from, rule.to);
            Zone {
                left: smaller(from.0, to.0) - half,
                right: larger(from.0, to.0) + half,
                top: smaller(from.1, to.1) - half,
                bottom: larger(from.1, to.1) + half,
            }
        }),
        Item::Picture(it) => {
            let (right, bottom) = (it.x + it.width, it.y + it.height);
            Some(Zone { left: it.x, right, top: it.y, bottom })
        }
        Item::Fill(it) => Some({
            let end = |of: fn(&[u16; 4]) -> u32| it.boxes.iter().map(of).max().unwrap_or(0);
            let right = end(|it| u32::from(it[0]) + u32::from(it[2]));
            let bottom = end(|it| u32::from(it[1]) + u32::from(it[3]));
            Zone {
                left: it.x,
                right: it.x + it.unit * right as f32,
                top: it.y,
                bottom: it.y + it.unit * bottom as f32,
            }
        }),
    };
    page.items.iter().any(|item| {
        place(item).is_some_and(|place| zones.iter().any(|zone| zone.meets(&place)))
    })
}

/// A line of text, from the height of its capitals to the depth of its tails.
fn text(run: &TextRun, faces: &Faces) -> Zone {
    let size = Mm(run.size_pt * Mm::PER_POINT);
    let face = faces.iter().find(|(id, _)| *id == run.face);
    let units = face.map_or(1000, |(_, face)| face.metrics.units_per_em);
    let glyphs = run.words.iter().flat_map(|placed| &placed.word.glyphs);
    let tracked = run.tracking / 1000.0 * glyphs.clone().count() as f32;
    let spaces: f32 = run.words.iter().map(|placed| placed.space).sum();
    let advance = glyphs.map(|glyph| glyph.advance).sum::<f32>() + spaces;
    let width = size * (advance / f32::from(units.max(1)) + tracked);
    Zone {
        left: run.x,
        right: run.x + width,
        top: run.y - size * 0.75,
        bottom: run.y + size * 0.25,
    }
}

fn smaller(one: Mm, other: Mm) -> Mm {
    Mm(one.0.min(other.0))
}

fn larger(one: Mm, other: Mm) -> Mm {
    Mm(one.0.max(other.0))
}
