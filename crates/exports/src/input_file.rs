//! A file that is read: one on the disk, or bytes in memory.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Its name in findings: the path as the job file gave it, or a name for what is in memory.
    pub name: String,
    /// Where its bytes are.
    pub bytes: Bytes,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bytes {
    /// In a file of this path; they are read when they are needed.
    OnDisk(PathBuf),
    /// Here.
    InMemory(Arc<[u8]>),
}

impl InputFile {
    /// A file by its path.
    pub fn on_disk(path: impl Into<PathBuf>, name: impl Into<String>) -> Self {
        Self { name: name.into(), bytes: Bytes::OnDisk(path.into()) }
    }

    /// Bytes that somebody has already, under a name for findings.
    pub fn in_memory(name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { name: name.into(), bytes: Bytes::InMemory(bytes.into()) }
    }

    /// All its bytes.
    ///
    /// # Errors
    ///
    /// When it is a file on the disk that is not there or may not be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match &self.bytes {
            Bytes::OnDisk(path) => std::fs::read(path),
            Bytes::InMemory(bytes) => Ok(bytes.to_vec()),
        }
    }

    /// Where it is on the disk, for messages; its name where it is in memory.
    #[must_use]
    pub fn shown(&self) -> &Path {
        match &self.bytes {
            Bytes::OnDisk(path) => path,
            Bytes::InMemory(_) => Path::new(&self.name),
        }
    }
}
