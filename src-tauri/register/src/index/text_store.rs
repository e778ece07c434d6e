//! Entering texts into the search index and taking them out.

use rusqlite::named_params;
use vault::Reader;
use vault::Writer;
use vault::act::optional;
use vault::error::{Error, Result};
use vault::sql::{Rows, Statements};
use words::slice::Slice;

/// So many texts wait for the index; the next brings all of them in.
const WAITING: i64 = 64;
/// An act that brings in so many leaves the index in one piece: the engine would put its pieces together at some later save.
const MANY: i64 = 2_000;

/// Enters a record's folded text, in the place of what stood there; into the index it goes with [`go_in`]. Tells whether
/// another text stood there: of that one the index may keep something until it is made [anew].
///
/// [anew]: make_anew
pub(super) fn enter(w: &Writer, slice: Slice, id: i64, text: &str) -> Result<bool> {
    let Some((place, held)) = held(w, slice, id)? else { return Ok(false) };
    let is_another = match held {
        Some(held) if held == text => return Ok(false),
        Some(held) => {
            forget(w, place, &held)?;
            w.prepare("update finding set text = :text where id = :id")?
                .execute(named_params! { ":id": place, ":text": text })?;
            true
        }
        None => {
            w.prepare("insert into finding (id, text) values (:id, :text)")?
                .execute(named_params! { ":id": place, ":text": text })?;
            false
        }
    };
    w.prepare("insert into finding_due (id) values (:id)")?.execute(named_params! { ":id": place })?;
    Ok(is_another)
}

/// Enters the folded texts of new refs; into the index they go with [`bring_in_new`].
pub(super) fn add(w: &Writer, texts: &[(i64, String)]) -> Result<()> {
    let rows: Vec<_> = texts.iter().map(|(place, text)| [(*place).into(), text.as_str().into()]).collect();
    w.add_all(include_str!("add.sql"), &rows)
}

/// Takes a record out; tells whether it had a text.
pub fn leave(w: &Writer, slice: Slice, id: i64) -> Result<bool> {
    match held(w, slice, id)? {
        Some((place, _)) => leave_place(w, place),
        None => Ok(false),
    }
}

/// Takes out what a ref that is gone was found by.
pub fn leave_place(w: &Writer, place: i64) -> Result<bool> {
    let held: Option<String> = optional(
        w.prepare("select text from finding where id = :id")?
            .query_row(named_params! { ":id": place }, |row| row.get(0)),
    )?;
    let Some(held) = held else { return Ok(false) };
    forget(w, place, &held)?;
    w.prepare("delete from finding where id = :id")?.execute(named_params! { ":id": place })?;
    Ok(true)
}

/// Brings what waits into the index, once it is enough. A text goes in alone much dearer than with others: the pages it
/// changes are the same.
pub(super) fn go_in(w: &Writer) -> Result<()> {
    let waiting: i64 = w.prepare("select count(*) from finding_due")?.query_row([], |row| row.get(0))?;
    if waiting < WAITING {
        return Ok(());
    }
    bring_in(w)?;
    if waiting >= MANY { put_together(w) } else { Ok(()) }
}

/// Brings all of it in.
pub fn bring_in(w: &Writer) -> Result<()> {
    w.prepare(
        "insert into finding_index (rowid, text)
         select finding.id, finding.text from finding_due cross join finding on finding.id = finding_due.id",
    )?
    .execute([])?;
    w.prepare("delete from finding_due")?.execute([])?;
    Ok(())
}

/// Brings in the texts of refs from one up to another, that are new and were never due.
pub(super) fn bring_in_new(w: &Writer, from: i64, to: i64) -> Result<()> {
    w.prepare("insert into finding_index (rowid, text) select id, text from finding where id >= :from and id < :to")?
        .execute(named_params! { ":from": from, ":to": to })?;
    Ok(())
}

/// Puts the index together in one piece where so many texts came in.
pub(super) fn put_together_many(w: &Writer, came: i64) -> Result<()> {
    if came >= MANY { put_together(w) } else { Ok(()) }
}

/// Puts the text of a record whose ref is one of the new ones in the place of the one it has; tells whether it is.
pub(super) fn changes_new(w: &Writer, first: i64, slice: Slice, id: i64, text: &str) -> Result<bool> {
    let Some((place, _)) = held(w, slice, id)?.filter(|(place, _)| *place >= first) else { return Ok(false) };
    w.prepare("update finding set text = :text where id = :id")?
        .execute(named_params! { ":id": place, ":text": text })?;
    Ok(true)
}

/// Puts the index together in one piece.
fn put_together(w: &Writer) -> Result<()> {
    w.prepare("insert into finding_index (finding_index) values ('optimize')")?.execute([])?;
    Ok(())
}

/// Makes the index anew of the texts as they stand. When a text is taken out the engine only notes it, and where its pieces
/// are put together later it may keep the words all the same: what must be gone for good is gone with this alone.
pub fn make_anew(w: &Writer) -> Result<()> {
    w.prepare("delete from finding_due")?.execute([])?;
    w.prepare("insert into finding_index (finding_index) values ('rebuild')")?.execute([])?;
    Ok(())
}

/// Gives the id a record's text goes by, its ref's, and the text it has in the index.
fn held(w: &Writer, slice: Slice, id: i64) -> Result<Option<(i64, Option<String>)>> {
    optional(
        w.prepare(
            "select reference.id, finding.text from reference left join finding on finding.id = reference.id
             where reference.slice = :slice and reference.record = :id",
        )?
        .query_row(named_params! { ":slice": slice, ":id": id }, |row| Ok((row.get(0)?, row.get(1)?))),
    )
}

/// Gives every record that has a text.
pub(super) fn all(w: &Writer) -> Result<Vec<(Slice, i64)>> {
    let mut all = Vec::new();
    each_text(w.read(), |slice, id, _| all.push((slice, id)))?;
    Ok(all)
}

/// Tells the text of every record that has one, in the order of entry.
pub(super) fn each_text(r: Reader<'_>, mut tell: impl FnMut(Slice, i64, &str)) -> Result<()> {
    let mut statement = r.prepare(
        "select reference.slice, reference.record, finding.text from finding
         join reference on reference.id = finding.id order by finding.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        tell(row.get(0)?, row.get(1)?, row.get_ref(2)?.as_str().map_err(|_| Error::Damaged("finding"))?);
    }
    Ok(())
}

/// Takes a text out of the index, if it is in it. The index keeps no text of its own and must be told what it was.
fn forget(w: &Writer, place: i64, text: &str) -> Result<()> {
    let waits = w.prepare("delete from finding_due where id = :id")?.execute(named_params! { ":id": place })? > 0;
    if !waits {
        w.prepare("insert into finding_index (finding_index, rowid, text) values ('delete', :id, :text)")?
            .execute(named_params! { ":id": place, ":text": text })?;
    }
    Ok(())
}
