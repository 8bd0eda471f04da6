//! The rules of the floor plan. Each gives every fault as a sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::circles::{Arrows, knots};
use super::house::{BINARY, Crate, House, Id, OWN};
use super::resolve::{Goal, Way};

/// A place with a sign.
struct Door {
    id: Id,
    /// The name of a house or a room.
    name: String,
    /// The names its sign may have: houses below, rooms above.
    above: Vec<String>,
    /// The names on its sign; none where it has no sign.
    uses: Option<BTreeSet<String>>,
}

/// A house depends only on houses that stand before it in the list of `src/lib.rs`.
pub(crate) fn houses(street: &House) -> Vec<String> {
    let listed = listed(street);
    let place = |name: &str| listed.iter().position(|it| it == name);
    let mut faults = Vec::new();
    for house in street.crates.iter().filter(|it| it.name != BINARY) {
        let Some(own) = place(&house.name) else {
            faults.push(format!("`{}` is not in the street of src/lib.rs", house.name));
            continue;
        };
        for used in street.crates.iter().filter(|it| house.below.contains(&it.name)) {
            if place(&used.name).is_some_and(|used| used >= own) {
                faults.push(format!(
                    "`{}` depends on `{}`, which stands above it",
                    house.name, used.name
                ));
            }
        }
    }
    faults
}

/// The houses in the order in which `src/lib.rs` hands them on, then the package itself.
fn listed(street: &House) -> Vec<String> {
    let own = street.crates.iter().find(|it| it.name == OWN).unwrap();
    let opened = street.modules[own.root].opened.iter();
    opened.chain([&own.name]).cloned().collect()
}

/// A sign names only houses below and rooms above.
pub(crate) fn order(street: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for Door { name, above, uses, .. } in doors(street) {
        let Some(uses) = uses else {
            faults.push(format!("`{name}` has no sign with a line `Uses:`"));
            continue;
        };
        let wrong = uses.iter().filter(|it| !above.contains(it));
        faults.extend(wrong.map(|it| format!("`{name}` may not use `{it}`")));
    }
    faults
}

/// A sign names what the code behind it uses, no more and no less.
pub(crate) fn signs(street: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for Door { id, name, uses, .. } in doors(street) {
        let sign = uses.unwrap_or_default();
        let mut unused = sign.clone();
        for inside in street.inside(id) {
            for path in &street.modules[inside].mentions {
                let Some(used) = street.used(inside, path) else { continue };
                unused.remove(&used);
                if !sign.contains(&used) {
                    let file = street.modules[inside].file.display();
                    let path = path.join("::");
                    faults.push(format!(
                        "{file}: `{path}`: `{used}` is not on the sign of `{name}`"
                    ));
                }
            }
        }
        faults.extend(
            unused
                .iter()
                .map(|it| format!("the sign of `{name}` names `{it}`, which it does not use")),
        );
    }
    faults
}

/// No files of a crate use one another in a circle. What a file takes from the door of a folder that it stands
/// in does not count: the types on a door are there for all behind it.
pub(crate) fn circles(street: &House) -> Vec<String> {
    let mut arrows: Arrows<PathBuf> = Arrows::new();
    let mut why: BTreeMap<(PathBuf, PathBuf), String> = BTreeMap::new();
    for (from, module) in street.modules.iter().enumerate() {
        let own = arrows.entry(module.file.clone()).or_default();
        for path in &module.mentions {
            let Some(Way { goal: Goal::Item(to), .. }) = street.follow(from, path) else {
                continue;
            };
            let file = &street.modules[to].file;
            let is_door = street.above(from).any(|it| street.modules[it].file == *file);
            if street.modules[to].of == module.of && *file != module.file && !is_door {
                own.insert(file.clone());
                why.insert((module.file.clone(), file.clone()), path.join("::"));
            }
        }
    }
    let said = |knot: Vec<PathBuf>| {
        let steps =
            why.iter().filter(|((one, other), _)| knot.contains(one) && knot.contains(other));
        let steps = steps.map(|((one, other), path)| {
            format!("  {} uses {} ({path})", one.display(), other.display())
        });
        format!("a circle of {} files:\n{}", knot.len(), steps.collect::<Vec<_>>().join("\n"))
    };
    knots(&arrows).into_iter().map(said).collect()
}

