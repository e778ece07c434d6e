//! Closed periods in the register.

use rusqlite::{Row, named_params};

use super::Close;
use crate::casebook::{Reader, Writer};
use crate::error::{Error, Result};

pub(crate) fn put(w: &Writer, id: i64, close: &Close) -> Result<()> {
    w.prepare(
        "insert into close (id, period, revision, sent_on, figures)
         values (:id, :period, :revision, :sent_on, :figures)",
    )?
    .execute(named_params! {
        ":id": id,
        ":period": close.period,
        ":revision": close.revision,
        ":sent_on": close.sent_on,
        ":figures": close.figures.to_string(),
    })?;
    Ok(())
}

/// Tells whether a period has a revision.
pub(crate) fn has(r: Reader<'_>, period: &str, revision: i64) -> Result<bool> {
    Ok(r.prepare("select 1 from close where period = :period and revision = :revision")?
        .exists(named_params! { ":period": period, ":revision": revision })?)
}

/// Gives the revision a report of the period would have: one more than what was sent.
pub(crate) fn next_revision(r: Reader<'_>, period: &str) -> Result<i64> {
    Ok(r.prepare("select coalesce(max(revision), 0) + 1 from close where period = :period")?
        .query_row(named_params! { ":period": period }, |row| row.get(0))?)
}

/// Every closed period, in the order of entry.
pub(crate) fn all(r: Reader<'_>) -> Result<Vec<Close>> {
    let mut statement = r.prepare("select * from close order by id")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(row)?);
    }
    Ok(all)
}

fn from_row(row: &Row<'_>) -> Result<Close> {
    let figures: String = row.get("figures")?;
    Ok(Close {
        period: row.get("period")?,
        revision: row.get("revision")?,
        sent_on: row.get("sent_on")?,
        figures: serde_json::from_str(&figures).map_err(|_| Error::Damaged("closed figures"))?,
    })
}
