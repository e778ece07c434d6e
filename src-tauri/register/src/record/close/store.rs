//! Closed periods in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde_json::Value;
use vault::column;
use vault::error::{Error, Result};
use vault::sql::Statements;
use vault::{Reader, Writer};
use words::slice::Slice;

use super::{Close, Closed, Counted, Late, Reopen, SentFile};
use crate::reference::whereabouts;

pub(crate) fn put(w: &Writer, id: i64, close: &Close) -> Result<()> {
    let closed = close.closed.as_ref();
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":period": close.period,
        ":revision": close.revision,
        ":sent_on": close.sent_on,
        ":figures": close.figures.to_string(),
        ":closed_on": closed.map(|one| one.on),
        ":from": closed.map(|one| one.from),
        ":to": closed.map(|one| one.to),
        ":unit": closed.map(|one| &one.unit),
        ":regime": closed.map(|one| &one.regime),
        ":sentence": closed.map(|one| &one.sentence),
        ":code": closed.map(|one| &one.code),
        ":summary": closed.map(|one| one.summary.to_string()),
        ":annex": closed.and_then(|one| one.annex.as_ref()).map(Value::to_string),
        ":files": closed.map(|one| serde_json::json!(one.files).to_string()),
    })?;
    Ok(())
}

pub(crate) fn put_counted(w: &Writer, id: i64, counted: &Counted) -> Result<()> {
    let (slice, record) = named(w, &counted.entry)?;
    w.prepare(
        "insert into counted (id, period, revision, slice, record, cells)
         values (:id, :period, :revision, :slice, :record, :cells)",
    )?
    .execute(named_params! {
        ":id": id, ":period": counted.period, ":revision": counted.revision, ":slice": slice, ":record": record,
        ":cells": counted.cells.to_string(),
    })?;
    Ok(())
}

pub(crate) fn put_file(w: &Writer, id: i64, file: &SentFile) -> Result<()> {
    w.prepare(
        "insert into sent_file (id, period, revision, name, place, bytes)
         values (:id, :period, :revision, :name, :place, :bytes)",
    )?
    .execute(named_params! {
        ":id": id, ":period": file.period, ":revision": file.revision, ":name": file.name, ":place": file.place,
        ":bytes": file.bytes,
    })?;
    Ok(())
}

pub(crate) fn put_reopen(w: &Writer, id: i64, reopen: &Reopen) -> Result<()> {
    w.prepare(
        "insert into reopen (id, period, revision, on_day, reason) values (:id, :period, :revision, :on, :reason)",
    )?
    .execute(named_params! {
        ":id": id, ":period": reopen.period, ":revision": reopen.revision, ":on": reopen.on, ":reason": reopen.reason,
    })?;
    Ok(())
}

pub(crate) fn put_late(w: &Writer, id: i64, late: &Late) -> Result<()> {
    let (slice, record) = named(w, &late.entry)?;
    w.prepare(
        "insert into late (id, period, revision, slice, record, on_day, note)
         values (:id, :period, :revision, :slice, :record, :on, :note)",
    )?
    .execute(named_params! {
        ":id": id, ":period": late.period, ":revision": late.revision, ":slice": slice, ":record": record,
        ":on": late.on, ":note": late.note,
    })?;
    Ok(())
}

fn named(w: &Writer, reference: &str) -> Result<(Slice, i64)> {
    whereabouts(w.read(), reference)?.ok_or(Error::NotFound("record"))
}

/// Gives the revision a report of the period would have: one more than what was sent.
pub fn next_revision(r: Reader<'_>, period: &str) -> Result<i64> {
    Ok(r.prepare("select coalesce(max(revision), 0) + 1 from close where period = :period")?
        .query_row(named_params! { ":period": period }, |row| row.get(0))?)
}

/// Gives a close by its revision.
pub fn get(r: Reader<'_>, period: &str, revision: i64) -> Result<Option<Close>> {
    let mut statement = r.prepare("select * from close where period = :period and revision = :revision")?;
    let mut rows = statement.query(named_params! { ":period": period, ":revision": revision })?;
    rows.next()?.map(from_row).transpose()
}

/// Gives the reopening before a revision.
pub fn reopened(r: Reader<'_>, period: &str, revision: i64) -> Result<Option<Reopen>> {
    let mut statement = r.prepare("select * from reopen where period = :period and revision = :revision")?;
    let mut rows = statement.query(named_params! { ":period": period, ":revision": revision })?;
    rows.next()?.map(reopen_from_row).transpose()
}

/// Tells whether a day lies in a period that is closed with its days.
pub(crate) fn covers(r: Reader<'_>, day: NaiveDate, log: bool) -> Result<bool> {
    let sql = if log { include_str!("covers_log.sql") } else { include_str!("covers.sql") };
    Ok(r.prepare(sql)?.exists(named_params! { ":day": day })?)
}

/// Gives the closed periods that were brought along as figures alone.
pub(crate) fn without_days(r: Reader<'_>) -> Result<Vec<String>> {
    let sql = "select distinct period from close where closed_on is null and sent_on is not null";
    let mut statement = r.prepare(sql)?;
    let periods = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(periods)
}

