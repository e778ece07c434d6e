//! The operation log: every act once more, sealed and chained, in files of its own beside the register, so that even a
//! register whose pages rot loses nothing that was acknowledged. The order of an act is: commit, append here and sync,
//! answer. On opening, what the journal has and the log lacks is appended, and what the log has and the register lacks
//! (a file put back by hand, a write-ahead log that rotted) is done again.
//!
//! Room is reserved before an act is committed. Where the append fails all the same, the act stands, the log is behind,
//! and nothing more is written until it has caught up.

mod condition;
mod expected;
mod record;
mod replay;
mod seal;
mod segment;
mod settle;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub(crate) use self::condition::{Flaw, acts, is_gone, missed, missing_from, reaches, segments, standing};
use self::record::{Link, Record};
use self::seal::{Chain, Seal};
use self::segment::Entries;
pub(crate) use self::settle::is_aside;
use crate::above::Above;
use crate::disk;
use crate::error::{Error, Result};
use crate::key::Key;

/// The log as a whole, where no single file of it is meant.
pub(crate) const NAME: &str = "so.nhat-ky";
/// So much room a segment begins with, and so much is reserved at a time once it is used up.
const FIRST: u64 = 64 * 1024;
const STEP: u64 = 512 * 1024;
/// An act counts its rows, not their frames; this is for those.
const FRAMES: u64 = 4 * 1024;
/// So much is sealed before it is written.
const PIECE: usize = 1024 * 1024;

/// The open log of a register.
pub(crate) struct Log {
    folder: PathBuf,
    seal: Seal,
    number: u64,
    file: disk::File,
    /// How long the file is; behind `end.at` it holds zeros.
    room: u64,
    end: End,
    behind: bool,
}

/// Where a segment ends, and what is in it up to there.
#[derive(Clone)]
struct End {
    at: u64,
    chain: Chain,
    acts: Link,
    looks: Link,
}

impl Log {
    /// Opens the log of a register, or begins one, and makes the two agree. Only under the register's lock, on the
    /// connection that writes, before the journal's triggers are there. A register just put together from elsewhere
    /// takes the log `anew`, as it lies beside it, whichever of these keys it is sealed under. `above` makes what
    /// follows from rows put back.
    pub(crate) fn open(
        folder: &Path,
        key: &Key,
        register: &str,
        db: &mut Connection,
        anew: Option<&[&Key]>,
        above: Above,
    ) -> Result<Self> {
        clear(folder)?;
        let mut seal = Seal::new(key, register)?;
        // Numbers go on: what backups of before say they hold must not be taken for what comes now.
        let mut floor = 0;
        if let Some(also) = anew {
            seal = Seal::with(key, also, register)?;
            floor = expected::all(db)?.last().map_or(0, |last| last.number);
            expected::forget_all(db)?;
        }
        let last = settle::settle(folder, &seal, db)?;
        let resumed = match last.filter(|last| segment::path(folder, *last).exists()) {
            Some(last) => match Self::resume(folder, &seal, last) {
                // It is kept for who wants to look; what it held is in the register or was never acknowledged there.
                Err(Error::Damaged(_)) => None,
                resumed => Some((last, resumed?)),
            },
            None => None,
        };
        let mut log = if let Some((number, (file, room, end))) = resumed {
            Self { folder: folder.to_owned(), seal, number, file, room, end, behind: false }
        } else {
            let (acts, looks) = (Link::of_acts(db)?, Link::of_looks(db)?);
            Self::begin(folder, seal, last.unwrap_or(0).max(floor) + 1, acts, looks, Chain::default(), db)?
        };
        log.compare(db, above)?;
        if anew.is_some() {
            log.leave_older(db)?;
        }
        log.append(db)?;
        Ok(log)
    }

