//! A letter design as data: sheet, places, styles, faces, and the texts that go with it.
//!
//! - **In:** a layout folder: `layout.toml`, which may be based on another, `texts/<language>/<kind>-<stage>.md`, `texts/<language>/words.toml`, `windows.toml`.
//! - **Out:** [`Layout`].
//! - **Uses:** `findings`, `settings`, `print`.
//! - **Never:** measures text, fills a template, knows a debtor.

mod background;
mod blocks;
mod builtin;
mod check;
mod elision;
mod figures;
mod files;
mod locale;
mod opening;
mod range;
mod panel;
mod read;
mod region;
mod reply;
mod words;
mod zone;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use print::Mm;
use print::font::FaceId;

pub use self::background::{Background, PaperFile};
pub use self::blocks::{
    Annex, AnnexColumns, CodePlace, Enclosures, FitSteps, InvoiceColumns, InvoiceTable,
    LabelPlace, Payment, RowHeight, RowStyle, Signature, SignaturePicture, Steps, TableRules,
};
pub(crate) use self::elision::{before_day, elided};
pub(crate) use self::figures::{MINUS, write_two};
pub use self::figures::{write_amount, write_thousands};
pub use self::locale::{DatePart, Locale};
pub use self::opening::{
    AddressPlace, ContactPlace, DateAndSubject, Following, Footer, Letterhead, LogoPlace,
    NamePlace, PageNumber, ReferenceLines, Subject,
};
pub use self::panel::{Panel, PanelCode, PanelList, Recap, RegisteredLines, SenderLine};
pub(crate) use self::range::{Extent, Gap, Grid, Place, Shift, TypeSize, Usual, ranged};
use self::range::{Narrowed, Pitch, Sheet, Thickness, Widened};
pub use self::region::{known_region, plain_language, regions, spelt};
pub use self::reply::ReplySlip;
pub use self::words::{
    AloneWords, AnnexWords, DuplicateWords, EnclosureWords, GreetingWords, NamedGreeting,
    OtherAnnexWords, PanelWords, PaymentWords, RecapWords, ReplyWords, StageWords, StepWords,
    TableWords, Words, fill,
};
use self::zone::WindowProfiles;
pub use self::zone::{Forbidden, Margins, Zone};

/// A letter design: everything about a letter but its debtor.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Where everything stands and in what type.
    pub design: Design,
    /// The letter texts of every language, by language and then name such as `business-reminder-1`.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// The fixed words of every language.
    pub words: BTreeMap<String, Words>,
    /// The window profile that `layout.toml` names.
    pub zone: Zone,
    /// The profiles of its own, and of those it is based on.
    zones: WindowProfiles,
    /// The folders it was read from, its own before that of its base; none where it is built in.
    folders: Vec<PathBuf>,
    /// The built-in layout that one of the user's own is based on without saying for which edition, with file and
    /// line; none where nothing is to be told.
    unsaid: Option<Unsaid>,
    /// The text of `layout.toml`, after those of the layouts it is based on.
    sources: Vec<String>,
    /// The text of `words.toml` of every language, after those it lies over.
    word_sources: BTreeMap<String, Vec<String>>,
}

/// A layout that does not say for which edition of its base it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unsaid {
    /// The base.
    pub(crate) base: String,
    /// Its first edition.
    pub(crate) before: &'static str,
    /// The file that names it.
    pub(crate) file: String,
    /// The line of it.
    pub(crate) line: usize,
}

/// A letter text: the name of its file, without `.md`, and what it says.
pub type NamedText<'l> = (&'l str, &'l str);

impl Layout {
    /// The letter texts of a language that a creditor under the law of a country uses, by their plain names:
    /// `business-formal-notice.fr` goes over `business-formal-notice` where that country is `FR`, and is no
    /// text anywhere else.
    #[must_use]
    pub fn texts_for(&self, language: &str, country: &str) -> BTreeMap<&str, NamedText<'_>> {
        let mut chosen = BTreeMap::new();
        for (file, text) in self.texts.get(language).into_iter().flatten() {
            match file.split_once('.') {
                None => {
                    chosen.entry(file.as_str()).or_insert((file.as_str(), text.as_str()));
                }
                Some((plain, of)) if of.eq_ignore_ascii_case(country) => {
                    chosen.insert(plain, (file.as_str(), text.as_str()));
                }
                Some(_) => {}
            }
        }
        chosen
    }

    /// The layout that does not say for which edition of its base it was made; none where all do.
    pub(crate) fn unsaid(&self) -> Option<&Unsaid> {
        self.unsaid.as_ref()
    }
}

