//! The commands: arguments in, results and messages out.
//!
//! - **In:** arguments, the day and the language, which `main` reads.
//! - **Out:** [`Reply`]: a result, what is said beside it, an exit code.
//! - **Uses:** `findings`, `exports`, `print`, `rules`, `register`, `payments`, `plan`, `review`, `output`, `job`,
//!   `run`, `answer`, `browser`.
//! - **Never:** decides anything about a letter; writes to the terminal but for a progress bar, a question and the
//!   address of the review.

mod ages;
mod alike;
mod arguments;
mod bar;
mod columns;
mod costs;
mod day;
mod decide;
mod folded;
mod init;
mod manual;
mod order;
mod planned;
mod reconcile;
mod register;
mod reprint;
#[cfg(feature = "review")]
mod review;
mod reviewer;
mod stop;
mod tell;
mod yes;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand};
use findings::{Code, Finding, Language, Messages, shown_lines};
use relance::answer::Answer;
use relance::job::{Job, JobError, Overrides};
use relance::output;
use relance::plan::{Consent, Held};
use relance::register::Hand;
use relance::run::{self, PlanReport, RunError};

use self::bar::Bar;
use self::day::{day, needs_clock};
use self::yes::Yes;

pub(crate) use self::arguments::{parsed, unprinted};

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
    /// Look at an export and write a job file for it
    Init(Proposal),
    /// Read everything, report every finding, write nothing
    Check(JobArgs),
    /// Who gets which letter, who does not and why; write nothing
    Plan {
        #[command(flatten)]
        asked: JobArgs,
        /// What is open by age on stdout as CSV, a line per debtor with the letter that goes
        #[arg(long, conflicts_with = "json")]
        csv: bool,
    },
    /// The whole story of one debtor or invoice: rows, history, decision, what follows; write nothing
    Explain {
        /// The code of a debtor, or the number of an invoice
        what: String,
        #[command(flatten)]
        asked: JobArgs,
    },
    /// Sample letters on the real data in one marked PDF; nothing is entered in the register
    Proof {
        #[command(flatten)]
        asked: JobArgs,
        /// The kinds of letter on invented data instead, to judge a layout by
        #[arg(long)]
        gallery: bool,
    },
    /// Look at the letters in a browser on this computer, and decide about them before they are made
    #[cfg(feature = "review")]
    Review(review::Review),
    /// Decide about one letter: approve it, hold it, lower its stage, change whom it goes to or what it adds
    Decide(decide::Decide),
    /// Make the letters, streams and manifest, and enter them in the register
    Run {
        #[command(flatten)]
        asked: JobArgs,
        /// Yes to a question that stops the run: gone, date or register; alone where one question is open
        #[arg(long, value_name = "QUESTION", num_args = 0..=1, require_equals = true,
            default_missing_value = "", action = ArgAction::Append,
            value_parser = clap::value_parser!(Yes))]
        yes: Vec<Yes>,
    },
    /// Take a run back: it was not posted, and the next run decides as if it had not been
    Undo(register::Undo),
    /// The same pages again of pieces that were damaged, with the same numbers, in the run folder
    Reprint(reprint::Reprint),
    /// What machine, service or post office reported of letters goes into the register
    Reconcile(reconcile::Reconcile),
    /// The register of letters sent: check it, write it out, take in letters of another program
    #[command(subcommand)]
    Register(register::RegisterCommand),
    /// The file by which a shell completes commands, options and their values
    Completions(manual::Completions),
    /// The manual as man pages
    Man(manual::Man),
}

impl Command {
    /// Whether its result is words for people; tables, JSON and job files are kept to the letter, harmless by
    /// themselves.
    fn is_read_by_people(&self) -> bool {
        match self {
            Self::Init(_)
            | Self::Plan { csv: true, .. }
            | Self::Completions(_)
            | Self::Man(_) => false,
            Self::Decide(_) => true,
            #[cfg(feature = "review")]
            Self::Review(_) => true,
            Self::Check(asked)
            | Self::Plan { asked, .. }
            | Self::Explain { asked, .. }
            | Self::Proof { asked, .. }
            | Self::Run { asked, .. } => !asked.json,
            Self::Undo(it) => !it.asked.json,
            Self::Reprint(it) => !it.json,
            Self::Reconcile(it) => !it.asked.json,
            Self::Register(command) => command.is_read_by_people(),
        }
    }
}

