//! Proofreads letters: their own sentences, without the names, numbers and dates of the data.

use std::sync::Arc;

use crate::layout::Layout;
use crate::ledger::Sender;
use crate::plan::PlannedLetter;
use crate::rules::wording::{Offence, Reader, foreign_law, lint, plain};
use crate::rules::{Stage, law_of};
use exports::DebtorKind;
use findings::{Args, Code, Finding, Origin, Source};

use super::EnclosedKinds;
use super::inline;
use super::letter_text::{self, LetterText, SUBJECT, TextBlock};
use super::recent::Recent;
use super::studio::{Studio, includes, unknown_law};

/// Texts whose offences are remembered: all wordings that conditions choose in a run, nearly always.
const REMEMBERED: usize = 256;

/// Proofreads letters one after the other. Letters of one wording differ in their data alone, so most
/// of them are known already.
#[derive(Debug)]
pub(super) struct Proofreader {
    known: Recent<Arc<[Offence]>>,
}

impl Default for Proofreader {
    fn default() -> Self {
        Self { known: Recent::new(REMEMBERED) }
    }
}

impl Proofreader {
    /// Offences in the text of a letter: forbidden words, and required ones that are missing. None where the
    /// text cannot be filled in, which is told elsewhere.
    pub(super) fn read(
        &mut self,
        studio: &Studio,
        letter: &PlannedLetter,
        behind: EnclosedKinds,
    ) -> Vec<Finding> {
        let debtor = &letter.debtor;
        let (stage, kind) = (letter.stage, debtor.kind);
        let country = &studio.creditor().country;
        let Some((language, words)) = studio.language(&debtor.language) else {
            return Vec::new();
        };
        // The last reminder announces what a notice claims, and nothing where none follows.
        let announced = stage != Stage::Reminder3 || studio.announces_notice(letter, language);
        let reader = Reader::of(kind, letter.on_top.any() && announced, country);
        let Ok(filled) = studio.proof(letter, (language, words), behind) else {
            return Vec::new();
        };
        let key = format!("{language} {stage} {reader:?}\n{filled}");
        let offences = self.known.get(&key).unwrap_or_else(|| {
            let text = sentences(&letter_text::read(&filled));
            let mut found = lint(&text, language, stage, reader);
            found.extend(foreign_law(&text, language, country));
            let found: Arc<[Offence]> = found.into();
            self.known.insert(key.into(), Arc::clone(&found));
            found
        });
        let finding = |it: &Offence| it.finding(debtor.origin.clone(), Some(&debtor.code));
        offences.iter().map(finding).collect()
    }
}

/// Whether a letter says who writes for the creditor, and the law text where there is one.
pub(super) fn names(text: &LetterText, sender: &Sender) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let said = bare(&sentences(text));
    said.contains(&bare(&sender.name)) && sender.law.iter().all(|law| said.contains(&bare(law)))
}

/// The subject, then one paragraph a line, without marks.
fn sentences(text: &LetterText) -> String {
    let mut sentences = inline::plain(&text.subject);
    let mut add = |text: &str| {
        sentences.push('\n');
        sentences.push_str(&inline::plain(text));
    };
    for part in &text.parts {
        match part {
            TextBlock::Paragraph(text) | TextBlock::Line(text) | TextBlock::Heading(text) => {
                add(text);
            }
            TextBlock::Item(item) => add(&item.text),
            TextBlock::Grid(grid) => grid.rows.iter().for_each(|row| add(&row.join(" "))),
            TextBlock::Table
            | TextBlock::Steps
            | TextBlock::Recap { .. }
            | TextBlock::Payment { .. } => {}
        }
    }
    sentences
}

/// Offences in the letter texts of a layout that a creditor of a country uses, in any of their wordings, by
/// file and line: forbidden words, and required ones that no wording has. Texts that others include are read
/// with those; one whose law no text knows is never used, and not read.
#[must_use]
pub fn proofread(layout: &Layout, country: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let law = law_of(country);
    for language in layout.texts.keys().filter(|it| layout.words.contains_key(*it)) {
        let texts = layout.texts_for(language, &law);
        for (name, (file, text)) in &texts {
            let Some((kind, stage)) = subject_of(name) else { continue };
            if unknown_law(text, |law| texts.contains_key(law)).is_some() {
                continue;
            }
            let included = texts.iter().filter(|(other, _)| includes(text, other));
            let included = included.map(|(_, (file, text))| (file, text));
            let parts = std::iter::once((file, text)).chain(included);
            let parts: Vec<(String, String)> = parts
                .map(|(file, text)| (layout.text_file(language, file), readable(text)))
                .collect();
            let whole: Vec<&str> = parts.iter().map(|(_, text)| text.as_str()).collect();
            let whole = whole.join("\n");
            let mut offences = lint(&whole, language, stage, Reader::of(kind, true, country));
            offences.extend(foreign_law(&whole, language, country));
            findings.extend(offences.iter().map(|it| it.finding(origin(it, &parts), None)));
        }
    }
    findings
}

