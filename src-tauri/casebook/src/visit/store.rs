//! Visits in the register.

use rusqlite::{Row, named_params};

use super::Visit;
use crate::casebook::{Reader, Writer};
use crate::entry::Entry;
use crate::error::Result;
use crate::number::Number;
use crate::person::store::{Owner, attendees, put_attendees};
use crate::slice::{Cancelled, Putting};

pub(crate) fn put(w: &Writer, id: i64, visit: &Visit, number: Number, putting: Putting) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":year": number.year,
        ":no": number.no,
        ":date": visit.date,
        ":lane": visit.lane,
        ":session": visit.session,
        ":mode": visit.mode,
        ":body": visit.body,
        ":people_count": visit.people_count,
        ":content": visit.content,
        ":outcome": visit.outcome,
        ":status": visit.status,
        ":refusal_ground": visit.refusal_ground,
        ":escalated_to": visit.escalated_to,
        ":cancelled_on": visit.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": visit.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    if putting == Putting::New {
        return Ok(());
    }
    put_attendees(w, Owner::Visit, id, &visit.people)?;
    put_matters(w, id, &visit.matters)
}

/// Enters the matters of new visits.
pub(crate) fn add_matters<'a>(w: &Writer, records: impl Iterator<Item = (&'a Entry, i64)>) -> Result<()> {
    let mut values = Vec::new();
    for (entry, id) in records {
        let Entry::Visit(visit) = entry else { continue };
        for (place, matter) in (0_i64..).zip(&visit.matters) {
            values.extend([id.into(), place.into(), matter.as_str().into()]);
        }
    }
    let row = "(?, ?, (select record from reference where slice = 'matter' and ref = ?))";
    w.insert_all("visit_matter (visit, place, matter)", row, &values)
}

fn put_matters(w: &Writer, id: i64, matters: &[String]) -> Result<()> {
    for (place, matter) in matters.iter().enumerate() {
        w.prepare(
            "insert into visit_matter (visit, place, matter)
             values (:visit, :place, (select record from reference where slice = 'matter' and ref = :matter))
             on conflict (visit, place) do update set matter = excluded.matter",
        )?
        .execute(
            named_params! { ":visit": id, ":place": i64::try_from(place).unwrap_or(i64::MAX), ":matter": matter },
        )?;
    }
    let beyond = i64::try_from(matters.len()).unwrap_or(i64::MAX);
    w.prepare("delete from visit_matter where visit = :visit and place >= :place")?
        .execute(named_params! { ":visit": id, ":place": beyond })?;
    Ok(())
}

/// Tells whether a denunciation was handed in at a visit: its people are then denouncers.
pub(crate) fn carries_denunciation(r: Reader<'_>, id: i64) -> Result<bool> {
    let sql = "select 1 from petition where via_visit = :visit and kind in ('denunciation', 'mixed')";
    Ok(r.prepare(sql)?.exists(named_params! { ":visit": id })?)
}

crate::slice::readers!(Visit, "visit", from_row, "visit.year, visit.no");

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Visit> {
    let id: i64 = row.get("id")?;
    Ok(Visit {
        reference: row.get("ref")?,
        number: Some(Number { year: row.get("year")?, no: row.get("no")? }),
        date: row.get("date")?,
        lane: row.get("lane")?,
        session: row.get("session_ref")?,
        mode: row.get("mode")?,
        body: row.get("body")?,
        people_count: row.get("people_count")?,
        people: attendees(r, Owner::Visit, id)?,
        matters: matters(r, id)?,
        content: row.get("content")?,
        outcome: row.get("outcome")?,
        status: row.get("status")?,
        refusal_ground: row.get("refusal_ground")?,
        escalated_to: row.get("escalated_ref")?,
        cancelled: Cancelled::from_row(row)?,
    })
}

fn matters(r: Reader<'_>, id: i64) -> Result<Vec<String>> {
    let mut statement = r.prepare(
        "select reference.ref from visit_matter
         join reference on reference.slice = 'matter' and reference.record = visit_matter.matter
         where visit_matter.visit = :visit order by visit_matter.place",
    )?;
    let refs =
        statement.query_map(named_params! { ":visit": id }, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(refs)
}
