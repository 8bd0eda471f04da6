//! Everything that measuring and drawing share, and the places at which threads work.

use std::io;
use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::RunError;
use crate::address::Addressed;
use crate::attach::{AttachError, Copy, CopyStore, FirstLetters, FoundCopies, Known};
use crate::compose::{Compositor, CopyOf, Enclosure, Pictures, Studio};
use crate::job::Job;
use crate::layout::PaperFile;
use crate::marks::White;
use crate::output::{self, Half};
use crate::plan::{Plan, PlannedLetter};
use crate::post::Channel;
use crate::rules::Stage;
use crate::service::Zoning;
use exports::InputFile;
use findings::Refusal;
use print::font::GlyphUse;
use print::pdf;
use print::pdf::{Finish, Pen, Stationery};

/// Everything that measuring and drawing share: design, copies, pictures, threads. Set up once a run.
#[derive(Debug)]
pub(super) struct RunContext {
    /// Design, faces and texts.
    pub(super) studio: Studio,
    /// The pictures of the stationery in the order of their ids: logo, signature.
    pub(super) pictures: Vec<Vec<u8>>,
    /// The threads.
    pub(super) threads: ThreadPool,
    /// The areas that must stay white for the marks of an inserter.
    pub(super) white: White,
    copy_store: Option<CopyStore>,
    firsts: FirstLetters,
    /// Zones of the postal services that are to print letters.
    pub(super) zoning: Zoning,
    /// Stages whose letters are printed on both sides.
    duplex: Vec<Stage>,
}

impl RunContext {
    /// Opens everything the letters of a plan are made from.
    pub(super) fn set_up(job: &Job, plan: &Plan, known: Known) -> Result<Self, RunError> {
        let logo = picture(job.pictures.logo.as_ref())?;
        let signature = picture(job.pictures.signature.as_ref())?;
        let sizes = Pictures {
            logo: logo.as_ref().map(|(_, size)| *size),
            signature: signature.as_ref().map(|(_, size)| *size),
            paper: (false, false),
        };
        let [paper, following] = papers(job)?;
        let sizes = Pictures { paper: (paper.is_some(), following.is_some()), ..sizes };
        // A picture keeps its place in the list when there is none before it.
        let bytes =
            |picture: Option<(Vec<u8>, _)>| picture.map(|(bytes, _)| bytes).unwrap_or_default();
        let mut pictures = vec![bytes(logo), bytes(signature)];
        pictures.extend([paper, following].map(Option::unwrap_or_default));
        while pictures.last().is_some_and(Vec::is_empty) {
            pictures.pop();
        }
        let services = job.services.iter().map(|it| &it.service);
        let registered = job.post.channel(Stage::FormalNotice) == Channel::Registered;
        Ok(Self {
            studio: Studio::new(job.layout.clone(), job.creditor.clone(), sizes)?
                .with_registered_notices(registered)
                .with_language(&job.terms.language),
            pictures,
            threads: threads(job.threads)?,
            white: white(job),
            copy_store: job.copies.as_ref().map(|it| CopyStore::open(it, known)).transpose()?,
            duplex: Stage::ALL.into_iter().filter(|it| job.post.duplex(*it)).collect(),
            firsts: first_letters(job, plan),
            zoning: Zoning::of(services, &job.creditor.country),
        })
    }

    /// The copies of a letter's invoices, none when letters go out alone; before them the first letter
    /// where it is asked for.
    pub(super) fn copies(&self, letter: &PlannedLetter) -> FoundCopies {
        let found =
            self.copy_store.as_ref().map(|store| store.find(letter)).unwrap_or_default();
        self.firsts.find(letter, found)
    }

    /// Whether a letter is printed on both sides.
    pub(super) fn is_duplex(&self, letter: &PlannedLetter) -> bool {
        self.duplex.contains(&letter.stage)
    }

    /// The faces, pictures and resources that all files share; faces hold the given glyphs alone.
    pub(super) fn stationery(
        &self,
        glyphs: &GlyphUse,
        finish: Finish,
    ) -> Result<Stationery, RunError> {
        let (faces, pictures) = (self.studio.faces(), &self.pictures);
        Stationery::build_for(faces, glyphs, pictures, finish).map_err(RunError::Stationery)
    }

    /// Whether a line stands beside each page of a copy.
    pub(super) fn stamps(&self) -> bool {
        self.copy_store.as_ref().is_some_and(CopyStore::stamps)
    }

    /// Does two things at the same time where there are threads for it, else one after the other.
    pub(super) fn beside(
        &self,
        one: &(dyn Fn() -> Half + Sync),
        other: &dyn Fn() -> Half,
    ) -> Half {
        if self.threads.current_num_threads() < 2 {
            return one().and_then(|()| other());
        }
        thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, one) {
            Ok(started) => {
                let other = other();
                started.join().unwrap_or_else(|panic| resume_unwind(panic)).and(other)
            }
            // The system gives no more threads; it takes longer, and comes out the same.
            Err(_) => one().and_then(|()| other()),
        })
    }

    /// The addresses on the letters.
    pub(super) fn addresses<'a>(&'a self, printed: &'a [Addressed]) -> output::Addresses<'a> {
        let window = &self.studio.layout().zone.id;
        output::Addresses { printed, window }
    }

    /// Where the copies stand; none where the job wants none.
    pub(super) fn copy_store(&self) -> Option<&CopyStore> {
        self.copy_store.as_ref()
    }

    /// The store that a copy was found on. That there is none cannot be, and must not end in a letter without it.
    pub(super) fn store_of(&self, copy: &Copy) -> Result<&CopyStore, AttachError> {
        let name = || copy.name.to_string();
        let gone =
            || AttachError::Gone { name: name(), source: io::ErrorKind::NotFound.into() };
        self.copy_store.as_ref().ok_or_else(gone)
    }
}

