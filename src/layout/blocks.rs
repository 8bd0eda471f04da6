//! Measures of the blocks in the flow of the letter: table, payment, steps, signature, enclosures.

use serde::Deserialize;

use print::Mm;

use super::Style;
use super::range::{
    Code, Column, Extent, Gap, Lines, Pitch, Place, Thickness, TypeSize, ranged,
};

/// The table of invoices.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceTable {
    /// From the baseline above to the top rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub before: Mm,
    /// From the closing rule to the baseline below.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub after: Mm,
    /// The header, repeated on every page.
    pub head: RowStyle,
    /// An invoice or credit.
    pub row: RowStyle,
    /// The line over newly due invoices or credits.
    pub section: RowStyle,
    /// The total.
    pub total: RowStyle,
    /// Type of what remains in all, the amount that is asked for.
    pub sum: Style,
    /// The subtotal carried to the next page.
    pub carry: RowStyle,
    /// White under the header's rule and above the total's.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub air: Mm,
    /// Thickness of its rules.
    pub rules: TableRules,
    /// The height that a second line of a long number adds to its row.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub wrap: Mm,
    /// Where columns stand.
    pub columns: InvoiceColumns,
    /// Where numbers must end or be wrapped.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub number_right: Mm,
    /// The smallest type size that amounts too wide for their column may shrink to, in points.
    #[serde(deserialize_with = "ranged::<TypeSize, _, _>")]
    pub smallest: f32,
    /// Whether a number wider than its column moves the dates to the right as far as amounts leave room, and parts
    /// only behind a stroke, a hyphen or a dot.
    #[serde(default)]
    pub widen: bool,
    /// Whether a single row stands for the total.
    #[serde(default)]
    pub lone: bool,
    /// Whether invoices of earlier letters and newly due ones have headings and subtotals, and instalments columns of
    /// their own.
    #[serde(default)]
    pub parts: bool,
}

/// A kind of row.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowStyle {
    /// Its height.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub height: Mm,
    /// From its baseline down to its foot.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub drop: Mm,
    /// Its type.
    pub style: Style,
}

/// Thickness of a table's rules; 0 draws none.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRules {
    /// Above the header.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub top: Mm,
    /// Under the header.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub head: Mm,
    /// Between two rows.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub row: Mm,
    /// Above total and carried sums.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub total: Mm,
    /// Under the total.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub closing: Mm,
}

/// Where columns stand: left edges of the first three, right edges of the others.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceColumns {
    /// Left edge of invoice numbers.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub number: Mm,
    /// Left edge of invoice dates.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub date: Mm,
    /// Left edge of due dates.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub due: Mm,
    /// Right edge of totals.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub total: Mm,
    /// Right edge of what was paid.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub paid: Mm,
    /// Right edge of what remains.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub residual: Mm,
    /// Right edge of days late.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub late: Mm,
}

/// The breakdown of penalties, in rows of the height of the table's where it says none.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Baseline of the heading.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub heading: Mm,
    /// From the last line of a letter to the heading, where all of the breakdown fits on its page; on pages of its own
    /// where none is said.
    #[serde(default, deserialize_with = "ranged::<Gap, _, _>")]
    pub behind: Option<Mm>,
    /// Whether the rows of one invoice may part between pages, and a column of nothing is left out.
    #[serde(default)]
    pub compact: bool,
    /// From there to the first line of the rule of calculation.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub rule: Mm,
    /// From line to line of it; as in the running text where none is said.
    #[serde(default, deserialize_with = "ranged::<Pitch, _, _>")]
    pub line: Option<Mm>,
    /// Its type; that of the running text where none is said.
    #[serde(default)]
    pub text: Option<Style>,
    /// From the last line of that to the top of the table.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub before: Mm,
    /// Type of the heading.
    pub title: Style,
    /// Type of rows.
    pub row: Style,
    /// Height of rows; that of the table's where none is said.
    #[serde(default)]
    pub height: Option<RowHeight>,
    /// The row of totals; that of the table's where none is said.
    #[serde(default)]
    pub totals: Option<RowStyle>,
    /// Height of the row for both sums.
    pub sum: RowStyle,
    /// Where invoice numbers must end or be wrapped.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub number_right: Mm,
    /// Where columns stand.
    pub columns: AnnexColumns,
}

/// The height of a row.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowHeight {
    /// The height.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub row: Mm,
    /// From its baseline down to its foot.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub drop: Mm,
}

/// Where columns of the breakdown stand: left edges of the first four, right edges of the others.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexColumns {
    /// Left edge of invoice numbers.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub number: Mm,
    /// Left edge of due dates; no such column where none is said, since the first day is the one behind it.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub due: Option<Mm>,
    /// Left edge of first days.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub from: Mm,
    /// Left edge of last days.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub to: Mm,
    /// Right edge of counts of days.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub days: Mm,
    /// Right edge of what penalties are reckoned on.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub base: Mm,
    /// Right edge of rates.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub rate: Mm,
    /// Right edge of penalties.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub penalty: Mm,
    /// Right edge of indemnities.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub indemnity: Mm,
}

