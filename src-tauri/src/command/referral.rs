//! Chuyển đơn.

use casebook::Act;
use casebook::Done;
use casebook::book;
use casebook::book::Named;
use casebook::book::Record;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::slice::Slice;
use serde_json::Value;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Lists them, a page at a time.
#[tauri::command(async)]
pub fn referral_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Referral, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn referral_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Referral, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn referral_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Referral, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn referral_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Referral, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn referral_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Referral, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn referral_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Referral, &r#ref)
}

/// Records the reply to a paper sent out.
#[tauri::command(async)]
pub fn referral_reply(desk: State<'_>, r#ref: String, reply: Draft) -> Result<Done<Named>> {
    let answered = |draft: &mut Draft| {
        draft.insert("reply".to_owned(), Value::Object(super::bare(reply)));
    };
    desk.write(|book, now| {
        book::amend(book, Act::Correct, Slice::Referral, &r#ref, now, answered)?
            .map(super::named(Slice::Referral, &r#ref))
    })
}
