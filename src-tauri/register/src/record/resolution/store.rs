//! Resolutions in the register.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::{Area, Execution, Extension, Judgement, Resolution, Suspension};

pub(crate) fn put(w: &Writer, id: i64, resolution: &Resolution) -> Result<()> {
    let (decision, execution) = (resolution.decision.as_ref(), resolution.execution.as_ref());
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":matter": resolution.matter,
        ":kind": resolution.kind,
        ":accepted_on": resolution.accepted_on,
        ":declined_on": resolution.declined_on,
        ":withdrawn_on": resolution.withdrawn_on,
        ":terminated_on": resolution.terminated_on,
        ":decision_no": decision.map(|decision| &decision.no),
        ":decision_on": decision.map(|decision| decision.on),
        ":decision_level": decision.map(|decision| decision.level),
        ":decision_outcome": decision.map(|decision| decision.outcome),
        ":recover_money": decision.map_or(0, |decision| decision.recover_money),
        ":recover_land": decision.map_or(Area::default(), |decision| decision.recover_land),
        ":return_money": decision.map_or(0, |decision| decision.return_money),
        ":return_land": decision.map_or(Area::default(), |decision| decision.return_land),
        ":orgs_restored": decision.map_or(0, |decision| decision.orgs_restored),
        ":persons_restored": decision.map_or(0, |decision| decision.persons_restored),
        ":orgs_sanctioned": decision.map_or(0, |decision| decision.orgs_sanctioned),
        ":persons_sanctioned": decision.map_or(0, |decision| decision.persons_sanctioned),
        ":officials_sanctioned": decision.map_or(0, |decision| decision.officials_sanctioned),
        ":investigation_cases": decision.map_or(0, |decision| decision.investigation_cases),
        ":investigation_persons": decision.map_or(0, |decision| decision.investigation_persons),
        ":investigation_officials": decision.map_or(0, |decision| decision.investigation_officials),
        ":executed": execution.is_some(),
        ":execution_done_on": execution.and_then(|execution| execution.done_on),
        ":recovered_money": execution.map_or(0, |execution| execution.recovered_money),
        ":recovered_land": execution.map_or(Area::default(), |execution| execution.recovered_land),
        ":returned_money": execution.map_or(0, |execution| execution.returned_money),
        ":returned_land": execution.map_or(Area::default(), |execution| execution.returned_land),
        ":orgs_disciplined": execution.map_or(0, |execution| execution.orgs_sanctioned),
        ":persons_disciplined": execution.map_or(0, |execution| execution.persons_sanctioned),
        ":officials_disciplined": execution.map_or(0, |execution| execution.officials_sanctioned),
        ":prosecuted_cases": execution.map_or(0, |execution| execution.prosecuted_cases),
        ":prosecuted_persons": execution.map_or(0, |execution| execution.prosecuted_persons),
        ":prosecuted_officials": execution.map_or(0, |execution| execution.prosecuted_officials),
    })?;
    put_suspensions(w, id, &resolution.suspensions)?;
    put_extensions(w, id, &resolution.extensions)
}

crate::record::readers!(Resolution, "resolution", from_row);

fn put_suspensions(w: &Writer, id: i64, suspensions: &[Suspension]) -> Result<()> {
    for (place, one) in (0_i64..).zip(suspensions) {
        w.prepare(
            "insert into suspension (resolution, place, from_day, to_day) values (:resolution, :place, :from, :to)
             on conflict (resolution, place) do update set from_day = excluded.from_day, to_day = excluded.to_day",
        )?
        .execute(named_params! { ":resolution": id, ":place": place, ":from": one.from, ":to": one.to })?;
    }
    w.prepare("delete from suspension where resolution = :resolution and place >= :place")?.execute(
        named_params! { ":resolution": id, ":place": i64::try_from(suspensions.len()).unwrap_or(i64::MAX) },
    )?;
    Ok(())
}

