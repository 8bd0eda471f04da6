//! Every file a run rests on, and the name that the run has from them.

use super::RunError;
use crate::invoices::{self, NamedFolder};
use crate::job::Job;
use crate::output::{self, InputRecord, OutputError};
use exports::{Bytes, InputFile};

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
    pub(super) fn of(job: &Job) -> Result<Self, RunError> {
        let inputs = job.named_files().into_iter().map(|file| record(&file));
        let mut inputs: Vec<InputRecord> = inputs.collect::<Result<_, _>>()?;
        for folder in folders(job) {
            inputs.push(record_of(folder)?);
        }
        Ok(Self { id: output::run_id(job.date, &inputs), inputs })
    }

    /// Looks again whether every file still is what the run is named by: it was read in between.
    pub(super) fn look_again(&self, job: &Job) -> Result<(), RunError> {
        let files = job.named_files();
        let on_disk = |file: &&InputFile| matches!(file.bytes, Bytes::OnDisk(_));
        for file in files.iter().filter(on_disk) {
            if !self.inputs.contains(&record(file)?) {
                return Err(RunError::InputChanged { name: file.name.clone() });
            }
        }
        for folder in folders(job) {
            if !self.inputs.contains(&record_of(folder)?) {
                return Err(RunError::InputChanged { name: folder.name.clone() });
            }
        }
        Ok(())
    }
}

/// The folders of invoices and of messages about them.
fn folders(job: &Job) -> impl Iterator<Item = &NamedFolder> {
    let folder = job.invoices.iter();
    folder.flat_map(|it| [Some(&it.invoices), it.statuses.as_ref()]).flatten()
}

/// One record for all files of a folder: a hash of their hashes and names, and their length together.
fn record_of(folder: &NamedFolder) -> Result<InputRecord, RunError> {
    let (mut lines, mut length) = (String::new(), 0_u64);
    invoices::each_file(folder, |name, bytes| {
        lines.push_str(&format!("{} {name}\n", output::sha256(bytes)));
        length += bytes.len() as u64;
    })?;
    let sha256 = output::sha256(lines.as_bytes());
    Ok(InputRecord { file: format!("{}/", folder.name), sha256, bytes: length })
}

fn record(file: &InputFile) -> Result<InputRecord, OutputError> {
    match &file.bytes {
        Bytes::OnDisk(path) => InputRecord::of(&file.name, path),
        Bytes::InMemory(bytes) => Ok(InputRecord::in_memory(&file.name, bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Overrides;

    const JOB: &str = r#"
[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04", email = "b@atelier.example" }
account = [{ currency = "EUR", iban = "FR7630006000011234567890189" }]
[export]
files = ["open.csv"]
profile = "own.toml"
"#;

    /// A job in a folder, whose export says this.
    fn job(folder: &std::path::Path, export: &str) -> Job {
        let write = |name: &str, text: &str| {
            use std::io::Write as _;
            let _ = std::fs::remove_file(folder.join(name));
            let mut file = std::fs::File::create_new(folder.join(name)).unwrap();
            file.write_all(text.as_bytes()).unwrap();
        };
        write("relance.toml", JOB);
        write("own.toml", "name = \"own\"\nsource = \"seen\"\nverified = false\n");
        write("open.csv", export);
        let overrides = Overrides::on("2026-03-02".parse().unwrap());
        Job::read(&folder.join("relance.toml"), &overrides).unwrap()
    }

    #[test]
    fn a_file_that_is_changed_while_the_run_is_at_work_stops_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let job = job(path, "debtor;invoice\nC1;F1\n");
        let name = RunName::of(&job).unwrap();
        name.look_again(&job).unwrap();
        std::fs::remove_file(path.join("open.csv")).unwrap();
        let missing = name.look_again(&job).unwrap_err();
        assert!(matches!(missing, RunError::Output(_)), "{missing}");
        self::job(path, "debtor;invoice\nC1;F2\n");
        let changed = name.look_again(&job).unwrap_err();
        assert!(matches!(&changed, RunError::InputChanged { name } if name == "open.csv"));
    }

    #[test]
    fn a_run_is_named_by_the_settings_that_were_read_and_not_by_those_that_stand_there_later() {
        let folder = tempfile::tempdir().unwrap();
        let job = job(folder.path(), "debtor;invoice\nC1;F1\n");
        let before = RunName::of(&job).unwrap().id;
        for name in ["relance.toml", "own.toml"] {
            std::fs::remove_file(folder.path().join(name)).unwrap();
        }
        assert_eq!(RunName::of(&job).unwrap().id, before);
    }
}
