//! Cán bộ.

use casebook::Done;
use casebook::book::Named;
use casebook::entry::Entry;
use casebook::history::Event;
use casebook::officer::Officer;
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Gives every one.
#[tauri::command(async)]
pub fn officer_list(desk: State<'_>) -> Result<Vec<Officer>> {
    super::every(&desk, Slice::Officer, |entry| if let Entry::Officer(one) = entry { Some(one) } else { None })
}

/// Enters one.
#[tauri::command(async)]
pub fn officer_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Officer, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn officer_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Officer, &r#ref, draft)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn officer_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Officer, &r#ref)
}
