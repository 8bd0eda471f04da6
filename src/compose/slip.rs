//! The payment part with receipt of a Swiss QR-bill: the lower 105 mm of a page of its own.
//!
//! Places, sizes and headings are those of the standard (SIX, Swiss Implementation Guidelines QR-bill 2.2,
//! chapter 3, and Style Guide QR-bill), so no layout can change them. Lengths are from the upper left corner
//! of the receipt.

use crate::layout::{FaceRole, PaperSize, Style, write_thousands};
use crate::pay::{Bill, Modules, Party};
use print::Mm;
use print::page::{Fill, Item, Role, Rule};

use super::figures::{SOLID, iban};
use super::paying::code;
use super::setter::Setter;
use super::slip_words::{SlipWords, words};

/// Height of receipt and payment part.
const HEIGHT: Mm = Mm(105.0);
/// Width of both.
const WIDTH: Mm = Mm(210.0);
/// Right edge of the receipt.
const RECEIPT: Mm = Mm(62.0);
/// Margin of both parts.
const MARGIN: Mm = Mm(5.0);
/// Upper left corner and size of the code, and of the Swiss cross in its middle.
const CODE: (Mm, Mm) = (Mm(67.0), Mm(17.0));
const CODE_SIZE: Mm = Mm(46.0);
const CROSS_SIZE: Mm = Mm(7.0);
/// Baseline of titles.
const TITLE_Y: Mm = Mm(8.6);
/// Top of the sums.
const SUMS: Mm = Mm(68.0);
/// Lines of information that fit into a receipt of 56 mm.
const RECEIPT_LINES: usize = 17;

const TITLE: Style = Style { face: FaceRole::SlipStrong, size: 11.0 };
const NOTE: Style = Style { face: FaceRole::Slip, size: 8.0 };

/// A part's type and places.
#[derive(Clone, Copy)]
struct Column {
    heading: Style,
    value: Style,
    /// From line to line.
    pitch: Mm,
    left: Mm,
    right: Mm,
    /// Baseline of the first heading.
    first: Mm,
    /// Left edges of currency and amount.
    sums: [Mm; 2],
    /// The field for a payer that a hand writes.
    field: (Mm, Mm),
}

/// Headings of 6 pt and values of 8 pt, 9 pt apart.
const IN_RECEIPT: Column = Column {
    heading: Style { face: FaceRole::SlipStrong, size: 6.0 },
    value: Style { face: FaceRole::Slip, size: 8.0 },
    pitch: Mm(9.0 * Mm::PER_POINT),
    left: MARGIN,
    right: Mm(57.0),
    first: Mm(14.0),
    sums: [MARGIN, Mm(20.0)],
    field: (Mm(52.0), Mm(20.0)),
};

/// Headings of 8 pt and values of 10 pt, 11 pt apart.
const IN_PAYMENT: Column = Column {
    heading: Style { face: FaceRole::SlipStrong, size: 8.0 },
    value: Style { face: FaceRole::Slip, size: 10.0 },
    pitch: Mm(11.0 * Mm::PER_POINT),
    left: Mm(118.0),
    right: Mm(205.0),
    first: Mm(7.8),
    sums: [Mm(67.0), Mm(85.0)],
    field: (Mm(65.0), Mm(25.0)),
};

