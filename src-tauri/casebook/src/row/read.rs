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
pub(crate) fn all(r: Reader<'_>, sql: &str, id: i64) -> Result<Vec<Row>> {
    let mut statement = r.prepare(sql)?;
    let names: Vec<String> = statement.column_names().into_iter().map(ToOwned::to_owned).collect();
    let mut rows = statement.query(rusqlite::named_params! { ":id": id })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut held = Row::new();
        for (place, name) in names.iter().enumerate() {
            held.insert(name.clone(), json(row.get_ref(place)?)?);
        }
        all.push(held);
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
