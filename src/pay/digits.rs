//! Check digits, and what an IBAN tells of itself.

/// The rest of a text by 97, letters counted as 10 to 35 (ISO 7064 MOD 97-10, as ISO 13616 and ISO 11649
/// have it); other characters count nothing.
pub(super) fn rest_97(text: impl Iterator<Item = char>) -> u32 {
    text.filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}

/// The number carried over, by carry and digit (SIX Implementation Guidelines QR-bill 2.2, annex B: modulo
/// 10, recursive).
const CARRIES: [u32; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/// The check digit of digits by modulo 10, recursive; other characters count nothing.
pub(super) fn check_10(digits: &str) -> u32 {
    let digits = digits.chars().filter_map(|c| c.to_digit(10));
    let carry = digits.fold(0, |carry: u32, digit| {
        let place = usize::try_from((carry + digit) % 10).unwrap_or_default();
        CARRIES.get(place).copied().unwrap_or_default()
    });
    (10 - carry) % 10
}

/// Whether an IBAN is a Swiss QR-IBAN: its bank number lies between 30000 and 31999 (SIX Implementation
/// Guidelines QR-bill 2.2, 4.2.2, element `IBAN`). Payments to one must quote a QR reference.
#[must_use]
pub fn is_qr_iban(iban: &str) -> bool {
    let swiss = is_swiss(iban);
    let bank = iban.get(4..9).and_then(|bank| bank.parse::<u32>().ok());
    swiss && bank.is_some_and(|bank| (30_000..32_000).contains(&bank))
}

/// Whether an account is kept in Switzerland or Liechtenstein, whose IBANs alone a QR-bill may have.
pub(super) fn is_swiss(iban: &str) -> bool {
    iban.starts_with("CH") || iban.starts_with("LI")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_fit_their_check_digits() {
        assert_eq!(rest_97("539007547034RF18".chars()), 1);
        assert_eq!(rest_97("539007547034RF19".chars()), 2);
        assert_eq!(check_10("21000000000313947143000901"), 7);
        assert_eq!(check_10("00000000000000000000000000"), 0);
    }

    #[test]
    fn a_qr_iban_is_known_by_its_bank_number() {
        assert!(is_qr_iban("CH4431999123000889012"));
        assert!(!is_qr_iban("CH5800791123000889012"));
        assert!(!is_qr_iban("FR7631999123000889012"));
        assert!(!is_qr_iban("CH"));
    }
}
