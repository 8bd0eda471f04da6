//! Which of the encodings that accounting programs use a file is in, told by its bytes.

use encoding_rs::{ISO_8859_15, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

use super::fold::fold;

/// How bytes stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the small byte first.
    Utf16Le,
    /// UTF-16, the large byte first.
    Utf16Be,
    /// Windows in western Europe.
    Windows1252,
    /// Latin 9.
    Iso8859_15,
    /// DOS in western Europe.
    Cp850,
    /// Macintosh before 2001, and programs that still write as it did.
    MacRoman,
    /// Windows in central Europe.
    Windows1250,
}

/// Code page 850 from byte 128 on, as published by the Unicode consortium
/// (`MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT`); `encoding_rs` lacks it.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

/// The letters of the upper 128 bytes of an encoding.
type UpperHalf = [char; 128];

impl Encoding {
    /// Every encoding.
    pub const ALL: &'static [Self] = &[
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Iso8859_15,
        Self::Cp850,
        Self::MacRoman,
        Self::Windows1250,
    ];

    /// The name that job files, findings and `check` use.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
            Self::Iso8859_15 => "ISO-8859-15",
            Self::Cp850 => "CP850",
            Self::MacRoman => "Mac Roman",
            Self::Windows1250 => "Windows-1250",
        }
    }

    /// Turns bytes into text; what they do not stand for becomes U+FFFD or a control character.
    pub(super) fn decode(self, bytes: Vec<u8>) -> String {
        match self {
            Self::Utf8 => match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            },
            Self::Utf16Le => UTF_16LE.decode_without_bom_handling(&bytes).0.into_owned(),
            Self::Utf16Be => UTF_16BE.decode_without_bom_handling(&bytes).0.into_owned(),
            Self::Windows1252 => {
                WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()
            }
            Self::Iso8859_15 => ISO_8859_15.decode_without_bom_handling(&bytes).0.into_owned(),
            Self::MacRoman => MACINTOSH.decode_without_bom_handling(&bytes).0.into_owned(),
            Self::Windows1250 => {
                WINDOWS_1250.decode_without_bom_handling(&bytes).0.into_owned()
            }
            Self::Cp850 => {
                let table = self.table();
                bytes.iter().map(|byte| letter(&table, *byte)).collect()
            }
        }
    }

    fn table(self) -> UpperHalf {
        let mut table = ['\u{FFFD}'; 128];
        let upper: Vec<u8> = (0x80..=0xFF).collect();
        let text = match self {
            Self::Cp850 => CP850.to_owned(),
            other => other.decode(upper),
        };
        table.iter_mut().zip(text.chars()).for_each(|(place, letter)| *place = letter);
        table
    }
}

impl std::str::FromStr for Encoding {
    type Err = ();

    /// Reads the names people use: `utf8`, `cp1252`, `latin9`, `DOS`.
    fn from_str(name: &str) -> Result<Self, ()> {
        let folded = fold(name);
        let own = Self::ALL.iter().copied().find(|it| fold(it.as_str()) == folded);
        own.or(match &*folded {
            "utf16" => Some(Self::Utf16Le),
            "cp1252" | "ansi" | "latin1" | "iso88591" => Some(Self::Windows1252),
            "latin9" => Some(Self::Iso8859_15),
            "dos" | "ibm850" => Some(Self::Cp850),
            "mac" | "macintosh" | "xmacroman" => Some(Self::MacRoman),
            "cp1250" => Some(Self::Windows1250),
            _ => None,
        })
        .ok_or(())
    }
}

/// The encodings of one byte a letter, told apart by what their letters make of words. The first
/// wins where nothing tells them apart: it has a letter for nearly every byte.
const SINGLE: [Encoding; 5] = [
    Encoding::Windows1252,
    Encoding::Iso8859_15,
    Encoding::Cp850,
    Encoding::MacRoman,
    Encoding::Windows1250,
];

/// Letters that are looked at: what a hundred thousand do not tell, a million would not either.
const MOST_LETTERS: usize = 100_000;

/// The encoding whose reading of the bytes above 127 looks most like words, and the word that
/// says so most clearly.
pub(super) fn tell(bytes: &[u8]) -> (Encoding, String) {
    let tables = SINGLE.map(Encoding::table);
    let mut scores = [0_i64; SINGLE.len()];
    let mut clearest = (i64::MIN, 0);
    let padded = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let letters = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii());
    for (at, byte) in letters.take(MOST_LETTERS) {
        let (before, after) = (padded(at.checked_sub(1)), padded(Some(at + 1)));
        let mut here = [0_i64; SINGLE.len()];
        for ((score, here), table) in scores.iter_mut().zip(&mut here).zip(&tables) {
            *here = worth(letter(table, before), letter(table, *byte), letter(table, after));
            *score += *here;
        }
        let spread = here.iter().max().zip(here.iter().min()).map_or(0, |(max, min)| max - min);
        if spread > clearest.0 {
            clearest = (spread, at);
        }
    }
    let best = scores.iter().copied().max().unwrap_or_default();
    let chosen = scores.iter().position(|score| *score == best).unwrap_or_default();
    let encoding = SINGLE.get(chosen).copied().unwrap_or(Encoding::Windows1252);
    (encoding, word_around(bytes, clearest.1, encoding))
}

