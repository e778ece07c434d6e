//! The journal: every row an act changes, before and after. The engine tells of each as it changes it (`hook`), whatever
//! statement did it and however it came to do it; what it told is entered before the next statement is prepared. A row
//! changed outside an act cannot be committed. A statement that fails ends its act: the engine has told of the rows it
//! changed before it failed.

mod hook;

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ToSql, params_from_iter};
use sha2::{Digest, Sha256};

use crate::act;
use crate::error::{Error, Result};

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

/// So many rows are entered with one statement; and once so many wait, they are entered.
const ROWS: usize = 64;
const WAITING: usize = 1_024;

/// What watches the connection that writes. It outlives the connection.
pub(crate) struct Journal(Arc<Watch>);

/// What the engine tells, and what is known of the tables it tells it of.
struct Watch {
    /// The stored columns of each table of [`TABLES`], each with its place.
    columns: HashMap<&'static str, Vec<(i32, String)>>,
    told: Mutex<Told>,
}

/// What was told and not yet entered, and the chain over what was.
#[derive(Default)]
struct Told {
    act: Option<i64>,
    rows: Vec<Row>,
    chain: Sha256,
    size: u64,
    /// A row changed outside an act, or holds what the journal cannot.
    fault: bool,
}

/// A row that changed.
struct Row {
    table: &'static str,
    id: i64,
    before: Option<String>,
    after: Option<String>,
}

/// The act that runs: what it changes is entered as its own. Dropped before its end, nothing of it is left waiting.
pub(crate) struct Running<'a>(&'a Watch);

impl Journal {
    /// Begins to watch a connection.
    pub(crate) fn attach(db: &Connection) -> Result<Self> {
        let mut columns = HashMap::new();
        let mut all = db.prepare(
            "select tables.name, columns.cid, columns.name
             from sqlite_schema as tables
             join pragma_table_xinfo(tables.name) as columns
             where tables.type = 'table' and columns.hidden = 0 order by tables.name, columns.cid",
        )?;
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            let table = row.get_ref(0)?.as_str().map_err(|_| Error::Damaged("journal"))?;
            if let Some(table) = TABLES.iter().copied().find(|known| *known == table) {
                columns.entry(table).or_insert_with(Vec::new).push((row.get(1)?, row.get(2)?));
            }
        }
        let watch = Arc::new(Watch { columns, told: Mutex::default() });
        let veto = Arc::clone(&watch);
        db.commit_hook(Some(move || std::mem::take(&mut veto.told().fault)))?;
        let undone = Arc::clone(&watch);
        db.rollback_hook(Some(move || {
            let mut told = undone.told();
            told.fault &= told.act.is_some();
        }))?;
        hook::watch(db, &watch);
        Ok(Self(watch))
    }

    /// Begins an act, whose chain is begun.
    pub(crate) fn begin(&self, act: i64, chain: Sha256) -> Running<'_> {
        *self.0.told() = Told { act: Some(act), chain, size: act::ROOM, ..Told::default() };
        Running(&self.0)
    }
}

impl Running<'_> {
    /// Enters what was told.
    pub(crate) fn enter(&self, db: &Connection) -> Result<()> {
        let mut told = self.0.told();
        let (act, rows) = (told.act, std::mem::take(&mut told.rows));
        if told.fault {
            return Err(Error::Damaged("journal"));
        }
        let mut digests = Vec::with_capacity(rows.len());
        for row in &rows {
            let digest = act::row_digest(row.table, row.id, row.before.as_deref(), row.after.as_deref());
            told.chain.update(&digest);
            told.size += [&row.before, &row.after].into_iter().flatten().map(|text| text.len() as u64).sum::<u64>()
                + act::ROW_ROOM;
            digests.push(digest);
        }
        // The engine tells of these rows too.
        drop(told);
        let whole = rows.len() - rows.len() % ROWS;
        for (place, at_once) in [(0..whole, ROWS), (whole..rows.len(), 1)] {
            if place.is_empty() {
                continue;
            }
            let marks = vec!["(?, ?, ?, ?, ?, ?)"; at_once].join(", ");
            let sql = format!("insert into journal (act, table_name, row, before, after, digest) values {marks}");
            let mut statement = db.prepare_cached(&sql)?;
            let (rows, digests) = (rows.get(place.clone()), digests.get(place));
            let pairs: Vec<_> = rows.into_iter().flatten().zip(digests.into_iter().flatten()).collect();
            for some in pairs.chunks(at_once) {
                let values = some.iter().flat_map(|(row, digest)| -> [&dyn ToSql; 6] {
                    [&act, &row.table, &row.id, &row.before, &row.after, *digest]
                });
                statement.execute(params_from_iter(values))?;
            }
        }
        Ok(())
    }

    /// Enters what was told where much waits.
    pub(crate) fn enter_many(&self, db: &Connection) -> Result<()> {
        if self.0.told().rows.len() >= WAITING { self.enter(db) } else { Ok(()) }
    }

    /// Ends the act: gives the digest of its chain, and how many bytes the log needs for it.
    pub(crate) fn end(self, db: &Connection) -> Result<(Vec<u8>, u64)> {
        self.enter(db)?;
        let told = self.0.told();
        Ok((told.chain.clone().finalize().to_vec(), told.size))
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.0.told() = Told::default();
    }
}

