//! Decrypts files that need no password.

use std::fmt;
use std::sync::Arc;

use lopdf_import::encryption::crypt_filters::CryptFilter;
use lopdf_import::{Dictionary, Document, EncryptionState, Object, StringFormat};

use super::ImportError;
use super::lexer::Lexer;
use super::raw::at_object;
use super::spots::{Spot, Spots, TrailerValue};
use super::unpack::value;

/// How deep an encryption dictionary may be.
const MAX_DEPTH: usize = 8;

/// The key and the ciphers that an encrypted file is read with.
pub(super) struct Cipher {
    key: Vec<u8>,
    streams: Arc<dyn CryptFilter>,
    strings: Arc<dyn CryptFilter>,
}

impl fmt::Debug for Cipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cipher").finish_non_exhaustive()
    }
}

impl Cipher {
    /// The cipher of a file; none when it is not encrypted. The empty password is tried first, then those
    /// of the job, as the password of whoever reads or owns it.
    pub(super) fn of(
        bytes: &[u8],
        spots: &Spots,
        passwords: &[String],
    ) -> Result<Option<Self>, ImportError> {
        let Some(encrypt) = &spots.trailer.encrypt else { return Ok(None) };
        let Some(dictionary) = parsed(bytes, spots, encrypt) else { return Ok(None) };
        if dictionary.as_dict().is_ok_and(leaves_pages_clear) {
            return Ok(None);
        }
        let standard = dictionary.as_dict().and_then(|it| it.get(b"Filter"));
        if standard.and_then(Object::as_name).is_ok_and(|name| name != b"Standard") {
            return Err(ImportError::Certificate);
        }
        let mut document = Document::new();
        document.objects.insert((1, 0), dictionary);
        document.trailer.set("Encrypt", Object::Reference((1, 0)));
        // A file without identifiers is against the rules; readers take an empty one.
        let none = || Object::Array(vec![Object::String(Vec::new(), StringFormat::Literal); 2]);
        let id = spots.trailer.id.as_ref().and_then(|id| parsed(bytes, spots, id));
        document.trailer.set("ID", id.unwrap_or_else(none));
        let passwords = std::iter::once("").chain(passwords.iter().map(String::as_str));
        for password in passwords {
            if let Ok(state) = EncryptionState::decode(&document, password) {
                return Ok(Some(Self {
                    key: state.file_encryption_key().to_vec(),
                    streams: state.get_stream_filter(),
                    strings: state.get_string_filter(),
                }));
            }
        }
        Err(ImportError::Password)
    }

    /// A string of an object, in clear.
    pub(super) fn string(&self, object: (u32, u16), text: &[u8]) -> Option<Vec<u8>> {
        clear(&*self.strings, &self.key, object, text)
    }

    /// The data of a stream, in clear.
    pub(super) fn stream(&self, object: (u32, u16), data: &[u8]) -> Option<Vec<u8>> {
        clear(&*self.streams, &self.key, object, data)
    }
}

/// Whether neither streams nor strings are encrypted, but for those of files inside, which are left behind
/// (ISO 32000-1, 7.6.5).
fn leaves_pages_clear(dictionary: &Dictionary) -> bool {
    let version = dictionary.get(b"V").and_then(Object::as_i64).unwrap_or(0);
    let is_clear = |key: &[u8]| match dictionary.get(key) {
        Ok(filter) => filter.as_name().is_ok_and(|name| name == b"Identity"),
        Err(_) => true,
    };
    version >= 4 && is_clear(b"StmF") && is_clear(b"StrF")
}

fn clear(
    filter: &dyn CryptFilter,
    key: &[u8],
    object: (u32, u16),
    data: &[u8],
) -> Option<Vec<u8>> {
    let key = filter.compute_key(key, object).ok()?;
    filter.decrypt(&key, data).ok()
}

/// A value of the trailer, or the object it refers to.
fn parsed(bytes: &[u8], spots: &Spots, (place, reference): &TrailerValue) -> Option<Object> {
    let mut lexer = match reference {
        None => Lexer::new(bytes, place.start),
        Some(number) => match spots.find(*number)? {
            Spot::At(at) => at_object(bytes, at)?.1,
            Spot::In(_) | Spot::Free => return None,
        },
    };
    value(&mut lexer, MAX_DEPTH)
}
