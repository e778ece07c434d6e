//! Thôn, tổ dân phố.

use casebook::Done;
use casebook::book::Named;
use casebook::entry::Entry;
use casebook::hamlet::Hamlet;
use casebook::history::Event;
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Gives every one.
#[tauri::command(async)]
pub fn hamlet_list(desk: State<'_>) -> Result<Vec<Hamlet>> {
    super::every(&desk, Slice::Hamlet, |entry| if let Entry::Hamlet(one) = entry { Some(one) } else { None })
}

/// Enters one.
#[tauri::command(async)]
pub fn hamlet_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Hamlet, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn hamlet_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Hamlet, &r#ref, draft)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn hamlet_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Hamlet, &r#ref)
}
