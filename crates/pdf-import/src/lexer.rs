//! Tokens of PDF syntax.

use std::ops::Range;

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

    /// Steps over a keyword, when it comes next.
    pub(super) fn keyword(&mut self, word: &[u8]) -> Option<()> {
        self.skip_white();
        let behind = self.bytes.get(self.at..)?.strip_prefix(word)?;
        if behind.first().is_some_and(|byte| is_regular(*byte)) {
            return None;
        }
        self.at += word.len();
        Some(())
    }

    /// Steps over the number, the generation and the word with which an object begins, and gives the number.
    pub(super) fn heading(&mut self) -> Option<u64> {
        self.skip_white();
        let number = self.digits()?;
        self.skip_white();
        self.digits()?;
        self.keyword(b"obj")?;
        Some(number)
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

    /// The place of what comes next where that is a word or a number, each for itself.
    pub(super) fn word(&mut self) -> Option<Range<usize>> {
        self.skip_white();
        let start = self.at;
        self.skip_regular();
        (self.at > start).then_some(start..self.at)
    }

    /// The number of the object that three words refer to.
    pub(super) fn referred(
        &self,
        (number, generation): (Range<usize>, Range<usize>),
        word: &Range<usize>,
    ) -> Option<u32> {
        if self.bytes.get(word.clone())? != b"R" {
            return None;
        }
        let digits = |place: Range<usize>| {
            let digits = self.bytes.get(place)?;
            let are = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
            are.then_some(digits)
        };
        digits(generation)?;
        let digit = |value: u32, digit: &u8| {
            value.checked_mul(10)?.checked_add(u32::from(*digit - b'0'))
        };
        digits(number)?.iter().try_fold(0, digit)
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
        if !self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            return false;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.bytes.get(self.at).is_some_and(|byte| is_regular(*byte)) {
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

/// By byte, whether it is neither white nor a delimiter (ISO 32000-1, 7.2.2).
const REGULAR: [bool; 256] = {
    let (mut regular, mut rest) = ([true; 256], SEPARATING);
    while let [byte, others @ ..] = rest {
        #[expect(clippy::indexing_slicing, reason = "a byte, when the program is compiled")]
        let place = &mut regular[*byte as usize];
        *place = false;
        rest = others;
    }
    regular
};

/// White space and delimiters.
const SEPARATING: &[u8] = b"\0\t\n\x0C\r ()<>[]{}/%";

pub(super) fn is_regular(byte: u8) -> bool {
    REGULAR.get(usize::from(byte)).copied().unwrap_or(false)
}
