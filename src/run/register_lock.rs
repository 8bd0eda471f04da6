//! The register while a run holds it.

use super::RunError;
use super::drawing::DrawingTable;
use super::traces::Traces;
use crate::attach::CopyStore;
use crate::job::Job;
use crate::output::{self, LetterFile};
use crate::register::{
    Act, CreditorKey, Deed, Entered, Hand, InvoiceKey, Register, RunEntry, RunPlace, Turn,
    UsedNumbers, WAIT, Writing,
};

/// The register as a run holds it from its first look at history until its letters count; where the
/// job names none, nothing is held and everything is let through.
#[derive(Debug)]
pub(super) struct RegisterLock<'r> {
    held: Option<Writing<'r>>,
}

/// Opens the register of a job, if it names one, and asks for its creditor.
pub(super) fn open(job: &Job) -> Result<Option<Register>, RunError> {
    let register = job.register.as_deref().map(Register::open).transpose()?;
    asked(register, job)
}

/// Opens it to look into it, if there is one.
pub(super) fn look(job: &Job) -> Result<Option<Register>, RunError> {
    let register = job.register.as_deref().map(Register::look).transpose()?;
    asked(register.flatten(), job)
}

fn asked(mut register: Option<Register>, job: &Job) -> Result<Option<Register>, RunError> {
    if let Some(register) = &mut register {
        register.ask_for(CreditorKey::of(&job.creditor))?;
    }
    Ok(register)
}

/// Ends what killed runs left in other folders than that of this job, and notes which runs came in sight.
fn find_elsewhere(
    job: &Job,
    lock: &Writing<'_>,
    standing: impl Fn(&str) -> Result<bool, RunError>,
) -> Result<(), RunError> {
    let mark = lock.mark()?;
    for RunPlace { run, out, .. } in lock.places_of_runs()?.iter().filter(|it| !it.shown) {
        output::settle(out, &mark, &standing)?;
        if out.join(run).is_dir() || job.output.folder.join(run).is_dir() {
            lock.is_shown(run)?;
        }
    }
    Ok(())
}

/// Notes that the folder of a run is in its place. Where that cannot be noted, the next run finds it there.
pub(super) fn shown(register: Option<&Register>, run_id: &str) {
    let _ = register.map(|it| it.is_shown(run_id));
}

impl<'r> RegisterLock<'r> {
    /// Takes hold of the register, and ends what a killed run left in the folder of run folders.
    pub(super) fn open(
        job: &Job,
        register: Option<&'r mut Register>,
    ) -> Result<Self, RunError> {
        let held = register.map(|register| register.begin(WAIT)).transpose()?;
        if let Some(lock) = &held {
            lock.prove()?;
            let standing =
                |run_id: &str| -> Result<bool, RunError> { Ok(lock.is_standing(run_id)?) };
            for mark in [lock.mark()?, lock.mark_of_place()] {
                output::settle(&job.output.folder, &mark, standing)?;
            }
            find_elsewhere(job, lock, standing)?;
        } else {
            // Where there is no register nothing waits for one.
            output::settle(&job.output.folder, "", |_| Ok::<bool, RunError>(false))?;
        }
        Ok(Self { held })
    }

    /// The register to look into.
    pub(super) fn register(&self) -> Option<&Register> {
        self.held.as_deref()
    }

    /// The word for this register in the names of folders; empty where there is none.
    pub(super) fn mark(&self) -> Result<String, RunError> {
        Ok(self.held.as_deref().map(Register::mark).transpose()?.unwrap_or_default())
    }

    /// Enters the run with its letters and the files that were made of them; it counts once [`RegisterLock::commit`]
    /// returns. `gone` are invoices that the export does not show any more.
    pub(super) fn enter(
        &self,
        table: &DrawingTable<'_>,
        files: &[Option<LetterFile>],
        gone: Vec<InvoiceKey>,
    ) -> Result<Option<Entered>, RunError> {
        let Some(lock) = &self.held else { return Ok(None) };
        let DrawingTable { job, run, letters, context, .. } = *table;
        let seen = context.copy_store().map(CopyStore::news).unwrap_or_default();
        lock.keep_copy()?;
        lock.will_place(&run.id, &job.output.folder)?;
        lock.remember(&seen)?;
        let entry = RunEntry {
            run_id: run.id.clone(),
            date: job.date,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs: output::inputs_sha256(&run.inputs),
            gone,
        };
        let entered = letters.pieces.iter().enumerate().filter_map(|(place, piece)| {
            let mut entry = letters.plan.letters.get(piece.letter)?.entry(piece.number);
            if let Some(Some(file)) = files.get(place) {
                entry.file = Some(file.file.clone());
                entry.sha256 = Some(file.sha256.clone());
            }
            Some(entry)
        });
        let is_new = !lock.is_standing(&run.id)?;
        let entered = lock.enter(&entry, entered)?;
        if let Some(by) = job.by.as_ref().filter(|_| is_new || entered.letters > 0) {
            lock.note(&Act::on(by, Deed::Run, &run.id))?;
        }
        if let Some(list) = &job.numbers_list {
            let numbers = letters.plan.letters.iter().filter_map(|it| it.registered.as_deref());
            let numbers: Vec<String> = numbers.map(str::to_owned).collect();
            UsedNumbers::of(list).take(lock, &run.id, &numbers)?;
        }
        Ok(Some(entered))
    }

    /// Notes that somebody said that the register holds, so that nobody asks again about the same runs.
    pub(super) fn note_doubts(&self, job: &Job, traces: &Traces) -> Result<(), RunError> {
        let Some(lock) = &self.held else { return Ok(()) };
        for run in &traces.in_doubt {
            lock.is_shown(run)?;
            let nobody = Hand { user: String::new(), at: String::new() };
            let by = job.by.as_ref().unwrap_or(&nobody);
            lock.note(&Act::on(by, Deed::Force, run))?;
        }
        Ok(())
    }

    /// Makes what was entered count. Nobody else has a turn until what this gives is dropped.
    pub(super) fn commit(self) -> Result<Option<Turn>, RunError> {
        Ok(self.held.map(Writing::commit).transpose()?)
    }
}
