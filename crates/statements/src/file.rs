//! From the bytes of a file to statements: what it is, is told by its content.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use zip::ZipArchive;

use findings::Source;

use super::profile::Profile;
use super::statement::Statement;
use super::trouble::ReadError;
use super::{camt, cfonb, mt940, table};

/// The most bytes of a statement; a bank cuts longer ones into several.
pub(crate) const MOST_BYTES: u64 = 20_000_000;
/// The most files of a ZIP.
const MOST_FILES: usize = 10_000;

/// One file, or one of a ZIP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name; behind that of a ZIP and `!` where it stands in one.
    pub source: Arc<Source>,
    /// The statements in it, or why it cannot be read.
    pub statements: Result<Vec<Statement>, ReadError>,
}

/// Reads a file, or each file of a ZIP in the order in which it holds them. What a file is, is told by its content;
/// `profiles` are those of the CSV of banks.
#[must_use]
pub fn read_bytes(name: &str, bytes: &[u8], profiles: &[Profile]) -> Vec<File> {
    if !bytes.starts_with(b"PK\x03\x04") {
        let source = source(name);
        let statements = if larger(bytes.len() as u64) {
            Err(ReadError::TooLarge { most: MOST_BYTES })
        } else {
            statements(bytes, &source, profiles)
        };
        return vec![File { source, statements }];
    }
    match unzip(name, bytes, profiles) {
        Ok(opened) => opened,
        Err(error) => vec![File { source: source(name), statements: Err(error) }],
    }
}

fn larger(bytes: u64) -> bool {
    bytes > MOST_BYTES
}

fn source(name: &str) -> Arc<Source> {
    Arc::new(Source { name: name.to_owned(), ..Source::default() })
}

fn unzip(name: &str, bytes: &[u8], profiles: &[Profile]) -> Result<Vec<File>, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Zip)?;
    if archive.len() > MOST_FILES {
        return Err(ReadError::TooMany { most: MOST_FILES });
    }
    let mut opened = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).map_err(|_| ReadError::Zip)?;
        let inside = file.name().map_err(|_| ReadError::Zip)?.into_owned();
        if file.is_dir() || inside.starts_with("__MACOSX/") {
            continue;
        }
        let source = source(&format!("{name}!{inside}"));
        let mut bytes = Vec::new();
        // What the archive says of a size is not believed.
        let statements = match file.by_ref().take(MOST_BYTES + 1).read_to_end(&mut bytes) {
            Err(_) => Err(ReadError::Zip),
            Ok(_) if larger(bytes.len() as u64) => {
                Err(ReadError::TooLarge { most: MOST_BYTES })
            }
            Ok(_) => statements(&bytes, &source, profiles),
        };
        opened.push(File { source, statements });
    }
    Ok(opened)
}

fn statements(
    bytes: &[u8],
    source: &Arc<Source>,
    profiles: &[Profile],
) -> Result<Vec<Statement>, ReadError> {
    let text = decode(bytes)?;
    let begin = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if begin.is_empty() {
        return Err(ReadError::Empty);
    }
    if begin.starts_with('<') {
        return camt::read(&text, source);
    }
    if cfonb::is(&text) {
        return Ok(cfonb::read(&text, source));
    }
    if mt940::is(&text) {
        let read = mt940::read(&text, source);
        return if read.is_empty() { Err(ReadError::Unknown) } else { Ok(read) };
    }
    table::read(&text, source, profiles).ok_or(ReadError::Unknown)
}

/// The text of a file: by its byte order mark, by what its XML declares, as UTF-8, else as Windows-1252.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return exactly(encoding, bytes);
    }
    let begin = bytes.get(..200).unwrap_or(bytes);
    let begin = String::from_utf8_lossy(begin);
    if begin.trim_start().starts_with("<?xml") {
        let declared = begin.split("?>").next().and_then(|it| it.split_once("encoding"));
        let named = declared.and_then(|(_, it)| it.split(['"', '\'']).nth(1));
        let name = named.unwrap_or("UTF-8");
        let encoding = Encoding::for_label(name.as_bytes());
        let unknown = || ReadError::Encoding { encoding: name.chars().take(40).collect() };
        return exactly(encoding.ok_or_else(unknown)?, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if begin.trim_start().starts_with('<') => exactly(UTF_8, bytes),
        Err(_) => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0),
    }
}

fn exactly<'b>(
    encoding: &'static Encoding,
    bytes: &'b [u8],
) -> Result<Cow<'b, str>, ReadError> {
    let (text, used, wrong) = encoding.decode(bytes);
    let name = || ReadError::Encoding { encoding: used.name().to_owned() };
    if wrong { Err(name()) } else { Ok(text) }
}
