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
        Ok(act::head_words(&act::sealed_head(self.db)?))
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

    /// Inserts rows by a statement that says `{rows}` where their values stand, row after row: `with given (…) as (values
    /// {rows}) insert …`. Many rows go with one statement, for each statement keeps a copy of every page it changes until
    /// it ends; and what is looked up for a row is written once for all of them.
    pub(crate) fn add_all<const N: usize>(&self, sql: &str, rows: &[[ToSqlOutput<'_>; N]]) -> Result<()> {
        const ROWS: usize = 64;
        let marks = format!("({})", ["?"; N].join(", "));
        let (many, few) = rows.split_at(rows.len() - rows.len() % ROWS);
        for (some, at_once) in [(many, ROWS), (few, 1)] {
            if !some.is_empty() {
                let rows = vec![marks.as_str(); at_once].join(", ");
                let mut statement = self.prepare(&sql.replace("{rows}", &rows))?;
                for rows in some.chunks(at_once) {
                    statement.execute(params_from_iter(rows.iter().flatten()))?;
                }
            }
        }
        Ok(())
    }

    /// The id of the row last inserted.
    pub(crate) fn last_id(&self) -> i64 {
        self.db.last_insert_rowid()
    }
}
