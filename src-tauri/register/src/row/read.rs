//! Reading rows as they come from a statement: every column by its name.

use rusqlite::types::ValueRef;
use serde_json::Value;
use vault::Reader;
use vault::error::{Error, Result};
use vault::sql::Statements;

use super::Row;

/// Reads one row of a statement over `:id`, every column by its name.
pub(crate) fn one(r: Reader<'_>, sql: &str, id: i64) -> Result<Option<Row>> {
    Ok(all(r, sql, id)?.pop())
}

/// Reads every row of a statement over `:id`.
pub fn all(r: Reader<'_>, sql: &str, id: i64) -> Result<Vec<Row>> {
    let mut statement = r.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::named_params! { ":id": id })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut held = Row::with_capacity(columns);
        for place in 0..columns {
            held.insert(row.as_ref().column_name(place)?.to_owned(), json(row.get_ref(place)?)?);
        }
        all.push(held);
    }
    Ok(all)
}

/// Reads the rows of a statement over `:ids`, for each id its own. The first column is the place of the id among them and
/// no column of the row.
pub fn given(r: Reader<'_>, sql: &str, ids: &[i64]) -> Result<Vec<Vec<Row>>> {
    let mut statement = r.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::named_params! { ":ids": Value::from(ids).to_string() })?;
    let mut all = vec![Vec::new(); ids.len()];
    while let Some(row) = rows.next()? {
        // Room for what a list adds to it.
        let mut held = Row::with_capacity(columns * 2);
        for place in 1..columns {
            held.insert(row.as_ref().column_name(place)?.to_owned(), json(row.get_ref(place)?)?);
        }
        let place: i64 = row.get(0)?;
        if let Some(own) = usize::try_from(place).ok().and_then(|place| all.get_mut(place)) {
            own.push(held);
        }
    }
    Ok(all)
}

/// Gives a value of a column as JSON.
pub(crate) fn json(value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(whole) => whole.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        // A sort key; it goes out as hex and comes back so.
        ValueRef::Blob(_) => return Err(Error::Damaged("list")),
    })
}
