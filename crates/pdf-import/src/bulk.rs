//! Limits on how far streams may expand.

use super::format::Format;
use super::lexer::{Lexer, Token};
use super::raw::{data_start, number_of};
use super::scan::Scan;

/// How far what is drawn may expand, in bytes: the contents of a page, and each form, pattern, glyph and
/// appearance; also whatever is neither a picture nor a face.
pub(super) const MAX_DRAWN: u64 = 64 << 20;

/// How far faces and colour profiles may, in bytes: the largest faces, for Chinese, have some 20 MB.
pub(super) const MAX_CARRIED: u64 = 256 << 20;

/// The most pixels of a picture times the bits of each component: an A3 page (ISO 216, 297 by 420 mm) at 1200
/// dots per inch and eight bits, which a scan of an invoice is far below. Four components of it make 1.1 GB.
const MAX_PICTURE: u64 = 14_032 * 19_843 * 8;

/// The most bytes that Deflate makes of one: 258 bytes take two bits at least.
pub(super) const DEFLATED: u64 = 1032;

/// The same of LZW with twelve bits: its longest entry has some 3 840 bytes.
const LZW: u64 = 2560;

/// The same of run lengths: 128 bytes from two.
const RUNS: u64 = 64;

/// The verdict on how far a stream may expand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bulk {
    /// No more than it may.
    Fine,
    /// More than so many bytes, perhaps: only expanding it tells.
    Doubtful(u64),
    /// More than is taken, by its own account.
    TooMuch,
}

/// Judges the stream whose dictionary was read last by what that says and how long the stream is, without
/// expanding anything. `bytes` end with the stream: what follows says nothing of it.
pub(super) fn bulk(bytes: &[u8], scan: &Scan, length: usize) -> Bulk {
    let value = |key: &[u8]| {
        let entry = scan.get(bytes, key)?;
        bytes.get(entry.value.clone())
    };
    let filters = Filters::of(value(b"/Filter").or_else(|| value(b"/F")).unwrap_or_default());
    let kind = value(b"/Subtype");
    let length = length as u64;
    let most = if kind == Some(b"/Image") && value(b"/PatternType").is_none() {
        let Some(size) = picture(bytes, scan, &filters) else { return Bulk::TooMuch };
        // Nothing that packs pictures makes them longer than they are.
        let whole = size.saturating_mul(2);
        if filters.steps < 2 && length < whole.saturating_add(1 << 16) {
            return Bulk::Fine;
        }
        whole.saturating_add(MAX_DRAWN)
    } else if filters.picture.is_some() {
        // Readers would draw it before they know that it is no picture.
        return Bulk::TooMuch;
    } else if is_carried(kind) || value(b"/Length1").is_some() || value(b"/N").is_some() {
        MAX_CARRIED
    } else {
        MAX_DRAWN
    };
    if length.saturating_mul(filters.factor) > most { Bulk::Doubtful(most) } else { Bulk::Fine }
}

/// Whether the stream whose dictionary was read last is packed with Deflate and does not begin as such data do
/// (RFC 1950, 2.2).
pub(super) fn is_odd(bytes: &[u8], scan: &Scan) -> bool {
    if !scan.is(bytes, b"/Filter", b"/FlateDecode")
        || number_of(bytes, scan, b"/Length") == Some(0)
    {
        return false;
    }
    match data(bytes, scan) {
        Some([first, second, ..]) => {
            first & 0x0F != 8 || !u16::from_be_bytes([*first, *second]).is_multiple_of(31)
        }
        _ => false,
    }
}

/// Whether a stream of a kind is a face.
fn is_carried(kind: Option<&[u8]>) -> bool {
    kind.is_some_and(|kind| {
        matches!(kind, b"/Type1C" | b"/CIDFontType0C" | b"/OpenType" | b"/CIDFontType0")
    })
}

/// The filters that pack a stream.
#[derive(Debug, PartialEq, Eq)]
struct Filters {
    /// How many of them expand.
    steps: usize,
    /// How much they make of one byte together, at the most.
    factor: u64,
    /// The format of pictures among them, if any.
    picture: Option<Format>,
    /// Whether there is but one.
    is_plain: bool,
}