    /// Goes on in a segment of today's generation. Those of older ones, once they are done again, go.
    fn leave_older(&mut self, db: &Connection) -> Result<()> {
        let (all, today) = (self.seal.clone(), self.seal.clone().narrowed());
        let opens = |seal, number| end_of(&self.folder, seal, number).is_ok();
        let is_older = |number: u64| opens(&all, number) && !opens(&today, number);
        let has_older = segment::numbers(&self.folder)?.into_iter().any(is_older);
        self.seal = today;
        if has_older {
            let (acts, looks) = (Link::of_acts(db)?, Link::of_looks(db)?);
            let (seal, number) = (self.seal.clone(), self.number + 1);
            *self = Self::begin(&self.folder, seal, number, acts, looks, Chain::default(), db)?;
            self.forget(number, db)?;
        }
        Ok(())
    }

    /// Compares how far the log and the register go. At most one act may not have come into the log: the one a kill or a
    /// full disk kept out of it.
    fn compare(&self, db: &mut Connection, above: Above) -> Result<()> {
        let (acts, looks) = (Link::of_acts(db)?.id, Link::of_looks(db)?.id);
        let gone = (acts - self.end.acts.id).max(0) + (looks - self.end.looks.id).max(0);
        let ended = expected::end(db)?.unwrap_or_default();
        if gone > 1 || self.end.acts.id < ended.0 || self.end.looks.id < ended.1 {
            expected::note_lost(db, self.number)?;
        }
        replay::forward(&self.folder, &self.seal, &self.end, db, above)?;
        if acts < self.end.acts.id || looks < self.end.looks.id {
            // The register was put back by hand: the log knows better which of its segments there still must be.
            expected::forget_all(db)?;
            settle::settle(&self.folder, &self.seal, db)?;
        }
        Ok(())
    }

    /// Notes that entries of before are gone: a log begun anew after one that was cut or deleted goes on saying so.
    pub(crate) fn note_lost(&self, db: &Connection) -> Result<()> {
        expected::note_lost(db, self.number)
    }

    /// Notes how far the log went, for the next opening. What a full disk keeps from being noted is only not known.
    pub(crate) fn note_end(&self, db: &Connection) -> Result<()> {
        let now = (self.end.acts.id, self.end.looks.id);
        if expected::end(db)? == Some(now) { Ok(()) } else { expected::note_end(db, now.0, now.1) }
    }

    /// Makes room for so many bytes; a full disk is told before anything is committed.
    pub(crate) fn reserve(&mut self, size: u64) -> Result<()> {
        if self.end.at + size + FRAMES <= self.room {
            return Ok(());
        }
        let zeros = vec![0; 64 * 1024];
        let mut at = self.room;
        while at < self.end.at + size + STEP {
            self.file.write_at(at, &zeros)?;
            at += zeros.len() as u64;
        }
        self.file.sync()?;
        self.room = at;
        Ok(())
    }

    /// Appends everything the register has beyond the log, and syncs it. Where that fails the log is behind.
    pub(crate) fn append(&mut self, db: &Connection) -> Result<()> {
        let appended = self.append_all(db);
        self.behind = appended.is_err();
        appended
    }

    /// Catches up, or says that nothing may be written.
    pub(crate) fn catch_up(&mut self, db: &Connection) -> Result<()> {
        if self.behind { self.append(db).map_err(|_| Error::LogBehind) } else { Ok(()) }
    }

    fn append_all(&mut self, db: &Connection) -> Result<()> {
        let Self { seal, file, end, .. } = self;
        let (mut next, mut buffer) = (end.clone(), Vec::new());
        let mut put = |record: &Record, flush: bool| -> Result<()> {
            seal.close(&mut next.chain, record, &mut buffer)?;
            match record {
                Record::Act { id, digest, .. } => next.acts = Link { id: *id, digest: digest.clone() },
                Record::Look { id, digest, .. } => next.looks = Link { id: *id, digest: digest.clone() },
                _ => {}
            }
            if flush || buffer.len() > PIECE {
                file.write_at(next.at, &buffer)?;
                next.at += buffer.len() as u64;
                buffer.clear();
            }
            Ok(())
        };
        record::acts_after(db, end.acts.id, &mut |record| put(record, false))?;
        record::looks_after(db, end.looks.id, &mut |record| put(record, false))?;
        if !buffer.is_empty() {
            file.write_at(next.at, &buffer)?;
            next.at += buffer.len() as u64;
        }
        if next.at > end.at {
            if next.at > self.room { file.sync() } else { file.sync_data() }?;
            self.room = self.room.max(next.at);
            *end = next;
        }
        Ok(())
    }

