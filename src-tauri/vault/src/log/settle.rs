//! At every opening the files of the log are compared with what the register knows of them. What is not its own is set
//! aside under another name, for who wants to look; what is missing stays missing and is told by every examination.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::seal::Chain;
use super::seal::Seal;
use super::segment::{self, BEGINNING, Entries};
use super::{Record, end_of, expected, replay};
use crate::error::{Error, Result};
use crate::{act, disk};

/// How a file set aside ends.
pub(super) const ASIDE: &str = ".la";

/// Makes the files and the register's knowledge of them agree. Gives the number of the last segment there must be; none
/// where there is no log yet.
pub(super) fn settle(folder: &Path, seal: &Seal, db: &Connection) -> Result<Option<u64>> {
    for stranger in segment::misnamed(folder)? {
        set_aside(&stranger)?;
    }
    let (numbers, known) = (segment::numbers(folder)?, expected::all(db)?);
    let Some((first, mut last)) = known.first().map(|known| known.number).zip(known.last().map(|last| last.number))
    else {
        return adopt(folder, seal, &numbers, db);
    };
    let acts = act::last(db)?;
    for number in numbers {
        let path = segment::path(folder, number);
        let begun = begun(folder, seal, number)?;
        let known = known.iter().find(|known| known.number == number);
        let is_known = known.is_some_and(|known| match (known.start, &begun) {
            (Some(start), Some(begun)) => start == begun.chain,
            _ => true,
        });
        match begun {
            _ if is_known => {}
            // A kill while the segments that backups hold were removed.
            Some(_) if known.is_none() && number < first => disk::remove(&path)?,
            // A kill while it was begun, or a register put back by hand from before it was.
            Some(begun) if number == last + 1 && goes_on(folder, seal, last, number)? => {
                expected::note(db, number, Some(begun.chain))?;
                last = number;
            }
            // Ours, and begun when the register was further: what lies between is missing, and nothing jumps over it.
            Some(begun) if begun.acts > acts => return Err(Error::Damaged("log: acts are missing")),
            _ => set_aside(&path)?,
        }
    }
    Ok(Some(last))
}

/// Takes the segments of a folder as the register's own: those that open, and what lies between them.
fn adopt(folder: &Path, seal: &Seal, numbers: &[u64], db: &Connection) -> Result<Option<u64>> {
    let all: Vec<(u64, Option<Begun>)> =
        numbers.iter().map(|number| Ok((*number, begun(folder, seal, *number)?))).collect::<Result<_>>()?;
    let open: Vec<u64> = all.iter().filter(|(_, begun)| begun.is_some()).map(|(number, _)| *number).collect();
    // Of a log of which nothing opens, what is numbered one by one from its beginning may have been its own.
    let run = numbers.iter().zip(numbers.first().copied().unwrap_or(1)..).take_while(|(one, next)| **one == *next);
    let range = match (open.first(), open.last()) {
        (Some(first), Some(last)) => *first..=last.saturating_add(1),
        _ => 0..=run.map(|(number, _)| *number).last().unwrap_or(0),
    };
    let mut last = None;
    for (number, begun) in all {
        if range.contains(&number) {
            expected::note(db, number, begun.map(|begun| begun.chain))?;
            last = Some(number);
        } else {
            set_aside(&segment::path(folder, number))?;
        }
    }
    for missing in (*range.start()..last.unwrap_or(0)).filter(|number| *number > 0 && !numbers.contains(number)) {
        expected::note(db, missing, None)?;
    }
    Ok(last)
}

/// How a segment begins.
struct Begun {
    /// The digest of its first entry.
    chain: Chain,
    /// The register's last act when it was begun.
    acts: i64,
}

/// Reads how a segment begins; nothing where it does not open.
fn begun(folder: &Path, seal: &Seal, number: u64) -> Result<Option<Begun>> {
    let mut entries = match Entries::open(folder, seal, number) {
        Ok(entries) => entries,
        Err(Error::Damaged(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    match entries.next() {
        Ok(Some(Record::Start { acts, .. })) => Ok(Some(Begun { chain: entries.chain, acts: acts.id })),
        Ok(_) | Err(Error::Damaged(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn goes_on(folder: &Path, seal: &Seal, last: u64, number: u64) -> Result<bool> {
    match end_of(folder, seal, last) {
        Ok(end) => replay::follows(folder, seal, number, last, &end),
        Err(Error::Damaged(_)) => Ok(false),
        Err(Error::Disk(error)) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives a file of no segment of ours a name no segment has.
fn set_aside(path: &Path) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let free = (1_u32..).map(|n| path.with_file_name(format!("{name}.{n}{ASIDE}")));
    let aside = free.into_iter().find(|aside| std::fs::symlink_metadata(aside).is_err());
    let aside = aside.ok_or(Error::Disk(std::io::ErrorKind::AlreadyExists.into()))?;
    disk::rename(path, &aside)?;
    disk::sync_folder(&aside)
}

/// Tells whether a file was set aside, by its name.
pub(crate) fn is_aside(name: &str) -> bool {
    name.starts_with(BEGINNING) && name.ends_with(ASIDE)
}

/// Lists what was set aside in a folder.
pub(super) fn aside(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if is_aside(&name) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
