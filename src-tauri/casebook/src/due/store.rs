//! The open duties of the register; each list is the part of an index that is still open.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use super::Open;
use crate::casebook::Reader;
use crate::error::Result;
use crate::slice::Slice;

/// Gives what was open on a day.
pub(super) fn open(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Open>> {
    let mut all = Vec::new();
    for (slice, sql) in [
        (Slice::Petition, include_str!("unprocessed.sql")),
        (Slice::Visit, include_str!("unanswered.sql")),
        (Slice::Resolution, include_str!("undecided.sql")),
        (Slice::Referral, include_str!("awaiting.sql")),
        (Slice::Dialogue, include_str!("promised.sql")),
    ] {
        let mut statement = r.prepare(sql)?;
        let mut rows = statement.query(named_params! { ":on": on })?;
        while let Some(row) = rows.next()? {
            all.push(from_row(slice, row)?);
        }
    }
    Ok(all)
}

fn from_row(slice: Slice, row: &Row<'_>) -> Result<Open> {
    let rule: Option<String> = row.get("rule")?;
    let rule = ["D03", "D05", "D20", "D07", "D08", "D23"].into_iter().find(|one| Some(*one) == rule.as_deref());
    Ok(Open {
        slice,
        id: row.get("id")?,
        number: row.get("number")?,
        rule,
        from: row.get("from_day")?,
        complex: row.get("complex")?,
        remote: row.get("remote")?,
        suspended_days: row.get("suspended_days")?,
        extended_to: row.get("extended_to")?,
        promised: if slice == Slice::Dialogue { row.get("what")? } else { None },
    })
}
