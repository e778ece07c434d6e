//! Chỉ đạo, kiểm tra.

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
pub fn directive_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Directive, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn directive_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Directive, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn directive_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Directive, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn directive_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Directive, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn directive_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Directive, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn directive_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Directive, &r#ref)
}
