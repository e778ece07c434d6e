//! Which act is the last that can be taken back, and putting rows back as they were before it.

use std::collections::HashMap;

use rusqlite::named_params;
use serde_json::{Map, Value};

use crate::act::Act;
use crate::door::{Reader, Writer};
use crate::error::{Error, Result};
use crate::journal::{TABLES, columns};
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

/// Tables whose rows only say what belongs to a record, or to a period.
const JOINS: &[&str] =
    &["visit_person", "visit_matter", "petition_person", "suspension", "extension", "goods", "promise", "opinion"];

/// Finds the last act that stands and can be taken back. Each undo before it stands for one act already taken back;
/// a file that came in is a wall.
pub fn last(r: Reader<'_>) -> Result<Option<(i64, Act)>> {
    let mut acts = r.prepare(
        "select id, kind, exists (select 1 from journal where journal.act = act.id) as changed
         from act where id <= (select max(id) from act) order by id desc",
    )?;
    let mut rows = acts.query([])?;
    let mut taken_back = 0_u32;
    while let Some(row) = rows.next()? {
        let (id, act, changed): (i64, Act, bool) = (row.get("id")?, row.get("kind")?, row.get("changed")?);
        match act {
            Act::Undo => taken_back += 1,
            _ if !changed => {}
            Act::Add | Act::Correct | Act::Cancel | Act::Merge | Act::Part if taken_back > 0 => taken_back -= 1,
            Act::Add | Act::Correct | Act::Cancel | Act::Merge | Act::Part => return Ok(Some((id, act))),
            _ => return Ok(None),
        }
    }
    Ok(None)
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
