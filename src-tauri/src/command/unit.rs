//! Đơn vị.

use casebook::Done;
use casebook::book::Named;
use casebook::entry::Entry;
use casebook::slice::Slice;
use casebook::unit::Unit;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Gives every one.
#[tauri::command(async)]
pub fn unit_list(desk: State<'_>) -> Result<Vec<Unit>> {
    super::every(&desk, Slice::Unit, |entry| if let Entry::Unit(one) = entry { Some(one) } else { None })
}

/// Enters one, with the day it holds from.
#[tauri::command(async)]
pub fn unit_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Unit, draft)
}
