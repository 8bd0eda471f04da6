//! Reads values where they stand, and counts the work.

use std::ops::Range;

use super::escapes::unescaped_name;
use super::lexer::{Lexer, Token};

/// How deep arrays and dictionaries may stand inside each other.
const MAX_DEPTH: usize = 100;

/// How many bytes may be read for one file, those read again counted again: some seconds' worth.
pub(super) const MAX_WORK: u64 = 512 << 20;

/// One key of a dictionary and where its value stands.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The key, with its slash.
    pub(super) key: Range<usize>,
    /// The value as it stands.
    pub(super) value: Range<usize>,
    /// The object it refers to, when the value is nothing but a reference.
    pub(super) reference: Option<u32>,
}

/// A value as it stands in a file: where it ends, what it refers to, and its keys when it is a
/// dictionary. Kept and filled again, so that its lists are not made anew for every object.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The keys of a dictionary, in its order.
    pub(super) entries: Vec<Entry>,
    /// Every reference inside, in order.
    pub(super) references: Vec<(Range<usize>, u32)>,
    /// The elements of an array: their places and what they refer to.
    pub(super) elements: Vec<(Range<usize>, Option<u32>)>,
    /// Whether it is a dictionary.
    pub(super) is_dictionary: bool,
    /// How much was done for the file so far: bytes read, one for each. Unlike time it is the same on
    /// every machine.
    pub(super) work: u64,
}

impl Scan {
    /// Reads one value; gives its place. None where it is no PDF syntax.
    pub(super) fn value(&mut self, lexer: &mut Lexer<'_>) -> Option<Range<usize>> {
        self.clear();
        if self.is_worn() {
            return None;
        }
        let from = lexer.at;
        let place = self.read(lexer);
        self.work += lexer.at.saturating_sub(from) as u64 + 16;
        place
    }

    fn read(&mut self, lexer: &mut Lexer<'_>) -> Option<Range<usize>> {
        let (token, place) = lexer.token()?;
        match token {
            Token::OpenDictionary => self.dictionary(lexer)?,
            Token::OpenArray => {
                while let Some(element) = self.item(lexer)? {
                    self.elements.push(element);
                }
            }
            Token::Reference(number) => self.references.push((place.clone(), number)),
            Token::CloseArray | Token::CloseDictionary => return None,
            Token::Natural(_) | Token::Name | Token::Text | Token::Word => {}
        }
        Some(place.start..lexer.at)
    }

    /// Whether more was done for the file than any invoice needs.
    pub(super) fn is_worn(&self) -> bool {
        self.work > MAX_WORK
    }

