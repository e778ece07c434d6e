//! Which file of the house takes names from which: every `use` and every path in the code, followed through the modules
//! that only pass a name on, to the file where it is at home. Comments, texts and tests take no part.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Word, words};

/// A module by its path: its crate, then the modules down to it.
type Place = Vec<String>;

/// A file of the house.
pub struct File {
    /// Its path from the root of the tree.
    pub path: String,
    /// The module it is.
    pub place: Place,
    /// Its text.
    pub text: String,
}

/// A module: the file it stands in, the names it takes from elsewhere and where it does so, and every word of it.
#[derive(Default)]
struct Module {
    file: String,
    names: BTreeMap<String, Place>,
    globs: Vec<Place>,
    said: BTreeSet<String>,
    taken: Vec<Place>,
}

/// Gives the arrows between files: who takes a name, and from whom.
pub fn arrows(files: &[File]) -> BTreeSet<(String, String)> {
    let mut house = House::default();
    for file in files {
        let said = words(&file.text);
        house.read(file, &said);
    }
    let mut arrows = BTreeSet::new();
    for (place, module) in &house.modules {
        for taken in module.names.values().chain(&module.globs).chain(&module.taken) {
            let home = house.home(place, taken, 0).and_then(|home| house.modules.get(&home));
            arrows.extend(
                home.filter(|home| home.file != module.file).map(|home| (module.file.clone(), home.file.clone())),
            );
        }
    }
    arrows
}

