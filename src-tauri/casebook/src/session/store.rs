//! Sessions in the register.

use rusqlite::{Row, named_params};

use super::Session;
use crate::casebook::{Reader, Writer};
use crate::error::Result;
use crate::slice::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, session: &Session) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":date": session.date,
        ":lane": session.lane,
        ":kind": session.kind,
        ":published": session.published,
        ":host": session.host,
        ":body": session.body,
        ":held": session.held,
        ":visitors_came": session.visitors_came,
        ":moved_to": session.moved_to,
        ":delegated_because": session.delegated_because,
        ":note": session.note,
        ":cancelled_on": session.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": session.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

/// Tells whether another session stands on the same day, in the same lane, of the same body and host.
pub(crate) fn has_twin(r: Reader<'_>, session: &Session) -> Result<bool> {
    let sql = "select 1 from session
        join reference on reference.slice = 'session' and reference.record = session.id
        where session.date = :date and session.lane = :lane and session.body = :body and session.host = :host
            and session.cancelled_on is null and reference.ref <> :ref";
    Ok(r.prepare(sql)?.exists(named_params! {
        ":date": session.date, ":lane": session.lane, ":body": session.body, ":host": session.host,
        ":ref": session.reference,
    })?)
}

crate::slice::readers!(Session, "session", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Session> {
    Ok(Session {
        reference: row.get("ref")?,
        date: row.get("date")?,
        lane: row.get("lane")?,
        kind: row.get("kind")?,
        published: row.get("published")?,
        host: row.get("host")?,
        body: row.get("body")?,
        held: row.get("held")?,
        visitors_came: row.get("visitors_came")?,
        moved_to: row.get("moved_to")?,
        delegated_because: row.get("delegated_because")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
