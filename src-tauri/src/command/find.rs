//! Tra cứu.

use casebook::find::{self, Found};

use super::State;
use crate::answer::Result;

/// Finds records by their words; a denouncer is never found.
#[tauri::command(async)]
pub fn find_find(desk: State<'_>, text: String, limit: Option<usize>) -> Result<Vec<Found>> {
    desk.read(|book, _| find::find(book.read(), &text, limit.unwrap_or(50).min(500)))
}