/// Gives the circles of files, the largest first: sets in which each file reaches every other.
pub fn circles(arrows: &BTreeSet<(String, String)>) -> Vec<Vec<&str>> {
    let mut from: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (a, b) in arrows {
        from.entry(a).or_default().push(b);
    }
    let reached = |start: &str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start.to_owned()]);
        while let Some(file) = open.pop() {
            for next in from.get(file.as_str()).into_iter().flatten() {
                if seen.insert((*next).to_owned()) {
                    open.push((*next).to_owned());
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<String>> = from.keys().map(|file| (*file, reached(file))).collect();
    let (mut circles, mut known) = (Vec::new(), BTreeSet::new());
    for (file, ahead) in &reach {
        if known.contains(file) || !ahead.contains(*file) {
            continue;
        }
        let back = |other: &&&str| ahead.contains(**other) && reach[**other].contains(*file);
        let circle: Vec<&str> = reach.keys().filter(back).copied().collect();
        known.extend(circle.iter().copied());
        circles.push(circle);
    }
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

#[derive(Default)]
struct House {
    modules: BTreeMap<Place, Module>,
}

impl House {
    fn read(&mut self, file: &File, said: &[Word]) {
        let mut scopes: Vec<Option<Place>> = Vec::new();
        let mut place = file.place.clone();
        self.modules.entry(place.clone()).or_default().file.clone_from(&file.path);
        let mut at = 0;
        while let Some(word) = said.get(at) {
            match word.as_str() {
                "mod" if is_mark(said, at + 2, "{") => {
                    scopes.push(Some(place.clone()));
                    place.push(said[at + 1].clone());
                    self.modules.entry(place.clone()).or_default().file.clone_from(&file.path);
                    at += 2;
                }
                "{" => scopes.push(None),
                "}" => {
                    if let Some(Some(outer)) = scopes.pop() {
                        place = outer;
                    }
                }
                "use" => {
                    at += 1;
                    let mut tree = Vec::new();
                    at = branch(said, at, &Place::new(), &mut tree);
                    let module = self.modules.entry(place.clone()).or_default();
                    for (path, name) in tree {
                        match name.as_str() {
                            "*" => module.globs.push(path),
                            _ => drop(module.names.insert(name, path)),
                        }
                    }
                }
                _ if is_mark(said, at + 1, "::") && is_name(word) && !is_mark(said, at.wrapping_sub(1), "::") => {
                    let mut path = vec![word.clone()];
                    while is_mark(said, at + 1, "::") && said.get(at + 2).is_some_and(|next| is_name(next)) {
                        path.push(said[at + 2].clone());
                        at += 2;
                    }
                    self.modules.entry(place.clone()).or_default().taken.push(path);
                }
                _ => drop(self.modules.entry(place.clone()).or_default().said.insert(word.clone())),
            }
            at += 1;
        }
    }

    /// Finds the module where what a path names is at home, as a module sees that path. `None` outside the house.
    fn home(&self, seen_from: &Place, path: &[String], depth: usize) -> Option<Place> {
        let (first, rest) = path.split_first()?;
        let parent = || seen_from[..seen_from.len().saturating_sub(1)].to_vec();
        let child = || [seen_from.as_slice(), std::slice::from_ref(first)].concat();
        match first.as_str() {
            "crate" => self.down(seen_from[..1].to_vec(), rest, depth),
            "self" => self.down(seen_from.clone(), rest, depth),
            "super" => match rest.first().map(String::as_str) {
                Some("super") => self.home(&parent(), rest, depth),
                _ => self.down(parent(), rest, depth),
            },
            _ if self.modules.contains_key(&child()) => self.down(seen_from.clone(), path, depth),
            _ if self.modules.get(seen_from)?.names.get(first).is_some_and(|own| own.first() != Some(first)) => {
                self.down(seen_from.clone(), path, depth)
            }
            _ if self.modules.contains_key(std::slice::from_ref(first)) => {
                self.down(vec![first.clone()], rest, depth)
            }
            _ => None,
        }
    }

    /// Goes down from a module by the names of a path, and on where a name is only passed on.
    fn down(&self, mut at: Place, path: &[String], depth: usize) -> Option<Place> {
        for (step, name) in path.iter().enumerate() {
            let child = [at.as_slice(), std::slice::from_ref(name)].concat();
            if self.modules.contains_key(&child) {
                at = child;
                continue;
            }
            let module = self.modules.get(&at)?;
            let rest = &path[step + 1..];
            if let Some(passed) = module.names.get(name).filter(|_| depth < 20) {
                return self.home(&at, &[passed.as_slice(), rest].concat(), depth + 1);
            }
            let passes = |glob: &&Place| {
                self.home(&at, glob, depth + 1)
                    .and_then(|from| self.modules.get(&from))
                    .is_some_and(|from| from.said.contains(name))
            };
            if let Some(glob) = module.globs.iter().filter(|_| depth < 20 && !module.said.contains(name)).find(passes)
            {
                return self.home(&at, &[glob.as_slice(), &path[step..]].concat(), depth + 1);
            }
            break;
        }
        Some(at)
    }
}

/// Reads one branch of a `use` tree: the paths it names, each with the name it goes by from there on.
fn branch(said: &[Word], mut at: usize, before: &Place, tree: &mut Vec<(Place, String)>) -> usize {
    let mut path = before.clone();
    while let Some(word) = said.get(at) {
        match word.as_str() {
            "::" => {}
            "{" => {
                at += 1;
                while said.get(at).is_some_and(|word| word != "}") {
                    at = branch(said, at, &path, tree);
                    at += usize::from(is_mark(said, at, ","));
                }
                return at + 1;
            }
            "*" => {
                tree.push((path, "*".to_owned()));
                return at + 1;
            }
            "as" => {
                tree.push((path, said.get(at + 1).cloned().unwrap_or_default()));
                return at + 2;
            }
            "self" if !path.is_empty() => {}
            name if is_name(name) => path.push(name.to_owned()),
            _ => break,
        }
        at += 1;
    }
    let name = path.last().cloned().unwrap_or_default();
    tree.push((path, name));
    at
}

fn is_mark(said: &[Word], at: usize, mark: &str) -> bool {
    said.get(at).is_some_and(|word| word == mark)
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[test]
fn a_name_is_followed_to_the_file_where_it_is_at_home() {
    let file = |path: &str, place: &[&str], text: &str| File {
        path: path.to_owned(),
        place: place.iter().map(|name| (*name).to_owned()).collect(),
        text: text.to_owned(),
    };
    let files = [
        file("lib", &["a"], "pub mod book; mod list; pub use crate::list::Row;"),
        file("list", &["a", "list"], "pub struct Row; // crate::book\nconst X: &str = \"crate::book\";"),
        file("book", &["a", "book"], "mod store; use crate::{Row, list}; fn f() { store::get(); }"),
        file("book/store", &["a", "book", "store"], "#[cfg(test)]\nmod tests { use crate::list; }\npub fn get() {}"),
        file("door", &["b"], "fn f(row: a::Row) {}"),
    ];
    let arrows = arrows(&files);
    let arrows: Vec<_> = arrows.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    assert_eq!(arrows, [("book", "book/store"), ("book", "list"), ("door", "list"), ("lib", "list")]);
}
