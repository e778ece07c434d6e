//! Báo cáo bằng văn bản: what the figures say, what the clerk writes, the paper of both.

use std::collections::BTreeMap;

use casebook::paper::{self, Sheet, docx};
use casebook::report::table::Table;
use casebook::report::written::{self, Written};
use casebook::{Done, Result as HouseResult, opinion};
use serde::Serialize;
use tauri::AppHandle;

use super::State;
use super::report::asked;
use crate::answer::Result;
use crate::shelf::{Kind, Saved, save};

/// The text of a report, and the forms attached to it as they are drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WrittenSheet {
    sheet: Sheet,
    tables: Vec<Table>,
    /// The reporting unit, where forms are attached.
    unit: Option<String>,
    /// What the forms belong to.
    belonging: String,
}

/// Fills the sections of a period's report.
#[tauri::command(async)]
pub fn written_make(desk: State<'_>, period: String, form: String) -> Result<Written> {
    let period = asked(&period, None, None)?.period;
    desk.read(|book, now| written::written(book.read(), &form, period, now))
}

/// Keeps what the clerk wrote for a period, each text by its section.
#[tauri::command(async)]
pub fn written_keep(desk: State<'_>, period: String, texts: BTreeMap<String, String>) -> Result<Done<usize>> {
    let period = asked(&period, None, None)?.period;
    desk.write(|book, now| opinion::keep(book, period, &texts, now))
}

/// Gives the text of the report with the forms attached.
#[tauri::command(async)]
pub fn written_look(desk: State<'_>, period: String, form: String) -> Result<WrittenSheet> {
    let period = asked(&period, None, None)?.period;
    desk.read(|book, now| attached(paper::report(book.read(), &form, period, now)?))
}

/// Gives the same to be printed, entered as a print.
#[tauri::command(async)]
pub fn written_print(desk: State<'_>, period: String, form: String) -> Result<WrittenSheet> {
    let period = asked(&period, None, None)?.period;
    desk.write(|book, now| attached(paper::print_report(book, &form, period, now)?))
}

/// Asks where to put it, writes it as a document, reads it back and compares; a print as well.
#[tauri::command(async)]
pub fn written_export(app: AppHandle, desk: State<'_>, period: String, form: String) -> Result<Option<Saved>> {
    let period = asked(&period, None, None)?.period;
    // What cannot be printed is said before a place is asked for.
    desk.read(|book, now| paper::report(book.read(), &form, period, now).map(|_| ()))?;
    save(&app, &desk, Kind::Document, &paper::report_file_name(&form, period), || {
        Ok(docx::docx(&desk.write(|book, now| paper::print_report(book, &form, period, now))?)?)
    })
}

/// A sheet, and the forms attached to it as they are drawn.
fn attached(sheet: Sheet) -> HouseResult<WrittenSheet> {
    let unit = sheet.annex.first().map(|one| one.unit.clone());
    Ok(WrittenSheet { tables: written::attached::tables(&sheet.annex)?, unit, belonging: sheet.belonging(), sheet })
}
