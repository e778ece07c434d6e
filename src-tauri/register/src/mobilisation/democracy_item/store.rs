//! DemocracyItems in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::DemocracyItem;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, democracy_item: &DemocracyItem) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": democracy_item.on,
        ":to": democracy_item.to,
        ":kind": democracy_item.kind,
        ":title": democracy_item.title,
        ":form": democracy_item.form,
        ":people": democracy_item.people,
        ":agreed": democracy_item.agreed,
        ":result": democracy_item.result,
        ":note": democracy_item.note,
        ":cancelled_on": democracy_item.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": democracy_item.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(DemocracyItem, "democracy_item", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<DemocracyItem> {
    Ok(DemocracyItem {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        to: row.get("to_day")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        form: row.get("form")?,
        people: row.get("people")?,
        agreed: row.get("agreed")?,
        result: row.get("result")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
