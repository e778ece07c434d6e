//! Lịch tiếp.

use casebook::Act;
use casebook::Done;
use casebook::book;
use casebook::book::Named;
use casebook::book::Record;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::session::plan::{self, Rule};
use casebook::setting;
use casebook::slice::Slice;

use super::Draft;
use super::State;
use crate::answer::Result;
use crate::desk::Desk;

/// Lists them, a page at a time.
#[tauri::command(async)]
pub fn session_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Session, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn session_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Session, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn session_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Session, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn session_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Session, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn session_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Session, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn session_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Session, &r#ref)
}

/// Says that a session was held and nobody came.
#[tauri::command(async)]
pub fn session_empty(desk: State<'_>, r#ref: String) -> Result<Done<Named>> {
    confirm(&desk, &r#ref, false)
}

/// Says that a session was held.
#[tauri::command(async, rename_all = "snake_case")]
pub fn session_confirm(desk: State<'_>, r#ref: String, visitors_came: bool) -> Result<Done<Named>> {
    confirm(&desk, &r#ref, visitors_came)
}

/// Plans the sessions of a rule.
#[tauri::command(async)]
pub fn session_generate(desk: State<'_>, rule: Rule) -> Result<Done<Vec<Named>>> {
    desk.write(|book, now| {
        let holidays = setting::law(book.read())?.holidays;
        let drafts = plan::plan(&rule, &holidays)?.into_iter().map(|draft| (Slice::Session, draft)).collect();
        book::receive(book, drafts, now)
    })
}

fn confirm(desk: &Desk, reference: &str, visitors_came: bool) -> Result<Done<Named>> {
    let held = |draft: &mut Draft| {
        draft.insert("held".to_owned(), true.into());
        draft.insert("visitors_came".to_owned(), visitors_came.into());
    };
    desk.write(|book, now| {
        book::amend(book, Act::Correct, Slice::Session, reference, now, held)?
            .map(super::named(Slice::Session, reference))
    })
}
