//! Every file a run rests on, and the name that the run has from them.

use crate::job::Job;
use crate::output::{self, InputRecord, OutputError};
use exports::Bytes;

/// A run by its name.
#[derive(Debug)]
pub(super) struct RunName {
    /// The date of its letters and a hash of its inputs: the same whenever the run is repeated.
    pub(super) id: String,
    /// Every file it rests on, each with its hash.
    pub(super) inputs: Vec<InputRecord>,
}

impl RunName {
    /// Reads every file that a job names.
    pub(super) fn of(job: &Job) -> Result<Self, OutputError> {
        let inputs = job.named_files().into_iter().map(|file| match file.bytes {
            Bytes::OnDisk(path) => InputRecord::of(&file.name, &path),
            Bytes::InMemory(bytes) => Ok(InputRecord::in_memory(&file.name, &bytes)),
        });
        let inputs: Vec<InputRecord> = inputs.collect::<Result<_, _>>()?;
        Ok(Self { id: output::run_id(job.date, &inputs), inputs })
    }
}
