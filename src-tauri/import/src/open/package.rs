//! A workbook of Excel 2007 and later: which part is which. The parts are XML (.xlsx, .xlsm) or records (.xlsb).

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::container::Container;
use super::format::Format;
use super::xml::{Xml, local};
use crate::Refusal;
use crate::sheet::Sheet;

/// Parts by the name the workbook gives them.
pub(super) struct Parts {
    folder: String,
    targets: BTreeMap<String, Target>,
}

/// Where a name leads, and what is there.
struct Target {
    kind: String,
    path: String,
}

/// A sheet the workbook lists.
pub(super) struct Listed {
    pub sheet: Sheet,
    pub part: String,
}

impl Parts {
    /// Finds the workbook and its parts.
    pub fn of(container: &mut Container<'_>, ending: &str) -> Result<(String, Self), Refusal> {
        let root = relations(container, "_rels/.rels", "")?;
        let told =
            root.into_values().find(|target| target.kind.ends_with("/officeDocument")).map(|target| target.path);
        let told = told.filter(|path| container.holds(path));
        let path = told.or_else(|| container.ending(ending)).ok_or(Refusal::Damaged)?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let targets = relations(container, &format!("{folder}/_rels/{name}.rels"), folder)?;
        Ok((path.clone(), Self { folder: folder.to_owned(), targets }))
    }

    /// Gives the part of a kind, where it stands even if nothing leads to it.
    pub fn kind(&self, kind: &str, usual: &str) -> String {
        let found = self.targets.values().find(|target| target.kind.ends_with(kind));
        found.map_or_else(|| joined(&self.folder, usual), |target| target.path.clone())
    }

    /// Gives the part of a sheet; charts and sheets of macros have no cells of a register.
    pub fn sheet(&self, name: &str) -> Option<String> {
        self.targets.get(name).filter(|target| target.kind.ends_with("/worksheet")).map(|target| target.path.clone())
    }

    /// Tells whether a name leads anywhere.
    pub fn knows(&self, name: &str) -> bool {
        self.targets.contains_key(name)
    }
}

fn relations(container: &mut Container<'_>, part: &str, folder: &str) -> Result<BTreeMap<String, Target>, Refusal> {
    let mut targets = BTreeMap::new();
    let Some(mut xml) = container.xml(part)? else { return Ok(targets) };
    loop {
        match xml.next()? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "Relationship" => {
                let told = |name| local(&element, name).unwrap_or_default().into_owned();
                let target = Target { kind: told("Type"), path: joined(folder, &told("Target")) };
                targets.insert(told("Id"), target);
            }
            Event::Eof => return Ok(targets),
            _ => {}
        }
    }
}

/// Follows a path from a folder of the container.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "" | "." => {}
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// How the cells of one style look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    pub format: Format,
    pub struck: bool,
}

/// A shared text: whether it is struck through whatever its cell is, where it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shared {
    pub text: String,
    pub struck: Option<bool>,
}

/// What the sheets of a workbook share.
#[derive(Default)]
pub(super) struct Common {
    pub styles: Vec<Style>,
    pub strings: Vec<Shared>,
}

/// Reads from the first event of a part of XML to its last.
pub(super) fn each<R: std::io::BufRead>(
    mut xml: Xml<R>,
    mut take: impl FnMut(Event<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    loop {
        match xml.next()? {
            Event::Eof => return Ok(()),
            event => take(event)?,
        }
    }
}