/// A block of information: heading and values; none for a field that a hand fills in.
type Block = (&'static str, Option<Vec<String>>);

/// Setter of one page with its words, its items so far and its measures.
struct SlipSetter<'s, 'a> {
    setter: &'s mut Setter<'a>,
    words: &'static SlipWords,
    items: Vec<Item>,
    /// Top of receipt and payment part on the sheet.
    top: Mm,
}

/// The items of receipt and payment part, at the foot of a sheet; without lines where the paper is
/// perforated.
pub(super) fn slip(
    setter: &mut Setter<'_>,
    (bill, modules): (&Bill, &Modules),
    language: &str,
    (sheet, perforated): (PaperSize, bool),
) -> Vec<Item> {
    let top = sheet.height - HEIGHT;
    let words = words(language);
    let mut slip = SlipSetter { setter, words, items: Vec::new(), top };
    if !perforated {
        slip.edges();
    }
    slip.receipt(bill);
    slip.payment(bill, modules);
    slip.items
}

impl SlipSetter<'_, '_> {
    /// Where to cut, and a word about it.
    fn edges(&mut self) {
        self.rule((Mm(0.0), Mm(0.0)), (WIDTH, Mm(0.0)));
        self.rule((RECEIPT, Mm(0.0)), (RECEIPT, HEIGHT));
        self.items.push(Item::Role(Role::Paragraph));
        let note = self.setter.line(NOTE, self.words.separate);
        self.items.push(note.centred(Mm(0.0), WIDTH, self.top - Mm(1.6)));
    }

    fn receipt(&mut self, bill: &Bill) {
        let words = self.words;
        self.items.push(Item::Role(Role::Heading(2)));
        self.text(TITLE, words.receipt, MARGIN, TITLE_Y);
        let blocks = |street| vec![payee(words, bill, street), payer(words, bill, street)];
        let with_reference = |mut blocks: Vec<Block>| {
            blocks.splice(1..1, quoted(words, bill));
            blocks
        };
        // Where little room is, streets are left out of the receipt first.
        let whole = with_reference(blocks(true));
        let fits = self.count(&whole, IN_RECEIPT) <= RECEIPT_LINES;
        let shown = if fits { whole } else { with_reference(blocks(false)) };
        self.blocks(shown, IN_RECEIPT);
        self.sums(bill, IN_RECEIPT, SUMS + Mm(1.9));
        self.items.push(Item::Role(Role::Paragraph));
        let point = self.setter.line(IN_RECEIPT.heading, words.acceptance);
        self.items.push(point.ending(IN_RECEIPT.right, self.top + Mm(84.0)));
    }

    fn payment(&mut self, bill: &Bill, modules: &Modules) {
        let words = self.words;
        self.items.push(Item::Role(Role::Heading(2)));
        self.text(TITLE, words.payment, CODE.0, TITLE_Y);
        let (x, y) = (CODE.0, self.top + CODE.1);
        self.items.push(Item::Role(Role::Figure("Swiss QR Code".into())));
        self.items.extend(code(modules, (x, y), CODE_SIZE));
        let middle = (CODE_SIZE - CROSS_SIZE) * 0.5;
        self.items.extend(cross(x + middle, y + middle));
        self.sums(bill, IN_PAYMENT, SUMS + Mm(2.6));
        let mut blocks = vec![payee(words, bill, true)];
        blocks.extend(quoted(words, bill));
        if !bill.message().is_empty() {
            blocks.push((words.information, Some(vec![bill.message().to_owned()])));
        }
        blocks.push(payer(words, bill, true));
        self.blocks(blocks, IN_PAYMENT);
    }

    /// Currency and amount, their headings on the baseline `y`.
    fn sums(&mut self, bill: &Bill, column: Column, y: Mm) {
        let figures = grouped(&bill.amount);
        let [left, right] = column.sums;
        let below = y + column.pitch;
        self.items.push(Item::Role(Role::Paragraph));
        self.text(column.heading, self.words.currency, left, y);
        self.text(column.value, bill.currency.as_str(), left, below);
        self.items.push(Item::Role(Role::Paragraph));
        self.text(column.heading, self.words.amount, right, y);
        self.text(column.value, &figures, right, below);
    }

    /// Blocks one below the other, an empty line between them.
    fn blocks(&mut self, blocks: Vec<Block>, column: Column) {
        let mut y = column.first;
        for (heading, values) in blocks {
            self.items.push(Item::Role(Role::Paragraph));
            self.text(column.heading, heading, column.left, y);
            let Some(values) = values else {
                self.field((column.left, y + Mm(1.2)), column.field);
                return;
            };
            for value in values {
                for line in self.wrapped(&value, column) {
                    y += column.pitch;
                    self.items.push(line.at(column.left, self.top + y));
                }
            }
            y += column.pitch * 2.0;
        }
    }

    fn wrapped(&mut self, value: &str, column: Column) -> Vec<super::setter::UnplacedLine> {
        self.setter.wrapped(column.value, value, column.right - column.left)
    }

    /// How many lines blocks take, those between them included.
    fn count(&mut self, blocks: &[Block], column: Column) -> usize {
        let values = blocks.iter().flat_map(|(_, values)| values.iter().flatten());
        let lines: usize = values.map(|value| self.wrapped(value, column).len()).sum();
        lines + (blocks.len() * 2).saturating_sub(1)
    }

    /// The corners of an empty field.
    fn field(&mut self, (x, y): (Mm, Mm), (width, height): (Mm, Mm)) {
        let (right, below) = (x + width, y + height);
        for (from, inward) in [(x, CORNER), (right, -CORNER)] {
            for (at, down) in [(y, CORNER), (below, -CORNER)] {
                self.rule((from, at), (from + inward, at));
                self.rule((from, at), (from, at + down));
            }
        }
    }

    fn text(&mut self, style: Style, text: &str, x: Mm, y: Mm) {
        let line = self.setter.line(style, text);
        self.items.push(line.at(x, self.top + y));
    }

    fn rule(&mut self, from: (Mm, Mm), to: (Mm, Mm)) {
        let down = |(x, y): (Mm, Mm)| (x, y + self.top);
        let thickness = Mm(0.75 * Mm::PER_POINT);
        let rule = Rule { from: down(from), to: down(to), thickness };
        self.items.push(Item::Rule(rule));
    }
}

/// Length of a corner of an empty field.
const CORNER: Mm = Mm(3.0);

/// Account and whose it is.
fn payee(words: &SlipWords, bill: &Bill, street: bool) -> Block {
    let mut lines = vec![iban(&bill.iban)];
    lines.extend(address(&bill.creditor, street));
    (words.account, Some(lines))
}

/// The block that names the payer.
fn payer(words: &SlipWords, bill: &Bill, street: bool) -> Block {
    match &bill.debtor {
        Some(debtor) => (words.payable_by, Some(address(debtor, street))),
        None => (words.payable_by_name, None),
    }
}

/// The structured reference; nothing where there is none.
fn quoted(words: &SlipWords, bill: &Bill) -> Option<Block> {
    let reference = bill.message().is_empty().then(|| bill.reference.grouped(SOLID));
    reference.map(|it| (words.reference, Some(vec![it])))
}

fn address(party: &Party, street: bool) -> Vec<String> {
    let street = street.then(|| party.street_line()).filter(|line| !line.is_empty());
    [Some(party.name.clone()), street, Some(party.town_line())].into_iter().flatten().collect()
}

/// An amount in groups of three before its point: `1 234.50`.
fn grouped(amount: &str) -> String {
    let (units, cents) = amount.split_once('.').unwrap_or((amount, "00"));
    let mut grouped = String::with_capacity(amount.len() + 4);
    match units.parse() {
        Ok(units) => write_thousands(units, Some(SOLID), &mut grouped),
        Err(_) => grouped.push_str(units),
    }
    format!("{grouped}.{cents}")
}

/// Squares in a millimetre of the grid that the cross is drawn on.
const FINE: u16 = 100;

/// The Swiss cross: white on a black square of 6 mm, in a white one of 7 mm; its bars are as long and as
/// wide as on the flag, 20 and 6 of 32 parts.
fn cross(x: Mm, y: Mm) -> [Item; 3] {
    let fill = |white, boxes: &[[u16; 4]]| {
        let unit = Mm(1.0 / f32::from(FINE));
        Item::Fill(Fill { x, y, unit, white, boxes: boxes.into() })
    };
    let middle = 7 * FINE / 2;
    // Even, so that they lie in the middle.
    let (long, wide) = ((6 * FINE * 20 / 32) & !1, (6 * FINE * 6 / 32) & !1);
    let bar =
        |width: u16, height: u16| [middle - width / 2, middle - height / 2, width, height];
    [
        fill(true, &[bar(7 * FINE, 7 * FINE)]),
        fill(false, &[bar(6 * FINE, 6 * FINE)]),
        fill(true, &[bar(long, wide), bar(wide, long)]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_stand_in_groups_of_three() {
        let shown = |amount| grouped(amount).replace(SOLID, " ");
        assert_eq!(shown("0.01"), "0.01");
        assert_eq!(shown("100.00"), "100.00");
        assert_eq!(shown("1234.50"), "1 234.50");
        assert_eq!(shown("999999999.99"), "999 999 999.99");
    }

    #[test]
    fn the_cross_lies_in_the_middle() {
        for item in cross(Mm(0.0), Mm(0.0)) {
            let Item::Fill(fill) = item else { unreachable!() };
            for [x, y, width, height] in fill.boxes.iter() {
                assert_eq!((x * 2 + width, y * 2 + height), (700, 700));
            }
        }
    }
}