    /// Begins a new segment: what a backup being made will hold is all in the ones before. Gives its number.
    pub(crate) fn cut(&mut self, db: &Connection) -> Result<u64> {
        let (acts, looks) = (self.end.acts.clone(), self.end.looks.clone());
        let next = Self::begin(&self.folder, self.seal.clone(), self.number + 1, acts, looks, self.end.chain, db)?;
        let mut before = std::mem::replace(self, next);
        // Only reserved room goes, and only to save it.
        let _ = before.file.cut(before.end.at).and_then(|()| before.file.sync());
        Ok(self.number)
    }

    /// Removes the segments below a number: backups hold what is in them.
    pub(crate) fn forget(&self, below: u64, db: &Connection) -> Result<()> {
        let below = below.min(self.number);
        // The register forgets them first: one that is left over is removed at the next opening, one that is missed would
        // be told for ever.
        expected::forget(db, below)?;
        for number in segment::numbers(&self.folder)?.into_iter().filter(|number| *number < below) {
            disk::remove(&segment::path(&self.folder, number))?;
        }
        Ok(())
    }

    /// Gives how many bytes of the running segment are entries.
    #[cfg(feature = "bare")]
    pub(crate) fn held(&self) -> u64 {
        self.end.at
    }

    fn begin(
        folder: &Path,
        seal: Seal,
        number: u64,
        acts: Link,
        looks: Link,
        before: Chain,
        db: &Connection,
    ) -> Result<Self> {
        let (path, mut chain, mut bytes) =
            (segment::path(folder, number), seal.chain(&segment::header(number)), segment::header(number));
        let start = Record::Start { acts: acts.clone(), looks: looks.clone(), before };
        seal.close(&mut chain, &start, &mut bytes)?;
        let at = bytes.len() as u64;
        bytes.resize(usize::try_from(FIRST).unwrap_or_default(), 0);
        disk::write(&path, &bytes)?;
        expected::note(db, number, Some(chain))?;
        let file = disk::File::open(&path)?;
        let end = End { at, chain, acts, looks };
        Ok(Self { folder: folder.to_owned(), seal, number, file, room: FIRST, end, behind: false })
    }

    /// Opens a segment for going on where it ends. What a killed append left there is no entry and is cleared.
    fn resume(folder: &Path, seal: &Seal, number: u64) -> Result<(disk::File, u64, End)> {
        let end = end_of(folder, seal, number)?;
        let path = segment::path(folder, number);
        let mut room = std::fs::metadata(&path)?.len();
        let mut file = disk::File::open(&path)?;
        if !Entries::ends_clean(folder, number, end.at)? {
            file.cut(end.at)?;
            file.sync()?;
            room = end.at;
        }
        Ok((file, room, end))
    }
}

/// Reads a segment to its end.
fn end_of(folder: &Path, seal: &Seal, number: u64) -> Result<End> {
    let mut entries = Entries::open(folder, seal, number)?;
    let Some(Record::Start { acts, looks, .. }) = entries.next()? else { return Err(Error::Damaged("log")) };
    let mut end = End { at: entries.at, chain: entries.chain, acts, looks };
    while let Some(record) = entries.next()? {
        match record {
            Record::Start { .. } => return Err(Error::Damaged("log")),
            // An act of which only parts came in was never acknowledged; what follows is written over.
            Record::Part { .. } => continue,
            Record::Act { id, digest, .. } => end.acts = Link { id, digest },
            Record::Look { id, digest, .. } => end.looks = Link { id, digest },
        }
        (end.at, end.chain) = (entries.at, entries.chain);
    }
    Ok(end)
}

/// Removes a segment that was being begun when the program was killed: it bears no segment's name yet.
fn clear(folder: &Path) -> Result<()> {
    for path in segment::misnamed(folder)? {
        if disk::is_unfinished(&path) {
            disk::remove(&path)?;
        }
    }
    Ok(())
}
