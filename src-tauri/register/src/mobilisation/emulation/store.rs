//! Emulations in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Emulation;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, emulation: &Emulation) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": emulation.on,
        ":movement": emulation.movement,
        ":award": emulation.award,
        ":holder_kind": emulation.holder_kind,
        ":holder": emulation.holder,
        ":level": emulation.level,
        ":no": emulation.no,
        ":note": emulation.note,
        ":cancelled_on": emulation.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": emulation.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(Emulation, "emulation", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Emulation> {
    Ok(Emulation {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        movement: row.get("movement")?,
        award: row.get("award")?,
        holder_kind: row.get("holder_kind")?,
        holder: row.get("holder")?,
        level: row.get("level")?,
        no: row.get("doc_no")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
