//! The nameless file in which drawn pages wait for their numbers.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::OutputError;
use super::disk::cannot;

/// Holds drawn pages while a run is made: a file of the run folder that has no name and is gone with the run.
/// Any number of threads may write and read at once.
#[derive(Debug)]
pub struct Spool {
    file: File,
    /// Where the next part goes.
    end: AtomicU64,
    /// The folder, for messages.
    folder: PathBuf,
}

impl Spool {
    pub(super) fn begin(folder: &Path) -> Result<Self, OutputError> {
        let file = tempfile::tempfile_in(folder).map_err(|source| cannot(folder, source))?;
        Ok(Self { file, end: AtomicU64::new(0), folder: folder.to_owned() })
    }

    /// Puts bytes aside and says where they begin.
    ///
    /// # Errors
    ///
    /// When there is no room.
    pub fn put(&self, bytes: &[u8]) -> Result<u64, OutputError> {
        let place = self.end.fetch_add(bytes.len() as u64, Relaxed);
        write_at(&self.file, bytes, place).map_err(|source| cannot(&self.folder, source))?;
        Ok(place)
    }

    /// Fetches bytes that were put aside at `place`.
    ///
    /// # Errors
    ///
    /// When they cannot be read back.
    pub fn fetch(&self, place: u64, bytes: &mut [u8]) -> Result<(), OutputError> {
        let unreadable = |source| OutputError::Read { path: self.folder.clone(), source };
        read_at(&self.file, bytes, place).map_err(unreadable)
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], place: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, place)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], place: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, place)
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut place: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, place)?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = bytes.get(written..).unwrap_or_default();
        place += written as u64;
    }
    Ok(())
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut place: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, place)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = bytes.get_mut(read..).unwrap_or_default();
        place += read as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_aside_is_fetched_whoever_put_it_there() {
        let folder = tempfile::tempdir().unwrap();
        let spool = Spool::begin(folder.path()).unwrap();
        let part = |number: u8| vec![number; 1000 + usize::from(number)];
        let places: Vec<u64> = std::thread::scope(|scope| {
            let put = |number| {
                scope.spawn({
                    let spool = &spool;
                    move || spool.put(&part(number)).unwrap()
                })
            };
            let puts: Vec<_> = (0..20).map(put).collect();
            puts.into_iter().map(|put| put.join().unwrap()).collect()
        });
        for (number, place) in (0..20).zip(places) {
            let mut bytes = vec![0xFF; 1000 + usize::from(number)];
            spool.fetch(place, &mut bytes).unwrap();
            assert_eq!(bytes, part(number));
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it has no name");
        assert!(spool.fetch(1 << 40, &mut [0]).is_err());
    }
}
