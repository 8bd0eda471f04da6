//! Who the buyers are: by SIREN, else VAT number, else the creditor's number of them, else name and postcode.
//!
//! Nothing weaker joins what something stronger keeps apart.

use std::collections::{BTreeMap, BTreeSet};

use e_invoices::{Identifier, Party};
use exports::{DebtorRow, Export, Text};
use findings::fold::compact;
use findings::{Args, Code};

use super::received::ReceivedInvoice;
use crate::ledger::is_one_name;

/// Something by which a buyer is known; the strongest kind first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Siren(String),
    Vat(String),
    /// The creditor's own number of it.
    Number(String),
    /// Name and postcode.
    Name(String, String),
}

impl Key {
    /// Whether two are of one kind, so that they must be the same.
    pub(super) fn same_kind(&self, other: &Self) -> bool {
        self.strength() == other.strength()
    }

    fn strength(&self) -> u8 {
        match self {
            Self::Siren(_) => 0,
            Self::Vat(_) => 1,
            Self::Number(_) => 2,
            Self::Name(..) => 3,
        }
    }
}

/// Schemes of ISO/IEC 6523 whose numbers are SIREN and SIRET.
const PUBLIC: [&str; 2] = ["0002", "0009"];

/// What an invoice tells of its buyer, the strongest first.
pub(super) fn keys(buyer: &Party) -> Vec<Key> {
    let own = |it: &&Identifier| !PUBLIC.contains(&it.scheme.as_deref().unwrap_or_default());
    let number = buyer.ids.iter().filter(own).map(|it| compact(&it.number.value));
    let postcode = buyer.address.postcode.as_ref().map(|it| compact(&it.value));
    let name = buyer.known_as().map(|it| compact(&it.value));
    let name = name.map(|it| Key::Name(it, postcode.unwrap_or_default()));
    let vat = buyer.vat.as_ref().map(|it| compact(&it.value));
    let keys = buyer.siren().map(Key::Siren).into_iter();
    let keys = keys.chain(vat.filter(|it| !it.is_empty()).map(Key::Vat));
    let mut number = number.filter(|it| !it.is_empty());
    keys.chain(number.next().map(Key::Number)).chain(name).collect()
}

/// The same of a row of an export or of the file of debtors.
fn keys_of_row(row: &DebtorRow) -> Vec<Key> {
    let digits = |it: &Text| it.chars().filter(char::is_ascii_digit).collect::<String>();
    let siren = row.siren.as_ref().map(digits).and_then(|it| it.get(..9).map(str::to_owned));
    let vat = row.vat.as_deref().map(compact).filter(|it| !it.is_empty());
    let postcode = row.postcode.as_deref().map(compact).unwrap_or_default();
    let name = row.name.as_deref().map(|it| Key::Name(compact(it), postcode));
    let keys = siren.map(Key::Siren).into_iter().chain(vat.map(Key::Vat));
    keys.chain([Key::Number(compact(&row.code))]).chain(name).collect()
}

