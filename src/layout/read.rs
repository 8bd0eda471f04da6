//! Reads a layout from its folder or from the program itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use findings::Refusal;
use print::font::{Face, FaceError, Faces};
use settings::{Document, Faults, keys};

use super::builtin::{BuiltinLayout, FACES, LAYOUTS, SLIP_FACES};
use super::files::Files;
use super::{Layout, Unsaid};

impl Layout {
    /// A layout the program brings along, by name; none when there is no such layout.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Result<Self, Faults>> {
        let found = LAYOUTS.iter().find(|layout| layout.name == name)?;
        Some(Self::of_builtin(found))
    }

    fn of_builtin(found: &BuiltinLayout) -> Result<Self, Faults> {
        let place = format!("layouts/{}", found.name);
        let base = Document::parse(&format!("{place}/layout.toml"), found.design)?.text("base");
        let base = base.and_then(|base| Self::builtin(&base)).transpose()?;
        let mut files = Files::upon(base, place, None);
        for (language, file, text) in found.texts {
            files.add(language, file, (*text).to_owned());
        }
        files.layout(found.design)
    }

    /// The names of the layouts the program brings along.
    pub fn builtin_names() -> impl Iterator<Item = &'static str> {
        LAYOUTS.iter().map(|layout| layout.name)
    }

    /// Reads a layout folder, and the layout it is based on: a folder beside it or one that the
    /// program brings along.
    ///
    /// # Errors
    ///
    /// When a file is missing, or says something a layout does not know: file, line and remedy.
    pub fn read(folder: &Path) -> Result<Self, Faults> {
        Self::read_at(folder, 0)
    }

    fn read_at(folder: &Path, depth: usize) -> Result<Self, Faults> {
        let design = text(&folder.join("layout.toml"))?;
        let place = folder.display().to_string().replace('\\', "/");
        let document = Document::parse(&format!("{place}/layout.toml"), &design)?;
        let base = document.text("base");
        let base = base.map(|name| Self::base(folder, &document, name, depth)).transpose()?;
        let based = base.is_some();
        let unsaid = base.as_ref().and_then(|base| unsaid(base, &document, &place));
        let mut files = Files::upon(base, place, Some(folder));
        files.leave_unsaid(unsaid);
        let windows = folder.join("windows.toml");
        if windows.exists()
            && let Some(text) = files.note(text(&windows))
        {
            files.add_windows(&text);
        }
        let texts = folder.join("texts");
        let languages = if based && !texts.exists() { Vec::new() } else { entries(&texts)? };
        for language in languages {
            let name = file_name(&language);
            for file in files.note(entries(&language)).unwrap_or_default() {
                if let Some(text) = files.note(text(&file)) {
                    files.add(&name, &file_name(&file), text);
                }
            }
        }
        files.layout(&design)
    }

    /// The layout that another is based on.
    fn base(
        folder: &Path,
        document: &Document<'_>,
        name: String,
        depth: usize,
    ) -> Result<Self, Faults> {
        let beside = folder.parent().unwrap_or(folder).join(&name);
        let other = file_name(folder) != name && beside.join("layout.toml").is_file();
        if other && depth < DEEPEST {
            return Self::read_at(&beside, depth + 1);
        }
        let builtin = Self::builtin(&name).filter(|_| !other);
        builtin.unwrap_or_else(|| {
            let known = Self::builtin_names().collect::<Vec<&str>>().join(", ");
            let refusal = Refusal::new("layout-no-base", name).expecting(known);
            Err(document.faults_with(&keys(&["base"]), refusal))
        })
    }

    /// Where a letter text stands, for messages; inside the layout where the program brings it along.
    #[must_use]
    pub fn text_file(&self, language: &str, name: &str) -> String {
        let file = format!("texts/{language}/{name}.md");
        let folder = self.folders.iter().map(|folder| folder.join(&file));
        match folder.into_iter().find(|file| file.is_file()) {
            Some(file) => file.display().to_string().replace('\\', "/"),
            None => file,
        }
    }

    /// Reads the font files, from the layout's folder `fonts` or those the program brings along; those of
    /// Swiss payment parts where there are any.
    ///
    /// # Errors
    ///
    /// When a file is in neither place, is no font, or has no space.
    pub fn load_faces(&self, slips: bool) -> Result<Faces, FaceError> {
        let files = &self.design.faces;
        let names = [&*files.text, &files.italic, &files.strong, &files.display];
        let slips = if slips { &SLIP_FACES[..] } else { &[] };
        let names = names.into_iter().chain(slips.iter().copied());
        let read = |name: &str| {
            let face = Face::read(name, self.font_file(name)?)?;
            match face.glyph(' ') {
                Some(_) => Ok(face),
                None => Err(FaceError { name: name.into(), reason: "it has no space".into() }),
            }
        };
        let faces: Result<Vec<Face>, FaceError> = names.map(read).collect();
        let fallbacks: Result<Vec<Face>, FaceError> =
            files.fallback.iter().map(|name| read(name)).collect();
        Ok(Faces::new(faces?).with_fallbacks(fallbacks?))
    }

    /// The bytes of a font file.
    fn font_file(&self, name: &str) -> Result<Arc<[u8]>, FaceError> {
        let mut own = self.folders.iter().map(|folder| folder.join("fonts").join(name));
        let own = own.find_map(|path| fs::read(path).ok());
        let builtin = || FACES.iter().find(|(file, _)| *file == name).map(|(_, data)| *data);
        match own {
            Some(data) => Ok(data.into()),
            None => builtin().map(Arc::from).ok_or_else(|| FaceError {
                name: name.to_owned(),
                reason: "it is neither in the folder `fonts` of the layout nor built in".into(),
            }),
        }
    }
}