/// Outside crates and dangerous functions are named by their keepers alone, and by each of them; every crate that
/// is not common to all has keepers.
pub(crate) fn keepers(
    street: &House,
    keys: &[(&str, &[&str])],
    common: &[&str],
) -> Vec<String> {
    let mut faults = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (id, module) in street.modules.iter().enumerate() {
        let own = street.keeper(id);
        for path in &module.mentions {
            let Some(Way { goal: Goal::Outside(path), .. }) = street.follow(id, path) else {
                continue;
            };
            let is_crate = street.crate_of(id).below.contains(&path[0]);
            let held = keys.iter().filter(|(key, _)| fits(key, &path)).collect::<Vec<_>>();
            if is_crate && held.is_empty() && !common.contains(&path[0].as_str()) {
                faults.insert(format!("`{}` has no keeper; `{own}` uses it", path[0]));
            }
            for (key, keepers) in held {
                used.insert((*key, own.clone()));
                if !keepers.contains(&own.as_str()) {
                    let file = module.file.display();
                    faults.insert(format!(
                        "{file}: `{key}` belongs to {keepers:?}, not to `{own}`"
                    ));
                }
            }
        }
    }
    for (key, keepers) in keys {
        let idle = keepers.iter().filter(|it| !used.contains(&(*key, (**it).to_owned())));
        faults.extend(idle.map(|it| format!("`{it}` keeps `{key}` and does not use it")));
    }
    faults.into_iter().collect()
}

/// Whether a path is what a key opens: begins with it, or ends with it where the key begins with `::`.
fn fits(key: &str, path: &[String]) -> bool {
    let names = |key: &str| key.split("::").map(str::to_owned).collect::<Vec<String>>();
    match key.strip_prefix("::") {
        Some(end) => path.ends_with(&names(end)),
        None => path.starts_with(&names(key)),
    }
}

/// Every place with a sign: each house of the street, and each room of the package at the top and its binary.
fn doors(street: &House) -> Vec<Door> {
    let mut doors = Vec::new();
    for house in &street.crates {
        let below = street.crates.iter().map(|it| &it.name);
        let below: Vec<String> =
            below.filter(|it| house.below.contains(*it)).cloned().collect();
        if !House::has_rooms(house) {
            let (id, name) = (house.root, house.name.clone());
            doors.push(Door { id, name, above: below, uses: uses(&street.modules[id].door) });
            continue;
        }
        let mut above = below;
        if house.name == BINARY {
            above
                .extend(rooms(street, street.crates.iter().find(|it| it.name == OWN).unwrap()));
        }
        for id in &street.modules[house.root].children {
            let module = &street.modules[*id];
            let name = street.keeper(*id);
            doors.push(Door { id: *id, name, above: above.clone(), uses: uses(&module.door) });
            above.push(module.name.clone());
        }
    }
    doors
}

/// The names of the rooms of a house, in the order of its list.
fn rooms<'s>(street: &'s House, house: &Crate) -> impl Iterator<Item = String> + use<'s> {
    let rooms = street.modules[house.root].children.iter();
    rooms.map(|id| street.modules[*id].name.clone())
}

/// The names on the line `Uses:` of a sign and on those that carry it on.
fn uses(door: &[String]) -> Option<BTreeSet<String>> {
    let mut lines = door.iter().skip_while(|line| !line.starts_with(" - **Uses:**"));
    let first = lines.next()?;
    let more = lines.take_while(|line| line.starts_with("   "));
    let names =
        [first].into_iter().chain(more).flat_map(|line| line.split('`').skip(1).step_by(2));
    Some(names.map(str::to_owned).collect())
}

impl House {
    /// A module and all below it.
    fn inside(&self, id: Id) -> Vec<Id> {
        let below = self.modules[id].children.iter().flat_map(|child| self.inside(*child));
        [id].into_iter().chain(below).collect()
    }

    /// The modules that a module stands in.
    fn above(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.modules[id].parent, |it| self.modules[*it].parent)
    }

    /// Whether a crate has a sign for each of its rooms, and not one for all of it.
    fn has_rooms(house: &Crate) -> bool {
        house.name == OWN || house.name == BINARY
    }

    /// What signs and lists of keepers call the place of a module: a room by its name, a house by its own.
    fn keeper(&self, id: Id) -> String {
        let house = self.crate_of(id);
        let place = self.room(id).filter(|_| Self::has_rooms(house));
        place.map_or_else(|| house.name.clone(), |room| self.modules[room].name.clone())
    }

    /// The house or the room that a path leads into, as it is written; none where it leads nowhere else.
    fn used(&self, from: Id, path: &[String]) -> Option<String> {
        let way = self.follow(from, path)?;
        let goal = match way.goal {
            Goal::Outside(_) => return None,
            Goal::Module(id) | Goal::Item(id) => id,
        };
        let own = self.modules[from].of;
        let mut named = way.through.into_iter().chain([goal]);
        let mut room = |of: usize| {
            let rooms = named.by_ref().filter(|it| self.modules[*it].of == of);
            rooms.filter_map(|it| self.room(it)).find(|it| Some(*it) != self.room(from))
        };
        let other = self.modules[goal].of;
        let house = &self.crates[other];
        let room = match house.name.as_str() {
            _ if other == own && !Self::has_rooms(house) => None,
            _ if other == own => room(own),
            OWN if self.crates[own].name == BINARY => room(other),
            _ => return Some(house.name.clone()),
        };
        room.map(|it| self.modules[it].name.clone())
    }
}
