//! Vận động đóng góp.

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
pub fn contribution_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Contribution, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn contribution_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Contribution, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn contribution_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Contribution, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn contribution_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Contribution, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn contribution_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Contribution, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn contribution_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Contribution, &r#ref)
}