#[derive(Debug, Args)]
struct JobArgs {
    /// The job file
    #[arg(value_name = "JOB.toml", default_value = "relance.toml")]
    job: PathBuf,
    /// The letter date, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
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
    /// The job file to write, which must not be there yet; - for stdout [default: relance.toml beside the export]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The folder with copies of invoices: the pattern that takes its files is proposed
    #[arg(long, value_name = "FOLDER")]
    copies: Option<PathBuf>,
    /// Language of the comments: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    lang: Option<Language>,
}

/// Facts that the binary alone knows of the outside: today, language, width of the terminal.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) today: NaiveDate,
    pub(crate) language: Language,
    /// The user, and the moment.
    pub(crate) by: Hand,
    /// The name of whoever reviews letters, where the environment says it.
    pub(crate) reviewer: Option<String>,
    /// The folder of the user's settings, where the environment says it.
    pub(crate) settings: Option<PathBuf>,
    /// How many characters a line of the terminal holds.
    pub(crate) width: usize,
    /// The clock, for what takes longer than a moment.
    #[cfg(feature = "review")]
    pub(crate) clock: relance::browser::BrowserClock,
}

/// The answer of a command: a result, what is said beside it, an exit code.
#[derive(Debug)]
pub(crate) struct Reply {
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

/// Does what was asked and words the answer: what people read of it shows nothing that is not seen.
pub(crate) fn carry_out(cli: &Cli, world: &World) -> Reply {
    let reply = answered(cli, world);
    if !cli.command.is_read_by_people() {
        return reply;
    }
    Reply { result: shown_lines(&reply.result).into_owned(), ..reply }
}

fn answered(cli: &Cli, world: &World) -> Reply {
    if let Some(refused) = needs_clock(&cli.command, world) {
        return refused;
    }
    let unasked = Consent::default;
    match &cli.command {
        Command::Init(proposal) => init::propose(proposal, world.language),
        Command::Check(asked) => on_job(asked, unasked(), world, check),
        Command::Plan { asked, csv: false } => {
            on_job(asked, unasked(), world, |asked, job, messages| {
                plan(asked, job, messages, world.width)
            })
        }
        Command::Plan { asked, csv: true } => on_job(asked, unasked(), world, plan_csv),
        Command::Explain { asked, what } => {
            on_job(asked, unasked(), world, |asked, job, messages| {
                explain(asked, job, what, messages, world.width)
            })
        }
        Command::Proof { asked, gallery } => {
            on_job(asked, unasked(), world, |asked, job, messages| {
                proof(asked, job, messages, *gallery)
            })
        }
        Command::Run { asked, yes } => {
            on_job(asked, yes::consent(yes), world, |asked, job, messages| {
                run(asked, job, messages, world.width)
            })
        }
        #[cfg(feature = "review")]
        Command::Review(asked) => review::review(asked, world),
        Command::Decide(asked) => decide::decide(asked, world),
        Command::Undo(asked) => register::undo(asked, world),
        Command::Reprint(asked) => reprint::reprint(asked, world),
        Command::Reconcile(asked) => reconcile::reconcile(asked, world),
        Command::Register(command) => register::carry_out(command, world),
        Command::Completions(asked) => manual::completions(asked, world.language),
        Command::Man(asked) => manual::man(asked, world.language),
    }
}

/// Reads the job and has it answered.
fn on_job(
    asked: &JobArgs,
    yes: Consent,
    world: &World,
    answer: impl FnOnce(&JobArgs, &Job, &Messages) -> Result<Reply, RunError>,
) -> Reply {
    let messages = Messages::new(asked.lang.unwrap_or(world.language));
    let mut overrides = Overrides::on(asked.date.unwrap_or(world.today));
    overrides.out.clone_from(&asked.out);
    overrides.threads = asked.threads.map(usize::from);
    overrides.yes = yes;
    overrides.today = Some(world.today).filter(|_| !world.clock_is_wrong());
    overrides.by = Some(world.by.clone());
    let job = Job::read(&asked.job, &overrides).map_err(Failure::Job);
    let said = job.and_then(|job| answer(asked, &job, &messages).map_err(Failure::Run));
    said.unwrap_or_else(|failure| {
        let lines = match &failure {
            Failure::Job(error) => error.lines(&messages),
            Failure::Run(error) => error.lines(&messages),
        };
        nothing(asked.json, &lines)
    })
}

/// An answer for machines, as it goes to stdout.
fn json(answer: &Answer) -> String {
    format!("{answer}\n")
}

/// Nothing was made, and why.
fn nothing(as_json: bool, lines: &[String]) -> Reply {
    let result = if as_json { json(&Answer::failure(lines)) } else { String::new() };
    Reply { result, aside: lines.join("\n") + "\n", code: NOTHING }
}

fn check(asked: &JobArgs, job: &Job, messages: &Messages) -> Result<Reply, RunError> {
    let checked = run::check(job)?;
    let result = if asked.json {
        json(&Answer::check(&checked, messages))
    } else {
        tell::checked(&checked, messages)
    };
    let faulty = checked.findings.iter().any(Finding::holds);
    Ok(Reply { result, aside: String::new(), code: code(asked, faulty) })
}

fn plan(
    asked: &JobArgs,
    job: &Job,
    messages: &Messages,
    width: usize,
) -> Result<Reply, RunError> {
    let planned = run::plan_watched(job, &Bar::new(messages))?;
    let result = if asked.json {
        json(&Answer::plan(&planned, job.date, messages))
    } else {
        planned::planned(&planned, job, messages, width)
    };
    Ok(told_plan(asked, &planned, messages, result))
}

fn plan_csv(asked: &JobArgs, job: &Job, messages: &Messages) -> Result<Reply, RunError> {
    let planned = run::plan_watched(job, &Bar::new(messages))?;
    let mut table = Vec::new();
    output::write_ages(&planned.plan, job.date, &mut table)?;
    let result = String::from_utf8_lossy(&table).into_owned();
    Ok(told_plan(asked, &planned, messages, result))
}

fn told_plan(
    asked: &JobArgs,
    planned: &PlanReport,
    messages: &Messages,
    result: String,
) -> Reply {
    let mut aside = tell::findings(&planned.findings, messages);
    for doubt in &planned.doubts {
        aside.push_str(&(doubt.sentence(messages) + "\n"));
    }
    // A run would stop.
    let stops = planned.findings.iter().any(|it| it.code == Code::ExclusionMisnamed);
    let stops = stops || !planned.doubts.is_empty();
    Reply { result, aside, code: code(asked, stops || faulty(&planned.plan.held)) }
}

fn explain(
    asked: &JobArgs,
    job: &Job,
    what: &str,
    messages: &Messages,
    width: usize,
) -> Result<Reply, RunError> {
    let explained = run::explain(job, what)?;
    let result = if asked.json {
        json(&Answer::explain(&explained, messages))
    } else {
        tell::explained(&explained, messages, width)
    };
    Ok(Reply { result, aside: String::new(), code: COMPLETE })
}

fn run(
    asked: &JobArgs,
    job: &Job,
    messages: &Messages,
    width: usize,
) -> Result<Reply, RunError> {
    stop::listen();
    let report = run::run(job, &Bar::new(messages))?;
    let result = if asked.json {
        json(&Answer::run(&report, messages))
    } else {
        tell::report(&report, job, messages, width)
    };
    let aside = tell::findings(&report.findings, messages);
    Ok(Reply { result, aside, code: code(asked, faulty(&report.plan.held)) })
}

fn proof(
    asked: &JobArgs,
    job: &Job,
    messages: &Messages,
    gallery: bool,
) -> Result<Reply, RunError> {
    let proofs = if gallery { run::gallery(job, messages) } else { run::proof(job, messages) }?;
    let result = if asked.json {
        json(&Answer::proof(&proofs, messages))
    } else {
        tell::proofs(&proofs, messages)
    };
    let aside = tell::findings(&proofs.findings, messages);
    let faulty = proofs.findings.iter().any(Finding::holds);
    Ok(Reply { result, aside, code: code(asked, faulty) })
}

/// Whether faulty data held something back.
fn faulty(held: &[Held]) -> bool {
    held.iter().any(|held| held.reason.is_fault())
}

fn code(asked: &JobArgs, faulty: bool) -> u8 {
    if asked.strict && faulty { HELD_BACK } else { COMPLETE }
}
