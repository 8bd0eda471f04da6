//! Folders and files as a run leaves them: readable by their owner alone, never over another.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

use super::OutputError;

pub(super) fn cannot(path: &Path, source: io::Error) -> OutputError {
    OutputError::Write { path: path.to_owned(), source }
}

pub(super) fn make_folder(path: &Path) -> Result<(), OutputError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|source| cannot(path, source))
}

pub(super) fn create(path: &Path) -> Result<File, OutputError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|source| cannot(path, source))
}
