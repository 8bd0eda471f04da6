//! Small files that several programs change, one after the other.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::OutputError;
use super::disk::{cannot, create, written_aside};

/// Changes a small text file while no other program of ours does: `change` is given its text, none where it is not there,
/// and gives the new one, or none to leave it. The file is whole at any moment. Beside it a hidden empty file stays, by
/// which programs wait for one another.
///
/// # Errors
///
/// When it cannot be read or written, or `change` fails.
pub fn update<T, E: From<OutputError>>(
    path: &Path,
    change: impl FnOnce(Option<&str>) -> Result<(Option<String>, T), E>,
) -> Result<T, E> {
    let _turn = turn(path)?;
    let text = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(source) => {
            return Err(OutputError::Read { path: path.to_owned(), source }.into());
        }
    };
    let (new, given) = change(text.as_deref())?;
    if let Some(new) = new.filter(|new| Some(new) != text.as_ref()) {
        written_aside(path, |hidden| {
            let mut file = create(hidden)?;
            let written = file.write_all(new.as_bytes()).and_then(|()| file.sync_all());
            written.map_err(|it| cannot(path, it))
        })?;
    }
    Ok(given)
}

/// The turn of this program, until it is dropped.
fn turn(path: &Path) -> Result<File, OutputError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let turns = path.with_file_name(format!(".{name}.lock"));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&turns).map_err(|it| cannot(&turns, it))?;
    file.lock().map_err(|it| cannot(&turns, it))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_lose_nothing_of_one_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.toml");
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    for nth in 0..5 {
                        let added = update(path, |text| {
                            let text = format!("{}{writer}.{nth}\n", text.unwrap_or_default());
                            Ok::<_, OutputError>((Some(text), ()))
                        });
                        added.unwrap();
                    }
                });
            }
        });
        let lines: std::collections::BTreeSet<String> =
            fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 40);
    }

    #[test]
    fn a_change_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.toml");
        let put = |text: &str| update(&path, |_| Ok::<_, OutputError>((Some(text.into()), ())));
        put("one").unwrap();
        let missing = || cannot(&path, ErrorKind::Other.into());
        let failed = update(&path, |_| Err::<(Option<String>, ()), _>(missing()));
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }
}
