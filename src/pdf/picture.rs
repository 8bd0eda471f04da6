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
    fn what_is_no_picture_or_too_large_is_refused() {
        for bytes in [b"GIF89a".to_vec(), header(0, 10), header(100_000, 100_000), Vec::new()] {
            assert!(picture_size(&bytes).is_err());
        }
    }
}
