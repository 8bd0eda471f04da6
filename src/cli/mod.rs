//! The commands: what was asked, and what is answered.

mod bar;
mod columns;
mod init;
mod json;
mod register;
mod tell;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use relance::base::{Language, Messages};
use relance::job::{Job, JobError, Overrides};
use relance::plan::Held;
use relance::run::{self, RunError};

use self::bar::Bar;

/// The work is complete; what was held back is ordinary business.
const COMPLETE: u8 = 0;
/// The work is complete, but faulty data held something back, and `--strict` wants to know.
const HELD_BACK: u8 = 1;
/// Nothing was made.
const NOTHING: u8 = 2;

/// Print-ready dunning letters from accounting exports, each with its invoice copies.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look at an export and propose a job file
    Init(Proposal),
    /// Read everything, report every finding, write nothing
    Check(Asked),
    /// Who gets which letter, who does not and why; write nothing
    Plan(Asked),
    /// Make the letters, streams and manifest, and enter them in the register
    Run(Asked),
    /// Take a run back: it was not posted, and the next run decides as if it had not been
    Undo(register::Undo),
    /// The register of letters sent: check it, write it out, take in letters of another program
    #[command(subcommand)]
    Register(register::Command),
}

#[derive(Debug, Args)]
struct Asked {
    /// The job file
    #[arg(value_name = "JOB.toml")]
    job: PathBuf,
    /// The letter date, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<NaiveDate>,
    /// The folder for run folders, instead of the one the job names
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Threads to use [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Machine-readable result on stdout
    #[arg(long)]
    json: bool,
    /// Language of what is printed here: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    lang: Option<Language>,
    /// Exit code 1 when faulty data held something back
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct Proposal {
    /// The export
    #[arg(value_name = "EXPORT")]
    export: PathBuf,
    /// The job file to write, which must not be there yet [default: stdout]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Language of the comments: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    lang: Option<Language>,
}

/// What only the binary knows of the outside.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) today: NaiveDate,
    pub(crate) language: Language,
}

/// What is answered.
#[derive(Debug)]
pub(crate) struct Said {
    /// For stdout.
    pub(crate) result: String,
    /// For stderr.
    pub(crate) aside: String,
    /// The exit code.
    pub(crate) code: u8,
}

/// Why nothing was made.
#[derive(Debug)]
enum Failure {
    Job(JobError),
    Run(RunError),
}

/// Does what was asked and words the answer.
pub(crate) fn carry_out(cli: &Cli, world: &World) -> Said {
    match &cli.command {
        Command::Init(proposal) => init::propose(proposal, world.language),
        Command::Check(asked) => on_job(asked, world, check),
        Command::Plan(asked) => on_job(asked, world, plan),
        Command::Run(asked) => on_job(asked, world, run),
        Command::Undo(asked) => register::undo(asked, world),
        Command::Register(command) => register::carry_out(command, world),
    }
}

type Answer = fn(&Asked, &Job, &Messages) -> Result<Said, RunError>;

/// Reads the job and has it answered.
fn on_job(asked: &Asked, world: &World, answer: Answer) -> Said {
    let messages = Messages::new(asked.lang.unwrap_or(world.language));
    let overrides = Overrides {
        date: asked.date.unwrap_or(world.today),
        out: asked.out.clone(),
        threads: asked.threads.map(usize::from),
    };
    let job = Job::read(&asked.job, &overrides).map_err(Failure::Job);
    let said = job.and_then(|job| answer(asked, &job, &messages).map_err(Failure::Run));
    said.unwrap_or_else(|failure| {
        let lines = match &failure {
            Failure::Job(error) => error.lines(&messages),
            Failure::Run(error) => vec![tell::trouble(error, &messages)],
        };
        nothing(asked.json, &lines)
    })
}

/// Nothing was made, and why.
fn nothing(json: bool, lines: &[String]) -> Said {
    let result = if json { json::failure(lines) } else { String::new() };
    Said { result, aside: lines.join("\n") + "\n", code: NOTHING }
}

fn check(asked: &Asked, job: &Job, messages: &Messages) -> Result<Said, RunError> {
    let checked = run::check(job)?;
    let result = if asked.json {
        json::checked(&checked, messages)
    } else {
        tell::checked(&checked, messages)
    };
    let faulty = checked.findings.iter().any(|finding| finding.holds());
    Ok(Said { result, aside: String::new(), code: code(asked, faulty) })
}

fn plan(asked: &Asked, job: &Job, messages: &Messages) -> Result<Said, RunError> {
    let planned = run::plan(job)?;
    let result = if asked.json {
        json::planned(&planned, messages)
    } else {
        tell::planned(&planned, messages)
    };
    let aside = tell::findings(&planned.findings, messages);
    Ok(Said { result, aside, code: code(asked, faulty(&planned.plan.held)) })
}

fn run(asked: &Asked, job: &Job, messages: &Messages) -> Result<Said, RunError> {
    let report = run::run(job, &Bar::new(messages))?;
    let result = if asked.json {
        json::report(&report, messages)
    } else {
        tell::report(&report, messages)
    };
    let aside = tell::findings(&report.findings, messages);
    Ok(Said { result, aside, code: code(asked, faulty(&report.plan.held)) })
}

/// Whether faulty data held something back.
fn faulty(held: &[Held]) -> bool {
    held.iter().any(|held| held.reason.is_fault())
}

fn code(asked: &Asked, faulty: bool) -> u8 {
    if asked.strict && faulty { HELD_BACK } else { COMPLETE }
}
