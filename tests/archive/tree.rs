//! Reads the structure of a file as qpdf tells it, and the marked sequences of its pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::tools;

/// A file with its streams.
pub(crate) struct Tree(Value, TempDir);

/// An element of the structure.
pub(crate) struct Element {
    pub(crate) tag: String,
    /// How deep it stands; the document is 0.
    pub(crate) depth: usize,
    pub(crate) alt: bool,
    pub(crate) scope: Option<String>,
    /// Columns it takes.
    pub(crate) span: u64,
    /// Page and number of each of its marked sequences.
    pub(crate) content: Vec<(String, u64)>,
    pub(crate) reference: String,
}

impl Tree {
    pub(crate) fn of(file: &Path) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let prefix = format!("--json-stream-prefix={}", folder.path().join("s").display());
        let options = ["--json=2", "--json-stream-data=file", "--decode-level=generalized"];
        let bytes = fs::read(file).unwrap();
        let arguments: Vec<&str> = options.into_iter().chain([&*prefix, "FILE"]).collect();
        let text = tools::ask("qpdf", &arguments, &bytes)?;
        Some(Self(serde_json::from_str(&text).unwrap(), folder))
    }

    fn object(&self, name: &str) -> &Value {
        &self.0["qpdf"][1][format!("obj:{name}")]
    }

    fn get<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.as_str().filter(|it| it.ends_with(" R")) {
            Some(name) => &self.object(name)["value"],
            None => value,
        }
    }

    /// The root of the file.
    pub(crate) fn catalog(&self) -> &Value {
        self.get(&self.0["qpdf"][1]["trailer"]["value"]["/Root"])
    }

    /// The elements in reading order.
    pub(crate) fn elements(&self) -> Vec<Element> {
        let root = self.get(&self.catalog()["/StructTreeRoot"]);
        let mut elements = Vec::new();
        self.element(root["/K"].as_str().unwrap(), 0, &mut elements);
        elements
    }

    fn element(&self, name: &str, depth: usize, elements: &mut Vec<Element>) {
        let value = &self.object(name)["value"];
        let page = value["/Pg"].as_str().unwrap_or_default();
        let mut content = Vec::new();
        let mut kids = Vec::new();
        for kid in value["/K"].as_array().into_iter().flatten() {
            match kid {
                Value::Number(number) => {
                    content.push((page.to_owned(), number.as_u64().unwrap()));
                }
                Value::Object(_) => {
                    let page = kid["/Pg"].as_str().unwrap().to_owned();
                    content.push((page, kid["/MCID"].as_u64().unwrap()));
                }
                other => kids.push(other.as_str().unwrap()),
            }
        }
        elements.push(Element {
            tag: value["/S"].as_str().unwrap().trim_start_matches('/').to_owned(),
            depth,
            alt: value["/Alt"].as_str().is_some_and(|alt| alt.len() > "u:".len()),
            scope: value["/A"]["/Scope"].as_str().map(ToOwned::to_owned),
            span: value["/A"]["/ColSpan"].as_u64().unwrap_or(1),
            content,
            reference: name.to_owned(),
        });
        for kid in kids {
            assert_eq!(self.object(kid)["value"]["/P"], name, "elements point back");
            self.element(kid, depth + 1, elements);
        }
    }

    /// The pages in order: reference, and marked sequences.
    pub(crate) fn pages(&self) -> Vec<(String, Marked)> {
        let pages = self.0["pages"].as_array().unwrap();
        let read = |page: &Value| {
            let name = page["object"].as_str().unwrap();
            let contents = self.object(name)["value"]["/Contents"].as_str().unwrap();
            let data = self.object(contents)["stream"]["datafile"].as_str().unwrap();
            let bytes = fs::read(self.1.path().join(data)).unwrap();
            (name.to_owned(), Marked::read(&bytes))
        };
        pages.iter().map(read).collect()
    }

    /// The elements that own the marked sequences of a page, by the tree of parents.
    pub(crate) fn owners(&self, page: &str) -> Vec<String> {
        let place = &self.object(page)["value"]["/StructParents"];
        let root = self.get(&self.catalog()["/StructTreeRoot"]);
        let numbers = self.get(&root["/ParentTree"])["/Nums"].as_array().unwrap();
        let mut pairs = numbers.chunks(2);
        let owners = pairs.find(|pair| pair[0] == *place).unwrap();
        let owners = self.get(&owners[1]).as_array().unwrap();
        owners.iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    }
}

/// The marked sequences of a page.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    /// Tag of each numbered sequence, by number.
    pub(crate) tags: BTreeMap<u64, String>,
    /// Operators that paint outside of any sequence.
    pub(crate) bare: Vec<String>,
    /// Operators that choose another colour than grey, or let through.
    pub(crate) colours: Vec<String>,
}

impl Marked {
    /// Reads operators. Strings are cut out first: they may hold anything.
    fn read(bytes: &[u8]) -> Self {
        let text = without_strings(bytes);
        let text = text.replace("<<", " << ").replace(">>", " >> ").replace('/', " /");
        let text = text.replace(['[', ']'], " ");
        let mut marked = Self::default();
        let mut operands: Vec<&str> = Vec::new();
        let mut open = 0;
        for word in text.split_whitespace() {
            let is_operand = word.starts_with(['/', '<', '>', '-', '.'])
                || word.starts_with(|c: char| c.is_ascii_digit());
            if is_operand {
                operands.push(word);
                continue;
            }
            match word {
                "BDC" | "BMC" => {
                    let at = operands.iter().position(|it| *it == "/MCID");
                    if let Some(at) = at {
                        assert_eq!(open, 0, "a numbered sequence inside another");
                        let tag = operands[0].trim_start_matches('/').to_owned();
                        let number = operands[at + 1].parse().unwrap();
                        assert!(marked.tags.insert(number, tag).is_none(), "twice");
                    } else {
                        assert!(operands[0] == "/Artifact" || open > 0, "{operands:?}");
                    }
                    open += 1;
                }
                "EMC" => open -= 1,
                "TJ" | "Tj" | "S" | "f" | "Do" | "B" | "'" | "\"" if open == 0 => {
                    marked.bare.push(format!("{operands:?} {word}"));
                }
                "rg" | "RG" | "k" | "K" | "cs" | "CS" | "sc" | "scn" | "sh" | "gs" => {
                    marked.colours.push(format!("{operands:?} {word}"));
                }
                _ => {}
            }
            operands.clear();
        }
        assert_eq!(open, 0, "every sequence ends");
        marked
    }
}

/// Operators with every string as nothing.
fn without_strings(bytes: &[u8]) -> String {
    let mut out = Vec::new();
    let mut depth = 0;
    let mut bytes = bytes.iter().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if depth > 0 => {
                bytes.next();
            }
            b'<' if depth == 0 && bytes.peek().is_some_and(|next| **next != b'<') => {
                bytes.by_ref().find(|it| **it == b'>');
            }
            b'<' if depth == 0 => {
                out.extend_from_slice(b"<<");
                bytes.next();
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            other if depth == 0 => out.push(*other),
            _ => {}
        }
    }
    String::from_utf8(out).unwrap()
}
