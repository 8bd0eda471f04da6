//! `[review]`, with the decisions that its file holds.

use crate::review::{ReviewDecisions, ReviewSettings};
use exports::Bytes;
use findings::Money;
use settings::keys;

use super::files::{Home, slashed};
use super::given::Given;
use super::sections::ReviewSection;

/// The file of decisions where the job names none.
const FILE: &str = "review.toml";

/// The settings of `[review]`, with the decisions that stand in the file. A file that is not there holds none. A job in memory
/// that names no file has the one that was given to it, and none of the disk.
pub(super) fn review(given: &Given, home: &Home<'_>) -> ReviewSettings {
    let ReviewSection { file, required, four_eyes, by } =
        home.document.optional("review").unwrap_or_default();
    if four_eyes.is_some_and(|sum| sum <= Money::ZERO) {
        let problem = settings::Problem::from(findings::Refusal::new("settings-four-eyes", ""));
        home.document.fault(&keys(&["review", "four_eyes"]), problem);
    }
    let name = file.as_deref().unwrap_or(FILE);
    let in_memory = matches!(home.named(name).bytes, Bytes::InMemory(_));
    let on_disk = !in_memory && (file.is_some() || !given.in_memory);
    let mut settings = ReviewSettings {
        name: slashed(name.as_ref()),
        path: on_disk.then(|| home.path(name)),
        required,
        four_eyes,
        by,
        ..ReviewSettings::default()
    };
    if in_memory || on_disk && home.has(name) {
        let parse = |text: &str| ReviewDecisions::parse(&settings.name, text);
        settings.decisions = home.parsed(name, &["review", "file"], parse).unwrap_or_default();
        settings.file = Some(home.kept(name));
    }
    settings
}
