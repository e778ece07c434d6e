//! Chốt số liệu: closing a period, opening it again, and what changed since.

use casebook::close::{self, Changes, EntryChange, Standing};
use casebook::outgoing::Outgoing;
use casebook::report::period::Period;
use casebook::{Casebook, Done, Error, Moment, Result as HouseResult};
use serde_json::{Value, json};
use tauri::AppHandle;

use super::State;
use super::report::{asked, rows};
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// Tells how a period stands: its revisions, and what changed since the last.
#[tauri::command(async)]
pub fn close_standing(desk: State<'_>, period: String) -> Result<Value> {
    let period = read(&period)?;
    desk.read(|book, now| {
        let changes = close::changes(book.read(), period)?;
        let changes = changes.map(|changes| with_rows(book, changes, now)).transpose()?;
        Ok(json!({ "standing": Standing::of(book.read(), period)?, "changes": changes }))
    })
}

/// Closes a period, sent today.
#[tauri::command(async)]
pub fn close_make(desk: State<'_>, period: String) -> Result<Done<Value>> {
    let asked = asked(&period, None, None)?;
    desk.write(|book, now| {
        close::close(book, &asked, Some(now.today), now)?.map(|report| Ok(json!({ "revision": report.revision })))
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
fn with_rows(book: &Casebook, changes: Changes, now: Moment) -> HouseResult<Value> {
    let Changes { period, revision, figures, entries } = changes;
    let row = |entry: &EntryChange| {
        let row = rows(book, vec![(entry.slice, entry.id)], now)?.pop();
        Ok(json!({ "entry": entry, "row": row }))
    };
    let entries = entries.iter().map(row).collect::<HouseResult<Vec<_>>>()?;
    Ok(json!({ "period": period, "revision": revision, "figures": figures, "entries": entries }))
}