/// What was counted for a close: the cells of each entry.
pub fn counted(r: Reader<'_>, period: &str, revision: i64) -> Result<BTreeMap<(Slice, i64), Value>> {
    let sql = "select slice, record, cells from counted where period = :period and revision = :revision";
    let mut statement = r.prepare(sql)?;
    let mut rows = statement.query(named_params! { ":period": period, ":revision": revision })?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        all.insert((row.get("slice")?, row.get("record")?), json(row, "cells")?);
    }
    Ok(all)
}

/// Gives the pieces of a file in order.
pub fn pieces(r: Reader<'_>, period: &str, revision: i64, name: &str) -> Result<Vec<String>> {
    let sql = "select bytes from sent_file
         where period = :period and revision = :revision and name = :name order by place";
    let mut statement = r.prepare(sql)?;
    let given = named_params! { ":period": period, ":revision": revision, ":name": name };
    let pieces = statement.query_map(given, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(pieces)
}

/// Gives what was left of a close, by entry: the day and the note.
pub fn left(r: Reader<'_>, period: &str, revision: i64) -> Result<BTreeMap<(Slice, i64), Late>> {
    let sql = "select late.*, reference.ref as ref from late
         join reference on reference.slice = late.slice and reference.record = late.record
         where late.period = :period and late.revision = :revision";
    let mut statement = r.prepare(sql)?;
    let mut rows = statement.query(named_params! { ":period": period, ":revision": revision })?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        all.insert((row.get("slice")?, row.get("record")?), late_from_row(row)?);
    }
    Ok(all)
}

/// Every closed period, in the order of entry.
pub fn each(r: Reader<'_>, visit: impl FnMut(Close) -> Result<()>) -> Result<()> {
    every(r, "select * from close order by id", from_row, visit)
}

/// Everything counted, in the order of entry.
pub(crate) fn each_counted(r: Reader<'_>, visit: impl FnMut(Counted) -> Result<()>) -> Result<()> {
    let sql = "select counted.*, reference.ref as ref from counted
         join reference on reference.slice = counted.slice and reference.record = counted.record order by counted.id";
    let read = |row: &Row<'_>| {
        Ok(Counted {
            period: row.get("period")?,
            revision: row.get("revision")?,
            entry: row.get("ref")?,
            cells: json(row, "cells")?,
        })
    };
    every(r, sql, read, visit)
}

/// Every piece of a file, in the order of entry.
pub(crate) fn each_file(r: Reader<'_>, visit: impl FnMut(SentFile) -> Result<()>) -> Result<()> {
    let read = |row: &Row<'_>| {
        Ok(SentFile {
            period: row.get("period")?,
            revision: row.get("revision")?,
            name: row.get("name")?,
            place: row.get("place")?,
            bytes: row.get("bytes")?,
        })
    };
    every(r, "select * from sent_file order by id", read, visit)
}

/// Every reopening, in the order of entry.
pub(crate) fn each_reopen(r: Reader<'_>, visit: impl FnMut(Reopen) -> Result<()>) -> Result<()> {
    every(r, "select * from reopen order by id", reopen_from_row, visit)
}

/// Every entry left, in the order of entry.
pub(crate) fn each_late(r: Reader<'_>, visit: impl FnMut(Late) -> Result<()>) -> Result<()> {
    let sql = "select late.*, reference.ref as ref from late
         join reference on reference.slice = late.slice and reference.record = late.record order by late.id";
    every(r, sql, late_from_row, visit)
}

fn every<T>(
    r: Reader<'_>,
    sql: &str,
    read: impl Fn(&Row<'_>) -> Result<T>,
    mut visit: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let mut statement = r.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(read(row)?)?;
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<Close> {
    let on: Option<NaiveDate> = row.get("closed_on")?;
    let annex: Option<String> = row.get("annex")?;
    if on.is_none() && row.get::<_, Option<String>>("files")?.is_some() {
        // Figures brought along alone have no files.
        return Err(DAMAGED);
    }
    let closed = |on| {
        Ok::<_, Error>(Closed {
            on,
            from: row.get("from_day")?,
            to: row.get("to_day")?,
            unit: row.get("unit")?,
            regime: row.get("regime")?,
            sentence: row.get("sentence")?,
            code: row.get("code")?,
            summary: json(row, "summary")?,
            annex: annex.map(|text| column::json(&text, WHAT)).transpose()?,
            files: column::json(&row.get::<_, String>("files")?, WHAT)?,
        })
    };
    Ok(Close {
        period: row.get("period")?,
        revision: row.get("revision")?,
        sent_on: row.get("sent_on")?,
        figures: json(row, "figures")?,
        closed: on.map(closed).transpose()?,
    })
}

fn reopen_from_row(row: &Row<'_>) -> Result<Reopen> {
    Ok(Reopen {
        period: row.get("period")?,
        revision: row.get("revision")?,
        on: row.get("on_day")?,
        reason: row.get("reason")?,
    })
}

fn late_from_row(row: &Row<'_>) -> Result<Late> {
    Ok(Late {
        period: row.get("period")?,
        revision: row.get("revision")?,
        entry: row.get("ref")?,
        on: row.get("on_day")?,
        note: row.get("note")?,
    })
}

const WHAT: &str = "closed figures";
/// What closed figures say that cannot be what was sent.
pub const DAMAGED: Error = Error::Damaged(WHAT);

fn json(row: &Row<'_>, column: &str) -> Result<Value> {
    let text: String = row.get(column)?;
    column::json(&text, WHAT)
}
