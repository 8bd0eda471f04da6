//! Files behind letters that keep a stream from being the kind of PDF that the job asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::measures::LetterCopies;
use crate::job::Job;
use crate::output::{CopyRecord, StreamFile};
use crate::post::Piece;
use findings::{Args, Code, Finding, Origin, Source};
use pdf_import::{Breaches, Imported, x4};
use print::pdf::Profile;

/// How many files the note of a stream names.
const NOTED: usize = 20;

/// The most files that a message names.
const TOLD: usize = 3;

/// A file behind a letter that keeps a stream from claiming anything.
#[derive(Debug)]
pub(super) struct Unfit {
    stream: Arc<str>,
    name: Arc<str>,
    breaches: Breaches,
}

/// The files that do.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Whether any stream is to claim something.
    wanted: bool,
    /// The files, by stream and name.
    files: BTreeMap<(Arc<str>, Arc<str>), Breaches>,
    /// By name.
    names: BTreeMap<Arc<str>, Breaches>,
}

/// Looks through what is put behind a letter; empty where all of it keeps what the stream claims.
pub(super) fn unfit(
    piece: &Piece,
    behind: &LetterCopies,
    copies: &[Arc<Imported>],
) -> Vec<Unfit> {
    let first = behind.first.iter();
    let first = first.map(|it| Arc::from(format!("first letter of {}", it.date)));
    let names = first.chain(behind.copies.iter().map(|it| Arc::clone(&it.name)));
    let looked = copies.iter().zip(names).map(|(copy, name)| Unfit {
        stream: Arc::clone(&piece.stream),
        name,
        breaches: x4(copy),
    });
    looked.filter(|it| !it.breaches.is_empty()).collect()
}

impl Claims {
    /// None yet, of what a job wants.
    pub(super) fn of_job(job: &Job) -> Self {
        let wanted = job.output.streams && job.finish.profile == Profile::PdfVt;
        Self { wanted, ..Self::default() }
    }

    pub(super) fn add(&mut self, unfit: Vec<Unfit>) {
        for Unfit { stream, name, breaches } in unfit {
            let known = self.names.entry(Arc::clone(&name)).or_default();
            *known = known.with(breaches);
            let known = self.files.entry((stream, name)).or_default();
            *known = known.with(breaches);
        }
    }

    /// The files that keep a stream from claiming anything, with the reasons.
    fn of(&self, stream: &str) -> Vec<String> {
        let own = self.files.iter().filter(|((it, _), _)| **it == *stream);
        own.map(|((_, name), breaches)| format!("{name} ({breaches})")).collect()
    }

    /// Says beside each stream why it claims nothing, and tells it once.
    pub(super) fn tell(&self, streams: &mut [StreamFile]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for stream in streams {
            let files = self.of(&stream.stream);
            if files.is_empty() {
                continue;
            }
            stream.notes = format!(
                "not PDF/X-4: {}",
                first(&files, NOTED, |more| format!("and {more} more"))
            );
            let name = stream.file.clone();
            let origin =
                Origin::file(&Arc::new(Source { name, headers: Vec::new(), sheet: None }));
            let values = Args::new()
                .text("stream", &*stream.stream)
                .count("files", files.len())
                .text("names", first(&files, TOLD, |_| "…".to_owned()));
            findings.push(Finding::new(Code::StreamUnclaimed, origin, None, values));
        }
        findings
    }

    /// Says of each copy whether it is the reason.
    pub(super) fn mark<'c>(&self, mut copies: Vec<CopyRecord<'c>>) -> Vec<CopyRecord<'c>> {
        for copy in copies.iter_mut().filter(|_| self.wanted) {
            let breaches = self.names.get(copy.file).map(Breaches::to_string);
            copy.x4 = Some(breaches.unwrap_or_else(|| "kept".to_owned()));
        }
        copies
    }
}

/// The first of some files, and what is said of the others.
fn first(files: &[String], most: usize, others: impl Fn(usize) -> String) -> String {
    let named = files.get(..most).unwrap_or(files).join(", ");
    match files.len().checked_sub(most) {
        Some(more @ 1..) => format!("{named}, {}", others(more)),
        _ => named,
    }
}
