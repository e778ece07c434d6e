//! Thiết lập.

use casebook::Done;
use casebook::book::Named;
use casebook::slice::Slice;
use serde_json::Value;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Gives every one.
#[tauri::command(async)]
pub fn setting_list(desk: State<'_>) -> Result<Vec<Value>> {
    super::every(&desk, Slice::Setting)
}

/// Enters one, with the day it holds from.
#[tauri::command(async)]
pub fn setting_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Setting, draft)
}
