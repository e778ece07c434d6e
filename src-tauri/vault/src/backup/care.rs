//! What is done for the backups without being asked: one in the register's own place when something changed, the
//! old ones thinned after it, one of the old ones read back a week; and what the clerk is told of it.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::named_params;
use serde::Serialize;

use super::head;
use super::held::{self, Held};
use super::{Manifest, Place, Rotated, keep, own_place, places, stock, thin, to};
use crate::access::{self, Look};
use crate::act::optional;
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::moment::Moment;
use crate::{act, disk, open};

/// After so many days the copy elsewhere is old.
const OLD: i64 = 7;
/// Every so many days one of the old backups is read back.
const WEEK: i64 = 7;
/// So often in a row not good, and a backup is replaced.
const ENOUGH: i64 = 2;

/// How the backups of a register stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Care {
    /// When the newest good one was made, as the clock then said.
    pub at: Option<DateTime<Utc>>,
    /// Minutes since; none where the clock went back.
    pub minutes: Option<i64>,
    /// The register changed since.
    pub due: bool,
    /// The day the newest copy in another place was made.
    pub elsewhere_on: Option<NaiveDate>,
    /// Days since.
    pub elsewhere_days: Option<i64>,
    /// There is no copy in another place, or it is old.
    pub elsewhere_late: bool,
    /// How many backups were read back and were not good.
    pub doubtful: usize,
}

/// What reading an old backup back showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proved {
    /// The day it was made.
    pub made_on: NaiveDate,
    /// It is good.
    pub good: bool,
    /// It was not good twice and a new one stands in its place.
    pub replaced: bool,
}

/// Says how the backups stand.
pub fn care(book: &Casebook, now: Moment) -> Result<Care> {
    let all: Vec<Held> = held::all(&book.reader)?;
    let own = std::fs::canonicalize(own_place(book).folder).unwrap_or_default();
    let newest = all.iter().find(|held| held.place == own && held.failures == 0);
    let at: Option<DateTime<Utc>> = newest.and_then(|held| held.at.parse().ok());
    let chosen: Vec<Place> = places(book)?.into_iter().filter(|place| place.id > 0).collect();
    let elsewhere =
        all.iter().find(|held| held.failures == 0 && chosen.iter().any(|place| place.folder == held.place));
    let elsewhere_on = elsewhere.map(|held| held.today);
    let elsewhere_days = elsewhere_on.map(|day| (now.today - day).num_days());
    Ok(Care {
        at,
        minutes: at.map(|at| (now.at - at).num_minutes()).filter(|minutes| *minutes >= 0),
        due: is_due(book)?,
        elsewhere_on,
        elsewhere_days,
        // A clock that went back makes an old copy no younger.
        elsewhere_late: elsewhere_days.is_none_or(|days| days.abs() > OLD),
        doubtful: all.iter().filter(|held| held.failures > 0).count(),
    })
}

/// Tells whether something changed, or was looked at, since the newest good backup in the register's own place.
pub fn is_due(book: &Casebook) -> Result<bool> {
    let own = std::fs::canonicalize(own_place(book).folder).unwrap_or_default();
    let stands = |held: &Held| held.place == own && held.failures == 0 && held.path().is_file();
    let newest = held::all(&book.reader)?.into_iter().find(stands);
    let (acts, looks) = (act::last(&book.reader)?, access::last_look(&book.reader)?);
    Ok(newest.is_none_or(|held| held.acts != acts || held.looks != looks))
}

/// Makes a backup in the register's own place if one is due, and thins the old ones.
pub fn keep_safe(book: &Casebook, now: Moment) -> Result<Option<Rotated>> {
    if !is_due(book)? {
        return Ok(None);
    }
    to_place(book, &own_place(book), now).map(|(_, rotated)| Some(rotated))
}

/// Makes a backup in a place and thins the old ones there.
pub fn to_place(book: &Casebook, place: &Place, now: Moment) -> Result<(Manifest, Rotated)> {
    let made = to(book, &place.folder, now)?;
    head::keep(book, &place.folder, &made);
    Ok((made, thinned(book, &place.folder)?))
}

/// Makes one in every place that can be reached. Gives those where none could be made.
pub(crate) fn everywhere(book: &Casebook, now: Moment) -> Vec<Place> {
    // The register's own place is made with its first backup.
    let all = places(book).unwrap_or_else(|_| vec![own_place(book)]).into_iter();
    let here = all.filter(|place| place.here || place.id == 0);
    here.filter(|place| to_place(book, place, now).is_err()).collect()
}

/// Gives, for each place that holds backups, the generation of keys of the newest there that was good when last read.
pub(crate) fn newest_generations(book: &Casebook) -> Result<Vec<(Place, u32)>> {
    let all = held::all(&book.reader)?;
    let own = std::fs::canonicalize(own_place(book).folder).unwrap_or_default();
    let is_in = |held: &Held, place: &Place| held.place == if place.id == 0 { &own } else { &place.folder }.as_path();
    let newest = |place: Place| {
        let held = all.iter().find(|held| held.failures == 0 && is_in(held, &place))?;
        Some((place, held.generation))
    };
    Ok(places(book)?.into_iter().filter_map(newest).collect())
}

