//! Where a path leads.

use super::house::{House, Id};

/// More steps than any path takes that leads somewhere.
const LONGEST: usize = 40;

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Goal {
    /// To a module itself.
    Module(Id),
    /// To something that a module defines.
    Item(Id),
    /// Out of the repository, or to a name of the language, of a variable, of a type; the whole path.
    Outside(Vec<String>),
}

/// A path followed to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Way {
    /// The modules it names on the way, imports written out; re-exports are not followed for them.
    pub(crate) through: Vec<Id>,
    /// Where it ends; re-exports are followed.
    pub(crate) goal: Goal,
}

impl Way {
    fn to(goal: Goal) -> Self {
        Self { through: Vec::new(), goal }
    }

    fn by(mut self, id: Id) -> Self {
        self.through.insert(0, id);
        self
    }
}

impl House {
    /// Follows a path written in a module; none where it cannot be followed.
    pub(crate) fn follow(&self, from: Id, path: &[String]) -> Option<Way> {
        self.lead(from, path, true, 0)
    }

    /// Follows a path from where it is written; `known` where names of this module come first.
    fn lead(&self, from: Id, path: &[String], known: bool, steps: usize) -> Option<Way> {
        let (first, rest) = path.split_first().filter(|_| steps < LONGEST)?;
        let start = match first.as_str() {
            "crate" => self.crate_of(from).root,
            "self" => from,
            "super" => self.modules[from].parent?,
            name => {
                let here = known.then(|| self.within(from, path, false, steps + 1)).flatten();
                if here.is_some() {
                    return here;
                }
                let below = &self.crate_of(from).below;
                let other = self.crates.iter().find(|it| it.name == name);
                match other.filter(|it| below.contains(&it.name)) {
                    Some(other) => other.root,
                    None => return Some(Way::to(Goal::Outside(path.to_vec()))),
                }
            }
        };
        Some(self.within(start, rest, true, steps + 1)?.by(start))
    }

    /// Follows a path from inside a module; from `outside` it is sure to lead somewhere, and what stands
    /// behind a re-export is not on the way.
    fn within(&self, at: Id, path: &[String], outside: bool, steps: usize) -> Option<Way> {
        let Some((name, rest)) = path.split_first().filter(|_| steps < LONGEST) else {
            return Some(Way::to(Goal::Module(at)));
        };
        let module = &self.modules[at];
        if name == "super" {
            return self.within(module.parent?, rest, true, steps + 1);
        }
        if let Some(child) = self.child(at, name) {
            return Some(self.within(child, rest, true, steps + 1)?.by(child));
        }
        if module.items.contains(name) {
            return Some(Way::to(Goal::Item(at)));
        }
        let written = |before: &[String], rest: &[String]| [before, rest].concat();
        if let Some(import) = module.imports.get(name) {
            // `use csv;` would look at itself for ever.
            let known = import.first() != Some(name);
            let mut way = self.lead(at, &written(import, rest), known, steps + 1)?;
            if outside {
                way.through.clear();
            }
            return Some(way);
        }
        let whole = |glob: &Vec<String>| match self.lead(at, glob, true, steps + 1)?.goal {
            Goal::Module(other) if other != at => self.within(other, path, false, steps + 1),
            _ => None,
        };
        let found = module.globs.iter().find_map(whole);
        // What nobody defines by name, a macro does where it is looked for.
        found.or_else(|| outside.then(|| Way::to(Goal::Item(at))))
    }
}
