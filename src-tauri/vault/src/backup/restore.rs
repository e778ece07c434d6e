//! Restoring a backup into a folder that is new, empty or holds a register, which is set aside and kept. What the
//! operation log has beyond the backup is done again, unless that is refused; numbers that were given are not given
//! again; and what cannot be brought, or known, is said.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::Datelike;
use rusqlite::Connection;
use serde::Serialize;

use super::build::{self, Built, Source};
use super::counter::{self, Numbers};
use super::given::{Known, known};
use super::rescue::key_of;
use super::{Manifest, OWN, file, inspect, stock};
use crate::above::Above;
use crate::act;
use crate::data_key::{self, Since};
use crate::error::{Error, Result};
use crate::key::{KeyCost, KeySlots, Ring, Secret, SheetOf};
use crate::moment::Moment;
use crate::swap::{self, Step, Swap};
use crate::{log, open, sound};

/// How a backup is restored.
#[derive(Clone, Copy)]
pub struct Way<'a> {
    /// What opens the backup: a secret of its day. Today's register, where it is opened, opens it too.
    pub backup: Secret<'a>,
    /// What opens the register that is there; the same secret where none is given.
    pub today: Option<Secret<'a>>,
    /// A passphrase for the register from now on, with what a guess at it costs; a new generation of keys.
    pub new: Option<(&'a str, Option<KeyCost>)>,
    /// What the log has beyond the backup is not done again.
    pub without_log: bool,
}

impl<'a> From<&'a str> for Way<'a> {
    fn from(passphrase: &'a str) -> Self {
        Self { backup: passphrase.into(), today: None, new: None, without_log: false }
    }
}

/// The books whose entries get numbers.
const NUMBERED: [&str; 2] = ["visit", "petition"];

/// Which passphrase is in force after a restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InForce {
    /// That of the register that was there.
    Kept,
    /// That of the backup's day.
    OfTheBackup,
    /// A new one.
    New,
}

/// What became of the operation log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LogDone {
    /// How many acts of it were done again.
    pub replayed: i64,
    /// How many acts are known that are not in the restored register.
    pub left: i64,
}

/// What a restore does, before or after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The backup.
    pub manifest: Manifest,
    /// How many records of each slice the register has afterwards that were not there before.
    pub brings: BTreeMap<String, i64>,
    /// How many records of each slice were there before and are not afterwards.
    pub takes: BTreeMap<String, i64>,
    /// What becomes of the log.
    pub log: LogDone,
    /// The next number of each book, where the last that was given cannot be known.
    pub numbers_again: Numbers,
    /// The last number of each book afterwards.
    pub numbers: Numbers,
    /// The folder inside that keeps the register of before; none where there was none, or nothing was done yet.
    pub set_aside: Option<String>,
    /// Which passphrase is in force.
    pub passphrase: InForce,
    /// The register that was there is another than the backup's.
    pub is_of_another: bool,
}

/// The register that is in the folder.
#[derive(Default, Clone)]
pub(super) struct Today {
    /// What opens it; none where both copies of its key are spoilt and nothing else tells.
    pub(super) keys: Option<(KeySlots, Ring)>,
    /// Its last act, as far as it or its log tells.
    pub(super) acts: i64,
    /// It is the register of the backup, or there was none.
    pub(super) is_same: bool,
    /// The year the clerk works in.
    pub(super) year: i32,
    /// Its log goes further than its file.
    pub(super) is_behind: bool,
    /// What it holds, where its file can be read.
    pub(super) held: Option<(BTreeMap<String, i64>, Numbers)>,
    /// Since when its secrets are in force, where its file can be read.
    pub(super) since: Option<Since>,
}

/// What the new register is opened with, and what opens its parts.
struct InHand {
    keys: KeySlots,
    ring: Ring,
    openers: Ring,
    log_keys: Ring,
    since: Option<Since>,
    in_force: InForce,
}

/// Restores a backup.
pub fn restore(backup: &Path, folder: &Path, way: &Way<'_>, now: Moment, above: Above) -> Result<Restored> {
    run(backup, folder, way, now, above, &mut || Ok(()))
}

/// Says what restoring it would do. The register that is there, and whatever else, is left as it is.
pub fn foretell(backup: &Path, folder: &Path, way: &Way<'_>, now: Moment, above: Above) -> Result<Restored> {
    inspect(backup)?;
    build::in_folder(folder, false, || {
        let (today, hand) = in_hand(backup, folder, way)?;
        built(backup, folder, way, (&today, &hand), now, above, &mut || Ok(())).map(|(_, told)| told)
    })
}

