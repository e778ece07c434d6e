//! Referrals in the register.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::{Referral, Reply};
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, referral: &Referral) -> Result<()> {
    let reply = referral.reply.as_ref();
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":petition": referral.petition,
        ":kind": referral.kind,
        ":on": referral.on,
        ":office": referral.office,
        ":doc_no": referral.doc_no,
        ":doc_date": referral.doc_date,
        ":reply_due": referral.reply_due,
        ":reply_doc_no": reply.and_then(|reply| reply.doc_no.as_ref()),
        ":reply_on": reply.map(|reply| reply.on),
        ":reply_content": reply.and_then(|reply| reply.content.as_ref()),
        ":cancelled_on": referral.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": referral.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

crate::record::readers!(Referral, "referral", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Referral> {
    let on: Option<NaiveDate> = row.get("reply_on")?;
    let (doc_no, content) = (row.get("reply_doc_no")?, row.get("reply_content")?);
    Ok(Referral {
        reference: row.get("ref")?,
        petition: row.get("petition_ref")?,
        kind: row.get("kind")?,
        on: row.get("on_day")?,
        office: row.get("office_ref")?,
        doc_no: row.get("doc_no")?,
        doc_date: row.get("doc_date")?,
        reply_due: row.get("reply_due")?,
        reply: on.map(|on| Reply { doc_no, on, content }),
        cancelled: Cancelled::from_row(row)?,
    })
}
