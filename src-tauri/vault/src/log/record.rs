//! What the operation log says of an act: the act, and every row it changed as the journal has it.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::act::optional;
use crate::error::Result;

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Record {
    /// The first of a segment: how far the register was when it was begun, and where the segment before ended.
    Start { acts: Link, looks: Link, before: [u8; 32] },
    /// The first rows of an act too large for one entry.
    Part { rows: Vec<Row> },
    /// An act with the rest of its rows.
    Act { id: i64, kind: String, at: String, today: String, digest: Vec<u8>, rows: Vec<Row> },
    /// Something looked at or taken out.
    Look { id: i64, kind: String, about: String, at: String, today: String, digest: Vec<u8> },
}

/// The last entry of a chain of the register: its id and its digest, 0 and nothing where there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) id: i64,
    pub(crate) digest: Vec<u8>,
}

/// A row an act changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) table: String,
    pub(crate) of: i64,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// So many bytes of rows go into one entry, or a single row that is larger.
const PART: usize = 512 * 1024;

impl Link {
    /// Gives the last act of a register.
    pub(crate) fn of_acts(db: &Connection) -> Result<Self> {
        Self::of(db, "select id, digest from act where id = (select max(id) from act)")
    }

    /// Gives the last look of a register.
    pub(crate) fn of_looks(db: &Connection) -> Result<Self> {
        Self::of(db, "select id, digest from access where id = (select max(id) from access)")
    }

    fn of(db: &Connection, sql: &str) -> Result<Self> {
        let held = db.query_row(sql, [], |row| Ok(Self { id: row.get(0)?, digest: row.get(1)? }));
        Ok(optional(held)?.unwrap_or_default())
    }
}

/// Tells a register's acts after one, in order; `None` where it has none.
pub(super) fn acts_after(db: &Connection, after: i64, tell: &mut dyn FnMut(&Record) -> Result<()>) -> Result<()> {
    let mut acts = db.prepare_cached("select id, kind, at, today, digest from act where id > :after order by id")?;
    let mut found = acts.query(named_params! { ":after": after })?;
    while let Some(act) = found.next()? {
        let id: i64 = act.get("id")?;
        let rows = rows_of(db, id, tell)?;
        tell(&Record::Act {
            id,
            kind: act.get("kind")?,
            at: act.get("at")?,
            today: act.get("today")?,
            digest: act.get("digest")?,
            rows,
        })?;
    }
    Ok(())
}

/// Tells all but the last rows of an act, part by part, and gives those.
fn rows_of(db: &Connection, act: i64, tell: &mut dyn FnMut(&Record) -> Result<()>) -> Result<Vec<Row>> {
    // The rows of an act lie one after another: from its first to its last they are read as they lie.
    let mut statement = db.prepare_cached(
        "select id, table_name, row, before, after from journal
         where id between (select min(id) from journal where act = :act)
             and (select max(id) from journal where act = :act) and +act = :act
         order by id",
    )?;
    let mut found = statement.query(named_params! { ":act": act })?;
    let (mut rows, mut size) = (Vec::new(), 0);
    while let Some(row) = found.next()? {
        let one =
            Row { id: row.get(0)?, table: row.get(1)?, of: row.get(2)?, before: row.get(3)?, after: row.get(4)? };
        let length = [&one.before, &one.after].into_iter().flatten().map(String::len).sum::<usize>();
        if size + length > PART && !rows.is_empty() {
            tell(&Record::Part { rows: std::mem::take(&mut rows) })?;
            size = 0;
        }
        size += length;
        rows.push(one);
    }
    Ok(rows)
}

/// Tells a register's looks after one, in order.
pub(super) fn looks_after(db: &Connection, after: i64, tell: &mut dyn FnMut(&Record) -> Result<()>) -> Result<()> {
    let sql = "select id, kind, about, at, today, digest from access where id > :after order by id";
    let mut statement = db.prepare_cached(sql)?;
    let mut found = statement.query(named_params! { ":after": after })?;
    while let Some(look) = found.next()? {
        tell(&Record::Look {
            id: look.get(0)?,
            kind: look.get(1)?,
            about: look.get(2)?,
            at: look.get(3)?,
            today: look.get(4)?,
            digest: look.get(5)?,
        })?;
    }
    Ok(())
}
