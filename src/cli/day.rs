//! Days that arguments give, and the clock where they give none.

use chrono::{Datelike as _, NaiveDate};
use findings::{Args, Messages};
use relance::job::YEARS;

use super::register::RegisterCommand;
use super::{Command, Reply, World, nothing};

/// Reads a day of the years that letters can have.
pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    let day: NaiveDate = text.parse().map_err(|error: chrono::ParseError| error.to_string())?;
    // What is said of it is worded where the argument is known.
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(text.to_owned()) }
}

impl World {
    /// Whether the clock of the machine says a day that cannot be.
    pub(super) fn clock_is_wrong(&self) -> bool {
        !YEARS.contains(&self.today.year())
    }
}

/// The answer to a command that must know the day, from a machine whose clock does not say it.
pub(super) fn needs_clock(command: &Command, world: &World) -> Option<Reply> {
    let (lang, json, day) = match command {
        Command::Check(asked)
        | Command::Plan { asked, .. }
        | Command::Explain { asked, .. }
        | Command::Proof { asked, .. }
        | Command::Run { asked, .. } => (asked.lang, asked.json, asked.date),
        Command::Reconcile(it) => (it.asked.lang, it.asked.json, it.date),
        #[cfg(feature = "review")]
        Command::Review(it) => (it.lang, false, it.date),
        Command::Decide(it) => (it.lang, false, it.date),
        Command::Undo(it) => (it.asked.lang, it.asked.json, None),
        Command::Register(RegisterCommand::Move { asked, .. }) => {
            (asked.lang, asked.json, None)
        }
        Command::Init(_)
        | Command::Reprint(_)
        | Command::Register(_)
        | Command::Completions(_)
        | Command::Man(_) => return None,
    };
    if day.is_some() || !world.clock_is_wrong() {
        return None;
    }
    let values = Args::new().text("date", world.today.to_string());
    let messages = Messages::new(lang.unwrap_or(world.language));
    Some(nothing(json, &[messages.get("asked-clock", &values)]))
}