/// The word in which a byte stands.
fn word_around(bytes: &[u8], at: usize, encoding: Encoding) -> String {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b";,|\"".contains(byte);
    let (before, after) = bytes.split_at_checked(at).unwrap_or((&[], &[]));
    let head = before.iter().rev().take(20).take_while(|byte| !ends(byte)).count();
    let tail = after.iter().take(20).take_while(|byte| !ends(byte)).count();
    let word = bytes.get(at.saturating_sub(head)..at.saturating_add(tail)).unwrap_or_default();
    encoding.decode(word.to_vec())
}

fn letter(table: &UpperHalf, byte: u8) -> char {
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(place) => table.get(usize::from(place)).copied().unwrap_or('\u{FFFD}'),
    }
}

/// How much a letter between two others looks as it should in a text of a European language.
fn worth(before: char, letter: char, after: char) -> i64 {
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    let inside = before.is_alphabetic() && after.is_alphabetic();
    let by_digit = before.is_ascii_digit() || after.is_ascii_digit();
    match letter {
        '\u{80}'..='\u{9F}' => -6,
        'þ' | 'ð' | 'Þ' | 'Ð' | 'ı' | 'ƒ' | 'π' | 'Ω' => -5,
        '°' if matches!(before, 'n' | 'N') || before.is_ascii_digit() => 4,
        // `FACT°`, `Réf°`.
        '°' if before.is_alphabetic() && !after.is_alphabetic() => 2,
        '€' => {
            if in_word {
                -4
            } else {
                4
            }
        }
        '\u{A0}' => {
            if by_digit {
                4
            } else {
                1
            }
        }
        '’' => {
            if inside {
                4
            } else {
                0
            }
        }
        '²' | '³' if before == 'm' || by_digit => 2,
        _ if letter.is_lowercase() => of_small(before, letter, after),
        _ if letter.is_uppercase() => of_capital(before, letter, after),
        '\u{2500}'..='\u{25FF}' => -6,
        '«' | '»' | '–' | '—' | '…' | '“' | '”' | '²' | '§' if !inside => 1,
        _ if in_word => -4,
        _ => -1,
    }
}

fn of_small(before: char, letter: char, after: char) -> i64 {
    if after.is_uppercase() {
        -3
    } else if before.is_alphabetic() || after.is_alphabetic() {
        in_word(before, letter, after)
    } else if letter == 'à' {
        2
    } else {
        -2
    }
}

fn of_capital(before: char, letter: char, after: char) -> i64 {
    let small = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    if before.is_lowercase() {
        -4
    } else if before.is_alphabetic() || after.is_alphabetic() {
        in_word(small(before), small(letter), small(after))
    } else if letter == 'À' {
        2
    } else {
        -2
    }
}

/// How usual a small letter is in a word. Letters that share a byte are often a vowel in the west and a
/// consonant in the east, as in `Lefèvre` and `Kučera`: their neighbours tell.
fn in_word(before: char, letter: char, after: char) -> i64 {
    const WESTERN: &str = "àâäçéèêëîïôöùûüœßáíóú";
    const CONSONANTS: &str = "ćłńśźżčďňřšťžşţñ";
    const VOWELS: &str = "ąęěůýőűă";
    let vowel = |it: char| "aeiouyàâäáãåæéèêëěęíìîïóòôõöøőúùûüůűýąă".contains(it);
    let vowels = usize::from(vowel(before)) + usize::from(vowel(after));
    let usual = match letter {
        // `Muñoz`, but `Gdańsk`.
        'ñ' => vowel(after),
        'ń' => !vowel(after),
        // `Lefèvre`, but `Kučera`.
        'è' => !vowel(after),
        // `Sørensen`, but `Dvořák`, and `R°` in the code of a journal.
        'ø' | 'å' | 'æ' => vowels < 2 && (after.is_alphabetic() || before.is_lowercase()),
        // `Niccolò`, but `Plzeň`; `lunedì`, but `Brněnec`.
        'ò' | 'ì' => vowels == 0 && !after.is_alphabetic(),
        // `João`, `Guimarães`, `Simões`, but `Brăila`, `Győr`.
        'ã' => matches!(after, 'o' | 'e') || !after.is_alphabetic(),
        'õ' => after == 'e',
        _ if CONSONANTS.contains(letter) => vowels > 0,
        _ => WESTERN.contains(letter) || VOWELS.contains(letter),
    };
    match (usual, CONSONANTS.contains(letter)) {
        (true, _) => 3,
        (false, true) => 0,
        (false, false) => 1,
    }
}

