//! Matters in the register.

use chrono::NaiveDate;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Row, ToSql, named_params, params_from_iter};
use vault::error::Result;
use vault::sql::{Rows, Statements};
use vault::{Reader, Writer};

use super::{Complexity, Matter};
use crate::record::petition::Competence;
use crate::record::{Cancelled, value_of};
use crate::reference::whereabouts;

/// Enters new matters.
pub(crate) fn add(w: &Writer, records: &[(&Matter, i64)]) -> Result<()> {
    let matters = records.iter().map(|(matter, id)| values(*id, matter)).collect::<Result<Vec<_>>>()?;
    w.add_all(include_str!("add.sql"), &matters)
}

/// Puts a corrected matter in its place.
pub(crate) fn put(w: &Writer, id: i64, matter: &Matter) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(params_from_iter(values(id, matter)?))?;
    Ok(())
}

/// The values of a matter in the order `put.sql` and `add.sql` name them.
fn values(id: i64, matter: &Matter) -> Result<[ToSqlOutput<'_>; 11]> {
    Ok([
        id.into(),
        matter.title.to_sql()?,
        value_of(matter.complex.as_ref(), |complex| &complex.doc_no)?,
        value_of(matter.complex.as_ref(), |complex| &complex.on)?,
        matter.remote.to_sql()?,
        matter.note.to_sql()?,
        value_of(matter.cancelled.as_ref(), |cancelled| &cancelled.on)?,
        value_of(matter.cancelled.as_ref(), |cancelled| &cancelled.reason)?,
        matter.kind.to_sql()?,
        matter.field.to_sql()?,
        matter.competence.to_sql()?,
    ])
}

/// Tells whether a matter has standing papers both within and outside competence.
pub(crate) fn has_both_competences(r: Reader<'_>, reference: &str) -> Result<bool> {
    let Some((_, matter)) = whereabouts(r, reference)? else { return Ok(false) };
    // Two looks into the index; as one statement the engine would join them and read every paper of the matter.
    let mut has = r.prepare(
        "select 1 from petition
         where matter = :matter and competence = :competence and cancelled_on is null
         limit 1",
    )?;
    for competence in [Competence::Within, Competence::Outside] {
        if !has.exists(named_params! { ":matter": matter, ":competence": competence })? {
            return Ok(false);
        }
    }
    Ok(true)
}

crate::record::readers!(Matter, "matter", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Matter> {
    let complex: (Option<String>, Option<NaiveDate>) = (row.get("complex_doc_no")?, row.get("complex_on")?);
    Ok(Matter {
        reference: row.get("ref")?,
        title: row.get("title")?,
        complex: complex.0.zip(complex.1).map(|(doc_no, on)| Complexity { doc_no, on }),
        kind: row.get("kind")?,
        field: row.get("field")?,
        competence: row.get("competence")?,
        remote: row.get("remote")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
