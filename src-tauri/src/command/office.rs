//! Cơ quan, phòng ban.

use casebook::Done;
use casebook::book::Named;
use casebook::entry::Entry;
use casebook::history::Event;
use casebook::office::Office;
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Gives every one.
#[tauri::command(async)]
pub fn office_list(desk: State<'_>) -> Result<Vec<Office>> {
    super::every(&desk, Slice::Office, |entry| if let Entry::Office(one) = entry { Some(one) } else { None })
}

/// Enters one.
#[tauri::command(async)]
pub fn office_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Office, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn office_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Office, &r#ref, draft)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn office_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Office, &r#ref)
}
