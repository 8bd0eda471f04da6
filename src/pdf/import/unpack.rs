use lopdf_import::{DecompressError, Dictionary, Error, Object, Stream, StringFormat};

use super::lexer::{Lexer, Scan, Token, unescaped};

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
        let Some(entry) = key(long).or_else(|| key(short)) else { continue };
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
        Token::Name => Object::Name(name(text)),
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
                let key = name(lexer.bytes.get(key)?);
                items.set(key, value(lexer, depth)?);
            }
            Object::Dictionary(items)
        }
        Token::CloseArray | Token::CloseDictionary => return None,
    })
}

/// A name without its slash and with its escapes resolved.
fn name(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.get(1..).unwrap_or_default();
    while let Some((first, behind)) = rest.split_first() {
        let code = (*first == b'#').then(|| behind.get(..2)).flatten();
        let code =
            code.and_then(|it| u8::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok());
        out.push(code.unwrap_or(*first));
        rest = behind.get(if code.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    out
}
