//! A register that does not open any more: the newest good backup, and on it everything the operation log has beyond
//! it. Where no backup is good, a log that goes back to the first act is enough. Never an empty register.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::build::{self, Source};
use super::{Manifest, OWN, counter, file, stock};
use crate::above::Above;
use crate::error::{Error, Result};
use crate::key::{KeySlots, Ring, Secret};
use crate::moment::Moment;
use crate::swap::{self, Swap};
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

/// Gives the keys of a register that may be damaged. Its own key slots come first. Where neither copy is its file's, be
/// it that they or the file's beginning are spoilt, any slots in its folder or in its own backups may stand in: a key
/// is the register's where it opens the file or the log; where it opens neither, that of the newest generation known of
/// this register may, for then both are gone.
pub(super) fn key_of(folder: &Path, secret: Secret<'_>) -> Result<(KeySlots, Ring)> {
    let spoilt = match copies::held(folder).and_then(|held| held.open(folder, secret)) {
        Err(error @ (Error::Damaged(_) | Error::NoRegister)) => error,
        opened => return opened,
    };
    let mut all = copies::any(folder);
    let copy = all.first().map(|slots| slots.register.clone());
    all.extend(newest_first(&folder.join(OWN)).iter().filter_map(|path| file::open(path).ok()?.1.keys().ok()));
    // Where neither the file nor a log nor a copy is left to say whose folder this is, its newest backup does.
    let whose = if is_bare(folder)? { copy.or_else(|| Some(all.first()?.register.clone())) } else { copy };
    let is_own = |slots: &&KeySlots| whose.as_ref() == Some(&slots.register);
    let newest = all.iter().filter(is_own).map(KeySlots::generation).max();
    let (mut wrong, mut opened, mut fallback) = (false, false, None);
    for (at, slots) in all.iter().enumerate() {
        if all.iter().take(at).any(|before| before.is_as(slots)) {
            continue;
        }
        match slots.open(secret).and_then(|ring| copies::in_force(folder, slots.clone(), ring)) {
            Ok((slots, ring)) if is_of(folder, &ring, &slots.register) => return Ok((slots, ring)),
            Ok((slots, ring)) => {
                opened = true;
                if is_own(&&slots) && Some(slots.generation()) == newest {
                    fallback = fallback.or(Some((slots, ring)));
                }
            }
            Err(Error::WrongPassphrase) => wrong = true,
            Err(_) => {}
        }
    }
    let answer = if wrong && !opened { Error::WrongPassphrase } else { spoilt };
    fallback.ok_or(answer)
}

/// Tells whether neither the register's file nor anything of its log is in a folder.
fn is_bare(folder: &Path) -> Result<bool> {
    Ok(!folder.join(open::FILE).exists() && log::is_gone(folder)?)
}

fn is_of(folder: &Path, ring: &Ring, register: &str) -> bool {
    let opens =
        || log::segments(folder, &[ring.today()], register).is_ok_and(|all| all.iter().any(|(_, opens)| *opens));
    open::opens(folder, ring.today()) || opens()
}

/// Says what could be had back of a damaged register, with its passphrase or the code of its sheet. Changes nothing.
pub fn offer<'a>(folder: &Path, secret: impl Into<Secret<'a>>) -> Result<Offer> {
    let (slots, ring) = key_of(folder, secret.into())?;
    let good = |path: PathBuf| stock::opened(&path, &ring, &folder.join(OWN), |_| Ok(())).ok().map(|(good, ())| good);
    let newest = own_first(&folder.join(OWN), &ring, &slots.register);
    offered(folder, &slots, &ring, newest.into_iter().find_map(good))
}

/// Says the same of one backup the clerk chose, wherever it lies.
pub fn offered_at<'a>(backup: &Path, folder: &Path, secret: impl Into<Secret<'a>>) -> Result<Offer> {
    let (slots, ring, openers) = of_today(backup, folder, secret.into())?;
    let (manifest, ()) = stock::opened(backup, &openers, &folder.join(OWN), |_| Ok(()))?;
    offered(folder, &slots, &ring, Some(manifest))
}

fn offered(folder: &Path, slots: &KeySlots, ring: &Ring, manifest: Option<Manifest>) -> Result<Offer> {
    let log = log::standing(folder, &[ring.today()], &slots.register)?;
    Ok(Offer { manifest, acts: log.acts, whole: log.flaws.is_empty() })
}

