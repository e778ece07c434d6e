//! Dialogues in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::{Dialogue, Notice, Promise};
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, dialogue: &Dialogue) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": dialogue.on,
        ":kind": dialogue.kind,
        ":topic": dialogue.topic,
        ":about_reception": dialogue.about_reception,
        ":host": dialogue.host,
        ":place": dialogue.place,
        ":people": dialogue.people,
        ":opinions": dialogue.opinions,
        ":answered": dialogue.answered,
        ":assigned": dialogue.assigned,
        ":resolved": dialogue.resolved,
        ":notice_no": dialogue.notice.as_ref().and_then(|one| one.no.as_deref()),
        ":notice_on": dialogue.notice.as_ref().map(|one| one.on),
        ":note": dialogue.note,
        ":cancelled_on": dialogue.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": dialogue.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    put_promise(w, id, &dialogue.promises)
}

fn put_promise(w: &Writer, id: i64, all: &[Promise]) -> Result<()> {
    for (place, one) in (0_i64..).zip(all) {
        w.prepare(include_str!("put_promise.sql"))?.execute(named_params! {
            ":dialogue": id,
            ":place": place,
            ":what": one.what,
            ":office": one.office,
            ":due": one.due,
            ":done_on": one.done_on,
            ":outcome": one.outcome,
        })?;
    }
    w.prepare("delete from promise where dialogue = :dialogue and place >= :place")?
        .execute(named_params! { ":dialogue": id, ":place": i64::try_from(all.len()).unwrap_or(i64::MAX) })?;
    Ok(())
}

crate::record::readers!(Dialogue, "dialogue", from_row);

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Dialogue> {
    Ok(Dialogue {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        kind: row.get("kind")?,
        topic: row.get("topic")?,
        about_reception: row.get("about_reception")?,
        host: row.get("host")?,
        place: row.get("place")?,
        people: row.get("people")?,
        opinions: row.get("opinions")?,
        answered: row.get("answered")?,
        assigned: row.get("assigned")?,
        resolved: row.get("resolved")?,
        notice: notice(row)?,
        promises: promises(r, row.get("id")?)?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}

fn notice(row: &Row<'_>) -> rusqlite::Result<Option<Notice>> {
    let Some(on) = row.get("notice_on")? else { return Ok(None) };
    Ok(Some(Notice { no: row.get("notice_no")?, on }))
}

fn promises(r: Reader<'_>, id: i64) -> Result<Vec<Promise>> {
    let mut statement = r.prepare(include_str!("promises.sql"))?;
    let all = statement
        .query_map(named_params! { ":id": id }, |row| {
            Ok(Promise {
                what: row.get("what")?,
                office: row.get("office")?,
                due: row.get("due_on")?,
                done_on: row.get("done_on")?,
                outcome: row.get("outcome")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(all)
}
