//! Đơn lưu quá một năm: proposed, and destroyed when the clerk says so.

use casebook::retention::{self, Expired};
use casebook::wording::safety;

use super::State;
use crate::answer::Result;

/// Lists the papers that are kept long enough.
#[tauri::command(async)]
pub fn retention_list(desk: State<'_>) -> Result<Vec<Expired>> {
    desk.read(|book, now| retention::expired(book.read(), now.today))
}

/// Destroys the content of some of them. Answers what went and which backups still hold it.
#[tauri::command(async)]
pub fn retention_retire(desk: State<'_>, refs: Vec<String>) -> Result<Vec<String>> {
    let done = desk.write(|book, now| retention::retire(book, &refs, now))?;
    Ok(safety::retired(&done.value))
}
