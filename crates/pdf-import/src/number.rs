//! Numbers as PDF writes them, straight into bytes.

/// Writes a whole number.
pub fn integer(value: i64, out: &mut Vec<u8>) {
    if value < 0 {
        out.push(b'-');
    }
    natural(value.unsigned_abs(), out);
}

/// Writes a whole number that is not negative.
pub fn natural(value: u64, out: &mut Vec<u8>) {
    if value >= 10 {
        natural(value / 10, out);
    }
    out.push(b'0' + (value % 10) as u8);
}

/// Writes a number rounded to hundredths, which is 0.0035 mm where it is a length in points.
pub fn hundredths(value: f32, out: &mut Vec<u8>) {
    // Half a hundredth more and cut: the cast saves a call into the mathematics library.
    let rounded = (value * 100.0 + 0.5_f32.copysign(value)) as i64;
    if rounded < 0 {
        out.push(b'-');
    }
    let rounded = rounded.unsigned_abs();
    natural(rounded / 100, out);
    let (tenth, hundredth) = ((rounded / 10 % 10) as u8, (rounded % 10) as u8);
    if (tenth, hundredth) != (0, 0) {
        out.extend_from_slice(&[b'.', b'0' + tenth]);
        if hundredth != 0 {
            out.push(b'0' + hundredth);
        }
    }
}

/// Writes a number to six decimals at the most.
pub fn millionths(value: f64, out: &mut Vec<u8>) {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    out.extend_from_slice(if text == "-0" { b"0" } else { text.as_bytes() });
}

/// Writes a code of two bytes as it stands inside a string.
pub fn push_code(code: u16, out: &mut Vec<u8>) {
    for byte in code.to_be_bytes() {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // A bare carriage return in a string would be read as a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f32, expected: &str) {
        let mut out = Vec::new();
        hundredths(value, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_number_is_rounded_to_hundredths_without_needless_digits() {
        check(0.0, "0");
        check(12.0, "12");
        check(-0.5, "-0.5");
        check(595.276, "595.28");
        check(-12.004, "-12");
        check(-0.004, "0");
        check(1.05, "1.05");
    }

    #[test]
    fn whole_numbers_keep_every_digit() {
        let mut out = Vec::new();
        integer(-1_234_567_890, &mut out);
        out.push(b' ');
        natural(u64::MAX, &mut out);
        assert_eq!(out, b"-1234567890 18446744073709551615");
    }

    #[test]
    fn a_code_never_ends_its_string() {
        let mut out = Vec::new();
        push_code(0x285C, &mut out);
        push_code(0x0D29, &mut out);
        push_code(0x0041, &mut out);
        assert_eq!(out, b"\\(\\\\\\r\\)\0A");
    }
}
