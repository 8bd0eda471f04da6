/// Numbers that look drawn by chance and are the same every time (splitmix64).
pub(crate) struct Chance(u64);

impl Chance {
    /// Starts from a text, such as an invoice number.
    pub(crate) fn from_text(text: &str) -> Self {
        let mix = |seed: u64, byte: u8| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        Self(text.bytes().fold(0xCBF2_9CE4_8422_2325, mix))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to, not including, `high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).unwrap_or(1).max(1);
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// One of several; the default of the type when there is none.
    pub(crate) fn one_of<T: Copy + Default>(&mut self, choices: &[T]) -> T {
        let high = i64::try_from(choices.len()).unwrap_or(0);
        let chosen = usize::try_from(self.between(0, high)).unwrap_or(0);
        choices.get(chosen).copied().unwrap_or_default()
    }
}
