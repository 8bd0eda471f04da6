//! Papers that go with registered letters: the list for the post office, labels, text for the post's own form.

use serde::Deserialize;

use super::address;
use super::letter::Compositor;
use super::letterhead::{rule, shrunk};
use crate::layout::{
    Extent, FaceRole, Gap, Grid, Place, Shift, Style, TypeSize, Usual, ranged,
};
use crate::ledger::Debtor;
use findings::{Args, Messages, Refusal};
use print::Mm;
use print::page::{Item, Page, Role};

/// A registered letter as papers show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The number of its piece.
    pub piece: u32,
    /// The number under which it is registered, as people read it.
    pub number: String,
    /// The reference of the letter.
    pub reference: String,
    /// Lines of the address, top to bottom.
    pub address: Vec<String>,
    /// The product and options bought from the post, such as `recommande-r1 + ar`.
    pub product: String,
    /// The reckoned weight with its unit, such as `32 g`.
    pub weight: String,
}

/// A sheet of labels, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Labels side by side; at least 1.
    #[serde(deserialize_with = "ranged::<Grid, _, _>")]
    pub columns: u16,
    /// Labels below one another; at least 1.
    #[serde(deserialize_with = "ranged::<Grid, _, _>")]
    pub rows: u16,
    /// Left edge of the first.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub left: f32,
    /// Top edge of the first.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub top: f32,
    /// Width of one.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub width: f32,
    /// Height of one.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub height: f32,
    /// Between two side by side.
    #[serde(default, deserialize_with = "ranged::<Gap, _, _>")]
    pub gap_x: f32,
    /// Between two below one another.
    #[serde(default, deserialize_with = "ranged::<Gap, _, _>")]
    pub gap_y: f32,
    /// Between edge and text.
    #[serde(default = "margin", deserialize_with = "ranged::<Gap, _, _>")]
    pub margin: f32,
    /// Type size in points.
    #[serde(default = "size", deserialize_with = "ranged::<TypeSize, _, _>")]
    pub size: f32,
}

/// Where text stands on the form that the post gives: left edge and first baseline in millimetres from the top
/// left corner of the form.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Overprint {
    /// By how much everything is moved, for printers that are out of true.
    #[serde(deserialize_with = "ranged::<Shift, _, _>")]
    pub offset: (f32, f32),
    /// The address of the debtor.
    #[serde(deserialize_with = "ranged::<Shift, _, _>")]
    pub recipient: Option<(f32, f32)>,
    /// The address of the sender.
    #[serde(deserialize_with = "ranged::<Shift, _, _>")]
    pub sender: Option<(f32, f32)>,
    /// Where the acknowledgement of delivery goes back to: the sender again.
    #[serde(deserialize_with = "ranged::<Shift, _, _>")]
    pub back: Option<(f32, f32)>,
    /// Our reference.
    #[serde(deserialize_with = "ranged::<Shift, _, _>")]
    pub reference: Option<(f32, f32)>,
    /// The number, for forms without one.
    #[serde(deserialize_with = "ranged::<Shift, _, _>")]
    pub number: Option<(f32, f32)>,
    /// Type size in points; 10 where it is 0.
    #[serde(deserialize_with = "ranged::<Usual, _, _>")]
    pub size: f32,
    /// Baseline to baseline; 4.2 mm where it is 0.
    #[serde(deserialize_with = "ranged::<Usual, _, _>")]
    pub pitch: f32,
}

fn margin() -> f32 {
    4.0
}

fn size() -> f32 {
    9.5
}

/// Baseline to baseline on labels, as a part of the type size.
const LEADING: f32 = 1.2;

/// Rows of the list on a page.
const ROWS: usize = 28;
/// Baseline of the first row.
const FIRST: Mm = Mm(82.0);
/// Baseline to baseline of two rows.
const PITCH: Mm = Mm(6.2);
/// Left edges of the columns: piece, number, addressee, place, product, weight.
const COLUMNS: [Mm; 7] =
    [Mm(15.0), Mm(25.0), Mm(61.0), Mm(107.0), Mm(148.0), Mm(181.0), Mm(195.0)];
/// Height of the box for the stamp, and where it begins.
const STAMP: (Mm, Mm) = (Mm(262.0), Mm(288.0));

impl Labels {
    /// What keeps an address from standing on them, by the key that says so: too little between the margins, or
    /// beyond the sheet.
    #[must_use]
    pub fn mistakes(&self, (width, height): (Mm, Mm)) -> Vec<(&'static str, Refusal)> {
        let sides = [
            ("width", self.width, WIDEST_NEEDED, self.columns, self.gap_x, self.left, width),
            ("height", self.height, HIGHEST_NEEDED, self.rows, self.gap_y, self.top, height),
        ];
        let mut mistakes = Vec::new();
        for (key, side, needed, count, gap, from, sheet) in sides {
            let between = side - 2.0 * self.margin;
            let count = f32::from(count);
            let reach = from + count * side + (count - 1.0) * gap;
            if between < needed {
                let refusal = Refusal::new("labels-room", format!("{between:.1}"));
                mistakes.push((key, refusal.expecting(needed.to_string())));
            } else if reach > sheet.0 + ROUNDED {
                let refusal = Refusal::new("labels-sheet", format!("{reach:.1}"));
                mistakes.push((key, refusal.expecting(sheet.0.to_string())));
            }
        }
        mistakes
    }
}

