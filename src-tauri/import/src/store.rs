//! Batches in the register, and removing one.

use rusqlite::named_params;
use vault::error::Result;
use vault::journal::OWN_ROWS;
use vault::last_act::changes;
use vault::sql::Statements;
use vault::{Act, Reader, Writer};
use words::codes::Code;
use words::slice::Slice;

use register::index;

/// Gives the batch, the day and the slice of every record an import made that still stands.
pub(super) fn standing(r: Reader<'_>) -> Result<Vec<(String, String, String)>> {
    let mut statement = r.prepare(
        "select reference.batch, act.today, reference.slice
         from act
         join journal on journal.act = act.id and journal.table_name = 'reference' and journal.before is null
         join reference on reference.id = journal.row
         where act.kind = :import and reference.batch is not null
         order by journal.id",
    )?;
    let rows = statement.query_map(named_params! { ":import": Act::Import }, |row| {
        Ok((row.get("batch")?, row.get("today")?, row.get("slice")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives the acts that brought rows of a batch in and still stand, the oldest first.
pub(super) fn acts(r: Reader<'_>, batch: &str) -> Result<Vec<i64>> {
    let mut statement = r.prepare(
        "select distinct act.id
         from act
         join journal on journal.act = act.id and journal.table_name = 'reference' and journal.before is null
         join reference on reference.id = journal.row
         where act.kind = :import and reference.batch = :batch
         order by act.id",
    )?;
    let rows = statement.query_map(named_params! { ":import": Act::Import, ":batch": batch }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Tells whether a row an act made was changed by a later one.
pub(super) fn is_changed_since(r: Reader<'_>, act: i64) -> Result<bool> {
    // A record's own row is written again with whatever is joined to it.
    let sql = format!(
        "select 1 from journal as made
         join journal as later on later.table_name = made.table_name and later.row = made.row and later.{OWN_ROWS}
         where made.act = :act and made.before is null and later.act > :act"
    );
    Ok(r.prepare(&sql)?.exists(named_params! { ":act": act })?)
}

/// Tells whether a record an act made stands behind the figures of a closed period, or was left out of one.
pub(super) fn is_sent(r: Reader<'_>, act: i64) -> Result<bool> {
    let sql = "select 1 from journal
         where journal.act = :act and journal.before is null and (
             exists (select 1 from counted where counted.slice = journal.table_name and counted.record = journal.row)
             or exists (select 1 from late where late.slice = journal.table_name and late.record = journal.row)
         )";
    Ok(r.prepare(sql)?.exists(named_params! { ":act": act })?)
}

/// Removes every row an act made, the last first. The books' counters stay: a number the register gave is never given
/// again; one the file brought may come back with it.
pub(super) fn remove(w: &Writer, act: i64) -> Result<usize> {
    let mut left = 0;
    for change in changes(w.read(), act)?.iter().rev() {
        if change.before.is_some() {
            continue;
        }
        // The journal only ever names our own tables.
        w.prepare(&format!("delete from {} where id = :id", change.table))?
            .execute(named_params! { ":id": change.row })?;
        if let Some(slice) = Slice::from_code(&change.table) {
            index::leave(w, slice, change.row)?;
            w.touch(slice, change.row);
            left += usize::from(slice != Slice::Person);
        }
    }
    Ok(left)
}

/// Tells whether something left names something gone.
pub(super) fn is_torn(r: Reader<'_>) -> Result<bool> {
    Ok(r.prepare("pragma foreign_key_check")?.exists([])?)
}
