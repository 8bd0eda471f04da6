//! Command line of relance: arguments and clock in, report and exit code out.

mod cli;

use std::env;
use std::ffi::OsString;
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Local, NaiveDate, Utc};
use console::Term;
use findings::{Language, shown_lines};
use relance::register::Hand;

use crate::cli::World;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let now = now();
    let by = Hand { user: user(), at: moment(now) };
    let world = World {
        today: today(now),
        language: language(),
        by,
        reviewer: set("RELANCE_REVIEWER"),
        settings: settings(),
        width: width(),
        #[cfg(feature = "review")]
        clock: relance::browser::BrowserClock { seconds, moment: moment_now },
    };
    let arguments: Vec<OsString> = env::args_os().collect();
    let said = match cli::parsed(&arguments, world.language) {
        Ok(asked) => cli::carry_out(&asked, &world),
        Err(answer) => answer,
    };
    let _ = std::io::stderr().write_all(shown_lines(&said.aside).as_bytes());
    match print(&said.result) {
        // Whoever closed the other end of the pipe has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let unprinted = cli::unprinted(&error, &arguments, world.language);
            let _ = std::io::stderr().write_all(unprinted.aside.as_bytes());
            ExitCode::from(unprinted.code)
        }
        _ => ExitCode::from(said.code),
    }
}

/// Writes an answer whole, so that a full disk is known before the program ends.
fn print(result: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(result.as_bytes())?;
    out.flush()
}

/// The moment as it is when somebody asks.
#[cfg(feature = "review")]
fn moment_now() -> String {
    moment(now())
}

/// Seconds since the first time somebody asked.
#[cfg(feature = "review")]
fn seconds() -> u64 {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    BEGAN.get_or_init(std::time::Instant::now).elapsed().as_secs()
}

/// The moment; none where the clock says none that there is.
#[expect(clippy::disallowed_methods, reason = "the binary reads the clock for everybody")]
fn now() -> Option<DateTime<Utc>> {
    // chrono's own reading of the clock ends the program where it stands before 1970.
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok(),
        Err(before) => i64::try_from(before.duration().as_secs()).ok().map(|it| -it),
    };
    seconds.and_then(|it| DateTime::from_timestamp(it, 0))
}

fn today(now: Option<DateTime<Utc>>) -> NaiveDate {
    now.map_or(NaiveDate::MIN, |now| now.with_timezone(&Local).date_naive())
}

/// The moment in UTC; empty where the clock stands before 1970.
fn moment(now: Option<DateTime<Utc>>) -> String {
    let now = now.filter(|it| *it >= DateTime::UNIX_EPOCH);
    now.map(|it| it.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}

/// A variable of the environment that says something.
fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|it| !it.is_empty())
}

/// The folder of the user's settings: as freedesktop.org has it, or Windows.
fn settings() -> Option<PathBuf> {
    let own = set("XDG_CONFIG_HOME").or_else(|| set("APPDATA")).map(PathBuf::from);
    own.or_else(|| Some(PathBuf::from(set("HOME")?).join(".config")))
}

/// The user of the machine, as the system calls whoever is logged in; `?` where it does not say.
fn user() -> String {
    ["LOGNAME", "USER", "USERNAME"].into_iter().find_map(set).unwrap_or_else(|| "?".to_owned())
}

/// How many characters a line holds where the answer goes: what `COLUMNS` says, or the terminal; 80 where
/// neither does.
fn width() -> usize {
    let said = env::var("COLUMNS").ok().and_then(|it| it.trim().parse().ok());
    let terminal = || Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
    said.filter(|width| *width > 0).or_else(terminal).unwrap_or(80)
}

/// The language of the locale, as POSIX ranks the variables; English where it says nothing we speak.
fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.and_then(|locale| locale.parse().ok()).unwrap_or_default()
}
