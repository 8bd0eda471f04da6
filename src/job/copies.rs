//! Reads `[copies]`: where the copies are and how they fit onto sheets.

use std::num::NonZeroU32;

use crate::attach::{Copies, Missing, PLACEHOLDERS};
use crate::layout::Design;
use crate::marks::Marks;
use pdf_import::{Intake, Zone};
use print::Mm;
use settings::{Step, keys};

use super::fault::Problem;
use super::files::{Home, slashed};
use super::sections::{CopiesSection, MissingWord};

/// The settings of `[copies]`, with its folder found.
pub(super) fn copies(section: CopiesSection, home: &Home<'_>) -> Copies {
    for (item, pattern) in section.patterns.iter().enumerate() {
        let problem = if takes_nothing(pattern) {
            Problem::CopyPattern(pattern.clone())
        } else if let Some(text) = unknown_placeholder(pattern) {
            Problem::Placeholder(text, PLACEHOLDERS.map(str::to_owned).to_vec())
        } else {
            continue;
        };
        let mut place = keys(&["copies", "patterns"]);
        place.push(Step::Item(item));
        home.document.fault(&place, problem);
    }
    let missing = match section.missing {
        MissingWord::Hold => Missing::Hold,
        MissingWord::Warn => Missing::Warn,
        MissingWord::Duplicate => {
            if section.lines.is_none() {
                let missing = settings::Problem::Missing;
                home.document.fault(&keys(&["copies", "lines"]), missing);
            }
            Missing::Duplicate
        }
    };
    Copies {
        folder: home.folder_or_zip(&section.folder, &["copies", "folder"]),
        folder_name: slashed(section.folder.as_ref()),
        patterns: section.patterns,
        missing,
        lines: section.lines.map(|name| home.input(&name, &["copies", "lines"])),
        verify: section.verify,
        contradicted: section.contradicted,
        unconfirmed: section.unconfirmed,
        intake: Intake { passwords: section.passwords, zone: None },
        stamp: section.stamp,
        max_pages: section.max_pages.map(NonZeroU32::get),
        over: section.over,
    }
}

/// Adds to the settings of copies the part of a sheet that they may fill.
/// `duplex`: nothing may stand behind marks either.
pub(super) fn onto_sheets(
    copies: Copies,
    (marks, duplex): (Option<&Marks>, bool),
    design: &Design,
) -> Copies {
    let zone = Some(zone(copies.stamp, (marks, duplex), design));
    Copies { intake: Intake { zone, ..copies.intake.clone() }, ..copies }
}

/// The part of a sheet that copies may fill, beside the marks of the job and above a stamp.
fn zone(stamp: bool, (marks, duplex): (Option<&Marks>, bool), design: &Design) -> Zone {
    let width = design.sheet.width;
    let (mut left, mut right) = (Mm(0.0), Mm(0.0));
    for zone in marks.map(Marks::zones).unwrap_or_default() {
        // The nearer edge is given up, from top to bottom.
        if zone.left < width - zone.right {
            left = if zone.right > left { zone.right } else { left };
        } else {
            let taken = width - zone.left;
            right = if taken > right { taken } else { right };
        }
    }
    if duplex {
        left = if right > left { right } else { left };
        right = left;
    }
    Zone::beside(left.0, right.0, stamp)
}

/// Whether a pattern can take no file: it is empty, begins elsewhere or leads out of the folder, or a brace is
/// opened and not closed.
fn takes_nothing(pattern: &str) -> bool {
    let path = pattern.replace('\\', "/");
    let elsewhere = path.starts_with('/') || path.get(1..2) == Some(":");
    let open = path.rfind('{') > path.rfind('}');
    path.trim().is_empty() || elsewhere || open || path.split('/').any(|step| step == "..")
}

/// The first piece in braces that is no placeholder.
fn unknown_placeholder(pattern: &str) -> Option<String> {
    pattern.split('{').skip(1).find_map(|rest| {
        let name = rest.split('}').next().unwrap_or(rest);
        let text = format!("{{{name}}}");
        (!PLACEHOLDERS.contains(&text.as_str())).then_some(text)
    })
}
