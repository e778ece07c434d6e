//! What the clerk wrote for a period, in the register.

use rusqlite::{Row, named_params};
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Opinion;

pub(crate) fn put(w: &Writer, id: i64, opinion: &Opinion) -> Result<()> {
    w.prepare(
        "insert into opinion (id, period, section, text) values (:id, :period, :section, :text)
         on conflict (id) do update set text = excluded.text",
    )?
    .execute(named_params! {
        ":id": id, ":period": opinion.period, ":section": opinion.section, ":text": opinion.text,
    })?;
    Ok(())
}

/// Keeps what a section says, or that it says nothing. Gives the row that changed, if one did.
pub(crate) fn keep(w: &Writer, opinion: &Opinion) -> Result<Option<i64>> {
    let held: Option<(i64, String)> = optional(
        w.prepare("select id, text from opinion where period = :period and section = :section")?
            .query_row(named_params! { ":period": opinion.period, ":section": opinion.section }, |row| {
                Ok((row.get(0)?, row.get(1)?))
            }),
    )?;
    match held {
        Some((_, text)) if text == opinion.text => Ok(None),
        None if opinion.text.is_empty() => Ok(None),
        Some((id, _)) if opinion.text.is_empty() => {
            w.prepare("delete from opinion where id = :id")?.execute(named_params! { ":id": id })?;
            Ok(Some(id))
        }
        Some((id, _)) => put(w, id, opinion).map(|()| Some(id)),
        None => {
            let id = crate::reference::next_id(w.read(), words::slice::Slice::Opinion)?;
            put(w, id, opinion).map(|()| Some(id))
        }
    }
}

/// Tells whether a section of a period says something.
pub(crate) fn has(r: Reader<'_>, period: &str, section: &str) -> Result<bool> {
    Ok(r.prepare("select 1 from opinion where period = :period and section = :section")?
        .exists(named_params! { ":period": period, ":section": section })?)
}

/// Gives what is written for a period.
pub fn of(r: Reader<'_>, period: &str) -> Result<Vec<Opinion>> {
    let mut statement = r.prepare("select * from opinion where period = :period order by id")?;
    let opinions = statement.query_map(named_params! { ":period": period }, from_row)?;
    Ok(opinions.collect::<rusqlite::Result<_>>()?)
}

/// Gives one by its row.
pub(crate) fn get(r: Reader<'_>, id: i64) -> Result<Option<Opinion>> {
    optional(r.prepare("select * from opinion where id = :id")?.query_row(named_params! { ":id": id }, from_row))
}

/// Every one, in the order of entry.
pub(crate) fn all(r: Reader<'_>) -> Result<Vec<Opinion>> {
    let mut statement = r.prepare("select * from opinion order by id")?;
    let opinions = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(opinions)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Opinion> {
    Ok(Opinion { period: row.get("period")?, section: row.get("section")?, text: row.get("text")? })
}
