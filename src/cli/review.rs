//! `relance review`: opens the page on which letters are looked at before they are made.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use clap::Args;
use findings::{Language, Messages, hex};
use relance::browser::{BrowserError, ReviewServer, Reviewer};
use relance::job::{Job, Overrides};

use super::bar::Bar;
use super::day::day;
use super::{COMPLETE, Reply, World, nothing, reviewer, stop};

#[derive(Debug, Args)]
pub(super) struct Review {
    /// The job file
    #[arg(value_name = "JOB.toml", default_value = "relance.toml")]
    job: PathBuf,
    /// The letter date, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<NaiveDate>,
    /// The port of this computer to listen on [default: any that is free]
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,
    /// Print the address without opening a browser
    #[arg(long)]
    no_open: bool,
    /// The name of whoever decides
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// The folder for run folders, instead of the one the job names
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Threads to use [default: one per processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Language of what is printed here: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    pub(super) lang: Option<Language>,
}

/// Serves the page until nobody uses it any more.
pub(super) fn review(asked: &Review, world: &World) -> Reply {
    let messages = Messages::new(asked.lang.unwrap_or(world.language));
    match served(asked, world, &messages) {
        Ok(()) => {
            let aside = messages.plain("review-over") + "\n";
            Reply { result: String::new(), aside, code: COMPLETE }
        }
        Err(lines) => nothing(false, &lines),
    }
}

fn served(asked: &Review, world: &World, messages: &Messages) -> Result<(), Vec<String>> {
    let date = asked.date.unwrap_or(world.today);
    let mut overrides = Overrides::on(date);
    overrides.out.clone_from(&asked.out);
    overrides.threads = asked.threads.map(usize::from);
    overrides.today = Some(world.today).filter(|_| !world.clock_is_wrong());
    overrides.by = Some(world.by.clone());
    let job = Job::read(&asked.job, &overrides).map_err(|it| it.lines(messages))?;
    let name = reviewer::name(asked.by.as_deref(), &job, world, messages);
    let name = name.ok_or_else(|| vec![messages.plain("review-nobody")])?;
    let path = asked.job.display().to_string().replace('\\', "/");
    let command = format!("relance run {} --date {date}", quoted(&path));
    let reviewer = Reviewer { name, clock: world.clock };
    let order = (asked.job.clone(), overrides, command);
    let said = |error: BrowserError| lines(&error, messages);
    let server = ReviewServer::listen(asked.port, secrets()?, order, reviewer).map_err(said)?;
    stop::listen();
    let mut opened = false;
    let ready = || {
        if !std::mem::replace(&mut opened, true) {
            let values = findings::Args::new().text("address", server.address());
            let line = messages.get("review-open", &values);
            // Whoever reads along must see it at once.
            let mut out = std::io::stdout().lock();
            let _ = writeln!(out, "{line}").and_then(|()| out.flush());
            if !asked.no_open {
                open(&server.address());
            }
        }
    };
    server.serve(&Bar::new(messages), ready, &stop::asked).map_err(said)
}

/// Two words that nobody guesses.
fn secrets() -> Result<[String; 2], Vec<String>> {
    let mut bytes = [0; 64];
    getrandom::fill(&mut bytes).map_err(|error| vec![error.to_string()])?;
    let (one, other) = bytes.split_at(32);
    Ok([hex(one), hex(other)])
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = path.chars().all(|c| c.is_alphanumeric() || "/._-:".contains(c));
    if plain { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// Opens the address in the user's browser; where that fails, the line above is enough.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address);
    let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

fn lines(error: &BrowserError, messages: &Messages) -> Vec<String> {
    match error {
        BrowserError::Job(error) => error.lines(messages),
        BrowserError::Run(error) => error.lines(messages),
        BrowserError::Listen { reason } => {
            vec![messages.get("review-listen", &findings::Args::new().text("reason", reason))]
        }
        _ => vec![messages.plain("review-no-file")],
    }
}
