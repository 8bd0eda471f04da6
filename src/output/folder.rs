//! The run folder while it is filled: letters, streams and other files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::plan::PlannedLetter;
use crate::post::Piece;

use super::disk::{cannot, create, make_folder, written_aside};
use super::hidden::HiddenFolder;
use super::waiting::{Waiting, waiting_name};
use super::{Beginning, OutputError, Spool};
use findings::hex;

/// A run folder that is being filled, out of sight until it is whole. Everything in it can be read
/// by its owner alone. Letters may be written from several threads at once.
#[derive(Debug)]
pub struct Folder {
    hidden: HiddenFolder,
    /// The run folder inside the hidden one.
    filled: PathBuf,
    out: PathBuf,
    pub(super) run_id: String,
    owner: String,
}

/// A letter file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFile {
    /// Its path in the run folder, with `/`.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// A stream that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamFile {
    /// Its name.
    pub stream: Arc<str>,
    /// Its path in the run folder, with `/`.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The PDF profile that the file claims: `pdfa-2b`, `pdfa-3b`, `pdfvt`; `mail` claims none.
    pub profile: &'static str,
    /// Why it claims less than the job asked for; empty where it does not.
    pub notes: String,
}

/// A stream that is being written.
#[derive(Debug)]
pub struct StreamWriter {
    stream: Arc<str>,
    path: PathBuf,
    file: BufWriter<File>,
    hasher: Sha256,
    bytes: u64,
}

/// The name of the file of a letter: piece number in six digits, debtor, stage.
///
/// Characters that a file system or a shell could take amiss become `_`; the number keeps two
/// debtors apart whose codes become alike.
#[must_use]
pub fn letter_name(piece: &Piece, letter: &PlannedLetter) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let code: String = letter.debtor.code.chars().take(40).map(plain).collect();
    format!("{:06}-{code}-{}.pdf", piece.number, letter.stage)
}

/// Writes a file of sample letters, over an older one of the same name; that one stays where it cannot be written.
///
/// # Errors
///
/// When the folder cannot be made or the file not be written.
pub fn write_proof(path: &Path, bytes: &[u8]) -> Result<(), OutputError> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    written_aside(path, |hidden| {
        let mut file = create(hidden)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|it| cannot(path, it))
    })
}

impl Folder {
    /// Begins a run folder `run_id` inside `out`, which is made if need be. `owner` is the word by which
    /// [`settle`](super::settle) knows later what a killed run left; empty where nobody will ask.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub fn begin(out: &Path, run_id: &str, owner: &str) -> Result<Self, OutputError> {
        make_folder(out)?;
        let hidden = HiddenFolder::begin(out, owner).map_err(|source| cannot(out, source))?;
        let filled = hidden.path().join(run_id);
        for folder in ["letters", "streams", "archive", "registered", "services"] {
            make_folder(&filled.join(folder))?;
        }
        let (run_id, owner) = (run_id.to_owned(), owner.to_owned());
        Ok(Self { hidden, filled, out: out.to_owned(), run_id, owner })
    }

    /// Writes one letter under a name from [`letter_name`]. `beginning` is what the files of the run
    /// have in common; it saves time and changes nothing.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_letter(
        &self,
        name: &str,
        bytes: &[u8],
        beginning: &Beginning,
    ) -> Result<LetterFile, OutputError> {
        let file = format!("letters/{name}");
        self.write(&file, bytes)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(LetterFile { file, sha256: beginning.sha256(bytes), bytes: length })
    }

    /// The error for a piece whose letter file is needed and was not written; it names the file.
    #[must_use]
    pub fn unwritten(&self, piece: &Piece, letter: &PlannedLetter) -> OutputError {
        let path = self.filled.join("letters").join(letter_name(piece, letter));
        OutputError::Read { path, source: io::ErrorKind::NotFound.into() }
    }

    /// Writes a paper that goes with registered letters, such as `slip.pdf`.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_paper(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write(&format!("registered/{name}"), bytes)
    }

    /// Writes a file for a postal service under its name in `services`, such as `maileva/letter1.xml`.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_service(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let file = format!("services/{name}");
        if let Some(folder) = self.filled.join(&file).parent() {
            make_folder(folder)?;
        }
        self.write(&file, bytes)
    }

    /// Reads a file again that was written before.
    ///
    /// # Errors
    ///
    /// When it is not there any more.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, OutputError> {
        let path = self.filled.join(name);
        fs::read(&path).map_err(|source| OutputError::Read { path, source })
    }

    /// Opens a spool, which takes room where the run folder does.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn spool(&self) -> Result<Spool, OutputError> {
        Spool::begin(&self.filled)
    }

    /// Opens a stream by its name.
    ///
    /// # Errors
    ///
    /// When the file cannot be made.
    pub fn stream(&self, stream: Arc<str>) -> Result<StreamWriter, OutputError> {
        let path = self.filled.join(stream_file(&stream));
        let file = BufWriter::with_capacity(1 << 18, create(&path)?);
        Ok(StreamWriter { stream, path, file, hasher: Sha256::new(), bytes: 0 })
    }

    /// Writes a whole file.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let path = self.filled.join(name);
        create(&path)?.write_all(bytes).map_err(|source| cannot(&path, source))
    }

    /// Opens a file to be written piece by piece, and says where it is.
    pub(super) fn open(&self, name: &str) -> Result<(File, PathBuf), OutputError> {
        let path = self.filled.join(name);
        Ok((create(&path)?, path))
    }

    /// The whole folder, ready to come to its place; the hidden one must outlive it. Where there is a register to wait
    /// for, it has a name under which it outlives the program.
    pub(super) fn wait(self) -> Result<(Waiting, HiddenFolder), OutputError> {
        for folder in ["letters", "streams", "archive", "registered", "services"] {
            // One that stayed empty says nothing; removing refuses one that is not.
            let _ = fs::remove_dir(self.filled.join(folder));
        }
        let target = self.out.join(&self.run_id);
        let mut waiting = Waiting::new(self.filled, target, &self.owner)?;
        if !self.owner.is_empty() {
            waiting.rename(self.out.join(waiting_name(&self.run_id, &self.owner)))?;
        }
        Ok((waiting, self.hidden))
    }
}

/// The path of a stream in the run folder.
pub(super) fn stream_file(stream: &str) -> String {
    format!("streams/{stream}.pdf")
}

impl Write for StreamWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.hasher.update(bytes);
        self.bytes += u64::try_from(bytes.len()).unwrap_or_default();
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl StreamWriter {
    /// Ends the stream.
    ///
    /// # Errors
    ///
    /// When its last bytes cannot be written.
    pub fn finish(mut self) -> Result<StreamFile, OutputError> {
        self.file.flush().map_err(|source| cannot(&self.path, source))?;
        Ok(StreamFile {
            file: stream_file(&self.stream),
            stream: self.stream,
            sha256: hex(&self.hasher.finalize()),
            bytes: self.bytes,
            profile: "mail",
            notes: String::new(),
        })
    }
}