impl Filters {
    fn of(text: &[u8]) -> Self {
        let mut found = Self { steps: 0, factor: 1, picture: None, is_plain: false };
        let mut names = 0;
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b']' | b'[');
        for name in text.split(|byte| *byte == b'/').skip(1) {
            let end = name.iter().position(is_end).unwrap_or(name.len());
            names += 1;
            let factor = match name.get(..end).unwrap_or_default() {
                b"FlateDecode" | b"Fl" => DEFLATED,
                b"LZWDecode" | b"LZW" => LZW,
                b"RunLengthDecode" | b"RL" => RUNS,
                b"ASCII85Decode" | b"A85" | b"ASCIIHexDecode" | b"AHx" | b"Crypt" => 1,
                other => {
                    found.picture = found.picture.or(Format::named(other));
                    if found.picture.is_some() { 1 } else { u64::MAX }
                }
            };
            found.steps += usize::from(factor > 1);
            found.factor = found.factor.saturating_mul(factor);
        }
        found.is_plain = names == 1;
        // What is named in an object of its own may be anything.
        if names == 0 && !text.is_empty() && text != b"null" && text != b"[]" {
            (found.steps, found.factor) = (2, u64::MAX);
        }
        found
    }
}

/// How many bytes the samples of a picture take; none where that is beyond all measure. What the picture says
/// inside counts as well: it is what readers make room for.
fn picture(bytes: &[u8], scan: &Scan, filters: &Filters) -> Option<u64> {
    let number = |key: &[u8]| number_of(bytes, scan, key).unwrap_or(0) as u64;
    let (mut width, mut height) = (number(b"/Width"), number(b"/Height"));
    let mut bits = if scan.is(bytes, b"/ImageMask", b"true") { 1 } else { 8 };
    bits = Some(number(b"/BitsPerComponent")).filter(|it| *it > 0).unwrap_or(bits);
    let inside = match filters.picture.filter(|_| filters.is_plain) {
        Some(Format::Fax) => {
            let parameters = scan.get(bytes, b"/DecodeParms");
            parameters.and_then(|entry| fax(bytes, entry.value.start))
        }
        Some(format) => data(bytes, scan).and_then(|data| format.size(data)),
        None => None,
    };
    if let Some((wide, high)) = inside {
        (width, height) = (width.max(wide), height.max(high));
    }
    let samples = width.checked_mul(height)?;
    let taken = samples.checked_mul(bits)? <= MAX_PICTURE;
    taken.then(|| width.saturating_mul(bits).div_ceil(2).saturating_mul(height))
}

/// Width and height of a fax by its parameters.
fn fax(bytes: &[u8], at: usize) -> Option<(u64, u64)> {
    let mut lexer = Lexer::new(bytes, at);
    let mut scan = Scan::default();
    lexer.ends(Token::OpenArray);
    scan.value(&mut lexer)?;
    let number = |key: &[u8]| number_of(bytes, &scan, key).unwrap_or(0) as u64;
    Some((number(b"/Columns"), number(b"/Rows")))
}

