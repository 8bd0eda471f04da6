//! The rules of names: no two types of a crate bear the same, and every file says first what it holds.

use std::collections::BTreeMap;
use std::path::Path;

use super::house::House;

/// No two types of a crate bear the same name: whoever reads it need not ask which is meant.
pub(crate) fn types(street: &House) -> Vec<String> {
    let mut places: BTreeMap<(usize, &str), Vec<String>> = BTreeMap::new();
    for module in &street.modules {
        for name in &module.types {
            let files = places.entry((module.of, name)).or_default();
            files.push(module.file.display().to_string());
        }
    }
    let twice = places.into_iter().filter(|(_, files)| files.len() > 1);
    let said = |((of, name), files): ((usize, &str), Vec<String>)| {
        format!("`{}` has several types `{name}`: {}", street.crates[of].name, files.join(", "))
    };
    twice.map(said).collect()
}

/// Every file begins with a line `//!`.
pub(crate) fn heads(street: &House) -> Vec<String> {
    let is_file = |parent: Option<usize>, file: &Path| {
        parent.is_none_or(|parent| street.modules[parent].file != file)
    };
    let silent = street.modules.iter().filter(|it| it.door.is_empty());
    let silent = silent.filter(|it| is_file(it.parent, &it.file));
    silent.map(|it| format!("{} does not say first what it holds", it.file.display())).collect()
}
