//! Quy chế nội bộ.

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
pub fn internal_rule_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::InternalRule, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn internal_rule_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::InternalRule, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn internal_rule_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::InternalRule, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn internal_rule_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::InternalRule, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn internal_rule_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::InternalRule, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn internal_rule_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::InternalRule, &r#ref)
}
