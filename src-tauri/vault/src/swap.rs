//! Putting a register built beside in the place of the one in a folder, by way of three places in it:
//!
//! 1. `….tam/moi`: the new register is built, proved and opened. Until here the folder is as it was; a kill leaves a
//!    `.tam` that counts for nothing.
//! 2. `….tam` becomes `….do-dang`, the marker: one rename. From here on the new register stands.
//! 3. The old register, all files of it, moves into `….do-dang/cu`; then the new key slots and, last, the new register
//!    move up; then `cu` is set aside, or destroyed, as the kind of swap has it.
//!
//! The third part only moves forward and says by itself where it stopped: while `moi` has the key slots, what is in the
//! folder is the old register. A kill in it is made good by [`finish`], which every opening calls first, under the
//! register's lock. A log of the old register beside the new file would be played into it; that is why all of the old
//! goes before any of the new comes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::above::Above;
use crate::casebook::Casebook;
use crate::disk::{self, Scratch};
use crate::error::{Error, Result};
use crate::key::{Key, Ring};
use crate::{key, log, open};

const NEW: &str = "moi";
const OLD: &str = "cu";
/// What a register that was set aside is named, with a number.
pub(crate) const ASIDE: &str = "truoc-khoi-phuc-";

/// Why a register is put in the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Swap {
    /// A backup: the register of before is set aside and kept.
    Restore,
    /// Its next generation of keys: the one of before is destroyed, for what opened it shall open nothing any more.
    Rekey,
}

/// Called before each change of the disk, so that a test can end the program there.
pub(crate) type Step<'a> = &'a mut dyn FnMut() -> Result<()>;

impl Swap {
    const ALL: [Self; 2] = [Self::Restore, Self::Rekey];

    /// The folder the new register is built in.
    pub(crate) fn staging(self) -> &'static str {
        match self {
            Self::Restore => "khoi-phuc.tam",
            Self::Rekey => "doi-khoa.tam",
        }
    }

    /// Tells whether a file goes with the register of before. What was set aside from the log for who wants to look is
    /// not destroyed with it.
    fn takes(self, name: &str) -> bool {
        self == Self::Restore || !log::is_aside(name)
    }

    /// The marker.
    pub(crate) fn staged(self) -> &'static str {
        match self {
            Self::Restore => "khoi-phuc.do-dang",
            Self::Rekey => "doi-khoa.do-dang",
        }
    }
}

/// A register being built beside the one of a folder. It goes with everything in it when dropped before it is [set].
///
/// [set]: Staging::set
pub(crate) struct Staging<'a> {
    swap: Swap,
    folder: &'a Path,
    scratch: Scratch,
}

impl<'a> Staging<'a> {
    /// Makes the place.
    pub(crate) fn begin(swap: Swap, folder: &'a Path) -> Result<Self> {
        let scratch = Scratch::new(folder.join(swap.staging()))?;
        disk::make_folder(&scratch.join(NEW))?;
        disk::make_folder(&scratch.join(OLD))?;
        Ok(Self { swap, folder, scratch })
    }

    /// The folder of the new register.
    pub(crate) fn inside(&self) -> PathBuf {
        self.scratch.join(NEW)
    }

    /// Sets the marker: from here on the new register stands.
    pub(crate) fn set(self, step: Step<'_>) -> Result<()> {
        let register = self.inside().join(open::FILE);
        disk::sync_file(&register)?;
        for inside in [register, self.inside()] {
            disk::sync_folder(&inside)?;
        }
        step()?;
        let staged = self.folder.join(self.swap.staged());
        // An empty marker of before that could not be removed then.
        for empty in [staged.join(NEW), staged.join(OLD), staged.clone()] {
            if empty.is_dir() {
                disk::remove_empty_folder(&empty)?;
            }
        }
        disk::rename(&self.folder.join(self.swap.staging()), &staged)?;
        disk::sync_folder(&staged)
    }
}

/// Opens a new register where it is still nobody's, whereby what lies beside it of its log is done again, and lets a verb
/// enter what it should know. Closed again, it is one file and its log.
pub(crate) fn settle<T>(
    new: &Path,
    ring: &Ring,
    log_keys: &[&Key],
    practice: bool,
    above: Above,
    verb: impl FnOnce(&mut Casebook) -> Result<T>,
) -> Result<T> {
    let lock = Arc::new(open::lock(new)?);
    let mut book = Casebook::unlocked(new, ring, practice, (lock, Some(log_keys)), above)?;
    let done = verb(&mut book)?;
    // A full disk says so here; closing could only leave its log behind, and has nothing more to write.
    book.log.borrow().note_end(&book.writer)?;
    book.writer.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    drop(book);
    disk::remove(&new.join(open::LOCK))?;
    // A write-ahead log left over would mean that the file alone is not the register.
    let alone = names(new)?.iter().all(|name| !name.starts_with(open::FILE) || name == open::FILE);
    if alone { Ok(done) } else { Err(Error::Disk(std::io::ErrorKind::ResourceBusy.into())) }
}

/// Tells whether a swap in a folder was killed after the new register stood.
pub(crate) fn is_unfinished(folder: &Path) -> bool {
    Swap::ALL.iter().any(|swap| folder.join(swap.staged()).is_dir())
}

