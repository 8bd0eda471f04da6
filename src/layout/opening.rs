//! Measures of everything at fixed places: letterhead, references, address, date, subject, heads and feet.

use serde::Deserialize;

use print::Mm;

use super::range::{
    Column, Extent, Gap, Lines, Narrowed, Pitch, Place, Tracking, TypeSize, ranged,
};
use super::{FaceRole, LinePlace, RegisteredLines, RulePlace, SenderLine, Style};

/// Logo, firm name and contact lines.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// Where the logo goes.
    pub logo: LogoPlace,
    /// The firm's name.
    pub name: NamePlace,
    /// The line under the name.
    pub tagline: LinePlace,
    /// Left edge of name and tagline where there is no logo.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x_without_logo: Mm,
    /// Address, telephone and e-mail of the firm.
    pub contact: ContactPlace,
    /// The rule that closes the letterhead.
    pub rule: RulePlace,
}

/// The box a logo is scaled into.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoPlace {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Top edge.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Widest.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub width: Mm,
    /// Highest.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub height: Mm,
    /// Widest for a logo so wide that it stands in place of the name.
    #[serde(deserialize_with = "ranged::<Extent, _, _>")]
    pub wide: Mm,
}

/// The firm's name.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamePlace {
    /// Left edge beside a logo.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Its type.
    pub style: Style,
    /// Space after every glyph in thousandths of the type size.
    #[serde(deserialize_with = "ranged::<Tracking, _, _>")]
    pub tracking: f32,
    /// White kept before the contact lines; a longer name is set smaller.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub clear: Mm,
}

/// Lines under one another.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPlace {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// First baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// At most so many lines.
    #[serde(deserialize_with = "ranged::<Lines, _, _>")]
    pub lines: usize,
    /// Where lines must end.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Their type.
    pub style: Style,
}

/// Our reference, the account, whom to call: label and value on a line, bottom aligned.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceLines {
    /// Left edge of labels.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub label_x: Mm,
    /// Left edge of values.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub value_x: Mm,
    /// Where values must end, clear of the window.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Baseline of the last line.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub baseline: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// At most so many lines.
    #[serde(deserialize_with = "ranged::<Lines, _, _>")]
    pub lines: usize,
    /// Type of labels.
    pub label: Style,
    /// Type of values.
    pub value: Style,
}

/// The debtor's address, bottom aligned.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressPlace {
    /// The window profile that the finished page is checked against.
    pub profile: String,
    /// Language of the country line, where it is not that of the creditor's country.
    #[serde(default)]
    pub country_language: Option<String>,
    /// Left edge of the lines.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// The line over it that says where the letter comes back to; none where none is said.
    #[serde(default)]
    pub sender: Option<SenderLine>,
    /// Widest line.
    #[serde(deserialize_with = "ranged::<Column, _, _>")]
    pub width: Mm,
    /// Baseline of the last line.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub baseline: Mm,
    /// From line to line; less where the lines would stand higher than the window.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// At most so many lines; abroad one more, for the country.
    #[serde(deserialize_with = "ranged::<Lines, _, _>")]
    pub lines: usize,
    /// How narrow a line too wide in the smallest size may be set, as a part of its natural width.
    #[serde(deserialize_with = "ranged::<Narrowed, _, _>")]
    pub narrowest: f32,
    /// The face.
    pub face: FaceRole,
    /// Type sizes in points, tried in turn until the widest line fits.
    #[serde(deserialize_with = "ranged::<TypeSize, _, _>")]
    pub sizes: Vec<f32>,
}

/// Date and subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateAndSubject {
    /// Place and date.
    pub date: LinePlace,
    /// The subject of the letter.
    pub subject: Subject,
    /// What kind of mail a notice is; among the references where none is said.
    #[serde(default)]
    pub registered: Option<RegisteredLines>,
    /// From the last line of the subject to the salutation.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub salutation: Mm,
}

/// The subject of the letter: a label and a hanging, ragged text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// First baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Left edge of the label.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub label_x: Mm,
    /// Left edge of the text.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub text_x: Mm,
    /// Left edge of the text in languages that put no word before it; as with one where none is said.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub bare_x: Option<Mm>,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub line: Mm,
    /// Type of the label.
    pub label: Style,
    /// Type of the text.
    pub text: Style,
}

/// The head of following pages.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Following {
    /// Baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Type of the firm's name.
    pub firm: Style,
    /// Type of what the letter is.
    pub title: Style,
    /// Left edge of what the letter is; behind the name and a dash where none is given.
    #[serde(default, deserialize_with = "ranged::<Place, _, _>")]
    pub title_x: Option<Mm>,
    /// Type of the page number, which stands at the right edge.
    pub page: Style,
    /// The rule under it.
    pub rule: RulePlace,
}

/// The statements the law wants at the foot; they grow upward.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footer {
    /// The rule above two lines; it moves up by `pitch` for each line more.
    pub rule: RulePlace,
    /// Baseline of the last line.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub baseline: Mm,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub pitch: Mm,
    /// At most so many lines.
    #[serde(deserialize_with = "ranged::<Lines, _, _>")]
    pub lines: usize,
    /// Widest line.
    #[serde(deserialize_with = "ranged::<Column, _, _>")]
    pub width: Mm,
    /// Whether lines stand in the middle of the frame, or at its left edge.
    pub centred: bool,
    /// Its type.
    pub style: Style,
    /// The page number on page 1, when there are more.
    pub page: PageNumber,
}

/// A page number at the right edge.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageNumber {
    /// Baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Its type.
    pub style: Style,
}
