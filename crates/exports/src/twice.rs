//! Text that was turned into UTF-8 twice: `SociÃ©tÃ©` is `Société`.

use super::encoding::Encoding;

/// The repairs of a text that was turned into UTF-8 twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Twice {
    /// The line of the first such word, counted from 1.
    pub(super) line: u32,
    /// The word as it stood.
    pub(super) text: String,
    /// The word as it is read.
    pub(super) repaired: String,
    /// Lines with such words.
    pub(super) lines: usize,
}

/// Puts right what was turned into UTF-8 twice, and what cannot be put right any more becomes U+FFFD, which
/// holds its row. Text without such words stays as it is.
pub(super) fn repair(text: String) -> (String, Option<Twice>) {
    // Each begins the traces that are looked for; most files have neither, and are searched for them at once.
    let begun = text.contains("Ã") || text.contains("Â");
    if !begun || !is_suspect(text.as_bytes()) {
        return (text, None);
    }
    let bytes = Windows::new();
    let mut repaired = String::with_capacity(text.len());
    let mut found: Option<Twice> = None;
    for (at, line) in (1_u32..).zip(text.split_inclusive('\n')) {
        let put_right = bytes.put_right(line);
        if let Some(put_right) = &put_right {
            let twice = found.get_or_insert_with(|| first(at, line, put_right));
            twice.lines += 1;
        }
        repaired.push_str(put_right.as_deref().unwrap_or(line));
    }
    if found.is_none() { (text, None) } else { (without_rests(&repaired), found) }
}

/// Whether `Ã` or `Â` stands before something that is one byte above 127 in Windows-1252; one quick pass.
fn is_suspect(bytes: &[u8]) -> bool {
    let mut begun = [0_u8; 2];
    bytes.chunks(4096).any(|chunk| {
        let (mut one, mut two) = (begun.first().copied(), begun.last().copied());
        let found = chunk.iter().fold(false, |any, three| {
            let pair = one == Some(0xC3) && matches!(two, Some(0x82 | 0x83));
            let any = any | (pair && matches!(three, 0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2));
            (one, two) = (two, Some(*three));
            any
        });
        begun = [one.unwrap_or_default(), two.unwrap_or_default()];
        found
    })
}

/// The first word that differs.
fn first(line: u32, before: &str, after: &str) -> Twice {
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|it: char| it.is_ascii_whitespace() || ";,|\"\t".contains(it));
        parts.map(str::to_owned).collect()
    };
    let (before, after) = (words(before), words(after));
    let pair = before.into_iter().zip(after).find(|(one, two)| one != two);
    let (text, repaired) = pair.unwrap_or_default();
    Twice { line, text, repaired, lines: 0 }
}

/// `Ã` before no letter is what is left of `à`, whose second half looks like a space and went with others.
fn without_rests(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let alone = letters.peek().is_none_or(|next| !next.is_alphabetic());
        whole.push(if letter == 'Ã' && alone { '\u{FFFD}' } else { letter });
    }
    whole
}

/// The bytes of letters in Windows-1252, as which the text was taken.
struct Windows(Vec<(char, u8)>);

impl Windows {
    fn new() -> Self {
        let letters = Encoding::Windows1252.decode((0x80..=0xFF).collect());
        Self(letters.chars().zip(0x80..=0xFF).collect())
    }

    fn byte(&self, letter: char) -> Option<u8> {
        self.0.iter().find(|(it, _)| *it == letter).map(|(_, byte)| *byte)
    }

    /// A line as it was before; none where nothing in it was turned twice.
    fn put_right(&self, line: &str) -> Option<String> {
        let mut right: Option<String> = None;
        let mut kept = 0;
        let mut after = 0;
        for (at, letter) in line.char_indices().filter(|(_, it)| !it.is_ascii()) {
            if at < after {
                continue;
            }
            let rest = line.get(at..).unwrap_or_default();
            let Some((was, length)) = self.was(letter, rest) else { continue };
            let right = right.get_or_insert_default();
            right.push_str(line.get(kept..at).unwrap_or_default());
            right.push(was);
            after = at + length;
            kept = after;
        }
        let mut right = right?;
        right.push_str(line.get(kept..).unwrap_or_default());
        // Some texts were turned three times.
        Some(self.put_right(&right).unwrap_or(right))
    }

    /// The letter that a sequence of letters was, and the bytes of that sequence.
    fn was(&self, lead: char, rest: &str) -> Option<(char, usize)> {
        let more = match lead {
            'Â' | 'Ã' | 'Ä' | 'Å' => 1,
            'â' | 'ï' => 2,
            _ => return None,
        };
        let letters = || rest.chars().take(1 + more);
        let bytes: Vec<u8> = letters().map_while(|it| self.byte(it)).collect();
        let length = letters().map(char::len_utf8).sum();
        let text = std::str::from_utf8(&bytes).ok()?;
        let was = text.chars().next().filter(|_| bytes.len() == 1 + more)?;
        let usual =
            was.is_alphabetic() || "\u{A0}°€«»’‘“”–—…²³ºª•™©®§·¿¡\u{FEFF}".contains(was);
        usual.then_some((was, length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, lines: usize) {
        let (actual, twice) = repair(text.to_owned());
        assert_eq!(actual, expected);
        assert_eq!(twice.map_or(0, |it| it.lines), lines);
    }

    #[test]
    fn what_was_turned_twice_is_put_right() {
        check("C1;SociÃ©tÃ© GÃ©nÃ©rale de PlÃ¢tre", "C1;Société Générale de Plâtre", 1);
        check("CÅ“ur Ã‰tude NÂ° 1\u{A0}200 â‚¬ dâ€™Or", "Cœur Étude N° 1\u{A0}200 € d’Or", 1);
        check("MÃ¼ller\nStraÃŸe\nPlain", "Müller\nStraße\nPlain", 2);
        check("Ã\u{A0} la carte", "à la carte", 1);
        check("SociÃƒÂ©tÃƒÂ©", "Société", 1);
    }

    #[test]
    fn what_cannot_be_put_right_becomes_damage() {
        check("SociÃ©tÃ© Ã la carte", "Société \u{FFFD} la carte", 1);
    }

    #[test]
    fn true_letters_stay() {
        for text in ["CHÂTEAU", "SÃO PAULO", "«CAFÉ»", "Società", "Âge 12 °C", "Ångström"]
        {
            check(text, text, 0);
        }
    }

    #[test]
    fn the_first_word_and_its_line_are_shown() {
        let (_, twice) = repair("a;b\nC1;Le CafÃ©;x\nC2;ThÃ©".to_owned());
        let twice = twice.unwrap();
        assert_eq!((twice.line, twice.lines), (2, 2));
        assert_eq!((twice.text.as_str(), twice.repaired.as_str()), ("CafÃ©", "Café"));
    }
}
