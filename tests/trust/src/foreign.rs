//! A foreign tool with the key: rows of the register, of its journal and of its logs changed, removed, moved or cut.
//! Opening or examining must find each.

use std::path::Path;

use fastrand::Rng;
use rusqlite::Connection;

use crate::crash::room;
use crate::sample::{Sample, everything};
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::work::{PASSPHRASE, raw};

/// What a foreign tool does; it says what, or nothing where there was nothing to do it to.
type Hand = fn(&Connection, &mut Rng) -> Option<String>;

const HANDS: &[Hand] = &[
    change_record,
    change_record,
    remove_record,
    add_record,
    change_journal,
    remove_journal,
    swap_journal,
    move_journal,
    change_act,
    swap_acts,
    cut_acts,
    change_look,
    remove_look,
    cut_looks,
];

/// The row: so many changes.
pub fn row(scale: &Scale) -> Row {
    let mut wrongs = Wrongs::of(&["unnoticed"]);
    let mut made_good = 0;
    let mut rng = Rng::with_seed(6);
    let sample = Sample::make(80, 6);
    let bench = room();
    while wrongs.looked < scale.foreign {
        let folder = sample.lay(bench.path());
        let hand = HANDS[rng.usize(..HANDS.len())];
        let Some(what) = by_hand(&folder, hand, &mut rng) else { continue };
        wrongs.looked += 1;
        match is_noticed(&sample, &folder) {
            Noticed::Told => {}
            Noticed::MadeGood => made_good += 1,
            Noticed::Not => wrongs.note("unnoticed", || what),
        }
    }
    let what = format!(
        "rows changed, removed, moved or cut with a foreign tool ({made_good} put back by the operation log)"
    );
    wrongs.row(&what, scale.foreign)
}

/// What became of a change.
enum Noticed {
    /// Opening or examining says so.
    Told,
    /// The operation log put it back: the register is as it was.
    MadeGood,
    Not,
}

fn by_hand(folder: &Path, hand: Hand, rng: &mut Rng) -> Option<String> {
    let db = raw(folder, PASSPHRASE);
    db.execute_batch("pragma foreign_keys = off").unwrap();
    hand(&db, rng)
}

fn is_noticed(sample: &Sample, folder: &Path) -> Noticed {
    let Ok(mut book) = casebook::open(folder, PASSPHRASE) else { return Noticed::Told };
    if !book.examine().is_ok_and(|found| found.ok) {
        return Noticed::Told;
    }
    let is_as_before = sample.is_in(folder, PASSPHRASE)
        && crate::work::stands(folder, PASSPHRASE) == sample.stands
        && everything(&mut book).is_ok_and(|lines| lines == sample.lines);
    if is_as_before { Noticed::MadeGood } else { Noticed::Not }
}

const RECORDS: &[&str] =
    &["petition", "matter", "hamlet", "office", "person", "petition_person", "reference", "unit"];

