//! Mô hình “Dân vận khéo”.

use casebook::Done;
use casebook::book::Named;
use casebook::book::Record;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Lists them, a page at a time.
#[tauri::command(async)]
pub fn model_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Model, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn model_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Model, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn model_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Model, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn model_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Model, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn model_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Model, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn model_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Model, &r#ref)
}