fn run(backup: &Path, folder: &Path, way: &Way<'_>, now: Moment, above: Above, step: Step<'_>) -> Result<Restored> {
    // Damage is told before a passphrase is judged, and both before the folder is touched: where there is no register
    // nothing can change until it is locked.
    inspect(backup)?;
    let early = if build::is_taken(folder)? { None } else { Some(in_hand(backup, folder, way)?) };
    build::in_folder(folder, true, || {
        let (today, hand) = early.map_or_else(|| in_hand(backup, folder, way), Ok)?;
        let (staging, told) = built(backup, folder, way, (&today, &hand), now, above, step)?;
        staging.set(step)?;
        let set_aside = swap::go(Swap::Restore, folder, step)?;
        Ok(Restored { set_aside, ..told })
    })
}

fn built<'a>(
    backup: &Path,
    folder: &'a Path,
    way: &Way<'_>,
    (today, hand): (&Today, &InHand),
    now: Moment,
    above: Above,
    step: Step<'_>,
) -> Result<(swap::Staging<'a>, Restored)> {
    let (_, header) = file::open(backup)?;
    let source = Source {
        backup: Some(backup),
        openers: &hand.openers,
        ring: &hand.ring,
        keys: &hand.keys,
        since: hand.since,
        log_key: hand.log_keys.today(),
        log: &[],
        numbers: &[],
        above,
    };
    let same = today.keys.as_ref().is_none_or(|(slots, _)| slots.register == hand.keys.register);
    let today = &Today { is_same: same, year: now.today.year(), ..today.clone() };
    let known = if same { known(folder, today, &source, now)? } else { Known::default() };
    let source = Source { numbers: &known.numbers, ..source };
    let (staging, built) = if way.without_log || !same {
        build::build(folder, &source, now, step)?
    } else {
        build::build_on(folder, &source, now, step)?
    };
    let told = tell(header.manifest, today, &built, &known, hand.in_force);
    Ok((staging, told))
}

fn tell(manifest: Manifest, today: &Today, built: &Built, known: &Known, passphrase: InForce) -> Restored {
    let empty = BTreeMap::new();
    let held = today.held.as_ref().map_or(&empty, |(counts, _)| counts);
    let (own, same) = if today.is_same { (held, &built.counts) } else { (&empty, &empty) };
    let beyond = |more: &BTreeMap<String, i64>, less: &BTreeMap<String, i64>| {
        let left = more.iter().map(|(slice, n)| (slice.clone(), n - less.get(slice).copied().unwrap_or(0)));
        left.filter(|(_, n)| *n > 0).collect::<BTreeMap<String, i64>>()
    };
    let last = |book: &str, of: i64| {
        built.numbers.iter().find(|(one, year, _)| one == book && *year == of).map_or(0, |(_, _, last)| *last)
    };
    let mut years: Vec<i64> = built.numbers.iter().map(|(_, year, _)| *year).max().into_iter().collect();
    years.extend(Some(i64::from(today.year)).filter(|year| !years.contains(year)));
    let next = |year: &i64| NUMBERED.map(|book| (book.to_owned(), *year, last(book, *year) + 1));
    // What stands after the backup may be another branch of the history: as many acts, and none of them these.
    let left = if today.is_same { built.missed.max(today.acts - built.reached).max(0) } else { today.acts };
    Restored {
        log: LogDone { replayed: built.reached - manifest.contents.acts, left },
        brings: beyond(&built.counts, own),
        takes: beyond(held, same),
        numbers_again: if known.all { Vec::new() } else { years.iter().flat_map(next).collect() },
        is_of_another: !today.is_same,
        numbers: built.numbers.clone(),
        manifest,
        set_aside: None,
        passphrase,
    }
}

