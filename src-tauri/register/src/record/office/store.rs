//! Offices in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Office;

pub(crate) fn put(w: &Writer, id: i64, office: &Office) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":name": office.name,
        ":kind": office.kind,
        ":valid_from": office.valid_from,
        ":valid_to": office.valid_to,
    })?;
    Ok(())
}

crate::record::readers!(Office, "office", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Office> {
    Ok(Office {
        reference: row.get("ref")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}
