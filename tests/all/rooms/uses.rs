//! Which module uses what from which other, found by following each path to the definition of its item.

use std::{
    collections::{BTreeMap, HashSet},
    fmt,
    path::{Path, PathBuf},
};

use super::source::{Import, Module, Purpose, Source, Written};

/// More segments than any path has.
const LONGEST: usize = 10;

/// A use of an item of one file in another.
#[derive(Debug, Clone)]
pub struct Use {
    /// The file, and the module in it.
    pub file: PathBuf,
    pub user: Vec<String>,
    pub written: Written,
    /// The file and the module in it that contain the definition.
    pub home: PathBuf,
    pub of: Vec<String>,
    /// The item that is used; `None` for the module itself.
    pub item: Option<String>,
}

impl fmt::Display for Use {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, written, home, .. } = self;
        let [file, home] = [file, home].map(|path| path.to_str().expect("sources have plain names"));
        write!(out, "{file}:{}: {}, which is defined in {home}", written.line, written.segments.join("::"))
    }
}

/// Every use across files: the paths in a module's text, and its imports. Re-exports of items defined below the module
/// (`pub use`) do not count.
pub fn uses(source: &Source) -> Vec<Use> {
    let mut uses = Vec::new();
    for module in source.modules.values() {
        let imported = |import: &Import| {
            let found = use_of(source, module, &import.path)?;
            let passes_on = import.is_public && is_below(&found.of, &module.path);
            (!passes_on).then_some(found)
        };
        uses.extend(module.used.iter().filter_map(|path| use_of(source, module, path)));
        uses.extend(module.imports.iter().filter_map(imported));
    }
    uses.sort_by(|one, other| {
        (&one.file, one.written.line, &one.home).cmp(&(&other.file, other.written.line, &other.home))
    });
    uses
}

/// Whether a module is inside another.
pub fn is_below(path: &[String], above: &[String]) -> bool {
    path.len() > above.len() && path.starts_with(above)
}

fn use_of(source: &Source, module: &Module, written: &Written) -> Option<Use> {
    let found = home(source, module, &written.segments, &mut HashSet::new());
    // Otherwise a use that is not understood would go unnoticed.
    assert!(
        found.is_some() || !matches!(written.segments[0].as_str(), "crate" | "super" | "self"),
        "{:?}:{}: {} is defined nowhere in the crate",
        module.file,
        written.line,
        written.segments.join("::")
    );
    let (of, item) = found?;
    let home = &source.modules[&of].file;
    (*home != module.file).then(|| Use {
        file: module.file.clone(),
        user: module.path.clone(),
        written: written.clone(),
        home: home.clone(),
        of,
        item,
    })
}

/// The module that defines the target of a path, and its name there; `None` if that is not in this crate.
fn home(
    source: &Source,
    module: &Module,
    path: &[String],
    tried: &mut HashSet<(Vec<String>, Vec<String>)>,
) -> Option<(Vec<String>, Option<String>)> {
    // Two modules may import all names of each other, and an import of `approx::approx` seems to need itself.
    if path.len() > LONGEST || !tried.insert((module.path.clone(), path.to_vec())) {
        return None;
    }
    let Some((first, rest)) = path.split_first() else { return Some((module.path.clone(), None)) };
    match first.as_str() {
        "crate" => return home(source, &source.modules[&Vec::new()], rest, tried),
        "self" => return home(source, module, rest, tried),
        "super" => return home(source, &source.modules[module.path.split_last()?.1], rest, tried),
        _ => {}
    }
    // A module and another item may share a name: whether anything follows tells which is meant.
    let is_defined = module.defined.contains(first);
    if module.children.contains(first) && !(rest.is_empty() && is_defined) {
        let child = [module.path.as_slice(), std::slice::from_ref(first)].concat();
        return home(source, &source.modules[&child], rest, tried);
    }
    if is_defined {
        return Some((module.path.clone(), Some(first.clone())));
    }
    module.imports.iter().find_map(|import| {
        let after = match &import.name {
            Some(name) if name == first => rest,
            Some(_) => return None,
            None => path,
        };
        home(source, module, &[&import.path.segments, after].concat(), tried)
    })
}

/// Whether a module uses a type of a module around it. Those types are known everywhere below: a type's methods may be
/// spread over several files.
pub fn is_of_a_type_above(one: &Use, source: &Source) -> bool {
    let is_type = |item| source.modules[&one.of].types.contains(item);
    is_below(&one.user, &one.of) && one.item.as_ref().is_some_and(is_type)
}

/// Files that use each other in a circle: for each circle its uses, in order.
pub fn circles<'a>(uses: impl Iterator<Item = &'a Use>) -> Vec<Vec<&'a Use>> {
    let mut from: BTreeMap<&Path, BTreeMap<&Path, &Use>> = BTreeMap::new();
    for one in uses.filter(|one| one.written.purpose == Purpose::Program) {
        from.entry(&one.file).or_default().entry(&one.home).or_insert(one);
    }
    let mut circles: Vec<Vec<&Use>> = Vec::new();
    for start in from.keys() {
        if !circles.iter().flatten().any(|one| one.file == *start) {
            circles.extend(circle_through(start, &from));
        }
    }
    circles
}

/// The shortest way from a file back to itself.
fn circle_through<'a>(start: &Path, from: &BTreeMap<&Path, BTreeMap<&Path, &'a Use>>) -> Option<Vec<&'a Use>> {
    let mut reached: HashSet<&Path> = HashSet::new();
    let mut ways: Vec<Vec<&Use>> = vec![Vec::new()];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let end = way.last().map_or(start, |last| &last.home);
            for (to, next) in from.get(end).into_iter().flatten() {
                let way = [way.as_slice(), &[*next]].concat();
                if *to == start {
                    return Some(way);
                }
                if reached.insert(to) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}
