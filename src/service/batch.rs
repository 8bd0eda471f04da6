//! Jobs of a postal service: which letters go together.

use super::{Parcel, Service};
use crate::post::Channel;

/// Letters that go to a service in one job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its name: channel and number, such as `registered-1`.
    pub name: String,
    /// Its channel.
    pub channel: Channel,
    /// Whether its sheets are printed on both sides.
    pub duplex: bool,
    /// Its parcels, by their place in the list.
    pub parcels: Vec<usize>,
}

/// Parts parcels into jobs: each of one channel and one way of printing, none larger than the service takes.
/// Bytes are those of the single files, which is more than they take once they are together. Order is kept.
#[must_use]
pub fn batches(service: &Service, parcels: &[Parcel<'_>]) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for channel in Channel::ALL {
        let (mut number, mut bytes) = (0, 0);
        for duplex in [false, true] {
            let mut open = false;
            let mine = parcels.iter().enumerate().filter(|(_, it)| {
                it.piece.class.channel == channel && it.piece.duplex == duplex
            });
            for (place, parcel) in mine {
                let full = |batch: &Batch| {
                    let limits = &service.limits;
                    let most = match channel {
                        Channel::Registered => limits.registered_recipients,
                        Channel::Letter | Channel::Tracked => limits.recipients,
                    };
                    most.is_some_and(|most| batch.parcels.len() >= most)
                        || limits.bytes.is_some_and(|most| bytes + parcel.bytes > most)
                };
                match batches.last_mut().filter(|batch| open && !full(batch)) {
                    Some(batch) => batch.parcels.push(place),
                    None => {
                        number += 1;
                        bytes = 0;
                        open = true;
                        let name = format!("{}-{number}", channel.as_str());
                        batches.push(Batch { name, channel, duplex, parcels: vec![place] });
                    }
                }
                bytes += parcel.bytes;
            }
        }
    }
    batches
}
