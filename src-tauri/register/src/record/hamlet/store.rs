//! Hamlets in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Hamlet;

pub(crate) fn put(w: &Writer, id: i64, hamlet: &Hamlet) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":name": hamlet.name,
        ":valid_from": hamlet.valid_from,
        ":valid_to": hamlet.valid_to,
    })?;
    Ok(())
}

crate::record::readers!(Hamlet, "hamlet", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Hamlet> {
    Ok(Hamlet {
        reference: row.get("ref")?,
        name: row.get("name")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}
