//! The parts that all letters of a run share: design, faces, compiled texts, creditor.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use minijinja::{Environment, Value};

use crate::address::Posting;
use crate::layout::{Layout, NamedText, Words, elided, plain_language, regions, spelt};
use crate::ledger::Creditor;
use crate::pay::Way;
use crate::plan::PlannedLetter;
use crate::rules::{RuleSet, Stage, law_of};
use exports::DebtorKind;
use findings::Refusal;
use print::font::{FaceError, Faces};

use super::letter_text::{self, LetterText};
use super::{EnclosedKinds, facts, inline, markdown, spacing};

/// The parts that all letters of a run share: design, faces, compiled texts, the creditor. Shared by all
/// threads.
#[derive(Debug)]
pub struct Studio {
    layout: Layout,
    faces: Faces,
    creditor: Creditor,
    /// The firm that letters show: the creditor, or a collector.
    writer: Creditor,
    pictures: Pictures,
    languages: BTreeMap<String, Texts>,
    /// Those of regions, each made when a letter first asks for it.
    regions: BTreeMap<&'static str, OnceLock<Option<(Words, Texts)>>>,
    facts: Vec<(&'static str, Value)>,
    posting: Posting,
    /// Whether formal notices go registered.
    notices_registered: bool,
    /// The language of the creditor's own words.
    own_language: String,
}

/// The compiled texts of a language.
#[derive(Debug)]
struct Texts {
    /// The templates with which letters are filled in.
    letters: Environment<'static>,
    /// The templates with stand-ins for data, which are proofread.
    proofs: Environment<'static>,
}

/// Sizes in pixels of the pictures of the stationery; none where there is no picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pictures {
    /// Width and height of the logo, `ImageId(0)`.
    pub logo: Option<(u32, u32)>,
    /// Width and height of the scanned signature, `ImageId(1)`.
    pub signature: Option<(u32, u32)>,
    /// Whether there is paper for page 1, `ImageId(2)`, and for following pages, `ImageId(3)`.
    pub paper: (bool, bool),
}

/// A layout that letters cannot be made with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StudioError {
    /// A font file is missing or no font.
    #[error("the faces of the layout cannot be used")]
    Face(#[from] FaceError),
    /// A letter text is no template.
    #[error("{file}:{line}: {reason}")]
    Text {
        /// The file, as messages name it.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The fault, and what to write instead.
        reason: Box<Refusal>,
    },
}

impl Studio {
    /// Loads faces and compiles texts.
    ///
    /// # Errors
    ///
    /// When a font file cannot be used, or a letter text has a mistake: file, line, reason.
    pub fn new(
        mut layout: Layout,
        creditor: Creditor,
        pictures: Pictures,
    ) -> Result<Self, StudioError> {
        let slips = creditor.account.iter().any(|account| Way::of(account) == Way::Swiss);
        let faces = layout.load_faces(slips)?;
        let mut languages = BTreeMap::new();
        let law = law_of(&creditor.country);
        if law != "FR" {
            layout.words.values_mut().for_each(Words::leave_france);
        }
        for language in layout.texts.keys() {
            if let Some(words) = layout.words.get(language) {
                let texts = layout.texts_for(language, &law);
                let texts = Texts::new(&layout, language, &texts, words)?;
                languages.insert(language.clone(), texts);
            }
        }
        let writer = creditor.writer();
        let mut facts = facts::of_creditor(&creditor, &writer);
        facts.push(("reply_slip", Value::from(layout.design.reply.shown)));
        let mut posting = Posting::from(&creditor.country);
        if let Some(language) = &layout.design.window.country_language {
            posting.language.clone_from(language);
        }
        let notices_registered = true;
        let own_language = layout.design.language.clone();
        Ok(Self {
            layout,
            faces,
            creditor,
            writer,
            pictures,
            languages,
            regions: regions().map(|region| (region, OnceLock::new())).collect(),
            facts,
            posting,
            notices_registered,
            own_language,
        })
    }

