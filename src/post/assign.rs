//! Which registered letter gets which number.

use std::collections::BTreeSet;

use super::{Channel, PostOptions, order};
use crate::plan::{Held, PlannedLetter, Reason};
use exports::Text;

/// Gives every registered letter that goes out by our own hand the next number that was never used, in posting
/// order; those for which none is left get no letter in this run. `used` are the numbers of other runs.
pub fn number(
    letters: &mut Vec<PlannedLetter>,
    used: &BTreeSet<String>,
    options: &PostOptions,
) -> Vec<Held> {
    let Some(numbers) = &options.numbers else { return Vec::new() };
    let mut keyed: Vec<_> = letters
        .iter()
        .enumerate()
        .map(|(place, letter)| (order::key(letter, 1, options), place))
        .filter(|(key, _)| {
            key.class.channel == Channel::Registered && key.class.service.is_none()
        })
        .collect();
    keyed.sort_by(|one, other| one.0.order(&other.0));
    let places: Vec<usize> = keyed.into_iter().map(|(_, place)| place).collect();
    let mut free = numbers.free(used);
    let mut without = BTreeSet::new();
    for place in places {
        let Some(letter) = letters.get_mut(place) else { continue };
        match free.next() {
            Some(number) => letter.registered = Some(Text::from(&**number)),
            None => _ = without.insert(place),
        }
    }
    let mut held = Vec::new();
    let mut place = 0;
    letters.retain(|letter| {
        let waits = without.contains(&place);
        place += 1;
        if waits {
            held.extend(letter.held_back(Reason::NoNumber));
        }
        !waits
    });
    held
}
