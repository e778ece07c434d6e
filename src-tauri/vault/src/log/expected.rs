//! What the register knows of its own log: which segments there must be, how each was begun, and how far the log went.
//! What lies in the folder is compared with it at every opening.

use rusqlite::{Connection, named_params};

use super::seal::Chain;
use crate::act::optional;
use crate::error::Result;

/// A segment there must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) number: u64,
    /// The digest of its first entry; none where it did not open when the register came to know of it.
    pub(super) start: Option<Chain>,
    /// Entries it had had were gone at some opening.
    pub(super) lost: bool,
}

/// Lists the segments there must be, the oldest first.
pub(super) fn all(db: &Connection) -> Result<Vec<Known>> {
    let mut statement = db.prepare_cached("select number, start, lost from log_segment order by number")?;
    let known = statement.query_map([], |row| {
        let (number, start): (i64, Vec<u8>) = (row.get("number")?, row.get("start")?);
        Ok(Known { number: number.unsigned_abs(), start: start.try_into().ok(), lost: row.get("lost")? })
    })?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

/// Notes a segment.
pub(super) fn note(db: &Connection, number: u64, start: Option<Chain>) -> Result<()> {
    db.prepare_cached("insert or replace into log_segment (number, start) values (:number, :start)")?
        .execute(named_params! { ":number": key(number), ":start": start.map_or_else(Vec::new, Vec::from) })?;
    Ok(())
}

/// Notes that entries of a segment are gone.
pub(super) fn note_lost(db: &Connection, number: u64) -> Result<()> {
    db.prepare_cached("update log_segment set lost = 1 where number = :number")?
        .execute(named_params! { ":number": key(number) })?;
    Ok(())
}

/// Forgets the segments below a number.
pub(super) fn forget(db: &Connection, below: u64) -> Result<()> {
    db.prepare_cached("delete from log_segment where number < :below")?
        .execute(named_params! { ":below": key(below) })?;
    Ok(())
}

/// Forgets everything: the log of this register begins with what lies beside it.
pub(super) fn forget_all(db: &Connection) -> Result<()> {
    Ok(db.execute_batch("delete from log_segment; delete from log_end")?)
}

/// Gives the last act and the last look the log had when the register was last closed.
pub(super) fn end(db: &Connection) -> Result<Option<(i64, i64)>> {
    let sql = "select acts, looks from log_end where id = 1";
    optional(db.query_row(sql, [], |row| Ok((row.get("acts")?, row.get("looks")?))))
}

/// Notes them.
pub(super) fn note_end(db: &Connection, acts: i64, looks: i64) -> Result<()> {
    db.prepare_cached("insert or replace into log_end (id, acts, looks) values (1, :acts, :looks)")?
        .execute(named_params! { ":acts": acts, ":looks": looks })?;
    Ok(())
}

fn key(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