    /// Says whether formal notices go registered; they do unless somebody says otherwise.
    #[must_use]
    pub fn with_registered_notices(mut self, registered: bool) -> Self {
        self.notices_registered = registered;
        let fact = ("notice_registered", Value::from(registered));
        self.facts.retain(|(name, _)| *name != fact.0);
        self.facts.push(fact);
        self
    }

    /// Says which language the creditor's own words are in, for letters in a language that it gives none for; that of
    /// the layout unless somebody says so.
    #[must_use]
    pub fn with_language(mut self, language: &str) -> Self {
        language.clone_into(&mut self.own_language);
        self
    }

    /// The capacity in which letters of a language are signed.
    pub(super) fn capacity(&self, language: &str) -> &str {
        self.writer.signatory.capacity.in_language(language, &self.own_language)
    }

    /// Whether a letter says that it is registered: it has a number, or is a notice where those go so.
    pub(super) fn says_registered(&self, letter: &PlannedLetter) -> bool {
        let notice = letter.stage == Stage::FormalNotice && self.notices_registered;
        notice || letter.registered.is_some()
    }

    /// The faces, in the order in which pages name them.
    #[must_use]
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// The layout.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The creditor.
    #[must_use]
    pub fn creditor(&self) -> &Creditor {
        &self.creditor
    }

    /// The firm whose letterhead, place and signature letters bear.
    pub(super) fn writer(&self) -> &Creditor {
        &self.writer
    }

    /// Whether the creditor writes under the law of France.
    pub(super) fn is_under_france(&self) -> bool {
        law_of(&self.creditor.country) == "FR"
    }

