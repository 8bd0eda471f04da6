//! `proof`: sample letters on the data of a job.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::context::{RunContext, Worker, Workers, enclosures};
use super::decide::{Decided, decide_alone};
use super::measure::measure;
use super::measures::Measures;
use super::reports::{Quiet, sorted};
use super::{RunError, invented};
use crate::assemble::{self, DrawnPiece};
use crate::attach::Known;
use crate::compose::Enclosure;
use crate::job::Job;
use crate::output;
use crate::plan::{Plan, PlannedLetter};
use crate::post::Measured;
use findings::{Args, Finding, Messages};
use print::font::GlyphUse;
use print::pdf::{FileInfo, PageContent, Profile, Stationery};

/// Sample letters in one file, each page marked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Proofs {
    /// The file.
    pub path: PathBuf,
    /// The sample letters in the file, in their order.
    pub samples: Vec<Sample>,
    /// Everything that was found wrong on the way; letters that it holds back are not among the samples.
    pub findings: Vec<Finding>,
}

/// One letter of a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sample {
    /// Code of the debtor.
    pub debtor: String,
    /// Kind, stage and language, such as `business-reminder-1 fr`.
    pub text: String,
    /// Pages of the letter.
    pub pages: usize,
}

/// Makes one file of sample letters on the data of the job: the first, the longest, the shortest, and one
/// for each kind, stage and language. Every page is marked; nothing is entered anywhere and no run folder
/// is made.
///
/// # Errors
///
/// When an input cannot be read or the file cannot be written.
pub fn proof(job: &Job, messages: &Messages) -> Result<Proofs, RunError> {
    let Decided { mut plan, findings, known, .. } = decide_alone(job)?;
    let context = RunContext::set_up(job, &plan, known)?;
    let workers = Workers::new(&context);
    let Measures { sizes, findings: more, .. } =
        measure(&mut plan, &context, &workers, None, &Quiet)?;
    // Glyphs of the letters shown are enough; those measured above were shaped by other workers.
    let workers = Workers::new(&context);
    let mut shown = Shown::default();
    for place in chosen(&plan, &sizes) {
        let Some(letter) = plan.letters.get(place) else { continue };
        let enclosures = enclosures(&context.copies(letter));
        shown.add((letter, &enclosures), &workers, messages)?;
    }
    let path = job.output.folder.join("proof.pdf");
    shown.write(&path, job, (&context, &workers.glyphs()), messages)?;
    Ok(Proofs { path, samples: shown.samples, findings: sorted(vec![findings, more]) })
}

/// Makes one file of the kinds of letter on invented data, in the layout and in the name of the creditor of a job: every
/// kind of debtor and stage, one with thirty invoices, one about an instalment, one with a code for banking apps, three
/// languages. Every page is marked; nothing of the job's own data is read.
///
/// # Errors
///
/// When the layout cannot be used or the file cannot be written.
pub fn gallery(job: &Job, messages: &Messages) -> Result<Proofs, RunError> {
    let made_up = invented::job(job);
    let Decided { plan, findings, known, .. } = decide_alone(&made_up)?;
    let context = RunContext::set_up(&made_up, &plan, known)?;
    let workers = Workers::new(&context);
    let mut shown = Shown::default();
    for letter in &plan.letters {
        let enclosures = invented::enclosures(letter);
        shown.add((letter, &enclosures), &workers, messages)?;
    }
    let mut glyphs = workers.glyphs();
    if let (Some(coded), Some(letter)) = (invented::with_code(&made_up), plan.letters.first()) {
        let context = RunContext::set_up(&coded, &plan, Known::default())?;
        let workers = Workers::new(&context);
        let enclosures = invented::enclosures(letter);
        shown.add((letter, &enclosures), &workers, messages)?;
        glyphs.merge(&workers.glyphs());
    }
    let path = job.output.folder.join("gallery.pdf");
    shown.write(&path, &made_up, (&context, &glyphs), messages)?;
    Ok(Proofs { path, samples: shown.samples, findings: sorted(vec![findings]) })
}

