//! A register that does not open any more: the newest good backup, and on it everything the operation log has beyond
//! it. Where no backup is good, a log that goes back to the first act is enough. Never an empty register.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::restore::{Source, of_today, put};
use super::{Manifest, OWN, file, stock};
use crate::above::Above;
use crate::error::{Error, Result};
use crate::key::{Key, KeySlots};
use crate::moment::Moment;
use crate::{copies, log, open};

/// What can be had back, before anything is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The newest good backup; none where there is none.
    pub manifest: Option<Manifest>,
    /// The last act the operation log has.
    pub acts: i64,
    /// The log opens from end to end.
    pub whole: bool,
}

/// What was had back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rescued {
    /// The backup the register stands on; none where the log alone gave it back.
    pub manifest: Option<Manifest>,
    /// How many acts the log gave back on top of it.
    pub again: i64,
    /// How many acts the log is known to have had and could not give back.
    pub lost: i64,
    /// The folder inside it that keeps the damaged register.
    pub set_aside: Option<String>,
}

/// Gives a damaged register's key by its passphrase. Where both copies of its key slots are spoilt, those of its own newest
/// backup stand in: a backup's key is the register's where it opens the register's file or its log.
fn key_of(folder: &Path, passphrase: &str) -> Result<(KeySlots, Key)> {
    let spoilt = match copies::slots_of(folder) {
        Ok((slots, _)) => return slots.unlock(passphrase).map(|key| (slots, key)),
        Err(error @ Error::Damaged(_)) => error,
        Err(error) => return Err(error),
    };
    let mut answer = spoilt;
    for path in newest_first(&folder.join(OWN)) {
        let Some(slots) = file::open(&path).ok().and_then(|(_, header)| header.keys().ok()) else { continue };
        match slots.unlock(passphrase) {
            Ok(key) if is_of(folder, &key, &slots.register) => return Ok((slots, key)),
            Err(Error::WrongPassphrase) => answer = Error::WrongPassphrase,
            _ => {}
        }
    }
    Err(answer)
}

fn is_of(folder: &Path, key: &Key, register: &str) -> bool {
    let opens = || log::segments(folder, key, register).is_ok_and(|all| all.iter().any(|(_, opens)| *opens));
    open::reader(folder, key).is_ok() || opens()
}

/// Says what could be had back of a damaged register, with its passphrase. Changes nothing.
pub fn offer(folder: &Path, passphrase: &str) -> Result<Offer> {
    let (slots, key) = key_of(folder, passphrase)?;
    let good = |path: PathBuf| stock::opened(&path, &key, &folder.join(OWN), |_| Ok(())).ok().map(|(good, ())| good);
    let newest = own_first(&folder.join(OWN), &key, &slots.register);
    offered(folder, &slots, &key, newest.into_iter().find_map(good))
}

/// Says the same of one backup the clerk chose, wherever it lies.
pub fn offered_at(backup: &Path, folder: &Path, passphrase: &str) -> Result<Offer> {
    let (manifest, source) = of_today(backup, folder, passphrase)?;
    offered(folder, &source.keys, &source.key, Some(manifest))
}

fn offered(folder: &Path, slots: &KeySlots, key: &Key, manifest: Option<Manifest>) -> Result<Offer> {
    let log = log::standing(folder, key, &slots.register)?;
    Ok(Offer { manifest, acts: log.acts, whole: log.flaws.is_empty() })
}

/// Puts the newest good backup and the log's acts in the place of a damaged register, which is set aside and kept.
pub fn rescue(folder: &Path, passphrase: &str, now: Moment, above: Above) -> Result<Rescued> {
    let (slots, key) = key_of(folder, passphrase)?;
    for path in own_first(&folder.join(OWN), &key, &slots.register) {
        match with_log(Some(&path), folder, &key, &slots, now, above) {
            Err(Error::Damaged(_) | Error::Newer(_)) => {}
            rescued => return rescued,
        }
    }
    with_log(None, folder, &key, &slots, now, above).map_err(|error| match error {
        Error::Damaged(_) => Error::Damaged("rescue: nothing good is left"),
        other => other,
    })
}

/// Does the same on one backup the clerk chose, wherever it lies.
pub fn rescue_from(backup: &Path, folder: &Path, passphrase: &str, now: Moment, above: Above) -> Result<Rescued> {
    let (_, source) = of_today(backup, folder, passphrase)?;
    with_log(Some(backup), folder, &source.key, &source.keys, now, above)
}

/// Builds the register with as much of the log as can be done again on it: all segments, or all up to a damaged one.
fn with_log(
    backup: Option<&Path>,
    folder: &Path,
    key: &Key,
    slots: &KeySlots,
    now: Moment,
    above: Above,
) -> Result<Rescued> {
    let manifest = backup.map(super::inspect).transpose()?;
    let segments = log::segments(folder, key, &slots.register)?;
    let (segments, opens): (Vec<PathBuf>, Vec<bool>) = segments.into_iter().unzip();
    let held = log::standing(folder, key, &slots.register)?.acts;
    let base = manifest.as_ref().map_or(0, |manifest| manifest.contents.acts);
    for count in (usize::from(backup.is_none())..=segments.len()).rev() {
        // A log is gone on with where it ends: one that ends in a segment that does not open would begin anew.
        if count.checked_sub(1).and_then(|last| opens.get(last)) == Some(&false) {
            continue;
        }
        let log = segments.get(..count).unwrap_or_default();
        let backup = backup.map(file::open).transpose()?;
        let source = Source { backup, key: key.clone(), keys: slots.clone(), log, above };
        match put(folder, source, now, &mut || Ok(())) {
            Err(Error::Damaged(what)) if what.starts_with("log") && count > 0 => {}
            Err(error) => return Err(error),
            Ok((set_aside, reached)) => {
                let (again, lost) = (reached - base, (held - reached).max(0));
                return Ok(Rescued { manifest, again, lost, set_aside });
            }
        }
    }
    Err(Error::Damaged("rescue: nothing good is left"))
}

/// The backups of a folder, the newest first, whosever they are; a folder that is not there has none.
fn newest_first(folder: &Path) -> Vec<PathBuf> {
    sorted(folder, |_| Some(false))
}

/// The same of one register, those its key sealed before those of a time when nothing was.
fn own_first(folder: &Path, key: &Key, register: &str) -> Vec<PathBuf> {
    sorted(folder, |header| {
        let is_of = header.manifest.contents.register == register;
        let is_sealed = header.is_sealed_by(key);
        (is_of && (is_sealed || header.is_of_before_seals())).then_some(is_sealed)
    })
}

/// Sorts the backups of a folder that are asked for: first those a rule puts first, then the newest.
fn sorted(folder: &Path, first: impl Fn(&file::Header) -> Option<bool>) -> Vec<PathBuf> {
    let mut found: Vec<(bool, i64, PathBuf)> = super::backups(folder)
        .unwrap_or_default()
        .into_values()
        .filter_map(|path| {
            let header = file::open(&path).ok()?.1;
            Some((first(&header)?, header.manifest.sequence, path))
        })
        .collect();
    found.sort_by_key(|(first, sequence, _)| std::cmp::Reverse((*first, *sequence)));
    found.into_iter().map(|(_, _, path)| path).collect()
}