/// What an address needs between the margins, in millimetres: half a line of a form, and three lines with the number.
const WIDEST_NEEDED: f32 = 25.0;
/// Its height.
const HIGHEST_NEEDED: f32 = 12.0;
/// Makers of labels round their measures: so much more than the sheet is none.
const ROUNDED: f32 = 1.0;

impl Compositor<'_> {
    /// The list of registered letters for the post office: sender, day, a line a letter, how many, and room for
    /// site, stamp and signature.
    pub fn slip(
        &mut self,
        slips: &[Slip],
        (sender, date): (&[String], &str),
        messages: &Messages,
    ) -> Vec<Page> {
        let count = slips.len().div_ceil(ROWS).max(1);
        let mut pages = Vec::new();
        for (at, rows) in slips.chunks(ROWS).enumerate() {
            let mut page = self.empty_page();
            let values = Args::new()
                .text("date", date)
                .count("letters", slips.len())
                .text("page", (at + 1).to_string())
                .text("pages", count.to_string());
            self.slip_head(sender, &values, messages, &mut page);
            for (row, slip) in rows.iter().enumerate() {
                self.slip_row(slip, lines_down(FIRST, PITCH, row), &mut page);
            }
            if at + 1 == count {
                self.slip_foot(&values, messages, &mut page);
            }
            pages.push(page);
        }
        pages
    }

    fn slip_head(
        &mut self,
        sender: &[String],
        values: &Args,
        messages: &Messages,
        page: &mut Page,
    ) {
        let told = |key: &str| messages.get(&format!("slip-{key}"), values);
        self.put(
            page,
            (COLUMNS[0], Mm(18.0)),
            Style { face: FaceRole::Strong, size: 14.0 },
            &told("title"),
        );
        for (row, line) in sender.iter().take(8).enumerate() {
            let y = lines_down(Mm(27.0), Mm(4.4), row);
            self.put(page, (COLUMNS[0], y), Style { face: FaceRole::Text, size: 9.5 }, line);
        }
        let right = COLUMNS[3];
        self.put(
            page,
            (right, Mm(27.0)),
            Style { face: FaceRole::Text, size: 9.5 },
            &told("date"),
        );
        self.put(
            page,
            (right, Mm(33.0)),
            Style { face: FaceRole::Text, size: 9.5 },
            &told("count"),
        );
        self.put(
            page,
            (right, Mm(39.0)),
            Style { face: FaceRole::Text, size: 9.5 },
            &told("page"),
        );
        self.put(
            page,
            (right, Mm(45.0)),
            Style { face: FaceRole::Text, size: 9.5 },
            &told("site"),
        );
        page.items.extend(rule((right + Mm(30.0), COLUMNS[6]), Mm(45.5), Mm(0.15)));
        let heads = ["piece", "number", "addressee", "place", "product", "weight"];
        for (x, head) in COLUMNS.into_iter().zip(heads) {
            self.put(
                page,
                (x, FIRST - Mm(8.0)),
                Style { face: FaceRole::Italic, size: 8.5 },
                &told(head),
            );
        }
        page.items.extend(rule((COLUMNS[0], COLUMNS[6]), FIRST - Mm(5.5), Mm(0.3)));
    }

    fn slip_row(&mut self, slip: &Slip, y: Mm, page: &mut Page) {
        let piece = slip.piece.to_string();
        let name = slip.address.first().map_or("", String::as_str);
        let place = slip.address.last().map_or("", String::as_str);
        let cells = [&piece, &slip.number, name, place, &slip.product, &slip.weight];
        for ((x, cell), end) in COLUMNS.into_iter().zip(cells).zip(COLUMNS.into_iter().skip(1))
        {
            let spot = Spot { x, y, room: end - x - Mm(1.0) };
            self.fitted(page, spot, Style { face: FaceRole::Text, size: 8.5 }, cell);
        }
        page.items.extend(rule((COLUMNS[0], COLUMNS[6]), y + Mm(1.8), Mm(0.1)));
    }

    fn slip_foot(&mut self, values: &Args, messages: &Messages, page: &mut Page) {
        let (top, bottom) = STAMP;
        let told = |key: &str| messages.get(&format!("slip-{key}"), values);
        for (left, right, key) in
            [(COLUMNS[0], Mm(100.0), "signature"), (Mm(110.0), COLUMNS[6], "stamp")]
        {
            self.put(
                page,
                (left + Mm(1.5), top + Mm(4.0)),
                Style { face: FaceRole::Italic, size: 8.5 },
                &told(key),
            );
            page.items.extend(rule((left, right), top, Mm(0.2)));
            page.items.extend(rule((left, right), bottom, Mm(0.2)));
            for x in [left, right] {
                let side =
                    print::page::Rule { from: (x, top), to: (x, bottom), thickness: Mm(0.2) };
                page.items.push(Item::Rule(side));
            }
        }
    }

    /// Labels with the address, and small below it the number and our reference.
    pub fn labels(&mut self, slips: &[Slip], labels: &Labels) -> Vec<Page> {
        let (columns, rows) =
            (usize::from(labels.columns.max(1)), usize::from(labels.rows.max(1)));
        let mut pages = Vec::new();
        for sheet in slips.chunks(columns * rows) {
            let mut page = self.empty_page();
            for (place, slip) in sheet.iter().enumerate() {
                let (column, row) = (place % columns, place / columns);
                let x = lines_down(Mm(labels.left), Mm(labels.width + labels.gap_x), column);
                let y = lines_down(Mm(labels.top), Mm(labels.height + labels.gap_y), row);
                self.label(slip, (x, y), labels, &mut page);
            }
            pages.push(page);
        }
        pages
    }

    fn label(&mut self, slip: &Slip, (x, y): (Mm, Mm), labels: &Labels, page: &mut Page) {
        let room = Mm(labels.width - 2.0 * labels.margin);
        // An address of many lines is set smaller, so that it does not reach into the next label.
        let lines = slip.address.iter().fold(1.0, |count: f32, _| count + 1.0);
        let high = labels.height - 2.0 * labels.margin;
        let size = labels.size.min(high / (lines * Mm::PER_POINT * LEADING));
        let pitch = Mm(size * Mm::PER_POINT * LEADING);
        let x = x + Mm(labels.margin);
        let mut at = y + Mm(labels.margin) + pitch;
        for line in &slip.address {
            let style = Style { face: FaceRole::Text, size };
            self.fitted(page, Spot { x, y: at, room }, style, line);
            at += pitch;
        }
        let small = format!("{}   {}", slip.number, slip.reference);
        let bottom = y + Mm(labels.height - labels.margin);
        let style = Style { face: FaceRole::Italic, size: size * 0.7 };
        self.fitted(page, Spot { x, y: bottom, room }, style, small.trim());
    }

    /// Text alone, at fixed places, a page for each form of the post.
    pub fn overprint(
        &mut self,
        slips: &[Slip],
        sender: &[String],
        places: &Overprint,
    ) -> Vec<Page> {
        let or = |value: f32, usual: f32| if value > 0.0 { value } else { usual };
        let (size, pitch) = (or(places.size, 10.0), Mm(or(places.pitch, 4.2)));
        let mut pages = Vec::new();
        for slip in slips {
            let mut page = self.empty_page();
            let one = |text: &String| vec![text.clone()];
            let blocks = [
                (places.recipient, slip.address.clone()),
                (places.sender, sender.to_vec()),
                (places.back, sender.to_vec()),
                (places.reference, one(&slip.reference)),
                (places.number, one(&slip.number)),
            ];
            for (place, lines) in blocks {
                let Some((x, y)) = place else { continue };
                let (x, y) = (Mm(x + places.offset.0), Mm(y + places.offset.1));
                for (row, line) in lines.iter().enumerate() {
                    self.put(
                        &mut page,
                        (x, lines_down(y, pitch, row)),
                        Style { face: FaceRole::Text, size },
                        line,
                    );
                }
            }
            pages.push(page);
        }
        pages
    }

    /// The lines of an address as letters have them.
    #[must_use]
    pub fn address(&self, debtor: &Debtor) -> Vec<String> {
        let studio = self.studio;
        let words = studio.language(&debtor.language).map(|(_, words)| words);
        let printed = words.map(|words| address::lines(debtor, studio.posting(), words));
        let lines = printed.unwrap_or_default().lines;
        lines.into_iter().map(|line| line.text).collect()
    }

    /// A text that may reach to ten millimetres from the right edge.
    fn put(&mut self, page: &mut Page, (x, y): (Mm, Mm), style: Style, text: &str) {
        let room = page.width - x - Mm(10.0);
        self.fitted(page, Spot { x, y, room }, style, text);
    }

    /// A text in as large a type as its room allows.
    fn fitted(&mut self, page: &mut Page, spot: Spot, style: Style, text: &str) {
        if text.is_empty() {
            return;
        }
        let (line, _) = shrunk(&mut self.setter, style, text, spot.room);
        page.items.push(Item::Role(Role::Paragraph));
        page.items.push(line.at(spot.x, spot.y));
    }

    fn empty_page(&self) -> Page {
        let sheet = self.studio.layout().design.sheet;
        Page { width: sheet.width, height: sheet.height, items: Vec::new() }
    }
}

/// Where a text stands on a form: its left end and baseline, from the top left corner, and its widest width.
#[derive(Clone, Copy)]
struct Spot {
    x: Mm,
    y: Mm,
    room: Mm,
}

/// A height so many line pitches below another.
fn lines_down(from: Mm, pitch: Mm, count: usize) -> Mm {
    (0..count).fold(from, |y, _| y + pitch)
}
