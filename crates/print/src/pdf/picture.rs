//! PNG pictures as they go into files.

use printpdf::{RawImage, RawImageData, RawImageFormat};

use super::PdfError;

/// The largest logo or signature, in pixels: an A4 page at 600 dpi.
const MAX_PIXELS: u64 = 4961 * 7016;

/// Width and height of a PNG picture in pixels, read from its header alone.
///
/// # Errors
///
/// When the bytes are no PNG, or a PNG of more pixels than a page at 600 dpi.
pub fn picture_size(png: &[u8]) -> Result<(u32, u32), PdfError> {
    let error = |reason: &str| PdfError::Picture { reason: reason.to_owned() };
    // PNG, 5.2 and 11.2.1: eight bytes of signature, then the chunk IHDR with width and height.
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n").and_then(|rest| rest.get(4..16));
    let header = header.and_then(|header| header.strip_prefix(b"IHDR"));
    let Some((width, height)) = header.and_then(|sizes| sizes.split_first_chunk::<4>()) else {
        return Err(error("expected a PNG file"));
    };
    let Some(height) = height.first_chunk::<4>() else {
        return Err(error("expected a PNG file"));
    };
    let (width, height) = (u32::from_be_bytes(*width), u32::from_be_bytes(*height));
    match u64::from(width) * u64::from(height) {
        0 => Err(error("it has no pixels")),
        1..=MAX_PIXELS => Ok((width, height)),
        _ => Err(error("it has more pixels than a page at 600 dpi")),
    }
}

/// A PNG picture as it goes into files: laid on white paper where it lets through, because
/// transparency costs a printer a second pass; in grey where that is wanted.
pub(super) fn picture(png: &[u8], grey: bool) -> Result<RawImage, PdfError> {
    picture_size(png)?;
    let mut image = RawImage::decode_from_bytes(png, &mut Vec::new())
        .map_err(|reason| PdfError::Picture { reason })?;
    let channels = match image.data_format {
        RawImageFormat::R8 | RawImageFormat::R16 => 1,
        RawImageFormat::RG8 | RawImageFormat::RG16 => 2,
        RawImageFormat::RGB8 | RawImageFormat::RGB16 => 3,
        RawImageFormat::RGBA8 | RawImageFormat::RGBA16 => 4,
        // A PNG is none of these.
        RawImageFormat::BGR8
        | RawImageFormat::BGRA8
        | RawImageFormat::RGBF32
        | RawImageFormat::RGBAF32 => return Ok(image),
    };
    let deep: Vec<u8>;
    let samples: &[u8] = match &image.pixels {
        RawImageData::U8(samples) => samples,
        RawImageData::U16(samples) => {
            deep = samples.iter().map(|sample| sample.to_be_bytes()[0]).collect();
            &deep
        }
        RawImageData::F32(_) => return Ok(image),
    };
    let mut flat = Vec::with_capacity(samples.len());
    for pixel in samples.chunks_exact(channels) {
        match *pixel {
            [ink] => flat.push(ink),
            [ink, alpha] => flat.push(on_white(ink, alpha)),
            [red, green, blue] => colour([red, green, blue], grey, &mut flat),
            [red, green, blue, alpha] => {
                colour([red, green, blue].map(|ink| on_white(ink, alpha)), grey, &mut flat);
            }
            _ => {}
        }
    }
    let is_grey = grey || channels < 3;
    image.data_format = if is_grey { RawImageFormat::R8 } else { RawImageFormat::RGB8 };
    image.pixels = RawImageData::U8(flat);
    Ok(image)
}

/// The look of a translucent ink on white paper, 0 to 255.
fn on_white(ink: u8, alpha: u8) -> u8 {
    let (ink, alpha) = (u32::from(ink), u32::from(alpha));
    ((ink * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// A colour as it is, or the grey as light as it (ITU-R BT.601, 2.5.1).
fn colour([red, green, blue]: [u8; 3], grey: bool, out: &mut Vec<u8>) {
    if grey {
        let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
        out.push(((light + 500) / 1000) as u8);
    } else {
        out.extend_from_slice(&[red, green, blue]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(width: u32, height: u32) -> Vec<u8> {
        let sizes = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &sizes].concat()
    }

    #[test]
    fn the_size_of_a_picture_stands_in_its_header() {
        assert_eq!(picture_size(&header(640, 480)).unwrap(), (640, 480));
    }

    #[test]
    fn colours_are_laid_on_white_and_greyed_by_lightness() {
        assert_eq!([on_white(0, 255), on_white(0, 0), on_white(0, 128)], [0, 255, 127]);
        let mut out = Vec::new();
        for ink in [[255, 255, 255], [0, 0, 0], [255, 0, 0]] {
            colour(ink, true, &mut out);
        }
        colour([1, 2, 3], false, &mut out);
        assert_eq!(out, [255, 0, 76, 1, 2, 3]);
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused() {
        for bytes in [b"GIF89a".to_vec(), header(0, 10), header(100_000, 100_000), Vec::new()] {
            assert!(picture_size(&bytes).is_err());
        }
    }
}
