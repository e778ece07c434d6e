//! A disk as a power cut leaves it. What was synced is there; of the rest each write may have come, not come, or come in
//! part, sector by sector and in any order. Names are kept in order, as every journalling file system keeps them: of
//! the changes of names not yet made durable, any first so many came.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use sha2::{Digest, Sha256};

use crate::trace::Event;

const SECTOR: usize = 512;

/// What is left, name by name; a folder is `None`.
pub type Left = BTreeMap<PathBuf, Option<Vec<u8>>>;

#[derive(Debug, Clone)]
enum Change {
    Write(u64, Vec<u8>),
    Cut(u64),
}

#[derive(Debug, Clone, Default)]
struct Node {
    durable: Vec<u8>,
    pending: Vec<Change>,
}

/// A name's meaning: a folder, or the file with a number.
type Names = BTreeMap<PathBuf, Option<usize>>;

#[derive(Debug, Clone)]
enum Naming {
    Link(PathBuf, Option<usize>),
    Unlink(PathBuf),
    Rename(PathBuf, PathBuf),
}

/// The disk while events are played onto it.
#[derive(Debug, Clone, Default)]
pub struct Platter {
    nodes: Vec<Node>,
    now: Names,
    durable: Names,
    pending: Vec<Naming>,
}

impl Platter {
    /// Makes a disk that holds what is left of another, all of it durable.
    pub fn holding(left: &Left) -> Self {
        let mut platter = Self::default();
        for (path, content) in left {
            let node = content.as_ref().map(|bytes| {
                platter.nodes.push(Node { durable: bytes.clone(), pending: Vec::new() });
                platter.nodes.len() - 1
            });
            platter.now.insert(path.clone(), node);
        }
        platter.durable = platter.now.clone();
        platter
    }

    /// Plays one event onto it.
    pub fn play(&mut self, event: &Event) {
        match event {
            Event::Create(path) if self.file(path).is_some() => self.change(path, Change::Cut(0)),
            Event::Create(path) => {
                self.nodes.push(Node::default());
                self.name(Naming::Link(path.clone(), Some(self.nodes.len() - 1)));
            }
            Event::Write(path, at, bytes) => self.change(path, Change::Write(*at, bytes.clone())),
            Event::Cut(path, length) => self.change(path, Change::Cut(*length)),
            Event::Sync(path) => {
                if let Some(node) = self.file(path) {
                    let node = &mut self.nodes[node];
                    for change in std::mem::take(&mut node.pending) {
                        apply(&mut node.durable, &change);
                    }
                }
            }
            Event::Rename(from, to) => self.name(Naming::Rename(from.clone(), to.clone())),
            Event::Remove(path) | Event::RemoveFolder(path) => self.name(Naming::Unlink(path.clone())),
            Event::MakeFolder(path) => self.name(Naming::Link(path.clone(), None)),
            Event::SyncFolder(folder) => self.sync_names(folder),
            Event::Said(_) => {}
        }
    }

    /// Gives what is left when the power goes now: one of the many ways.
    pub fn cut(&self, rng: &mut Rng) -> Left {
        let mut names = self.durable.clone();
        let came = rng.usize(..=self.pending.len());
        for naming in &self.pending[..came] {
            rename(&mut names, naming);
        }
        let manner = Manner::any(rng);
        names.into_iter().map(|(path, node)| (path, node.map(|node| self.nodes[node].left(manner, rng)))).collect()
    }

    /// Gives what is left when the program is killed now: everything it did.
    pub fn killed(&self) -> Left {
        let whole = |node: usize| {
            let node = &self.nodes[node];
            let mut bytes = node.durable.clone();
            node.pending.iter().for_each(|change| apply(&mut bytes, change));
            bytes
        };
        self.now.iter().map(|(path, node)| (path.clone(), node.map(whole))).collect()
    }

    fn file(&self, path: &Path) -> Option<usize> {
        self.now.get(path).copied().flatten()
    }

    fn change(&mut self, path: &Path, change: Change) {
        // What is not followed, the lock and the engine's shared memory, was never made here.
        if let Some(node) = self.file(path) {
            self.nodes[node].pending.push(change);
        }
    }

    fn name(&mut self, naming: Naming) {
        rename(&mut self.now, &naming);
        self.pending.push(naming);
    }

    fn sync_names(&mut self, folder: &Path) {
        let touches = |naming: &Naming| match naming {
            Naming::Link(path, _) | Naming::Unlink(path) => path.parent() == Some(folder),
            Naming::Rename(from, to) => from.parent() == Some(folder) || to.parent() == Some(folder),
        };
        if let Some(last) = self.pending.iter().rposition(touches) {
            for naming in self.pending.drain(..=last) {
                rename(&mut self.durable, &naming);
            }
        }
    }
}

/// How a whole disk lost what it had not synced; drawn once a cut, so that the plain cases come as often as the wild.
#[derive(Debug, Clone, Copy)]
enum Manner {
    Nothing,
    Everything,
    First(u8),
    Any(u8),
}

