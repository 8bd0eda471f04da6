//! The French number of a firm, from the numbers an invoice gives.

use crate::document::{Identifier, Party};

/// Schemes of ISO/IEC 6523 that French numbers are given under.
const SIREN: &str = "0002";
const SIRET: &str = "0009";
/// The scheme of French electronic addresses: a SIREN, which a suffix may follow.
const ADDRESS: &str = "0225";

impl Party {
    /// Its SIREN, nine digits: from the register number, else a number by SIREN or SIRET, its French electronic
    /// address, its French VAT number.
    #[must_use]
    pub fn siren(&self) -> Option<String> {
        let french = |it: &&Identifier| matches!(it.scheme.as_deref(), Some(SIREN | SIRET));
        let registered = self.legal_id.iter().filter(french);
        let known = self.ids.iter().chain(&self.endpoint).filter(french);
        let mut numbers = registered.chain(known).map(|it| it.number.value.as_str());
        numbers
            .find_map(of_number)
            .or_else(|| of_address(self.endpoint.as_ref()?))
            .or_else(|| of_vat(&self.vat.as_ref()?.value))
    }
}

/// The first nine digits of nine or fourteen.
pub(crate) fn of_number(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(|it| !it.is_whitespace()).collect();
    let whole = matches!(digits.len(), 9 | 14) && digits.bytes().all(|it| it.is_ascii_digit());
    digits.get(..9).filter(|_| whole).map(str::to_owned)
}

fn of_address(endpoint: &Identifier) -> Option<String> {
    let address = endpoint.number.value.as_str();
    let number = address.split('_').next()?;
    of_number(number).filter(|_| endpoint.scheme.as_deref() == Some(ADDRESS))
}

/// A French VAT number is a key of two and the SIREN.
fn of_vat(vat: &str) -> Option<String> {
    let plain: String = vat.chars().filter(char::is_ascii_alphanumeric).collect();
    let number = plain.strip_prefix("FR").or_else(|| plain.strip_prefix("fr"))?;
    of_number(number.get(2..)?).filter(|_| number.len() == 11)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Placed;

    fn placed(value: &str) -> Placed<String> {
        Placed { value: value.to_owned(), element: "a".into(), line: 1 }
    }

    fn identifier(scheme: &str, number: &str) -> Identifier {
        Identifier { number: placed(number), scheme: Some(scheme.to_owned()) }
    }

    #[test]
    fn the_register_number_goes_before_all_others() {
        let party = Party {
            legal_id: Some(identifier("0009", "000 056 788 00017")),
            vat: Some(placed("FR44 000062026")),
            ..Party::default()
        };
        assert_eq!(party.siren().as_deref(), Some("000056788"));
        let party = Party { legal_id: Some(identifier("0204", "000056788")), ..party };
        assert_eq!(party.siren().as_deref(), Some("000062026"));
    }

    #[test]
    fn an_address_and_a_vat_number_hold_it_too() {
        let at = |it| Party { endpoint: Some(it), ..Party::default() };
        let found = at(identifier("0225", "000012344_FACT")).siren();
        assert_eq!(found.as_deref(), Some("000012344"));
        assert_eq!(at(identifier("0225", "someone")).siren(), None);
        let vat = |it| Party { vat: Some(placed(it)), ..Party::default() };
        assert_eq!(vat("DE136695976").siren(), None);
        assert_eq!(vat("FR12345678").siren(), None);
    }
}
