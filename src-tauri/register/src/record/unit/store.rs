//! Units in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::{Unit, UpperLevel};

pub(crate) fn put(w: &Writer, id: i64, unit: &Unit) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":name": unit.name,
        ":kind": unit.kind,
        ":place": unit.place,
        ":code": unit.code,
        ":upper_kind": unit.upper_level.kind,
        ":upper_name": unit.upper_level.name,
        ":remote_area": unit.remote_area,
        ":cutoff_start_day": unit.cutoff_start_day,
        ":valid_from": unit.valid_from,
    })?;
    Ok(())
}

/// Every row, the oldest first: a unit changes a few times in a generation.
pub fn all(r: Reader<'_>) -> Result<Vec<Unit>> {
    let mut statement = r.prepare("select * from unit order by valid_from")?;
    let units = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(units)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        name: row.get("name")?,
        kind: row.get("kind")?,
        place: row.get("place")?,
        code: row.get("code")?,
        upper_level: UpperLevel { kind: row.get("upper_kind")?, name: row.get("upper_name")? },
        remote_area: row.get("remote_area")?,
        cutoff_start_day: row.get("cutoff_start_day")?,
        valid_from: row.get("valid_from")?,
    })
}
