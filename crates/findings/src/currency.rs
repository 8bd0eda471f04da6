//! Currencies (ISO 4217).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Refusal;

/// A currency by its three capital letters (ISO 4217), such as `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// A text that is no currency code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotACurrency(pub String);

impl fmt::Display for NotACurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Refusal::new("settings-currency", &self.0).fmt(f)
    }
}

impl std::error::Error for NotACurrency {}

impl Currency {
    /// The euro, which exports leave unsaid.
    pub const EUR: Self = Self(*b"EUR");

    /// How many decimals its coins have, by ISO 4217: none for the yen, three for the Tunisian dinar, two for nearly
    /// all others.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }

    /// The code in capitals.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    /// Reads a code in any case, or the signs `€`, `£` and `$` (read as US dollar).
    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        let trimmed = text.trim();
        match trimmed {
            "€" => return Ok(Self::EUR),
            "£" => return Ok(Self(*b"GBP")),
            "$" => return Ok(Self(*b"USD")),
            _ => {}
        }
        match *trimmed.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => {
                Ok(Self([a, b, c].map(|letter| letter.to_ascii_uppercase())))
            }
            _ => Err(NotACurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(text: String) -> Result<Self, NotACurrency> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coins_have_the_decimals_of_the_standard() {
        let decimals = |code: &str| code.parse::<Currency>().unwrap().decimals();
        assert_eq!(
            ["EUR", "JPY", "XOF", "TND", "KWD", "CLF"].map(decimals),
            [2, 0, 0, 3, 3, 4]
        );
    }

    #[test]
    fn codes_are_read_in_any_case_and_signs_too() {
        assert_eq!("eur".parse(), Ok(Currency::EUR));
        assert_eq!(" € ".parse(), Ok(Currency::EUR));
        assert!("EURO".parse::<Currency>().is_err());
        assert!("".parse::<Currency>().is_err());
    }
}
