//! Checks pieces against the limits of a service.

use super::merci_facteur::{HEADER, row};
use super::{Breach, JobFormat, Parcel, Service};

/// Every limit of a service that a piece does not keep, in the order of the pieces; `home` is the country of
/// posting.
#[must_use]
pub fn check(service: &Service, parcels: &[Parcel<'_>], home: &str) -> Vec<Breach> {
    parcels.iter().flat_map(|parcel| one(service, parcel, home)).collect()
}

/// Breaches of a service's limits by the address of the sender; only job files hold it.
#[must_use]
pub fn check_sender(service: &Service, sender: &[String]) -> Vec<Breach> {
    if service.form != JobFormat::Maileva {
        return Vec::new();
    }
    let limits = &service.limits;
    let mut found = Vec::new();
    let mut over = |rule, is: usize, most: Option<usize>| {
        if let Some(most) = most.filter(|most| is > *most) {
            found.push(Breach {
                piece: None,
                debtor: String::new(),
                rule,
                found: is.to_string(),
                limit: most.to_string(),
            });
        }
    };
    over("sender-lines", sender.len(), limits.address_lines);
    for line in sender {
        over("sender-width", line.chars().count(), limits.address_width);
    }
    found
}

fn one(service: &Service, parcel: &Parcel<'_>, home: &str) -> Vec<Breach> {
    let code = parcel.country(home);
    let mut found = Vec::new();
    let (limits, piece) = (&service.limits, parcel.piece);
    let mut over = |rule, is: u64, most: Option<u64>| {
        found.extend(
            most.filter(|most| is > *most).map(|most| Breach::of(parcel, rule, is, most)),
        );
    };
    over("bytes", parcel.bytes, limits.bytes);
    over("sheets", piece.sheets.into(), limits.sheets.map(Into::into));
    over("pages", piece.pages.into(), service.pages.get(&code).copied().map(Into::into));
    over("address-lines", count(parcel.address.len()), limits.address_lines.map(count));
    for line in &parcel.address {
        over("address-width", count(line.chars().count()), limits.address_width.map(count));
    }
    if service.form == JobFormat::MerciFacteur {
        for (column, cell) in HEADER.iter().zip(row(parcel)) {
            let most = service.fields.get(*column).copied().map(count);
            over(column, count(cell.chars().count()), most);
        }
    }
    if service.form == JobFormat::Maileva && code == "FR" && !has_town(parcel) {
        let town = parcel.address.last().cloned().unwrap_or_default();
        found.push(Breach::of(parcel, "town", town, "00000 TOWN"));
    }
    if code.len() != 2 && service.form == JobFormat::Maileva || service.not_to.contains(&code) {
        found.push(Breach::of(parcel, "country", &code, "ISO 3166-1"));
    }
    let channel = piece.class.channel;
    if !service.channels.is_empty() && !service.channels.contains_key(&channel) {
        let known: Vec<&str> = service.channels.keys().map(|it| it.as_str()).collect();
        found.push(Breach::of(parcel, "channel", channel.as_str(), known.join(", ")));
    }
    found
}

/// Whether the last line is a French postcode and a town.
fn has_town(parcel: &Parcel<'_>) -> bool {
    let last = parcel.address.last().map_or("", String::as_str);
    last.split_once(' ').is_some_and(|(code, town)| {
        code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit()) && !town.is_empty()
    })
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
