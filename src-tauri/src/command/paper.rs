//! Văn bản: made of a record, issued, printed, written to a file.

use std::path::{Path, PathBuf};

use casebook::book::{Named, Record};
use casebook::casebook::disk;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::paper::{self, Blank, Offer, Sheet, docx};
use casebook::slice::Slice;
use casebook::{Done, Error};
use chrono::NaiveDate;
use serde_json::{Value, json};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Lists them, a page at a time.
#[tauri::command(async)]
pub fn paper_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Paper, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn paper_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Paper, &r#ref)
}

/// Gives its text, a denouncer covered.
#[tauri::command(async)]
pub fn paper_look(desk: State<'_>, r#ref: String) -> Result<Sheet> {
    desk.read(|book, _| paper::look(book.read(), &r#ref))
}

/// Lists the papers that can be made of a record, or of a period.
#[tauri::command(async)]
pub fn paper_offered(desk: State<'_>, about: Option<String>) -> Result<Vec<Offer>> {
    desk.read(|book, _| paper::offered(book.read(), about.as_deref()))
}

/// Fills one as far as its record goes.
#[tauri::command(async)]
pub fn paper_blank(desk: State<'_>, form: String, about: Option<String>, period: Option<String>) -> Result<Blank> {
    desk.read(|book, now| paper::blank(book.read(), &form, about.as_deref(), period.as_deref(), now))
}

/// Makes one and enters it as what it is.
#[tauri::command(async)]
pub fn paper_make(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    desk.write(|book, now| paper::make(book, super::bare(draft), now))
}

/// Puts a corrected one in its place, while it is not issued.
#[tauri::command(async)]
pub fn paper_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    desk.write(|book, now| paper::correct(book, &r#ref, super::bare(draft), now))
}

/// Gives one its number and its day.
#[tauri::command(async)]
pub fn paper_issue(desk: State<'_>, r#ref: String, no: String, on: NaiveDate) -> Result<Done<Named>> {
    desk.write(|book, now| paper::issue(book, &r#ref, &no, on, now))
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn paper_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Paper, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn paper_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Paper, &r#ref)
}

/// Gives its text to be printed, entered as a print.
#[tauri::command(async)]
pub fn paper_print(desk: State<'_>, r#ref: String) -> Result<Sheet> {
    desk.write(|book, now| paper::print(book, &r#ref, now))
}

/// Asks where to put it, writes it as a document, reads it back and compares; a print as well.
#[tauri::command(async)]
pub fn paper_export(app: AppHandle, desk: State<'_>, r#ref: String) -> Result<Option<Value>> {
    let name = desk.read(|book, _| paper::file_name(book.read(), &r#ref))?;
    let Some(path) = place(&app, &name) else { return Ok(None) };
    desk.touch();
    let bytes = docx::docx(&desk.write(|book, now| paper::print(book, &r#ref, now))?)?;
    disk::write(&path, &bytes)?;
    if std::fs::read(&path).map_err(Error::Disk)? != bytes {
        return Err(Error::Disk(std::io::ErrorKind::InvalidData.into()).into());
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let say = format!("Đã ghi và kiểm tra {file} ({} byte).", bytes.len());
    Ok(Some(json!({ "file": file, "say": say })))
}

/// Where the clerk wants the file. No test can drive a native dialog, so a debug build may be told a folder.
pub(super) fn place(app: &AppHandle, name: &str) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("SO_TIEP_DAN_SAVE_TO").filter(|_| cfg!(debug_assertions)) {
        return Some(Path::new(&folder).join(name));
    }
    let dialog = app.dialog().file().set_title("Ghi văn bản").set_file_name(name);
    dialog.add_filter("Văn bản Word", &["docx"]).blocking_save_file()?.into_path().ok()
}