/// Gives every invoice the code of its buyer: that of the export or the file of debtors where these know it. What fits several
/// debtors is held.
pub(super) fn name(received: &mut [ReceivedInvoice], export: &Export) {
    let all: Vec<Vec<Key>> = received.iter().map(|it| keys(&it.document.buyer)).collect();
    let profiles = BuyersTold::of(&all);
    let anchors: Vec<Result<Recognised<Key>, Vec<String>>> =
        all.iter().map(|it| profiles.anchor(it)).collect();
    let mut buyers: BTreeMap<&Key, Buyer<'_>> = BTreeMap::new();
    for ((invoice, keys), anchor) in received.iter().zip(&all).zip(&anchors) {
        let Ok(anchor) = anchor else { continue };
        let buyer = buyers.entry(&anchor.is).or_default();
        buyer.keys.extend(keys);
        buyer.written =
            buyer.written.take().or_else(|| written(&anchor.is, &invoice.document.buyer));
    }
    let known = KnownDebtors::of(export);
    let codes: BTreeMap<&Key, Result<Recognised<Text>, Vec<String>>> = buyers
        .iter()
        .map(|(anchor, buyer)| {
            let own = || Recognised {
                is: buyer.written.as_deref().map_or_else(|| anchor.shown().into(), Text::from),
                by_name: matches!(anchor, Key::Name(..)),
            };
            (*anchor, known.code(&buyer.keys).map(|it| it.unwrap_or_else(own)))
        })
        .collect();
    for ((invoice, keys), anchor) in received.iter_mut().zip(&all).zip(&anchors) {
        let code = match anchor {
            Ok(anchor) => codes.get(&anchor.is).cloned().map(|it| (it, anchor.by_name)),
            Err(several) => Some((Err(several.clone()), false)),
        };
        match code {
            Some((Ok(code), by_name)) => {
                if let Some(like) = known.like(&code.is, keys, &invoice.document.buyer) {
                    let values = Args::new().text("reason", "alike").text("known", like);
                    let text = invoice.document.buyer.known_as().map(|it| it.value.as_str());
                    let values = values.text("text", text.unwrap_or_default());
                    invoice.tell(Code::InvoiceBuyerUnclear, values);
                }
                invoice.code = code.is;
                invoice.by_name = code.by_name || by_name;
            }
            Some((Err(several), _)) => {
                let buyer = &invoice.document.buyer;
                let text = buyer.known_as().map_or("", |it| it.value.as_str()).to_owned();
                let own =
                    keys.first().map(|key| written(key, buyer).unwrap_or_else(|| key.shown()));
                invoice.code = Text::from(own.unwrap_or_default());
                let values = Args::new().text("text", text).text("known", several.join(", "));
                let values = values.text("reason", "several");
                invoice.tell(Code::InvoiceBuyerUnclear, values);
            }
            None => {}
        }
    }
}

/// Who somebody is, and whether nothing but the name says so.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Recognised<T> {
    is: T,
    by_name: bool,
}

/// A buyer by all that its invoices tell.
#[derive(Default)]
struct Buyer<'k> {
    keys: BTreeSet<&'k Key>,
    /// Its strongest key as the newest invoice that has it writes it.
    written: Option<String>,
}

/// A key as an invoice writes it; none where it is written there in no other way, or not at all.
fn written(key: &Key, buyer: &Party) -> Option<String> {
    match key {
        Key::Siren(_) | Key::Vat(_) => None,
        Key::Number(number) => {
            let mut written = buyer.ids.iter().map(|it| it.number.value.as_str());
            written.find(|it| compact(it) == *number).map(str::to_owned)
        }
        Key::Name(name, postcode) => {
            let written = buyer.known_as().filter(|it| compact(&it.value) == *name)?;
            Some(format!("{} {postcode}", written.value).trim().to_owned())
        }
    }
}

/// What is known of each buyer by the strongest thing that its invoices tell.
struct BuyersTold<'k> {
    /// All that invoices of this strongest key tell.
    told: BTreeMap<&'k Key, BTreeSet<&'k Key>>,
    /// The strongest keys beside which a weaker one stands.
    beside: BTreeMap<&'k Key, BTreeSet<&'k Key>>,
}

impl<'k> BuyersTold<'k> {
    fn of(all: &'k [Vec<Key>]) -> Self {
        let (mut told, mut beside) = (BTreeMap::new(), BTreeMap::new());
        for keys in all {
            let Some((first, weaker)) = keys.split_first() else { continue };
            let all: &mut BTreeSet<&Key> = told.entry(first).or_default();
            all.extend(keys);
            for key in weaker {
                let strongest: &mut BTreeSet<&Key> = beside.entry(key).or_default();
                strongest.insert(first);
            }
        }
        Self { told, beside }
    }

