//! Reading the journal after a close.

use rusqlite::named_params;
use serde_json::{Map, Value};
use vault::act::optional;
use vault::error::Result;
use vault::last_act::{Change, object};
use vault::sql::Statements;
use vault::{Act, Reader};
use words::slice::Slice;

/// Gives the act that entered a close.
pub(in crate::close) fn act_of(r: Reader<'_>, period: &str, revision: i64) -> Result<i64> {
    let act = optional(
        r.prepare(include_str!("act.sql"))?
            .query_row(named_params! { ":period": period, ":revision": revision }, |row| row.get(0)),
    )?;
    Ok(act.unwrap_or_default())
}

/// What a row became in an act after a close.
pub(super) struct Step {
    /// Which act it was.
    pub number: i64,
    /// The act's kind.
    pub act: Act,
    /// Its instant, UTC.
    pub at: String,
    /// The row.
    pub change: Change,
}

/// Gives every row changed after an act, in order.
pub(super) fn since(r: Reader<'_>, act: i64) -> Result<Vec<Step>> {
    let mut statement = r.prepare(include_str!("since.sql"))?;
    let mut rows = statement.query(named_params! { ":act": act })?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let change = Change {
            table: row.get("table_name")?,
            row: row.get("row")?,
            before: object(row.get("before")?)?,
            after: object(row.get("after")?)?,
        };
        steps.push(Step { number: row.get("act")?, act: row.get("kind")?, at: row.get("at")?, change });
    }
    Ok(steps)
}

/// Gives the columns of a row as the journal has it that name other records.
pub(super) fn names(table: &str, row: &Map<String, Value>) -> Vec<(Slice, i64)> {
    const COLUMNS: &[(&str, Slice)] = &[
        ("matter", Slice::Matter),
        ("visit", Slice::Visit),
        ("petition", Slice::Petition),
        ("via_visit", Slice::Visit),
        ("escalated_to", Slice::Visit),
        ("duplicate_of", Slice::Petition),
        ("session", Slice::Session),
        ("dialogue", Slice::Dialogue),
        ("contribution", Slice::Contribution),
        ("resolution", Slice::Resolution),
    ];
    let named = COLUMNS.iter().filter(|(column, _)| *column != table);
    named.filter_map(|(column, slice)| Some((*slice, row.get(*column)?.as_i64()?))).collect()
}