impl Watch {
    /// Nothing that can fail is done while it is held: what a panic left is whole.
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what the engine tells of a row: its table, its id, and a way to read what it holds, before and after.
    fn note<'v>(
        &self,
        table: &str,
        id: i64,
        before: Option<&dyn Fn(i32) -> ValueRef<'v>>,
        after: Option<&dyn Fn(i32) -> ValueRef<'v>>,
    ) {
        let Some((table, columns)) = self.columns.get_key_value(table) else { return };
        let held = |side: Option<&dyn Fn(i32) -> ValueRef<'v>>| {
            side.map_or(Some(None), |value| {
                object(columns.iter().map(|(place, name)| (name.as_str(), value(*place)))).map(Some)
            })
        };
        let mut told = self.told();
        match (held(before), held(after)) {
            (Some(before), Some(after)) if told.act.is_some() => told.rows.push(Row { table, id, before, after }),
            _ => told.fault = true,
        }
    }
}

/// The stored columns of a table. A generated one is no fact of its own. They come from the table itself, so that a
/// migration never leaves the journal behind.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut list = db.prepare("select name from pragma_table_info(?1)")?;
    let names = list.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(names)
}

/// A row as the journal writes it: one JSON object of its columns that hold something. A journal of before names the empty
/// ones too. None where a column holds bytes, which JSON does not.
pub(crate) fn object<'a>(columns: impl Iterator<Item = (&'a str, ValueRef<'a>)>) -> Option<String> {
    let mut text = vec![b'{'];
    for (name, value) in columns {
        if matches!(value, ValueRef::Null) {
            continue;
        }
        if text.len() > 1 {
            text.push(b',');
        }
        // Writing into a Vec cannot fail.
        let _ = write!(text, "\"{name}\":");
        let _ = match value {
            ValueRef::Integer(whole) => write!(text, "{whole}").map_err(serde_json::Error::io),
            ValueRef::Real(number) => serde_json::to_writer(&mut text, &number),
            ValueRef::Text(held) => serde_json::to_writer(&mut text, &String::from_utf8_lossy(held)),
            ValueRef::Null | ValueRef::Blob(_) => return None,
        };
    }
    text.push(b'}');
    String::from_utf8(text).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::act::Act;
    use crate::moment::Moment;
    use crate::released_books;
    use crate::sql::Statements;

    fn entries(db: &Connection) -> Vec<(String, i64, Option<String>, Option<String>)> {
        let mut all = db.prepare("select table_name, row, before, after from journal where act = (select max(id) from act) order by id").unwrap();
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn a_row_changed_outside_an_act_cannot_be_committed_and_nothing_else_is_kept_from_it() {
        let room = tempfile::tempdir().unwrap();
        let book = released_books::newest(room.path());
        let before = book.examine().unwrap();
        assert!(book.writer.execute("update petition set summary = 'khác' where id = 2", []).is_err());
        assert!(book.writer.execute("delete from referral where id = 1", []).is_err());
        assert!(book.writer.execute_batch("begin; insert into hamlet (name) values ('Lạ'); commit").is_err());
        book.writer.execute_batch("rollback").unwrap_or_default();
        book.forget("petition").unwrap();
        assert_eq!(book.examine().unwrap(), before);
    }

    #[test]
    fn every_way_a_statement_changes_a_row_is_entered_in_its_order() {
        let room = tempfile::tempdir().unwrap();
        let mut book = released_books::newest(room.path());
        let now = Moment::on(book.last_day().unwrap());
        let id: i64 =
            book.reader.query_row("select coalesce(max(id), 0) + 1 from hamlet", [], |row| row.get(0)).unwrap();
        book.write(Act::Correct, now, |w| {
            w.prepare("insert into hamlet (id, name) values (?1, 'Thôn \"Một\"\u{1}')")?.execute([id])?;
            w.prepare(
                "insert into hamlet (id, name, valid_to) values (?1, 'Hai', '2020-01-01')
                 on conflict (id) do update set name = excluded.name, valid_to = excluded.valid_to",
            )?
            .execute([id])?;
            w.prepare("insert or replace into hamlet (id, name) values (?1, 'Ba')")?.execute([id])?;
            w.prepare("update hamlet set name = null where id = ?1")?.execute([id]).unwrap_err();
            w.prepare("delete from hamlet where id = ?1")?.execute([id])?;
            Ok(())
        })
        .unwrap();
        let row = |text: &str| Some(text.replace("{id}", &id.to_string()));
        let (one, two, three) = (
            row("{\"id\":{id},\"name\":\"Thôn \\\"Một\\\"\\u0001\"}"),
            row("{\"id\":{id},\"name\":\"Hai\",\"valid_to\":\"2020-01-01\"}"),
            row("{\"id\":{id},\"name\":\"Ba\"}"),
        );
        let steps: Vec<_> = entries(&book.writer).into_iter().map(|(_, _, before, after)| (before, after)).collect();
        let replaced = [(two.clone(), None), (None, three.clone())];
        assert_eq!(steps[..2], [(None, one.clone()), (one, two)]);
        assert_eq!(steps[2..4], replaced);
        assert_eq!(steps[steps.len() - 1], (three, None));
        assert!(book.examine().unwrap().ok, "{:?}", book.examine());
    }

    #[test]
    fn an_act_that_fails_leaves_nothing_waiting_for_the_next() {
        let room = tempfile::tempdir().unwrap();
        let mut book = released_books::newest(room.path());
        let now = Moment::on(book.last_day().unwrap());
        let failed = book.write(Act::Correct, now, |w| {
            w.prepare("insert into hamlet (name) values ('Lạ')")?.execute([])?;
            Err::<(), _>(Error::Cancelled)
        });
        assert!(failed.is_err());
        book.write(Act::Correct, now, |_| Ok(())).unwrap();
        assert_eq!(entries(&book.writer), []);
        assert!(book.examine().unwrap().ok);
    }
}