    /// What is known of the law that the creditor writes under.
    pub(super) fn rules(&self) -> Option<&'static RuleSet> {
        RuleSet::of(&self.creditor.country).ok()
    }

    /// Whether there is a text for a letter: none for a formal notice where no text knows the law of the
    /// creditor's country. The name of the text that is missing otherwise.
    pub(super) fn knows_law(
        &self,
        letter: &PlannedLetter,
        language: &str,
    ) -> Result<(), String> {
        let notice = letter.stage == Stage::FormalNotice;
        if notice { self.knows_notice(letter.debtor.kind, language) } else { Ok(()) }
    }

    /// Whether a reminder may announce a formal notice: one follows, and it would not be held because no text knows
    /// the law.
    pub(super) fn announces_notice(&self, letter: &PlannedLetter, language: &str) -> bool {
        letter.notice_follows && self.knows_notice(letter.debtor.kind, language).is_ok()
    }

    /// The same of the formal notice to a kind of debtor.
    fn knows_notice(&self, kind: DebtorKind, language: &str) -> Result<(), String> {
        let names = names(kind, Stage::FormalNotice);
        let Some(texts) = self.texts(language) else { return Ok(()) };
        let found = |name: &str| texts.letters.get_template(name).ok();
        let Some(text) = found(&names.0).or_else(|| found(&names.1)) else {
            return Err(names.0);
        };
        match unknown_law(text.source(), |law| found(law).is_some()) {
            Some(law) => Err(law),
            None => Ok(()),
        }
    }

    /// Where letters are posted.
    pub(super) fn posting(&self) -> &Posting {
        &self.posting
    }

    pub(super) fn pictures(&self) -> Pictures {
        self.pictures
    }

    /// The language a debtor is written to in, with its words: the debtor's own where there are
    /// texts, else the layout's.
    pub(super) fn language(&self, wanted: &str) -> Option<(&str, &Words)> {
        if let Some((words, _)) = self.region(wanted) {
            return Some((&words.language, words));
        }
        let plain = plain_language(wanted);
        let known = self.languages.contains_key(plain);
        let language = if known { plain } else { &self.layout.design.language };
        self.layout.words.get_key_value(language).map(|(name, words)| (name.as_str(), words))
    }

    /// Words and texts of a region of a language that the layout has; none of any other language.
    fn region(&self, language: &str) -> Option<&(Words, Texts)> {
        let (region, made) = self.regions.get_key_value(language)?;
        let made = made.get_or_init(|| {
            let plain = plain_language(region);
            let words = self.layout.words.get(plain)?.of_region(region);
            let law = law_of(&self.creditor.country);
            let texts = self.layout.texts_for(plain, &law);
            let spelt: Vec<_> = texts
                .into_iter()
                .map(|(name, (file, text))| (name, file, spelt(text, region)))
                .collect();
            let texts = spelt.iter().map(|(name, file, text)| (*name, (*file, text.as_str())));
            let texts = Texts::new(&self.layout, region, &texts.collect(), &words).ok()?;
            Some((words, texts))
        });
        made.as_ref()
    }

    /// The compiled texts of a language or region.
    fn texts(&self, language: &str) -> Option<&Texts> {
        let region = self.region(language).map(|(_, texts)| texts);
        region.or_else(|| self.languages.get(language))
    }

    /// The language a letter is set in where one is wanted.
    #[must_use]
    pub fn set_in<'l>(&'l self, wanted: &'l str) -> &'l str {
        self.language(wanted).map_or(wanted, |(language, _)| language)
    }

    /// The text of a letter, filled in; the reason when it cannot be.
    pub(super) fn text(
        &self,
        letter: &PlannedLetter,
        (language, words): (&str, &Words),
        behind: EnclosedKinds,
    ) -> Result<LetterText, (String, Refusal)> {
        let facts = self.values(letter, words, behind);
        let filled = self.fill(letter, language, |texts| &texts.letters, facts)?;
        let mut text = letter_text::read(&filled);
        if let Some(own) = added(letter, language) {
            text.add_before_closing(own);
        }
        Ok(text)
    }

    /// The text of a letter as it is proofread: its own sentences, with examples for all data.
    pub(super) fn proof(
        &self,
        letter: &PlannedLetter,
        (language, words): (&str, &Words),
        behind: EnclosedKinds,
    ) -> Result<String, (String, Refusal)> {
        let facts = self.values(letter, words, behind);
        let mut text = self.fill(letter, language, |texts| &texts.proofs, facts)?;
        if let Some(own) = added(letter, language) {
            text.push(letter_text::PARAGRAPH);
            text.push_str(&own);
        }
        Ok(text)
    }

    /// The values of a letter.
    fn values(&self, letter: &PlannedLetter, words: &Words, behind: EnclosedKinds) -> Value {
        let signatory = (&*self.writer.signatory.name, self.capacity(&words.language));
        let of_all = (&*self.facts, self.rules(), signatory);
        let announced = self.announces_notice(letter, &words.language);
        facts::of_letter(letter, of_all, words, (behind, announced))
    }

    /// Fills in the text of a letter; its name and the reason when it cannot be.
    fn fill(
        &self,
        letter: &PlannedLetter,
        language: &str,
        which: fn(&Texts) -> &Environment<'static>,
        facts: Value,
    ) -> Result<String, (String, Refusal)> {
        let names = names(letter.debtor.kind, letter.stage);
        let Some(environment) = self.texts(language).map(which) else {
            return Err((names.0, Refusal::new("text-no-language", language)));
        };
        let (name, template) = match environment.get_template(&names.0) {
            Ok(template) => (names.0, template),
            Err(_) => match environment.get_template(&names.1) {
                Ok(template) => (names.1, template),
                Err(_) => {
                    return Err((names.0, Refusal::new("text-missing", "")));
                }
            },
        };
        match template.render(facts) {
            Ok(filled) if filled.len() > LONGEST_TEXT => {
                let refusal = Refusal::new("text-long", filled.len().to_string());
                Err((name, refusal.expecting(LONGEST_TEXT.to_string())))
            }
            Ok(filled) if plain_language(language) == "it" => Ok(elided(&filled)),
            Ok(filled) => Ok(filled),
            Err(error) => {
                let line = error.line().unwrap_or(1).to_string();
                if error.kind() == minijinja::ErrorKind::OutOfFuel {
                    let included = error.name().map_or(name, str::to_owned);
                    return Err((included, Refusal::new("text-endless", line)));
                }
                let text = written(&error).unwrap_or_else(|| reason(&error).text);
                let included = error.name().map_or(name, str::to_owned);
                Err((included, Refusal::new("text-filled", text).expecting(line)))
            }
        }
    }
}

