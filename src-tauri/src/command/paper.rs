//! Văn bản: made of a record, issued, printed, written to a file.

use casebook::Done;
use casebook::book::{Named, Record};
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::paper::{self, Blank, Offer, Sheet, docx};
use casebook::slice::Slice;
use chrono::NaiveDate;
use tauri::AppHandle;

use super::Draft;
use super::State;
use crate::answer::Result;
use crate::shelf::{Kind, Saved, save};

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
    desk.read(|book, now| paper::offered(book.read(), about.as_deref(), now))
}

/// Fills one as far as its record goes.
#[tauri::command(async)]
pub fn paper_blank(desk: State<'_>, form: String, about: Option<String>, period: Option<String>) -> Result<Blank> {
    desk.read(|book, now| paper::blank(book.read(), &form, about.as_deref(), period.as_deref(), now))
}

/// Makes one and enters it as what it is; `again` where one more of the same is wanted.
#[tauri::command(async)]
pub fn paper_make(desk: State<'_>, draft: Draft, again: bool) -> Result<Done<Named>> {
    desk.write(|book, now| paper::make_first(book, super::bare(draft), again, now))
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
pub fn paper_export(app: AppHandle, desk: State<'_>, r#ref: String) -> Result<Option<Saved>> {
    let name = desk.read(|book, _| paper::file_name(book.read(), &r#ref))?;
    save(&app, &desk, Kind::Document, &name, || {
        Ok(docx::docx(&desk.write(|book, now| paper::print(book, &r#ref, now))?)?)
    })
}
