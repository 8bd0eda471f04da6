//! What lies in a folder of invoices, for whoever proposes a job.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use e_invoices::{DoubtKind, Party, Placed};
use exports::Export;
use findings::Currency;
use findings::fold::compact;

use super::received::ReceivedInvoice;
use super::{NamedFolder, buyers, folder};
use crate::attach::AttachError;

/// What lies in a folder of invoices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Who sold, whoever has most invoices first.
    pub sellers: Vec<Seller>,
    /// The newest day of issue.
    pub newest: Option<NaiveDate>,
    /// Lifecycle messages.
    pub messages: usize,
    /// The names of files that are neither, in the folder.
    pub others: Vec<String>,
    /// Buyers of the first seller of whom no invoice gives a street.
    pub without_street: Vec<BuyerWithoutStreet>,
}

/// Whoever issued invoices of a folder, as the newest of them says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seller {
    /// Its name.
    pub name: String,
    /// Its SIREN.
    pub siren: Option<String>,
    /// Its VAT number.
    pub vat: Option<String>,
    /// Its address: lines, and the last with postcode and town.
    pub address: Vec<String>,
    /// Its town.
    pub city: Option<String>,
    /// Its country by two letters.
    pub country: Option<String>,
    /// Whom to speak to.
    pub contact: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// The account that most of its invoices name, by currency.
    pub accounts: BTreeMap<Currency, String>,
    /// How many invoices and credit notes it issued.
    pub documents: usize,
}

/// A buyer of whom no invoice gives a street.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BuyerWithoutStreet {
    /// The code that its rows will have.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Postcode and town, as far as they are there.
    pub place: [String; 2],
}

/// Looks what lies in a folder.
///
/// # Errors
///
/// When it cannot be read.
pub fn survey(place: &NamedFolder) -> Result<Survey, AttachError> {
    let folder::Found { mut received, messages, findings, .. } = folder::read(place)?;
    received.sort_by(|one, other| one.order().cmp(&other.order()));
    let newest = received.first().and_then(ReceivedInvoice::issued);
    let mut by_seller: BTreeMap<String, Vec<ReceivedInvoice>> = BTreeMap::new();
    for invoice in received {
        by_seller.entry(key(&invoice.document.seller)).or_default().push(invoice);
    }
    let mut sellers: Vec<(Seller, Vec<ReceivedInvoice>)> =
        by_seller.into_values().map(|own| (seller(&own), own)).collect();
    sellers.sort_by_key(|(seller, _)| (Reverse(seller.documents), seller.name.clone()));
    let first = sellers.first_mut().map(|(_, own)| without_street(own));
    Ok(Survey {
        sellers: sellers.into_iter().map(|(seller, _)| seller).collect(),
        newest,
        messages: messages.len(),
        others: findings.into_iter().map(|it| it.origin.source.name.clone()).collect(),
        without_street: first.unwrap_or_default(),
    })
}

/// What one seller is told from others by.
fn key(seller: &Party) -> String {
    let vat = || seller.vat.as_ref().map(|it| compact(&it.value));
    let name = || seller.known_as().map(|it| compact(&it.value));
    seller.siren().or_else(vat).or_else(name).unwrap_or_default()
}

fn seller(own: &[ReceivedInvoice]) -> Seller {
    let parties = || own.iter().map(|it| &it.document.seller);
    let first = |of: fn(&Party) -> Option<&Placed<String>>| {
        parties().find_map(of).map(|it| it.value.clone())
    };
    let address = parties().map(|it| &it.address).find(|it| it.line_1.is_some());
    let text = |it: &Option<Placed<String>>| it.as_ref().map(|it| it.value.clone());
    let mut lines = Vec::new();
    if let Some(address) = address {
        lines.extend(
            [&address.line_1, &address.line_2, &address.line_3].into_iter().filter_map(text),
        );
        let town = [&address.postcode, &address.city].into_iter().filter_map(text);
        lines.push(town.collect::<Vec<_>>().join(" "));
    }
    Seller {
        name: first(Party::known_as).unwrap_or_default(),
        siren: parties().find_map(Party::siren),
        vat: first(|it| it.vat.as_ref()),
        address: lines,
        city: first(|it| it.address.city.as_ref()),
        country: first(|it| it.address.country.as_ref()),
        contact: first(|it| it.contact.as_ref()),
        email: first(|it| it.email.as_ref()),
        accounts: accounts(own),
        documents: own.len(),
    }
}

/// The account that most invoices name, by currency; not those of a factor. Of two named as often the first by letters.
fn accounts(own: &[ReceivedInvoice]) -> BTreeMap<Currency, String> {
    let mut counts: BTreeMap<Currency, BTreeMap<String, usize>> = BTreeMap::new();
    for document in own.iter().map(|it| &it.document) {
        let factored = |it: &DoubtKind| matches!(it, DoubtKind::Factored { .. });
        let Some(currency) = document.currency.as_ref() else { continue };
        if document.doubts.iter().any(|it| factored(&it.kind)) {
            continue;
        }
        for account in &document.accounts {
            let plain = account.value.chars().filter(|it| !it.is_whitespace()).collect();
            *counts.entry(currency.value).or_default().entry(plain).or_default() += 1;
        }
    }
    let most = |counts: BTreeMap<String, usize>| {
        let most = counts.into_iter().min_by_key(|(_, count)| Reverse(*count));
        most.map(|(account, _)| account)
    };
    counts.into_iter().filter_map(|(currency, it)| Some((currency, most(it)?))).collect()
}

fn without_street(own: &mut [ReceivedInvoice]) -> Vec<BuyerWithoutStreet> {
    buyers::name(own, &Export::default());
    let has_street = |it: &&ReceivedInvoice| it.document.buyer.address.line_1.is_some();
    let known: BTreeSet<_> = own.iter().filter(has_street).map(|it| it.code.clone()).collect();
    let unknown = own.iter().filter(|it| !known.contains(&it.code));
    let unknown: BTreeSet<BuyerWithoutStreet> = unknown
        .map(|invoice| {
            let buyer = &invoice.document.buyer;
            let text = |it: Option<&Placed<String>>| {
                it.map_or_else(String::new, |it| it.value.clone())
            };
            let address = &buyer.address;
            BuyerWithoutStreet {
                code: invoice.code.to_string(),
                name: text(buyer.known_as()),
                place: [text(address.postcode.as_ref()), text(address.city.as_ref())],
            }
        })
        .collect();
    unknown.into_iter().collect()
}
