//! A hash of a debtor's address, by which a letter that came back is known to have been sent elsewhere.

use sha2::{Digest as _, Sha256};

use crate::ledger::Debtor;
use findings::hex;

/// A word that stands for the address of a debtor and is another as soon as the address changes: the first
/// half of the SHA-256 of code and address, capitals and marks left aside, in hexadecimal. It tells whether
/// an address is still the same, and nobody can read the address from it.
#[must_use]
pub fn destination(debtor: &Debtor) -> String {
    let mut hasher = Sha256::new();
    hasher.update(debtor.code.as_bytes());
    let lines = debtor.address.iter().chain(&debtor.postcode).chain(&debtor.city);
    for line in lines {
        hasher.update([0]);
        let letters = line.chars().filter(|c| c.is_alphanumeric());
        let plain: String = letters.flat_map(char::to_lowercase).collect();
        hasher.update(plain.as_bytes());
    }
    hex(hasher.finalize().get(..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::sketch::account;
    use super::*;

    fn at(street: &str, town: &str) -> String {
        let mut debtor = Debtor::clone(&account("C1").debtor);
        debtor.address = vec![street.into()];
        debtor.city = Some(town.into());
        destination(&Arc::new(debtor))
    }

    #[test]
    fn it_changes_with_the_address_and_not_with_how_it_is_written() {
        let home = at("12, rue des Forges", "Lyon");
        assert_eq!(home.len(), 32);
        assert_eq!(at("12 RUE DES FORGES", "LYON"), home);
        assert_ne!(at("13 rue des Forges", "Lyon"), home);
        assert_ne!(at("12 rue des Forges Lyon", ""), home);
    }
}
