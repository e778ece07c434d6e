//! Whether the records are what the journal says they became. The chain proves the journal; this proves the rest of the
//! register by it, so that a record changed behind the house's back is found too.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};
use serde_json::{Map, Value};

use crate::act::optional;
use crate::error::{Error, Result};
use crate::journal::{TABLES, columns, object};

/// The journal's last entry for each record: by table, as it stands in the list, and id.
type Last = HashMap<(usize, i64), i64>;

/// Finds a record that is not as the journal has it last, or is missing, or was never entered; gives its table.
pub(crate) fn stranger(db: &Connection) -> Result<Option<&'static str>> {
    let mut last = last(db)?;
    let mut retired = db.prepare("select before is null and after is null from journal where id = :id")?;
    let mut after = db.prepare("select after from journal where id = :id")?;
    let mut became = |entry: i64| -> Result<Option<String>> {
        Ok(optional(after.query_row(named_params! { ":id": entry }, |row| row.get(0)))?.flatten())
    };
    for (place, table) in TABLES.iter().enumerate() {
        let mut records = db.prepare(&format!("select id, {} from {table}", object(table, &columns(db, table)?)))?;
        let mut rows = records.query([])?;
        while let Some(row) = rows.next()? {
            let (id, now): (i64, String) = (row.get(0)?, row.get(1)?);
            let Some(entry) = last.remove(&(place, id)) else { return Ok(Some(table)) };
            // What the retention act cleared says nothing any more; that it was cleared is a matter of the chain.
            let cleared: bool = retired.query_row(named_params! { ":id": entry }, |row| row.get(0))?;
            if !cleared && !became(entry)?.is_some_and(|became| is_same(&became, &now)) {
                return Ok(Some(table));
            }
        }
    }
    for ((place, _), entry) in last {
        if became(entry)?.is_some() {
            return Ok(TABLES.get(place).copied());
        }
    }
    Ok(None)
}

fn last(db: &Connection) -> Result<Last> {
    let mut journal = db.prepare("select id, table_name, row from journal order by id")?;
    let mut rows = journal.query([])?;
    let mut last = Last::new();
    while let Some(row) = rows.next()? {
        let table = row.get_ref("table_name")?.as_str().map_err(|_| Error::Damaged("journal"))?;
        // A table that is none of ours is a matter of the chain.
        if let Some(place) = TABLES.iter().position(|one| *one == table) {
            last.insert((place, row.get("row")?), row.get("id")?);
        }
    }
    Ok(last)
}

/// A column that came with a later schema is empty until its record is next entered.
fn is_same(became: &str, now: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).ok();
    became == now
        || read(became).zip(read(now)).is_some_and(|(became, now)| {
            became.keys().all(|column| now.contains_key(column))
                && now.iter().all(|(column, value)| became.get(column).unwrap_or(&Value::Null) == value)
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::released;

    #[test]
    fn a_record_changed_behind_the_journal_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let book = released::newest(folder.path());
        assert!(book.examine().unwrap().ok, "{:?}", book.examine());
        for (sql, table) in [
            ("update petition set summary = 'khác' where id = 3", "petition"),
            ("update visit set outcome = 'xong' where id = 2", "visit"),
            ("delete from petition_person where id = 1", "petition_person"),
            ("insert into hamlet (id, name) values (900, 'Thôn lạ')", "hamlet"),
        ] {
            let db = crate::open::reader(folder.path(), book.ring.today()).unwrap();
            db.execute_batch("pragma query_only = 0; pragma foreign_keys = 0; begin").unwrap();
            assert_eq!(db.execute(sql, []).unwrap(), 1, "{sql}");
            assert_eq!(stranger(&db).unwrap(), Some(table), "{sql}");
            db.execute_batch("rollback").unwrap();
            assert_eq!(stranger(&db).unwrap(), None);
        }
    }
}
