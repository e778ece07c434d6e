//! What is done for the backups without being asked: one in the register's own place when something changed, and the
//! old ones thinned after it; and what the clerk is told of it.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::held::{self, Held};
use super::history_beside;
use super::shrunk::accepted;
use super::{Manifest, Place, Rotated, own_place, places, thin, to};
use crate::access;
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::moment::Moment;
use crate::{act, open};

/// After so many days the copy elsewhere is old.
const OLD: i64 = 7;
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
    history_beside::keep(book, &place.folder, &made);
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
