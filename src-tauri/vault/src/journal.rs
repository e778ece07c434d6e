//! The journal: every row an act changes, before and after. The engine tells of each as it changes it (`hook`), whatever
//! statement did it and however it came to do it; what it told is entered before the next statement is prepared. A row
//! changed outside an act cannot be committed. A statement that fails ends its act: the engine has told of the rows it
//! changed before it failed.

mod hook;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

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
    "destroyed_key",
    "destroyed",
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
    "destroyed_key",
    "destroyed",
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

/// The statements they are entered with.
static INSERT_MANY: LazyLock<String> = LazyLock::new(|| insert(ROWS));
static INSERT_ONE: LazyLock<String> = LazyLock::new(|| insert(1));

fn insert(rows: usize) -> String {
    let marks = vec!["(?, ?, ?, ?, ?, ?)"; rows].join(", ");
    format!("insert into journal (act, table_name, row, before, after, digest) values {marks}")
}

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
    /// What the rows hold, one after another: an act of very many rows asks for no room of its own for each.
    text: Vec<u8>,
    chain: Sha256,
    size: u64,
    /// A row changed outside an act, or holds what the journal cannot.
    fault: bool,
}

/// A row that changed.
struct Row {
    table: &'static str,
    id: i64,
    /// Where what it held, and holds, stands in the text.
    before: Option<Range<usize>>,
    after: Option<Range<usize>>,
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
        let text = String::from_utf8(std::mem::take(&mut told.text)).map_err(|_| Error::Damaged("journal"))?;
        let held = |place: &Option<Range<usize>>| place.as_ref().and_then(|place| text.get(place.clone()));
        let mut entries = Vec::with_capacity(rows.len());
        for row in &rows {
            let (before, after) = (held(&row.before), held(&row.after));
            let digest = act::row_digest(row.table, row.id, before, after);
            told.chain.update(digest);
            told.size +=
                [before, after].into_iter().flatten().map(|text| text.len() as u64).sum::<u64>() + act::ROW_ROOM;
            entries.push((row, before, after, digest));
        }
        // The engine tells of these rows too.
        drop(told);
        let (many, few) = entries.split_at(entries.len() - entries.len() % ROWS);
        for (entries, at_once, sql) in [(many, ROWS, &*INSERT_MANY), (few, 1, &*INSERT_ONE)] {
            if entries.is_empty() {
                continue;
            }
            let mut statement = db.prepare_cached(sql)?;
            for some in entries.chunks(at_once) {
                let values = some.iter().flat_map(|(row, before, after, digest)| -> [&dyn ToSql; 6] {
                    [&act, &row.table, &row.id, before, after, digest]
                });
                statement.execute(params_from_iter(values))?;
            }
        }
        self.0.take_back((rows, text.into_bytes()));
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
        let mut told = self.told();
        let mut held = |side: Option<&dyn Fn(i32) -> ValueRef<'v>>| {
            let Some(value) = side else { return Some(None) };
            let start = told.text.len();
            write_object(&mut told.text, columns.iter().map(|(place, name)| (name.as_str(), value(*place))))?;
            Some(Some(start..told.text.len()))
        };
        match (held(before), held(after)) {
            (Some(before), Some(after)) if told.act.is_some() => told.rows.push(Row { table, id, before, after }),
            _ => told.fault = true,
        }
    }

    /// Takes back the room of what was entered, for what is told next.
    fn take_back(&self, (mut rows, mut text): (Vec<Row>, Vec<u8>)) {
        rows.clear();
        text.clear();
        let mut told = self.told();
        if told.rows.is_empty() && told.text.is_empty() {
            (told.rows, told.text) = (rows, text);
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
    let mut text = Vec::new();
    write_object(&mut text, columns)?;
    String::from_utf8(text).ok()
}

/// The same behind a text.
fn write_object<'a>(text: &mut Vec<u8>, columns: impl Iterator<Item = (&'a str, ValueRef<'a>)>) -> Option<()> {
    let mut before = b'{';
    for (name, value) in columns {
        if matches!(value, ValueRef::Null) {
            continue;
        }
        text.extend([before, b'"']);
        text.extend(name.as_bytes());
        text.extend(b"\":");
        before = b',';
        // Writing into a Vec cannot fail.
        let _ = match value {
            ValueRef::Integer(whole) => serde_json::to_writer(&mut *text, &whole),
            ValueRef::Real(number) => serde_json::to_writer(&mut *text, &number),
            ValueRef::Text(held) => serde_json::to_writer(&mut *text, &String::from_utf8_lossy(held)),
            ValueRef::Null | ValueRef::Blob(_) => return None,
        };
    }
    if before == b'{' {
        text.push(before);
    }
    text.push(b'}');
    Some(())
}