/// The areas that must stay white for the marks of the job; none where it wants no marks.
fn white(job: &Job) -> White {
    let width = job.layout.design.sheet.width;
    job.marks.as_ref().map(|marks| White::of(marks, width)).unwrap_or_default()
}

/// The paper for page 1 and for following pages: pictures, or files of one page.
fn papers(job: &Job) -> Result<[Option<Vec<u8>>; 2], RunError> {
    let sheet = job.layout.design.sheet;
    let size = (sheet.width.0, sheet.height.0);
    let page = |file: &PaperFile, number: u32| -> Result<Option<Vec<u8>>, RunError> {
        if pdf::is_pdf(&file.bytes) {
            let page = pdf::paper(&file.bytes, number, size);
            let unfit = || Refusal::new("layout-paper-pdf", &*file.name);
            let wanted = format!("{:.0} × {:.0}", size.0, size.1);
            return page.map_err(|_| file.mistake(unfit().expecting(wanted)).into());
        }
        match pdf::picture_size(&file.bytes) {
            Ok(_) => Ok((number == 1).then(|| file.bytes.clone())),
            Err(_) => {
                let neither = Refusal::new("layout-paper-neither", &*file.name);
                Err(file.mistake(neither).into())
            }
        }
    };
    let [first, following] = job.layout.papers()?;
    let second = match (&following, &first) {
        (Some(file), _) => page(file, 1)?,
        (None, Some(file)) => page(file, 2)?,
        (None, None) => None,
    };
    Ok([first.as_ref().map(|file| page(file, 1)).transpose()?.flatten(), second])
}

/// The enclosures that a letter lists: its first letter, then the copies in their order.
pub(super) fn enclosures(found: &FoundCopies) -> Vec<Enclosure> {
    let first = found.first.iter();
    let first =
        first.map(|it| Enclosure { copy_of: CopyOf::FirstLetter(it.date), pages: it.pages });
    let invoice = |copy: &Copy| Enclosure {
        copy_of: if copy.is_drawn() {
            CopyOf::Duplicate(copy.invoice.clone())
        } else {
            CopyOf::Invoice(copy.invoice.clone())
        },
        pages: copy.pages,
    };
    first.chain(found.copies.iter().map(invoice)).collect()
}

/// The letters of earlier runs that this plan puts behind others, each with what the manifest of its run says of
/// its pages.
fn first_letters(job: &Job, plan: &Plan) -> FirstLetters {
    let folder = job.output.folder.clone();
    let missing = job.copies.as_ref().map(|copies| copies.missing).unwrap_or_default();
    FirstLetters::new(folder, job.output.folder_name.clone(), missing)
        .asked_for(&plan.letters, output::letter_pages)
}

/// A picture file: its bytes, and its width and height in pixels.
type PictureFile = (Vec<u8>, (u32, u32));

fn picture(file: Option<&InputFile>) -> Result<Option<PictureFile>, RunError> {
    let Some(file) = file else { return Ok(None) };
    let path = || file.shown().to_owned();
    let bytes = file.read().map_err(|source| RunError::PictureFile { path: path(), source })?;
    let unusable = |source| RunError::Picture { path: path(), source };
    let size = pdf::picture_size(&bytes).map_err(unusable)?;
    Ok(Some((bytes, size)))
}

fn threads(wanted: Option<usize>) -> Result<ThreadPool, RunError> {
    let threads = wanted.unwrap_or(0);
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.map_err(|source| RunError::Threads { threads, source })
}

/// One thread's place of work: what it has shaped stays warm from letter to letter.
#[derive(Debug)]
pub(super) struct Worker<'a> {
    /// Sets pages.
    pub(super) compositor: Compositor<'a>,
    /// Draws them.
    pub(super) pen: Pen,
    /// The bytes of the letter file being made.
    pub(super) file: Vec<u8>,
    /// Drawn pages on their way to the spool or back.
    pub(super) packed: Vec<u8>,
}

/// The workers not in use. Which thread takes which is left to chance and cannot show in a letter.
#[derive(Debug)]
pub(super) struct Workers<'a> {
    context: &'a RunContext,
    free: Mutex<Vec<Worker<'a>>>,
}

impl<'a> Workers<'a> {
    pub(super) fn new(context: &'a RunContext) -> Self {
        Self { context, free: Mutex::default() }
    }

    /// Works with a free worker, or with a new one.
    pub(super) fn at<T>(&self, work: impl FnOnce(&mut Worker<'a>) -> T) -> T {
        let free = self.lock().pop();
        let RunContext { studio, pictures, .. } = self.context;
        let mut worker = free.unwrap_or_else(|| Worker {
            compositor: Compositor::new(studio),
            pen: Pen::new(studio.faces(), pictures.len()),
            file: Vec::new(),
            packed: Vec::new(),
        });
        let made = work(&mut worker);
        self.lock().push(worker);
        made
    }

    /// Every glyph shaped by any worker: the same set whoever shaped what.
    pub(super) fn glyphs(&self) -> GlyphUse {
        let mut all = GlyphUse::default();
        for worker in self.lock().iter() {
            all.merge(worker.compositor.glyphs());
        }
        all
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Worker<'a>>> {
        // A worker is put back whole or not at all, so a thread that died left nothing half done.
        self.free.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
