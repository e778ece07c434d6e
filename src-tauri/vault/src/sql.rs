//! Speaking SQL to the register. Only the stores do, through these traits; a door that does not know them cannot.

use rusqlite::types::ToSqlOutput;
use rusqlite::{CachedStatement, params_from_iter};

use crate::door::{Reader, Writer};
use crate::error::Result;

/// Prepares statements.
pub trait Statements<'a> {
    /// Prepares a statement, or takes it from the cache.
    fn prepare(self, sql: &str) -> Result<CachedStatement<'a>>;
}

impl<'a> Statements<'a> for Reader<'a> {
    fn prepare(self, sql: &str) -> Result<CachedStatement<'a>> {
        Ok(self.db.prepare_cached(sql)?)
    }
}

impl<'a> Statements<'a> for &'a Writer<'_> {
    fn prepare(self, sql: &str) -> Result<CachedStatement<'a>> {
        self.enter_changes()?;
        Ok(self.db.prepare_cached(sql)?)
    }
}

/// Inserts rows.
pub trait Rows {
    /// Inserts rows by a statement that says `{rows}` where their values stand, row after row: `with given (…) as (values
    /// {rows}) insert …`. Many rows go with one statement, for each statement keeps a copy of every page it changes until
    /// it ends; and what is looked up for a row is written once for all of them.
    fn add_all<const N: usize>(&self, sql: &str, rows: &[[ToSqlOutput<'_>; N]]) -> Result<()>;

    /// Gives the id of the row last inserted.
    fn last_id(&self) -> i64;
}

impl Rows for Writer<'_> {
    fn add_all<const N: usize>(&self, sql: &str, rows: &[[ToSqlOutput<'_>; N]]) -> Result<()> {
        const ROWS: usize = 64;
        let marks = format!("({})", ["?"; N].join(", "));
        let (many, few) = rows.split_at(rows.len() - rows.len() % ROWS);
        for (some, at_once) in [(many, ROWS), (few, 1)] {
            if !some.is_empty() {
                let rows = vec![marks.as_str(); at_once].join(", ");
                let mut statement = self.prepare(&sql.replace("{rows}", &rows))?;
                for rows in some.chunks(at_once) {
                    statement.execute(params_from_iter(rows.iter().flatten()))?;
                    self.journal.map_or(Ok(()), |journal| journal.enter_many(self.db))?;
                }
            }
        }
        Ok(())
    }

    fn last_id(&self) -> i64 {
        self.db.last_insert_rowid()
    }
}
