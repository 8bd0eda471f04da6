//! Undoes Deflate and other filters, within limits.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use flate2::{Decompress, FlushDecompress, Status};
use libdeflater::{DecompressionError, Decompressor};
use lopdf_import::{DecompressError, Dictionary, Error, Object, Stream, StringFormat};

use super::escapes::{unescaped, unescaped_name};
use super::lexer::{Lexer, Token};
use super::scan::Scan;

/// How much one stream may expand to, in bytes.
pub(super) const MAX_EXPANDED: usize = 64 << 20;

/// How deep values may stand inside each other here.
const MAX_DEPTH: usize = 20;

/// How many bytes data of Deflate make, counted up to one more than `most` and not kept. Damaged data make what
/// comes before the damage.
pub(super) fn inflated(data: &[u8], most: u64) -> u64 {
    let mut reader = ZlibDecoder::new(data).take(most.saturating_add(1));
    let mut part = vec![0; 1 << 16];
    let mut all = 0;
    while let Ok(count @ 1..) = reader.read(&mut part) {
        all += count as u64;
    }
    all
}

/// The bytes that Deflate makes of data, up to the damage where there is any, and whether there is none.
/// Stops behind `most` bytes.
pub(super) fn inflate(data: &[u8], most: usize) -> (Vec<u8>, bool) {
    if let Some(out) = inflate_at_once(data, most) {
        return (out, true);
    }
    let mut inflater = Decompress::new(true);
    let mut out = Vec::with_capacity(data.len().saturating_mul(3).min(1 << 20));
    let mut part = vec![0; 1 << 15];
    loop {
        let (taken, made) = (inflater.total_in() as usize, inflater.total_out());
        let rest = data.get(taken..).unwrap_or_default();
        // What was made before an error counts, which readers that wrap this drop.
        let status = inflater.decompress(rest, &mut part, FlushDecompress::None);
        let count = (inflater.total_out() - made) as usize;
        out.extend_from_slice(part.get(..count).unwrap_or_default());
        let stands_still = count == 0 && inflater.total_in() as usize == taken;
        match status {
            Ok(Status::StreamEnd) => return (out, true),
            Ok(_) if out.len() > most => return (out, true),
            Ok(_) if !stands_still => {}
            Ok(_) | Err(_) => return (out, false),
        }
    }
}

/// How data are that Deflate packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed {
    /// All there; their check sum, which some writers leave out, may be missing.
    Whole,
    /// All there, and not what the check sum says.
    WrongSum,
    /// Cut off or broken.
    Broken,
}

/// How data are that Deflate packs, as far as [`MAX_EXPANDED`] bytes tell. No data at all are whole.
pub(super) fn judged(data: &[u8]) -> Packed {
    if data.iter().all(u8::is_ascii_whitespace) || inflate_at_once(data, MAX_EXPANDED).is_some()
    {
        return Packed::Whole;
    }
    // Two bytes stand before what is packed (RFC 1950, 2.2), and the sum behind.
    let body = match data {
        [first, second, body @ ..]
            if first & 0x0F == 8
                && u16::from_be_bytes([*first, *second]).is_multiple_of(31) =>
        {
            body
        }
        _ => return Packed::Broken,
    };
    let (mut inflater, mut part) = (Decompress::new(false), vec![0; 1 << 15]);
    loop {
        let (taken, made) = (inflater.total_in() as usize, inflater.total_out());
        let rest = body.get(taken..).unwrap_or_default();
        let status = inflater.decompress(rest, &mut part, FlushDecompress::None);
        let count = (inflater.total_out() - made) as usize;
        let stands_still = count == 0 && inflater.total_in() as usize == taken;
        match status {
            Ok(Status::StreamEnd) => {
                let behind = body.get(inflater.total_in() as usize..).unwrap_or_default();
                let is_right = behind.len() < 4 || inflate(data, MAX_EXPANDED).1;
                return if is_right { Packed::Whole } else { Packed::WrongSum };
            }
            Ok(_) if inflater.total_out() > MAX_EXPANDED as u64 => return Packed::Whole,
            Ok(_) if !stands_still => {}
            // Some writers flush what they packed and never end it.
            Ok(_) if body.ends_with(b"\0\0\xFF\xFF") => return Packed::Whole,
            Ok(_) | Err(_) => return Packed::Broken,
        }
    }
}

