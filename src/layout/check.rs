//! What the numbers of a layout must be to each other: right of what lies left, on the sheet, with room for a word.

use findings::Refusal;
use print::Mm;

use super::Design;

/// A key with its sections.
type KeyPath = Vec<&'static str>;

/// The narrowest column of running text, in millimetres: a long word of ten points.
const TEXT: f32 = 30.0;
/// The narrowest column of a table or label: a few figures.
const COLUMN: f32 = 4.0;
/// The lowest text area of a page: a heading, three lines and a row.
const HEIGHT: f32 = 40.0;

/// Two places of which one lies behind the other.
struct Apart {
    before: (&'static [&'static str], Mm),
    behind: (&'static [&'static str], Mm),
    /// The least that lies between them.
    least: f32,
}

/// Places that contradict each other or lie beside the sheet, each with its key. `says` tells which keys the layout
/// says itself: where two contradict each other, one of those is named.
pub(super) fn mistakes(
    design: &Design,
    says: &dyn Fn(&[&str]) -> bool,
) -> Vec<(KeyPath, Refusal)> {
    let mut mistakes = Vec::new();
    for Apart { before, behind, least } in apart(design, says) {
        if (behind.1 - before.1).0 >= least {
            continue;
        }
        let (named, other) =
            if says(behind.0) || !says(before.0) { (behind, before) } else { (before, behind) };
        let other = format!("{} = {}", other.0.join("."), other.1.0);
        let refusal = Refusal::new("layout-apart", other).expecting(least.to_string());
        mistakes.push((named.0.to_vec(), refusal));
    }
    let (width, height) = (design.sheet.width, design.sheet.height);
    let folds = design.folds.at.iter().map(|it| reach(&["folds", "at"], *it));
    let down = down(design).into_iter().chain(folds);
    let all = across(design).into_iter().map(|it| (it, &["sheet", "width"], width));
    for (reach, edge, most) in all.chain(down.map(|it| (it, &["sheet", "height"], height))) {
        if reach.to > most {
            mistakes.push(reach.beyond(edge, most, says));
        }
    }
    mistakes
}

/// How far something reaches from the left or top edge, by the keys that say so.
struct Reach {
    key: &'static [&'static str],
    /// Where it begins, for what has an extent.
    begins: Option<&'static [&'static str]>,
    to: Mm,
}

fn reach(key: &'static [&'static str], to: Mm) -> Reach {
    Reach { key, begins: None, to }
}

fn extent(begins: (&'static [&'static str], Mm), key: (&'static [&'static str], Mm)) -> Reach {
    Reach { key: key.0, begins: Some(begins.0), to: begins.1 + key.1 }
}

impl Reach {
    /// That it reaches beyond the edge of the sheet; of the keys that make it so, one that the layout says.
    fn beyond(
        &self,
        edge: &'static [&'static str],
        most: Mm,
        says: &dyn Fn(&[&str]) -> bool,
    ) -> (KeyPath, Refusal) {
        let own = [Some(self.key), self.begins].into_iter().flatten();
        let own: Vec<&[&str]> = own.collect();
        if says(edge) && !own.iter().any(|it| says(it)) {
            let refusal = Refusal::new("layout-sheet-small", self.key.join("."));
            return (edge.to_vec(), refusal.expecting(self.to.0.to_string()));
        }
        let said = self.begins.filter(|it| says(it) && !says(self.key));
        let refusal = Refusal::new("layout-off-sheet", self.to.0.to_string());
        (said.unwrap_or(self.key).to_vec(), refusal.expecting(most.0.to_string()))
    }
}

/// The places that must lie apart: what is wrapped between them would else find no room.
fn apart(design: &Design, says: &dyn Fn(&[&str]) -> bool) -> Vec<Apart> {
    let Design { frame, body, letterhead, references, opening, table, payment, .. } = design;
    let Design { steps, enclosures, annex, .. } = design;
    let column = |before, behind| Apart { before, behind, least: COLUMN };
    let text = |before, behind| Apart { before, behind, least: TEXT };
    let high = |before, behind| Apart { before, behind, least: HEIGHT };
    let indented = body.left + body.list_indent;
    let indent: &'static [&'static str] = &["body", "list_indent"];
    let indent = if says(indent) { indent } else { &["body", "left"] };
    vec![
        text((&["frame", "left"], frame.left), (&["frame", "right"], frame.right)),
        text((&["body", "left"], body.left), (&["body", "right"], body.right)),
        text((indent, indented), (&["body", "right"], body.right)),
        high(
            (&["body", "next_baseline"], body.next_baseline),
            (&["body", "last_baseline"], body.last_baseline),
        ),
        high((&["body", "next_top"], body.next_top), (&["body", "floor"], body.floor)),
        high(
            (&["opening", "subject", "y"], opening.subject.y),
            (&["body", "last_baseline"], body.last_baseline),
        ),
        high((&["annex", "heading"], annex.heading), (&["body", "floor"], body.floor)),
        column(
            (&["letterhead", "contact", "x"], letterhead.contact.x),
            (&["letterhead", "contact", "right"], letterhead.contact.right),
        ),
        column(
            (&["letterhead", "tagline", "x"], letterhead.tagline.x),
            (&["letterhead", "tagline", "right"], letterhead.tagline.right),
        ),
        column(
            (&["references", "value_x"], references.value_x),
            (&["references", "right"], references.right),
        ),
        column(
            (&["opening", "date", "x"], opening.date.x),
            (&["opening", "date", "right"], opening.date.right),
        ),
        text(
            (&["opening", "subject", "text_x"], opening.subject.text_x),
            (&["body", "right"], body.right),
        ),
        column(
            (&["table", "columns", "number"], table.columns.number),
            (&["table", "number_right"], table.number_right),
        ),
        text(
            (&["payment", "value_x"], payment.value_x),
            (&["payment", "right"], payment.right),
        ),
        text((&["steps", "text_x"], steps.text_x), (&["steps", "right"], steps.right)),
        text(
            (&["enclosures", "text_x"], enclosures.text_x),
            (&["enclosures", "right"], enclosures.right),
        ),
        column(
            (&["annex", "columns", "number"], annex.columns.number),
            (&["annex", "number_right"], annex.number_right),
        ),
    ]
}

