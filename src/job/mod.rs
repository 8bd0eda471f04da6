//! The job file: its settings, checked, with every path and name in it looked up.
//!
//! - **In:** the path of a `relance.toml`.
//! - **Out:** [`Job`]; for an export without one, a [`draft`].
//! - **Uses:** `findings`, `settings`, `exports`, `statements`, `pdf_import`, `print`, `layout`, `ledger`, `address`, `pay`,
//!   `rules`, `register`, `payments`, `plan`, `review`, `compose`, `attach`, `invoices`, `post`, `marks`, `service`, `output`.
//! - **Never:** makes a letter; reads an export only to propose a job file.

mod builder;
mod copies;
mod creditor;
mod draft;
mod draft_error;
mod draft_of_invoices;
mod fault;
mod files;
mod given;
mod invoices;
mod marks;
mod overrides;
mod payments;
mod places;
mod post;
mod quoted;
mod reading;
mod review;
mod sections;
mod sender;
mod services;

use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};

use crate::attach::Copies;
use crate::invoices::InvoiceFolder;
use crate::layout::{Layout, plain_language};
use crate::ledger::{Creditor, Terms};
use crate::output;
use crate::payments::PaymentSources;
use crate::plan::{Consent, GivenDay, Policy};
use crate::register::Hand;
use crate::review::ReviewSettings;
use exports::{InputFile, Inputs, LedgerOptions, Text};
use findings::Language;
use print::pdf::{Finish, Profile};
use settings::{Document, Step, keys};

use self::files::{FilesInMemory, Home, slashed};
use self::given::Given;
use self::sections::SECTIONS;

pub use self::builder::JobBuilder;
pub use self::draft::draft;
pub use self::draft_error::DraftError;
pub use self::fault::{CodeTrouble, IbanTrouble, JobError, Problem};
pub use self::overrides::Overrides;
pub use self::places::Places;
pub use self::post::Papers;
pub use self::services::ServiceOrder;

/// The years of which letters can be: a day of another is a slip, and rates, calendars and limitation say nothing
/// of it.
pub const YEARS: RangeInclusive<i32> = 2000..=2100;

/// Everything one run needs; nothing else is asked of the outside world.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Job {
    /// The job file itself, or the text that stands for it.
    pub file: InputFile,
    /// The files to read, and how.
    pub inputs: Inputs,
    /// A folder of electronic invoices, instead of exports or beside them.
    pub invoices: Option<InvoiceFolder>,
    /// Defaults where the export says nothing.
    pub terms: Terms,
    /// Where payments are read; none where the job names no source of them.
    pub payments: Option<PaymentSources>,
    /// Who waits for money, with numbers checked and without spaces.
    pub creditor: Creditor,
    /// The law that whoever writes for the creditor must reproduce, as a file.
    pub law_file: Option<InputFile>,
    /// The creditor's pictures.
    pub pictures: PictureFiles,
    /// The house rules of dunning.
    pub policy: Policy,
    /// How letters look.
    pub layout: Layout,
    /// The layout as the job file names it.
    pub layout_name: String,
    /// Where the copies are; none means letters go out alone.
    pub copies: Option<Copies>,
    /// How pieces are printed and posted.
    pub post: crate::post::PostOptions,
    /// Marks for an inserter; none where the job wants none.
    pub marks: Option<crate::marks::Marks>,
    /// Papers that go with registered letters.
    pub papers: Papers,
    /// Postal services for which a folder is made.
    pub services: Vec<ServiceOrder>,
    /// Files of the user's own that say how.
    pub post_files: Vec<InputFile>,
    /// The files a run leaves, and where.
    pub output: output::OutputOptions,
    /// The PDF profile of the files, and how pictures are printed.
    pub finish: Finish,
    /// The register of letters sent, where the job names one.
    pub register: Option<PathBuf>,
    /// The date printed on letters.
    pub date: NaiveDate,
    /// How many threads to use; none means as many as there are processors.
    pub threads: Option<usize>,
    /// The day on which the letters are made, where somebody says it.
    pub today: Option<NaiveDate>,
    /// The user's answers to questions at which a run would stop.
    pub yes: Consent,
    /// The list of numbers of registered mail, where it lies on the disk.
    pub numbers_list: Option<PathBuf>,
    /// Who does it, for the register.
    pub by: Option<Hand>,
    /// Decisions about single letters, and which are needed.
    pub review: ReviewSettings,
}

