//! Colour profiles, written here: a few hundred bytes each, the same in every file.
//!
//! Version 4.2 of the format (ICC.1:2004-10), the newest that PDF 1.7 names (ISO 32000-1, table 66).

/// The white of the connection space, D50, as the format wants it to the bit (ICC.1:2004-10, 7.2.16).
const D50: [u32; 3] = [0x0000_F6D6, 0x0001_0000, 0x0000_D32D];

/// Black ink on white paper: an output profile of one channel with a gamma of 2.2
/// (ICC.1:2004-10, 8.5.3).
pub(super) fn grey() -> Vec<u8> {
    let curve = numbers(b"para", &[0, 0x0002_3333]);
    let tags = [
        (b"desc", text("Black ink, gamma 2.2")),
        (b"cprt", text("No rights reserved")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"kTRC", curve),
    ];
    profile((b"prtr", b"GRAY"), &tags)
}

/// sRGB: the primaries of IEC 61966-2-1 adapted to D50, its curve as the five numbers of its
/// formula.
pub(super) fn srgb() -> Vec<u8> {
    // y = ((x + 0.055) / 1.055) ^ 2.4 above 0.04045, x / 12.92 below; kind 3 of the format.
    let curve = numbers(b"para", &[3 << 16, 0x0002_6666, 0x0000_F2A7, 0x0D59, 0x13D0, 0x0A5B]);
    let adapted: [u32; 9] = [
        0x0001_0C42,
        0x05DE,
        0xFFFF_F325,
        0x0793,
        0xFD90,
        0xFFFF_FBA1,
        0xFFFF_FDA2,
        0x03DC,
        0xC06E,
    ];
    let tags = [
        (b"desc", text("sRGB")),
        (b"cprt", text("No rights reserved")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &adapted)),
        (b"rXYZ", numbers(b"XYZ ", &[0x6FA2, 0x38F5, 0x0390])),
        (b"gXYZ", numbers(b"XYZ ", &[0x6299, 0xB785, 0x18DA])),
        (b"bXYZ", numbers(b"XYZ ", &[0x24A0, 0x0F84, 0xB6CF])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    profile((b"mntr", b"RGB "), &tags)
}

/// A tag of numbers of 32 bits.
fn numbers(kind: &[u8; 4], values: &[u32]) -> Vec<u8> {
    let mut tag = [kind.as_slice(), &[0; 4]].concat();
    values.iter().for_each(|value| tag.extend_from_slice(&value.to_be_bytes()));
    tag
}

/// A tag of one English text (ICC.1:2004-10, 10.13).
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = u32::try_from(units.len()).unwrap_or_default();
    let mut tag = numbers(b"mluc", &[1, 12]);
    tag.extend_from_slice(b"enUS");
    tag.extend_from_slice(&length.to_be_bytes());
    tag.extend_from_slice(&28_u32.to_be_bytes());
    tag.extend_from_slice(&units);
    while !tag.len().is_multiple_of(4) {
        tag.push(0);
    }
    tag
}

/// Header, table and tags (ICC.1:2004-10, 7).
fn profile((class, space): (&[u8; 4], &[u8; 4]), tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let long = |length: usize| u32::try_from(length).unwrap_or_default().to_be_bytes();
    let start = 128 + 4 + 12 * tags.len();
    let size = start + tags.iter().map(|(_, tag)| tag.len()).sum::<usize>();
    let mut out = Vec::with_capacity(size);
    out.extend_from_slice(&long(size));
    out.extend_from_slice(&[0, 0, 0, 0, 0x04, 0x20, 0, 0]);
    out.extend_from_slice(class);
    out.extend_from_slice(space);
    out.extend_from_slice(b"XYZ ");
    // When the profile was made: fixed, because the same run gives the same bytes.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        out.extend_from_slice(&part.to_be_bytes());
    }
    out.extend_from_slice(b"acsp");
    out.resize(68, 0);
    D50.iter().for_each(|value| out.extend_from_slice(&value.to_be_bytes()));
    out.resize(128, 0);
    out.extend_from_slice(&long(tags.len()));
    let mut at = start;
    for (name, tag) in tags {
        out.extend_from_slice(*name);
        out.extend_from_slice(&long(at));
        out.extend_from_slice(&long(tag.len()));
        at += tag.len();
    }
    tags.iter().for_each(|(_, tag)| out.extend_from_slice(tag));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_says_its_own_length_and_where_its_tags_stand() {
        for profile in [grey(), srgb()] {
            let long = |at: usize| {
                usize::try_from(u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()))
                    .unwrap()
            };
            assert_eq!(long(0), profile.len());
            assert_eq!(&profile[36..40], b"acsp");
            for entry in 0..long(128) {
                let at = 132 + 12 * entry;
                let (start, length) = (long(at + 4), long(at + 8));
                assert_eq!(start % 4, 0);
                assert!(start + length <= profile.len());
            }
        }
    }
}
