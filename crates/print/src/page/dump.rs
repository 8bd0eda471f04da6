//! Pages as plain text, for golden files and for eyes.

use std::fmt::Write as _;

use super::{Item, Page, TextRun};

/// Writes pages as plain text, one item a line, for golden files and for eyes.
///
/// Text: x, baseline, size, face, words. Lengths in millimetres to a tenth.
#[must_use]
pub fn dump(pages: &[Page]) -> String {
    let mut out = String::new();
    for (number, page) in (1..).zip(pages) {
        let (width, height) = (page.width.0, page.height.0);
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "page {number}  {width:.0} x {height:.0} mm");
        for item in &page.items {
            let _ = match item {
                Item::Text(run) => write!(
                    out,
                    "{:7.1} {:7.1}  {:4.1}pt f{}  {}",
                    run.x.0,
                    run.y.0,
                    run.size_pt,
                    run.face.0,
                    run.text(),
                )
                .and_then(|()| match run.narrow {
                    1.0 => writeln!(out),
                    narrow => writeln!(out, "  (narrowed to {narrow:.2})"),
                }),
                Item::Rule(rule) => writeln!(
                    out,
                    "{:7.1} {:7.1}  rule to {:.1} {:.1}, {:.2} thick",
                    rule.from.0.0, rule.from.1.0, rule.to.0.0, rule.to.1.0, rule.thickness.0
                ),
                Item::Picture(picture) => writeln!(
                    out,
                    "{:7.1} {:7.1}  picture {} {:.1} x {:.1}",
                    picture.x.0,
                    picture.y.0,
                    picture.image.0,
                    picture.width.0,
                    picture.height.0
                ),
                Item::Fill(fill) => writeln!(
                    out,
                    "{:7.1} {:7.1}  {} boxes {} of {:.3}",
                    fill.x.0,
                    fill.y.0,
                    fill.boxes.len(),
                    if fill.white { "white" } else { "black" },
                    fill.unit.0
                ),
                Item::Role(_) => Ok(()),
            };
        }
    }
    out
}

impl TextRun {
    /// The words with a space wherever white space was placed.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for placed in &self.words {
            text.push_str(&placed.word.text);
            if placed.space > 0.0 {
                text.push(' ');
            }
        }
        text
    }
}