    /// Forgets what was read.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.references.clear();
        self.elements.clear();
        self.is_dictionary = false;
    }

    /// Reads keys and values up to the end, as they stand without brackets.
    pub(super) fn pairs(&mut self, lexer: &mut Lexer<'_>) {
        self.clear();
        let from = lexer.at;
        let _ = self.dictionary(lexer);
        self.work += lexer.at.saturating_sub(from) as u64 + 16;
    }

    fn dictionary(&mut self, lexer: &mut Lexer<'_>) -> Option<()> {
        self.is_dictionary = true;
        loop {
            match lexer.token()? {
                (Token::Name, key) => {
                    let (value, reference) = self.item(lexer)??;
                    self.entries.push(Entry { key, value, reference });
                }
                (Token::CloseDictionary, _) => return Some(()),
                _ => return None,
            }
        }
    }

    /// A value inside the outermost brackets, and what it refers to; none at the closing bracket.
    fn item(&mut self, lexer: &mut Lexer<'_>) -> Option<Option<(Range<usize>, Option<u32>)>> {
        let (token, place) = lexer.token()?;
        match token {
            Token::CloseArray => return Some(None),
            Token::Reference(number) => {
                self.references.push((place.clone(), number));
                return Some(Some((place, Some(number))));
            }
            Token::OpenDictionary | Token::OpenArray => self.nested(lexer, token)?,
            Token::CloseDictionary => return None,
            Token::Natural(_) | Token::Name | Token::Text | Token::Word => {}
        }
        Some(Some((place.start..lexer.at, None)))
    }

    /// Steps over the rest of a nested value, noting what it refers to. Most of it is numbers, which are
    /// looked at only where an `R` follows two.
    fn nested(&mut self, lexer: &mut Lexer<'_>, opened: Token) -> Option<()> {
        // One bit a level: whether it is a dictionary.
        let mut levels: u128 = u128::from(opened == Token::OpenDictionary);
        let mut depth = 1;
        // The words that stand right before, the last one last.
        let mut words = [0..0, 0..0];
        while depth > 0 {
            if let Some(word) = lexer.word() {
                let [number, generation] = &words;
                let before = (number.clone(), generation.clone());
                match lexer.referred(before, &word) {
                    Some(number) => {
                        self.references.push((words[0].start..word.end, number));
                        words = [0..0, 0..0];
                    }
                    None => words = [words[1].clone(), word],
                }
                continue;
            }
            words = [0..0, 0..0];
            match lexer.token()?.0 {
                token @ (Token::OpenDictionary | Token::OpenArray) => {
                    levels = levels << 1 | u128::from(token == Token::OpenDictionary);
                    depth += 1;
                    if depth > MAX_DEPTH {
                        // No invoice has such a thing, and what it holds must not get lost without a word.
                        self.work = u64::MAX / 2;
                        return None;
                    }
                }
                token @ (Token::CloseDictionary | Token::CloseArray) => {
                    if (levels & 1 == 1) != (token == Token::CloseDictionary) {
                        return None;
                    }
                    levels >>= 1;
                    depth -= 1;
                }
                _ => {}
            }
        }
        Some(())
    }

    /// The value of a key, with its slash; of a key that stands there twice the last, as readers take it. Letters of
    /// the key may be written by their codes (ISO 32000-1, 7.3.5).
    pub(super) fn get(&self, bytes: &[u8], key: &[u8]) -> Option<&Entry> {
        let is_key = |entry: &&Entry| match bytes.get(entry.key.clone()) {
            Some(found) if found.len() > key.len() && found.contains(&b'#') => {
                key.get(1..) == Some(&unescaped_name(found))
            }
            found => found == Some(key),
        };
        self.entries.iter().rev().find(is_key)
    }

    /// All keys, with their slashes, and their values as they stand.
    pub(super) fn texts<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let text = |entry: &Entry| {
            Some((bytes.get(entry.key.clone())?, bytes.get(entry.value.clone())?))
        };
        self.entries.iter().filter_map(text)
    }

    /// Whether the value of a key is this name.
    pub(super) fn is(&self, bytes: &[u8], key: &[u8], name: &[u8]) -> bool {
        let value = self.get(bytes, key).and_then(|entry| bytes.get(entry.value.clone()));
        value == Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, keys: &[(&str, &str)], references: &[u32]) {
        let mut scan = Scan::default();
        let place = scan.value(&mut Lexer::new(text.as_bytes(), 0)).unwrap();
        assert_eq!(place, 0..text.len());
        let found: Vec<(&str, &str)> = scan
            .entries
            .iter()
            .map(|it| (text.get(it.key.clone()).unwrap(), text.get(it.value.clone()).unwrap()))
            .collect();
        assert_eq!(found, keys);
        assert_eq!(scan.references.iter().map(|it| it.1).collect::<Vec<u32>>(), references);
    }

    #[test]
    fn a_dictionary_gives_its_keys_and_every_reference_inside() {
        check(
            "<</Type/Page/Kids[3 0 R 4 0 R]/N 12/M 5 0 R/S(a\\)(b) 7 0 R)/D<</A<41>/B 6 0 R>>>>",
            &[
                ("/Type", "/Page"),
                ("/Kids", "[3 0 R 4 0 R]"),
                ("/N", "12"),
                ("/M", "5 0 R"),
                ("/S", "(a\\)(b) 7 0 R)"),
                ("/D", "<</A<41>/B 6 0 R>>"),
            ],
            &[3, 4, 5, 6],
        );
    }

    #[test]
    fn numbers_in_a_row_are_no_reference() {
        check("[1 2 3 0 RG 4 -5 .5 6 0 R]", &[], &[6]);
        check("<</A 1 %5 0 R\n/B true>>", &[("/A", "1"), ("/B", "true")], &[]);
    }

    #[test]
    fn references_inside_are_told_from_numbers_and_names() {
        check("[[1 2 3 0 R]]", &[], &[3]);
        check("[[1 0 0 R 0 R]]", &[], &[0]);
        check(
            "[<</A 5 0 R/5 0 R 6 %x\n0 % 7 0 R\rR>>[-7 0 R 8 0R 9 0 RG 10 0 R]]",
            &[],
            &[5, 6, 10],
        );
        check(
            "[[4294967296 0 R 4294967295 0 R(a)11 0 R<41>12 0 R]]",
            &[],
            &[4_294_967_295, 11, 12],
        );
        check("[8 0R 9 0 RG 10 0 R]", &[], &[10]);
    }

    #[test]
    fn what_is_no_syntax_is_refused() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for text in ["<</A", "<</A>>", "<</A 1 2>>", "[1 >>", "(a", "<4Z>", "]", "", &deep] {
            let mut lexer = Lexer::new(text.as_bytes(), 0);
            assert_eq!(Scan::default().value(&mut lexer), None, "{text}");
        }
    }

    #[test]
    fn a_hundred_levels_are_read_and_one_more_is_too_much_work() {
        let worn = |depth: usize| {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            let mut scan = Scan::default();
            let read = scan.value(&mut Lexer::new(text.as_bytes(), 0));
            (read.map(|it| it.len()), scan.is_worn())
        };
        // The outermost is no level inside another.
        assert_eq!(worn(MAX_DEPTH + 1), (Some(2 * MAX_DEPTH + 2), false));
        assert_eq!(worn(MAX_DEPTH + 2), (None, true));
    }

    #[test]
    fn work_is_done_up_to_its_limit_and_then_nothing_is_read() {
        let mut scan = Scan { work: MAX_WORK - 17, ..Scan::default() };
        let mut read = || {
            let found = scan.value(&mut Lexer::new(b"1", 0)).is_some();
            (found, scan.is_worn())
        };
        assert_eq!(read(), (true, false));
        assert_eq!(read(), (true, true));
        assert_eq!(read(), (false, true));
    }
}
