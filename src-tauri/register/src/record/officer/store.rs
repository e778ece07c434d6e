//! Officers in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Officer;

pub(crate) fn put(w: &Writer, id: i64, officer: &Officer) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":full_name": officer.full_name,
        ":title": officer.title,
        ":signs_as": officer.signs_as,
        ":valid_from": officer.valid_from,
        ":valid_to": officer.valid_to,
    })?;
    Ok(())
}

crate::record::readers!(Officer, "officer", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Officer> {
    Ok(Officer {
        reference: row.get("ref")?,
        full_name: row.get("full_name")?,
        title: row.get("title")?,
        signs_as: row.get("signs_as")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}
