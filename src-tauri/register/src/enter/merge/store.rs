//! Merges in the register: links moved, and moved back by what the journal holds of the act.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde_json::Value;
use vault::act::optional;
use vault::error::{Error, Result};
use vault::journal::OWN_ROWS;
use vault::last_act::Change;
use vault::sql::Statements;
use vault::{Reader, Writer};
use words::codes::Code;
use words::slice::Slice;

use super::candidate::{Candidate, Stand};
use super::{Merge, Whom};
use crate::record::decision::Verdict;
use crate::reference::{free_reference, name, next_id, whereabouts};
use crate::secrecy::{self, Sight};

/// What may be filled in from the second person where the first has nothing.
const PARTICULARS: [&str; 10] = [
    "birth",
    "sex",
    "id_number",
    "id_type",
    "id_issued_on",
    "id_issued_by",
    "address",
    "hamlet",
    "phone",
    "ethnic_group",
];

/// What is told of a matter nobody has written about.
const TOLD: [&str; 3] = ["kind", "field", "competence"];

/// Gives the person at a place of a visit or petition, counted as they are written.
pub(super) fn person_at(r: Reader<'_>, record: &str, place: usize) -> Result<Option<i64>> {
    let sql = match whereabouts(r, record)? {
        Some((Slice::Visit, _)) => {
            "select person from visit_person where visit = :id order by place limit 1 offset :place"
        }
        Some((Slice::Petition, _)) => {
            "select person from petition_person where petition = :id order by place limit 1 offset :place"
        }
        _ => return Err(Error::NotFound("record")),
    };
    let (_, id) = whereabouts(r, record)?.ok_or(Error::NotFound("record"))?;
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    optional(r.prepare(sql)?.query_row(named_params! { ":id": id, ":place": place }, |row| row.get(0)))
}

/// Gives the people of a visit or petition, each with the id of their row.
pub(super) fn people_in(r: Reader<'_>, slice: Slice, record: i64) -> Result<Vec<(i64, Candidate)>> {
    let mut statement = r.prepare(include_str!("people.sql"))?;
    let read = |row: &Row<'_>| {
        let (hamlet, address): (Option<String>, Option<String>) = (row.get("hamlet")?, row.get("address")?);
        let (reference, record): (Option<String>, String) = (row.get("ref")?, row.get("record_ref")?);
        let whom = match reference {
            Some(person) => Whom::Known { person },
            None => Whom::At {
                record: record.clone(),
                place: usize::try_from(row.get::<_, i64>("nth")?).unwrap_or_default(),
            },
        };
        let stand = Stand { slice, reference: record, number: row.get("number")?, on: row.get("on_day")? };
        let one = Candidate {
            whom,
            full_name: row.get("full_name")?,
            birth: row.get("birth")?,
            id_number: row.get("id_number")?,
            address: [hamlet, address].into_iter().flatten().collect::<Vec<_>>().join(", "),
            phone: row.get("phone")?,
            stands: vec![stand],
        };
        Ok((row.get("id")?, one))
    };
    let people = statement.query_map(named_params! { ":slice": slice, ":record": record }, read)?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

/// Makes a person known to the book.
pub(super) fn name_person(w: &Writer, id: i64) -> Result<String> {
    let reference = free_reference(w.read(), Slice::Person)?;
    name(w, [(reference.as_str(), Slice::Person, id)])?;
    Ok(reference)
}

/// Tells whether two persons stand in one visit or one paper.
pub(super) fn stand_side_by_side(r: Reader<'_>, one: i64, other: i64) -> Result<bool> {
    let sql = "select 1 from visit_person as first
               join visit_person as second on second.visit = first.visit and second.person = :other
               where first.person = :one
               union all
               select 1 from petition_person as first
               join petition_person as second on second.petition = first.petition and second.person = :other
               where first.person = :one";
    Ok(r.prepare(sql)?.exists(named_params! { ":one": one, ":other": other })?)
}

/// Moves the links of a matter to another and cancels it.
pub(super) fn unite_matters(w: &Writer, kept: i64, other: i64, title: &str) -> Result<()> {
    for sql in [
        "update petition set matter = :kept where matter = :other",
        "update resolution set matter = :kept where matter = :other",
    ] {
        w.prepare(sql)?.execute(named_params! { ":kept": kept, ":other": other })?;
    }
    // A visit about both is about the first.
    w.prepare(
        "delete from visit_matter
         where matter = :other and visit in (select visit from visit_matter where matter = :kept)",
    )?
    .execute(named_params! { ":kept": kept, ":other": other })?;
    w.prepare("update visit_matter set matter = :kept where matter = :other")?
        .execute(named_params! { ":kept": kept, ":other": other })?;
    // What was told of the second is told of the first, where nothing was; and whoever denounced stays secret.
    w.prepare(include_str!("fill_matter.sql"))?.execute(named_params! { ":kept": kept, ":other": other })?;
    let reason = format!("Gộp vào vụ việc “{title}”");
    w.prepare("update matter set cancelled_on = :on, cancelled_reason = :reason where id = :other")?
        .execute(named_params! { ":on": w.now().today, ":reason": reason, ":other": other })?;
    Ok(())
}

