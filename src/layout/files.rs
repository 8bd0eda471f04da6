//! The files of a layout as they are gathered, each over those of the layout it is based on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use findings::Refusal;
use settings::{Document, Faults, Problem, keys, nearest, read_over};

use super::zone::WindowProfiles;
use super::{Design, Layout, Locale, Unsaid, Words, check};

/// How the name of a letter text begins.
const KINDS: [&str; 3] = ["business", "consumer", "public"];
/// How it ends.
const STAGES: [&str; 4] = ["reminder-1", "reminder-2", "reminder-3", "formal-notice"];

/// The files of a layout as they are gathered.
pub(super) struct Files {
    place: String,
    folders: Vec<PathBuf>,
    sources: Vec<String>,
    texts: BTreeMap<String, BTreeMap<String, String>>,
    /// The texts of the base alone.
    base_texts: BTreeMap<String, BTreeMap<String, String>>,
    word_sources: BTreeMap<String, Vec<String>>,
    words: BTreeMap<String, Words>,
    zones: WindowProfiles,
    /// The letter texts of this folder, by language and name.
    added: Vec<(String, String)>,
    unsaid: Option<Unsaid>,
    faults: Faults,
}

impl Files {
    /// Files that go over those of a base.
    pub(super) fn upon(base: Option<Layout>, place: String, folder: Option<&Path>) -> Self {
        let folders = Vec::from_iter(folder.map(Path::to_owned));
        let (sources, texts, base_texts) =
            <(Vec<_>, BTreeMap<_, _>, BTreeMap<_, _>)>::default();
        let (word_sources, words) = <(BTreeMap<_, _>, BTreeMap<_, _>)>::default();
        let zones = WindowProfiles::default();
        let faults = Faults(Vec::new());
        let (added, unsaid) = (Vec::new(), None);
        let mut files = Self {
            place,
            folders,
            sources,
            texts,
            base_texts,
            word_sources,
            words,
            zones,
            added,
            unsaid,
            faults,
        };
        if let Some(base) = base {
            files.folders.extend(base.folders);
            files.sources = base.sources;
            files.base_texts.clone_from(&base.texts);
            files.texts = base.texts;
            files.word_sources = base.word_sources;
            files.words = base.words;
            files.zones = base.zones;
            files.unsaid = base.unsaid;
        }
        files
    }

    /// Notes that the layout does not say for which edition of its base it was made.
    pub(super) fn leave_unsaid(&mut self, unsaid: Option<Unsaid>) {
        self.unsaid = unsaid.or(self.unsaid.take());
    }

    /// Adds a file of window profiles.
    pub(super) fn add_windows(&mut self, text: &str) {
        let added = self.zones.add(&format!("{}/windows.toml", self.place), text);
        self.note(added);
    }

    /// Adds a file of a language; other files than `.md` and `words.toml` are left alone. Words that
    /// are not said are those of the base.
    pub(super) fn add(&mut self, language: &str, file: &str, text: String) {
        if file == "words.toml" {
            let name = format!("{}/texts/{language}/{file}", self.place);
            let below = self.word_sources.entry(language.to_owned()).or_default();
            let words = read_over::<Words>(&name, below, &text);
            below.push(text);
            if let Some(mut words) = self.note(words) {
                words.locale = Locale::of(language);
                language.clone_into(&mut words.language);
                self.words.insert(language.to_owned(), words);
            }
        } else if let Some(name) = file.strip_suffix(".md") {
            self.forget_countries_of(language, name);
            let texts = self.texts.entry(language.to_owned()).or_default();
            if texts.insert(name.to_owned(), text).is_none() {
                self.added.push((language.to_owned(), name.to_owned()));
            }
        }
    }

    /// A text for every country goes over those of the base for single countries too.
    fn forget_countries_of(&mut self, language: &str, name: &str) {
        let Some(base) = self.base_texts.get(language) else { return };
        let Some(texts) = self.texts.get_mut(language) else { return };
        texts.retain(|other, text| {
            let of_country = other.split_once('.').is_some_and(|(plain, _)| plain == name);
            !(of_country && base.get(other) == Some(text))
        });
    }

    /// Keeps the faults of a file for the end, when all are told.
    pub(super) fn note<T>(&mut self, read: Result<T, Faults>) -> Option<T> {
        read.map_err(|faults| self.faults.0.extend(faults.0)).ok()
    }

    /// The layout, when no file has a fault and its own language has words.
    pub(super) fn layout(mut self, text: &str) -> Result<Layout, Faults> {
        let file = format!("{}/layout.toml", self.place).replace('\\', "/");
        let design = read_over::<Design>(&file, &self.sources, text);
        self.sources.push(text.to_owned());
        let Some(design) = self.note(design) else { return Err(self.faults) };
        let document = Document::parse(&file, text)?;
        let at = |path: &[&str], refusal: Refusal| {
            Faults::one(&file, document.line(&keys(path)), &path.join("."), refusal)
        };
        let language = &design.language;
        if !self.word_sources.contains_key(language) {
            let refusal = Refusal::new("layout-no-words", language);
            self.faults.0.extend(at(&["language"], refusal).0);
        }
        for (path, refusal) in check::mistakes(&design, &|path| document.has(&keys(path))) {
            self.faults.0.extend(at(&path, refusal).0);
        }
        self.tell_misnamed();
        let profile = &design.window.profile;
        let zone = self.zones.find(profile).map_err(|known| {
            let refusal = Refusal::new("layout-no-window", profile).expecting(known.join(", "));
            at(&["window", "profile"], refusal)
        });
        let zone = self.note(zone);
        let Self {
            folders, sources, texts, words, word_sources, zones, unsaid, faults, ..
        } = self;
        match zone {
            Some(zone) if faults.0.is_empty() => Ok(Layout {
                design,
                texts,
                words,
                zone,
                zones,
                folders,
                unsaid,
                sources,
                word_sources,
            }),
            _ => Err(faults),
        }
    }

    /// Tells each text that no letter would be set with: its name is nearly that of one, and no text includes it.
    fn tell_misnamed(&mut self) {
        let letters = KINDS.iter().flat_map(|kind| STAGES.map(|it| format!("{kind}-{it}")));
        let letters: Vec<String> = letters.collect();
        let known: Vec<&str> = letters.iter().map(String::as_str).collect();
        for (language, name) in std::mem::take(&mut self.added) {
            let quoted = [format!("\"{name}\""), format!("'{name}'")];
            let mut texts = self.texts.get(&language).into_iter().flat_map(BTreeMap::values);
            let included = texts.any(|text| quoted.iter().any(|it| text.contains(it)));
            let Problem::UnknownKey(Some(near), _) = nearest(&name, &known) else { continue };
            if included || known.contains(&name.as_str()) {
                continue;
            }
            let file = format!("{}/texts/{language}/{name}.md", self.place).replace('\\', "/");
            let refusal = Refusal::new("layout-text-name", name).expecting(near);
            self.faults.0.extend(Faults::one(&file, 0, "", refusal).0);
        }
    }
}
