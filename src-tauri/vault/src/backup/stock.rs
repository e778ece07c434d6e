//! What lies in the places: every backup with what it says it holds, and a look inside one before it is restored.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use super::file::Header;
use super::{Manifest, backups, counter, file, held, inspect, lay_out, own_place, places, prove};
use crate::access;
use crate::act;
use crate::casebook::Casebook;
use crate::disk::Scratch;
use crate::error::{Error, Result};
use crate::key::{Key, Ring};
use crate::moment::hex;
use crate::sound;
use crate::{key, log, open};

/// A backup in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The place it lies in.
    pub place: i64,
    /// Its number.
    pub sequence: i64,
    /// What it says about itself.
    #[serde(skip)]
    pub manifest: Manifest,
    /// The day it was last read back and opened, as far as this register knows.
    pub proved_on: Option<NaiveDate>,
    /// How often in a row it then was not good.
    pub failures: i64,
}

/// What a backup holds, seen from inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// What it says about itself, which is true.
    pub manifest: Manifest,
    /// The last number of each book in each year: `visit`, 2026, 41.
    pub numbers: Vec<(String, i64, i64)>,
    /// How many acts today's register has beyond it.
    pub behind: i64,
    /// How many of them the operation log can do again on it: all, or none where it does not go back so far.
    pub again: i64,
    /// The last of today's numbers, to compare.
    pub today: Vec<(String, i64, i64)>,
    /// How many records of each slice today's register has.
    pub counts: BTreeMap<&'static str, i64>,
}

/// Lists the backups of this register in every place that can be reached, the newest first. Only their headers are read.
pub fn stock(book: &Casebook) -> Result<Vec<Kept>> {
    let known = held::all(&book.reader)?;
    let mut all = Vec::new();
    for place in places(book)?.into_iter().filter(|place| place.here) {
        for manifest in own(book, &place.folder)?.into_iter().map(|(manifest, _)| manifest) {
            let (canonical, name) = (std::fs::canonicalize(&place.folder)?, manifest.file_name());
            let known = known.iter().find(|held| held.place == canonical && held.file == name);
            all.push(Kept {
                place: place.id,
                sequence: manifest.sequence,
                proved_on: known.map(|held| held.proved_on),
                failures: known.map_or(0, |held| held.failures),
                manifest,
            });
        }
    }
    all.sort_by_key(|kept| (std::cmp::Reverse(kept.sequence), kept.place));
    Ok(all)
}

/// Gives the path of a backup by its place and number.
pub fn find(book: &Casebook, place: i64, sequence: i64) -> Result<PathBuf> {
    let place = places(book)?.into_iter().find(|one| one.id == place).ok_or(Error::NotFound("place"))?;
    let found = own(book, &place.folder)?.into_iter().find(|(manifest, _)| manifest.sequence == sequence);
    found.map(|(_, path)| path).ok_or(Error::NotFound("backup"))
}

/// Opens a backup of this register for real and looks inside; nothing of it stays.
pub fn preview(book: &Casebook, path: &Path) -> Result<Preview> {
    let look = |db: &Connection| Ok((counter::numbers(db)?, access::last_look(db)?));
    let (manifest, (numbers, looks)) = opened(path, &book.ring, &own_place(book).folder, look)?;
    let (acts, held) = (act::last(&book.reader)?, manifest.contents.acts);
    // A backup of a branch that was left is no beginning of what the log goes on with.
    let is_before = act::head_at(&book.reader, held)?.as_ref() == Some(&manifest.contents.journal_head);
    let reaches = || log::reaches(&book.folder, book.ring.today(), &register(book)?, held, looks);
    Ok(Preview {
        behind: acts - held,
        again: if is_before && reaches()? { acts - held } else { 0 },
        manifest,
        numbers,
        today: counter::numbers(&book.reader)?,
        counts: sound::counts(&book.reader)?,
    })
}

/// Proves a backup with whichever key of a ring opens it, in a folder of its own beside, and looks into it.
pub(crate) fn opened<T>(
    path: &Path,
    ring: &Ring,
    beside: &Path,
    look: impl FnOnce(&Connection) -> Result<T>,
) -> Result<(Manifest, T)> {
    inspect(path)?;
    let (mut from, header) = file::open(path)?;
    let scratch = scratch(beside)?;
    let copy = scratch.join(open::FILE);
    lay_out(&mut from, &header, &copy)?;
    let key = proved(&copy, ring, &header)?;
    let db = open::copy(&copy, key)?;
    let seen = look(&db)?;
    drop(db);
    Ok((header.manifest, seen))
}

/// Proves a register taken out of a backup; gives the key of a ring that opens it.
pub(super) fn proved<'a>(copy: &Path, ring: &'a Ring, header: &Header) -> Result<&'a Key> {
    let mut answer = Err(Error::Damaged("backup"));
    for key in header.openers(ring) {
        match prove(copy, key, header) {
            Ok(()) => return Ok(key),
            Err(error) => answer = Err(error),
        }
    }
    answer
}

/// A folder for looking into a backup: beside the others, where there is room for one, and nobody else's.
pub(super) fn scratch(beside: &Path) -> Result<Scratch> {
    super::make_folder(beside)?;
    Scratch::new(beside.join(format!("xem-{}.tam", hex(&key::random::<4>()?))))
}

/// Tells whether a name is that of such a folder.
pub(super) fn is_scratch(name: &str) -> bool {
    name.starts_with("xem-") && name.rsplit_once('.').is_some_and(|(_, ending)| ending == "tam")
}

/// The register's own backups in a folder, by their headers, the newest first.
pub(super) fn own(book: &Casebook, folder: &Path) -> Result<Vec<(Manifest, PathBuf)>> {
    own_of(folder, &register(book)?, &book.ring, &book.reader)
}

/// The same of a register whose parts are at hand. Its own are those its key of today sealed, and those of older keys,
/// or of before there were seals, that it noted when it made them: whoever holds an older key can seal others.
pub(super) fn own_of(
    folder: &Path,
    register: &str,
    ring: &Ring,
    db: &Connection,
) -> Result<Vec<(Manifest, PathBuf)>> {
    let mut found = Vec::new();
    for (name, path) in backups(folder)? {
        let Ok((_, header)) = file::open(&path) else { continue };
        let is_of = header.manifest.contents.register == register;
        let is_older = header.is_of_before_seals() || header.is_sealed_within(ring);
        let is_noted = || is_older && held::knows(db, &name, &header.manifest);
        if is_of && (header.is_sealed_by(ring.today()) || is_noted()) {
            found.push((header.manifest, path));
        }
    }
    found.sort_by_key(|(manifest, _)| std::cmp::Reverse(manifest.sequence));
    Ok(found)
}

pub(super) fn register(book: &Casebook) -> Result<String> {
    Ok(book.reader.query_row("select uid from register where id = 1", [], |row| row.get(0))?)
}
