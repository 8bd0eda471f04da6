//! Accounts: our own by their numbers, those of payers by a hash.

use std::fmt;

use sha2::{Digest as _, Sha256};

use findings::hex;

/// An account, as its statements name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Account(Box<str>);

impl Account {
    /// An account by IBAN, or by bank, branch and number as its bank writes them.
    #[must_use]
    pub fn new(written: &str) -> Self {
        Self(written.split_whitespace().collect::<String>().into())
    }

    /// The account as it is written, without blanks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two ways to write one account have in common: a French IBAN and the bank, branch and number of CFONB 120, a
    /// German IBAN and bank code and number of MT940.
    #[must_use]
    pub fn key(&self) -> String {
        let plain: String = self.0.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = plain.to_ascii_uppercase();
        let national = |digits: usize| plain.get(4..4 + digits);
        match plain.get(..2) {
            Some("FR" | "MC") if plain.len() == 27 => national(21).unwrap_or(&plain).to_owned(),
            Some("DE") if plain.len() == 22 => {
                let (bank, number) = (plain.get(4..12), plain.get(12..));
                format!("{}/{}", bank.unwrap_or_default(), trimmed(number.unwrap_or_default()))
            }
            _ => match self.0.split_once('/') {
                Some((bank, number)) if bank.len() == 8 && digits(bank) && digits(number) => {
                    format!("{bank}/{}", trimmed(number))
                }
                _ => plain,
            },
        }
    }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

fn trimmed(number: &str) -> &str {
    number.trim_start_matches('0')
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The account of a payer: a hash by which it is known again, and that nobody reads an account from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayerAccount([u8; 16]);

impl PayerAccount {
    /// The hash of an account, however it is written; none where nothing is written.
    #[must_use]
    pub fn of(written: &str) -> Option<Self> {
        let mut hasher = Sha256::new();
        let mut plain = [0_u8; 64];
        let letters = written.bytes().filter(u8::is_ascii_alphanumeric);
        let mut length = 0;
        for (place, letter) in plain.iter_mut().zip(letters) {
            *place = letter.to_ascii_uppercase();
            length += 1;
        }
        hasher.update(plain.get(..length).filter(|it| !it.is_empty())?);
        hasher.finalize().first_chunk().copied().map(Self)
    }

    /// In hexadecimal.
    #[must_use]
    pub fn hex(self) -> String {
        hex(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_account_is_known_however_it_is_written() {
        let key = |written: &str| Account::new(written).key();
        assert_eq!(key("FR76 9999 9000 4200 0000 1234 504"), key("999990004200000012345"));
        assert_eq!(key("DE90999999990000004711"), key("99999999/4711"));
        assert_ne!(key("FR7699999000420000001239936"), key("999990004200000012345"));
        assert_eq!(key("123456789"), "123456789");
    }

    #[test]
    fn the_payers_account_is_not_kept() {
        let told = PayerAccount::of("FR76 9999 9000 4200 0000 1234 504").unwrap();
        assert_eq!(PayerAccount::of("fr7699999000420000001234504"), Some(told));
        assert_eq!(told.hex().len(), 32);
        assert!(!format!("{told:?}").contains("12345"));
        assert_eq!(PayerAccount::of(" - "), None);
    }
}
