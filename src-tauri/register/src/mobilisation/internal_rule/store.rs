//! InternalRules in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::InternalRule;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, internal_rule: &InternalRule) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": internal_rule.on,
        ":kind": internal_rule.kind,
        ":title": internal_rule.title,
        ":no": internal_rule.no,
        ":published_on": internal_rule.published_on,
        ":valid_to": internal_rule.valid_to,
        ":note": internal_rule.note,
        ":cancelled_on": internal_rule.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": internal_rule.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(InternalRule, "internal_rule", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<InternalRule> {
    Ok(InternalRule {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        kind: row.get("kind")?,
        title: row.get("title")?,
        no: row.get("doc_no")?,
        published_on: row.get("published_on")?,
        valid_to: row.get("valid_to")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}
