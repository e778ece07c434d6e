//! Reading the journal for one record.

use rusqlite::named_params;
use serde_json::{Map, Value};
use vault::error::Result;
use vault::journal::OWN_ROWS;
use vault::last_act::{changes, object};
use vault::sql::Statements;
use vault::{Act, Reader};
use words::codes::Code;
use words::slice::Slice;

/// What one act did to the record's own row.
pub(super) struct Touched {
    pub id: i64,
    pub act: Act,
    pub at: String,
    pub before: Option<Map<String, Value>>,
    pub after: Option<Map<String, Value>>,
}

/// Gives the acts that touched a record, the oldest first.
pub(super) fn acts(r: Reader<'_>, slice: Slice, id: i64) -> Result<Vec<Touched>> {
    let mut statement = r.prepare(&format!(
        "select act.id, act.kind, act.at, journal.before, journal.after
         from journal
         join act on act.id = journal.act
         where journal.table_name = :table and journal.row = :row and journal.{OWN_ROWS}
         order by journal.id"
    ))?;
    let mut rows = statement.query(named_params! { ":table": slice, ":row": id })?;
    let mut acts = Vec::new();
    while let Some(row) = rows.next()? {
        acts.push(Touched {
            id: row.get("id")?,
            act: row.get("kind")?,
            at: row.get("at")?,
            before: object(row.get("before")?)?,
            after: object(row.get("after")?)?,
        });
    }
    Ok(acts)
}

/// Gives the people of a record before and after an act, by name and address.
pub(super) fn people(r: Reader<'_>, slice: Slice, id: i64, act: i64) -> Result<(String, String)> {
    let owner = slice.code();
    let part = format!("{owner}_person");
    let changed = changes(r, act)?;
    let of = |row: &Option<Map<String, Value>>| {
        row.as_ref().filter(|row| row.get(owner).and_then(Value::as_i64) == Some(id)).cloned()
    };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for change in changed.iter().filter(|change| change.table == part) {
        before.extend(of(&change.before));
        after.extend(of(&change.after));
    }
    let said = |parts: &mut Vec<Map<String, Value>>, then: bool| -> Result<String> {
        let place = |row: &Map<String, Value>| row.get("place").and_then(Value::as_i64);
        parts.sort_by_key(place);
        parts.dedup_by_key(|row| place(row));
        let mut names = Vec::new();
        for row in parts.iter() {
            let person = row.get("person").and_then(Value::as_i64).unwrap_or_default();
            let held = changed.iter().rev().find(|change| change.table == "person" && change.row == person);
            let held = held.and_then(|change| if then { change.after.clone() } else { change.before.clone() });
            names.push(match held {
                Some(held) => name(&held),
                None => person_name(r, person)?,
            });
        }
        Ok(names.join("; "))
    };
    Ok((said(&mut before, false)?, said(&mut after, true)?))
}

/// Gives the rows under a record that an act changed, each before and after.
pub(super) fn parts(r: Reader<'_>, slice: Slice, table: &str, id: i64, act: i64) -> Result<Vec<(String, String)>> {
    let own = |row: &Option<Map<String, Value>>| {
        let row = row.as_ref().filter(|row| row.get(slice.code()).and_then(Value::as_i64) == Some(id));
        row.map(part).unwrap_or_default()
    };
    let changed = changes(r, act)?;
    let parts = changed.iter().filter(|change| change.table == table);
    Ok(parts.map(|change| (own(&change.before), own(&change.after))).collect())
}

/// Says one row under a record by what it holds.
fn part(row: &Map<String, Value>) -> String {
    let said = |key: &str| match row.get(key) {
        Some(Value::String(text)) if key.ends_with("_on") => crate::row::show::day_text(text),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(tenths)) if key == "quantity" => {
            crate::row::show::tenths(tenths.as_i64().unwrap_or_default())
        }
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let keys = ["name", "quantity", "unit", "value", "what", "due_on", "done_on", "outcome"];
    let said: Vec<String> = keys.into_iter().map(said).filter(|text| !text.is_empty()).collect();
    said.join(" – ")
}

fn name(person: &Map<String, Value>) -> String {
    let text = |key: &str| person.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    crate::row::show::joined([text("full_name"), text("address"), text("phone"), text("id_number")], ", ")
}

fn person_name(r: Reader<'_>, id: i64) -> Result<String> {
    let row = crate::row::read::one(r, "select full_name, address, phone, id_number from person where id = :id", id)?;
    Ok(row.map(|row| name(&row)).unwrap_or_default())
}