/// Which half of every two bytes is zero, as in UTF-16 without its mark.
pub(super) fn by_zeros(bytes: &[u8]) -> Option<Encoding> {
    const LOOKED_AT: usize = 1 << 16;
    let mut zeros = [0_usize; 2];
    let looked_at = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    for pair in looked_at.chunks_exact(2) {
        for (count, byte) in zeros.iter_mut().zip(pair) {
            *count += usize::from(*byte == 0);
        }
    }
    // European text is nearly all in the first 256 characters.
    let [first, second] = zeros;
    let (pairs, most) = (looked_at.len() / 2, |it: usize, other: usize| it > 20 * other);
    match () {
        () if 2 * second > pairs && most(second, first) => Some(Encoding::Utf16Le),
        () if 2 * first > pairs && most(first, second) => Some(Encoding::Utf16Be),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a text in an encoding; no letter may be missing from it.
    fn write(text: &str, encoding: Encoding) -> Vec<u8> {
        let table = encoding.table();
        let byte = |letter: char| match u8::try_from(letter).ok().filter(u8::is_ascii) {
            Some(byte) => byte,
            None => {
                let place = table.iter().position(|it| *it == letter).unwrap();
                0x80 + u8::try_from(place).unwrap()
            }
        };
        text.chars().map(byte).collect()
    }

    #[track_caller]
    fn check(text: &str, encodings: &[Encoding]) {
        for encoding in encodings {
            let bytes = write(text, *encoding);
            assert_eq!(tell(&bytes).0, *encoding, "{text}");
            assert_eq!(encoding.decode(bytes), text);
        }
    }

    #[test]
    fn accents_tell_dos_from_windows() {
        let both = [Encoding::Windows1252, Encoding::Cp850];
        check("Lefèvre", &both);
        check("N° facture;Échéance", &both);
        check("Société Générale à Orléans", &both);
        check("ÉTUDE LEFÈVRE", &both);
        check("Müller Straße", &both);
        check("FACTURE N°12", &both);
        check("R°;OD", &[Encoding::Cp850]);
    }

    #[test]
    fn the_euro_and_the_oe_tell_latin_9_from_windows() {
        check("12,50 €", &[Encoding::Windows1252, Encoding::Iso8859_15]);
        check("Cœur de ville", &[Encoding::Windows1252, Encoding::Iso8859_15]);
    }

    #[test]
    fn names_tell_the_macintosh_and_central_europe() {
        let mac = [Encoding::MacRoman, Encoding::Windows1252, Encoding::Cp850];
        check("Société Lefèvre à Orléans", &mac);
        check("N° facture;Échéance;Réglé", &mac);
        check("Gérard Müller, Straße", &mac);
        check("ÉTUDE LEFÈVRE", &mac);
        let east = [Encoding::Windows1250];
        check("Łódź", &east);
        check("Zieliński", &east);
        check("Gdańsk", &east);
        check("Dvořák", &east);
        check("Kučera", &east);
        check("Černý", &east);
        check("Plzeň", &east);
        check("Győr", &east);
        check("Brăila", &east);
        check("Świątek", &east);
    }

    #[test]
    fn western_names_stay_western() {
        let west = [Encoding::Windows1252];
        for text in [
            "Muñoz",
            "Sørensen",
            "Bjørn",
            "Ærø",
            "Simões",
            "João",
            "São",
            "Niccolò",
            "Lefèvre",
            "Premières",
            "LEFÈVRE",
            "Èze",
            "m³",
            "Nº 12",
            "à la",
            "Citroën",
            "Møller",
            "Anaïs",
            "Hélène",
            "12 £",
            "Ångström",
        ] {
            check(text, &west);
        }
    }

    #[test]
    fn windows_wins_where_nothing_tells() {
        check("Dupré", &[Encoding::Windows1252]);
    }

    #[test]
    fn the_word_that_decided_is_shown() {
        let bytes = write("Client;N° facture;Solde", Encoding::Cp850);
        assert_eq!(tell(&bytes), (Encoding::Cp850, "N°".to_owned()));
    }

    #[test]
    fn zeros_tell_utf_16_without_its_mark() {
        let little: Vec<u8> =
            "Tiers;Échéance\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            "Tiers;Échéance\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(by_zeros(&little), Some(Encoding::Utf16Le));
        assert_eq!(by_zeros(&big), Some(Encoding::Utf16Be));
        assert_eq!(by_zeros(b"PK\x03\x04\0\0\0\0"), None);
    }

    #[test]
    fn people_write_names_in_many_ways() {
        for (name, expected) in [
            ("utf8", Some(Encoding::Utf8)),
            ("cp1252", Some(Encoding::Windows1252)),
            ("ISO-8859-15", Some(Encoding::Iso8859_15)),
            ("cp850", Some(Encoding::Cp850)),
            ("klingon", None),
        ] {
            assert_eq!(name.parse().ok(), expected, "{name}");
        }
    }
}
