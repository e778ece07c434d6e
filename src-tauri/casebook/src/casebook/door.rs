//! The two doors of an open casebook: what is read goes through the one, what is written through the other.

use std::cell::RefCell;

use rusqlite::types::ToSqlOutput;
use rusqlite::{CachedStatement, Connection, params_from_iter};

use super::{Moment, act};
use crate::error::Result;
use crate::fault::Fault;
use crate::slice::Slice;

/// A view of the register.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub(super) db: &'a Connection,
}

impl<'a> Reader<'a> {
    /// Prepares a statement, or takes it from the cache.
    pub(crate) fn prepare(self, sql: &str) -> Result<CachedStatement<'a>> {
        Ok(self.db.prepare_cached(sql)?)
    }

    /// Gives the head of the chain of what was looked at or taken out, as hex.
    pub fn access_head(self) -> Result<String> {
        act::look_head(self.db)
    }

    /// Gives the head of the journal's chain as it is printed on a report: before the act that closes a period, where
    /// one just does.
    pub fn printed_head(self) -> Result<String> {
        Ok(crate::wording::safety::head_words(&act::sealed_head(self.db)?))
    }

    /// Gives the head of the journal's chain, as hex.
    pub fn journal_head(self) -> Result<String> {
        act::head(self.db)
    }
}

/// The right to change the register, for the length of one act.
pub struct Writer<'a> {
    pub(super) db: &'a Connection,
    pub(super) now: Moment,
    pub(super) touched: RefCell<Vec<String>>,
    pub(super) soft: RefCell<Vec<Fault>>,
}

impl Writer<'_> {
    /// Reads what the act has written so far.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { db: self.db }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Says that a record changed.
    pub fn touch(&self, slice: Slice, id: i64) {
        use crate::codes::Code;
        self.touched.borrow_mut().push(format!("{}:{id}", slice.code()));
    }

    /// Says that something should be looked at again.
    pub fn soften(&self, faults: Vec<Fault>) {
        self.soft.borrow_mut().extend(faults);
    }

    pub(crate) fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>> {
        Ok(self.db.prepare_cached(sql)?)
    }

    /// Inserts rows into a table, its columns named behind it; `row` says what is put there, and the values fill its
    /// `:names` in the order they stand in it, row after row. Many rows go with one statement, for each statement keeps a
    /// copy of every page it changes until it ends; and what is looked up for a row is written once for all of them.
    pub(crate) fn insert_all(&self, table: &str, row: &str, values: &[ToSqlOutput<'_>]) -> Result<()> {
        const ROWS: usize = 64;
        let (mut names, mut put) = (Vec::new(), String::new());
        for (place, part) in row.split(':').enumerate() {
            let end = part.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(part.len());
            match part.split_at(end) {
                (name, rest) if place > 0 => {
                    put.extend(["given.\"", name, "\"", rest]);
                    names.push(format!("\"{name}\""));
                }
                _ => put.push_str(part),
            }
        }
        let (width, marks) = (names.len().max(1), format!("({})", vec!["?"; names.len()].join(", ")));
        let sql = |rows: usize| {
            let (names, marks) = (names.join(", "), vec![marks.as_str(); rows].join(", "));
            format!("with given ({names}) as (values {marks}) insert into {table} select {put} from given")
        };
        let whole = values.chunks_exact(width * ROWS);
        let rest = whole.remainder().chunks(width);
        for (rows, some) in [(ROWS, whole.collect::<Vec<_>>()), (1, rest.collect())] {
            if !some.is_empty() {
                let mut statement = self.prepare(&sql(rows))?;
                for values in some {
                    statement.execute(params_from_iter(values))?;
                }
            }
        }
        Ok(())
    }

    /// Inserts new records by the first half of a `put.sql`.
    pub(crate) fn add_all(&self, put: &str, values: &[ToSqlOutput<'_>]) -> Result<()> {
        let add = put.split("on conflict").next().unwrap_or_default();
        let (table, row) = add.split_once("values").unwrap_or_default();
        let row = row.trim();
        let row = row.strip_prefix('(').and_then(|row| row.strip_suffix(')')).unwrap_or(row);
        self.insert_all(table.trim_start_matches("insert into").trim(), row, values)
    }

    /// The id of the row last inserted.
    pub(crate) fn last_id(&self) -> i64 {
        self.db.last_insert_rowid()
    }
}
