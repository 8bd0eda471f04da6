//! Folders and files as a run leaves them: readable by their owner alone, never over another.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
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

/// Whoever removes what is gone already has done it.
pub(super) fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Writes a file beside its place and puts it there once it is whole; where that fails, what stood there before stays
/// and nothing else is left.
pub(super) fn written_aside(
    path: &Path,
    write: impl FnOnce(&Path) -> Result<(), OutputError>,
) -> Result<(), OutputError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let hidden = path.with_file_name(format!(".{name}"));
    if hidden.exists() {
        // Left by one that was killed.
        fs::remove_file(&hidden).map_err(|source| cannot(&hidden, source))?;
    }
    let written = write(&hidden)
        .and_then(|()| fs::rename(&hidden, path).map_err(|source| cannot(path, source)));
    written.inspect_err(|_| {
        let _ = fs::remove_file(&hidden);
    })
}

/// Writes a file that must not be there yet: beside its place first, so that it is whole or not there at all.
///
/// # Errors
///
/// When it is there already, or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let mut options = OpenOptions::new();
    let written = options.write(true).create_new(true).open(&aside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        // Unlike renaming, a second name is refused where another file came meanwhile.
        match fs::hard_link(&aside, path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(&aside, path),
            linked => linked,
        }
    });
    // After renaming it is gone already.
    let _ = fs::remove_file(&aside);
    written
}