/// Letters that were drawn for a proof.
#[derive(Default)]
struct Shown {
    pages: Vec<PageContent>,
    samples: Vec<Sample>,
}

impl Shown {
    /// Draws a letter.
    fn add(
        &mut self,
        (letter, enclosures): (&PlannedLetter, &[Enclosure]),
        workers: &Workers<'_>,
        messages: &Messages,
    ) -> Result<(), RunError> {
        let drawn = workers.at(|worker| draw((letter, enclosures), worker, messages))?;
        let (debtor, text) = (letter.debtor.code.to_string(), text(letter));
        self.samples.push(Sample { debtor, text, pages: drawn.len() });
        self.pages.extend(drawn);
        Ok(())
    }

    /// Writes the file, where there is any letter.
    fn write(
        &mut self,
        path: &Path,
        job: &Job,
        (context, glyphs): (&RunContext, &GlyphUse),
        messages: &Messages,
    ) -> Result<(), RunError> {
        if self.samples.is_empty() {
            return Ok(());
        }
        let stationery = Stationery::build(context.studio.faces(), glyphs, &context.pictures)
            .map_err(RunError::Stationery)?;
        let mut file = Vec::new();
        let title = messages.plain("proof-title");
        let language = &job.settings().language;
        let date = Some(job.date);
        let info = FileInfo {
            title: &title,
            id: "proof",
            language,
            date,
            duplex: false,
            profile: Profile::Mail,
        };
        let pages = std::mem::take(&mut self.pages);
        let piece = DrawnPiece { pages, ..DrawnPiece::default() };
        assemble::letter(&piece, &info, &stationery, &mut file);
        Ok(output::write_proof(path, &file)?)
    }
}

/// Sets and draws a letter, every page marked.
fn draw(
    (letter, enclosures): (&PlannedLetter, &[Enclosure]),
    worker: &mut Worker<'_>,
    messages: &Messages,
) -> Result<Vec<PageContent>, RunError> {
    let mut composed = worker.compositor.compose(letter, enclosures);
    let values = Args::new().text("text", text(letter)).text("debtor", &*letter.debtor.code);
    worker.compositor.mark(&messages.get("proof-mark", &values), &mut composed.pages);
    let undrawn = |source| RunError::Draw { reference: letter.reference.clone(), source };
    composed.pages.iter().map(|page| worker.pen.draw(page).map_err(undrawn)).collect()
}

/// Kind, stage and language of a letter.
fn text(letter: &PlannedLetter) -> String {
    let debtor = &letter.debtor;
    format!("{}-{} {}", debtor.kind.as_str(), letter.stage, debtor.language)
}

/// The letters shown, by their places in the plan: the first, the longest, the shortest, then the first of
/// each kind, stage and language; none twice.
fn chosen(plan: &Plan, sizes: &[Measured]) -> Vec<usize> {
    let letters = plan.letters.iter();
    let size = |place: usize| {
        let pages = sizes.get(place).map_or(0, |size| size.letter_pages);
        let rows = plan.letters.get(place).map_or(0, |letter| {
            letter.claims.len() + letter.newly_due.len() + letter.credits.len()
        });
        (pages, rows)
    };
    let longest = (0..letters.len()).rev().max_by_key(|place| size(*place));
    let shortest = (0..letters.len()).min_by_key(|place| size(*place));
    let first = (!plan.letters.is_empty()).then_some(0);
    let mut each = BTreeMap::new();
    for (place, letter) in letters.enumerate() {
        let debtor = &letter.debtor;
        let key = (debtor.language.to_string(), letter.stage, debtor.kind.as_str());
        each.entry(key).or_insert(place);
    }
    let all = [first, longest, shortest].into_iter().flatten().chain(each.into_values());
    let mut seen = BTreeSet::new();
    all.filter(|place| seen.insert(*place)).collect()
}
