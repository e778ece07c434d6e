//! Lịch tiếp.

use casebook::Act;
use casebook::Done;
use casebook::book;
use casebook::book::Named;
use casebook::book::Record;
use casebook::fault::Fault;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::paper;
use casebook::session::own_day::{self, OwnDays};
use casebook::session::plan::{self, Pattern};
use casebook::session::{Session, change};
use casebook::setting;
use casebook::slice::Slice;

use chrono::NaiveDate;
use serde::Serialize;

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
    desk.write(|book, now| paper::empty(book, &r#ref, now))
}

/// Hands one to a deputy, for a reason.
#[tauri::command(async)]
pub fn session_delegate(desk: State<'_>, r#ref: String, host: String, because: String) -> Result<Done<Named>> {
    desk.write(|book, now| change::delegate(book, &r#ref, &host, &because, now))
}

/// A session that was moved to another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shifted {
    /// The new one.
    value: Named,
    /// By when it must be announced again.
    announce: String,
    touched: Vec<String>,
    soft: Vec<Fault>,
}

/// Moves one to another day; answers the new one and by when it must be announced again.
#[tauri::command(async)]
pub fn session_shift(desk: State<'_>, r#ref: String, to: NaiveDate) -> Result<Shifted> {
    let done = desk.write(|book, now| change::shift(book, &r#ref, to, now))?;
    let (value, announce) = done.value;
    Ok(Shifted { value, announce, touched: done.touched, soft: done.soft })
}

/// Moves every planned one that stands on a day off to the next working day.
#[tauri::command(async)]
pub fn session_clear_days_off(desk: State<'_>) -> Result<Done<Vec<Named>>> {
    desk.write(change::clear_days_off)
}

/// The head's own days and the planned sessions that stand on a day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Outlook {
    own_days: Vec<OwnDays>,
    days_off: Vec<Session>,
}

/// Tells the head's own days against the least the law asks, and the planned sessions that stand on a day off.
#[tauri::command(async)]
pub fn session_outlook(desk: State<'_>) -> Result<Outlook> {
    desk.read(|book, now| {
        let own_days = own_day::own_days(book.read(), now.today, 3)?;
        Ok(Outlook { own_days, days_off: change::on_days_off(book.read(), now.today)? })
    })
}

/// Says that a session was held.
#[tauri::command(async, rename_all = "snake_case")]
pub fn session_confirm(desk: State<'_>, r#ref: String, visitors_came: bool) -> Result<Done<Named>> {
    confirm(&desk, &r#ref, visitors_came)
}

/// Plans the sessions of a rule.
#[tauri::command(async)]
pub fn session_generate(desk: State<'_>, rule: Pattern) -> Result<Done<Vec<Named>>> {
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