/// The keys of `layout.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// Language of the texts used where a debtor's language has none.
    pub language: String,
    /// The paper.
    pub sheet: PaperSize,
    /// The font files.
    pub faces: FaceFiles,
    /// The paper that letters are printed upon; none where it is blank.
    pub background: Option<Background>,
    /// How far rules, tables and feet reach.
    pub frame: Frame,
    /// Where the paper is folded.
    pub folds: Folds,
    /// The running text.
    pub body: Body,
    /// Logo, firm name and contact lines.
    pub letterhead: Letterhead,
    /// Our reference, the account, whom to call.
    pub references: ReferenceLines,
    /// The debtor's address, seen through the window.
    pub window: AddressPlace,
    /// Date and subject.
    pub opening: DateAndSubject,
    /// The head of following pages.
    pub following: Following,
    /// The statements the law wants at the foot.
    pub footer: Footer,
    /// The table of invoices.
    pub table: InvoiceTable,
    /// What, by when, how and whom to call, under the subject; the payment block below the text where there is
    /// none.
    #[serde(default)]
    pub panel: Option<Panel>,
    /// How to pay.
    pub payment: Payment,
    /// The sums of a formal notice.
    #[serde(default)]
    pub recap: Recap,
    /// The part of a reminder that is sent back.
    #[serde(default)]
    pub reply: ReplySlip,
    /// Letters sent earlier.
    pub steps: Steps,
    /// Who signs.
    pub signature: Signature,
    /// The list of what is behind the letter.
    pub enclosures: Enclosures,
    /// The breakdown of penalties.
    pub annex: Annex,
    /// How a letter just over one page is fitted.
    pub ladder: FitSteps,
}

/// The paper.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSize {
    /// Width.
    #[serde(deserialize_with = "ranged::<Sheet, _, _>")]
    pub width: Mm,
    /// Height.
    #[serde(deserialize_with = "ranged::<Sheet, _, _>")]
    pub height: Mm,
}

/// The edges of rules, tables and feet, which may reach further than the running text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub left: Mm,
    /// Right edge.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
}

/// Where the paper is folded, and the marks that show it on page 1.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folds {
    /// Distances from the top edge.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub at: Vec<Mm>,
    /// Whether marks are printed. Off in layouts that keep their left strip free for inserter marks.
    pub printed: bool,
    /// Left edge of the marks.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// How long a mark is.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub length: Mm,
    /// The thickness of the line.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub thickness: Mm,
}

/// The font files, by what they are used for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaceFiles {
    /// Running text.
    pub text: String,
    /// Labels and carried sums.
    pub italic: String,
    /// For what must be seen first: amount, deadline, demand.
    pub strong: String,
    /// The firm's name on the letterhead.
    pub display: String,
    /// Faces that show characters which those above lack; the first that has one.
    #[serde(default)]
    pub fallback: Vec<String>,
}

/// The role of a face in a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FaceRole {
    /// Running text.
    Text,
    /// Labels and carried sums.
    Italic,
    /// For what must be seen first: amount, deadline, demand.
    Strong,
    /// The firm's name.
    Display,
    /// A Swiss payment part, whose face the standard sets.
    #[serde(skip)]
    Slip,
    /// Its headings.
    #[serde(skip)]
    SlipStrong,
}

impl FaceRole {
    /// Its place in the list that [`Layout::load_faces`] gives.
    #[must_use]
    pub fn face(self) -> FaceId {
        match self {
            Self::Text => FaceId(0),
            Self::Italic => FaceId(1),
            Self::Strong => FaceId(2),
            Self::Display => FaceId(3),
            Self::Slip => FaceId(4),
            Self::SlipStrong => FaceId(5),
        }
    }
}

/// A face and a size.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The face.
    pub face: FaceRole,
    /// Type size in points.
    #[serde(deserialize_with = "ranged::<TypeSize, _, _>")]
    pub size: f32,
}

/// A horizontal rule across the frame.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePlace {
    /// Its middle.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// The thickness of the line; 0 draws none.
    #[serde(deserialize_with = "ranged::<Thickness, _, _>")]
    pub thickness: Mm,
}

/// A line of text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinePlace {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub x: Mm,
    /// Baseline.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub y: Mm,
    /// Where the line must end.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Its type.
    pub style: Style,
}

/// The running text.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Left edge, from the left edge of the sheet.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub left: Mm,
    /// Right edge.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub right: Mm,
    /// Type size in points.
    #[serde(deserialize_with = "ranged::<TypeSize, _, _>")]
    pub size: f32,
    /// From line to line.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub line: Mm,
    /// From the last line of a paragraph to the first of the next.
    #[serde(deserialize_with = "ranged::<Pitch, _, _>")]
    pub gap: Mm,
    /// How far list items are moved in, their dash left outside.
    #[serde(deserialize_with = "ranged::<Gap, _, _>")]
    pub list_indent: Mm,
    /// How far word spaces may shrink and stretch.
    pub space: Space,
    /// Where lines end; `stretched` where it is not said.
    #[serde(default)]
    pub setting: Setting,
    /// The lowest baseline on a page.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub last_baseline: Mm,
    /// The lowest edge of a block on a page.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub floor: Mm,
    /// The first baseline on a following page.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub next_baseline: Mm,
    /// The top edge of a block that begins a following page.
    #[serde(deserialize_with = "ranged::<Place, _, _>")]
    pub next_top: Mm,
}

/// Where lines of running text end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    /// On the right edge, however wide spaces become.
    #[default]
    Stretched,
    /// On the right edge; a paragraph whose spaces would leave their limits is ragged.
    Justified,
    /// Where their last word ends.
    Ragged,
}

/// Limits of a justified word space, as parts of the natural one.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// Never narrower.
    #[serde(deserialize_with = "ranged::<Narrowed, _, _>")]
    pub least: f32,
    /// Never wider where any other breaking of the paragraph avoids it.
    #[serde(deserialize_with = "ranged::<Widened, _, _>")]
    pub most: f32,
}
