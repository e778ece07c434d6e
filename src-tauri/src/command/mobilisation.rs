//! Dân vận: the annex of a period.

use casebook::close;
use casebook::outgoing::Outgoing;
use serde::Serialize;
use serde_json::Value;
use tauri::AppHandle;

use super::State;
use super::report::{Behind, asked};
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// The annex of a period; of a closed one, as it was sent. None where there is nothing to tell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(ts_rs::TS), ts(as = "Option<casebook::report::mobilisation::AnnexShown>"))]
pub struct Annex(Value);

/// Makes the annex of a period: indicators with their figures, and the sentences.
#[tauri::command(async)]
pub fn mobilisation_make(desk: State<'_>, period: String) -> Result<Annex> {
    let asked = asked(&period, None, None)?;
    desk.read(|book, _| Ok(Annex(close::told(book.read(), &asked, None)?)))
}

/// Gives the rows behind one figure of the period, with what it counts.
#[tauri::command(async)]
pub fn mobilisation_behind(desk: State<'_>, period: String, measure: String) -> Result<Behind> {
    let asked = asked(&period, None, None)?;
    desk.read(|book, now| {
        let (behind, definition) = close::behind_annex(book.read(), &asked, &measure)?;
        Behind::of(book, behind, None, definition, now)
    })
}

/// Makes the workbook of the logs alone, asks where to put it, writes it whole, reads it back and compares.
#[tauri::command(async)]
pub fn mobilisation_export(app: AppHandle, desk: State<'_>, period: String) -> Result<Option<Saved>> {
    let asked = asked(&period, None, None)?;
    let file = desk.read(|book, now| Outgoing::period(book.read(), &asked, None, true, now))?;
    save_workbook(&app, &desk, file)
}