/// Thins the backups of a folder by what the clerk has said of this register's there.
pub fn thinned(book: &Casebook, folder: &Path) -> Result<Rotated> {
    let here = std::fs::canonicalize(folder)?;
    let is_here = |place: &Place| std::fs::canonicalize(&place.folder).is_ok_and(|folder| folder == here);
    let accepted = match places(book)?.iter().find(|place| is_here(place)) {
        Some(place) => accepted(book, place)?,
        None => 0,
    };
    thin(book, folder, accepted)
}

/// A register's own backups in a place that suddenly hold less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shrunk {
    /// Where they are.
    pub place: Place,
    /// The one that holds less.
    pub now: Manifest,
    /// The one before it.
    pub before: Manifest,
}

/// Tells whether a backup in a place that can be reached holds suddenly less than the one before, and the clerk has not
/// yet said that it is right. Until then none of the old ones there goes.
pub fn shrunk(book: &Casebook) -> Result<Option<Shrunk>> {
    for place in places(book)?.into_iter().filter(|place| place.here) {
        let backups: Vec<Manifest> =
            stock::own(book, &place.folder)?.into_iter().map(|(manifest, _)| manifest).collect();
        let found = keep::dropped(&backups.iter().collect::<Vec<_>>(), accepted(book, &place)?);
        if let Some((now, before)) = found {
            return Ok(Some(Shrunk { now: now.clone(), before: before.clone(), place }));
        }
    }
    Ok(None)
}

/// Takes down that the clerk says it is right: old backups go again in their turn.
pub fn accept_shrunk(book: &mut Casebook, now: Moment) -> Result<()> {
    let shrunk = shrunk(book)?.ok_or(Error::NotFound("backup"))?;
    book.look(Look::Shrunk, &format!("{}{}", about(&shrunk.place), shrunk.now.sequence), now)
}

fn about(place: &Place) -> String {
    format!("backup:{}:", place.id)
}

/// The number of the newest backup in a place whose loss the clerk has said is right.
fn accepted(book: &Casebook, place: &Place) -> Result<i64> {
    let sql = "select about from access where kind = 'shrunk' and instr(about, :about) = 1 order by id desc limit 1";
    let about = about(place);
    let last: Option<String> =
        optional(book.reader.query_row(sql, named_params! { ":about": about }, |row| row.get(0)))?;
    Ok(last.and_then(|last| last.strip_prefix(&about)?.parse().ok()).unwrap_or(0))
}

/// Makes a backup in the register's own place and lets go of everything the operation log had before it: the retention
/// act leaves nothing of a paper there either.
pub fn begin_log_anew(book: &Casebook, now: Moment) -> Result<()> {
    open::move_log(&book.writer, 0)?;
    let place = own_place(book);
    to(book, &place.folder, now)?;
    let own = std::fs::canonicalize(&place.folder)?;
    let newest = held::all(&book.reader)?.into_iter().find(|held| held.place == own);
    let log = newest.and_then(|held| u64::try_from(held.log).ok()).ok_or(Error::NotFound("backup"))?;
    book.log.borrow().forget(log, &book.writer)
}

/// Reads one backup back, if a week went by since the last was: one that was not good before, else the one that was
/// longest not read. What is not good twice is set aside under another name, and a new one made in its place.
pub fn prove_oldest(book: &Casebook, now: Moment) -> Result<Option<Proved>> {
    let all: Vec<Held> = held::all(&book.reader)?.into_iter().filter(|held| held.path().is_file()).collect();
    let doubtful = all.iter().find(|held| (1..ENOUGH).contains(&held.failures));
    let rested = |day: NaiveDate| (now.today - day).num_days().abs() >= WEEK;
    let read_back = all.iter().filter(|held| held.proved_on != held.today).map(|held| held.proved_on).max();
    let longest =
        all.iter().filter(|held| held.failures == 0 && rested(held.proved_on)).min_by_key(|held| held.proved_on);
    let due = longest.filter(|_| read_back.is_none_or(rested));
    let Some(held) = doubtful.or(due) else { return Ok(None) };
    let good = match stock::opened(&held.path(), &book.ring, &own_place(book).folder, |_| Ok(())) {
        Ok((manifest, ())) => manifest.sequence == held.sequence,
        Err(Error::Damaged(_)) => false,
        // No room to read it, a stick pulled just now: no judgement.
        Err(_) => return Ok(None),
    };
    let failures = if good { 0 } else { held.failures + 1 };
    note(book, held, failures, now)?;
    let replaced = failures >= ENOUGH && replace(book, held, now)?;
    Ok(Some(Proved { made_on: held.today, good, replaced }))
}

fn note(book: &Casebook, held: &Held, failures: i64, now: Moment) -> Result<()> {
    book.writer
        .prepare_cached("update backup set proved_on = :today, failures = :failures where id = :id")?
        .execute(named_params! { ":today": now.today, ":failures": failures, ":id": held.id })?;
    Ok(())
}

/// The damaged file stays, under a name no backup has, for who wants to look into it.
fn replace(book: &Casebook, held: &Held, now: Moment) -> Result<bool> {
    let aside = held.place.join(format!("{}.hong", held.file));
    disk::rename(&held.path(), &aside)?;
    disk::sync_folder(&aside)?;
    to(book, &held.place, now)?;
    Ok(true)
}
