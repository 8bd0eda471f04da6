//! Measures of the reply slip: the lower part of a reminder, to be cut off, filled in and sent back.

use serde::Deserialize;

use print::Mm;

use super::range::{Extent, Gap, Pitch, Place, Thickness, ranged};
use super::{FaceRole, Style};

/// The reply slip. Lengths without another origin are from the line to cut along.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReplySlip {
    /// Whether reminders have one; formal notices never have.
    pub shown: bool,
    /// The line to cut along, from the top edge of the sheet; higher where the foot has more than two lines.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// White kept above it; the letter ends higher.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub clear: Mm,
    /// Thickness of that line, and of the boxes.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub rule: Mm,
    /// Baseline of the title, at the right of which stand debtor, account and reference.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub title_y: Mm,
    /// Type of the title.
    pub title: Style,
    /// Type of debtor and account.
    pub whose: Style,
    /// Type of the reference.
    pub reference: Style,
    /// Baseline of the first answer.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub first: Mm,
    /// From answer to answer.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// Side of the box before an answer.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub tick: Mm,
    /// From the left edge of the frame to the text of an answer.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub indent: Mm,
    /// Width of a field for figures or a date.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub field: Mm,
    /// Type of answers.
    pub text: Style,
    /// Left edge of date and signature, which stand beside the telephone number.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub signed_x: Mm,
    /// Baseline of both.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub signed: Mm,
    /// Baseline of where it goes.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub back: Mm,
    /// Its type.
    pub back_style: Style,
    /// Baseline of the mediator, in letters to private persons.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub mediator: Mm,
    /// Its type.
    pub mediator_style: Style,
    /// Taken from the space for the signature of a letter that has one.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub signature: Mm,
}

impl Default for ReplySlip {
    fn default() -> Self {
        let style = |face, size| Style { face, size };
        Self {
            shown: false,
            y: Mm(223.0),
            clear: Mm(2.0),
            rule: Mm(0.2),
            title_y: Mm(5.6),
            title: style(FaceRole::Strong, 10.5),
            whose: style(FaceRole::Text, 8.8),
            reference: style(FaceRole::Strong, 8.8),
            first: Mm(13.0),
            pitch: Mm(7.0),
            tick: Mm(3.0),
            indent: Mm(5.0),
            field: Mm(24.0),
            text: style(FaceRole::Text, 9.4),
            signed_x: Mm(110.0),
            signed: Mm(35.0),
            back: Mm(41.6),
            back_style: style(FaceRole::Text, 8.4),
            mediator: Mm(46.4),
            mediator_style: style(FaceRole::Text, 7.8),
            signature: Mm(4.5),
        }
    }
}