impl Manner {
    fn any(rng: &mut Rng) -> Self {
        match rng.u8(..10) {
            0 => Self::Nothing,
            1 => Self::Everything,
            2..=4 => Self::First(rng.u8(..=100)),
            _ => Self::Any(rng.u8(5..=95)),
        }
    }
}

impl Node {
    fn left(&self, manner: Manner, rng: &mut Rng) -> Vec<u8> {
        let mut bytes = self.durable.clone();
        let first = match manner {
            Manner::First(percent) => self.pending.len() * usize::from(percent) / 100,
            _ => 0,
        };
        for (place, change) in self.pending.iter().enumerate() {
            let comes = match manner {
                Manner::Everything => 2,
                Manner::First(_) => usize::from(place <= first) + usize::from(place < first),
                Manner::Any(percent) if rng.u8(..100) < percent => 1 + usize::from(rng.u8(..4) > 0),
                Manner::Nothing | Manner::Any(_) => 0,
            };
            match (comes, change) {
                (0, _) => {}
                (1, Change::Write(at, written)) => tear(&mut bytes, *at, written, rng),
                _ => apply(&mut bytes, change),
            }
        }
        bytes
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write(at, written) => {
            let at = usize::try_from(*at).unwrap();
            if bytes.len() < at + written.len() {
                bytes.resize(at + written.len(), 0);
            }
            bytes[at..at + written.len()].copy_from_slice(written);
        }
        Change::Cut(length) => bytes.resize(usize::try_from(*length).unwrap(), 0),
    }
}

/// Lets some sectors of a write come. The file may already have its new length, with zeros where nothing came.
fn tear(bytes: &mut Vec<u8>, at: u64, written: &[u8], rng: &mut Rng) {
    let at = usize::try_from(at).unwrap();
    if rng.bool() && bytes.len() < at + written.len() {
        bytes.resize(at + written.len(), 0);
    }
    let mut start = 0;
    while start < written.len() {
        // Sectors are those of the disk, not of the write.
        let end = (start + SECTOR - (at + start) % SECTOR).min(written.len());
        if rng.bool() {
            apply(bytes, &Change::Write((at + start) as u64, written[start..end].to_vec()));
        }
        start = end;
    }
}

fn rename(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Link(path, node) => {
            names.insert(path.clone(), *node);
        }
        Naming::Unlink(gone) => names.retain(|path, _| !path.starts_with(gone)),
        Naming::Rename(from, to) => {
            names.retain(|path, _| path.starts_with(from) || !path.starts_with(to));
            let moved: Vec<PathBuf> = names.keys().filter(|path| path.starts_with(from)).cloned().collect();
            for path in moved {
                let node = names.remove(&path).unwrap_or_default();
                let rest = path.strip_prefix(from).unwrap_or(Path::new(""));
                let path = if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) };
                names.insert(path, node);
            }
        }
    }
}

/// Lays what is left out in a folder, in place of another that the names begin with.
pub fn lay_out(left: &Left, from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).unwrap();
    for (path, content) in left {
        let Ok(rest) = path.strip_prefix(from) else { continue };
        let path = to.join(rest);
        match content {
            None => std::fs::create_dir_all(&path).unwrap(),
            Some(bytes) => {
                // A name whose folder did not come is nowhere.
                if path.parent().is_some_and(Path::is_dir) {
                    write_sparse(&path, bytes);
                }
            }
        }
    }
}

/// Writes a file whose end is room reserved and never used: megabytes of zeros that need not be written.
fn write_sparse(path: &Path, bytes: &[u8]) {
    std::fs::write(path, used(bytes)).unwrap();
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_len(bytes.len() as u64).unwrap();
}

/// All but the zeros at the end.
fn used(bytes: &[u8]) -> &[u8] {
    const PAGE: [u8; 4096] = [0; 4096];
    let pages = bytes.chunks(PAGE.len()).rposition(|page| page != &PAGE[..page.len()]);
    &bytes[..pages.map_or(0, |last| (last + 1) * PAGE.len()).min(bytes.len())]
}

/// Reads a folder as it lies.
pub fn take_up(folder: &Path) -> Left {
    let mut left = Left::new();
    left.insert(folder.to_owned(), None);
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.insert(path.clone(), None);
                waiting.push(path);
            } else {
                left.insert(path.clone(), Some(std::fs::read(&path).unwrap()));
            }
        }
    }
    left
}

/// Tells one state from another.
pub fn print_of(left: &Left, said: usize) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(said.to_le_bytes());
    for (path, content) in left {
        hash.update(path.as_os_str().as_encoded_bytes());
        hash.update(content.as_ref().map_or(u64::MAX, |bytes| bytes.len() as u64).to_le_bytes());
        hash.update(used(content.as_deref().unwrap_or_default()));
    }
    hash.finalize().into()
}
