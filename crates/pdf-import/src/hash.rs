//! Hashes of objects with all below them, by which equal ones are written once.

use xxhash_rust::xxh3::xxh3_128;

use super::layers::LayerList;
use super::text::{Object, Reference};

/// How far an object has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Not met yet.
    New,
    /// Some object below it is not done yet.
    Open,
    /// Done.
    Sealed,
}

/// Gives every object the hash of its bytes and of all objects below it. An object which comes back
/// to itself, or has such an object below, gets none and is never shared. A layer that is hidden, one that is shown and
/// one that the file does not list are three, though they read alike.
pub(super) fn seal(
    bytes: &[u8],
    objects: &mut [Object],
    references: &[Reference],
    layers: &LayerList,
) {
    let mut stages = vec![Stage::New; objects.len()];
    let mut scratch = Vec::new();
    // The objects from the first met down to the one at work, each with its next reference.
    let mut path: Vec<(usize, usize)> = Vec::new();
    for first in 0..objects.len() {
        enter(first, objects, &mut stages, &mut path);
        while let Some((at, next)) = path.last_mut() {
            let at = *at;
            let end = objects.get(at).map_or(0, |object| object.references.end);
            if *next < end {
                let to = references.get(*next).and_then(|reference| reference.to);
                *next += 1;
                if let Some(to) = to {
                    enter(to as usize, objects, &mut stages, &mut path);
                }
                continue;
            }
            path.pop();
            let hash = hash(at, bytes, objects, references, &mut scratch);
            let is_in = |list: &[u32]| {
                u32::try_from(at).is_ok_and(|at| list.binary_search(&at).is_ok())
            };
            let hash = match (is_in(&layers.hidden), is_in(&layers.shown)) {
                (true, _) => hash.map(|it| !it),
                (_, true) => hash.map(|it| it.rotate_left(1)),
                _ => hash,
            };
            if let (Some(object), Some(stage)) = (objects.get_mut(at), stages.get_mut(at)) {
                object.hash = hash;
                *stage = Stage::Sealed;
            }
        }
    }
}

/// Begins an object that was not met yet.
fn enter(at: usize, objects: &[Object], stages: &mut [Stage], path: &mut Vec<(usize, usize)>) {
    if let (Some(object), Some(stage @ Stage::New)) = (objects.get(at), stages.get_mut(at)) {
        *stage = Stage::Open;
        path.push((at, object.references.start));
    }
}

/// The hash of an object whose objects below are done. One that is still open lies above it, has
/// no hash yet, and so leaves this one without.
fn hash(
    at: usize,
    bytes: &[u8],
    objects: &[Object],
    references: &[Reference],
    scratch: &mut Vec<u8>,
) -> Option<u128> {
    let object = objects.get(at)?;
    let inside = references.get(object.references.clone())?;
    let tail = bytes.get(object.tail.clone())?;
    if inside.is_empty() && tail.is_empty() {
        return Some(xxh3_128(bytes.get(object.place.clone())?));
    }
    scratch.clear();
    let mut from = object.place.start;
    for reference in inside {
        scratch.extend_from_slice(bytes.get(from..reference.place.start)?);
        let below = match reference.to {
            Some(to) => objects.get(to as usize)?.hash?,
            None => 0,
        };
        // A byte that no PDF syntax has, so that no text can pose as a reference.
        scratch.push(0xFF);
        scratch.extend_from_slice(&below.to_be_bytes());
        from = reference.place.end;
    }
    // The rest may be a long stream; its own hash stands for it.
    scratch.extend_from_slice(&xxh3_128(bytes.get(from..object.place.end)?).to_be_bytes());
    scratch.extend_from_slice(&xxh3_128(tail).to_be_bytes());
    Some(xxh3_128(scratch))
}