/// How to pay: label and value on a line, between two rules.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// From the baseline above to the top rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub before: Mm,
    /// From the bottom rule to the baseline below.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub after: Mm,
    /// Left edge of labels.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub label_x: Mm,
    /// Left edge of values.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub value_x: Mm,
    /// Where values must end or be wrapped.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// From the top rule to the first baseline.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub first: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// From the last baseline to the bottom rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub last: Mm,
    /// Thickness of both rules.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub rule: Mm,
    /// Type of labels.
    pub label: Style,
    /// Type of values.
    pub value: Style,
    /// Type of amount and deadline.
    pub amount: Style,
    /// The code that a telephone reads.
    #[serde(default)]
    pub code: CodePlace,
}

/// Where the code stands that a telephone reads, in the payment block of letters that have one.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CodePlace {
    /// Left edge of its first dark column; at the right edge of the block where it is not said.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub x: Option<Mm>,
    /// From the top rule to its first dark row; more where the white around it needs more.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub y: Mm,
    /// Width and height of its dark part. A square of it should not be smaller than 0.4 mm.
    #[serde(deserialize_with = "ranged::<Code, _, _>")]
    pub size: Mm,
    /// Type of the line that says what it is for; that of labels where it is not said.
    pub hint: Option<Style>,
}

impl Default for CodePlace {
    fn default() -> Self {
        // letter-form: 28 mm hold up to version 13 at 0.406 mm a square.
        Self { x: None, y: Mm(3.0), size: Mm(28.0), hint: None }
    }
}

/// Letters sent earlier: date and what it was.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    /// The label beside them, on the line that leads in; none where none is said.
    #[serde(default)]
    pub label: Option<LabelPlace>,
    /// Left edge of dates.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub date_x: Mm,
    /// Left edge of what was sent.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub text_x: Mm,
    /// Left edge of the deadlines that were set; behind what was sent, in a sentence, where none is said.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub deadline_x: Option<Mm>,
    /// Where it must end or be wrapped.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Its type.
    pub style: Style,
}

/// A label in a column of its own.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelPlace {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Its type.
    pub style: Style,
}

/// Who signs.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Widest line.
    #[serde(deserialize_with = "ranged::<Column, _, _>")]
    pub width: Mm,
    /// From the closing formula to the name, on a reminder.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub reminder: Mm,
    /// From the closing formula to the name, on a formal notice, which is signed by hand.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub formal_notice: Mm,
    /// From line to line of the block.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub capacity: Mm,
    /// Type of the name.
    pub name: Style,
    /// Type of the capacity.
    pub title: Style,
    /// The scanned signature.
    pub picture: SignaturePicture,
}

/// The box a scanned signature is scaled into.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignaturePicture {
    /// Widest.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub width: Mm,
    /// Highest.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub height: Mm,
    /// White between it and the capitals of the name.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub above: Mm,
}

/// The list of what is behind the letter: name and number of pages on a line.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enclosures {
    /// From the signatory's capacity to the first line.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub before: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// Left edge of the label.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub label_x: Mm,
    /// Left edge of names.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub text_x: Mm,
    /// Right edge of page counts.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Where there are more, they are told in one line.
    #[serde(deserialize_with = "ranged::<Lines, _, _>")]
    pub lines: usize,
    /// Whether copies of two or three invoices are told in one line too where a letter is fitted to its page.
    #[serde(default)]
    pub joined: bool,
    /// Type of the label.
    pub label: Style,
    /// Type of names and page counts.
    pub text: Style,
}

/// How a letter just over one page is fitted; each step includes those before it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitSteps {
    /// A letter over by more takes two pages at normal values.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub overflow: Mm,
    /// A last page that holds less is saved where a step does so.
    #[serde(default, deserialize_with = "ranged::<Gap, _, _>")]
    pub thin: Mm,
    /// Paragraphs go over to a last page that is still thin, as long as the page before it reaches down to here; none
    /// does where nothing is said.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub filled: Option<Mm>,
    /// First: taken from the space for the signature.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub signature: Mm,
    /// Second: taken from the space between paragraphs.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub gap: Mm,
    /// Second as well: taken from the space round table and payment, and from that under the panel.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub around: Mm,
    /// Second as well: taken from the space over the enclosures.
    #[serde(default, deserialize_with = "ranged::<Gap, _, _>")]
    pub enclosures: Mm,
    /// Third: height of a table row.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub row: Mm,
    /// Fourth: type size of the body in points.
    #[serde(deserialize_with = "ranged::<TypeSize, _, _>")]
    pub size: f32,
    /// Fourth as well: from line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub line: Mm,
}
