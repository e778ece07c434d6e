//! What the register knows of its own backups: where each is, what is in it, when it was last read back.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};
use serde::Serialize;

use super::Manifest;
use crate::casebook::Casebook;
use crate::error::Result;
use crate::moment::Moment;

/// A backup this register made and proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    /// Its place in the order of making.
    pub id: i64,
    /// The folder it was made in.
    pub place: PathBuf,
    /// Its name there.
    pub file: String,
    /// Its number: higher is newer.
    pub sequence: i64,
    /// When it was made, as the clock then said.
    pub at: String,
    /// The day the clerk worked on.
    pub today: NaiveDate,
    /// The last act in it.
    pub acts: i64,
    /// The last look in it.
    pub looks: i64,
    /// The day it was last read back and opened.
    pub proved_on: NaiveDate,
    /// How often in a row it then was not good.
    pub failures: i64,
    #[serde(skip)]
    pub(crate) log: i64,
    /// The generation of keys it was made in.
    #[serde(skip)]
    pub(crate) generation: u32,
}

impl Held {
    /// Gives the path of the file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.place.join(&self.file)
    }
}

/// Notes a backup that has proved good, and lets go of what three of them hold.
pub(super) fn note(
    book: &Casebook,
    place: &Path,
    manifest: &Manifest,
    looks: i64,
    log: u64,
    now: Moment,
) -> Result<()> {
    // A folder chosen by a path that leads nowhere else: the program may stand elsewhere next time.
    let place = std::fs::canonicalize(place)?;
    book.writer
        .prepare_cached(
            "insert into backup (place, file, sequence, at, today, acts, looks, journal_head, size, sha256, log, proved_on, generation)
             values (:place, :file, :sequence, :at, :today, :acts, :looks, :head, :size, :sha256, :log, :today, :generation)",
        )?
        .execute(named_params! {
            ":place": place.to_string_lossy(),
            ":file": manifest.file_name(),
            ":sequence": manifest.sequence,
            ":at": now.instant(),
            ":today": now.today,
            ":acts": manifest.contents.acts,
            ":looks": looks,
            ":head": manifest.contents.journal_head,
            ":size": i64::try_from(manifest.size).unwrap_or(i64::MAX),
            ":sha256": manifest.sha256,
            ":log": i64::try_from(log).unwrap_or(i64::MAX),
            ":generation": book.ring.generation(),
        })?;
    let good: Vec<Held> =
        all(&book.writer)?.into_iter().filter(|held| held.failures == 0 && held.path().is_file()).collect();
    // The newest but two: it has two successors, and all three are there.
    if let Some(covered) = good.get(2).and_then(|held| u64::try_from(held.log).ok()) {
        book.log.borrow().forget(covered, &book.writer)?;
    }
    Ok(())
}

/// Tells whether a register noted a backup of this name when it made it, with this number, day and content. A register of
/// an old schema noted none.
pub(super) fn knows(db: &Connection, name: &str, manifest: &Manifest) -> bool {
    let sql = "select exists (select 1 from backup where file = :file and sequence = :sequence and today = :today
               and sha256 = :sha256)";
    let noted = db.query_row(
        sql,
        named_params! {
            ":file": name,
            ":sequence": manifest.sequence,
            ":today": manifest.today,
            ":sha256": manifest.sha256,
        },
        |row| row.get(0),
    );
    noted.unwrap_or(false)
}

/// Lists them, the newest first.
pub(crate) fn all(db: &Connection) -> Result<Vec<Held>> {
    let mut statement = db.prepare_cached("select * from backup order by id desc limit 1000")?;
    let held = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(held)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        id: row.get("id")?,
        place: PathBuf::from(row.get::<_, String>("place")?),
        file: row.get("file")?,
        sequence: row.get("sequence")?,
        at: row.get("at")?,
        today: row.get("today")?,
        acts: row.get("acts")?,
        looks: row.get("looks")?,
        proved_on: row.get("proved_on")?,
        failures: row.get("failures")?,
        log: row.get("log")?,
        generation: row.get("generation")?,
    })
}
