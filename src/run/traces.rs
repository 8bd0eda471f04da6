//! What lies in the folders of earlier runs, and what the register says of them.

use std::path::Path;
use std::sync::Arc;

use super::RunError;
use crate::job::Job;
use crate::output::{self, RunTrace};
use crate::register::{CreditorKey, Deed, Register, RunPlace, is_synced};
use findings::{Args, Code, Finding, Origin, Source};

/// What was seen of earlier runs. It tells of the machine and not of the data, so it is said and goes into no manifest.
#[derive(Debug, Default)]
pub(super) struct Traces {
    pub(super) findings: Vec<Finding>,
    /// Runs of which folders and register say different things: somebody must say that the register holds.
    pub(super) in_doubt: Vec<String>,
}

impl Traces {
    /// Looks at the folders of the runs that the register knows, and at those that lie where this job puts its own;
    /// `run_id` is the run about to be made.
    pub(super) fn of(
        job: &Job,
        register: Option<&Register>,
        run_id: &str,
    ) -> Result<Self, RunError> {
        let Some(register) = register else { return Ok(Self::default()) };
        let mut traces = Self::default();
        let path = job.register.as_deref().unwrap_or(Path::new(""));
        if let Some(service) = is_synced(path) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let values = Args::new().text("path", name).text("service", service);
            traces.tell(job, Code::RegisterSynced, values);
        }
        traces.missing(job, register, run_id)?;
        traces.unknown(job, register)?;
        Ok(traces)
    }

    /// Those that stop a run until somebody answers.
    pub(super) fn questions(&self) -> Vec<Finding> {
        let asks = |it: &&Finding| matches!(it.code, Code::RunNotKnown | Code::RunNeverShown);
        self.findings.iter().filter(asks).cloned().collect()
    }

    /// Runs whose letters count and whose folder is nowhere.
    fn missing(
        &mut self,
        job: &Job,
        register: &Register,
        run_id: &str,
    ) -> Result<(), RunError> {
        let marks = [register.mark()?, register.mark_of_place()];
        let places = register.places_of_runs()?;
        let newest = places.last().map(|it| it.run.clone());
        for RunPlace { run, out, shown } in places {
            let is_in = |folder: &Path| {
                folder.join(&run).is_dir()
                    || marks.iter().any(|mark| output::is_waiting(folder, &run, mark))
            };
            if run == run_id || is_in(&job.output.folder) || is_in(&out) {
                continue;
            }
            let values = Args::new().text("run", &run).text("path", out.display().to_string());
            if !shown {
                self.tell(job, Code::RunNeverShown, values);
                self.in_doubt.push(run);
            } else if newest.as_ref() == Some(&run) {
                self.tell(job, Code::RunFolderGone, values);
            }
        }
        Ok(())
    }

    /// Runs of this job that lie there and of which the register knows nothing, though it has nothing newer.
    fn unknown(&mut self, job: &Job, register: &Register) -> Result<(), RunError> {
        let creditor = CreditorKey::of(&job.creditor);
        let newest = register.newest_day()?;
        for RunTrace { run, date, pieces, job: file, name, siren } in
            output::traces(&job.output.folder)?
        {
            let own = CreditorKey::new(&name, siren.as_deref()).is(&creditor)
                && file == job.file.name
                && pieces > 0
                && newest.is_none_or(|newest| date >= newest);
            if !own || register.knows_run(&run)? {
                continue;
            }
            let acts = register.acts_on(&run)?;
            if !acts.iter().any(|act| act.did == Deed::Force) {
                let values = Args::new().text("run", &run).count("letters", pieces);
                self.tell(job, Code::RunNotKnown, values);
                self.in_doubt.push(run);
            }
        }
        Ok(())
    }

    fn tell(&mut self, job: &Job, code: Code, values: Args) {
        let name = job.file.name.clone();
        let source = Source { name, headers: Vec::new(), sheet: None };
        self.findings.push(Finding::new(code, Origin::file(&Arc::new(source)), None, values));
    }
}
