//! Measures of the panel under the subject and of the recap of a notice: what, by when, how, whom to call.

use serde::Deserialize;

use print::Mm;

use super::range::{Code, Gap, Pitch, Place, Thickness, ranged};
use super::{FaceRole, LabelPlace, Style};

/// What is asked for, by when, how to pay and whom to call, between rules under the subject of page 1. Lengths
/// without another origin are from its upper rule.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Whether letters have one; where not, `[payment]` in a text sets the payment block.
    pub shown: bool,
    /// From the last line of the subject to the upper rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub before: Mm,
    /// From the lower rule to the salutation.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub after: Mm,
    /// Thickness of the upper rule.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub rule: Mm,
    /// Thickness of the two others.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub thin: Mm,
    /// Left edge of amount and deadline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Type of labels.
    pub label: Style,
    /// Baseline of the first label.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub label_y: Mm,
    /// Baseline of the amount.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub sum_y: Mm,
    /// Its type.
    pub sum: Style,
    /// Its type in letters to private persons.
    pub private_sum: Style,
    /// Baseline of the deadline.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub date_y: Mm,
    /// Type of the words before the deadline.
    pub words: Style,
    /// Type of the deadline.
    pub date: Style,
    /// How to pay, line by line.
    pub list: PanelList,
    /// The rule over the last line, where the list is no longer.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub line: Mm,
    /// From there to the baseline of the last line: whom to call.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub question: Mm,
    /// From there to the lower rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub last: Mm,
    /// The code that a telephone reads, left of amount and deadline.
    pub code: PanelCode,
}

/// Label and value on a line.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelList {
    /// Left edge of labels.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub label_x: Mm,
    /// Left edge of values; further right where a label is longer.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub value_x: Mm,
    /// Where values must end; set smaller where they are longer.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Baseline of the first line.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub first: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// Type of values.
    pub value: Style,
    /// Type of the reference and of the telephone number.
    pub strong: Style,
}

/// The code that a telephone reads, and what moves because of it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelCode {
    /// Left edge of its dark part.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Its top edge.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub y: Mm,
    /// Width and height of its dark part; a square of it should have 0.4 mm at least.
    #[serde(deserialize_with = "ranged::<Code, _, _>")]
    pub size: Mm,
    /// Left edge of amount and deadline beside it.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub beside: Mm,
    /// Baseline of the words before the deadline, which then have a line of their own.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub words_y: Mm,
    /// Baseline of the deadline.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub date_y: Mm,
    /// Type of what the line below the list says of it.
    pub hint: Style,
    /// How much lower the rule over the last line stands.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub more: Mm,
}

/// The sums of a formal notice, one under the other.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recap {
    /// From the baseline above to its rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub before: Mm,
    /// From there to the baseline of the first row.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub first: Mm,
    /// From row to row.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// From the last row to the total.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub total: Mm,
    /// From the total to the closing rule.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub last: Mm,
    /// From there to the baseline below.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub after: Mm,
    /// Thickness of the rule over the rows; 0 draws none.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub top: Mm,
    /// Thickness of the rule over the total.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub thin: Mm,
    /// Thickness of the closing rule.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub closing: Mm,
    /// Type of rows.
    pub row: Style,
    /// Type of the words of the total.
    pub words: Style,
    /// Type of the total.
    pub sum: Style,
    /// The label beside it; none where none is said.
    #[serde(default)]
    pub label: Option<LabelPlace>,
}

impl Default for Recap {
    fn default() -> Self {
        let style = |face, size| Style { face, size };
        Self {
            before: Mm(4.6),
            first: Mm(4.6),
            pitch: Mm(5.0),
            total: Mm(7.0),
            last: Mm(2.6),
            after: Mm(8.0),
            top: Mm(0.15),
            thin: Mm(0.15),
            closing: Mm(0.15),
            row: style(FaceRole::Text, 10.0),
            words: style(FaceRole::Strong, 10.0),
            sum: style(FaceRole::Strong, 10.5),
            label: None,
        }
    }
}

/// The line over the address that says where a letter comes back to which cannot be delivered.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SenderLine {
    /// Baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Its type; set smaller where it is wider than the address may be.
    pub style: Style,
    /// From its baseline down to a rule under it.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub drop: Mm,
    /// Thickness of that rule; 0 draws none.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub rule: Mm,
}

/// What kind of mail a notice is, above the subject.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisteredLines {
    /// Left edge.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Baseline of the last line.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// Where lines must end.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Their type.
    pub style: Style,
}
