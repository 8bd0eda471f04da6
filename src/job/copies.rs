use crate::attach::{Copies, Missing, PLACEHOLDERS};
use crate::read::InputFile;

use super::document::{Step, keys};
use super::fault::Problem;
use super::files::{Home, slashed};
use super::sections::{CopiesSection, MissingWord};

/// What `[copies]` says, with its folder found.
pub(super) fn copies(section: CopiesSection, home: &Home<'_>) -> Copies {
    for (item, pattern) in section.patterns.iter().enumerate() {
        if let Some(text) = unknown_placeholder(pattern) {
            let known = PLACEHOLDERS.map(str::to_owned).to_vec();
            let mut place = keys(&["copies", "patterns"]);
            place.push(Step::Item(item));
            home.document.fault(&place, Problem::Placeholder(text, known));
        }
    }
    let missing = match section.missing {
        MissingWord::Hold => Missing::Hold,
        MissingWord::Warn => Missing::Warn,
        MissingWord::Duplicate => {
            if section.lines.is_none() {
                let missing = Problem::Missing(String::new());
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
        lines: section.lines.map(|name| InputFile {
            path: home.file(&name, &["copies", "lines"]),
            name: slashed(name.as_ref()),
        }),
        verify: section.verify,
        contradicted: section.contradicted,
        unconfirmed: section.unconfirmed,
    }
}

/// The first piece in braces that is no placeholder.
fn unknown_placeholder(pattern: &str) -> Option<String> {
    pattern.split('{').skip(1).find_map(|rest| {
        let name = rest.split('}').next().unwrap_or(rest);
        let text = format!("{{{name}}}");
        (!PLACEHOLDERS.contains(&text.as_str())).then_some(text)
    })
}