/// The data of the stream whose dictionary was read last; `bytes` end with it.
fn data<'a>(bytes: &'a [u8], scan: &Scan) -> Option<&'a [u8]> {
    let mut lexer = Lexer::new(bytes, scan.entries.last()?.value.end);
    lexer.token()?;
    lexer.keyword(b"stream")?;
    let data = bytes.get(data_start(bytes, lexer.at)..)?;
    let data = data.strip_suffix(b"endstream").unwrap_or(data);
    let length = number_of(bytes, scan, b"/Length").unwrap_or(data.len());
    data.get(..length.min(data.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(dictionary: &str, length: usize) -> Bulk {
        let mut scan = Scan::default();
        scan.value(&mut Lexer::new(dictionary.as_bytes(), 0)).unwrap();
        bulk(dictionary.as_bytes(), &scan, length)
    }

    #[test]
    fn contents_are_looked_into_from_the_length_that_could_be_too_much() {
        for (filter, most) in [
            ("/FlateDecode", 65_027),
            ("[/ASCII85Decode/FlateDecode]", 65_027),
            ("/LZWDecode", 26_214),
            ("/RL", 1 << 20),
            ("[/FlateDecode/FlateDecode]", 63),
            ("9 0 R", 0),
            ("/Unheard", 0),
        ] {
            let text = format!("<</Filter {filter}>>");
            assert_eq!(of(&text, most), Bulk::Fine, "{text}");
            assert_eq!(of(&text, most + 1), Bulk::Doubtful(MAX_DRAWN), "{text}");
        }
        assert_eq!(of("<<>>", 1 << 25), Bulk::Fine);
    }

    #[test]
    fn faces_and_profiles_have_more_room() {
        for keys in ["/Length1 9", "/N 4/Alternate/DeviceCMYK", "/Subtype/CIDFontType0C"] {
            let text = format!("<<{keys}/Filter/FlateDecode>>");
            assert_eq!(of(&text, 260_111), Bulk::Fine, "{text}");
            assert_eq!(of(&text, 260_112), Bulk::Doubtful(MAX_CARRIED), "{text}");
        }
    }

    #[test]
    fn a_picture_is_no_larger_than_a3_at_1200_dots_an_inch() {
        let text = |width: u32, height: u32, more: &str| {
            of(&format!("<</Subtype/Image/Width {width}/Height {height}{more}>>"), 9)
        };
        assert_eq!(text(14_032, 19_843, "/BitsPerComponent 8"), Bulk::Fine);
        assert_eq!(text(14_032, 19_844, "/BitsPerComponent 8"), Bulk::TooMuch);
        assert_eq!(text(14_032, 19_844, ""), Bulk::TooMuch);
        assert_eq!(text(14_032 * 8, 19_843, "/BitsPerComponent 1"), Bulk::Fine);
        assert_eq!(text(14_032 * 8, 19_844, "/ImageMask true"), Bulk::TooMuch);
        assert_eq!(
            text(
                1,
                19_844,
                "/Filter/CCITTFaxDecode/DecodeParms[<</K -1/Columns 112257>>]/BitsPerComponent 1"
            ),
            Bulk::TooMuch
        );
        assert_eq!(text(u32::MAX, u32::MAX, ""), Bulk::TooMuch);
    }

    #[test]
    fn a_picture_that_is_longer_packed_than_plain_is_looked_into() {
        let text =
            "<</Subtype/Image/Width 10/Height 10/BitsPerComponent 8/Filter/FlateDecode>>";
        assert_eq!(of(text, 60_000), Bulk::Fine);
        assert_eq!(of(text, 70_000), Bulk::Doubtful(800 + MAX_DRAWN));
        let text = "<</Subtype/Image/Width 9/Height 9/Filter[/FlateDecode/FlateDecode]>>";
        assert_eq!(of(text, 60), Bulk::Fine);
        assert_eq!(of(text, 70), Bulk::Doubtful(648 + MAX_DRAWN));
    }

    #[test]
    fn what_a_picture_says_inside_counts() {
        let check = |keys: &str, data: &[u8], expected| {
            let head = format!("<<{keys}/Filter/DCTDecode>>\nstream\n");
            let text = [head.as_bytes(), data, b"\nendstream"].concat();
            let mut scan = Scan::default();
            scan.value(&mut Lexer::new(&text, 0)).unwrap();
            assert_eq!(bulk(&text, &scan, text.len()), expected);
        };
        let frame = b"\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFE\x01\x11\0\0";
        check("/Subtype/Image/Width 1/Height 1", frame, Bulk::TooMuch);
        check("/Subtype/Image/Width 1/Height 1", b"no picture", Bulk::Fine);
        // Contents are no picture.
        check("", b"no picture", Bulk::TooMuch);
    }

    #[test]
    fn what_follows_a_picture_says_nothing_of_it() {
        // A page of one pixel, and behind the data what would be a page of 100 000.
        let data = b"\0\0\0\0\x30\0\x01\0\0\0\x08\0\0\0\x01\0\0\0\x01";
        let more = b"\0\0\0\x01\x30\0\x01\0\0\0\x08\0\x01\x86\xA0\0\x01\x86\xA0";
        for (length, expected) in [("19", Bulk::Fine), ("9 0 R", Bulk::TooMuch)] {
            let keys = "/Subtype/Image/Width 1/Height 1/Filter/JBIG2Decode";
            let head = format!("<<{keys}/Length {length}>>\nstream\n");
            let text = [head.as_bytes(), data, more, b"\r\nendstream"].concat();
            let mut scan = Scan::default();
            scan.value(&mut Lexer::new(&text, 0)).unwrap();
            assert_eq!(bulk(&text, &scan, text.len()), expected);
        }
    }
}