/// What is to be told of a layout that is based on a built-in one of the second edition and does not say that it was
/// made for that.
fn unsaid(base: &Layout, document: &Document<'_>, place: &str) -> Option<Unsaid> {
    let name = document.text("base")?;
    let second = base.folders.is_empty() && !name.ends_with("-1");
    let said = document.optional::<u8>("edition").is_some();
    let before = if name == "modern" { "modern-1" } else { "classic-1" };
    let file = format!("{place}/layout.toml");
    let line = document.line(&keys(&["base"]));
    (second && !said).then_some(Unsaid { base: name, before, file, line })
}

/// Layouts that may stand on one another; more is taken for a circle.
const DEEPEST: usize = 8;

/// The paths in a folder, sorted by name; hidden files left out.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Faults> {
    let error = |source| Faults::unreadable(folder, &source);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        let path = entry.map_err(error)?.path();
        if !file_name(&path).starts_with('.') {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The last part of a path.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The contents of a text file.
fn text(path: &Path) -> Result<String, Faults> {
    fs::read_to_string(path).map_err(|source| Faults::unreadable(path, &source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use print::Mm;

    #[track_caller]
    fn check(change: (&str, &str), expected: &str) {
        let builtin = LAYOUTS.iter().find(|layout| layout.name == "classic").unwrap();
        assert!(builtin.design.contains(change.0), "{}", change.0);
        let design = builtin.design.replacen(change.0, change.1, 1);
        let base = Layout::builtin("classic").unwrap().unwrap();
        let files = Files::upon(Some(base), "mine".into(), None);
        assert_eq!(files.layout(&design).unwrap_err().to_string(), expected);
    }

    #[test]
    fn every_built_in_layout_can_be_read_with_its_faces() {
        for name in Layout::builtin_names() {
            let layout = Layout::builtin(name).unwrap().unwrap();
            assert_eq!(layout.load_faces(false).unwrap().iter().count(), 4, "{name}");
            assert_eq!(layout.load_faces(true).unwrap().iter().count(), 6, "{name}");
        }
        assert!(Layout::builtin("nowhere").is_none());
    }

    #[test]
    fn a_layout_upon_another_changes_what_it_says_and_a_mistake_has_its_line() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("mine");
        fs::create_dir(&folder).unwrap();
        let read = |text: &str| {
            fs::write(folder.join("layout.toml"), text).unwrap();
            Layout::read(&folder)
        };
        let layout = read("base = \"modern\"\n[window]\nx = 20\n").unwrap();
        let unsaid = layout.unsaid().unwrap();
        assert_eq!(
            (unsaid.base.as_str(), unsaid.before, unsaid.line),
            ("modern", "modern-1", 1)
        );
        for said in ["base = \"modern\"\nedition = 2\n", "base = \"classic-1\"\n"] {
            assert_eq!(read(said).unwrap().unsaid(), None);
        }
        let modern = Layout::builtin("modern").unwrap().unwrap().design;
        assert_eq!(layout.design.window.x, Mm(20.0));
        assert_eq!(layout.design.window.baseline, modern.window.baseline);
        assert_eq!(layout.design.faces.text, modern.faces.text);
        let told = |text: &str| read(text).unwrap_err().to_string().replace('\\', "/");
        let wrong = told("base = \"modern\"\n[window]\nx = 20\nwidht = 3\n");
        assert!(
            wrong.contains("mine/layout.toml:4 [window.widht]: this key is not known"),
            "{wrong}"
        );
        let wrong = told("base = \"modern\"\n\n[window]\nx = \"left\"\n");
        assert!(wrong.contains("mine/layout.toml:4 [window.x]: expected a number"), "{wrong}");
        let wrong = told("base = \"modrn\"\n");
        assert!(wrong.contains("mine/layout.toml:1 [base]: `modrn` is no layout"), "{wrong}");
        let wrong = told("base = \"mine\"\n");
        assert!(wrong.contains("[base]: `mine` is no layout"), "{wrong}");
    }

    #[test]
    fn words_upon_others_change_what_they_say_and_a_mistake_has_its_line() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("mine");
        let texts = folder.join("texts/fr");
        fs::create_dir_all(&texts).unwrap();
        fs::write(folder.join("layout.toml"), "base = \"classic\"\n").unwrap();
        let read = |text: &str| {
            fs::write(texts.join("words.toml"), text).unwrap();
            Layout::read(&folder)
        };
        let layout = read("salutation = \"Bonjour\"\n[table]\nsum = \"Somme\"\n").unwrap();
        let classic = Layout::builtin("classic").unwrap().unwrap();
        let (mine, base) = (&layout.words["fr"], &classic.words["fr"]);
        assert_eq!((mine.salutation.as_str(), mine.table.sum.as_str()), ("Bonjour", "Somme"));
        assert_eq!((&mine.subject, &mine.table.paid), (&base.subject, &base.table.paid));
        assert_eq!(layout.words["de"], classic.words["de"]);
        let told = |text: &str| read(text).unwrap_err().to_string().replace('\\', "/");
        let wrong = told("[table]\nsome = \"Somme\"\n");
        assert!(
            wrong.contains("texts/fr/words.toml:2 [table.some]: this key is not known here"),
            "{wrong}"
        );
        let modern = Layout::builtin("modern").unwrap().unwrap();
        assert_eq!(modern.words["fr"].subject, "Objet");
    }

    #[test]
    fn a_text_that_no_letter_is_set_with_is_told() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("mine");
        let texts = folder.join("texts/fr");
        fs::create_dir_all(&texts).unwrap();
        fs::write(folder.join("layout.toml"), "base = \"classic\"\n").unwrap();
        fs::write(texts.join("business-reminder-1.md"), "{% include \"greeting\" %}\n")
            .unwrap();
        fs::write(texts.join("greeting.md"), "Bonjour.\n").unwrap();
        fs::write(texts.join("sender-law.be.md"), "Loi.\n").unwrap();
        assert!(Layout::read(&folder).is_ok());
        fs::write(texts.join("business-reminder-9.md"), "Neuf.\n").unwrap();
        let told = Layout::read(&folder).unwrap_err().to_string();
        assert!(told.contains("business-reminder-9.md: no letter is called"), "{told}");
    }

    #[test]
    fn a_mistake_gives_file_line_and_what_was_expected() {
        check(
            ("width = 210", "wdth = 210"),
            "mine/layout.toml:8 [sheet.wdth]: this key is not known; the nearest one is width. Rename it, or \
             remove the line",
        );
        check(
            ("face = \"display\"", "face = \"bold\""),
            "mine/layout.toml:52 [letterhead.name.style.face]: `bold` is not known here; expected one of text, \
             italic, strong, display",
        );
        check(
            ("language = \"fr\"", "language = \"eo\""),
            "mine/layout.toml:5 [language]: `eo` has no texts/eo/words.toml; add it, or name another language",
        );
    }

    #[test]
    fn a_folder_reads_like_the_built_in_layout() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts/classic");
        let (read, builtin) =
            (Layout::read(&folder).unwrap(), Layout::builtin("classic").unwrap().unwrap());
        assert_eq!(read.texts, builtin.texts);
        assert_eq!(read.words, builtin.words);
    }
}