/// Opens what is needed: the register that is there, the backup, and what is in force from now on.
fn in_hand(backup: &Path, folder: &Path, way: &Way<'_>) -> Result<(Today, InHand)> {
    let (_, header) = file::open(backup)?;
    let (theirs, register) = (header.keys()?, &header.manifest.contents.register);
    let keys = today_keys(folder, way.today.unwrap_or(way.backup))?;
    // A folder of an older generation than the backup is an old image of it: what is newer comes under no older key.
    let is_same =
        |(slots, _): &(KeySlots, Ring)| slots.register == *register && slots.generation() >= theirs.generation();
    let same = keys.clone().filter(is_same);
    let by_today = match &same {
        Some((_, ring)) if opens(backup, ring, folder)? => Some(ring),
        _ => None,
    };
    let of_backup = || theirs.open(way.backup);
    let openers = match by_today {
        Some(ring) => ring.clone(),
        None => of_backup()?,
    };
    let log_keys = same.as_ref().map_or_else(|| openers.clone(), |(_, ring)| ring.clone());
    let (slots, ring, in_force) = match &same {
        Some((slots, ring)) => (slots.clone(), ring.clone(), InForce::Kept),
        None => (theirs, openers.clone(), InForce::OfTheBackup),
    };
    let hand = InHand { keys: slots, ring, openers, log_keys, since: None, in_force };
    let today = today_of(folder, keys, &hand, register)?;
    // Since when secrets are in force that were made after the backup, only the register that is there may know.
    let since = if same.is_some() { today.since } else { None };
    let hand = match way.new {
        Some(new) => renewed(hand, new, since, way)?,
        None => InHand { since, ..hand },
    };
    Ok((today, hand))
}

/// A new passphrase makes a new generation; the sheet stays in force.
fn renewed(
    hand: InHand,
    (passphrase, cost): (&str, Option<KeyCost>),
    since: Option<Since>,
    way: &Way<'_>,
) -> Result<InHand> {
    if !hand.keys.practice {
        words::passphrase::gate(passphrase, &[])?;
    }
    let given = [way.today, Some(way.backup)].into_iter().flatten();
    let typed = given.filter(|_| hand.keys.has_old_sheet()).find_map(|secret| match secret {
        Secret::Code(code) if hand.keys.open(secret).is_ok() => Some(SheetOf::Typed(code)),
        _ => None,
    });
    let ring = hand.ring.next()?;
    let keys = hand.keys.next(&ring, passphrase, cost, typed.unwrap_or(SheetOf::Kept))?;
    // The sheet is that of before, of the register that was there or of the backup.
    let sheet = since.map_or(hand.openers.generation(), |since| since.sheet);
    let since = Some(Since { passphrase: ring.generation(), sheet });
    Ok(InHand { keys, ring, since, in_force: InForce::New, ..hand })
}

/// Opens the keys of the register that is in a folder; none where there is none, or nothing left that tells its key.
fn today_keys(folder: &Path, secret: Secret<'_>) -> Result<Option<(KeySlots, Ring)>> {
    if !build::is_taken(folder)? {
        return Ok(None);
    }
    match key_of(folder, secret) {
        Ok(keys) => Ok(Some(keys)),
        Err(Error::Damaged(_) | Error::NoRegister) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tells whether a ring opens a backup. A sealed one says so by its seal; one of before there were seals is tried,
/// beside the others of the register's folder.
fn opens(backup: &Path, ring: &Ring, folder: &Path) -> Result<bool> {
    let (_, header) = file::open(backup)?;
    if !header.is_of_before_seals() {
        return Ok(header.is_sealed_within(ring));
    }
    match stock::opened(backup, ring, &folder.join(OWN), |_| Ok(())) {
        Ok(_) => Ok(true),
        Err(Error::Damaged(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn today_of(folder: &Path, keys: Option<(KeySlots, Ring)>, hand: &InHand, register: &str) -> Result<Today> {
    if !build::is_taken(folder)? {
        return Ok(Today::default());
    }
    let (ring, uid) = match &keys {
        Some((slots, ring)) => (ring, slots.register.as_str()),
        None => (&hand.log_keys, register),
    };
    let read = |db: Connection| -> Result<_> {
        let counts = sound::counts(&db)?.into_iter().map(|(table, n)| (table.to_owned(), n)).collect();
        Ok((act::last(&db)?, (counts, counter::numbers(&db)?), data_key::since(&db).ok()))
    };
    let held = open::reader(folder, ring.today()).and_then(read).ok();
    let logged = log::standing(folder, &[ring.today()], uid)?.acts;
    let Some((acts, held, since)) = held else {
        return Ok(Today { keys, acts: logged, is_behind: true, ..Today::default() });
    };
    Ok(Today { keys, acts: acts.max(logged), is_behind: logged > acts, held: Some(held), since, ..Today::default() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