/// Files of pictures, each a PNG.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureFiles {
    /// The logo.
    pub logo: Option<InputFile>,
    /// The scanned signature.
    pub signature: Option<InputFile>,
}

impl Job {
    /// Reads a job file and checks everything that can be checked before a row is read.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or with every fault in it: file, line, key, remedy.
    pub fn read(path: &Path, overrides: &Overrides) -> Result<Self, JobError> {
        in_years(overrides.date)?;
        opened(path, |file, home| resolve(file, home, &Given::default(), overrides))
    }

    /// The language of the files a run leaves for people: that of the letters, because the
    /// computer's own would give other bytes elsewhere.
    #[must_use]
    pub fn language(&self) -> Language {
        plain_language(&self.terms.language).parse().unwrap_or_default()
    }

    /// The settings that the manifest repeats.
    #[must_use]
    pub fn settings(&self) -> output::Settings {
        output::Settings {
            layout: self.layout_name.clone(),
            language: self.terms.language.to_string(),
            stages: self.policy.stages.iter().map(ToString::to_string).collect(),
            duplex: self.post.duplex,
            letters: self.output.letters,
            streams: self.output.streams,
            profile: self.finish.profile.as_str(),
            grey_pictures: self.finish.grey,
        }
    }

    /// Every file the run rests on before its copies: job, exports, debtors, profile, statements, tariff, pictures.
    #[must_use]
    pub fn named_files(&self) -> Vec<InputFile> {
        let mut files = vec![self.file.clone()];
        files.extend(self.inputs.files.iter().cloned());
        files.extend(self.inputs.debtors.clone());
        files.extend(self.inputs.profile_file.clone());
        files.extend(self.payments.iter().flat_map(PaymentSources::files).cloned());
        files.extend(self.post_files.iter().cloned());
        files.extend(self.copies.as_ref().and_then(|copies| copies.lines.clone()));
        files.extend(self.law_file.clone());
        files.extend(self.pictures.logo.clone());
        files.extend(self.pictures.signature.clone());
        files.extend(self.review.file.clone());
        files
    }
}

/// Nothing, where letters can be of this date.
fn in_years(date: NaiveDate) -> Result<(), JobError> {
    if YEARS.contains(&date.year()) { Ok(()) } else { Err(JobError::Date(date)) }
}