/// The same for data that are sound and not long, which is far quicker; none for others.
fn inflate_at_once(data: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut inflater = Decompressor::new();
    let mut out = vec![0; data.len().saturating_mul(4).clamp(1 << 12, 1 << 20)];
    loop {
        match inflater.zlib_decompress(data, &mut out) {
            Ok(length) if length <= most => {
                out.truncate(length);
                return Some(out);
            }
            Err(DecompressionError::InsufficientSpace) if out.len() < 1 << 20 => {
                out.resize(out.len() * 4, 0);
            }
            Ok(_) | Err(_) => return None,
        }
    }
}

/// The data of a stream without its filters. `dictionary` was read from `bytes`; none where a filter is
/// unknown or the data are damaged, and an error where they, or what is between two filters, have more than
/// `most` bytes.
pub(super) fn unpacked(
    bytes: &[u8],
    dictionary: &Scan,
    data: &[u8],
    most: usize,
) -> Result<Option<Vec<u8>>, Bomb> {
    let Some(filters) = filters(bytes, dictionary) else { return Ok(None) };
    if filters.is_empty() {
        return if data.len() <= most { Ok(Some(data.to_vec())) } else { Err(Bomb) };
    }
    let stream = Stream::new(filters, data.to_vec());
    match stream.decompressed_content_with_limit(most) {
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
        let value = value(&mut Lexer::new(bytes, entry.value.start), MAX_DEPTH)?;
        // An empty list of filters is none.
        if !value.as_array().is_ok_and(Vec::is_empty) {
            filters.set(long, value);
        }
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

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn no_filter_leaves_data_as_they_are() {
        for text in [b"<</Length 3>>".as_slice(), b"<</Filter[]/Length 3>>"] {
            let mut scan = Scan::default();
            scan.value(&mut Lexer::new(text, 0)).unwrap();
            let data = unpacked(text, &scan, b"q Q", 9).unwrap();
            assert_eq!(data.as_deref(), Some(b"q Q".as_slice()));
        }
    }

    #[test]
    fn what_deflate_makes_is_counted_up_to_one_byte_too_many() {
        let mut deflate =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        deflate.write_all(&vec![b' '; 100_000]).unwrap();
        let data = deflate.finish().unwrap();
        assert_eq!(inflated(&data, 100_000), 100_000);
        assert_eq!(inflated(&data, 99_999), 100_000);
        assert_eq!(inflated(&data, 70_000), 70_001);
        assert!(inflated(&data[..data.len() / 2], 100_000) < 100_000, "cut off");
    }

    #[test]
    fn data_are_inflated_up_to_the_damage() {
        let text = b"contents ".repeat(9000);
        let mut deflate =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::none());
        deflate.write_all(&text).unwrap();
        let data = deflate.finish().unwrap();
        assert_eq!(inflate(&data, 1 << 20), (text.clone(), true));
        let (cut, sound) = inflate(&data[..50_000], 1 << 20);
        assert!(!sound && cut.len() > 49_900 && text.starts_with(&cut), "{}", cut.len());
        let mut wrong_sum = data.clone();
        *wrong_sum.last_mut().unwrap() ^= 1;
        assert_eq!(inflate(&wrong_sum, 1 << 20), (text.clone(), false));
        let (long, sound) = inflate(&data, 1000);
        assert!(sound && long.len() > 1000 && long.len() < text.len());
        assert_eq!(inflate(b"BT (a) Tj ET", 9), (Vec::new(), false));
    }
}
