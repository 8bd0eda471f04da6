//! What the numbers of `layout.toml` may be, kind by kind, each with the reason in its sentence.
//!
//! A number outside its range is refused with its key before anything is read: on paper it would be lines upon each
//! other, text beside the sheet, or pages without end.

use findings::Refusal;
use print::Mm;
use serde::de::{Deserialize, Deserializer, Error};

/// What numbers of a kind may be.
pub(crate) struct Range {
    least: f32,
    most: f32,
    /// The sentence that says what the number is and why it cannot be another.
    key: &'static str,
}

/// A kind of number.
pub(crate) trait Kind {
    /// What it may be.
    const RANGE: Range;
}

/// Kinds of numbers: name, least, most, sentence.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident: $least:literal to $most:literal, $key:literal;)*) => {
        $(
            $(#[$doc])*
            pub(crate) struct $name;

            impl Kind for $name {
                const RANGE: Range = Range { least: $least, most: $most, key: $key };
            }
        )*

        /// The sentences of all kinds.
        #[cfg(test)]
        const KEYS: &[&str] = &[$($key),*];
    };
}

kinds! {
    /// Width or height of the paper: from a card to A0.
    Sheet: 50.0 to 1200.0, "layout-sheet";
    /// A place, from the left or top edge of the sheet.
    Place: 0.0 to 1200.0, "layout-place";
    /// Width or height of a box.
    Extent: 1.0 to 1200.0, "layout-extent";
    /// Width of lines of text.
    Column: 10.0 to 1200.0, "layout-column";
    /// From line to line, or from paragraph to paragraph.
    Pitch: 1.0 to 200.0, "layout-pitch";
    /// White between two things, or what is taken from it.
    Gap: 0.0 to 500.0, "layout-gap";
    /// Thickness of a rule; 0 draws none.
    Thickness: 0.0 to 20.0, "layout-thickness";
    /// Side of a code that telephones read.
    Code: 10.0 to 100.0, "layout-code";
    /// Type size in points.
    TypeSize: 2.0 to 200.0, "layout-size";
    /// Space after each glyph, in thousandths of the type size.
    Tracking: -200.0 to 1000.0, "layout-tracking";
    /// A part of the natural width that things may shrink to.
    Narrowed: 0.2 to 1.0, "layout-narrowed";
    /// How many times its natural width a space may take.
    Widened: 1.0 to 20.0, "layout-widened";
    /// A place that may be moved a little out of the sheet, or what it is moved by.
    Shift: -100.0 to 1200.0, "layout-shift";
    /// A type size or pitch of which 0 means the usual one.
    Usual: 0.0 to 200.0, "layout-usual";
    /// How many things stand side by side or below one another.
    Grid: 1.0 to 100.0, "layout-grid";
    /// A number of lines.
    Lines: 0.0 to 100.0, "layout-lines";
}

impl Range {
    /// The number, where it lies in the range; what is no number lies in none.
    fn take<E: Error>(&self, number: f32) -> Result<f32, E> {
        if (self.least..=self.most).contains(&number) {
            return Ok(number);
        }
        let known = format!("{}…{}", self.least, self.most);
        Err(E::custom(Refusal::new(self.key, number.to_string()).expecting(known)))
    }
}

/// Numbers that a range can hold.
pub(crate) trait Ranged: Sized {
    /// Reads one, or each of several, within a range.
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error>;
}

/// Reads numbers of a kind: `#[serde(deserialize_with = "ranged::<Place, _, _>")]`. A key that may be left out
/// says `default` too.
pub(crate) fn ranged<'de, K: Kind, T: Ranged, D: Deserializer<'de>>(
    from: D,
) -> Result<T, D::Error> {
    T::read(from, &K::RANGE)
}

impl Ranged for f32 {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        range.take(Self::deserialize(from)?)
    }
}

impl Ranged for Mm {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        f32::read(from, range).map(Self)
    }
}

impl Ranged for usize {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        let number = Self::deserialize(from)?;
        // A count beyond all others is one too many, whatever it is exactly.
        range.take(u16::try_from(number).map_or(f32::INFINITY, f32::from)).map(|_| number)
    }
}

impl Ranged for u16 {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        let number = Self::deserialize(from)?;
        range.take(f32::from(number)).map(|_| number)
    }
}

impl Ranged for (f32, f32) {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        let (first, second) = Self::deserialize(from)?;
        Ok((range.take(first)?, range.take(second)?))
    }
}

impl Ranged for Option<(f32, f32)> {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        <(f32, f32)>::read(from, range).map(Some)
    }
}

impl Ranged for Option<Mm> {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        Mm::read(from, range).map(Some)
    }
}

impl Ranged for Vec<f32> {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        Self::deserialize(from)?.into_iter().map(|number| range.take(number)).collect()
    }
}

impl Ranged for Vec<Mm> {
    fn read<'de, D: Deserializer<'de>>(from: D, range: &Range) -> Result<Self, D::Error> {
        Ok(Vec::<f32>::read(from, range)?.into_iter().map(Mm).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::{Language, Messages};

    #[test]
    fn every_kind_has_its_sentence() {
        for messages in [Language::En, Language::Fr].map(Messages::new) {
            for key in KEYS {
                assert!(messages.has(key), "{key} is missing");
            }
        }
    }

    /// A number without a range would be one that nobody refuses.
    #[test]
    fn every_number_of_a_layout_has_a_range() {
        for source in [
            include_str!("mod.rs"),
            include_str!("blocks.rs"),
            include_str!("opening.rs"),
            include_str!("panel.rs"),
            include_str!("reply.rs"),
            include_str!("background.rs"),
            include_str!("../compose/forms.rs"),
        ] {
            let lines: Vec<&str> = source.lines().collect();
            let mut is_read = false;
            for two in lines.windows(2) {
                if two[1].starts_with("#[derive(") || two[1].contains("Deserialize") {
                    is_read = two[1].contains("Deserialize");
                }
                let kind =
                    two[1].trim().strip_prefix("pub ").and_then(|it| it.split_once(": "));
                let kind = kind.map_or("", |(_, kind)| kind.trim_end_matches(','));
                let bare = kind.trim_start_matches("Option<").trim_start_matches("Vec<");
                let number = ["Mm", "f32", "f64", "usize", "u8", "u16", "u32", "u64"];
                let number = number.contains(&bare.trim_end_matches('>'));
                if is_read && (number || bare.starts_with("(f32")) {
                    assert!(two[0].contains("ranged::<"), "{} has no range", two[1].trim());
                }
            }
        }
    }
}
