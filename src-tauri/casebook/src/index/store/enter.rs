//! Entering texts into the search index and taking them out.

use rusqlite::named_params;
use vault::Writer;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;

/// So many texts wait for the index; the next brings all of them in.
const WAITING: i64 = 64;
/// An act that brings in so many leaves the index in one piece: the engine would put its pieces together at some later save.
const MANY: i64 = 2_000;

/// Enters a record's folded text, in the place of what stood there; into the index it goes with [`go_in`]. Tells whether a
/// text that stood there before is gone from the index.
pub(in crate::index) fn enter(w: &Writer, slice: Slice, id: i64, text: &str) -> Result<bool> {
    let Some((place, held)) = held(w, slice, id)? else { return Ok(false) };
    let is_gone = match held {
        Some(held) if held == text => return Ok(false),
        Some(held) => {
            let is_gone = forget(w, place, &held)?;
            w.prepare("update finding set text = :text where id = :id")?
                .execute(named_params! { ":id": place, ":text": text })?;
            is_gone
        }
        None => {
            w.prepare("insert into finding (id, text) values (:id, :text)")?
                .execute(named_params! { ":id": place, ":text": text })?;
            false
        }
    };
    w.prepare("insert into finding_due (id) values (:id)")?.execute(named_params! { ":id": place })?;
    Ok(is_gone)
}

/// Takes a record out; tells whether a text is gone from the index.
pub(crate) fn leave(w: &Writer, slice: Slice, id: i64) -> Result<bool> {
    let Some((place, Some(held))) = held(w, slice, id)? else { return Ok(false) };
    let is_gone = forget(w, place, &held)?;
    w.prepare("delete from finding where id = :id")?.execute(named_params! { ":id": place })?;
    Ok(is_gone)
}

/// Brings what waits into the index, once it is enough. A text goes in alone much dearer than with others: the pages it
/// changes are the same.
pub(in crate::index) fn go_in(w: &Writer) -> Result<()> {
    let waiting: i64 = w.prepare("select count(*) from finding_due")?.query_row([], |row| row.get(0))?;
    if waiting < WAITING {
        return Ok(());
    }
    bring_in(w)?;
    if waiting >= MANY { put_together(w) } else { Ok(()) }
}

/// Brings all of it in.
pub(in crate::index) fn bring_in(w: &Writer) -> Result<()> {
    w.prepare(
        "insert into finding_index (rowid, text)
         select finding.id, finding.text from finding_due cross join finding on finding.id = finding_due.id",
    )?
    .execute([])?;
    w.prepare("delete from finding_due")?.execute([])?;
    Ok(())
}

/// Puts the index together in one piece, without anything that was taken out of it: the engine only notes that a text is
/// gone until the pieces that hold it are put together.
pub(crate) fn put_together(w: &Writer) -> Result<()> {
    w.prepare("insert into finding_index (finding_index) values ('optimize')")?.execute([])?;
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

/// Takes a text out of the index, if it is in it. The index keeps no text of its own and must be told what it was.
fn forget(w: &Writer, place: i64, text: &str) -> Result<bool> {
    let waits = w.prepare("delete from finding_due where id = :id")?.execute(named_params! { ":id": place })? > 0;
    if !waits {
        w.prepare("insert into finding_index (finding_index, rowid, text) values ('delete', :id, :text)")?
            .execute(named_params! { ":id": place, ":text": text })?;
    }
    Ok(!waits)
}