/// Moves the links of a person to another, and fills in what the first did not say.
pub(super) fn unite_people(w: &Writer, kept: i64, other: i64) -> Result<()> {
    for sql in [
        "update visit_person set person = :kept where person = :other",
        "update petition_person set person = :kept where person = :other",
    ] {
        w.prepare(sql)?.execute(named_params! { ":kept": kept, ":other": other })?;
    }
    let sets: Vec<String> =
        PARTICULARS.iter().map(|name| format!("{name} = coalesce(person.{name}, other.{name})")).collect();
    let less: Vec<String> =
        PARTICULARS.iter().map(|name| format!("person.{name} is null and other.{name} is not null")).collect();
    let sql = format!(
        "update person set {} from person as other where person.id = :kept and other.id = :other and ({})",
        sets.join(", "),
        less.join(" or ")
    );
    w.prepare(&sql)?.execute(named_params! { ":kept": kept, ":other": other })?;
    Ok(())
}

/// Keeps the answer.
pub(super) fn answer(w: &Writer, kept: &str, other: &str, verdict: Verdict) -> Result<()> {
    let id = next_id(w.read(), Slice::Decision)?;
    let decision =
        crate::record::decision::Decision { about: [kept.to_owned(), other.to_owned()], verdict, on: w.now().today };
    crate::record::decision::store::put(w, id, &decision)
}

/// Takes one change of a merge back, where it still stands.
pub(super) fn put_back(w: &Writer, change: &Change, kept: i64, other: i64) -> Result<()> {
    let link = match change.table.as_str() {
        "petition" | "resolution" | "visit_matter" => "matter",
        "visit_person" | "petition_person" => "person",
        "matter" if change.row == other => return stand_again(w, other),
        "matter" if change.row == kept => return take_out_filled(w, change, &TOLD),
        "person" if change.row == kept => return take_out_filled(w, change, &PARTICULARS),
        _ => return Ok(()),
    };
    let held = |side: &Option<serde_json::Map<String, Value>>| side.as_ref()?.get(link)?.as_i64();
    match (held(&change.before), held(&change.after)) {
        (Some(before), Some(after)) if before == other && after == kept => {
            // The journal only ever names our own tables.
            let sql = format!("update {} set {link} = :other where id = :row and {link} = :kept", change.table);
            w.prepare(&sql)?.execute(named_params! { ":other": other, ":kept": kept, ":row": change.row })?;
        }
        (Some(before), None) if before == other && change.table == "visit_matter" => {
            // The row comes back as itself, so that an earlier merge finds it again; at its own place where that is free.
            let held = |key: &str| change.before.as_ref().and_then(|row| row.get(key)?.as_i64());
            w.prepare(
                "insert into visit_matter (id, visit, place, matter)
                 select
                    :row,
                    :visit,
                    case
                        when exists (select 1 from visit_matter where visit = :visit and place = :place)
                            then (select max(place) + 1 from visit_matter where visit = :visit)
                        else :place
                    end,
                    :other
                 where not exists (select 1 from visit_matter where visit = :visit and matter = :other)
                    and not exists (select 1 from visit_matter where id = :row)",
            )?
            .execute(named_params! {
                ":row": change.row, ":visit": held("visit"), ":place": held("place"), ":other": other,
            })?;
        }
        _ => {}
    }
    Ok(())
}

/// Takes the cancellation off a matter that was merged.
fn stand_again(w: &Writer, other: i64) -> Result<()> {
    w.prepare(
        "update matter set cancelled_on = null, cancelled_reason = null
         where id = :other and cancelled_reason like 'Gộp vào vụ việc %'",
    )?
    .execute(named_params! { ":other": other })?;
    Ok(())
}

/// Takes out of a record what the merge had filled in, unless it was corrected since.
fn take_out_filled(w: &Writer, change: &Change, columns: &[&str]) -> Result<()> {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return Ok(()) };
    for name in columns {
        let held = |side: &serde_json::Map<String, Value>| side.get(*name).cloned().unwrap_or_default();
        let (before, filled) = (held(before), held(after));
        if before == filled {
            continue;
        }
        // The journal only ever names our own tables.
        let sql = format!(
            "update {} set {name} = json_extract(:sides, '$[0]')
             where id = :id and {name} is json_extract(:sides, '$[1]')",
            change.table
        );
        let sides = Value::from(vec![before, filled]).to_string();
        w.prepare(&sql)?.execute(named_params! { ":id": change.row, ":sides": sides })?;
    }
    Ok(())
}

