//! `relance reprint`: prints pieces of a run again.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use findings::{Language, Messages};
use relance::answer::Answer;
use relance::job::{JobError, Places};
use relance::output;
use relance::register::{Act, Deed, Register, RegisterError};
use relance::run::{self, Reprinted, RunError, Wish};

use super::day::day;
use super::register::writing;
use super::{COMPLETE, Reply, World, json, nothing};

#[derive(Debug, Args)]
pub(super) struct Reprint {
    /// The run folder, or the job file
    #[arg(value_name = "FOLDER|JOB.toml")]
    place: Option<PathBuf>,
    /// Pieces: numbers, names, or ranges of numbers such as 12-40
    #[arg(value_name = "PIECE")]
    pieces: Vec<String>,
    /// A list of pieces, such as the machine writes of what it damaged
    #[arg(long, alias = "selection", value_name = "FILE.csv")]
    select: Vec<PathBuf>,
    /// The run by the name of its folder, where the job file is given
    #[arg(long, value_name = "RUN")]
    run: Option<String>,
    /// Why, for the manifest
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    /// The day of the reprint, as YYYY-MM-DD [default: the date of the letters]
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<NaiveDate>,
    /// Machine-readable result on stdout
    #[arg(long)]
    pub(super) json: bool,
    /// Language of what is printed here: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    lang: Option<Language>,
}

impl Reprint {
    /// The run folder or job file, and the pieces: what stands first is a piece where it can be no place.
    fn place_and_pieces(&self) -> (PathBuf, Vec<String>) {
        let is_place = |word: &Path| {
            let is_job = word.extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"));
            is_job || word.components().count() > 1 || word.is_dir()
        };
        match &self.place {
            Some(place) if is_place(place) => (place.clone(), self.pieces.clone()),
            first => {
                let first = first.iter().map(|it| it.display().to_string());
                (PathBuf::from(JOB), first.chain(self.pieces.iter().cloned()).collect())
            }
        }
    }
}

/// The name that a job file has where nothing else is said.
const JOB: &str = "relance.toml";

/// Why nothing was printed again.
enum ReprintFailure {
    Job(JobError),
    Run(RunError),
    /// The job made no run, or several, and none was named.
    WhichRun(Vec<String>),
    /// The run that was named is not there; these are nearest.
    NoRun(String, Vec<String>),
}

impl From<RunError> for ReprintFailure {
    fn from(error: RunError) -> Self {
        Self::Run(error)
    }
}

/// Prints pieces again and words the answer.
pub(super) fn reprint(asked: &Reprint, world: &World) -> Reply {
    let messages = Messages::new(asked.lang.unwrap_or(world.language));
    let (place, mut pieces) = asked.place_and_pieces();
    if pieces.is_empty() && asked.select.is_empty() {
        let values = findings::Args::new().text("argument", messages.plain("value-piece"));
        return nothing(asked.json, &[messages.get("asked-missing", &values)]);
    }
    let reprinted = folder(&place, asked.run.as_ref()).and_then(|folder| {
        for list in &asked.select {
            pieces.extend(output::read_selection(list).map_err(RunError::from)?);
        }
        let mut wish = Wish::of(pieces);
        wish.reason.clone_from(&asked.reason);
        wish.date = asked.date;
        Ok(run::reprint(&folder, &wish)?)
    });
    let done = match reprinted {
        Ok(done) => done,
        Err(failure) => return nothing(asked.json, &failure.lines(&messages)),
    };
    let result = if asked.json {
        json(&Answer::reprint(&done))
    } else {
        let values = findings::Args::new()
            .count("pieces", done.pieces.len())
            .count("pages", done.pages)
            .count("sheets", done.sheets)
            .text("file", done.file.display().to_string());
        messages.get("reprint-done", &values) + "\n"
    };
    let aside = match note(&place, &done, world) {
        Ok(()) => String::new(),
        Err(error) => error.sentence(&messages) + "\n",
    };
    Reply { result, aside, code: COMPLETE }
}

/// Notes in the register who printed again; where a folder is given, in that of the job file two folders above, where runs of
/// a job are, or here.
fn note(place: &Path, done: &Reprinted, world: &World) -> Result<(), RegisterError> {
    let above = place.ancestors().nth(2).unwrap_or(Path::new(""));
    let known = [above.join(JOB), PathBuf::from(JOB)];
    let job = if place.is_dir() {
        known.into_iter().find(|it| it.is_file())
    } else {
        Some(place.to_owned())
    };
    let Some(places) = job.and_then(|job| Places::of(&job).ok()) else { return Ok(()) };
    let register = places.register.as_deref().map(Register::look).transpose()?.flatten();
    let Some(register) = register else { return Ok(()) };
    if !register.knows_run(&done.run_id)? {
        return Ok(());
    }
    let act = Act::on(&world.by, Deed::Reprint, &done.run_id);
    writing(register, |it| it.note(&Act { pieces: done.pieces.clone(), ..act }))
}

/// The run folder that is meant.
fn folder(place: &Path, run: Option<&String>) -> Result<PathBuf, ReprintFailure> {
    if place.is_dir() {
        return Ok(place.to_owned());
    }
    let places = Places::of(place).map_err(ReprintFailure::Job)?;
    let runs = output::runs(&places.output).map_err(RunError::from)?;
    if let Some(run) = run.filter(|_| !runs.is_empty()) {
        let called = output::run_called(run, &runs);
        let called = called.map_err(|nearest| ReprintFailure::NoRun(run.clone(), nearest))?;
        return Ok(places.output.join(called));
    }
    match runs.as_slice() {
        [only] => Ok(places.output.join(only)),
        _ => Err(ReprintFailure::WhichRun(runs)),
    }
}

impl ReprintFailure {
    fn lines(&self, messages: &Messages) -> Vec<String> {
        let text = |key: &str, what: &[String]| {
            messages.get(key, &findings::Args::new().text("what", what.join(", ")))
        };
        let near = |key: &str, what: &str, nearest: &[String]| {
            let values = findings::Args::new().text("what", what);
            messages.get(key, &values.text("nearest", nearest.join(", ")))
        };
        match self {
            Self::Job(error) => error.lines(messages),
            Self::WhichRun(runs) if runs.is_empty() => vec![text("reprint-no-run", runs)],
            Self::WhichRun(runs) => vec![text("reprint-which-run", runs)],
            Self::NoRun(run, known) => vec![near("reprint-unknown-run", run, known)],
            Self::Run(error) => error.lines(messages),
        }
    }
}
