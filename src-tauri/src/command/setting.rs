//! Thiết lập.

use casebook::Done;
use casebook::book::{self, Named};
use casebook::entry::Entry;
use casebook::setting::amend::{self, Known};
use casebook::setting::{self, Setting};
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Gives every one.
#[tauri::command(async)]
pub fn setting_list(desk: State<'_>) -> Result<Vec<Setting>> {
    super::every(&desk, Slice::Setting, |entry| if let Entry::Setting(one) = entry { Some(one) } else { None })
}

/// Enters one, with the day it holds from.
#[tauri::command(async)]
pub fn setting_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    let draft = super::bare(draft);
    desk.write(|book, now| {
        setting::guard(book.read(), &draft, now)?;
        book::receive(book, vec![(Slice::Setting, draft)], now)?.map(super::only)
    })
}

/// Gives the law as the office knows it, every version with its days.
#[tauri::command(async)]
pub fn setting_law(desk: State<'_>) -> Result<Known> {
    desk.read(|book, now| amend::known(book.read(), now.today))
}

/// Adds to the law from a day on; what held before stays.
#[tauri::command(async)]
pub fn setting_amend(desk: State<'_>, draft: Draft) -> Result<Done<()>> {
    desk.write(|book, now| amend::amend(book, super::bare(draft), now))
}
