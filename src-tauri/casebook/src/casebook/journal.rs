//! The journal: TEMP triggers, made at each open from the table list, write every row before and after.
//! They are never part of the stored schema and so never stale.

use std::collections::HashMap;
use std::fmt::Write as _;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::casebook::act;
use crate::error::Result;

/// The tables whose every change is history. `counter` is not one: each number stands in the record it was given to.
pub(crate) const TABLES: &[&str] = &[
    "reference",
    "unit",
    "setting",
    "office",
    "hamlet",
    "officer",
    "person",
    "session",
    "matter",
    "visit",
    "visit_person",
    "visit_matter",
    "petition",
    "petition_person",
    "referral",
    "resolution",
    "suspension",
    "extension",
    "outreach",
    "model",
    "contribution",
    "goods",
    "dialogue",
    "promise",
    "democracy_item",
    "internal_rule",
    "emulation",
    "directive",
    "close",
    "counted",
    "sent_file",
    "reopen",
    "late",
    "opinion",
    "decision",
    "paper",
    "retirement",
];

/// The rows that `journal_by_row` finds: records themselves, not what joins them to each other. A query says so in the
/// index's own words, or the engine does not take it.
pub(crate) const OWN_ROWS: &str =
    "table_name not in ('reference', 'visit_person', 'visit_matter', 'petition_person', 'suspension', 'extension')";

/// Makes the triggers of this connection.
pub(crate) fn attach(db: &Connection) -> Result<()> {
    // Innocuous: it only hashes what it is given.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("row_digest", 4, flags, |call| {
        let (table, row): (String, i64) = (call.get(0)?, call.get(1)?);
        let (before, after): (Option<String>, Option<String>) = (call.get(2)?, call.get(3)?);
        Ok(act::row_digest(&table, row, before.as_deref(), after.as_deref()))
    })?;
    let mut sql = String::from("create temp table act_now (id integer); insert into act_now values (null);\n");
    for table in TABLES {
        let columns = columns(db, table)?;
        for (event, id, before, after) in [
            ("insert", "new.id", "null".to_owned(), object("new", &columns)),
            ("update", "new.id", object("old", &columns), object("new", &columns)),
            ("delete", "old.id", object("old", &columns), "null".to_owned()),
        ] {
            // Writing into a String cannot fail.
            let _ = writeln!(
                sql,
                "create temp trigger journal_{table}_{event} after {event} on main.{table} begin
                    insert into journal (act, table_name, row, before, after, digest)
                    select (select id from act_now), '{table}', {id}, b, a, row_digest('{table}', {id}, b, a)
                    from (select {before} as b, {after} as a);
                end;"
            );
        }
    }
    db.execute_batch(&sql)?;
    Ok(())
}

/// Finds the rows that are not what the journal made of them: changed, added or removed past it, by another program.
/// Gives them as `table id`.
pub(crate) fn strays(db: &Connection) -> Result<Vec<String>> {
    let mut last = last_entries(db)?;
    let mut after = db.prepare("select before, after from journal where id = :id")?;
    let mut strays = Vec::new();
    for (place, table) in TABLES.iter().enumerate() {
        let columns = columns(db, table)?;
        let mut rows = db.prepare(&format!("select id, {} as now from {table}", object(table, &columns)))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let (id, now): (i64, String) = (row.get("id")?, row.get("now")?);
            let fits = match last.remove(&(place, id)) {
                Some(entry) => after.query_row([entry], |held| Ok((held.get(0)?, held.get(1)?)))?.became(&now)?,
                None => false,
            };
            if !fits {
                strays.push(format!("{table} {id}"));
            }
        }
    }
    for ((place, id), entry) in last {
        let (_, held): Entry = after.query_row([entry], |held| Ok((held.get(0)?, held.get(1)?)))?;
        if held.is_some() {
            strays.push(format!("{} {id}", TABLES.get(place).unwrap_or(&"")));
        }
    }
    Ok(strays)
}

/// The last entry of each row, by the place of its table among [`TABLES`].
fn last_entries(db: &Connection) -> Result<HashMap<(usize, i64), i64>> {
    let mut entries = db.prepare("select id, table_name, row from journal order by id")?;
    let mut rows = entries.query([])?;
    let mut last = HashMap::new();
    while let Some(row) = rows.next()? {
        let table = row.get_ref("table_name")?.as_str().unwrap_or_default();
        if let Some(place) = TABLES.iter().position(|known| *known == table) {
            last.insert((place, row.get("row")?), row.get("id")?);
        }
    }
    Ok(last)
}

/// A row before and after an act; neither where the retention act cleared it.
type Entry = (Option<String>, Option<String>);

/// What an entry made of a row.
trait Became {
    /// Tells whether a row of today is that. One written under an older schema says nothing of columns that came later.
    fn became(self, now: &str) -> Result<bool>;
}

impl Became for Entry {
    fn became(self, now: &str) -> Result<bool> {
        match self {
            (None, None) => Ok(true),
            (_, None) => Ok(false),
            (_, Some(after)) if after == now => Ok(true),
            (_, Some(after)) => {
                let parsed = |text: &str| serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text);
                let (Ok(after), Ok(now)) = (parsed(&after), parsed(now)) else { return Ok(false) };
                Ok(after.iter().all(|(column, value)| now.get(column).is_none_or(|held| held == value)))
            }
        }
    }
}

/// Stored columns only: a generated one is no fact of its own. They come from the table itself, so that a
/// migration never leaves the journal behind.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut list = db.prepare("select name from pragma_table_info(?1)")?;
    let names = list.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

fn object(row: &str, columns: &[String]) -> String {
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {row}.{column}")).collect();
    format!("json_object({})", pairs.join(", "))
}
