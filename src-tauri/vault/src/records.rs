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
        let columns = columns(db, table)?;
        let mut records = db.prepare(&format!("select {} from {table}", columns.join(", ")))?;
        let mut rows = records.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<_> = (0..columns.len()).map(|at| row.get_ref(at)).collect::<rusqlite::Result<_>>()?;
            let now = object(columns.iter().map(String::as_str).zip(values)).ok_or(Error::Damaged("register"))?;
            let id = row.get("id")?;
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

/// A journal of before names the empty columns too.
fn is_same(became: &str, now: &str) -> bool {
    let read = |text: &str| {
        let mut row: Map<String, Value> = serde_json::from_str(text).ok()?;
        row.retain(|_, value| !value.is_null());
        Some(row)
    };
    became == now || read(became).zip(read(now)).is_some_and(|(became, now)| became == now)
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
