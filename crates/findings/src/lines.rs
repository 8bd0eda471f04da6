//! Lines of a text by its bytes.

/// Counts the lines of a text as an editor does, from its beginning to its end. Some programs end lines with `\r\r\n`,
/// which counts once; old ones with `\r` alone.
///
/// ```
/// use relance_findings::LineCounter;
///
/// let mut lines = LineCounter::new("one\r\n\r\nthree");
/// assert_eq!((lines.of(0), lines.behind_breaks(3)), (1, 3));
/// ```
#[derive(Debug, Clone)]
pub struct LineCounter<'t> {
    bytes: &'t [u8],
    /// The last byte of a line: `\n`, or `\r` in a text that has no `\n`.
    end: u8,
    counted_to: usize,
    line: u32,
}

impl<'t> LineCounter<'t> {
    /// Begins with the first line, which is 1.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let end = if text.contains('\n') || !text.contains('\r') { b'\n' } else { b'\r' };
        Self { bytes: text.as_bytes(), end, counted_to: 0, line: 1 }
    }

    /// The line on which a byte stands, counted from 0. Bytes must be asked for in the order of the text.
    pub fn of(&mut self, byte: usize) -> u32 {
        let passed = self.bytes.get(self.counted_to..byte).unwrap_or_default();
        let ends = passed.iter().filter(|it| **it == self.end).count();
        self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.pass(byte);
        self.line
    }

    /// The line of the first byte from one on that ends no line: parsers of tables begin a row right behind the last
    /// cell, on the `\n` of a `\r\n` or on blank lines.
    pub fn behind_breaks(&mut self, byte: usize) -> u32 {
        let rest = self.bytes.get(byte..).unwrap_or_default();
        let breaks = rest.iter().take_while(|it| matches!(it, b'\r' | b'\n')).count();
        self.of(byte.saturating_add(breaks))
    }

    /// Passes over bytes among which no line ends.
    pub fn pass(&mut self, byte: usize) {
        self.counted_to = byte.max(self.counted_to);
    }

    /// Whether a line ends in a part of the text.
    #[must_use]
    pub fn break_in(&self, part: &str) -> bool {
        part.as_bytes().contains(&self.end)
    }
}