/// The longest text of a letter, in bytes: fifty pages of words. One of a hundred million letters takes hours to set.
const LONGEST_TEXT: usize = 200_000;

/// The most steps in which a text may be filled in, so that a loop within a loop comes to an end.
const MOST_STEPS: u64 = 1_000_000;

impl Texts {
    /// Compiles the texts of a language or region.
    fn new(
        layout: &Layout,
        language: &str,
        texts: &BTreeMap<&str, NamedText<'_>>,
        words: &Words,
    ) -> Result<Self, StudioError> {
        let mut letters = compile(layout, language, texts)?;
        let mut proofs = letters.clone();
        facts::add_filters(&mut letters, words);
        facts::add_proof_filters(&mut proofs, words);
        Ok(Self { letters, proofs })
    }
}

/// The text about a law that a letter text includes and that is not there; none where all are.
pub(super) fn unknown_law(text: &str, known: impl Fn(&str) -> bool) -> Option<String> {
    let laws = ["business", "consumer", "public"].map(|kind| format!("{kind}-notice-law"));
    laws.into_iter().find(|law| includes(text, law) && !known(law))
}

/// Whether a text includes another.
pub(super) fn includes(text: &str, other: &str) -> bool {
    text.contains(&format!("include \"{other}\""))
        || text.contains(&format!("include '{other}'"))
}

/// The text a letter wants, and the one used where the layout has none of its own for public bodies.
fn names(kind: DebtorKind, stage: Stage) -> (String, String) {
    let fallback = if kind == DebtorKind::Public { DebtorKind::Business } else { kind };
    let name = |kind: DebtorKind| format!("{}-{stage}", kind.as_str());
    (name(kind), name(fallback))
}

/// Compiles the texts of a language.
fn compile(
    layout: &Layout,
    language: &str,
    texts: &BTreeMap<&str, NamedText<'_>>,
) -> Result<Environment<'static>, StudioError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.set_fuel(Some(MOST_STEPS));
    for (name, (file, text)) in texts {
        let error = |line, reason| StudioError::Text {
            file: layout.text_file(language, file),
            line,
            reason: Box::new(reason),
        };
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        // As it was written, so that a mistake is told in the words and on the line it stands in.
        let written = environment.template_from_named_str(file, &text);
        written.map_err(|cause| error(cause.line().unwrap_or(1), reason(&cause)))?;
        let text = markdown::marked(&text).map_err(|it| error(it.line, it.reason))?;
        let text = spacing::spaced(&text, language);
        environment
            .add_template_owned((*name).to_owned(), text)
            .map_err(|cause| error(cause.line().unwrap_or(1), reason(&cause)))?;
    }
    Ok(environment)
}

/// The paragraph that somebody added to a letter by hand, so that nothing in it is taken for a mark or a template.
fn added(letter: &PlannedLetter, language: &str) -> Option<String> {
    let paragraph = letter.paragraph.as_deref().map(str::trim).filter(|it| !it.is_empty())?;
    let mut text = String::with_capacity(paragraph.len());
    inline::escape(&spacing::spaced(paragraph, language), &mut text).ok()?;
    Some(text)
}

/// What stands in the template where an error was met; none where the engine does not say.
fn written(error: &minijinja::Error) -> Option<String> {
    let found = error.template_source()?.get(error.range()?)?;
    Some(found.trim_matches(|c: char| c.is_whitespace() || "{}%".contains(c)).to_owned())
}

/// A template's mistake. The words of its writer are English, so only what they are about is passed on.
fn reason(error: &minijinja::Error) -> Refusal {
    let quoted = error.detail().and_then(|it| it.split(['`', '\'']).nth(1)).unwrap_or_default();
    match error.kind() {
        minijinja::ErrorKind::UnknownFilter | minijinja::ErrorKind::UnknownFunction => {
            Refusal::new("text-unknown-word", quoted)
        }
        minijinja::ErrorKind::TemplateNotFound => Refusal::new("text-not-found", quoted),
        _ => Refusal::new("text-template", quoted),
    }
}
