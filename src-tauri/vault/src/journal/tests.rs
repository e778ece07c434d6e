//! What the journal has of every way a row changes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::act::Act;
use crate::moment::Moment;
use crate::released_books;
use crate::sql::Statements;

fn entries(db: &Connection) -> Vec<(String, i64, Option<String>, Option<String>)> {
    let mut all = db
        .prepare(
            "select table_name, row, before, after from journal where act = (select max(id) from act) order by id",
        )
        .unwrap();
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
    let id: i64 = book.reader.query_row("select coalesce(max(id), 0) + 1 from hamlet", [], |row| row.get(0)).unwrap();
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