/// That a layout of the user's own does not say for which edition of its base it was made.
#[must_use]
pub fn edition(layout: &Layout) -> Option<Finding> {
    let unsaid = layout.unsaid()?;
    let source = Source { name: unsaid.file.as_str().into(), headers: Vec::new(), sheet: None };
    let line = u32::try_from(unsaid.line).unwrap_or_default();
    let origin = Origin { source: Arc::new(source), line, column: None };
    let values = Args::new().text("base", &unsaid.base).text("before", unsaid.before);
    Some(Finding::new(Code::EditionUnsaid, origin, None, values))
}

/// A text as it would read, its lines kept.
fn readable(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    plain(text.strip_prefix(SUBJECT).unwrap_or(text))
}

/// The kind of debtor and the stage that a text is for, by its name.
fn subject_of(name: &str) -> Option<(DebtorKind, Stage)> {
    let (kind, stage) = name.split_once('-')?;
    let kind = match kind {
        "business" => DebtorKind::Business,
        "consumer" => DebtorKind::Consumer,
        "public" => DebtorKind::Public,
        _ => return None,
    };
    Some((kind, Stage::ALL.into_iter().find(|it| it.to_string() == stage)?))
}

/// File and line of an offence; the letter's own file where something is missing.
fn origin(offence: &Offence, parts: &[(String, String)]) -> Origin {
    let found = parts.iter().find_map(|(file, text)| {
        let at = if offence.is_missing() { 0 } else { text.find(&offence.sentence)? };
        let before = text.get(..at)?.matches('\n').count();
        Some((file, u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)))
    });
    let (file, line) = found.map_or((String::new(), 0), |(file, line)| (file.clone(), line));
    let source = Source { name: file, headers: Vec::new(), sheet: None };
    Origin { source: Arc::new(source), line, column: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Findings of the built-in layout with a text changed: code, file, line, sentence.
    #[track_caller]
    fn check(name: &str, change: (&str, &str), expected: &[(&str, &str, u32)]) {
        let mut layout = Layout::builtin("classic").unwrap().unwrap();
        let text = layout.texts.get_mut("fr").unwrap().get_mut(name).unwrap();
        assert!(text.contains(change.0), "{text}");
        *text = text.replacen(change.0, change.1, 1);
        let found = proofread(&layout, "FR");
        let found: Vec<_> = found
            .iter()
            .map(|it| (it.code.as_str(), it.origin.source.name.as_str(), it.origin.line))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_that_is_built_in_keeps_the_rules() {
        check("notes", ("", ""), &[]);
    }

    #[test]
    fn a_refused_word_is_told_with_file_and_line() {
        let file = "texts/fr/business-reminder-1.md";
        let seized = ("Nous vous remercions", "Nous ferons une saisie. Nous vous remercions");
        check("business-reminder-1", seized, &[("W1", file, 25)]);
    }

    #[test]
    fn a_layout_that_does_not_say_its_edition_is_told_what_changed() {
        let folder = tempfile::tempdir().unwrap();
        let told = |text: &str| {
            std::fs::write(folder.path().join("layout.toml"), text).unwrap();
            edition(&Layout::read(folder.path()).unwrap()).map(|it| it.code)
        };
        assert_eq!(told("base = \"classic\"\n"), Some(Code::EditionUnsaid));
        assert_eq!(told("base = \"classic\"\nedition = 2\n"), None);
        assert_eq!(told("base = \"classic-1\"\n"), None);
    }

    #[test]
    fn what_is_missing_is_told_with_the_file_of_the_letter() {
        let file = "texts/fr/consumer-formal-notice.md";
        check("consumer-formal-notice", ("Sauf erreur", "Sans erreur"), &[("W2", file, 1)]);
    }
}
