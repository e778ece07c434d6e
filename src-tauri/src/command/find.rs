//! Tra cứu.

use casebook::book;
use casebook::find::{self, Hit, Only};
use serde::Serialize;

use super::State;
use crate::answer::Result;

/// A record that was found, with the ref the window opens it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundRecord {
    #[serde(flatten)]
    hit: Hit,
    r#ref: Option<String>,
}

/// Finds records by their words, all of them or only what is overdue or unanswered; a denouncer is never found. The next
/// search breaks this one off.
#[tauri::command(async)]
pub fn find_find(
    desk: State<'_>,
    text: String,
    limit: Option<usize>,
    only: Option<String>,
) -> Result<Vec<FoundRecord>> {
    desk.search(|book, now| {
        let only = only.as_deref().and_then(Only::named);
        let hits = find::show(book.read(), &text, only, limit.unwrap_or(50).min(500), now.today)?;
        let named = |hit: Hit| {
            let reference = book::reference(book.read(), hit.found.slice, hit.found.id)?;
            Ok(FoundRecord { hit, r#ref: reference })
        };
        hits.into_iter().map(named).collect()
    })
}