fn put_extensions(w: &Writer, id: i64, extensions: &[Extension]) -> Result<()> {
    for (place, one) in (0_i64..).zip(extensions) {
        w.prepare(
            "insert into extension (resolution, place, to_day, doc_no, on_day)
             values (:resolution, :place, :to, :doc_no, :on)
             on conflict (resolution, place) do update set
                to_day = excluded.to_day, doc_no = excluded.doc_no, on_day = excluded.on_day",
        )?
        .execute(named_params! {
            ":resolution": id, ":place": place, ":to": one.to, ":doc_no": one.doc_no, ":on": one.on,
        })?;
    }
    w.prepare("delete from extension where resolution = :resolution and place >= :place")?.execute(
        named_params! { ":resolution": id, ":place": i64::try_from(extensions.len()).unwrap_or(i64::MAX) },
    )?;
    Ok(())
}

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Resolution> {
    let id: i64 = row.get("id")?;
    Ok(Resolution {
        reference: row.get("ref")?,
        matter: row.get("matter_ref")?,
        kind: row.get("kind")?,
        accepted_on: row.get("accepted_on")?,
        declined_on: row.get("declined_on")?,
        withdrawn_on: row.get("withdrawn_on")?,
        terminated_on: row.get("terminated_on")?,
        suspensions: suspensions(r, id)?,
        extensions: extensions(r, id)?,
        decision: decision(row)?,
        execution: execution(row)?,
    })
}

fn decision(row: &Row<'_>) -> rusqlite::Result<Option<Judgement>> {
    // A decision has both, its number and its day; reading either alone says that the row is damaged.
    let (no, on): (Option<String>, Option<NaiveDate>) = (row.get("decision_no")?, row.get("decision_on")?);
    if no.is_none() && on.is_none() {
        return Ok(None);
    }
    Ok(Some(Judgement {
        no: row.get("decision_no")?,
        on: row.get("decision_on")?,
        level: row.get("decision_level")?,
        outcome: row.get("decision_outcome")?,
        recover_money: row.get("recover_money")?,
        recover_land: row.get("recover_land")?,
        return_money: row.get("return_money")?,
        return_land: row.get("return_land")?,
        orgs_restored: row.get("orgs_restored")?,
        persons_restored: row.get("persons_restored")?,
        orgs_sanctioned: row.get("orgs_sanctioned")?,
        persons_sanctioned: row.get("persons_sanctioned")?,
        officials_sanctioned: row.get("officials_sanctioned")?,
        investigation_cases: row.get("investigation_cases")?,
        investigation_persons: row.get("investigation_persons")?,
        investigation_officials: row.get("investigation_officials")?,
    }))
}

fn execution(row: &Row<'_>) -> rusqlite::Result<Option<Execution>> {
    if !row.get::<_, bool>("executed")? {
        return Ok(None);
    }
    Ok(Some(Execution {
        done_on: row.get("execution_done_on")?,
        recovered_money: row.get("recovered_money")?,
        recovered_land: row.get("recovered_land")?,
        returned_money: row.get("returned_money")?,
        returned_land: row.get("returned_land")?,
        orgs_sanctioned: row.get("orgs_disciplined")?,
        persons_sanctioned: row.get("persons_disciplined")?,
        officials_sanctioned: row.get("officials_disciplined")?,
        prosecuted_cases: row.get("prosecuted_cases")?,
        prosecuted_persons: row.get("prosecuted_persons")?,
        prosecuted_officials: row.get("prosecuted_officials")?,
    }))
}

fn suspensions(r: Reader<'_>, id: i64) -> Result<Vec<Suspension>> {
    let mut statement = r.prepare("select from_day, to_day from suspension where resolution = :id order by place")?;
    let all = statement
        .query_map(named_params! { ":id": id }, |row| {
            Ok(Suspension { from: row.get("from_day")?, to: row.get("to_day")? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

fn extensions(r: Reader<'_>, id: i64) -> Result<Vec<Extension>> {
    let mut statement =
        r.prepare("select to_day, doc_no, on_day from extension where resolution = :id order by place")?;
    let all = statement
        .query_map(named_params! { ":id": id }, |row| {
            Ok(Extension { to: row.get("to_day")?, doc_no: row.get("doc_no")?, on: row.get("on_day")? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(all)
}
