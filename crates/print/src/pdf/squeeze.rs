//! Deflates streams, pictures with the prediction that suits them.

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, Stream};

/// Done once a run, and every letter file carries the result; higher levels take much longer and
/// save next to nothing.
const LEVEL: i32 = 8;

/// By which it is told which of two ways comes out smaller.
const TRIAL_LEVEL: i32 = 3;

/// Of so many rows of a picture so many are tried.
const TRIAL_ROWS: (usize, usize) = (64, 8);

/// The pixels of a picture, in rows from the top.
struct Pixels<'a> {
    bytes: &'a [u8],
    /// Bytes in a row.
    row: usize,
    /// Bytes in a pixel.
    pixel: usize,
}

/// Deflates every stream that lies open. Pictures are predicted from their neighbours first, as PNG
/// does it, where that makes them smaller.
pub(super) fn squeeze(document: &mut Document) {
    let mut compressor = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict.has(b"Filter") {
            continue;
        }
        let predictable = Pixels::of(stream).filter(Pixels::gain_by_prediction);
        let predicted = predictable.map(|pixels| (pixels.predicted(), pixels.parameters()));
        let (content, parameters) = match &predicted {
            Some((content, parameters)) => (content, Some(parameters)),
            None => (&stream.content, None),
        };
        let Some(squeezed) = deflated(content, &mut compressor) else { continue };
        if let Some(parameters) = parameters {
            stream.dict.set("DecodeParms", parameters.clone());
        }
        replace(stream, squeezed);
    }
}

fn replace(stream: &mut Stream, content: Vec<u8>) {
    stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    stream.set_content(content);
}

fn deflated(bytes: &[u8], compressor: &mut Compressor) -> Option<Vec<u8>> {
    let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut out).ok()?;
    out.truncate(length);
    Some(out)
}

impl<'a> Pixels<'a> {
    /// The pixels of a stream that is a picture of a byte a colour.
    fn of(stream: &'a Stream) -> Option<Self> {
        let dictionary = &stream.dict;
        let number = |key: &[u8]| dictionary.get(key).and_then(Object::as_i64).ok();
        let pixel = match dictionary.get(b"ColorSpace").and_then(Object::as_name).ok()? {
            b"DeviceGray" => 1,
            b"DeviceRGB" => 3,
            _ => return None,
        };
        let row = usize::try_from(number(b"Width")?).ok()?.checked_mul(pixel)?;
        let whole = row > 0 && stream.content.len().is_multiple_of(row);
        let pixels = Self { bytes: &stream.content, row, pixel };
        (whole && number(b"BitsPerComponent") == Some(8)).then_some(pixels)
    }

    /// Whether the picture comes out smaller once predicted, as some of its rows do.
    fn gain_by_prediction(&self) -> bool {
        let (every, tried) = TRIAL_ROWS;
        let bands = self.bytes.chunks(self.row * every);
        let bytes: Vec<u8> =
            bands.flat_map(|it| it.iter().take(self.row * tried)).copied().collect();
        let sample = Pixels { bytes: &bytes, ..*self };
        let mut compressor =
            Compressor::new(CompressionLvl::new(TRIAL_LEVEL).unwrap_or_default());
        let [plain, predicted] = [&bytes, &sample.predicted()]
            .map(|bytes| deflated(bytes, &mut compressor).map_or(usize::MAX, |it| it.len()));
        predicted < plain
    }

    /// The parameters that a reader needs to undo the prediction (ISO 32000-1, 7.4.4.4).
    fn parameters(&self) -> Dictionary {
        let mut parameters = Dictionary::new();
        for (key, value) in
            [("Predictor", 15), ("Colors", self.pixel), ("Columns", self.row / self.pixel)]
        {
            parameters.set(key, i64::try_from(value).unwrap_or_default());
        }
        parameters
    }

    /// Every row behind the number of its filter: the one whose differences are smallest in sum
    /// (PNG, 12.8).
    fn predicted(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.bytes.len() + self.bytes.len() / self.row);
        let mut above = vec![0; self.row];
        let mut tried = Vec::with_capacity(self.row);
        let mut best = Vec::with_capacity(self.row);
        for row in self.bytes.chunks_exact(self.row) {
            let mut least = u64::MAX;
            let mut chosen = 0;
            for filter in [0, 1, 2, 4] {
                tried.clear();
                self.filter(filter, row, &above, &mut tried);
                let sum = tried.iter().map(|byte| u64::from(byte.cast_signed().unsigned_abs()));
                let sum: u64 = sum.sum();
                if sum < least {
                    (least, chosen) = (sum, filter);
                    std::mem::swap(&mut tried, &mut best);
                }
            }
            out.push(chosen);
            out.extend_from_slice(&best);
            above.copy_from_slice(row);
        }
        out
    }

    /// A row less what one filter makes of its neighbours: 0 nothing, 1 the pixel to the left, 2 the
    /// one above, 4 whichever of left, above and left above comes nearest (PNG, 9.4).
    fn filter(&self, filter: u8, row: &[u8], above: &[u8], out: &mut Vec<u8>) {
        let nothing = [0; 4];
        let nothing = nothing.iter().take(self.pixel);
        let left = nothing.clone().chain(row);
        let corner = nothing.chain(above);
        let around = row.iter().zip(left).zip(above.iter().zip(corner));
        out.extend(around.map(|((byte, left), (above, corner))| match filter {
            1 => byte.wrapping_sub(*left),
            2 => byte.wrapping_sub(*above),
            4 => byte.wrapping_sub(nearest(*left, *above, *corner)),
            _ => *byte,
        }));
    }
}

/// The predictor of Paeth.
fn nearest(left: u8, above: u8, corner: u8) -> u8 {
    let from_left = above.abs_diff(corner);
    let from_above = left.abs_diff(corner);
    let from_corner =
        (i16::from(left) + i16::from(above) - 2 * i16::from(corner)).unsigned_abs();
    if from_left <= from_above && u16::from(from_left) <= from_corner {
        left
    } else if u16::from(from_above) <= from_corner {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: usize, content: &[u8], predicted: bool) {
        let mut picture = Dictionary::new();
        picture.set("ColorSpace", Object::Name(b"DeviceRGB".to_vec()));
        picture.set("BitsPerComponent", 8);
        picture.set("Width", i64::try_from(width).unwrap());
        let mut document = Document::new();
        let id = document.add_object(Stream::new(picture, content.to_vec()));
        squeeze(&mut document);
        let squeezed = document.get_object(id).unwrap().as_stream().unwrap();
        assert!(squeezed.content.len() < content.len());
        assert_eq!(squeezed.dict.has(b"DecodeParms"), predicted);
        assert_eq!(squeezed.decompressed_content().unwrap(), content);
    }

    #[test]
    fn a_shaded_picture_is_predicted_and_comes_back_as_it_was() {
        let shaded: Vec<u8> = (0..64 * 3 * 50_u32)
            .map(|at| (at % 192 * 7 / 3 + at / 192 * 5 + at * at % 3) as u8)
            .collect();
        check(64, &shaded, true);
    }

    #[test]
    fn a_picture_whose_rows_are_cut_short_is_left_as_it_is() {
        check(64, &[7; 64 * 3 * 2 + 1], false);
    }
}
