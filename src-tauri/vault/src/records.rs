//! Whether the records are what the journal says they became. The chain proves the journal; this proves the rest of the
//! register by it, so that a record changed behind the house's back is found too.

use rusqlite::{Connection, named_params};
use serde_json::{Map, Value};

use crate::act::optional;
use crate::chain::{Became, Last, What};
use crate::error::{Error, Result};
use crate::journal::{TABLES, columns, object};

/// Finds a record that is not as the journal has it last, or is missing, or was never entered; gives its table.
pub(crate) fn stranger(db: &Connection, mut last: Last) -> Result<Option<&'static str>> {
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
            let Some(Became { entry, what }) = last.remove(&(place, row.get("id")?)) else { return Ok(Some(table)) };
            // What the retention act cleared says nothing any more; that it was cleared is a matter of the chain.
            let is_so = what == What::Cleared || what == What::holds(&now);
            if !is_so && !became(entry)?.is_some_and(|became| is_same(&became, &now)) {
                return Ok(Some(table));
            }
        }
    }
    let missing = last.into_iter().find(|(_, became)| matches!(became.what, What::Holds(_)));
    Ok(missing.and_then(|((place, _), _)| TABLES.get(place).copied()))
}

/// A journal of before names the empty columns too.
fn is_same(became: &str, now: &str) -> bool {
    let read = |text: &str| {
        let mut row: Map<String, Value> = serde_json::from_str(text).ok()?;
        row.retain(|_, value| !value.is_null());
        Some(row)
    };
    read(became).zip(read(now)).is_some_and(|(became, now)| became == now)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::chain::follow;
    use crate::released_books;

    #[test]
    fn a_record_changed_behind_the_journal_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let book = released_books::newest(folder.path());
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
            assert_eq!(stranger(&db, follow(&db).unwrap().last).unwrap(), Some(table), "{sql}");
            db.execute_batch("rollback").unwrap();
            assert_eq!(stranger(&db, follow(&db).unwrap().last).unwrap(), None);
        }
    }
}
