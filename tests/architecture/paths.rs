//! What a list of items defines, imports and mentions, without what is for tests alone.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ImplItem, Item, ItemMod, Lit, Meta, Stmt, UseTree, Visibility};

/// What was found.
#[derive(Default)]
pub(crate) struct Found<'f> {
    pub(crate) items: BTreeSet<String>,
    /// The items that are types.
    pub(crate) types: BTreeSet<String>,
    pub(crate) imports: BTreeMap<String, Vec<String>>,
    pub(crate) globs: Vec<Vec<String>>,
    /// Crates that are handed on whole, in order.
    pub(crate) opened: Vec<String>,
    pub(crate) mentions: BTreeSet<Vec<String>>,
    pub(crate) modules: Vec<&'f ItemMod>,
}

/// Goes through a list of items.
pub(crate) fn paths_of(items: &[Item]) -> Found<'_> {
    let mut found = Found::default();
    for item in items {
        found.visit_item(item);
        if !is_test(attributes(item)) {
            found.items.extend(name(item));
            found.types.extend(name(item).filter(|_| is_type(item)));
        }
    }
    found
}

impl<'f> Visit<'f> for Found<'f> {
    fn visit_item(&mut self, item: &'f Item) {
        if is_test(attributes(item)) {
            return;
        }
        match item {
            Item::Mod(inner) => self.modules.push(inner),
            Item::Use(import) => {
                if let (Visibility::Public(_), UseTree::Name(name)) =
                    (&import.vis, &import.tree)
                {
                    self.opened.push(name.ident.to_string());
                }
                self.import(Vec::new(), &import.tree);
            }
            _ => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item(&mut self, item: &'f ImplItem) {
        let attributes = match item {
            ImplItem::Fn(it) => it.attrs.as_slice(),
            ImplItem::Const(it) => it.attrs.as_slice(),
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_stmt(&mut self, statement: &'f Stmt) {
        let attributes = match statement {
            Stmt::Local(it) => it.attrs.as_slice(),
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_attribute(&mut self, attribute: &'f Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }

    fn visit_path(&mut self, path: &'f syn::Path) {
        self.mention(path.segments.iter().map(|it| it.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'f syn::Macro) {
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }
}

impl Found<'_> {
    /// Notes a path; a single name is local, or was imported and so noted there.
    fn mention(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            self.mentions.insert(path);
        }
    }

    fn import(&mut self, mut before: Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(step) => {
                before.push(step.ident.to_string());
                self.import(before, &step.tree);
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(before.clone(), tree));
            }
            UseTree::Name(name) if name.ident == "self" => {
                self.imported(before.last().cloned().unwrap(), before);
            }
            UseTree::Name(name) => {
                before.push(name.ident.to_string());
                self.imported(name.ident.to_string(), before);
            }
            UseTree::Rename(name) => {
                if name.ident != "self" {
                    before.push(name.ident.to_string());
                }
                self.imported(name.rename.to_string(), before);
            }
            UseTree::Glob(_) => {
                self.mentions.insert(before.clone());
                self.globs.push(before);
            }
        }
    }

    fn imported(&mut self, name: String, path: Vec<String>) {
        self.mentions.insert(path.clone());
        self.imports.insert(name, path);
    }

    /// Every path in the words of a macro or an attribute, which they alone can read.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.mention(std::mem::take(&mut path));
                    }
                    path.push(word.to_string());
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => {
                    self.mention(std::mem::take(&mut path));
                    self.tokens(group.stream());
                }
                TokenTree::Literal(text) => {
                    self.mention(std::mem::take(&mut path));
                    self.mention(named(&text.to_string()));
                }
                TokenTree::Punct(_) => self.mention(std::mem::take(&mut path)),
            }
            colons = 0;
        }
        self.mention(path);
    }
}

/// The path that a text such as `"crate::rows::amount"` in an attribute is; empty where it is none.
fn named(text: &str) -> Vec<String> {
    let text = text.trim_matches('"');
    let is_name =
        |it: &str| !it.is_empty() && it.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let names: Vec<&str> = text.split("::").collect();
    let names = if names.iter().all(|it| is_name(it)) { names } else { Vec::new() };
    names.into_iter().map(str::to_owned).collect()
}

/// The line of a doc comment.
pub(crate) fn doc(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(said) = &attribute.meta else { return None };
    let Expr::Lit(literal) = &said.value else { return None };
    match &literal.lit {
        Lit::Str(text) if said.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

/// Whether something is there for tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    let test =
        |it: &Attribute| it.parse_args::<syn::Path>().is_ok_and(|it| it.is_ident("test"));
    attributes
        .iter()
        .any(|it| it.path().is_ident("test") || it.path().is_ident("cfg") && test(it))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

fn is_type(item: &Item) -> bool {
    matches!(item, Item::Enum(_) | Item::Struct(_) | Item::Trait(_) | Item::Type(_))
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        _ => return None,
    };
    Some(name.to_string())
}
