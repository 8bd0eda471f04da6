use lopdf_import::{DecompressError, Dictionary, Error, Object, Stream, StringFormat};

use super::escapes::{unescaped, unescaped_name};
use super::lexer::{Lexer, Scan, Token};

/// How much one stream may expand to, in bytes.
const MAX_EXPANDED: usize = 64 << 20;

/// How deep values may stand inside each other here.
const MAX_DEPTH: usize = 20;

/// The data of a stream without its filters. `dictionary` was read from `bytes`; none where a filter is
/// unknown or the data are damaged, and an error where they expand too far.
pub(super) fn unpacked(
    bytes: &[u8],
    dictionary: &Scan,
    data: &[u8],
) -> Result<Option<Vec<u8>>, Bomb> {
    let Some(filters) = filters(bytes, dictionary) else { return Ok(None) };
    if filters.is_empty() {
        return if data.len() <= MAX_EXPANDED { Ok(Some(data.to_vec())) } else { Err(Bomb) };
    }
    let stream = Stream::new(filters, data.to_vec());
    match stream.decompressed_content_with_limit(MAX_EXPANDED) {
        Ok(data) => Ok(Some(data)),
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(Bomb),
        Err(_) => Ok(None),
    }
}

/// A stream that expands to more than any invoice holds.
#[derive(Debug)]
pub(super) struct Bomb;

/// The filters of a stream as lopdf has them.
fn filters(bytes: &[u8], dictionary: &Scan) -> Option<Dictionary> {
    let mut filters = Dictionary::new();
    for (long, short) in [("Filter", "F"), ("DecodeParms", "DP")] {
        let key = |name: &str| dictionary.get(bytes, format!("/{name}").as_bytes());
        // The short name of a filter also names the file in which data lie.
        let is_short = |at: usize| matches!(bytes.get(at), Some(b'/' | b'[' | b'<'));
        let short = key(short).filter(|entry| is_short(entry.value.start));
        let Some(entry) = key(long).or(short) else { continue };
        filters.set(long, value(&mut Lexer::new(bytes, entry.value.start), MAX_DEPTH)?);
    }
    Some(filters)
}

/// A value as lopdf has it. References and numbers with a fraction become null.
pub(super) fn value(lexer: &mut Lexer<'_>, depth: usize) -> Option<Object> {
    let (token, place) = lexer.token()?;
    let text = lexer.bytes.get(place)?;
    let depth = depth.checked_sub(1)?;
    Some(match token {
        Token::Natural(value) => Object::Integer(i64::try_from(value).ok()?),
        Token::Name => Object::Name(unescaped_name(text)),
        Token::Text => Object::String(unescaped(text), StringFormat::Literal),
        Token::Word => match text {
            b"true" => Object::Boolean(true),
            b"false" => Object::Boolean(false),
            other => {
                let number = std::str::from_utf8(other).ok().and_then(|it| it.parse().ok());
                number.map_or(Object::Null, Object::Integer)
            }
        },
        Token::Reference(_) => Object::Null,
        Token::OpenArray => {
            let mut items = Vec::new();
            while !lexer.ends(Token::CloseArray) {
                items.push(value(lexer, depth)?);
            }
            Object::Array(items)
        }
        Token::OpenDictionary => {
            let mut items = Dictionary::new();
            while !lexer.ends(Token::CloseDictionary) {
                let (Token::Name, key) = lexer.token()? else { return None };
                let key = unescaped_name(lexer.bytes.get(key)?);
                items.set(key, value(lexer, depth)?);
            }
            Object::Dictionary(items)
        }
        Token::CloseArray | Token::CloseDictionary => return None,
    })
}
