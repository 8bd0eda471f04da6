//! References that payers quote: the letter's own, RF and QR.

use crate::ledger::{BankAccount, Quoted};

use super::digits::{check_10, is_qr_iban, rest_97};

/// A reference that a payer quotes so that the payment is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The reference of the letter, as free text.
    Letter(String),
    /// A structured creditor reference: `RF`, two check digits and at most 21 capital letters and digits
    /// (ISO 11649).
    Creditor(String),
    /// A Swiss QR reference: 27 digits, the last a check digit. Only for a QR-IBAN.
    Qr(String),
}

/// The most characters of a creditor reference behind its check digits (ISO 11649).
const LONGEST: usize = 21;
/// Digits of a QR reference before its check digit (SIX Implementation Guidelines QR-bill 2.2, 4.2.2,
/// element `Ref`).
const QR_DIGITS: usize = 26;
/// How many digits of it tell apart letters whose other digits are the same.
const MARK_DIGITS: usize = 6;

impl Reference {
    /// The reference to quote when a letter is paid into an account: always the same for the same letter.
    /// None where the letter's reference has no character that a structured one may have.
    ///
    /// A Swiss QR-IBAN takes QR references alone, whatever the job says.
    #[must_use]
    pub fn of(account: &BankAccount, letter: &str) -> Option<Self> {
        if account.iban.as_deref().is_some_and(is_qr_iban) {
            return qr(letter).map(Self::Qr);
        }
        match account.reference {
            Quoted::Letter => Some(Self::Letter(letter.to_owned())),
            Quoted::Rf => creditor(letter).map(Self::Creditor),
        }
    }

    /// The reference without blanks, as machines write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Letter(text) | Self::Creditor(text) | Self::Qr(text) => text,
        }
    }

    /// As people read it: a creditor reference in groups of four, a QR reference in groups of five from
    /// its end (SIX Style Guide QR-bill), parted by `between`.
    #[must_use]
    pub fn grouped(&self, between: char) -> String {
        let (text, first, size) = match self {
            Self::Letter(text) => return text.clone(),
            Self::Creditor(text) => (text, 0, 4),
            Self::Qr(text) => (text, text.len() % 5, 5),
        };
        let mut grouped = String::with_capacity(text.len() * 2);
        for (place, c) in text.chars().enumerate() {
            if place > 0 && place % size == first {
                grouped.push(between);
            }
            grouped.push(c);
        }
        grouped
    }
}

/// A creditor reference out of a letter's: what is no capital letter or digit is dropped. Where that, or
/// the length, could make two letters look the same, four characters drawn from the whole reference stand
/// at its end.
fn creditor(letter: &str) -> Option<String> {
    let plain: String = letter.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_uppercase();
    if plain.is_empty() {
        return None;
    }
    // Stage and date have a fixed length: the dashes that part them can be dropped, others cannot.
    let name = letter.splitn(3, '-').nth(2).unwrap_or_default();
    let lossy = name.chars().any(|c| !c.is_ascii_alphanumeric());
    let body = if lossy || plain.len() > LONGEST {
        let mark = mark(letter);
        let room = LONGEST.saturating_sub(mark.len());
        plain.chars().take(room).chain(mark.chars()).collect()
    } else {
        plain
    };
    let check = 98 - rest_97(body.chars().chain("RF00".chars()));
    Some(format!("RF{check:02}{body}"))
}

/// Four capitals and digits drawn from a text.
fn mark(text: &str) -> String {
    let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = hash(text);
    let letter =
        |shift: u32| usize::try_from(hash >> shift & 31).ok().and_then(|at| letters.get(at));
    [5, 20, 35, 50].into_iter().filter_map(letter).map(|byte| char::from(*byte)).collect()
}

/// A QR reference out of a letter's: the digits of its stage and date, six digits drawn from the whole of
/// it, because letters cannot be kept, and the last digits of its account.
fn qr(letter: &str) -> Option<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if !letter.chars().any(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let mut parts = letter.splitn(3, '-');
    let mut front = String::new();
    for part in parts.by_ref().take(2) {
        front.push_str(&digits(part));
    }
    let mark = hash(letter) % 10_u64.pow(6);
    let front: String = front.chars().take(QR_DIGITS - MARK_DIGITS).collect();
    let front = format!("{front}{mark:06}");
    let name = digits(parts.next().unwrap_or_default());
    let room = QR_DIGITS.saturating_sub(front.len());
    let name = name.get(name.len().saturating_sub(room)..).unwrap_or_default();
    let body = format!("{front}{name:0>room$}");
    Some(format!("{body}{}", check_10(&body)))
}

/// The FNV-1a hash of a text, which is the same on every machine and in every release.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use findings::Currency;

    fn account(iban: &str, reference: Quoted) -> BankAccount {
        BankAccount { reference, ..BankAccount::by_iban(Currency::EUR, iban) }
    }

    #[track_caller]
    fn check(letter: &str, expected: Option<&str>) {
        let account = account("FR7630006000011234567890189", Quoted::Rf);
        let made = Reference::of(&account, letter);
        assert_eq!(made.as_ref().map(Reference::as_str), expected);
    }

    #[test]
    fn a_creditor_reference_keeps_letters_and_digits() {
        check("539007547034", Some("RF18539007547034"));
        check("R1-261122-C00123", Some("RF97R1261122C00123"));
        check("---", None);
        check("", None);
    }

    #[test]
    fn references_that_would_look_the_same_are_told_apart() {
        let account = account("FR7630006000011234567890189", Quoted::Rf);
        let long = "R1-261122-ACCOUNT-ACCOUNT-ACCOUNT";
        let letters = ["R1-261122-C1-2", "R1-261122-C12", "R1-261122-C-12", long];
        let made = letters.map(|it| Reference::of(&account, it).unwrap().as_str().to_owned());
        let different: std::collections::BTreeSet<&String> = made.iter().collect();
        assert_eq!(different.len(), letters.len(), "{made:?}");
        assert!(made.iter().all(|it| it.len() <= 25), "{made:?}");
    }

    #[test]
    fn a_qr_iban_takes_a_qr_reference() {
        let account = account("CH4431999123000889012", Quoted::Letter);
        let made = Reference::of(&account, "R2-261122-C00123").unwrap();
        let Reference::Qr(digits) = &made else { unreachable!("{made:?}") };
        assert_eq!(digits.len(), 27);
        assert!(digits.starts_with("2261122") && digits.contains("00123"), "{digits}");
        assert_eq!(
            made.grouped(' ').split(' ').map(str::len).collect::<Vec<_>>(),
            [2, 5, 5, 5, 5, 5]
        );
        let other = Reference::of(&account, "R2-261122-D00123").unwrap();
        assert_ne!(made, other);
    }

    #[test]
    fn references_stand_in_groups() {
        let reference = Reference::Creditor("RF18539007547034".into());
        assert_eq!(reference.grouped(' '), "RF18 5390 0754 7034");
        assert_eq!(Reference::Letter("R1-261122-C1".into()).grouped(' '), "R1-261122-C1");
    }
}
