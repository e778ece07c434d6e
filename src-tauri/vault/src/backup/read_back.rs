//! One of the old backups is read back a week; what is bad twice is set aside and replaced.

use chrono::NaiveDate;
use rusqlite::named_params;
use serde::Serialize;

use super::held::{self, Held};
use super::{own_place, stock, to};
use crate::casebook::Casebook;
use crate::disk;
use crate::error::{Error, Result};
use crate::moment::Moment;

/// Every so many days one of the old backups is read back.
const WEEK: i64 = 7;
/// So often in a row not good, and a backup is replaced.
const ENOUGH: i64 = 2;

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