/// A merge stands while its answer is the last one about the two.
const STANDING: &str = "
    from decision
    join reference as kept on kept.id = decision.first
    join reference as other on other.id = decision.second and other.slice = kept.slice
    where decision.verdict in ('same_person', 'same_matter')
        and kept.slice in ('person', 'matter')
        and not exists (
            select 1 from decision as later
            where later.second = decision.second and later.first = decision.first and later.id > decision.id
        )";

/// Lists the merges of a slice that stand, or the one of a pair; the newest first.
pub(super) fn standing(r: Reader<'_>, slice: Slice, pair: Option<(&str, &str)>) -> Result<Vec<Merge>> {
    let by =
        if pair.is_some() { "kept.ref = :kept and other.ref = :other" } else { ":kept is null and :other is null" };
    let sql = format!(
        "select kept.ref as kept_ref, kept.record as kept_id, other.ref as other_ref, other.record as other_id,
            decision.on_day {STANDING} and kept.slice = :slice and {by} order by decision.id desc"
    );
    let (kept, other) = pair.unzip();
    let mut statement = r.prepare(&sql)?;
    let read = |row: &Row<'_>| {
        let on: NaiveDate = row.get("on_day")?;
        let kept: (String, i64) = (row.get("kept_ref")?, row.get("kept_id")?);
        Ok((on, kept, row.get::<_, String>("other_ref")?, row.get::<_, i64>("other_id")?))
    };
    let rows = statement
        .query_map(named_params! { ":slice": slice, ":kept": kept, ":other": other }, read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let merge = |(on, (kept, kept_id), other, other_id): (NaiveDate, (String, i64), String, i64)| {
        let title = |id| secrecy::called(r, slice, id, Sight::Screen);
        let (kept_title, other_title) = (title(kept_id)?, title(other_id)?);
        Ok(Merge { slice, kept, kept_title, other, other_title, on })
    };
    rows.into_iter().map(merge).collect()
}

/// Tells whether a merge into or of `kept` came after the one of a pair and stands.
pub(super) fn has_later(r: Reader<'_>, kept: &str, other: &str) -> Result<bool> {
    let sql = format!(
        "select 1 {STANDING} and :kept in (kept.ref, other.ref) and decision.id > (
            select max(own.id) from decision as own
            where own.first = (select id from reference where ref = :kept)
                and own.second = (select id from reference where ref = :other)
        )"
    );
    Ok(r.prepare(&sql)?.exists(named_params! { ":kept": kept, ":other": other })?)
}

/// Tells whether a record was merged into another.
pub(super) fn is_merged(r: Reader<'_>, reference: &str) -> Result<bool> {
    let sql = format!("select 1 {STANDING} and other.ref = :ref");
    Ok(r.prepare(&sql)?.exists(named_params! { ":ref": reference })?)
}

/// Gives the slice of a merge that stands and the act that made it, where this register made it.
pub(super) fn act_of(r: Reader<'_>, kept: &str, other: &str) -> Result<Option<(Slice, Option<i64>)>> {
    let sql = format!(
        "select kept.slice, (
            select act from journal
            where table_name = 'decision' and row = decision.id and before is null and {OWN_ROWS}
        ) as act {STANDING} and kept.ref = :kept and other.ref = :other order by decision.id desc"
    );
    let mut statement = r.prepare(&sql)?;
    let found = statement.query_row(named_params! { ":kept": kept, ":other": other }, |row| {
        Ok((row.get::<_, Slice>(0)?, row.get::<_, Option<i64>>(1)?))
    });
    let Some((slice, act)) = optional(found)? else { return Ok(None) };
    // A file that came in brought the answer, not the move.
    let moved = "select 1 from act where id = :act and kind in ('merge', 'undo', 'redo', 'add', 'correct')";
    let act = match act {
        Some(act) if r.prepare(moved)?.exists(named_params! { ":act": act })? => Some(act),
        _ => None,
    };
    Ok(Some((slice, act)))
}

/// Gives the answer an act kept: the slice, the verdict and both refs.
pub(super) fn answer_in(r: Reader<'_>, changed: &[Change]) -> Result<Option<(Slice, Verdict, String, String)>> {
    let fresh = |change: &&Change| change.table == "decision" && change.before.is_none();
    let Some(row) = changed.iter().find(fresh).and_then(|change| change.after.as_ref()) else { return Ok(None) };
    let side = |key: &str| -> Result<Option<(Slice, String)>> {
        let sql = "select slice, ref from reference where id = :id";
        let id = row.get(key).and_then(Value::as_i64);
        optional(r.prepare(sql)?.query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?))))
    };
    let verdict = row.get("verdict").and_then(Value::as_str).and_then(Verdict::from_code);
    let (Some((slice, kept)), Some((_, other)), Some(verdict)) = (side("first")?, side("second")?, verdict) else {
        return Ok(None);
    };
    Ok(Some((slice, verdict, kept, other)))
}