fn texts(db: &Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// An id of a table, drawn; none where it is empty.
fn any_id(db: &Connection, table: &str, rng: &mut Rng) -> Option<i64> {
    let mut statement = db.prepare(&format!("select id from {table}")).unwrap();
    let ids: Vec<i64> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    if ids.is_empty() { None } else { Some(ids[rng.usize(..ids.len())]) }
}

/// Does a change; nothing where it changed nothing or the engine's own rules refused it.
fn done(db: &Connection, sql: &str) -> Option<String> {
    (db.execute(sql, []).ok()? > 0).then(|| sql.to_owned())
}

fn change_record(db: &Connection, rng: &mut Rng) -> Option<String> {
    let table = RECORDS[rng.usize(..RECORDS.len())];
    let id = any_id(db, table, rng)?;
    let sql = format!("select name from pragma_table_info('{table}') where name <> 'id' and upper(type) = 'TEXT'");
    let columns = texts(db, &sql);
    if columns.is_empty() {
        return None;
    }
    let column = &columns[rng.usize(..columns.len())];
    let to = ["'khác'", "null", "coalesce(NAME, '') || 'x'", "'2026-01-02'"][rng.usize(..4)].replace("NAME", column);
    done(db, &format!("update {table} set {column} = {to} where id = {id} and {column} is not {to}"))
}

fn remove_record(db: &Connection, rng: &mut Rng) -> Option<String> {
    let table = RECORDS[rng.usize(..RECORDS.len())];
    let id = any_id(db, table, rng)?;
    done(db, &format!("delete from {table} where id = {id}"))
}

fn add_record(db: &Connection, rng: &mut Rng) -> Option<String> {
    let n = rng.u32(1_000..1_000_000);
    done(db, &format!("insert into hamlet (id, name) values ({n}, 'Thôn {n}')"))
}

fn change_journal(db: &Connection, rng: &mut Rng) -> Option<String> {
    let id = any_id(db, "journal", rng)?;
    let column = ["before", "after", "table_name", "row", "act", "digest"][rng.usize(..6)];
    let to = ["'{}'", "null", "'petition'", "row + 1", "act + 1", "x'00'"][rng.usize(..6)];
    done(db, &format!("update journal set {column} = {to} where id = {id} and {column} is not {to}"))
}

fn remove_journal(db: &Connection, rng: &mut Rng) -> Option<String> {
    let id = any_id(db, "journal", rng)?;
    done(db, &format!("delete from journal where id = {id}"))
}

/// Two rows of the journal change places.
fn swap_journal(db: &Connection, rng: &mut Rng) -> Option<String> {
    let (one, other) = (any_id(db, "journal", rng)?, any_id(db, "journal", rng)?);
    swap(db, "journal", one, other)
}

fn swap_acts(db: &Connection, rng: &mut Rng) -> Option<String> {
    let (one, other) = (any_id(db, "act", rng)?, any_id(db, "act", rng)?);
    swap(db, "act", one, other)
}

fn swap(db: &Connection, table: &str, one: i64, other: i64) -> Option<String> {
    if one == other {
        return None;
    }
    let sql = format!(
        "update {table} set id = -1 where id = {one}; update {table} set id = {one} where id = {other};
         update {table} set id = {other} where id = -1"
    );
    db.execute_batch(&sql).ok().map(|()| sql)
}

/// A row of the journal goes to another act.
fn move_journal(db: &Connection, rng: &mut Rng) -> Option<String> {
    let (id, act) = (any_id(db, "journal", rng)?, any_id(db, "act", rng)?);
    done(db, &format!("update journal set act = {act} where id = {id} and act <> {act}"))
}

fn change_act(db: &Connection, rng: &mut Rng) -> Option<String> {
    let id = any_id(db, "act", rng)?;
    let set = ["kind = 'correct'", "at = '2020-01-01T00:00:00Z'", "today = '2020-01-01'", "digest = x'00'"];
    let set = set[rng.usize(..set.len())];
    done(db, &format!("update act set {set} where id = {id} and not ({set})"))
}

/// The last acts go, with everything the journal has of them.
fn cut_acts(db: &Connection, rng: &mut Rng) -> Option<String> {
    let last: i64 = db.query_row("select max(id) from act", [], |row| row.get(0)).unwrap();
    let from = last - rng.i64(0..5);
    let sql = format!("delete from journal where act >= {from}; delete from act where id >= {from}");
    db.execute_batch(&sql).ok().map(|()| sql)
}

fn change_look(db: &Connection, rng: &mut Rng) -> Option<String> {
    let id = any_id(db, "access", rng)?;
    let set = ["about = 'petition:999'", "at = '2020-01-01T00:00:00Z'", "kind = 'export'", "digest = x'00'"];
    let set = set[rng.usize(..set.len())];
    done(db, &format!("update access set {set} where id = {id} and not ({set})"))
}

fn remove_look(db: &Connection, rng: &mut Rng) -> Option<String> {
    let id = any_id(db, "access", rng)?;
    done(db, &format!("delete from access where id = {id}"))
}

fn cut_looks(db: &Connection, rng: &mut Rng) -> Option<String> {
    let last: Option<i64> = db.query_row("select max(id) from access", [], |row| row.get(0)).unwrap();
    done(db, &format!("delete from access where id > {}", last? - rng.i64(1..4)))
}