    /// The key that stands for a buyer; several where what it tells fits several that something stronger keeps apart.
    fn anchor(&self, keys: &[Key]) -> Result<Recognised<Key>, Vec<String>> {
        let nobody = || Key::Name(String::new(), String::new());
        let Some(own) = keys.first() else {
            return Ok(Recognised { is: nobody(), by_name: true });
        };
        for (at, key) in keys.iter().enumerate() {
            let stronger = self.beside.get(key).into_iter().flatten().copied();
            let stronger = stronger.filter(|it| it.strength() < own.strength());
            let agrees = |it: &&Key| {
                let told = self.told.get(*it);
                let apart = |mine: &Key| {
                    told.is_some_and(|told| {
                        told.iter().any(|it| it.same_kind(mine)) && !told.contains(mine)
                    })
                };
                !keys.iter().take(at).any(apart)
            };
            let fitting: Vec<&Key> = stronger.filter(agrees).collect();
            match fitting.as_slice() {
                [] => {}
                [only] => {
                    let by_name = matches!(key, Key::Name(..));
                    return Ok(Recognised { is: (*only).clone(), by_name });
                }
                several => return Err(several.iter().map(|it| it.shown()).collect()),
            }
        }
        Ok(Recognised { is: own.clone(), by_name: matches!(own, Key::Name(..)) })
    }
}

impl Key {
    fn shown(&self) -> String {
        match self {
            Self::Siren(text) | Self::Number(text) => text.clone(),
            Self::Vat(text) => text.to_uppercase(),
            Self::Name(name, postcode) => format!("{name} {postcode}"),
        }
    }
}

/// The debtors of the export and of the file beside it.
struct KnownDebtors {
    codes: BTreeMap<Key, BTreeSet<Text>>,
    told: BTreeMap<Text, BTreeSet<Key>>,
    /// Their names and codes, by postcode; those of which no row gives one by an empty one.
    names: BTreeMap<String, BTreeSet<(Text, Text)>>,
}

impl KnownDebtors {
    fn of(export: &Export) -> Self {
        let mut known =
            Self { codes: BTreeMap::new(), told: BTreeMap::new(), names: BTreeMap::new() };
        let rows = export.invoices.iter().map(|row| &*row.debtor);
        for row in export.debtors.iter().flatten().chain(rows) {
            if let Some(name) = &row.name {
                let postcode = row.postcode.as_deref().map(compact).unwrap_or_default();
                known
                    .names
                    .entry(postcode)
                    .or_default()
                    .insert((name.clone(), row.code.clone()));
            }
            for key in keys_of_row(row) {
                known.codes.entry(key.clone()).or_default().insert(row.code.clone());
                known.told.entry(row.code.clone()).or_default().insert(key);
            }
        }
        known
    }

    /// The code of another debtor that may be this buyer: nearly the same name and the same postcode, and no number that
    /// says otherwise.
    fn like(&self, own: &Text, keys: &[Key], buyer: &Party) -> Option<String> {
        if self.told.contains_key(own) {
            return None;
        }
        let name = buyer.known_as()?.value.as_str();
        let postcode = buyer.address.postcode.as_ref().map(|it| compact(&it.value));
        let alike =
            self.names.get(&postcode.filter(|it| !it.is_empty())?).into_iter().flatten();
        let mut alike = alike.filter(|(other, code)| {
            let told = self.told.get(code);
            let apart = |mine: &Key| {
                let firm = matches!(mine, Key::Siren(_) | Key::Vat(_));
                firm && told.is_some_and(|told| told.iter().any(|it| it.same_kind(mine)))
            };
            is_one_name(name, other) && !keys.iter().any(apart)
        });
        alike.next().map(|(_, code)| code.to_string())
    }

    /// The code of the buyer of whom all this is told; none where nobody knows it.
    fn code(&self, keys: &BTreeSet<&Key>) -> Result<Option<Recognised<Text>>, Vec<String>> {
        for key in keys {
            let codes = self.codes.get(*key).into_iter().flatten();
            let agrees = |code: &&Text| {
                let told = self.told.get(*code);
                let stronger = keys.iter().filter(|it| it.strength() < key.strength());
                !stronger.into_iter().any(|mine| {
                    // Numbers of two programs may well differ.
                    !matches!(mine, Key::Number(_))
                        && told.is_some_and(|told| {
                            told.iter().any(|it| it.same_kind(mine)) && !told.contains(*mine)
                        })
                })
            };
            let codes: Vec<&Text> = codes.filter(agrees).collect();
            match codes.as_slice() {
                [] => {}
                [only] => {
                    let by_name = matches!(key, Key::Name(..));
                    return Ok(Some(Recognised { is: (*only).clone(), by_name }));
                }
                several => return Err(several.iter().map(ToString::to_string).collect()),
            }
        }
        Ok(None)
    }
}