/// Gives what opens the register from now on, and what opens a backup: today's where it is of the register in the
/// folder, else that of its day.
fn of_today(backup: &Path, folder: &Path, secret: Secret<'_>) -> Result<(KeySlots, Ring, Ring)> {
    super::inspect(backup)?;
    let (_, header) = file::open(backup)?;
    // A folder of an older generation than the backup is an old image of it: what is newer comes under no older key.
    if let Ok((slots, ring)) = key_of(folder, secret)
        && slots.register == header.manifest.contents.register
        && slots.generation() >= header.keys()?.generation()
    {
        if !header.openers(&ring).is_empty() {
            return Ok((slots, ring.clone(), ring));
        }
        let openers = header.keys()?.open(secret)?;
        return Ok((slots, ring, openers));
    }
    let slots = header.keys()?;
    let ring = slots.open(secret)?;
    Ok((slots, ring.clone(), ring))
}

/// Puts the newest good backup and the log's acts in the place of a damaged register, which is set aside and kept.
pub fn rescue<'a>(folder: &Path, secret: impl Into<Secret<'a>>, now: Moment, above: Above) -> Result<Rescued> {
    let secret = secret.into();
    build::in_folder(folder, true, || {
        let (slots, ring) = key_of(folder, secret)?;
        for path in own_first(&folder.join(OWN), &ring, &slots.register) {
            match with_log(Some(&path), folder, (&slots, &ring, &ring), now, above) {
                Err(Error::Damaged(_) | Error::Newer(_)) => {}
                rescued => return rescued,
            }
        }
        with_log(None, folder, (&slots, &ring, &ring), now, above).map_err(|error| match error {
            Error::Damaged(_) => Error::Damaged("rescue: nothing good is left"),
            other => other,
        })
    })
}

/// Does the same on one backup the clerk chose, wherever it lies.
pub fn rescue_from<'a>(
    backup: &Path,
    folder: &Path,
    secret: impl Into<Secret<'a>>,
    now: Moment,
    above: Above,
) -> Result<Rescued> {
    let secret = secret.into();
    build::in_folder(folder, true, || {
        let (slots, ring, openers) = of_today(backup, folder, secret)?;
        with_log(Some(backup), folder, (&slots, &ring, &openers), now, above)
    })
}

/// Builds the register with as much of the log as can be done again on it, and puts it in the folder, which is locked.
fn with_log(
    backup: Option<&Path>,
    folder: &Path,
    (slots, ring, openers): (&KeySlots, &Ring, &Ring),
    now: Moment,
    above: Above,
) -> Result<Rescued> {
    let manifest = backup.map(super::inspect).transpose()?;
    let base = manifest.as_ref().map_or(0, |manifest| manifest.contents.acts);
    // What the damaged file still tells of the numbers it gave.
    let numbers = open::reader(folder, ring.today()).and_then(|db| counter::numbers(&db)).unwrap_or_default();
    let source = Source {
        backup,
        openers,
        ring,
        keys: slots,
        since: None,
        log_key: ring.today(),
        log: &[],
        numbers: &numbers,
        above,
    };
    let mut step = || Ok(());
    let held = log::standing(folder, &[ring.today()], &slots.register)?.acts;
    let (staging, built) = build::build_on(folder, &source, now, &mut step)?;
    staging.set(&mut step)?;
    let set_aside = swap::go(Swap::Restore, folder, &mut step)?;
    let (again, lost) = (built.reached - base, built.missed.max(held - built.reached).max(0));
    Ok(Rescued { manifest, again, lost, set_aside })
}

/// Tells whether a backup of a register in its own place was made since keys have generations.
pub(crate) fn knows_generations(folder: &Path, register: &str) -> bool {
    let keys = |path: &PathBuf| file::open(path).ok()?.1.keys().ok();
    let knows = |slots: KeySlots| slots.register == register && !slots.is_of_before_generations();
    newest_first(&folder.join(OWN)).iter().filter_map(keys).any(knows)
}

/// The backups of a folder, the newest first, whosever they are; a folder that is not there has none.
fn newest_first(folder: &Path) -> Vec<PathBuf> {
    sorted(folder, |_| Some(0))
}

/// The same of one register: those its newest key sealed first, those of a time when nothing was sealed last.
pub(super) fn own_first(folder: &Path, ring: &Ring, register: &str) -> Vec<PathBuf> {
    sorted(folder, |header| {
        let is_of = header.manifest.contents.register == register;
        let sealed = ring.all().find(|(_, key)| header.is_sealed_by(key)).map(|(generation, _)| generation);
        (is_of && (sealed.is_some() || header.is_of_before_seals())).then_some(sealed.unwrap_or(0))
    })
}

/// Sorts the backups of a folder that are asked for: first those a rule puts first, then the newest.
fn sorted(folder: &Path, first: impl Fn(&file::Header) -> Option<u32>) -> Vec<PathBuf> {
    let mut found: Vec<(u32, i64, PathBuf)> = super::backups(folder)
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
