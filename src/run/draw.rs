//! Draws every piece into letter files and streams.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rayon::prelude::{ParallelIterator as _, ParallelSlice as _};

use super::archive::archive;
use super::claims::{Claims, Unfit, unfit};
use super::context::{RunContext, Worker};
use super::drawing::{DrawingTable, MeasuredLetter, info};
use super::duplicate;
use super::measure::HANDFUL;
use super::{Progress, RunError, Work};
use crate::assemble::{self, DrawnPiece, Stream};
use crate::attach::{AttachError, Copy};
use crate::job::Job;
use crate::marks::sheet_page;
use crate::output::{Archived, LetterFile, StreamFile, StreamWriter, letter_name};
use crate::plan::PlannedLetter;
use crate::post::Piece;
use pdf_import::{Imported, import};
use print::pdf::{FileInfo, PageContent, Profile, Record, TaggedPages};

/// Pieces drawn before they are handed to the streams: with two windows on their way, all that is in
/// memory at a time.
const WINDOW: usize = 8 * HANDFUL;

/// The most pages of a window for each thread that draws, where one piece alone has no more: a page of a copy
/// takes tens of kilobytes, and four windows are in memory at a time.
const WINDOW_PAGES: u64 = 96;

/// The most pages of a window, however many threads there are.
const WIDEST: u64 = 768;

/// Pieces a thread draws at a time: far fewer than it measures, because windows with copies hold few and all
/// threads wait for the last handful of one.
const DRAWN: usize = 2;

/// The files that were made.
#[derive(Debug, Default)]
pub(super) struct RunFiles {
    /// Letter files in the order of the pieces; none where one is not wanted, and no list where none is at all.
    pub(super) letters: Vec<Option<LetterFile>>,
    /// Archive copies in the order of the pieces; empty when none are wanted.
    pub(super) archive: Vec<Archived>,
    /// Streams in posting order; empty when none are wanted.
    pub(super) streams: Vec<StreamFile>,
    /// Files behind letters that keep a stream from being the kind of PDF that the job asks for.
    pub(super) claims: Claims,
}

/// A piece as it leaves a worker.
struct DrawnFiles {
    letter: Option<LetterFile>,
    archive: Option<Archived>,
    piece: Option<(Arc<str>, DrawnPiece)>,
    unfit: Vec<Unfit>,
}

/// Makes every piece. Letter files are written as they are made; streams get the pieces in posting
/// order, through a channel that holds two windows at most.
pub(super) fn draw(
    table: &DrawingTable<'_>,
    progress: &dyn Progress,
) -> Result<RunFiles, RunError> {
    progress.begin(Work::Draw, table.letters.pieces.len());
    let (send, receive) = sync_channel(2);
    thread::scope(|scope| {
        let writer = thread::Builder::new();
        let streams = writer.spawn_scoped(scope, move || write_streams(table, &receive));
        let streams = streams.map_err(|source| RunError::NoThread { source })?;
        let letters = draw_windows(table, &send, progress);
        drop(send);
        // A stream that failed is the cause of the channel closing early, so it is asked first.
        let streams =
            streams.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok(RunFiles { streams, ..letters? })
    })
}

/// The pieces in windows of some pages: those of copies are what takes memory on their way.
fn windows(mut pieces: &[Piece], threads: usize) -> impl Iterator<Item = &[Piece]> {
    let most = WIDEST.min(WINDOW_PAGES * threads as u64);
    std::iter::from_fn(move || {
        let mut pages = 0_u64;
        let fits = |piece: &&Piece| {
            pages += u64::from(piece.pages);
            pages <= most
        };
        let length = pieces.iter().take(WINDOW).take_while(fits).count().max(1);
        let (window, rest) = pieces.split_at_checked(length)?;
        pieces = rest;
        Some(window)
    })
}

