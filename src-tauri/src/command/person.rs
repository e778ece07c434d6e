//! Người trong sổ.

use casebook::Done;
use casebook::book::Named;
use casebook::book::Record;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::recall::{self, Recalled};
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Lists them, a page at a time.
#[tauri::command(async)]
pub fn person_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Person, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn person_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Person, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn person_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Person, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn person_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Person, &r#ref, draft)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn person_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Person, &r#ref)
}

/// Recalls who came before under a name; never a denouncer.
#[tauri::command(async)]
pub fn person_recall(desk: State<'_>, name: String) -> Result<Vec<Recalled>> {
    desk.read(|book, _| recall::recall(book.read(), &name))
}
