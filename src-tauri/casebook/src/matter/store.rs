//! Matters in the register.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use super::{Complexity, Matter};
use crate::book::store::whereabouts;
use crate::casebook::{Reader, Writer};
use crate::error::Result;
use crate::petition::Competence;
use crate::slice::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, matter: &Matter) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":title": matter.title,
        ":complex_doc_no": matter.complex.as_ref().map(|complex| &complex.doc_no),
        ":complex_on": matter.complex.as_ref().map(|complex| complex.on),
        ":remote": matter.remote,
        ":note": matter.note,
        ":cancelled_on": matter.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": matter.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
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

crate::slice::readers!(Matter, "matter", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Matter> {
    let complex: (Option<String>, Option<NaiveDate>) = (row.get("complex_doc_no")?, row.get("complex_on")?);
    Ok(Matter {
        reference: row.get("ref")?,
        title: row.get("title")?,
        complex: complex.0.zip(complex.1).map(|(doc_no, on)| Complexity { doc_no, on }),
        remote: row.get("remote")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
