//! Visits in the register.

use rusqlite::types::ToSqlOutput;
use rusqlite::{Row, ToSql, named_params, params_from_iter};
use vault::error::Result;
use vault::sql::{Rows, Statements};
use vault::{Reader, Writer};
use words::number::Number;

use super::Visit;
use crate::record::person::store::{Owner, attendees, put_attendees};
use crate::record::{Cancelled, value_of};

/// Enters new visits, but for their people.
pub(crate) fn add(w: &Writer, records: &[(&Visit, i64, Number)]) -> Result<()> {
    let (mut visits, mut matters) = (Vec::with_capacity(records.len()), Vec::new());
    for (visit, id, number) in records {
        visits.push(values(*id, visit, *number)?);
        for (place, matter) in (0_i64..).zip(&visit.matters) {
            matters.push([(*id).into(), place.into(), matter.as_str().into()]);
        }
    }
    w.add_all(include_str!("add.sql"), &visits)?;
    w.add_all(include_str!("add_matters.sql"), &matters)
}

/// Puts a corrected visit in its place.
pub(crate) fn put(w: &Writer, id: i64, visit: &Visit, number: Number) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(params_from_iter(values(id, visit, number)?))?;
    put_attendees(w, Owner::Visit, id, &visit.people)?;
    put_matters(w, id, &visit.matters)
}

/// The values of a visit in the order `put.sql` and `add.sql` name them.
fn values(id: i64, visit: &Visit, number: Number) -> Result<[ToSqlOutput<'_>; 17]> {
    Ok([
        id.into(),
        number.year.into(),
        number.no.into(),
        visit.number_written.to_sql()?,
        visit.date.to_sql()?,
        visit.lane.to_sql()?,
        visit.session.to_sql()?,
        visit.mode.to_sql()?,
        visit.body.to_sql()?,
        visit.people_count.into(),
        visit.content.to_sql()?,
        visit.outcome.to_sql()?,
        visit.status.to_sql()?,
        visit.refusal_ground.to_sql()?,
        visit.escalated_to.to_sql()?,
        value_of(visit.cancelled.as_ref(), |cancelled| &cancelled.on)?,
        value_of(visit.cancelled.as_ref(), |cancelled| &cancelled.reason)?,
    ])
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

crate::record::readers!(Visit, "visit", from_row, "visit.year, visit.no");

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Visit> {
    let id: i64 = row.get("id")?;
    Ok(Visit {
        reference: row.get("ref")?,
        number: Some(Number { year: row.get("year")?, no: row.get("no")? }),
        number_written: row.get("number_written")?,
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
