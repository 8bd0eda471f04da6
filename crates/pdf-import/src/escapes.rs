//! Strings and names without their escapes.

/// The bytes of a string in brackets of either kind (ISO 32000-1, 7.3.4).
pub(super) fn unescaped(text: &[u8]) -> Vec<u8> {
    let inside = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    if text.first() == Some(&b'<') {
        return unhexed(inside);
    }
    if !inside.iter().any(|byte| matches!(byte, b'\\' | b'\r')) {
        return inside.to_vec();
    }
    let mut out = Vec::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        match first {
            b'\\' => rest = escape(behind, &mut out),
            b'\r' => {
                out.push(b'\n');
                rest = behind.strip_prefix(b"\n").unwrap_or(behind);
            }
            other => out.push(*other),
        }
    }
    out
}

/// The bytes that hexadecimal digits make, whatever stands between them; a last one alone is followed by 0.
fn unhexed(digits: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(digits.len().div_ceil(2));
    let mut high = None;
    for byte in digits {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            _ => continue,
        };
        match high.take() {
            Some(high) => out.push(high << 4 | digit),
            None => high = Some(digit),
        }
    }
    out.extend(high.map(|high| high << 4));
    out
}

/// A name without its slash and with its escapes resolved (ISO 32000-1, 7.3.5).
pub(super) fn unescaped_name(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.get(1..).unwrap_or_default();
    while let Some((first, behind)) = rest.split_first() {
        let code = (*first == b'#').then(|| behind.get(..2)).flatten();
        let code =
            code.and_then(|it| u8::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok());
        out.push(code.unwrap_or(*first));
        rest = behind.get(if code.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    out
}

/// Resolves what stands behind a backslash and gives the rest.
fn escape<'a>(text: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let Some((first, rest)) = text.split_first() else { return text };
    let plain = match first {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        b'\n' => return rest,
        b'\r' => return rest.strip_prefix(b"\n").unwrap_or(rest),
        b'0'..=b'7' => {
            let length = text.iter().take(3).take_while(|it| matches!(it, b'0'..=b'7')).count();
            let (digits, rest) = text.split_at(length);
            let code =
                digits.iter().fold(0_u32, |code, digit| code << 3 | u32::from(digit - b'0'));
            out.push(code as u8);
            return rest;
        }
        other => *other,
    };
    out.push(plain);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_what_is_meant() {
        let of = |text: &[u8]| unescaped(text);
        assert_eq!(of(b"<4a 4B\n5>"), b"JK\x50");
        assert_eq!(of(b"<>"), b"");
        assert_eq!(of(b"(plain (inside) )"), b"plain (inside) ");
        assert_eq!(of(b"(a\r\nb\\\rc\\101\\q)"), b"a\nbcAq");
    }
}
