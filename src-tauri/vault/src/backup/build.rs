//! Building a register from a backup, or from nothing, and the operation log: beside the one that stands in the folder,
//! until it is proved and opened.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::counter::{self, Numbers};
use super::file::Header;
use super::{OWN, stock, take_out};
use crate::above::Above;
use crate::act::{self, Act};
use crate::casebook::Casebook;
use crate::data_key::Since;
use crate::disk;
use crate::error::{Error, Result};
use crate::key::{Key, KeySlots, Ring};
use crate::moment::Moment;
use crate::swap::{self, Staging, Step, Swap};
use crate::{log, open, rekey, room, schema, sound};

/// What a register is built from.
pub(super) struct Source<'a> {
    /// The file of a backup; without one, nothing but the log.
    pub(super) backup: Option<&'a Path>,
    /// What may open the backup.
    pub(super) openers: &'a Ring,
    /// What the register is written under, and reads with, from now on.
    pub(super) ring: &'a Ring,
    /// What opens it from now on.
    pub(super) keys: &'a KeySlots,
    /// Since when passphrase and sheet are in force; none where nobody knows, which is taken for since this generation.
    pub(super) since: Option<Since>,
    /// What opens the log of the register that is there.
    pub(super) log_key: &'a Key,
    /// The segments of the log to do again on it.
    pub(super) log: &'a [PathBuf],
    /// Numbers that were given and shall not be given again.
    pub(super) numbers: &'a [(String, i64, i64)],
    /// What the register above knows.
    pub(super) above: Above,
}

impl Source<'_> {
    /// What a segment of the log may be sealed under: the key of the register that is there, and that of the backup, which
    /// could have been made by whoever holds it.
    fn log_keys(&self) -> Result<Vec<Key>> {
        let backup = self.backup.map(super::file::open).transpose()?;
        let maker = backup.and_then(|(_, header)| header.maker(self.openers).cloned());
        Ok(std::iter::once(self.log_key.clone()).chain(maker).collect())
    }
}

/// What was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Built {
    /// Its last act before the restore was entered.
    pub(super) reached: i64,
    /// How many acts of the log beside it, as far as that opens, it does not have: of another branch of its history too.
    pub(super) missed: i64,
    /// Every act of that log is in it.
    pub(super) has_log: bool,
    pub(super) counts: BTreeMap<String, i64>,
    pub(super) numbers: Numbers,
}

/// Under a folder's lock, makes good what was left there and lets a verb build in it. Where there was nothing and the verb
/// fails, or `keeps` nothing, nothing is left.
pub(super) fn in_folder<T>(folder: &Path, keeps: bool, verb: impl FnOnce() -> Result<T>) -> Result<T> {
    let (was_there, was_taken) = (folder.exists(), is_taken(folder)?);
    disk::make_folders(folder)?;
    let lock = open::lock(folder)?;
    let done = swap::finish(folder).and_then(|()| verb());
    if (done.is_err() || !keeps) && !was_taken && !swap::is_unfinished(folder) {
        drop(lock);
        // What cannot be removed is empty.
        let _ = disk::remove(&folder.join(open::LOCK));
        if !was_there {
            let _ = disk::remove_empty_folder(folder);
        }
    }
    done
}

/// Tells whether a folder holds a register, be it only a part of one. A folder of other things is refused.
pub(super) fn is_taken(folder: &Path) -> Result<bool> {
    swap::is_taken(folder, &[open::LOCK, OWN, room::BALLAST])
}

