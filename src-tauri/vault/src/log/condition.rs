//! How a log stands by itself, without a register: each of its files opens from end to end and follows the one before;
//! and what the register knows of it and does not find.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::record::{Link, Record};
use super::seal::Seal;
use super::segment::{self, Entries};
use super::{End, end_of, expected, replay, settle};
use crate::error::{Error, Result};
use crate::key::Key;

/// How the log of a folder stands by itself, without a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The last act in it.
    pub(crate) acts: i64,
    /// What is wrong with it.
    pub(crate) flaws: Vec<(Flaw, String)>,
}

/// What can be wrong with a file of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It does not open.
    Unreadable,
    /// Something stands behind its last entry that opens.
    Tail,
    /// It does not follow the one before.
    Order,
    /// It must be there and is not.
    Missing,
    /// Entries it had had were gone at some opening.
    Lost,
    /// It is none of this log; it was set aside.
    Foreign,
}

/// Lists the files of a folder's log, the oldest first, each with whether it opens.
pub(crate) fn segments(folder: &Path, keys: &[&Key], register: &str) -> Result<Vec<(PathBuf, bool)>> {
    let seal = seal(keys, register)?;
    let numbers = segment::numbers(folder)?.into_iter();
    Ok(numbers.map(|number| (segment::path(folder, number), end_of(folder, &seal, number).is_ok())).collect())
}

fn seal(keys: &[&Key], register: &str) -> Result<Seal> {
    let (first, also) = keys.split_first().ok_or(Error::Damaged("program: no key for the log"))?;
    Seal::with(first, also, register)
}

/// Tells whether no file in a folder bears the name of a segment.
pub(crate) fn is_gone(folder: &Path) -> Result<bool> {
    Ok(segment::numbers(folder)?.is_empty())
}

/// Lists the acts a folder's log has, as far as it opens: their numbers and digests.
pub(crate) fn acts(folder: &Path, keys: &[&Key], register: &str) -> Result<Vec<Link>> {
    let (seal, mut acts) = (seal(keys, register)?, Vec::new());
    for number in segment::numbers(folder)? {
        let mut entries = match Entries::open(folder, &seal, number) {
            Ok(entries) => entries,
            Err(Error::Damaged(_)) => continue,
            Err(error) => return Err(error),
        };
        while let Ok(Some(record)) = entries.next() {
            if let Record::Act { id, digest, .. } = record {
                acts.push(Link { id, digest });
            }
        }
    }
    Ok(acts)
}

/// Tells whether a folder's log, whole from end to end, begins no later than at an act and a look: whether everything after
/// them can be done again.
pub(crate) fn reaches(folder: &Path, key: &Key, register: &str, acts: i64, looks: i64) -> Result<bool> {
    let seal = Seal::new(key, register)?;
    let Some(first) = segment::numbers(folder)?.into_iter().next() else { return Ok(false) };
    if !standing(folder, &[key], register)?.flaws.is_empty() {
        return Ok(false);
    }
    let start = Entries::open(folder, &seal, first)?.next()?;
    Ok(matches!(start, Some(Record::Start { acts: from, looks: seen, .. }) if from.id <= acts && seen.id <= looks))
}

/// Counts those of them a register does not have.
pub(crate) fn missing_from(db: &Connection, acts: &[Link]) -> Result<i64> {
    let mut missing = 0;
    for act in acts {
        missing += i64::from(!replay::holds(db, "act", act)?);
    }
    Ok(missing)
}

/// Reads every segment of a folder and says how the log stands: each opens from end to end and follows the one before.
pub(crate) fn standing(folder: &Path, keys: &[&Key], register: &str) -> Result<Standing> {
    let seal = seal(keys, register)?;
    let mut flaws: Vec<(Flaw, String)> = Vec::new();
    let mut before: Option<(u64, End)> = None;
    for number in segment::numbers(folder)? {
        let mut note = |flaw| flaws.push((flaw, segment::file_name(number)));
        let end = match end_of(folder, &seal, number) {
            Ok(end) => end,
            Err(Error::Damaged(_)) => {
                note(Flaw::Unreadable);
                before = None;
                continue;
            }
            Err(error) => return Err(error),
        };
        if !Entries::ends_clean(folder, number, end.at)? {
            note(Flaw::Tail);
        }
        if let Some((last, held)) = &before
            && !replay::follows(folder, &seal, number, *last, held)?
        {
            note(Flaw::Order);
        }
        before = Some((number, end));
    }
    Ok(Standing { acts: before.map_or(0, |(_, end)| end.acts.id), flaws })
}

/// Says what the register knows of its log and does not find beside it, and what was set aside there.
pub(crate) fn missed(folder: &Path, db: &Connection) -> Result<Vec<(Flaw, String)>> {
    let here = segment::numbers(folder)?;
    let mut flaws = Vec::new();
    for known in expected::all(db)? {
        if !here.contains(&known.number) {
            flaws.push((Flaw::Missing, segment::file_name(known.number)));
        } else if known.lost {
            flaws.push((Flaw::Lost, segment::file_name(known.number)));
        }
    }
    let name = |path: PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    flaws.extend(settle::aside(folder)?.into_iter().map(|path| (Flaw::Foreign, name(path))));
    Ok(flaws)
}