fn draw_windows(
    table: &DrawingTable<'_>,
    send: &SyncSender<Vec<(Arc<str>, DrawnPiece)>>,
    progress: &dyn Progress,
) -> Result<RunFiles, RunError> {
    let mut all = RunFiles { claims: Claims::of_job(table.job), ..RunFiles::default() };
    let mut before = 0;
    for window in windows(&table.letters.pieces, table.context.threads.current_num_threads()) {
        let handfuls = window.par_chunks(DRAWN).map(|pieces| {
            progress.go_on()?;
            let made = table.workers.at(|worker| -> Result<Vec<DrawnFiles>, RunError> {
                pieces.iter().map(|piece| make(table, piece, worker)).collect()
            })?;
            progress.step(pieces.len());
            Ok(made)
        });
        let made: Result<Vec<Vec<DrawnFiles>>, RunError> =
            table.context.threads.install(|| handfuls.collect());
        let mut drawn = Vec::new();
        for made in made?.into_iter().flatten() {
            if made.letter.is_some() || !all.letters.is_empty() {
                all.letters.resize_with(before, || None);
                all.letters.push(made.letter);
            }
            before += 1;
            all.archive.extend(made.archive);
            all.claims.add(made.unfit);
            drawn.extend(made.piece);
        }
        if !drawn.is_empty() && send.send(drawn).is_err() {
            break;
        }
    }
    Ok(all)
}

/// Puts one piece together, and writes its letter file where one is wanted.
fn make(
    table: &DrawingTable<'_>,
    piece: &Piece,
    worker: &mut Worker<'_>,
) -> Result<DrawnFiles, RunError> {
    let of = table.letters.of(piece)?;
    let letter = of.planned;
    let profile = table.job.finish.profile;
    let tagged = profile.is_tagged().then(|| fetch_tagged(table, of, worker));
    let tagged = tagged.transpose()?;
    let inside = tagged.as_ref().filter(|_| profile == Profile::PdfA3b);
    let archive = inside.map(|pages| archive(table, (piece, of), pages, worker)).transpose()?;
    // Foreign pages claim nothing: the file holds the letter alone, paper has the copies.
    let alone = tagged.filter(|_| profile == Profile::PdfA2b);
    let mut drawn = fetch(table, piece.duplex, of, worker)?;
    let wanted = &table.job.output;
    let marks = marks(table.job, &table.run.id, piece, worker)?;
    if table.job.marks.as_ref().is_some_and(|marks| marks.letters) {
        drawn.marks.clone_from(&marks);
    }
    // The number of a registered letter is bound to the hash of its file, so there must be one.
    let proved = letter.registered.is_some();
    let served = table.job.services.iter().any(|order| order.takes(piece));
    let file = (wanted.letters || proved || served).then(|| {
        let info = info(table.context, letter, piece, alone.is_some().then_some(profile));
        match &alone {
            Some(pages) => {
                assemble::archive(
                    pages,
                    &[],
                    &info,
                    &table.shared.stationery,
                    &mut worker.file,
                );
            }
            None => assemble::letter(&drawn, &info, &table.shared.stationery, &mut worker.file),
        }
        table.place.folder.write_letter(
            &letter_name(piece, letter),
            &worker.file,
            &table.shared.beginning,
        )
    });
    let letter = file.transpose()?;
    (drawn.marks, drawn.reversed) = (marks, piece.reversed);
    let unfit = if wanted.streams && profile == Profile::PdfVt {
        recorded(piece, of, &mut drawn)
    } else {
        Vec::new()
    };
    let piece = wanted.streams.then_some((Arc::clone(&piece.stream), drawn));
    Ok(DrawnFiles { letter, archive, piece, unfit })
}

/// Makes a document part of a piece, and gives what of it keeps the stream from being PDF/VT.
fn recorded(piece: &Piece, of: MeasuredLetter<'_>, drawn: &mut DrawnPiece) -> Vec<Unfit> {
    drawn.record = Some(Record {
        piece: piece.number,
        position: piece.position,
        sheets: piece.sheets,
        class: piece.class.to_string(),
    });
    let unfit = unfit(piece, of.behind, &drawn.copies);
    drawn.fit = unfit.is_empty();
    unfit
}

/// Takes the pages of a piece from the spool with what stands on them.
fn fetch_tagged(
    table: &DrawingTable<'_>,
    MeasuredLetter { planned, drawn, .. }: MeasuredLetter<'_>,
    worker: &mut Worker<'_>,
) -> Result<TaggedPages, RunError> {
    worker.packed.resize(drawn.tagged, 0);
    table.place.spool.fetch(drawn.place + drawn.length as u64, &mut worker.packed)?;
    let damaged = |source| RunError::Draw { reference: planned.reference.clone(), source };
    TaggedPages::unpack(&worker.packed).map_err(damaged)
}

