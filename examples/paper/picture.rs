use std::io::{self, Write as _};

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// A picture in RGB, eight bits a channel, rows from the top.
pub(crate) struct Picture {
    /// Pixels from left to right.
    pub(crate) width: u32,
    /// Pixels from top to bottom.
    pub(crate) height: u32,
    /// Three bytes a pixel.
    rgb: Vec<u8>,
    /// The same, deflated.
    pub(crate) packed: Vec<u8>,
}

impl Picture {
    /// Asks for the colour at four by four places inside each pixel, so that edges are smooth.
    /// Places are counted in pixels from the top left.
    pub(crate) fn draw(
        width: u32,
        height: u32,
        mut colour: impl FnMut(f64, f64) -> [u8; 3],
    ) -> io::Result<Self> {
        let mut rgb = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let mut sum = [0_u32; 3];
                for place in 0..16_u32 {
                    let (across, down) = (f64::from(place % 4), f64::from(place / 4));
                    let at = |pixel: u32, part: f64| f64::from(pixel) + (part + 0.5) / 4.0;
                    let seen = colour(at(x, across), at(y, down));
                    for (sum, seen) in sum.iter_mut().zip(seen) {
                        *sum += u32::from(seen);
                    }
                }
                rgb.extend(sum.map(|sum| u8::try_from((sum + 8) / 16).unwrap_or(u8::MAX)));
            }
        }
        Ok(Self { width, height, packed: deflate(&rgb)?, rgb })
    }

    /// The picture as a PNG file.
    pub(crate) fn png(&self) -> io::Result<Vec<u8>> {
        let mut header = Vec::new();
        header.extend(self.width.to_be_bytes());
        header.extend(self.height.to_be_bytes());
        // Eight bits, true colour, deflate, no filter choice, not interlaced.
        header.extend([8, 2, 0, 0, 0]);
        let stride = usize::try_from(self.width).unwrap_or(0) * 3;
        let rows = self.rgb.chunks(stride.max(1));
        // Filter 0 before every row.
        let filtered: Vec<u8> =
            rows.flat_map(|row| std::iter::once(0).chain(row.iter().copied())).collect();
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, body) in
            [(b"IHDR", header), (b"IDAT", deflate(&filtered)?), (b"IEND", Vec::new())]
        {
            png.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
            let mut sum = Crc::new();
            sum.update(kind);
            sum.update(&body);
            png.extend(kind);
            png.extend(&body);
            png.extend(sum.sum().to_be_bytes());
        }
        Ok(png)
    }
}

/// Bytes as a zlib stream, as PNG and PDF want it.
pub(crate) fn deflate(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    encoder.finish()
}
