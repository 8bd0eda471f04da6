//! Checks `[creditor]`: country, numbers, bank accounts.

use iban::{Iban, IbanLike as _, ParseBaseIbanError, ParseIbanError};

use crate::ledger::{BankAccount, Creditor};
use crate::pay::{LONGEST_NAME, Party, Way, needs_bic};
use settings::{Document, Step, keys};

use super::fault::{CodeTrouble, IbanTrouble, Problem};

/// Checks who writes, and brings numbers into the form in which machines write them: without spaces.
pub(super) fn checked(mut creditor: Creditor, document: &Document<'_>) -> Creditor {
    for (key, text) in [("name", &creditor.name), ("place", &creditor.place)] {
        if text.trim().is_empty() {
            document.fault(&keys(&["creditor", key]), Problem::EmptyText);
        }
    }
    if creditor.address.is_empty() {
        document.fault(&keys(&["creditor", "address"]), Problem::EmptyList);
    }
    if !is_country(&creditor.country) {
        let problem = Problem::Country(creditor.country.clone());
        document.fault(&keys(&["creditor", "country"]), problem);
    }
    if let Some(siren) = &mut creditor.siren {
        let digits = without_spaces(siren);
        if !is_siren(&digits) {
            let problem = Problem::Siren(siren.clone());
            document.fault(&keys(&["creditor", "siren"]), problem);
        }
        *siren = digits;
    }
    let mut currencies = Vec::new();
    for (item, account) in creditor.account.iter_mut().enumerate() {
        check_account(item, account, document);
        if currencies.contains(&account.currency) {
            let problem = Problem::TwoAccounts(account.currency.to_string());
            document.fault(&path(item, "currency"), problem);
        }
        currencies.push(account.currency);
    }
    for item in 0..creditor.account.len() {
        check_code(item, &creditor, document);
    }
    creditor
}

fn check_account(item: usize, account: &mut BankAccount, document: &Document<'_>) {
    if let Some(iban) = &mut account.iban {
        match iban.parse::<Iban>() {
            Ok(read) => read.electronic_str().clone_into(iban),
            Err(error) => {
                let problem = Problem::Iban(iban.clone(), trouble(error));
                document.fault(&path(item, "iban"), problem);
            }
        }
    } else if account.lines.is_empty() {
        document.fault(&path(item, "iban"), settings::Problem::Missing);
    }
    if let Some(bic) = &mut account.bic {
        let plain = without_spaces(bic).to_uppercase();
        if !is_bic(&plain) {
            document.fault(&path(item, "bic"), Problem::Bic(bic.clone()));
        }
        *bic = plain;
    }
}

/// An IBAN without spaces; none where it is no IBAN.
pub(super) fn electronic(text: &str) -> Option<String> {
    text.parse::<Iban>().ok().map(|iban| iban.electronic_str().to_owned())
}

/// Whether the code that an account wants can be made for letters about it.
fn check_code(item: usize, creditor: &Creditor, document: &Document<'_>) {
    let Some(account) = creditor.account.get(item).filter(|account| account.qr) else { return };
    let fault = |key, trouble| document.fault(&path(item, key), Problem::PaymentCode(trouble));
    let name = account.holder.as_ref().unwrap_or(&creditor.name);
    match Way::of(account) {
        Way::Plain => fault("qr", CodeTrouble::Account),
        Way::Epc => {
            let iban = account.iban.as_deref().unwrap_or_default();
            if account.bic.is_none() && needs_bic(iban) {
                fault("bic", CodeTrouble::Bic);
            }
        }
        Way::Swiss if Party::creditor(creditor, name).is_none() => {
            let key = keys(&["creditor", "address"]);
            document.fault(&key, Problem::PaymentCode(CodeTrouble::Address));
        }
        Way::Swiss => {}
    }
    if name.chars().count() > LONGEST_NAME {
        fault("holder", CodeTrouble::Holder);
    }
}

fn path(item: usize, key: &str) -> Vec<Step> {
    let mut path = keys(&["creditor", "account"]);
    path.extend([Step::Item(item), Step::Key(key.to_owned())]);
    path
}

fn trouble(error: ParseIbanError) -> IbanTrouble {
    match error {
        ParseIbanError::InvalidBaseIban { source: ParseBaseIbanError::InvalidChecksum } => {
            IbanTrouble::Checksum
        }
        ParseIbanError::UnknownCountry(_) => IbanTrouble::Country,
        ParseIbanError::InvalidBaseIban { .. } | ParseIbanError::InvalidBban(_) => {
            IbanTrouble::Shape
        }
    }
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Two capital letters (ISO 3166-1).
fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Six letters, two letters or digits, and three more for a branch (ISO 9362).
fn is_bic(text: &str) -> bool {
    let letters = text.get(..6).is_some_and(|it| it.bytes().all(|b| b.is_ascii_alphabetic()));
    letters && matches!(text.len(), 8 | 11) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Nine digits with the check digit of Luhn (INSEE, identifiant SIREN).
fn is_siren(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 9) else { return false };
    let weighed = digits.iter().zip([1, 2].into_iter().cycle()).map(|(digit, weight)| {
        let product = digit * weight;
        product / 10 + product % 10
    });
    weighed.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siren_has_nine_digits_that_fit() {
        assert!(is_siren("732829320"));
        assert!(!is_siren("732829321"));
        assert!(!is_siren("73282932"));
        assert!(!is_siren("73282932A"));
    }

    #[test]
    fn a_bic_has_eight_or_eleven_characters() {
        assert!(is_bic("BNPAFRPP"));
        assert!(is_bic("BNPAFRPPXXX"));
        assert!(!is_bic("BNPAFRP"));
        assert!(!is_bic("BNP1FRPP"));
        assert!(!is_bic("BNPAFRPPé"));
    }
}
