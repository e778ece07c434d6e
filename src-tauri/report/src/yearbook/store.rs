//! The years a book has, and its rows of one year in the order of their numbers.

use chrono::NaiveDate;
use rusqlite::named_params;
use vault::Reader;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;

/// Gives the years, the newest first.
pub(super) fn years(r: Reader<'_>, book: Slice) -> Result<Vec<i32>> {
    let sql = match book {
        Slice::Visit => "select distinct year from visit order by year desc",
        _ => "select distinct year from petition order by year desc",
    };
    let mut statement = r.prepare(sql)?;
    let years = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(years)
}

/// Gives the ids of a year's rows with the day each was entered under.
pub(super) fn rows(r: Reader<'_>, book: Slice, year: i32) -> Result<Vec<(i64, NaiveDate)>> {
    let sql = match book {
        Slice::Visit => "select id, date as on_day from visit where year = :year order by no",
        _ => "select id, received_on as on_day from petition where year = :year order by no",
    };
    let mut statement = r.prepare(sql)?;
    let rows =
        statement.query_map(named_params! { ":year": year }, |row| Ok((row.get("id")?, row.get("on_day")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
