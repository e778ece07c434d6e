//! Tra cứu.

use casebook::find::{self, Only};
use serde_json::Value;

use super::State;
use crate::answer::Result;

/// Finds records by their words, all of them or only what is overdue or unanswered; a denouncer is never found. The next
/// search breaks this one off.
#[tauri::command(async)]
pub fn find_find(desk: State<'_>, text: String, limit: Option<usize>, only: Option<String>) -> Result<Vec<Value>> {
    desk.search(|book, now| {
        let only = only.as_deref().and_then(Only::named);
        let hits = find::show(book.read(), &text, only, limit.unwrap_or(50).min(500), now.today)?;
        super::with_refs(book, hits.into_iter().map(|hit| (hit.found.slice, hit.found.id, hit)).collect())
    })
}
