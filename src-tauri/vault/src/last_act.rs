//! Which act is the last that can be taken back or done again, and putting rows back as they were before it.

use std::collections::HashMap;

use rusqlite::named_params;
use serde_json::{Map, Value};

use crate::act::{Act, optional};
use crate::door::{Reader, Writer};
use crate::error::{Error, Result};
use crate::journal::{JOINING, OWN_ROWS, TABLES, columns};
use crate::sql::Statements;

/// One row an act changed.
#[derive(Clone)]
pub struct Change {
    /// Its table.
    pub table: String,
    /// Its id there.
    pub row: i64,
    /// What it held before; nothing where it is new.
    pub before: Option<Map<String, Value>>,
    /// What it held after; nothing where it went.
    pub after: Option<Map<String, Value>>,
}

/// Which acts are looked at: those that changed what somebody sees.
pub enum Within {
    /// All of them.
    Everything,
    /// Those that made two into one, or parted them.
    Merges,
    /// Those that changed a row of one of these tables.
    Tables(Vec<&'static str>),
    /// Those that changed one row.
    Row(&'static str, i64),
}

/// Tables whose rows only say what belongs to a record, or to a period.
const JOINS: &[&str] =
    &["visit_person", "visit_matter", "petition_person", "suspension", "extension", "goods", "promise", "opinion"];

/// So many of the newest acts are looked through: what lies further back was not just done.
const LOOKED_THROUGH: i64 = 1_000;

/// An act behind us, by its id.
pub type Step = (i64, Act);

/// Finds the last act that stands and can be taken back. A file that came in is a wall.
pub fn last(r: Reader<'_>, within: &Within) -> Result<Option<Step>> {
    for (id, act) in recent(r, within)? {
        match act {
            Act::Undo | Act::Redo if target(r, id)?.is_some() => {}
            _ if !can_be_taken_back(act) => return Ok(None),
            _ if stands(r, id)? => return Ok(Some((id, act))),
            _ => {}
        }
    }
    Ok(None)
}

/// Finds the last undoing that stands, with the act it took back; nothing where something new was done since.
pub fn last_undone(r: Reader<'_>, within: &Within) -> Result<Option<(i64, Step)>> {
    for (id, act) in recent(r, within)? {
        match (act, target(r, id)?) {
            (Act::Undo, Some(undone)) if stands(r, id)? => return Ok(Some((id, (undone, kind(r, undone)?)))),
            (Act::Undo | Act::Redo, Some(_)) => {}
            (act, _) if can_be_taken_back(act) && !stands(r, id)? => {}
            _ => return Ok(None),
        }
    }
    Ok(None)
}

fn can_be_taken_back(act: Act) -> bool {
    matches!(act, Act::Add | Act::Correct | Act::Cancel | Act::Merge | Act::Part)
}

/// Says in the register which act the one that runs takes back, or which undoing it takes back.
pub fn takes_back(w: &Writer, act: i64) -> Result<()> {
    w.prepare("insert into taken_back (act, target) values (:act, :target)")?
        .execute(named_params! { ":act": w.act, ":target": act })?;
    Ok(())
}

/// Tells whether something an act changed was changed again by a later act that stands.
pub fn was_changed_since(r: Reader<'_>, act: i64, changed: &[Change]) -> Result<bool> {
    for change in changed {
        let joins = JOINING.contains(&change.table.as_str());
        let later = if joins { merges_of(r, act, change)? } else { changes_of(r, act, change)? };
        for (id, kind) in later {
            // What was done and taken back since then, or taken back and done again, left the row as it was.
            let is_of_before = match (kind, target(r, id)?) {
                (Act::Undo | Act::Redo, Some(target)) => target < act,
                _ => true,
            };
            if is_of_before && stands(r, id)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Gives the later acts that changed a record's own row.
fn changes_of(r: Reader<'_>, act: i64, change: &Change) -> Result<Vec<Step>> {
    let mut later = r.prepare(&format!(
        "select distinct act.id, act.kind from journal join act on act.id = journal.act
         where journal.table_name = :table and journal.row = :row and journal.{OWN_ROWS} and journal.act > :act"
    ))?;
    let steps = later
        .query_map(named_params! { ":table": change.table, ":row": change.row, ":act": act }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(steps)
}

/// Gives the later merges that moved a row which only joins records: every other act that changes such a row changes the
/// record's own row too.
fn merges_of(r: Reader<'_>, act: i64, change: &Change) -> Result<Vec<Step>> {
    let mut later = r.prepare(
        "select act.id, act.kind from act
         where act.id > :act and act.kind in ('merge', 'part') and exists (
            select 1 from journal
            where journal.act = act.id and journal.table_name = :table and journal.row = :row
        )",
    )?;
    let steps = later
        .query_map(named_params! { ":table": change.table, ":row": change.row, ":act": act }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(steps)
}

/// Gives the acts within sight that changed something, the newest first.
fn recent(r: Reader<'_>, within: &Within) -> Result<Vec<Step>> {
    let changed = "journal.act = act.id";
    let newest = |more: &str| {
        format!(
            "select act.id, act.kind from act
             where act.id > (select max(id) from act) - :most and {more} order by act.id desc"
        )
    };
    let (sql, tables, row) = match within {
        Within::Everything => {
            (newest(&format!("exists (select 1 from journal where {changed}) and :tables is null")), None, None)
        }
        Within::Merges => (
            newest(
                "(act.kind in ('merge', 'part') or exists (
                    select 1 from taken_back
                    join act as first on first.id = taken_back.target
                    left join taken_back as again on again.act = first.id
                    left join act as second on second.id = again.target
                    where taken_back.act = act.id and coalesce(second.kind, first.kind) in ('merge', 'part')
                )) and :tables is null",
            ),
            None,
            None,
        ),
        Within::Tables(tables) => (
            newest(&format!(
                "exists (select 1 from journal where {changed} and table_name in (select value from json_each(:tables)))"
            )),
            Some(Value::from(tables.clone()).to_string()),
            None,
        ),
        Within::Row(table, row) => (
            format!(
                "select distinct act.id, act.kind from journal join act on act.id = journal.act
                 where journal.table_name = :tables and journal.row = :row and journal.{OWN_ROWS}
                 order by act.id desc limit :most"
            ),
            Some((*table).to_owned()),
            Some(*row),
        ),
    };
    let mut statement = r.prepare(&sql)?;
    let mut steps = Vec::new();
    let mut rows = match row {
        Some(row) => statement.query(named_params! { ":most": LOOKED_THROUGH, ":tables": tables, ":row": row })?,
        None => statement.query(named_params! { ":most": LOOKED_THROUGH, ":tables": tables })?,
    };
    while let Some(row) = rows.next()? {
        steps.push((row.get(0)?, row.get(1)?));
    }
    Ok(steps)
}

/// Tells which act an undoing took back, or which undoing an act did again.
fn target(r: Reader<'_>, act: i64) -> Result<Option<i64>> {
    optional(
        r.prepare("select target from taken_back where act = :act")?
            .query_row(named_params! { ":act": act }, |row| row.get(0)),
    )
}

/// Tells whether an act, or an undoing, was not taken back itself.
fn stands(r: Reader<'_>, act: i64) -> Result<bool> {
    let sql = "select 1 from taken_back as undone
               where undone.target = :act
                and not exists (select 1 from taken_back as again where again.target = undone.act)";
    Ok(!r.prepare(sql)?.exists(named_params! { ":act": act })?)
}

fn kind(r: Reader<'_>, act: i64) -> Result<Act> {
    Ok(r.prepare("select kind from act where id = :act")?
        .query_row(named_params! { ":act": act }, |row| row.get(0))?)
}

/// Gives what an act changed, in order.
pub fn changes(r: Reader<'_>, act: i64) -> Result<Vec<Change>> {
    let mut statement =
        r.prepare("select table_name, row, before, after from journal where act = :act order by id")?;
    let mut rows = statement.query(named_params! { ":act": act })?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(Change {
            table: row.get("table_name")?,
            row: row.get("row")?,
            before: object(row.get("before")?)?,
            after: object(row.get("after")?)?,
        });
    }
    Ok(changes)
}

/// Puts rows back as they were before an act, the last change first.
pub fn put_back(w: &Writer, changes: &[Change]) -> Result<()> {
    let mut known: HashMap<&str, Vec<String>> = HashMap::new();
    for change in changes.iter().rev() {
        // Only our own tables, by our own names: nothing of the journal's text becomes SQL.
        let table = TABLES.iter().find(|table| **table == change.table).ok_or(Error::Damaged("journal"))?;
        let Some(before) = &change.before else {
            // Only what joined records together goes; a record that is new with the act is the caller's to cancel.
            if JOINS.contains(table) {
                w.prepare(&format!("delete from {table} where id = :id"))?
                    .execute(named_params! { ":id": change.row })?;
            }
            continue;
        };
        if *table == "reference" {
            continue;
        }
        if !known.contains_key(table) {
            known.insert(table, columns(w.db, table)?);
        }
        let columns = known.get(table).map(Vec::as_slice).unwrap_or_default();
        let before = Value::Object(before.clone()).to_string();
        w.prepare(&restore(table, columns))?.execute(named_params! { ":before": before })?;
    }
    Ok(())
}

pub(crate) fn restore(table: &str, columns: &[String]) -> String {
    let values: Vec<String> = columns.iter().map(|name| format!("json_extract(:before, '$.{name}')")).collect();
    let sets: Vec<String> = columns.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    format!(
        "insert into {table} ({}) values ({}) on conflict (id) do update set {}",
        columns.join(", "),
        values.join(", "),
        sets.join(", ")
    )
}

/// Reads a row as the journal writes it.
pub fn object(text: Option<String>) -> Result<Option<Map<String, Value>>> {
    text.map(|text| serde_json::from_str(&text).map_err(|_| Error::Damaged("journal"))).transpose()
}