/// Makes good what a killed swap left. Only under the register's lock.
pub(crate) fn finish(folder: &Path) -> Result<()> {
    for swap in Swap::ALL {
        // An unfinished copy of ours that cannot be removed only takes room.
        if folder.join(swap.staging()).exists() {
            let _ = disk::remove_folder(&folder.join(swap.staging()));
        }
        if let Err(error) = go(swap, folder, &mut || Ok(())) {
            // Once all of the new stands, what cannot be done with the old is tried again at the next opening.
            if folder.join(swap.staged()).join(NEW).join(open::FILE).exists() || !folder.join(open::FILE).exists() {
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Swaps the registers, or goes on where a kill stopped it. Answers where the one of before is kept.
pub(crate) fn go(swap: Swap, folder: &Path, step: Step<'_>) -> Result<Option<String>> {
    let staged = folder.join(swap.staged());
    if !staged.is_dir() {
        return Ok(None);
    }
    let (new, old) = (staged.join(NEW), staged.join(OLD));
    if new.join(key::FILE).exists() {
        for name in names(folder)?.iter().filter(|name| is_of_register(name) && swap.takes(name)) {
            step()?;
            disk::rename(&folder.join(name), &old.join(name))?;
        }
        sync_both(&old, &staged)?;
    }
    // The key slots first, the register's file last.
    let mut rest: Vec<String> = if new.is_dir() { names(&new)? } else { Vec::new() };
    rest.sort_by_key(|name| (name == open::FILE, name != key::FILE));
    for name in rest.iter().filter(|name| is_of_register(name)) {
        step()?;
        disk::rename(&new.join(name), &folder.join(name))?;
        sync_both(&new, &staged)?;
    }
    let aside = match swap {
        Swap::Restore => set_aside(folder, &old, step)?,
        Swap::Rekey => destroy(&old, step)?,
    };
    step()?;
    for empty in [new, old, staged] {
        // Never with what is in it: should something be there, it is not ours to remove.
        let _ = disk::remove_empty_folder(&empty);
    }
    Ok(aside)
}

fn set_aside(folder: &Path, old: &Path, step: Step<'_>) -> Result<Option<String>> {
    if !old.is_dir() || names(old)?.is_empty() {
        return Ok(None);
    }
    let numbers = names(folder)?.into_iter().filter_map(|name| name.strip_prefix(ASIDE)?.parse::<u64>().ok());
    let name = format!("{ASIDE}{}", numbers.max().unwrap_or(0).saturating_add(1));
    step()?;
    let aside = folder.join(&name);
    disk::rename(old, &aside)?;
    disk::sync_folder(&aside)?;
    Ok(Some(name))
}

/// Removes the register of before; its key slots first, and zeros over them, where the disk still writes in place.
fn destroy(old: &Path, step: Step<'_>) -> Result<Option<String>> {
    let mut all = if old.is_dir() { names(old)? } else { Vec::new() };
    all.sort_by_key(|name| !name.starts_with(key::FILE));
    for name in all.iter().filter(|name| is_of_register(name)) {
        step()?;
        let path = old.join(name);
        if name.starts_with(key::FILE) {
            // What cannot be written over is removed all the same.
            let _ = blacken(&path);
        }
        disk::remove(&path)?;
    }
    Ok(None)
}

fn blacken(path: &Path) -> std::io::Result<()> {
    let length = std::fs::metadata(path)?.len().min(1024 * 1024);
    let mut file = disk::File::open(path)?;
    file.write_at(0, &vec![0; usize::try_from(length).unwrap_or_default()])?;
    file.sync()
}

/// Makes moves between a folder and the one above its parent durable.
fn sync_both(inner: &Path, staged: &Path) -> Result<()> {
    disk::sync_folder(&inner.join(open::FILE))?;
    disk::sync_folder(staged)
}

/// The files of a register: `so.…` and `khoa.…` in plain letters, all but the lock, which stays in force throughout.
pub(crate) fn is_of_register(name: &str) -> bool {
    name.is_ascii() && (name.starts_with("so.") || name.starts_with("khoa.")) && name != open::LOCK
}

/// Lists the names in a folder.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    Ok(entries.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// Tells whether a name is that of a register only being built.
pub(crate) fn is_staging(name: &str) -> bool {
    Swap::ALL.iter().any(|swap| name == swap.staging())
}

/// Tells whether a name is a marker.
pub(crate) fn is_marker(name: &str) -> bool {
    Swap::ALL.iter().any(|swap| name == swap.staged())
}

/// Refuses a folder of other things; tells whether there is a register in it, be it only a part of one.
pub(crate) fn is_taken(folder: &Path, may_lie_there: &[&str]) -> Result<bool> {
    if !folder.exists() {
        return Ok(false);
    }
    if !folder.is_dir() {
        return Err(Error::NotEmpty);
    }
    let names = names(folder)?;
    if names.iter().any(|name| is_of_register(name) || is_marker(name)) {
        return Ok(true);
    }
    let of_no_register =
        |name: &String| may_lie_there.contains(&name.as_str()) || is_staging(name) || name.starts_with(ASIDE);
    if names.iter().all(of_no_register) { Ok(false) } else { Err(Error::NotEmpty) }
}
