//! Batches in the register, and removing one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::named_params;
use vault::error::Result;
use vault::journal::OWN_ROWS;
use vault::last_act::changes;
use vault::sql::Statements;
use vault::{Act, Reader, Writer};
use words::codes::Code;
use words::slice::Slice;

use register::index;

use super::twice::{Held, Said, content_key, name_key};

/// Gives the act, the batch, the day and the slice of every record an import made that still stands.
pub(super) fn standing(r: Reader<'_>) -> Result<Vec<(i64, String, String, String)>> {
    let mut statement = r.prepare(
        "select act.id, reference.batch, act.today, reference.slice
         from act
         join journal on journal.act = act.id and journal.table_name = 'reference' and journal.before is null
         join reference on reference.id = journal.row
         where act.kind = :import and reference.batch is not null
         order by journal.id",
    )?;
    let rows = statement.query_map(named_params! { ":import": Act::Import }, |row| {
        Ok((row.get("id")?, row.get("batch")?, row.get("today")?, row.get("slice")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives the acts that brought rows of an import in and still stand, the oldest first: those of the batch itself, and those of
/// every other sheet that came in with it.
pub(super) fn acts(r: Reader<'_>, batch: &str) -> Result<Vec<i64>> {
    let mut acts: BTreeSet<i64> = acts_of(r, batch)?;
    let mut known = BTreeSet::from([batch.to_owned()]);
    let mut open: Vec<i64> = acts.iter().copied().collect();
    while let Some(act) = open.pop() {
        for other in batches_of(r, act)? {
            if known.insert(other.clone()) {
                open.extend(acts_of(r, &other)?.into_iter().filter(|act| acts.insert(*act)));
            }
        }
    }
    Ok(acts.into_iter().collect())
}

fn acts_of(r: Reader<'_>, batch: &str) -> Result<BTreeSet<i64>> {
    let mut statement = r.prepare(
        "select distinct act.id
         from act
         join journal on journal.act = act.id and journal.table_name = 'reference' and journal.before is null
         join reference on reference.id = journal.row
         where act.kind = :import and reference.batch = :batch
         order by act.id",
    )?;
    let rows = statement.query_map(named_params! { ":import": Act::Import, ":batch": batch }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn batches_of(r: Reader<'_>, act: i64) -> Result<Vec<String>> {
    let mut statement = r.prepare(
        "select distinct reference.batch
         from journal
         join reference on reference.id = journal.row
         where journal.act = :act and journal.table_name = 'reference' and journal.before is null
             and reference.batch is not null",
    )?;
    let rows = statement.query_map(named_params! { ":act": act }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row of a table.
pub(super) type Row = (String, i64);

/// Gives the rows some acts made that have to stay: those a later act changed, what joins them to others, and what they name.
pub(super) fn kept(r: Reader<'_>, acts: &[i64]) -> Result<BTreeSet<Row>> {
    let mut made: BTreeSet<Row> = BTreeSet::new();
    let mut open: Vec<Row> = Vec::new();
    for act in acts {
        made.extend(
            changes(r, *act)?
                .into_iter()
                .filter(|change| change.before.is_none())
                .map(|change| (change.table, change.row)),
        );
        open.extend(changed_since(r, *act, acts)?);
    }
    let links = links(r, &made)?;
    let mut joined: BTreeMap<&Row, Vec<&Row>> = BTreeMap::new();
    for (from, to) in &links {
        joined.entry(from).or_default().push(to);
        // What only joins records to each other stays with the record it joins.
        if is_join(&from.0) {
            joined.entry(to).or_default().push(from);
        }
    }
    let mut kept = BTreeSet::new();
    while let Some(row) = open.pop() {
        if made.contains(&row) && kept.insert(row.clone()) {
            open.extend(joined.get(&row).into_iter().flatten().map(|other| (*other).clone()));
        }
    }
    // The names of the records that stay.
    let names: Vec<Row> = references(r, &kept)?.into_iter().map(|(id, _)| ("reference".to_owned(), id)).collect();
    kept.extend(names);
    Ok(kept)
}

fn is_join(table: &str) -> bool {
    table.contains('_') && !matches!(table, "one_stop" | "voter_request" | "democracy_item" | "internal_rule")
}

/// Gives the rows an act made that a later act changed, or that something made later names.
fn changed_since(r: Reader<'_>, act: i64, acts: &[i64]) -> Result<Vec<Row>> {
    // A record's own row is written again with whatever is joined to it.
    let sql = format!(
        "select distinct made.table_name, made.row, later.act from journal as made
         join journal as later on later.table_name = made.table_name and later.row = made.row and later.{OWN_ROWS}
         where made.act = :act and made.before is null and later.act > :act"
    );
    let mut statement = r.prepare(&sql)?;
    let rows = statement
        .query_map(named_params! { ":act": act }, |row| Ok(((row.get(0)?, row.get(1)?), row.get::<_, i64>(2)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<(Row, i64)>>>()?;
    Ok(rows.into_iter().filter(|(_, later)| !acts.contains(later)).map(|(row, _)| row).collect())
}

/// Gives which of some rows name which others by their foreign keys, and by what outside of them they are named.
fn links(r: Reader<'_>, made: &BTreeSet<Row>) -> Result<Vec<(Row, Row)>> {
    let mut links = Vec::new();
    let tables: BTreeSet<&str> = made.iter().map(|(table, _)| table.as_str()).collect();
    for table in tables {
        let mut keys = r.prepare("select \"from\", \"table\" from pragma_foreign_key_list(:table)")?;
        let keys: Vec<(String, String)> = keys
            .query_map(named_params! { ":table": table }, |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (column, of) in keys {
            // Names of tables and columns are our own.
            let sql = format!("select {column} from {table} where id = :id and {column} is not null");
            let mut statement = r.prepare(&sql)?;
            for (_, id) in made.range((table.to_owned(), i64::MIN)..=(table.to_owned(), i64::MAX)) {
                let named: Vec<rusqlite::types::Value> = statement
                    .query_map(named_params! { ":id": id }, |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                for value in named {
                    if let rusqlite::types::Value::Integer(other) = value {
                        links.push(((table.to_owned(), *id), (of.clone(), other)));
                    }
                }
            }
        }
    }
    Ok(links)
}

fn references(r: Reader<'_>, rows: &BTreeSet<Row>) -> Result<Vec<(i64, String)>> {
    let mut statement = r.prepare("select id, ref from reference where slice = :slice and record = :record")?;
    let mut references = Vec::new();
    for (table, id) in rows.iter().filter(|(table, _)| Slice::from_code(table).is_some()) {
        let mut found = statement
            .query_map(named_params! { ":slice": table, ":record": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
        if let Some(found) = found.next() {
            references.push(found?);
        }
    }
    Ok(references)
}

/// Gives the refs of records among some rows.
pub(super) fn refs_of(r: Reader<'_>, rows: &BTreeSet<Row>) -> Result<Vec<String>> {
    Ok(references(r, rows)?.into_iter().map(|(_, reference)| reference).collect())
}

/// Tells whether a record an act made stands behind the figures of a closed period, or was left out of one.
pub(super) fn is_sent(r: Reader<'_>, act: i64) -> Result<bool> {
    let sql = "select 1 from journal
         where journal.act = :act and journal.before is null and (
             exists (select 1 from counted where counted.slice = journal.table_name and counted.record = journal.row)
             or exists (select 1 from late where late.slice = journal.table_name and late.record = journal.row)
         )";
    Ok(r.prepare(sql)?.exists(named_params! { ":act": act })?)
}

/// Removes the rows an act made but for those that stay, the last first, and counts the records that left. The books' counters
/// stay: a number the register gave is never given again; one the file brought may come back with it.
pub(super) fn remove(w: &Writer, act: i64, kept: &BTreeSet<Row>, left: &mut BTreeMap<String, usize>) -> Result<()> {
    for change in changes(w.read(), act)?.iter().rev() {
        if change.before.is_some() || kept.contains(&(change.table.clone(), change.row)) {
            continue;
        }
        // The journal only ever names our own tables.
        w.prepare(&format!("delete from {} where id = :id", change.table))?
            .execute(named_params! { ":id": change.row })?;
        if let Some(slice) = Slice::from_code(&change.table) {
            index::leave(w, slice, change.row)?;
            w.touch(slice, change.row);
            if slice != Slice::Person {
                *left.entry(change.table.clone()).or_default() += 1;
            }
        }
    }
    Ok(())
}

/// Tells whether something left names something gone.
pub(super) fn is_torn(r: Reader<'_>) -> Result<bool> {
    Ok(r.prepare("pragma foreign_key_check")?.exists([])?)
}

/// Gives the entries of a slice that stand on some days.
pub(super) fn on_days(r: Reader<'_>, slice: Slice, days: &BTreeSet<NaiveDate>) -> Result<Vec<Held>> {
    let given = days.iter().map(ToString::to_string).collect::<serde_json::Value>().to_string();
    let sql = match slice {
        Slice::Visit => include_str!("store/visits_on_days.sql"),
        _ => include_str!("store/petitions_on_days.sql"),
    };
    if days.is_empty() { Ok(Vec::new()) } else { held(r, slice, sql, &given) }
}

/// Gives the entries of a slice that have some numbers.
pub(super) fn of_numbers(r: Reader<'_>, slice: Slice, numbers: &BTreeSet<(u32, i32)>) -> Result<Vec<Held>> {
    let given =
        numbers.iter().map(|(no, year)| serde_json::json!([no, year])).collect::<serde_json::Value>().to_string();
    let sql = match slice {
        Slice::Visit => include_str!("store/visits_of_numbers.sql"),
        _ => include_str!("store/petitions_of_numbers.sql"),
    };
    if numbers.is_empty() { Ok(Vec::new()) } else { held(r, slice, sql, &given) }
}

fn held(r: Reader<'_>, slice: Slice, sql: &str, given: &str) -> Result<Vec<Held>> {
    let mut statement = r.prepare(sql)?;
    let rows = statement.query_map(named_params! { ":given": given }, |row| {
        let names: Option<String> = row.get("names")?;
        let names: Vec<String> = names.and_then(|names| serde_json::from_str(&names).ok()).unwrap_or_default();
        let content: String = row.get("content")?;
        let (no, year): (u32, i32) = (row.get("no")?, row.get("year")?);
        Ok(Held {
            slice,
            reference: row.get("ref")?,
            said: Said {
                day: row.get("day")?,
                names: names.iter().map(|name| name_key(name)).collect(),
                content: content_key(&content),
                number: Some((no, year)),
                written: row.get::<_, Option<String>>("written")?.map(Into::into),
            },
            number: format!("{no}/{year}"),
            matter: row.get("matter")?,
            numbered_by_house: row.get("numbered_by_house")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
