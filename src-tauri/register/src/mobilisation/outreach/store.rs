//! Outreach in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Outreach;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, outreach: &Outreach) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": outreach.on,
        ":title": outreach.title,
        ":topic": outreach.topic,
        ":about_reception": outreach.about_reception,
        ":host": outreach.host,
        ":place": outreach.place,
        ":people": outreach.people,
        ":women": outreach.women,
        ":minority": outreach.minority,
        ":documents": outreach.documents,
        ":document_kind": outreach.document_kind,
        ":laws": outreach.laws,
        ":form": outreach.form,
        ":cost": outreach.cost,
        ":note": outreach.note,
        ":cancelled_on": outreach.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": outreach.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(Outreach, "outreach", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Outreach> {
    Ok(Outreach {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        title: row.get("title")?,
        topic: row.get("topic")?,
        about_reception: row.get("about_reception")?,
        host: row.get("host")?,
        place: row.get("place")?,
        people: row.get("people")?,
        women: row.get("women")?,
        minority: row.get("minority")?,
        documents: row.get("documents")?,
        document_kind: row.get("document_kind")?,
        laws: row.get("laws")?,
        form: row.get("form")?,
        cost: row.get("cost")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
