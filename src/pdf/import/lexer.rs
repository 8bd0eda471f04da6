use std::ops::Range;

/// How deep arrays and dictionaries may stand inside each other.
const MAX_DEPTH: usize = 100;

/// How many bytes may be read for one file, those read again counted again: some seconds' worth.
const MAX_WORK: u64 = 512 << 20;

/// A token of PDF syntax (ISO 32000-1, 7.2 and 7.3). A reference `N G R` counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A whole number without sign.
    Natural(u64),
    /// A reference to the object of this number.
    Reference(u32),
    /// A name.
    Name,
    /// A string.
    Text,
    /// Any other number or keyword.
    Word,
    /// `<<`
    OpenDictionary,
    /// `>>`
    CloseDictionary,
    /// `[`
    OpenArray,
    /// `]`
    CloseArray,
}

/// Reads tokens from bytes; `at` is where the next one is looked for.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next token with its place; none at the end or where it is no PDF syntax.
    pub(super) fn token(&mut self) -> Option<(Token, Range<usize>)> {
        self.skip_white();
        let start = self.at;
        let first = *self.bytes.get(start)?;
        let second = self.bytes.get(start + 1).copied();
        let token = match first {
            b'0'..=b'9' => self.number(),
            b'/' => {
                self.at += 1;
                self.skip_regular();
                Token::Name
            }
            b'(' => self.literal()?,
            b'<' if second == Some(b'<') => self.bracket(2, Token::OpenDictionary),
            b'>' if second == Some(b'>') => self.bracket(2, Token::CloseDictionary),
            b'<' => self.hexadecimal()?,
            b'[' => self.bracket(1, Token::OpenArray),
            b']' => self.bracket(1, Token::CloseArray),
            _ if is_regular(first) => {
                self.skip_regular();
                Token::Word
            }
            _ => return None,
        };
        Some((token, start..self.at))
    }

    /// The next token, when it is this keyword.
    pub(super) fn keyword(&mut self, word: &[u8]) -> Option<()> {
        let (token, place) = self.token()?;
        (token == Token::Word && self.bytes.get(place)? == word).then_some(())
    }

    /// The next token, when it is a whole number.
    pub(super) fn natural(&mut self) -> Option<u64> {
        match self.token()? {
            (Token::Natural(value), _) => Some(value),
            _ => None,
        }
    }

    fn bracket(&mut self, length: usize, token: Token) -> Token {
        self.at += length;
        token
    }

    /// Steps over a token of this kind, if it comes next.
    pub(super) fn ends(&mut self, token: Token) -> bool {
        let mut ahead = self.clone();
        let found = ahead.token().is_some_and(|(next, _)| next == token);
        if found {
            self.at = ahead.at;
        }
        found
    }

    pub(super) fn skip_white(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                0 | b'\t' | b'\n' | 12 | b'\r' | b' ' => self.at += 1,
                b'%' => {
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    let line = rest.iter().position(|it| matches!(it, b'\n' | b'\r'));
                    self.at += line.unwrap_or(rest.len());
                }
                _ => break,
            }
        }
    }

    fn skip_regular(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| is_regular(*byte)) {
            self.at += 1;
        }
    }

    /// A number, or a reference where two numbers and an `R` follow each other.
    fn number(&mut self) -> Token {
        let Some(value) = self.digits() else {
            self.skip_regular();
            return Token::Word;
        };
        let behind = self.at;
        if let Some(number) = u32::try_from(value).ok().filter(|_| self.is_reference()) {
            return Token::Reference(number);
        }
        self.at = behind;
        Token::Natural(value)
    }

    /// Whether a generation and `R` come next, and steps over them.
    fn is_reference(&mut self) -> bool {
        self.skip_white();
        if self.digits().is_none() {
            return false;
        }
        self.skip_white();
        let found = self.bytes.get(self.at) == Some(&b'R');
        self.at += 1;
        found && !self.bytes.get(self.at).is_some_and(|byte| is_regular(*byte))
    }

    /// Digits with something else than a regular character behind them.
    fn digits(&mut self) -> Option<u64> {
        let mut value: Option<u64> = None;
        while let Some(byte @ b'0'..=b'9') = self.bytes.get(self.at) {
            let digit = u64::from(byte - b'0');
            value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
            self.at += 1;
        }
        value.filter(|_| !self.bytes.get(self.at).is_some_and(|byte| is_regular(*byte)))
    }

    fn literal(&mut self) -> Option<Token> {
        let mut open = 0_usize;
        loop {
            match self.bytes.get(self.at)? {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Some(Token::Text);
            }
        }
    }

    fn hexadecimal(&mut self) -> Option<Token> {
        loop {
            self.at += 1;
            match self.bytes.get(self.at)? {
                b'>' => break,
                byte if byte.is_ascii_hexdigit() || byte.is_ascii_whitespace() => {}
                _ => return None,
            }
        }
        self.at += 1;
        Some(Token::Text)
    }
}

pub(super) fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 12
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

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

    /// Steps over the rest of a nested value, noting what it refers to.
    fn nested(&mut self, lexer: &mut Lexer<'_>, opened: Token) -> Option<()> {
        // One bit a level: whether it is a dictionary.
        let mut levels: u128 = u128::from(opened == Token::OpenDictionary);
        let mut depth = 1;
        while depth > 0 {
            let (token, place) = lexer.token()?;
            match token {
                Token::OpenDictionary | Token::OpenArray => {
                    levels = levels << 1 | u128::from(token == Token::OpenDictionary);
                    depth += 1;
                    if depth > MAX_DEPTH {
                        // No invoice has such a thing, and what it holds must not get lost without a word.
                        self.work = u64::MAX / 2;
                        return None;
                    }
                }
                Token::CloseDictionary | Token::CloseArray => {
                    if (levels & 1 == 1) != (token == Token::CloseDictionary) {
                        return None;
                    }
                    levels >>= 1;
                    depth -= 1;
                }
                Token::Reference(number) => self.references.push((place, number)),
                Token::Natural(_) | Token::Name | Token::Text | Token::Word => {}
            }
        }
        Some(())
    }

    /// The value of a key, with its slash.
    pub(super) fn get(&self, bytes: &[u8], key: &[u8]) -> Option<&Entry> {
        self.entries.iter().find(|entry| bytes.get(entry.key.clone()) == Some(key))
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
