//! Sessions in the register.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Session;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, session: &Session) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":date": session.date,
        ":lane": session.lane,
        ":kind": session.kind,
        ":published": session.published,
        ":host": session.host,
        ":body": session.body,
        ":with_body": session.with_body,
        ":place": session.place,
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

/// Counts the head's own announced or extraordinary days of the People's Committee in a stretch: held ones, and those
/// still ahead. A day moved elsewhere is counted where it went.
pub(crate) fn own_days(r: Reader<'_>, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Result<(u32, u32)> {
    let sql = "select
            count(distinct case when held then date end) as held,
            count(distinct case when not held and date >= :today then date end) as planned
        from session
        where date between :from and :to and lane = 'head' and body = 'ubnd'
            and cancelled_on is null and moved_to is null";
    let days = named_params! { ":from": from, ":to": to, ":today": today };
    Ok(r.prepare(sql)?.query_row(days, |row| Ok((row.get("held")?, row.get("planned")?)))?)
}

/// Gives the sessions planned for a day or after it, in order.
pub fn ahead(r: Reader<'_>, from: NaiveDate) -> Result<Vec<Session>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where session.date >= :from and not session.held and session.moved_to is null
            and session.cancelled_on is null
        order by session.date, session.id"
    );
    let mut statement = r.prepare(sql)?;
    let mut rows = statement.query(named_params! { ":from": from })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(r, row)?);
    }
    Ok(all)
}

crate::record::readers!(Session, "session", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Session> {
    Ok(Session {
        reference: row.get("ref")?,
        date: row.get("date")?,
        lane: row.get("lane")?,
        kind: row.get("kind")?,
        published: row.get("published")?,
        host: row.get("host")?,
        body: row.get("body")?,
        with_body: row.get("with_body")?,
        place: row.get("place")?,
        held: row.get("held")?,
        visitors_came: row.get("visitors_came")?,
        moved_to: row.get("moved_to")?,
        delegated_because: row.get("delegated_because")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
