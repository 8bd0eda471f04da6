//! Errors of the operating system on files and folders, as sentences in the reader's language.

use std::io::{Error, ErrorKind};

use super::{Args, Messages};

impl Messages {
    /// Why a file or folder could not be read or written, without full stop.
    #[must_use]
    pub fn system(&self, error: &Error) -> String {
        match (key(error.kind()), error.raw_os_error()) {
            (Some(key), _) => self.plain(key),
            // Too many open files (Unix), which has no kind.
            (None, Some(23 | 24)) if cfg!(unix) => self.plain("system-open-files"),
            (None, Some(number)) => {
                self.get("system-other", &Args::new().text("number", number.to_string()))
            }
            // An error that another crate passed on as one of the system.
            (None, None) => {
                let inner = error.get_ref().and_then(|it| it.downcast_ref::<Error>());
                inner.map_or_else(|| self.plain("system-unknown"), |inner| self.system(inner))
            }
        }
    }
}

/// Where the sentence about a kind of error stands; none where the kind says nothing to people.
fn key(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "system-not-found",
        ErrorKind::PermissionDenied => "system-denied",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "system-full"
        }
        ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => "system-exists",
        ErrorKind::IsADirectory => "system-folder",
        ErrorKind::NotADirectory => "system-not-folder",
        ErrorKind::ReadOnlyFilesystem => "system-read-only",
        ErrorKind::InvalidData => "system-not-text",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
            "system-busy"
        }
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "system-name",
        ErrorKind::UnexpectedEof => "system-short",
        ErrorKind::OutOfMemory => "system-memory",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[track_caller]
    fn check(error: &Error, english: &str, french: &str) {
        assert_eq!(Messages::new(Language::En).system(error), english);
        assert_eq!(Messages::new(Language::Fr).system(error), french);
    }

    #[test]
    fn what_the_system_says_is_said_in_the_language_of_the_reader() {
        let full = "the disk is full; make room";
        check(&ErrorKind::StorageFull.into(), full, "le disque est plein ; faites de la place");
        check(
            &Error::other(Error::from(ErrorKind::StorageFull)),
            full,
            "le disque est plein ; faites de la place",
        );
    }

    #[test]
    fn an_error_that_is_not_known_keeps_its_number() {
        let told = Messages::new(Language::Fr).system(&Error::from_raw_os_error(121));
        assert!(told.contains("l’erreur 121"), "{told}");
    }
}
