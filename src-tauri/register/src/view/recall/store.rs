//! Who came before, read from the search index: it never held a denouncer.

use chrono::NaiveDate;
use rusqlite::named_params;
use vault::Reader;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;
use words::vietnamese::sought::Sought;

use super::Recalled;
use crate::index;

/// Gives the people of the newest records that hold every word sought.
pub(super) fn named(r: Reader<'_>, sought: &Sought, limit: usize) -> Result<Vec<(Recalled, NaiveDate)>> {
    let mut people = Vec::new();
    for (slice, record) in index::search_store::matching(r, sought, limit)? {
        if !matches!(slice, Slice::Visit | Slice::Petition) {
            continue;
        }
        let mut statement = r.prepare(include_str!("people.sql"))?;
        let mut rows = statement.query(named_params! { ":slice": slice, ":record": record })?;
        while let Some(row) = rows.next()? {
            let on: NaiveDate = row.get("on_day")?;
            let one = Recalled {
                reference: row.get("ref")?,
                full_name: row.get("full_name")?,
                address: row.get("address")?,
                hamlet: row.get("hamlet")?,
                birth: row.get("birth")?,
                id_number: row.get("id_number")?,
                id_type: row.get("id_type")?,
                phone: row.get("phone")?,
                visits: 1,
                last: on,
                say: String::new(),
            };
            people.push((one, on));
        }
    }
    Ok(people)
}
