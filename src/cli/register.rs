//! `relance undo` and `relance register`: commands on the letters sent.

use std::fs::File;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use findings::{Language, Messages};
use relance::answer::Answer;
use relance::job::Places;
use relance::register::{Act, Deed, Hand, Register, RegisterError, WAIT, Writing};

use super::{COMPLETE, Reply, World, json, nothing};

#[derive(Debug, Args)]
pub(super) struct Undo {
    /// The run, by the name of its folder
    #[arg(value_name = "RUN")]
    run: String,
    /// One piece of it by its number, instead of the whole run
    #[arg(long, value_name = "N")]
    piece: Option<u32>,
    #[command(flatten)]
    pub(super) asked: RegisterArgs,
}

impl Undo {
    /// The name of the run, where its folder was given as well.
    fn name(&self) -> &str {
        let last = Path::new(&self.run).file_name().and_then(|it| it.to_str());
        last.unwrap_or(&self.run)
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum RegisterCommand {
    /// Check every entry against the chain of hashes
    Verify(RegisterArgs),
    /// Write every letter to stdout as CSV
    Export(RegisterArgs),
    /// Make what was sent under a debtor's old code count for the code it has now
    Move {
        /// The code that letters were entered under
        #[arg(value_name = "OLD")]
        old: String,
        /// The code that the export gives the debtor now
        #[arg(value_name = "NEW")]
        new: String,
        #[command(flatten)]
        asked: RegisterArgs,
    },
    /// Take in letters that another program sent, from a CSV file
    Import {
        /// The table: debtor, currency, stage, date, deadline, total, invoices
        #[arg(value_name = "TABLE.csv")]
        table: PathBuf,
        #[command(flatten)]
        asked: RegisterArgs,
    },
}

impl RegisterCommand {
    /// Whether its result is words for people. The table of letters is kept to the letter: whoever takes it in
    /// again must find the same codes and numbers.
    pub(super) fn is_read_by_people(&self) -> bool {
        match self {
            Self::Export(_) => false,
            Self::Verify(asked) | Self::Move { asked, .. } | Self::Import { asked, .. } => {
                !asked.json
            }
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct RegisterArgs {
    /// The job file that names the register
    #[arg(value_name = "JOB.toml", default_value = "relance.toml")]
    pub(super) job: PathBuf,
    /// Machine-readable result on stdout
    #[arg(long)]
    pub(super) json: bool,
    /// Language of what is printed here: fr or en [default: from the locale]
    #[arg(long, value_name = "LANG", value_parser = clap::value_parser!(Language))]
    pub(super) lang: Option<Language>,
}

/// Takes a run back.
pub(super) fn undo(undo: &Undo, world: &World) -> Reply {
    undo.asked.answer(world, |places| {
        let undone = writing(there(places)?, |it| {
            let undone = it.undo(undo.name(), undo.piece, world.today)?;
            let pieces = undo.piece.into_iter().collect();
            it.note(&Act { pieces, ..Act::on(&world.by, Deed::Undo, &undone.run_id) })?;
            Ok(undone)
        })?;
        let values =
            findings::Args::new().text("run", &undone.run_id).count("letters", undone.letters);
        let answer = Answer::undo(&undone, undo.piece);
        Ok(RegisterReply { key: "register-undone", values, answer })
    })
}

/// Does what was asked of the register.
pub(super) fn carry_out(command: &RegisterCommand, world: &World) -> Reply {
    match command {
        RegisterCommand::Verify(asked) => asked.answer(world, verify),
        RegisterCommand::Export(asked) => asked.export(world),
        RegisterCommand::Move { old, new, asked } => asked.answer(world, |places| {
            let (old, new) = (old.trim(), new.trim());
            let moved = writing(there(places)?, |it| {
                let moved = it.move_debtor(old, new, world.today)?;
                it.note(&Act::of(&world.by, Deed::Move))?;
                Ok(moved)
            })?;
            let values = findings::Args::new()
                .text("old", old)
                .text("new", new)
                .count("letters", moved.letters)
                .count("joined", moved.joined);
            let answer = Answer::register_move(old, new, moved);
            Ok(RegisterReply { key: "register-moved", values, answer })
        }),
        RegisterCommand::Import { table, asked } => {
            asked.answer(world, |places| import(table, places, &world.by))
        }
    }
}

/// The answer of a command, as a sentence and for machines.
struct RegisterReply {
    key: &'static str,
    values: findings::Args,
    answer: Answer,
}

fn verify(places: &Places) -> Result<RegisterReply, RegisterError> {
    let verified = there(places)?.verify()?;
    let values = findings::Args::new()
        .count("entries", verified.entries)
        .count("letters", verified.letters)
        .count("runs", verified.runs)
        .count("voids", verified.voids)
        .count("reports", verified.reports)
        .text("head", &verified.head);
    let answer = Answer::register_verify(&verified);
    Ok(RegisterReply { key: "register-verified", values, answer })
}

fn import(table: &Path, places: &Places, by: &Hand) -> Result<RegisterReply, RegisterError> {
    let unreadable = |source| RegisterError::File { path: table.to_owned(), source };
    let file = File::open(table).map_err(unreadable)?;
    let name = table.display().to_string();
    let register = Register::open(places.register.as_deref().unwrap_or(Path::new("")))?;
    let imported = writing(asked(register, places)?, |it| {
        let imported = it.import_csv(&name, file)?;
        if let Some(run) = &imported.run_id {
            it.note(&Act::on(by, Deed::Import, run))?;
        }
        Ok(imported)
    })?;
    let values = findings::Args::new()
        .count("letters", imported.letters)
        .count("known", imported.known)
        .count("void", imported.void)
        .text("run", imported.run_id.as_deref().unwrap_or_default());
    let answer = Answer::register_import(&imported);
    let key =
        if imported.run_id.is_some() { "register-imported" } else { "register-imported-none" };
    Ok(RegisterReply { key, values, answer })
}

/// The register of a job, which must be there already, asked for the creditor of the job.
pub(super) fn there(places: &Places) -> Result<Register, RegisterError> {
    let path = places.register.clone().unwrap_or_default();
    let register = Register::look(&path)?;
    let missing = || RegisterError::File { path, source: std::io::ErrorKind::NotFound.into() };
    asked(register.ok_or_else(missing)?, places)
}

/// Asks a register for the creditor of a job.
fn asked(mut register: Register, places: &Places) -> Result<Register, RegisterError> {
    if let Some(creditor) = &places.creditor {
        register.ask_for(creditor.clone())?;
    }
    Ok(register)
}

/// Changes the register at once or not at all.
pub(super) fn writing<T>(
    mut register: Register,
    change: impl FnOnce(&Writing<'_>) -> Result<T, RegisterError>,
) -> Result<T, RegisterError> {
    let writing = register.begin(WAIT)?;
    let changed = change(&writing)?;
    drop(writing.commit()?);
    Ok(changed)
}

impl RegisterArgs {
    /// Words an answer, or why there is none.
    fn answer(
        &self,
        world: &World,
        ask: impl FnOnce(&Places) -> Result<RegisterReply, RegisterError>,
    ) -> Reply {
        self.reply(world, |places, messages| {
            let told = ask(places)?;
            Ok(if self.json {
                json(&told.answer)
            } else {
                messages.get(told.key, &told.values) + "\n"
            })
        })
    }

    fn export(&self, world: &World) -> Reply {
        self.reply(world, |places, _| {
            let mut table = Vec::new();
            there(places)?.export_csv(&mut table)?;
            Ok(String::from_utf8_lossy(&table).into_owned())
        })
    }

    fn reply(
        &self,
        world: &World,
        ask: impl FnOnce(&Places, &Messages) -> Result<String, RegisterError>,
    ) -> Reply {
        self.reply_of(&self.job, world, ask)
    }

    /// Words an answer about the register that a job file names.
    pub(super) fn reply_of(
        &self,
        job: &Path,
        world: &World,
        ask: impl FnOnce(&Places, &Messages) -> Result<String, RegisterError>,
    ) -> Reply {
        let messages = Messages::new(self.lang.unwrap_or(world.language));
        let places = match Places::of(job) {
            Ok(places) if places.register.is_some() => places,
            Ok(_) => return nothing(self.json, &[messages.plain("register-none")]),
            Err(error) => return nothing(self.json, &error.lines(&messages)),
        };
        match ask(&places, &messages) {
            Ok(result) => Reply { result, aside: String::new(), code: COMPLETE },
            Err(RegisterError::Refused(findings)) => {
                let lines = findings.iter().map(|finding| messages.finding(finding));
                nothing(self.json, &lines.collect::<Vec<_>>())
            }
            Err(error) => nothing(self.json, &[error.sentence(&messages)]),
        }
    }
}
