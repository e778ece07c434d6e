//! Answers about likeness in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Decision;

pub(crate) fn put(w: &Writer, id: i64, decision: &Decision) -> Result<()> {
    let [first, second] = &decision.about;
    w.prepare(
        "insert into decision (id, first, second, verdict, on_day)
         values (:id, (select id from reference where ref = :first), (select id from reference where ref = :second),
            :verdict, :on)",
    )?
    .execute(named_params! {
        ":id": id, ":first": first, ":second": second, ":verdict": decision.verdict, ":on": decision.on,
    })?;
    Ok(())
}

/// Every answer, in the order of entry.
pub(crate) fn each(r: Reader<'_>, mut visit: impl FnMut(Decision) -> Result<()>) -> Result<()> {
    let mut statement = r.prepare(
        "select decision.*, first.ref as first_ref, second.ref as second_ref
         from decision
         join reference as first on first.id = decision.first
         join reference as second on second.id = decision.second
         order by decision.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(from_row(row)?)?;
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<Decision> {
    Ok(Decision {
        about: [row.get("first_ref")?, row.get("second_ref")?],
        verdict: row.get("verdict")?,
        on: row.get("on_day")?,
    })
}
