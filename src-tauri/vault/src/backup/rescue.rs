//! A register that does not open any more: the newest good backup, and on it everything the operation log has beyond
//! it. Where no backup is good, a log that goes back to the first act is enough. Never an empty register.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::restore::{Source, of_today, put};
use super::{Manifest, OWN, file, stock};
use crate::above::Above;
use crate::error::{Error, Result};
use crate::key::{self, Key, KeySlots};
use crate::moment::Moment;
use crate::{log, open};

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

/// Reads the key slots of a register; where their file is gone or damaged, those kept beside it or in its newest backup.
/// Answers whether such a copy stood in.
pub(crate) fn slots_of(folder: &Path) -> Result<(KeySlots, bool)> {
    let first = match KeySlots::read(folder) {
        Err(error @ (Error::Damaged(_) | Error::NoRegister)) if folder.join(open::FILE).exists() => error,
        read => return Ok((read?, false)),
    };
    // A backup's come before the ones kept beside: those are always of the passphrase before.
    let in_backups =
        newest_first(&folder.join(OWN)).into_iter().find_map(|path| file::open(&path).ok()?.1.keys().ok());
    let beside = || KeySlots::parse(&std::fs::read(folder.join(format!("{}.cu", key::FILE))).ok()?).ok();
    in_backups.or_else(beside).map(|slots| (slots, true)).ok_or(first)
}

/// Says what could be had back of a damaged register, with its passphrase. Changes nothing.
pub fn offer(folder: &Path, passphrase: &str) -> Result<Offer> {
    let slots = slots_of(folder)?.0;
    let key = slots.unlock(passphrase)?;
    let good = |path: PathBuf| stock::opened(&path, &key, &folder.join(OWN), |_| Ok(())).ok().map(|(good, ())| good);
    offered(folder, &slots, &key, newest_first(&folder.join(OWN)).into_iter().find_map(good))
}

/// Says the same of one backup the clerk chose, wherever it lies.
pub fn offered_at(backup: &Path, folder: &Path, passphrase: &str) -> Result<Offer> {
    let (manifest, source) = of_today(backup, folder, passphrase)?;
    offered(folder, &source.keys, &source.key, Some(manifest))
}

fn offered(folder: &Path, slots: &KeySlots, key: &Key, manifest: Option<Manifest>) -> Result<Offer> {
    let log = log::standing(folder, key, &slots.register)?;
    Ok(Offer { manifest, acts: log.acts, whole: log.findings.is_empty() })
}

/// Puts the newest good backup and the log's acts in the place of a damaged register, which is set aside and kept.
pub fn rescue(folder: &Path, passphrase: &str, now: Moment, above: Above) -> Result<Rescued> {
    let slots = slots_of(folder)?.0;
    let key = slots.unlock(passphrase)?;
    for path in newest_first(&folder.join(OWN)) {
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

/// The backups of a folder, the newest first; a folder that is not there has none.
fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<(i64, PathBuf)> = super::backups(folder)
        .unwrap_or_default()
        .into_values()
        .filter_map(|path| Some((file::open(&path).ok()?.1.manifest.sequence, path)))
        .collect();
    found.sort_by_key(|(sequence, _)| std::cmp::Reverse(*sequence));
    found.into_iter().map(|(_, path)| path).collect()
}
