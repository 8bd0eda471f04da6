//! The files of a layout as they are gathered, each over those of the layout it is based on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::parse::parsed;
use super::zone::Zones;
use super::{Design, Layout, LayoutError, Locale, Words};

/// The files of a layout as they are gathered.
pub(super) struct Files {
    place: String,
    folders: Vec<PathBuf>,
    sources: Vec<String>,
    texts: BTreeMap<String, BTreeMap<String, String>>,
    word_sources: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, Words>,
    zones: Zones,
}

impl Files {
    /// Files that go over those of a base.
    pub(super) fn upon(base: Option<Layout>, place: String, folder: Option<&Path>) -> Self {
        let folders = Vec::from_iter(folder.map(Path::to_owned));
        let (sources, texts) = <(Vec<_>, BTreeMap<_, _>)>::default();
        let (word_sources, words) = <(BTreeMap<_, _>, BTreeMap<_, _>)>::default();
        let zones = Zones::default();
        let mut files = Self { place, folders, sources, texts, word_sources, words, zones };
        if let Some(base) = base {
            files.folders.extend(base.folders);
            files.sources = base.sources;
            files.texts = base.texts;
            files.word_sources = base.word_sources;
            files.words = base.words;
            files.zones = base.zones;
        }
        files
    }

    /// Adds a file of window profiles.
    pub(super) fn add_windows(&mut self, text: &str) -> Result<(), LayoutError> {
        self.zones.add(&format!("{}/windows.toml", self.place), text)
    }

    /// Adds a file of a language; other files than `.md` and `words.toml` are left alone. Words that
    /// are not said are those of the base.
    pub(super) fn add(
        &mut self,
        language: &str,
        file: &str,
        text: String,
    ) -> Result<(), LayoutError> {
        if file == "words.toml" {
            let name = format!("{}/texts/{language}/{file}", self.place);
            let sources = self.word_sources.entry(language.to_owned()).or_default();
            sources.push(text);
            let mut words: Words = parsed(&name, sources)?;
            words.locale = Locale::of(language);
            self.words.insert(language.to_owned(), words);
        } else if let Some(name) = file.strip_suffix(".md") {
            self.texts.entry(language.to_owned()).or_default().insert(name.to_owned(), text);
        }
        Ok(())
    }

    /// The layout, when its own language has words.
    pub(super) fn layout(mut self, design: &str) -> Result<Layout, LayoutError> {
        let file = format!("{}/layout.toml", self.place);
        self.sources.push(design.to_owned());
        let design: Design = parsed(&file, &self.sources)?;
        if !self.words.contains_key(&design.language) {
            return Err(LayoutError::NoWords { file, language: design.language });
        }
        let zone = self.zones.find(&file, &design.window.profile)?;
        let Self { folders, sources, texts, words, word_sources, zones, .. } = self;
        Ok(Layout { design, texts, words, zone, zones, folders, sources, word_sources })
    }
}
