//! The journal: TEMP triggers, made at each open from the table list, write every row before and after.
//! They are never part of the stored schema and so never stale.

use std::fmt::Write as _;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::act;
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
    "taken_back",
];

/// Those of them whose rows are no records of their own: what names a record, what belongs to one, what was cleared.
const PARTS: &[&str] = &[
    "reference",
    "visit_person",
    "visit_matter",
    "petition_person",
    "suspension",
    "extension",
    "goods",
    "promise",
    "retirement",
    "taken_back",
];

/// Those whose rows are records only where a ref names them.
pub(crate) const BY_REF: &[&str] = &["person"];

/// Those that a sentence about what a register holds counts, in its order.
pub(crate) const TOLD: &[&str] = &["visit", "petition", "matter", "referral", "paper"];

/// Names the tables whose rows are records: one for each kind.
pub fn records() -> impl Iterator<Item = &'static str> {
    TABLES.iter().copied().filter(|table| !PARTS.contains(table))
}

/// Tables whose rows only join records to each other: `journal_by_row` does not find them.
pub(crate) const JOINING: &[&str] =
    &["reference", "visit_person", "visit_matter", "petition_person", "suspension", "extension"];

/// The rows that `journal_by_row` finds: records themselves, not what joins them to each other. A query says so in the
/// index's own words, or the engine does not take it.
pub const OWN_ROWS: &str =
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

/// Stored columns only: a generated one is no fact of its own. They come from the table itself, so that a
/// migration never leaves the journal behind.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut list = db.prepare("select name from pragma_table_info(?1)")?;
    let names = list.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// A row as the journal writes it: one JSON object of its stored columns.
pub(crate) fn object(row: &str, columns: &[String]) -> String {
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {row}.{column}")).collect();
    format!("json_object({})", pairs.join(", "))
}
