use std::io;

use crate::paper::Picture;

const WHITE: [u8; 3] = [255, 255, 255];
const NAVY: [u8; 3] = [18, 52, 77];
const TEAL: [u8; 3] = [46, 125, 135];
const AMBER: [u8; 3] = [222, 160, 62];
const RUBY: [u8; 3] = [158, 42, 43];

/// The firm's mark: a rosette of leaded glass, eight panes around a standing square.
pub(crate) fn logo(pixels: u32) -> io::Result<Picture> {
    let half = f64::from(pixels) / 2.0;
    Picture::draw(pixels, pixels, |x, y| rosette((x - half) / half, (half - y) / half))
}

/// The colour at a place of the rosette, whose middle is 0, 0 and whose radius is 1.
fn rosette(x: f64, y: f64) -> [u8; 3] {
    let radius = x.hypot(y);
    // Half the width of the lead between two panes.
    let lead = 0.032;
    let lozenge = (x.abs() + y.abs() - 0.66) / std::f64::consts::SQRT_2;
    if radius > 1.0 {
        return WHITE;
    }
    if radius > 0.93 {
        return NAVY;
    }
    if radius > 0.93 - 2.0 * lead || x.abs() < lead || y.abs() < lead || lozenge.abs() < lead {
        return WHITE;
    }
    match (lozenge < 0.0, x * y > 0.0) {
        (true, true) => AMBER,
        (true, false) => RUBY,
        (false, true) => TEAL,
        (false, false) => NAVY,
    }
}
