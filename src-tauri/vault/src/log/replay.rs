//! Doing acts again from the log: the same rows, the same journal, the same chain. What the journal does not say, for it
//! follows from the rows, is made again by what the register handed in.

use std::cell::RefCell;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, named_params};

use super::End;
use super::record::{Link, Record, Row};
use super::seal::{self, Seal};
use super::segment::{self, Entries};
use crate::above::Above;
use crate::door::Writer;
use crate::error::{Error, Result};
use crate::journal::TABLES;
use crate::kept::Kept;
use crate::last_act::{Change, object, restore};
use crate::moment::Moment;
use crate::sql::Statements;
use crate::{access, act, journal};

const ANOTHER: Error = Error::Damaged("log: of another history");

/// Brings a register up to its log, whose last segment ends as said. A register that is further, or as far, must have
/// had the log's last act; one that never had it is not the one the log was written for.
pub(super) fn forward(folder: &Path, seal: &Seal, end: &End, db: &mut Connection, above: Above) -> Result<()> {
    let (acts, looks) = (Link::of_acts(db)?, Link::of_looks(db)?);
    if acts.id < end.acts.id || looks.id < end.looks.id {
        all(folder, seal, db, above)?;
    }
    if holds(db, "act", &end.acts)? && holds(db, "access", &end.looks)? { Ok(()) } else { Err(ANOTHER) }
}

/// Does again everything the segments of a folder have beyond a register. Gives how many acts that were.
pub(super) fn all(folder: &Path, seal: &Seal, db: &mut Connection, above: Above) -> Result<i64> {
    let first = Link::of_acts(db)?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut again = Again {
        acts: first.clone(),
        looks: Link::of_looks(&transaction)?,
        parts: Vec::new(),
        above,
        kept: Kept::default(),
    };
    for number in segment::numbers(folder)? {
        let mut entries = match Entries::open(folder, seal, number) {
            Ok(entries) => entries,
            // One that does not open ends nothing: the next may begin where the register already is.
            Err(Error::Damaged(_)) => continue,
            Err(error) => return Err(error),
        };
        while let Some(record) = entries.next()? {
            again.step(&transaction, record)?;
        }
        again.parts.clear();
    }
    let done = again.acts.id - first.id;
    transaction.commit()?;
    Ok(done)
}

/// Tells whether a segment was begun where the one before ended.
pub(super) fn follows(folder: &Path, seal: &Seal, number: u64, last: u64, end: &End) -> Result<bool> {
    let mut entries = Entries::open(folder, seal, number)?;
    let Some(Record::Start { acts, before, .. }) = entries.next()? else { return Ok(false) };
    // After a damaged one the chain begins anew, where the register then was.
    let anew = before == seal::Chain::default();
    Ok(number == last + 1 && (anew || before == end.chain && acts == end.acts))
}

pub(super) fn holds(db: &Connection, table: &str, link: &Link) -> Result<bool> {
    if link.id == 0 {
        return Ok(true);
    }
    let sql = format!("select digest from {table} where id = :id");
    let digest: Option<Vec<u8>> =
        act::optional(db.query_row(&sql, named_params! { ":id": link.id }, |row| row.get(0)))?;
    Ok(digest.as_ref() == Some(&link.digest))
}

/// How far a register is while acts are done again in it.
struct Again {
    acts: Link,
    looks: Link,
    parts: Vec<Row>,
    above: Above,
    kept: Kept,
}

impl Again {
    fn step(&mut self, db: &Connection, record: Record) -> Result<()> {
        match record {
            Record::Start { acts, looks, .. } => {
                // A gap between the register and the log cannot be closed by what comes after it.
                let reaches = acts.id <= self.acts.id && looks.id <= self.looks.id;
                if reaches { Ok(()) } else { Err(Error::Damaged("log: acts are missing")) }
            }
            Record::Part { mut rows } => {
                self.parts.append(&mut rows);
                Ok(())
            }
            Record::Act { id, kind, at, today, digest, mut rows } => {
                let mut whole = std::mem::take(&mut self.parts);
                whole.append(&mut rows);
                if id > self.acts.id {
                    let link = Link { id, digest };
                    self.act(db, &link, [&kind, &at, &today], &whole)?;
                    self.acts = link;
                }
                Ok(())
            }
            Record::Look { id, kind, about, at, today, digest } if id > self.looks.id => {
                if id != self.looks.id + 1
                    || access::look_digest(&self.looks.digest, [&kind, &about, &at, &today]) != digest
                {
                    return Err(ANOTHER);
                }
                db.prepare_cached(
                    "insert into access (id, kind, about, at, today, digest)
                     values (:id, :kind, :about, :at, :today, :digest)",
                )?
                .execute(named_params! {
                    ":id": id, ":kind": kind, ":about": about, ":at": at, ":today": today, ":digest": digest,
                })?;
                self.looks = Link { id, digest };
                Ok(())
            }
            Record::Look { .. } => Ok(()),
        }
    }

    fn act(&self, db: &Connection, link: &Link, [kind, at, today]: [&str; 3], rows: &[Row]) -> Result<()> {
        if link.id != self.acts.id + 1 {
            return Err(Error::Damaged("log: acts are missing"));
        }
        db.prepare_cached("insert into act (id, kind, at, today) values (:id, :kind, :at, :today)")?
            .execute(named_params! { ":id": link.id, ":kind": kind, ":at": at, ":today": today })?;
        let now = Moment { at: at.parse().map_err(|_| ANOTHER)?, today: words::day::iso(today).ok_or(ANOTHER)? };
        let (kept, touched, soft) = (&self.kept, RefCell::default(), RefCell::default());
        let w = Writer { db, kept, act: link.id, journal: None, now, touched, soft };
        let mut following = (self.above.follow)();
        for row in rows {
            let digest = act::row_digest(&row.table, row.of, row.before.as_deref(), row.after.as_deref());
            db.prepare_cached(
                "insert into journal (id, act, table_name, row, before, after, digest)
                 values (:id, :act, :table, :row, :before, :after, :digest)",
            )?
            .execute(named_params! {
                ":id": row.id, ":act": link.id, ":table": row.table, ":row": row.of,
                ":before": row.before, ":after": row.after, ":digest": digest,
            })?;
            following.row(&w, &change(&w, row)?)?;
        }
        following.act(&w)?;
        // The chain over what was put in must be the one that was acknowledged.
        act::seal_again(db, link.id)?;
        if Link::of_acts(db)? == *link { Ok(()) } else { Err(ANOTHER) }
    }
}

/// Changes one row as the act did.
fn change(w: &Writer, row: &Row) -> Result<Change> {
    // Only our own tables, by our own names: nothing of a file's text becomes SQL.
    let table = *TABLES.iter().find(|table| **table == row.table).ok_or(ANOTHER)?;
    let (before, after) = (object(row.before.clone())?, object(row.after.clone())?);
    match (&after, &row.after) {
        (Some(object), Some(text)) => {
            debug_assert_eq!(object.get("id").and_then(serde_json::Value::as_i64), Some(row.of));
            w.prepare(&restore(table, &journal::columns(w.db, table)?))?
                .execute(named_params! { ":before": text })?;
        }
        _ => {
            w.prepare(&format!("delete from {table} where id = :id"))?.execute(named_params! { ":id": row.of })?;
        }
    }
    Ok(Change { table: row.table.clone(), row: row.of, before, after })
}
