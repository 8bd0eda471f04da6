//! SHA-256 of inputs and of files as they are written.

use findings::hex;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::OutputError;

/// A file the run rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputRecord {
    /// The file as the job names it.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
}

impl InputRecord {
    /// Reads a file through and names it by its hash.
    ///
    /// # Errors
    ///
    /// When it is not there any more or may not be read.
    pub fn of(name: &str, path: &Path) -> Result<Self, OutputError> {
        let unreadable = |source| OutputError::Read { path: path.to_owned(), source };
        let (sha256, bytes) = hash(path).map_err(unreadable)?;
        Ok(Self { file: name.to_owned(), sha256, bytes })
    }

    /// The record of a file that was given in memory.
    #[must_use]
    pub fn in_memory(name: &str, bytes: &[u8]) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or_default();
        Self { file: name.to_owned(), sha256: sha256(bytes), bytes: length }
    }
}

fn hash(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            return Ok((hex(&hasher.finalize()), bytes));
        }
        hasher.update(block.get(..read).unwrap_or_default());
        bytes += u64::try_from(read).unwrap_or_default();
    }
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The first bytes of every letter file of a run, hashed once.
#[derive(Debug, Clone)]
pub struct Beginning {
    bytes: Vec<u8>,
    hasher: Sha256,
}

impl Beginning {
    /// Remembers how files begin.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_owned(), hasher: Sha256::new_with_prefix(bytes) }
    }

    /// The SHA-256 of bytes, in hexadecimal, whether they begin so or not.
    #[must_use]
    pub(super) fn sha256(&self, bytes: &[u8]) -> String {
        let Some(rest) = bytes.strip_prefix(self.bytes.as_slice()) else {
            return sha256(bytes);
        };
        hex(&self.hasher.clone().chain_update(rest).finalize())
    }
}

/// The name of a run: its letter date and eight digits that stand for inputs and program version.
///
/// The same inputs, date and version give the same name, so a repeated run takes the place of the
/// first instead of standing beside it.
#[must_use]
pub fn run_id(date: NaiveDate, inputs: &[InputRecord]) -> String {
    let mut text = format!("{} {}\n", env!("CARGO_PKG_VERSION"), date);
    for input in inputs {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{} {}", input.sha256, input.file);
    }
    let digest = sha256(text.as_bytes());
    format!("{date}-{}", digest.get(..8).unwrap_or_default())
}

/// One SHA-256 that stands for all inputs of a run, in hexadecimal: over a line for each with its own and
/// its name.
#[must_use]
pub fn inputs_sha256(inputs: &[InputRecord]) -> String {
    let lines = inputs.iter().map(|input| format!("{} {}\n", input.sha256, input.file));
    sha256(lines.collect::<String>().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(beginning: &[u8], bytes: &[u8]) {
        assert_eq!(Beginning::new(beginning).sha256(bytes), sha256(bytes));
    }

    #[test]
    fn a_beginning_hashed_once_changes_no_hash() {
        let long: Vec<u8> = (0..100_000_u32).map(|it| (it % 251) as u8).collect();
        check(&long[..70_001], &long);
        check(&long, &long);
        check(b"", &long);
        check(b"other", &long);
        check(&long, b"short");
    }

    #[test]
    fn a_hash_is_written_in_small_letters() {
        assert_eq!(hex(&[0x00, 0x9f, 0xe1]), "009fe1");
    }
}
