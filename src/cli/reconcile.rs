//! `relance reconcile`: takes in reports of machines, services and the post.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use relance::answer::Answer;
use relance::register::{Act, Deed, PostStatus, RegisterError};

use super::day::day;
use super::register::{RegisterArgs, there, writing};
use super::{Reply, World, json};

#[derive(Debug, Args)]
pub(super) struct Reconcile {
    /// What was reported: status, and number, run with piece, or piece name; date and reason where known
    #[arg(value_name = "REPORT.csv")]
    table: PathBuf,
    /// The run that is meant where a line gives a piece number alone
    #[arg(long, value_name = "RUN")]
    run: Option<String>,
    /// The day of entry, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) date: Option<NaiveDate>,
    #[command(flatten)]
    pub(super) asked: RegisterArgs,
}

/// Takes in what became of letters, and words the answer.
pub(super) fn reconcile(asked: &Reconcile, world: &World) -> Reply {
    let date = asked.date.unwrap_or(world.today);
    let (table, job) = (&asked.table, &asked.asked.job);
    asked.asked.reply_of(job, world, |places, messages| {
        let unreadable = |source| RegisterError::File { path: table.clone(), source };
        let bytes = fs::read(table).map_err(unreadable)?;
        let name = table.display().to_string();
        let run = asked.run.as_deref();
        let done = writing(there(places)?, |it| {
            let done = it.reconcile((&name, &bytes), run, date)?;
            if !done.entered.is_empty() {
                let run = run.map(str::to_owned);
                it.note(&Act { run, ..Act::of(&world.by, Deed::Reconcile) })?;
            }
            Ok(done)
        })?;
        if asked.asked.json {
            return Ok(json(&Answer::reconcile(&done)));
        }
        let count = |status| done.entered.get(&status).copied().unwrap_or_default();
        let values = findings::Args::new()
            .count("entered", done.entered.values().sum::<usize>())
            .count("sent", count(PostStatus::Sent))
            .count("damaged", count(PostStatus::Damaged))
            .count("returned", count(PostStatus::Returned))
            .count("delivered", count(PostStatus::Delivered))
            .count("known", done.known);
        let mut text = messages.get("reconcile-done", &values) + "\n";
        for (run, pieces) in done.damaged_by_run() {
            let list: Vec<String> = pieces.iter().map(ToString::to_string).collect();
            let values = findings::Args::new()
                .text("run", run)
                .count("pieces", pieces.len())
                .text("list", list.join(" "))
                .text("job", shown(job));
            text.push_str(&(messages.get("reconcile-damaged", &values) + "\n"));
        }
        Ok(text)
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
