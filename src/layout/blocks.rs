//! Measures of the blocks in the flow of the letter: table, payment, steps, signature, enclosures.

use serde::Deserialize;

use print::Mm;

use super::Style;

/// The table of invoices.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceTable {
    /// From the baseline above to the top rule.
    pub before: Mm,
    /// From the closing rule to the baseline below.
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
    pub air: Mm,
    /// Thickness of its rules.
    pub rules: TableRules,
    /// The height that a second line of a long number adds to its row.
    pub wrap: Mm,
    /// Where columns stand.
    pub columns: InvoiceColumns,
    /// Where numbers must end or be wrapped.
    pub number_right: Mm,
    /// The smallest type size that amounts too wide for their column may shrink to, in points.
    pub smallest: f32,
}

/// A kind of row.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowStyle {
    /// Its height.
    pub height: Mm,
    /// From its baseline down to its foot.
    pub drop: Mm,
    /// Its type.
    pub style: Style,
}

/// Thickness of a table's rules; 0 draws none.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRules {
    /// Above the header.
    pub top: Mm,
    /// Under the header.
    pub head: Mm,
    /// Between two rows.
    pub row: Mm,
    /// Above total and carried sums.
    pub total: Mm,
    /// Under the total.
    pub closing: Mm,
}

/// Where columns stand: left edges of the first three, right edges of the others.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceColumns {
    /// Left edge of invoice numbers.
    pub number: Mm,
    /// Left edge of invoice dates.
    pub date: Mm,
    /// Left edge of due dates.
    pub due: Mm,
    /// Right edge of totals.
    pub total: Mm,
    /// Right edge of what was paid.
    pub paid: Mm,
    /// Right edge of what remains.
    pub residual: Mm,
    /// Right edge of days late.
    pub late: Mm,
}

/// The breakdown of penalties on pages of its own, in rows of the height of the table's.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Baseline of the heading.
    pub heading: Mm,
    /// From there to the first line of the rule of calculation.
    pub rule: Mm,
    /// From the last line of that to the top of the table.
    pub before: Mm,
    /// Type of the heading.
    pub title: Style,
    /// Type of rows.
    pub row: Style,
    /// Height of the row for both sums.
    pub sum: RowStyle,
    /// Where invoice numbers must end or be wrapped.
    pub number_right: Mm,
    /// Where columns stand.
    pub columns: AnnexColumns,
}

/// Where columns of the breakdown stand: left edges of the first four, right edges of the others.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexColumns {
    /// Left edge of invoice numbers.
    pub number: Mm,
    /// Left edge of due dates.
    pub due: Mm,
    /// Left edge of first days.
    pub from: Mm,
    /// Left edge of last days.
    pub to: Mm,
    /// Right edge of counts of days.
    pub days: Mm,
    /// Right edge of what penalties are reckoned on.
    pub base: Mm,
    /// Right edge of rates.
    pub rate: Mm,
    /// Right edge of penalties.
    pub penalty: Mm,
    /// Right edge of indemnities.
    pub indemnity: Mm,
}

/// How to pay: label and value on a line, between two rules.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// From the baseline above to the top rule.
    pub before: Mm,
    /// From the bottom rule to the baseline below.
    pub after: Mm,
    /// Left edge of labels.
    pub label_x: Mm,
    /// Left edge of values.
    pub value_x: Mm,
    /// Where values must end or be wrapped.
    pub right: Mm,
    /// From the top rule to the first baseline.
    pub first: Mm,
    /// From line to line.
    pub pitch: Mm,
    /// From the last baseline to the bottom rule.
    pub last: Mm,
    /// Thickness of both rules.
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
    pub x: Option<Mm>,
    /// From the top rule to its first dark row; more where the white around it needs more.
    pub y: Mm,
    /// Width and height of its dark part. A square of it should not be smaller than 0.4 mm.
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
    /// Left edge of dates.
    pub date_x: Mm,
    /// Left edge of what was sent.
    pub text_x: Mm,
    /// Where it must end or be wrapped.
    pub right: Mm,
    /// Its type.
    pub style: Style,
}

/// Who signs.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Left edge, from the left edge of the sheet.
    pub x: Mm,
    /// Widest line.
    pub width: Mm,
    /// From the closing formula to the name, on a reminder.
    pub reminder: Mm,
    /// From the closing formula to the name, on a formal notice, which is signed by hand.
    pub formal_notice: Mm,
    /// From line to line of the block.
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
    pub width: Mm,
    /// Highest.
    pub height: Mm,
    /// White between it and the capitals of the name.
    pub above: Mm,
}

/// The list of what is behind the letter: name and number of pages on a line.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enclosures {
    /// From the signatory's capacity to the first line.
    pub before: Mm,
    /// From line to line.
    pub pitch: Mm,
    /// Left edge of the label.
    pub label_x: Mm,
    /// Left edge of names.
    pub text_x: Mm,
    /// Right edge of page counts.
    pub right: Mm,
    /// Where there are more, they are told in one line.
    pub lines: usize,
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
    pub overflow: Mm,
    /// First: taken from the space for the signature.
    pub signature: Mm,
    /// Second: taken from the space between paragraphs.
    pub gap: Mm,
    /// Second as well: taken from the space round table and payment.
    pub around: Mm,
    /// Third: height of a table row.
    pub row: Mm,
    /// Fourth: type size of the body in points.
    pub size: f32,
    /// Fourth as well: from line to line.
    pub line: Mm,
}
