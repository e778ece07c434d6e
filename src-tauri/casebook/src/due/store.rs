//! The open duties of the register; each list is the part of an index that is still open.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::Reader;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;

use super::Open;

/// Gives what was open on a day.
pub(super) fn open(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Open>> {
    let mut all = Vec::new();
    for (slice, sql) in [
        (Slice::Petition, include_str!("unprocessed.sql")),
        (Slice::Visit, include_str!("unanswered.sql")),
        (Slice::Resolution, include_str!("undecided.sql")),
        (Slice::Referral, include_str!("awaiting.sql")),
        (Slice::Dialogue, include_str!("promised.sql")),
    ] {
        let mut statement = r.prepare(sql)?;
        let mut rows = statement.query(named_params! { ":on": on })?;
        while let Some(row) = rows.next()? {
            all.push(from_row(slice, row)?);
        }
    }
    Ok(all)
}

/// Gives what a record is or was bound to, done or not.
pub(super) fn of(r: Reader<'_>, slice: Slice, id: i64, on: NaiveDate) -> Result<Vec<Open>> {
    let (told, sql) = match slice {
        Slice::Petition => (slice, include_str!("of_petition.sql")),
        Slice::Visit => (slice, include_str!("of_visit.sql")),
        Slice::Matter => (Slice::Resolution, include_str!("of_matter.sql")),
        Slice::Referral => (slice, include_str!("of_referral.sql")),
        _ => return Ok(Vec::new()),
    };
    let mut statement = r.prepare(sql)?;
    let mut rows = statement.query(named_params! { ":id": id, ":on": on })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(told, row)?);
    }
    Ok(all)
}

/// Gives the papers that are kept for a year only and came before a day.
pub(super) fn kept(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Open>> {
    let mut statement = r.prepare(include_str!("kept.sql"))?;
    let mut rows = statement.query(named_params! { ":on": on })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(Slice::Petition, row)?);
    }
    Ok(all)
}

/// Gives the matter a resolution is of, by ref.
pub(super) fn matter_of(r: Reader<'_>, resolution: i64) -> Result<Option<String>> {
    let sql = "select reference.ref from resolution
        join reference on reference.slice = 'matter' and reference.record = resolution.matter
        where resolution.id = :id";
    optional(r.prepare(sql)?.query_row(named_params! { ":id": resolution }, |row| row.get(0)))
}

fn from_row(slice: Slice, row: &Row<'_>) -> Result<Open> {
    let rule: Option<String> = row.get("rule")?;
    let rule =
        ["D03", "D05", "D20", "D07", "D08", "D23", "D32"].into_iter().find(|one| Some(*one) == rule.as_deref());
    Ok(Open {
        slice,
        id: row.get("id")?,
        number: row.get("number")?,
        rule,
        from: row.get("from_day")?,
        complex: row.get("complex")?,
        remote: row.get("remote")?,
        suspended_days: row.get("suspended_days")?,
        extended_to: row.get("extended_to")?,
        done_on: row.get("done_on")?,
        promised: if slice == Slice::Dialogue { row.get("what")? } else { None },
    })
}
