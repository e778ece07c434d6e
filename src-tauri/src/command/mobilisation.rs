//! Dân vận: the annex of a period.

use casebook::close;
use casebook::outgoing::Outgoing;
use serde_json::{Value, json};
use tauri::AppHandle;

use super::State;
use super::report::{asked, rows};
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// Makes the annex of a period: indicators with their figures, and the sentences.
#[tauri::command(async)]
pub fn mobilisation_make(desk: State<'_>, period: String) -> Result<Value> {
    let asked = asked(&period, None, None)?;
    desk.read(|book, _| close::told(book.read(), &asked, None))
}

/// Gives the rows behind one figure of the period, with what it counts.
#[tauri::command(async)]
pub fn mobilisation_behind(desk: State<'_>, period: String, measure: String) -> Result<Value> {
    let asked = asked(&period, None, None)?;
    desk.read(|book, now| {
        let (behind, definition) = close::behind_annex(book.read(), &asked, &measure)?;
        let count = behind.len();
        Ok(json!({ "rows": rows(book, behind, now)?, "count": count, "definition": definition }))
    })
}

/// Makes the workbook of the logs alone, asks where to put it, writes it whole, reads it back and compares.
#[tauri::command(async)]
pub fn mobilisation_export(app: AppHandle, desk: State<'_>, period: String) -> Result<Option<Saved>> {
    let asked = asked(&period, None, None)?;
    let file = desk.read(|book, now| Outgoing::period(book.read(), &asked, None, true, now))?;
    save_workbook(&app, &desk, file)
}
