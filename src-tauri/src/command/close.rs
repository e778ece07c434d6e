//! Chốt số liệu: closing a period, opening it again, and what changed since.

use casebook::close::{self, Changes, EntryChange, FigureChange, Standing};
use casebook::list::Row;
use casebook::outgoing::Outgoing;
use casebook::report::period::Period;
use casebook::{Casebook, Done, Error, Moment, Result as HouseResult};
use serde::Serialize;
use tauri::AppHandle;

use super::State;
use super::report::{asked, rows};
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// How a period stands, and what changed since it was sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PeriodAsSent {
    standing: Standing,
    changes: Option<ChangedSince>,
}

/// What differs from what was sent, each entry with its row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangedSince {
    period: String,
    revision: i64,
    figures: Vec<FigureChange>,
    entries: Vec<ChangedEntry>,
}

/// An entry that counts otherwise, and its row, masked as everywhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChangedEntry {
    entry: EntryChange,
    #[cfg_attr(test, ts(type = "Row | null"))]
    row: Option<Row>,
}

/// What closing a period answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Revised {
    revision: i64,
}

/// Tells how a period stands: its revisions, and what changed since the last.
#[tauri::command(async)]
pub fn close_standing(desk: State<'_>, period: String) -> Result<PeriodAsSent> {
    let period = read(&period)?;
    desk.read(|book, now| {
        let changes = close::changes(book.read(), period)?;
        let changes = changes.map(|changes| with_rows(book, changes, now)).transpose()?;
        Ok(PeriodAsSent { standing: Standing::of(book.read(), period)?, changes })
    })
}

/// Closes a period, sent today.
#[tauri::command(async)]
pub fn close_make(desk: State<'_>, period: String) -> Result<Done<Revised>> {
    let asked = asked(&period, None, None)?;
    desk.write(|book, now| {
        close::close(book, &asked, Some(now.today), now)?.map(|report| Ok(Revised { revision: report.revision }))
    })
}

/// Opens a closed period again.
#[tauri::command(async)]
pub fn close_reopen(desk: State<'_>, period: String, reason: String) -> Result<Done<i64>> {
    let period = read(&period)?;
    desk.write(|book, now| close::reopen(book, period, &reason, now))
}

/// Leaves an entry that came too late where it is.
#[tauri::command(async)]
pub fn close_leave(desk: State<'_>, period: String, r#ref: String, note: Option<String>) -> Result<Done<()>> {
    let period = read(&period)?;
    desk.write(|book, now| close::leave(book, period, &r#ref, note.as_deref(), now))
}

/// Writes a file of a revision as it was sent: the report, or the annex of the logs.
#[tauri::command(async)]
pub fn close_export(
    app: AppHandle,
    desk: State<'_>,
    period: String,
    revision: i64,
    annex: bool,
) -> Result<Option<Saved>> {
    let asked = asked(&period, None, None)?;
    let file = desk.read(|book, now| Outgoing::period(book.read(), &asked, Some(revision), annex, now))?;
    save_workbook(&app, &desk, file)
}

fn read(period: &str) -> HouseResult<Period> {
    Period::parse(period).ok_or(Error::Usage("kỳ phải ghi dạng 2019-09, 2026-Q1, 2026"))
}

/// Adds to each entry its row, masked as everywhere.
fn with_rows(book: &Casebook, changes: Changes, now: Moment) -> HouseResult<ChangedSince> {
    let Changes { period, revision, figures, entries } = changes;
    let row = |entry: EntryChange| {
        let row = rows(book, vec![(entry.slice, entry.id)], now)?.pop();
        Ok(ChangedEntry { entry, row })
    };
    let entries = entries.into_iter().map(row).collect::<HouseResult<Vec<_>>>()?;
    Ok(ChangedSince { period, revision, figures, entries })
}
