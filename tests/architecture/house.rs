//! The crates of the repository and their modules: what each defines, imports and mentions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use syn::Item;
use toml::Table;

use super::paths::{Found, doc, paths_of};
use super::sources::Sources;

/// A place in [`House::modules`].
pub(crate) type Id = usize;

/// The package at the top of the repository.
pub(crate) const OWN: &str = "relance";
/// Its binary, which is a crate of its own.
pub(crate) const BINARY: &str = "main";

/// A crate.
#[derive(Debug)]
pub(crate) struct Crate {
    /// Its name, as the code of others writes it.
    pub(crate) name: String,
    pub(crate) root: Id,
    /// The names of all it depends on, as its code writes them.
    pub(crate) below: BTreeSet<String>,
}

/// A module, in a file of its own or inside another's.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The place of its crate in [`House::crates`].
    pub(crate) of: usize,
    /// Empty for the root of a crate.
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    pub(crate) parent: Option<Id>,
    /// In the order in which they are declared.
    pub(crate) children: Vec<Id>,
    /// The names of what it defines.
    pub(crate) items: BTreeSet<String>,
    /// Those of its types.
    pub(crate) types: BTreeSet<String>,
    /// What it imports, by the name that has here.
    pub(crate) imports: BTreeMap<String, Vec<String>>,
    /// What it imports whole.
    pub(crate) globs: Vec<Vec<String>>,
    /// Crates that it hands on whole, in order.
    pub(crate) opened: Vec<String>,
    /// Every path it writes.
    pub(crate) mentions: BTreeSet<Vec<String>>,
    /// The lines on its door, without `//!`.
    pub(crate) door: Vec<String>,
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct House {
    pub(crate) crates: Vec<Crate>,
    pub(crate) modules: Vec<Module>,
}

impl House {
    /// Reads the manifests and every module that is not for tests alone.
    pub(crate) fn of(sources: &Sources) -> Self {
        let mut house = Self::default();
        let top = manifest(sources, Path::new("Cargo.toml"));
        let shared = top.get("workspace").and_then(|it| it.get("dependencies"));
        for (name, about) in shared.and_then(toml::Value::as_table).into_iter().flatten() {
            if let Some(path) = about.get("path").and_then(toml::Value::as_str) {
                let own = manifest(sources, &Path::new(path).join("Cargo.toml"));
                let root = Path::new(path).join("src/lib.rs");
                house.add(sources, name, &root, dependencies(&own));
            }
        }
        let below = dependencies(&top);
        house.add(sources, OWN, Path::new("src/lib.rs"), below.clone());
        if sources.contains_key(Path::new("src/main.rs")) {
            let below = below.into_iter().chain([OWN.to_owned()]).collect();
            house.add(sources, BINARY, Path::new("src/main.rs"), below);
        }
        house
    }

    fn add(&mut self, sources: &Sources, name: &str, root: &Path, below: BTreeSet<String>) {
        let file = parsed(sources, root);
        let module = Module {
            of: self.crates.len(),
            file: root.to_owned(),
            door: door(&file),
            ..Module::default()
        };
        let id = self.fill(module, &file.items, root.parent().unwrap(), sources);
        self.crates.push(Crate { name: name.to_owned(), root: id, below });
    }

    /// Adds a module and all below it; `folder` is where the files of its children are.
    fn fill(&mut self, empty: Module, code: &[Item], folder: &Path, sources: &Sources) -> Id {
        let Found { items, types, imports, globs, opened, mentions, modules } = paths_of(code);
        let (of, own) = (empty.of, empty.file.clone());
        let id = self.modules.len();
        self.modules.push(Module { items, types, imports, globs, opened, mentions, ..empty });
        for inner in modules {
            let name = inner.ident.to_string();
            let below = folder.join(&name);
            let child = Module { of, parent: Some(id), file: own.clone(), ..Module::default() };
            let child = if let Some((_, code)) = &inner.content {
                self.fill(Module { name, ..child }, code, &below, sources)
            } else {
                let places = [folder.join(format!("{name}.rs")), below.join("mod.rs")];
                let path = places.into_iter().find(|it| sources.contains_key(it));
                let path =
                    path.unwrap_or_else(|| panic!("{}: `{name}` has no file", own.display()));
                let parsed = parsed(sources, &path);
                let child = Module { name, file: path, door: door(&parsed), ..child };
                self.fill(child, &parsed.items, &below, sources)
            };
            self.modules[id].children.push(child);
        }
        id
    }

    /// The child of a module by its name.
    pub(crate) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.modules[id].children.iter().copied().find(|it| self.modules[*it].name == name)
    }

    /// The crate that a module belongs to.
    pub(crate) fn crate_of(&self, id: Id) -> &Crate {
        &self.crates[self.modules[id].of]
    }

    /// The child of the root of its crate that a module is or stands in; none for the root.
    pub(crate) fn room(&self, mut id: Id) -> Option<Id> {
        let root = self.crate_of(id).root;
        while self.modules[id].parent? != root {
            id = self.modules[id].parent?;
        }
        Some(id)
    }
}

fn manifest(sources: &Sources, path: &Path) -> Table {
    let text = sources.get(path).unwrap_or_else(|| panic!("{} is not there", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of all a package depends on, as its code writes them; what its tests need is left out.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let table = manifest.get("dependencies").and_then(toml::Value::as_table);
    table.into_iter().flatten().map(|(name, _)| name.replace('-', "_")).collect()
}

/// The lines on the door of a file.
fn door(file: &syn::File) -> Vec<String> {
    file.attrs.iter().filter_map(doc).collect()
}

fn parsed(sources: &Sources, path: &Path) -> syn::File {
    let text = sources.get(path).unwrap_or_else(|| panic!("{} is not there", path.display()));
    syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
