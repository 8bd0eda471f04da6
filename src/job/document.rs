use std::cell::RefCell;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Problem};
use super::node::{Node, nearest};
use super::path::{Step, line, shown};

/// A job file as TOML, and the faults found in it so far.
#[derive(Debug)]
pub(super) struct Document<'t> {
    text: &'t str,
    root: Spanned<DeValue<'t>>,
    faults: RefCell<Vec<Fault>>,
}

impl<'t> Document<'t> {
    /// Reads the text of a job file whose sections are these.
    pub(super) fn parse(text: &'t str, sections: &[&str]) -> Result<Self, Fault> {
        let root = DeTable::parse(text).map_err(|error| Fault {
            line: error.span().map_or(0, |span| line(text, span.start)),
            key: String::new(),
            problem: Problem::Syntax(error.message().to_owned()),
        })?;
        let mut faults = Vec::new();
        for (key, _) in root.get_ref().iter() {
            if !sections.contains(&key.get_ref().as_ref()) {
                faults.push(Fault {
                    line: line(text, key.span().start),
                    key: key.get_ref().to_string(),
                    problem: nearest(key.get_ref(), sections),
                });
            }
        }
        let span = root.span();
        let root = Spanned::new(span, DeValue::Table(root.into_inner()));
        Ok(Self { text, root, faults: RefCell::new(faults) })
    }

    /// A section that must be there. None when it is not, or has a fault.
    pub(super) fn section<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        if self.root.get_ref().get(name).is_none() {
            self.fault(&[Step::Key(name.to_owned())], Problem::Missing(String::new()));
        }
        self.optional(name)
    }

    /// A section that may be left out. None when it is, or has a fault.
    pub(super) fn optional<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let value = self.root.get_ref().get(name)?;
        let path = vec![Step::Key(name.to_owned())];
        let node = Node { value, path, text: self.text, faults: &self.faults };
        T::deserialize(node).map_err(|fault| self.faults.borrow_mut().push(fault)).ok()
    }

    /// Notes a fault of the value at a path, or of the nearest section above it.
    pub(super) fn fault(&self, path: &[Step], problem: Problem) {
        let line = self.line(path);
        self.faults.borrow_mut().push(Fault { line, key: shown(path), problem });
    }

    /// The line of the value at a path, or of the nearest section above it; 0 where neither is there.
    pub(super) fn line(&self, path: &[Step]) -> usize {
        let mut place = 0;
        let mut value = &self.root;
        for step in path {
            let next = match step {
                Step::Key(key) => value.get_ref().get(key.as_str()),
                Step::Item(item) => value.get_ref().get(*item),
            };
            let Some(next) = next else { break };
            place = line(self.text, next.span().start);
            value = next;
        }
        place
    }

    /// Every fault, by line.
    pub(super) fn faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by(|a, b| (a.line, &a.key).cmp(&(b.line, &b.key)));
        faults
    }
}
