use std::collections::BTreeMap;
use std::sync::Arc;

use super::measure::Behind;
use crate::base::{Args, Code, Finding, Origin, Source};
use crate::output::{CopyRecord, StreamFile};
use crate::pdf::{Breaches, Imported, x4};
use crate::post::Piece;

/// How many files the note of a stream names.
const NOTED: usize = 20;

/// How many a message names.
const TOLD: usize = 3;

/// A file behind a letter that keeps a stream from claiming anything.
#[derive(Debug)]
pub(super) struct Unfit {
    stream: Arc<str>,
    name: Arc<str>,
    breaches: Breaches,
}

/// The files that do, by stream and name.
#[derive(Debug, Default)]
pub(super) struct Claims(BTreeMap<(Arc<str>, Arc<str>), Breaches>);

/// Looks through what is put behind a letter; empty where all of it keeps what the stream claims.
pub(super) fn unfit(
    piece: &Piece,
    behind: Option<&Behind>,
    copies: &[Arc<Imported>],
) -> Vec<Unfit> {
    let first = behind.and_then(|it| it.first.as_ref());
    let first = first.map(|it| Arc::from(format!("first letter of {}", it.date)));
    let names = behind.into_iter().flat_map(|it| &it.copies).map(|it| Arc::clone(&it.name));
    let names = first.into_iter().chain(names);
    let looked = copies.iter().zip(names).map(|(copy, name)| Unfit {
        stream: Arc::clone(&piece.stream),
        name,
        breaches: x4(copy),
    });
    looked.filter(|it| !it.breaches.is_empty()).collect()
}

impl Claims {
    pub(super) fn add(&mut self, unfit: Vec<Unfit>) {
        for Unfit { stream, name, breaches } in unfit {
            let known = self.0.entry((stream, name)).or_default();
            *known = known.with(breaches);
        }
    }

    /// The files that keep a stream from claiming anything, with the reasons.
    fn of(&self, stream: &str) -> Vec<String> {
        let own = self.0.iter().filter(|((it, _), _)| **it == *stream);
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
            stream.notes = format!("not PDF/X-4: {}", first(&files, NOTED));
            let name = stream.file.clone();
            let origin =
                Origin::file(&Arc::new(Source { name, headers: Vec::new(), sheet: None }));
            let values = Args::new()
                .text("stream", &*stream.stream)
                .count("files", files.len())
                .text("names", first(&files, TOLD));
            findings.push(Finding::new(Code::StreamUnclaimed, origin, None, values));
        }
        findings
    }

    /// Says of each copy whether it is the reason.
    pub(super) fn mark(&self, copies: &mut [Vec<CopyRecord<'_>>]) {
        let mut by_name: BTreeMap<&str, Breaches> = BTreeMap::new();
        for ((_, name), breaches) in &self.0 {
            let known = by_name.entry(name).or_default();
            *known = known.with(*breaches);
        }
        for copy in copies.iter_mut().flatten() {
            let breaches = by_name.get(copy.file).map(Breaches::to_string);
            copy.x4 = Some(breaches.unwrap_or_else(|| "kept".to_owned()));
        }
    }
}

/// The first of some files, and how many more there are.
fn first(files: &[String], most: usize) -> String {
    let named = files.get(..most).unwrap_or(files).join(", ");
    match files.len().checked_sub(most) {
        Some(more @ 1..) => format!("{named}, and {more} more"),
        _ => named,
    }
}
