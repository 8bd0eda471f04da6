//! Formats in which pictures are packed.

/// Where the head of a JPEG 2000 picture stands at the latest, in bytes.
const HEAD: usize = 4096;

/// How many segments of a JBIG2 picture are looked at.
const SEGMENTS: usize = 64;

/// A format in which pictures are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Jpeg2000,
    Jbig2,
    Fax,
}

impl Format {
    /// The format that a filter unpacks, by its name without slash.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"DCTDecode" | b"DCT" => Some(Self::Jpeg),
            b"JPXDecode" => Some(Self::Jpeg2000),
            b"JBIG2Decode" => Some(Self::Jbig2),
            b"CCITTFaxDecode" | b"CCF" => Some(Self::Fax),
            _ => None,
        }
    }

    /// Width and height in pixels as the data of a picture say at their head, for which readers make room. None
    /// where they do not.
    pub(super) fn size(self, data: &[u8]) -> Option<(u64, u64)> {
        match self {
            Self::Jpeg => jpeg(data),
            Self::Jpeg2000 => jpeg_2000(data),
            Self::Jbig2 => Some(jbig2(data)),
            Self::Fax => None,
        }
    }
}

/// Width and height of a JPEG picture by its frame (ISO/IEC 10918-1, B.2.2).
fn jpeg(data: &[u8]) -> Option<(u64, u64)> {
    let mut rest = data.strip_prefix(b"\xFF\xD8")?;
    loop {
        let [0xFF, marker, high, low, ..] = rest else { return None };
        let frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        if frame {
            let [_, _, _, _, _, h1, h0, w1, w0, ..] = rest else { return None };
            let two = |high: &u8, low: &u8| u64::from(*high) << 8 | u64::from(*low);
            return Some((two(w1, w0), two(h1, h0)));
        }
        if *marker == 0xFF {
            rest = rest.get(1..)?;
        } else {
            rest = rest.get(2 + (usize::from(*high) << 8 | usize::from(*low))..)?;
        }
    }
}

/// Width and height of a JPEG 2000 picture by its first segment (ISO/IEC 15444-1, A.5.1).
fn jpeg_2000(data: &[u8]) -> Option<(u64, u64)> {
    let head = data.get(..data.len().min(HEAD))?;
    let at = head.windows(4).position(|it| it == b"\xFF\x4F\xFF\x51")?;
    let number = |at: usize| {
        let four = head.get(at..)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_be_bytes(*four)))
    };
    let side = |at: usize| Some(number(at)?.saturating_sub(number(at + 8)?));
    Some((side(at + 8)?, side(at + 12)?))
}

/// Width and height of a JBIG2 picture, the largest that its first segments say (ISO/IEC 14492, 7.2, 7.4.1 and
/// 7.4.8).
fn jbig2(data: &[u8]) -> (u64, u64) {
    let (mut width, mut height) = (0, 0);
    let mut at = 0;
    for _ in 0..SEGMENTS {
        let Some((kind, start, length)) = segment(data, at) else { break };
        let four = |at: usize| Some(u32::from_be_bytes(*data.get(at..)?.first_chunk::<4>()?));
        if let (4..=43 | 48, Some(wide), Some(high)) = (kind, four(start), four(start + 4)) {
            // A page may leave open how high it gets.
            let high = if high == u32::MAX { 0 } else { high };
            (width, height) = (width.max(u64::from(wide)), height.max(u64::from(high)));
        }
        at = start.saturating_add(length);
    }
    (width, height)
}

/// The type of a segment of a JBIG2 picture, where its data start, and how long they are.
fn segment(data: &[u8], at: usize) -> Option<(u8, usize, usize)> {
    let head = data.get(at..)?.first_chunk::<6>()?;
    let [n3, n2, n1, n0, flags, count] = *head;
    let few = usize::from(count >> 5);
    let (refers, behind) = if few <= 4 {
        (few, at + 6)
    } else {
        let four = data.get(at + 5..)?.first_chunk::<4>()?;
        let many = u32::from_be_bytes(*four) as usize & 0x1FFF_FFFF;
        (many, at + 9 + (many + 8) / 8)
    };
    // A number up to 256 takes one byte, one up to 65 536 two.
    let wide = match u32::from_be_bytes([n3, n2, n1, n0]) {
        0..=256 => 1,
        257..=65_536 => 2,
        _ => 4,
    };
    let page = if flags & 0x40 == 0 { 1 } else { 4 };
    let length = behind.checked_add(refers.checked_mul(wide)?)?.checked_add(page)?;
    let four = data.get(length..)?.first_chunk::<4>()?;
    Some((flags & 0x3F, length + 4, u32::from_be_bytes(*four) as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_how_large_it_is() {
        let jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFE\x01\x11\0\0";
        assert_eq!(Format::Jpeg.size(jpeg), Some((0xFFFE, 0xFFFF)));
        let jpeg_2000 =
            b"jP..\xFF\x4F\xFF\x51\0\x2F\0\0\0\x01\0\x03\0\x01\0\0\0\0\0\x03\0\0\0\0";
        assert_eq!(Format::Jpeg2000.size(jpeg_2000), Some((65_536, 65_536)));
        let symbols = b"\0\0\0\0\0\0\x01\0\0\0\x02ab".as_slice();
        let page =
            b"\0\0\0\x01\x30\0\x01\0\0\0\x13\0\x01\x86\xA0\0\x01\x86\xA0\0\0\0\0\0\0\0\0\0\0\0";
        assert_eq!(Format::Jbig2.size(&[symbols, page].concat()), Some((100_000, 100_000)));
        assert_eq!(Format::Jbig2.size(symbols), Some((0, 0)));
    }

    #[test]
    fn what_is_cut_off_says_nothing() {
        for format in [Format::Jpeg, Format::Jpeg2000, Format::Jbig2, Format::Fax] {
            for data in
                [b"".as_slice(), b"\xFF\xD8\xFF", b"\xFF\x4F\xFF\x51\0", &[0xFF; 99], &[0; 99]]
            {
                let size = format.size(data).unwrap_or_default();
                assert!(size.0 == 0 && size.1 == 0, "{format:?} {data:?}");
            }
        }
    }
}