/// Builds the new register in a folder beside the old one.
pub(super) fn build<'a>(
    folder: &'a Path,
    source: &Source<'_>,
    now: Moment,
    step: Step<'_>,
) -> Result<(Staging<'a>, Built)> {
    step()?;
    let staging = Staging::begin(Swap::Restore, folder)?;
    let new = staging.inside();
    step()?;
    let register = new.join(open::FILE);
    match source.backup {
        Some(backup) => {
            let (mut from, header) = super::file::open(backup)?;
            take_out(&mut from, &header, &register)?;
            let key = stock::proved(&register, source.openers, &header)?;
            bring_up(&new, key, source.ring, &header, source.since)?;
        }
        None => Casebook::blank(&new, source.ring, source.keys)?,
    }
    step()?;
    let log_keys = source.log_keys()?;
    source.keys.write(&new, source.ring)?;
    for segment in source.log {
        bring(segment, &new)?;
    }
    let logged = log::acts(folder, &log_keys.iter().collect::<Vec<_>>(), &source.keys.register)?;
    let mut built = None;
    let enter = |book: &mut Casebook| {
        counter::raise(&book.writer, source.numbers)?;
        let missed = log::missing_from(&book.writer, &logged)?;
        built = Some(Built {
            reached: act::last(&book.writer)?,
            missed,
            has_log: missed == 0,
            counts: sound::counts(&book.writer)?.into_iter().map(|(table, n)| (table.to_owned(), n)).collect(),
            numbers: counter::numbers(&book.writer)?,
        });
        book.write(Act::Restore, now, |_| Ok(())).map(drop)
    };
    swap::settle(&new, source.ring, &log_keys.iter().collect::<Vec<_>>(), source.keys.practice, source.above, enter)?;
    let built = built.ok_or(Error::Damaged("rescue: nothing was built"))?;
    if source.backup.is_none() && built.reached == 0 {
        return Err(Error::Damaged("rescue: an empty register"));
    }
    step()?;
    Ok((staging, built))
}

/// Builds it with as much of the log as can be done again: all segments, or all up to a damaged one.
pub(super) fn build_on<'a>(
    folder: &'a Path,
    source: &Source<'_>,
    now: Moment,
    step: Step<'_>,
) -> Result<(Staging<'a>, Built)> {
    let log_keys = source.log_keys()?;
    let all = log::segments(folder, &log_keys.iter().collect::<Vec<_>>(), &source.keys.register)?;
    let (segments, opens): (Vec<PathBuf>, Vec<bool>) = all.into_iter().unzip();
    for count in (usize::from(source.backup.is_none())..=segments.len()).rev() {
        // A log is gone on with where it ends: one that ends in a segment that does not open would begin anew.
        if count.checked_sub(1).and_then(|last| opens.get(last)) == Some(&false) {
            continue;
        }
        let log = segments.get(..count).unwrap_or_default();
        match build(folder, &Source { log, ..*source }, now, step) {
            Err(Error::Damaged(what)) if what.starts_with("log") && count > 0 => {}
            built => return built,
        }
    }
    Err(Error::Damaged("rescue: nothing good is left"))
}

/// Brings a register just taken out of a backup to today's schema, and under the key of a ring.
pub(super) fn bring_up(folder: &Path, key: &Key, ring: &Ring, header: &Header, since: Option<Since>) -> Result<()> {
    let mut db = open::writer(folder, key)?;
    if schema::is_older(&db)? {
        // The backup is the copy of before.
        schema::migrate(&mut db)?;
    }
    drop(db);
    if **key == **ring.today() {
        return Ok(());
    }
    rekey::bring_under(folder, key, &header.manifest.contents.register, ring, since.unwrap_or(Since::today(ring)))
}

/// Copies a segment of the log; the one it is copied from stays with the register that is set aside.
fn bring(segment: &Path, to: &Path) -> Result<()> {
    let mut copy = disk::File::create_new(&to.join(segment.file_name().unwrap_or_default()))?;
    std::io::copy(&mut File::open(segment)?, &mut copy)?;
    Ok(copy.sync()?)
}

/// Opens a register that was taken out of a backup for practice, with a lock of its own.
pub(super) fn practise(folder: &Path, book: &Casebook) -> Result<Casebook> {
    let lock = Arc::new(open::lock(folder)?);
    Casebook::unlocked(folder, &book.ring, book.practice, (lock, Some(&[])), book.above)
}
