//! Models in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::{Model, Recognition};
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, model: &Model) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":name": model.name,
        ":field": model.field,
        ":holder_kind": model.holder_kind,
        ":holder": model.holder,
        ":place": model.place,
        ":registered_on": model.registered_on,
        ":state": model.state,
        ":recognised_level": model.recognised.as_ref().map(|one| one.level),
        ":recognised_no": model.recognised.as_ref().and_then(|one| one.no.as_deref()),
        ":recognised_on": model.recognised.as_ref().map(|one| one.on),
        ":stopped_on": model.stopped_on,
        ":result": model.result,
        ":note": model.note,
        ":cancelled_on": model.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": model.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(Model, "model", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Model> {
    Ok(Model {
        reference: row.get("ref")?,
        name: row.get("name")?,
        field: row.get("field")?,
        holder_kind: row.get("holder_kind")?,
        holder: row.get("holder")?,
        place: row.get("place")?,
        registered_on: row.get("registered_on")?,
        state: row.get("state")?,
        recognised: recognised(row)?,
        stopped_on: row.get("stopped_on")?,
        result: row.get("result")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}

fn recognised(row: &Row<'_>) -> rusqlite::Result<Option<Recognition>> {
    let Some(on) = row.get("recognised_on")? else { return Ok(None) };
    Ok(Some(Recognition { level: row.get("recognised_level")?, no: row.get("recognised_no")?, on }))
}
