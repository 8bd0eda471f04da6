//! The run folder that is being filled, and where drawn pages wait beside it.

use super::RunError;
use crate::job::Job;
use crate::output::{Folder, Spool};

/// The run folder that is being filled, and where drawn pages wait beside it.
#[derive(Debug)]
pub(super) struct RunOutput {
    pub(super) folder: Folder,
    pub(super) spool: Spool,
}

/// Where drawn pages are put aside.
#[derive(Debug, Clone, Copy)]
pub(super) struct SpoolTarget<'a> {
    /// The place.
    pub(super) spool: &'a Spool,
    /// Whether files say what stands on their pages.
    pub(super) tagged: bool,
}

impl RunOutput {
    /// Begins the folder of a run; `owner` is the word of its register.
    pub(super) fn begin(job: &Job, run_id: &str, owner: &str) -> Result<Self, RunError> {
        let folder = Folder::begin(&job.output.folder, run_id, owner)?;
        let spool = folder.spool()?;
        Ok(Self { folder, spool })
    }

    /// Where drawn pages are put aside, as the files of a job want them.
    pub(super) fn aside(&self, job: &Job) -> SpoolTarget<'_> {
        SpoolTarget { spool: &self.spool, tagged: job.finish.profile.is_tagged() }
    }
}
