use crate::address::Country;
use crate::base::Currency;
use crate::plan::PlannedLetter;
use crate::read::Text;

use super::{Class, Options};

/// What pieces are sorted by, most important first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    class: Class,
    /// Code of the country, one for every way to write it; empty at home, which comes first.
    country: String,
    postcode: &'a str,
    city: &'a str,
    address: &'a [Text],
    code: &'a str,
    currency: Currency,
    reference: &'a str,
}

/// The key of a letter: by kind of mail, country, postcode, town and street, so that the post
/// office gets neighbours together; then by what makes it the only one of its kind.
pub(super) fn key<'a>(letter: &'a PlannedLetter, options: &Options) -> Key<'a> {
    let debtor = &letter.debtor;
    let country = Country::code_of(debtor.country.as_deref(), &options.home);
    let at_home = country == Country::code_of(None, &options.home);
    Key {
        class: Class::of(letter.stage),
        country: if at_home { String::new() } else { country },
        postcode: debtor.postcode.as_deref().unwrap_or_default(),
        city: debtor.city.as_deref().unwrap_or_default(),
        address: &debtor.address,
        code: &debtor.code,
        currency: letter.currency,
        reference: &letter.reference,
    }
}