/// The marks of a piece's sheets, as they are read; none where the job wants none.
pub(super) fn marks(
    job: &Job,
    run_id: &str,
    piece: &Piece,
    worker: &mut Worker<'_>,
) -> Result<Vec<PageContent>, RunError> {
    let Some(marks) = &job.marks else { return Ok(Vec::new()) };
    let sheet = job.layout.design.sheet;
    let draw = |leaf| {
        let says = marks.says(run_id, piece, &leaf);
        let page = sheet_page(marks, &says, (sheet.width, sheet.height))?;
        let undrawn = |source| RunError::Draw { reference: piece.id.clone(), source };
        worker.pen.draw(&page).map_err(undrawn)
    };
    piece.sheet_list().into_iter().map(draw).collect()
}

/// Takes the pages of a letter from the spool and its copies from the store.
fn fetch(
    table: &DrawingTable<'_>,
    duplex: bool,
    of: MeasuredLetter<'_>,
    worker: &mut Worker<'_>,
) -> Result<DrawnPiece, RunError> {
    worker.packed.resize(of.drawn.length, 0);
    table.place.spool.fetch(of.drawn.place, &mut worker.packed)?;
    let mut pages: Vec<PageContent> = PageContent::unpack(&worker.packed).collect();
    let own = of.size.letter_pages as usize;
    let stamps = pages.split_off(own.min(pages.len()));
    let first = of.behind.first.iter().map(|first| Ok(first.load()?));
    let fetch = |place, notes: &mut [u8]| Ok(table.place.spool.fetch(place, notes)?);
    let copies = of.behind.copies.iter();
    let copies = copies.map(|copy| load(table.context, of.planned, copy, fetch));
    let copies = first.chain(copies).collect::<Result<Vec<_>, RunError>>()?;
    Ok(DrawnPiece { pages, copies, duplex, stamps, ..DrawnPiece::default() })
}

/// The pages of a copy: from the store, or drawn where it is a duplicate. `fetch` fills in what was noted of it.
pub(super) fn load(
    context: &RunContext,
    letter: &PlannedLetter,
    copy: &Copy,
    fetch: impl FnOnce(u64, &mut [u8]) -> Result<(), RunError>,
) -> Result<Arc<Imported>, RunError> {
    if !copy.is_drawn() {
        return context.store_of(copy)?.load(copy, fetch);
    }
    let unusable = |source| AttachError::Broken { name: copy.invoice.to_string(), source };
    let bytes = duplicate::draw(context, letter, &copy.invoice)?;
    Ok(Arc::new(import(bytes).map_err(unusable)?))
}

/// Writes the streams one after the other, as the pieces come.
fn write_streams(
    table: &DrawingTable<'_>,
    receive: &Receiver<Vec<(Arc<str>, DrawnPiece)>>,
) -> Result<Vec<StreamFile>, RunError> {
    let mut done = Vec::new();
    let mut open: Option<(Arc<str>, bool, Stream<'_, StreamWriter>)> = None;
    for (name, piece) in receive.iter().flatten() {
        let other = open.take_if(|(of, ..)| *of != name);
        if let Some(finished) = other {
            done.push(finish(table, finished)?);
        }
        let (.., stream) = match &mut open {
            Some(open) => open,
            None => {
                let writer = table.place.folder.stream(Arc::clone(&name))?;
                let stream = Stream::begin(&table.shared.stationery, writer);
                open.insert((Arc::clone(&name), piece.duplex, stream))
            }
        };
        stream.add(&piece).map_err(|source| trouble(&name, source))?;
    }
    if let Some(last) = open {
        done.push(finish(table, last)?);
    }
    Ok(done)
}

fn finish(
    table: &DrawingTable<'_>,
    (name, duplex, stream): (Arc<str>, bool, Stream<'_, StreamWriter>),
) -> Result<StreamFile, RunError> {
    let id = format!("{} {name}", table.run.id);
    let is_vt = table.job.finish.profile == Profile::PdfVt;
    let info = FileInfo {
        title: &name,
        id: &id,
        language: &table.job.terms.language,
        date: Some(table.job.date),
        duplex,
        profile: if is_vt { Profile::PdfVt } else { Profile::Mail },
    };
    let is_foreign = stream.is_foreign();
    let writer = stream.finish(&info).map_err(|source| trouble(&name, source))?;
    let mut file = writer.finish()?;
    if is_vt && !is_foreign {
        file.profile = info.profile.as_str();
    }
    Ok(file)
}

fn trouble(name: &str, source: std::io::Error) -> RunError {
    RunError::Stream { stream: name.to_owned(), source }
}
