//! The source as a tree of modules: what each defines and imports, and which paths occur in its text.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{
    Attribute, Item, ItemMod, ItemUse, Macro, Meta, UseTree, VisRestricted, Visibility,
    visit::{self, Visit},
};

/// A path as it is written, `crate::walk::Line`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub segments: Vec<String>,
    pub line: usize,
    pub purpose: Purpose,
}

/// The purpose of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Program,
    /// It is below `#[cfg(test)]`.
    Tests,
}

/// A name that a `use` brings in; without one, all names in the target of the path.
#[derive(Debug)]
pub struct Import {
    pub name: Option<String>,
    pub path: Written,
    pub is_public: bool,
}

/// One module.
#[derive(Debug, Default)]
pub struct Module {
    /// `["walk", "line"]`; empty for the crate itself.
    pub path: Vec<String>,
    pub file: PathBuf,
    pub children: Vec<String>,
    pub defined: Vec<String>,
    /// Those of them that are types.
    pub types: Vec<String>,
    pub imports: Vec<Import>,
    pub used: Vec<Written>,
}

/// All modules of a crate, by their paths.
#[derive(Debug, Default)]
pub struct Source {
    pub modules: HashMap<Vec<String>, Module>,
    /// The modules that the crate root declares, in order.
    pub rooms: Vec<String>,
}

impl Source {
    /// Reads the crate below a folder, from `lib.rs` on.
    pub fn read(folder: &Path) -> Self {
        let mut source = Self::default();
        let root = folder.join("lib.rs");
        source.add(Vec::new(), Purpose::Program, &root, folder);
        source.rooms.clone_from(&source.modules[&Vec::new()].children);
        source
    }

    /// Adds the module of a file, and all modules below it, whose files are in a folder.
    fn add(&mut self, path: Vec<String>, purpose: Purpose, file: &Path, folder: &Path) {
        let syntax = parsed(file);
        let module = Module { path, file: file.to_owned(), ..Module::default() };
        let mut reader = Reader { module, purpose, below: Vec::new(), source: self };
        reader.visit_file(&syntax);
        let Reader { module, below, .. } = reader;
        for (name, purpose) in below {
            let mut path = module.path.clone();
            path.push(name.clone());
            let inner = folder.join(&name);
            let flat = folder.join(format!("{name}.rs"));
            let file = if flat.is_file() { flat } else { inner.join("mod.rs") };
            self.add(path, purpose, &file, &inner);
        }
        self.modules.insert(module.path.clone(), module);
    }
}

/// The syntax tree of a file.
pub fn parsed(file: &Path) -> syn::File {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{file:?}: {error}"))
}

/// Reads one module, and those written out inside it.
struct Reader<'a> {
    module: Module,
    /// The module being read.
    purpose: Purpose,
    /// Its modules in separate files.
    below: Vec<(String, Purpose)>,
    source: &'a mut Source,
}

impl Reader<'_> {
    fn use_tree(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        let mut import = |name: Option<String>, segments: Vec<String>, span: Span| {
            let path = Written { segments, line: span.start().line, purpose: self.purpose };
            self.module.imports.push(Import { name, path, is_public });
        };
        match tree {
            UseTree::Path(path) => self.use_tree(&path.tree, &with(&path.ident), is_public),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.use_tree(tree, before, is_public)),
            UseTree::Glob(glob) => import(None, before.to_vec(), glob.star_token.spans[0]),
            UseTree::Name(name) if name.ident == "self" => {
                import(before.last().cloned(), before.to_vec(), name.ident.span());
            }
            UseTree::Name(name) => import(Some(name.ident.to_string()), with(&name.ident), name.ident.span()),
            UseTree::Rename(rename) => {
                import(Some(rename.rename.to_string()), with(&rename.ident), rename.ident.span());
            }
        }
    }

    /// The paths in the arguments of a macro, whose syntax is unknown.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Option<Written> = None;
        let mut before: [Option<char>; 2] = [None, None];
        for token in tokens {
            let continues = before == [Some(':'), Some(':')];
            match &token {
                TokenTree::Ident(ident) => {
                    let line = ident.span().start().line;
                    match &mut path {
                        Some(path) if continues => path.segments.push(ident.to_string()),
                        _ => {
                            self.module.used.extend(path.take());
                            let is_of_a_value = before[1] == Some('.') && before[0] != Some('.');
                            path = (!is_of_a_value).then(|| Written {
                                segments: vec![ident.to_string()],
                                line,
                                purpose: self.purpose,
                            });
                        }
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => {}
                TokenTree::Group(group) => {
                    self.module.used.extend(path.take());
                    self.tokens(group.stream());
                }
                _ => self.module.used.extend(path.take()),
            }
            let sign = if let TokenTree::Punct(punct) = &token { Some(punct.as_char()) } else { None };
            before = [before[1], sign];
        }
        self.module.used.extend(path);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let around = self.purpose;
        if attributes(item).iter().any(is_for_tests) {
            self.purpose = Purpose::Tests;
        }
        if matches!(item, Item::Enum(_) | Item::Struct(_) | Item::Trait(_) | Item::Type(_) | Item::Union(_)) {
            self.module.types.extend(name(item));
        }
        self.module.defined.extend(name(item));
        visit::visit_item(self, item);
        self.purpose = around;
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let name = item.ident.to_string();
        self.module.children.push(name.clone());
        let Some((_, items)) = &item.content else {
            self.below.push((name, self.purpose));
            return;
        };
        let path = [self.module.path.as_slice(), &[name]].concat();
        let module = Module { path: path.clone(), file: self.module.file.clone(), ..Module::default() };
        let mut reader = Reader { module, purpose: self.purpose, below: Vec::new(), source: self.source };
        items.iter().for_each(|item| reader.visit_item(item));
        assert!(reader.below.is_empty(), "{path:?}: a file of a module that is written out inside another");
        let module = reader.module;
        self.source.modules.insert(path, module);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.use_tree(&item.tree, &[], !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let line = path.segments[0].ident.span().start().line;
        self.module.used.push(Written { segments, line, purpose: self.purpose });
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.visit_path(&item.path);
        self.tokens(item.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }

    /// `pub(super)` restricts visibility, and uses nothing.
    fn visit_vis_restricted(&mut self, _: &'ast VisRestricted) {}
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "test")
}

fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