/// Reads a job file and makes of it what is wanted, if it has no fault.
fn opened<T>(
    path: &Path,
    resolve: impl FnOnce(InputFile, &Home<'_>) -> Option<T>,
) -> Result<T, JobError> {
    let unreadable = |source| JobError::Unreadable { path: path.to_owned(), source };
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = InputFile::in_memory(name.unwrap_or_default(), text.as_bytes());
    let folder = path.parent().unwrap_or(Path::new(""));
    written(&slashed(path), &text, folder, &FilesInMemory::new(), |home| resolve(file, home))
}

/// Makes what is wanted of the text of a job file, if it has no fault. `name` is its name for people.
fn written<T>(
    name: &str,
    text: &str,
    folder: &Path,
    memory: &FilesInMemory,
    resolve: impl FnOnce(&Home<'_>) -> Option<T>,
) -> Result<T, JobError> {
    let document = Document::parse(name, text)?;
    document.expect_sections(SECTIONS);
    let read = RefCell::default();
    let found = resolve(&Home { folder, memory, document: &document, read });
    let faults = document.faults();
    match found {
        Some(found) if faults.0.is_empty() => Ok(found),
        _ => Err(faults.into()),
    }
}

/// The creditor, with who writes for it.
fn with_sender(
    creditor: Creditor,
    sender: sections::SenderSection,
    home: &Home<'_>,
) -> Creditor {
    Creditor {
        account: sender::accounts(&sender, &creditor, home),
        sender: sender::sender(sender, &creditor, home),
        ..creditor
    }
}

/// Reads every section before giving up, so that all faults are told at once.
fn resolve(
    file: InputFile,
    home: &Home<'_>,
    given: &Given,
    overrides: &Overrides,
) -> Option<Job> {
    let document = home.document;
    let creditor = given.creditor.clone().or_else(|| document.section("creditor"));
    let export = export(home, given);
    let sender = document.optional::<sections::SenderSection>("sender").unwrap_or_default();
    let policy = given.policy.clone().unwrap_or_else(|| house_rules(document));
    let letters = document.optional::<sections::LettersSection>("letters").unwrap_or_default();
    let post = document.optional::<self::post::PostSection>("post").unwrap_or_default();
    let register: sections::RegisterSection = document.optional("register").unwrap_or_default();
    let output = document.optional::<sections::OutputSection>("output").unwrap_or_default();

    let creditor = creditor.map(|creditor| creditor::checked(creditor, document));
    let pictures = creditor.as_ref().map(|creditor| pictures(creditor, &sender, home));
    let (payments, review) = (payments::sources(home), review::review(given, home));
    let (invoices, copies) = invoices::with_copies(home, creditor.as_ref());
    let country = creditor.as_ref().map_or("", |creditor| creditor.country.as_str());
    let inputs = export.as_ref().map(|export| inputs(export, country, home));
    let law_file = sender.law_text.as_ref().map(|name| home.kept(name));
    let creditor = creditor.map(|creditor| with_sender(creditor, sender, home));
    let services = services::orders(post.service.as_deref(), &output, home);
    let finish = finish(&output, home);
    let Some(layout) = layout(&letters.layout, home) else {
        post::check(post, home);
        return None;
    };
    check_language(&letters.language, &layout, document);
    let country = creditor.as_ref().map(|it| it.country.clone()).unwrap_or_default();
    let posting = post::posting(post, &country, &layout, home);
    let (creditor, export) = (creditor?, export?);
    let copies = copies.map(|it| {
        copies::onto_sheets(it, (posting.marks.as_ref(), posting.duplex), &layout.design)
    });
    check_numbers(&posting, &register, document);
    Some(Job {
        file,
        inputs: inputs?,
        invoices,
        terms: terms(&export, letters.language),
        payments,
        pictures: pictures?,
        law_file,
        policy,
        layout,
        layout_name: letters.layout,
        copies,
        post_files: [posting.files, services::files(&services, home)].concat(),
        post: posting.options,
        marks: posting.marks,
        papers: posting.papers,
        services,
        output: left(&output, overrides, home),
        finish,
        register: register.file.map(|file| home.path(&file)),
        date: overrides.date,
        threads: overrides.threads,
        today: overrides.today,
        yes: overrides.yes.clone(),
        numbers_list: posting.numbers_list,
        by: overrides.by.clone(),
        review,
        creditor,
    })
}

/// The settings of `[export]`, with the exports given in memory behind those it names. Beside a folder of invoices it need
/// not be there, nor name files.
fn export(home: &Home<'_>, given: &Given) -> Option<sections::ExportSection> {
    let document = home.document;
    if given.exports.is_empty() && !document.has(&keys(&["invoices"])) {
        let export = document.section::<sections::ExportSection>("export")?;
        if export.files.is_none() {
            document.fault(&keys(&["export", "files"]), settings::Problem::Missing);
            return None;
        }
        return Some(export);
    }
    let export = document.optional::<sections::ExportSection>("export");
    let mut export = export.or_else(sections::ExportSection::unwritten)?;
    if !given.exports.is_empty() {
        export.files.get_or_insert_default().extend(given.exports.iter().cloned());
    }
    Some(export)
}

/// Defaults where the export is silent.
fn terms(export: &sections::ExportSection, language: String) -> Terms {
    Terms {
        days: export.terms_days,
        currency: export.currency,
        written_kind: export.kind,
        persons: export.persons,
        language: Text::from(language),
        as_of: export.as_of.map(|GivenDay(day)| day),
    }
}

/// The house rules, each exclusion with its line.
fn house_rules(document: &Document<'_>) -> Policy {
    let mut policy = document.optional::<Policy>("policy").unwrap_or_default();
    for (place, exclusion) in policy.exclude.iter_mut().enumerate() {
        let path = [keys(&["policy", "exclude"]), vec![Step::Item(place)]].concat();
        exclusion.line = u32::try_from(document.line(&path)).unwrap_or_default();
    }
    policy
}

/// The files a run leaves, and where.
fn left(
    output: &sections::OutputSection,
    overrides: &Overrides,
    home: &Home<'_>,
) -> output::OutputOptions {
    output::OutputOptions {
        folder: overrides.out.clone().unwrap_or_else(|| home.path(&output.folder)),
        folder_name: match &overrides.out {
            Some(out) => slashed(out),
            None => output.folder.clone(),
        },
        letters: output.letters,
        streams: output.streams,
    }
}

/// Numbers of registered mail need a register that remembers which were used.
fn check_numbers(
    posting: &post::PostSettings,
    register: &sections::RegisterSection,
    document: &Document<'_>,
) {
    if posting.options.numbers.is_some() && register.file.is_none() {
        let place = keys(&["post", "registered", "numbers"]);
        document.fault(&place, Problem::NumbersUnregistered);
    }
}

/// The PDF profile of the files, by its word, and how pictures are printed.
fn finish(output: &sections::OutputSection, home: &Home<'_>) -> Finish {
    let profile = output.profile.parse().unwrap_or_else(|()| {
        let known = Profile::ALL.map(|it| it.as_str().to_owned()).to_vec();
        let problem = settings::Problem::UnknownWord(output.profile.clone(), known);
        home.document.fault(&keys(&["output", "profile"]), problem);
        Profile::default()
    });
    Finish { profile, grey: output.pictures == sections::PictureInk::Grey }
}

/// The pictures of whoever writes: a collector's letters show its own.
fn pictures(
    creditor: &Creditor,
    sender: &sections::SenderSection,
    home: &Home<'_>,
) -> PictureFiles {
    if sender.mode == sections::Mode::Collector {
        let image = sender.signatory.as_ref().and_then(|it| it.image.as_ref());
        return PictureFiles {
            logo: sender.logo.as_ref().map(|name| home.input(name, &["sender", "logo"])),
            signature: image.map(|name| home.input(name, &["sender", "signatory", "image"])),
        };
    }
    let logo = creditor.logo.as_ref();
    let signature = creditor.signatory.image.as_ref();
    PictureFiles {
        logo: logo.map(|name| home.input(name, &["creditor", "logo"])),
        signature: signature.map(|name| home.input(name, &["creditor", "signatory", "image"])),
    }
}

fn inputs(export: &sections::ExportSection, country: &str, home: &Home<'_>) -> Inputs {
    let files = match &export.files {
        Some(files) => home.files(files, &["export", "files"]),
        // Only beside a folder of invoices.
        None => Vec::new(),
    };
    let debtors = export.debtors.as_ref();
    let debtors = debtors.map(|name| home.input(name, &["export", "debtors"]));
    let mut inputs = Inputs::of(files);
    inputs.debtors = debtors;
    inputs.columns = reading::columns(export, home.document);
    inputs.answers = reading::answers(export, home.document);
    inputs.sheet.clone_from(&export.sheet);
    inputs.debtors_sheet.clone_from(&export.debtors_sheet);
    inputs.ledger = LedgerOptions {
        accounts: export.ledger.accounts.clone(),
        sales: export.ledger.sales.clone(),
        bank: export.ledger.bank.clone(),
        opening: export.ledger.opening.clone(),
    };
    inputs.profile = reading::profile(&export.profile, home);
    inputs.profile_file = reading::profile_file(&export.profile, home);
    inputs.settings = reading::settings(export, country, home.document);
    inputs
}

/// A layout in the folder `layouts` beside the job file or in a folder of its own, or one that comes
/// with the program.
fn layout(name: &str, home: &Home<'_>) -> Option<Layout> {
    let folders = [home.path("layouts").join(name), home.path(name)];
    let own = folders.iter().find(|folder| folder.join("layout.toml").is_file());
    let read = match (own, Layout::builtin(name)) {
        (Some(folder), _) => Layout::read(folder),
        (None, Some(layout)) => layout,
        (None, None) => {
            let known = Layout::builtin_names().map(str::to_owned).collect();
            let problem = Problem::Layout(name.to_owned(), known);
            home.document.fault(&keys(&["letters", "layout"]), problem);
            return None;
        }
    };
    read.map_err(|faults| home.document.faults_beside(faults)).ok()
}

/// Letters can be written in the languages that the layout has texts for.
fn check_language(language: &str, layout: &Layout, document: &Document<'_>) {
    if !layout.texts.contains_key(plain_language(language)) {
        let known = layout.texts.keys().cloned().collect();
        let problem = settings::Problem::UnknownWord(language.to_owned(), known);
        document.fault(&keys(&["letters", "language"]), problem);
    }
}
