//! Directives in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Directive;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, directive: &Directive) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": directive.on,
        ":kind": directive.kind,
        ":title": directive.title,
        ":no": directive.no,
        ":issuer": directive.issuer,
        ":subject": directive.subject,
        ":result": directive.result,
        ":note": directive.note,
        ":cancelled_on": directive.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": directive.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(Directive, "directive", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Directive> {
    Ok(Directive {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        no: row.get("doc_no")?,
        issuer: row.get("issuer")?,
        subject: row.get("subject")?,
        result: row.get("result")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
