//! The books' counters: which number each gave last in each year.

use rusqlite::{Connection, named_params};

use crate::error::Result;

/// The last number of each book in each year: `visit`, 2026, 41.
pub(super) type Numbers = Vec<(String, i64, i64)>;

/// Keeps the books' counters at least at numbers that were given.
pub(super) fn raise(db: &Connection, numbers: &[(String, i64, i64)]) -> Result<()> {
    let sql = "insert into counter (book, year, last) values (:book, :year, :last)
        on conflict (book, year) do update set last = max(last, excluded.last)";
    let mut raise = db.prepare(sql)?;
    for (book, year, last) in numbers {
        raise.execute(named_params! { ":book": book, ":year": year, ":last": last })?;
    }
    Ok(())
}

/// Reads the books' counters, the newest years first.
pub(super) fn numbers(db: &Connection) -> Result<Numbers> {
    let mut statement = db.prepare("select book, year, last from counter where last > 0 order by year desc, book")?;
    let numbers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(numbers.collect::<rusqlite::Result<_>>()?)
}