/// How far things reach to the right.
fn across(design: &Design) -> Vec<Reach> {
    let Design { frame, body, letterhead, references, opening, table, payment, .. } = design;
    let Design { steps, enclosures, annex, window, signature, .. } = design;
    let logo = letterhead.logo;
    vec![
        reach(&["frame", "right"], frame.right),
        reach(&["body", "right"], body.right),
        extent(
            (&["letterhead", "logo", "x"], logo.x),
            (&["letterhead", "logo", "width"], logo.width),
        ),
        extent(
            (&["letterhead", "logo", "x"], logo.x),
            (&["letterhead", "logo", "wide"], logo.wide),
        ),
        reach(&["letterhead", "name", "x"], letterhead.name.x),
        reach(&["letterhead", "x_without_logo"], letterhead.x_without_logo),
        reach(&["letterhead", "tagline", "right"], letterhead.tagline.right),
        reach(&["letterhead", "contact", "right"], letterhead.contact.right),
        reach(&["references", "label_x"], references.label_x),
        reach(&["references", "right"], references.right),
        extent((&["window", "x"], window.x), (&["window", "width"], window.width)),
        reach(&["opening", "date", "right"], opening.date.right),
        reach(&["opening", "subject", "label_x"], opening.subject.label_x),
        reach(&["table", "columns", "late"], table.columns.late),
        reach(&["table", "columns", "residual"], table.columns.residual),
        reach(&["table", "columns", "paid"], table.columns.paid),
        reach(&["table", "columns", "total"], table.columns.total),
        reach(&["table", "columns", "due"], table.columns.due),
        reach(&["table", "columns", "date"], table.columns.date),
        reach(&["table", "number_right"], table.number_right),
        reach(&["payment", "label_x"], payment.label_x),
        reach(&["payment", "right"], payment.right),
        reach(&["steps", "date_x"], steps.date_x),
        reach(&["steps", "right"], steps.right),
        extent((&["signature", "x"], signature.x), (&["signature", "width"], signature.width)),
        reach(&["enclosures", "label_x"], enclosures.label_x),
        reach(&["enclosures", "right"], enclosures.right),
        reach(&["annex", "columns", "indemnity"], annex.columns.indemnity),
        reach(&["annex", "columns", "penalty"], annex.columns.penalty),
        reach(&["annex", "columns", "rate"], annex.columns.rate),
        reach(&["annex", "columns", "base"], annex.columns.base),
        reach(&["annex", "columns", "days"], annex.columns.days),
        reach(&["annex", "columns", "to"], annex.columns.to),
        reach(&["annex", "columns", "from"], annex.columns.from),
        reach(&["annex", "columns", "due"], annex.columns.due.unwrap_or(annex.columns.from)),
        reach(&["annex", "number_right"], annex.number_right),
        reach(&["folds", "x"], design.folds.x),
    ]
}

/// How far things reach down.
fn down(design: &Design) -> Vec<Reach> {
    let Design { body, letterhead, references, opening, following, footer, .. } = design;
    vec![
        reach(&["body", "last_baseline"], body.last_baseline),
        reach(&["body", "floor"], body.floor),
        extent(
            (&["letterhead", "logo", "y"], letterhead.logo.y),
            (&["letterhead", "logo", "height"], letterhead.logo.height),
        ),
        reach(&["letterhead", "name", "y"], letterhead.name.y),
        reach(&["letterhead", "tagline", "y"], letterhead.tagline.y),
        reach(&["letterhead", "contact", "y"], letterhead.contact.y),
        reach(&["letterhead", "rule", "y"], letterhead.rule.y),
        reach(&["references", "baseline"], references.baseline),
        reach(&["window", "baseline"], design.window.baseline),
        reach(&["opening", "date", "y"], opening.date.y),
        reach(&["opening", "subject", "y"], opening.subject.y),
        reach(&["following", "y"], following.y),
        reach(&["following", "rule", "y"], following.rule.y),
        reach(&["footer", "rule", "y"], footer.rule.y),
        reach(&["footer", "baseline"], footer.baseline),
        reach(&["footer", "page", "y"], footer.page.y),
    ]
}
