//! Tra cứu.

use casebook::find;
use serde_json::Value;

use super::State;
use crate::answer::Result;

/// Finds records by their words; a denouncer is never found.
#[tauri::command(async)]
pub fn find_find(desk: State<'_>, text: String, limit: Option<usize>) -> Result<Vec<Value>> {
    desk.read(|book, _| {
        let found = find::find(book.read(), &text, limit.unwrap_or(50).min(500))?;
        super::with_refs(book, found.into_iter().map(|one| (one.slice, one.id, one)).collect())
    })
}
