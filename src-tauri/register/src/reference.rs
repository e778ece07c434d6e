//! Refs, ids and numbers: what names a record, and what it is called where another names it.

use std::collections::HashSet;

use rusqlite::named_params;
use vault::act::optional;
use vault::error::Result;
use vault::sql::{Rows, Statements};
use vault::{Reader, Writer};
use words::codes::Code;
use words::number::Number;
use words::slice::Slice;

/// Tells what a ref names.
pub fn whereabouts(r: Reader<'_>, reference: &str) -> Result<Option<(Slice, i64)>> {
    optional(
        r.prepare("select slice, record from reference where ref = :ref")?
            .query_row(named_params! { ":ref": reference }, |row| Ok((row.get(0)?, row.get(1)?))),
    )
}

/// Tells of which slice the record is that a ref names.
pub fn slice_of(r: Reader<'_>, reference: &str) -> Result<Option<Slice>> {
    Ok(whereabouts(r, reference)?.map(|(slice, _)| slice))
}

/// Gives those of some refs that name something already.
pub fn known<'a>(r: Reader<'_>, refs: impl Iterator<Item = &'a str>) -> Result<HashSet<String>> {
    let refs = refs.collect::<serde_json::Value>().to_string();
    let mut statement = r.prepare(
        "select given.value from json_each(:refs) as given
         where exists (select 1 from reference where reference.ref = given.value)",
    )?;
    let known = statement.query_map(named_params! { ":refs": refs }, |row| row.get(0))?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

/// Gives the ref of a record.
pub fn reference(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<String>> {
    optional(
        r.prepare("select ref from reference where slice = :slice and record = :id")?
            .query_row(named_params! { ":slice": slice, ":id": id }, |row| row.get(0)),
    )
}

/// Gives a ref nobody has yet.
pub(crate) fn free_reference(r: Reader<'_>, slice: Slice) -> Result<String> {
    free_reference_after(r, slice, 0)
}

/// Gives a ref nobody has yet, leaving out some before it that are as good as given.
pub(crate) fn free_reference_after(r: Reader<'_>, slice: Slice, after: i64) -> Result<String> {
    let mut id = next_id(r, slice)? + after;
    loop {
        let reference = format!("{}-{id}", slice.code());
        if whereabouts(r, &reference)?.is_none() {
            return Ok(reference);
        }
        id += 1;
    }
}

/// Names records, and gives the id of the first of their refs; the others follow one by one.
pub(crate) fn name<'a>(w: &Writer, records: impl IntoIterator<Item = (&'a str, Slice, i64)>) -> Result<i64> {
    let first = next_place(w.read())?;
    let rows: Vec<_> = (first..)
        .zip(records)
        .map(|(place, (reference, slice, id))| [place.into(), reference.into(), slice.code().into(), id.into()])
        .collect();
    w.add_all(include_str!("reference/add.sql"), &rows)?;
    Ok(first)
}

/// Gives the id the next ref will have.
pub(crate) fn next_place(r: Reader<'_>) -> Result<i64> {
    next_of(r, "reference")
}

/// Gives the id the next record of a slice will have; ids are never reused.
pub(crate) fn next_id(r: Reader<'_>, slice: Slice) -> Result<i64> {
    next_of(r, slice.code())
}

fn next_of(r: Reader<'_>, table: &str) -> Result<i64> {
    let last: Option<i64> = optional(
        r.prepare("select seq from sqlite_sequence where name = :table")?
            .query_row(named_params! { ":table": table }, |row| row.get(0)),
    )?;
    Ok(last.unwrap_or(0) + 1)
}

/// Gives the last number of a book's year that was given, 0 where none was.
pub(crate) fn last_number(r: Reader<'_>, book: Slice, year: i32) -> Result<u32> {
    let last: Option<u32> = optional(
        r.prepare("select last from counter where book = :book and year = :year")?
            .query_row(named_params! { ":book": book, ":year": year }, |row| row.get(0)),
    )?;
    Ok(last.unwrap_or(0))
}

/// Keeps a book's counter at least at a number that was brought along.
pub(crate) fn raise_counter(w: &Writer, book: Slice, number: Number) -> Result<()> {
    w.prepare(
        "insert into counter (book, year, last) values (:book, :year, :no)
         on conflict (book, year) do update set last = excluded.last where last < excluded.last",
    )?
    .execute(named_params! { ":book": book, ":year": number.year, ":no": number.no })?;
    Ok(())
}

/// Tells whether a number is given.
pub(crate) fn has_number(r: Reader<'_>, book: Slice, number: Number) -> Result<bool> {
    let sql = match book {
        Slice::Visit => "select 1 from visit where year = :year and no = :no",
        _ => "select 1 from petition where year = :year and no = :no",
    };
    Ok(r.prepare(sql)?.exists(named_params! { ":year": number.year, ":no": number.no })?)
}

/// Gives a record's number.
pub fn number(r: Reader<'_>, book: Slice, id: i64) -> Result<Option<Number>> {
    let sql = match book {
        Slice::Visit => "select year, no from visit where id = :id",
        Slice::Petition => "select year, no from petition where id = :id",
        _ => return Ok(None),
    };
    optional(
        r.prepare(sql)?
            .query_row(named_params! { ":id": id }, |row| Ok(Number { year: row.get(0)?, no: row.get(1)? })),
    )
}

/// Gives the refs of rows.
pub fn refs(r: Reader<'_>, rows: impl Iterator<Item = (Slice, i64)>) -> Result<Vec<String>> {
    let named = rows.map(|(slice, id)| reference(r, slice, id));
    Ok(named.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// What a record that another names is called.
pub fn called(r: Reader<'_>, slice: Slice, id: i64) -> Result<String> {
    let sql = match slice {
        Slice::Matter => "select title from matter where id = :id",
        Slice::Person => "select full_name from person where id = :id",
        Slice::Office => "select name from office where id = :id",
        Slice::Hamlet => "select name from hamlet where id = :id",
        Slice::Session => "select strftime('%d/%m/%Y', date) || ' – ' || host from session where id = :id",
        Slice::Visit => "select 'lượt tiếp số ' || no || '/' || year from visit where id = :id",
        Slice::Petition => "select 'đơn số ' || no || '/' || year from petition where id = :id",
        _ => return Ok(String::new()),
    };
    let called = optional(r.prepare(sql)?.query_row(named_params! { ":id": id }, |row| row.get(0)))?;
    Ok(called.unwrap_or_default())
}
