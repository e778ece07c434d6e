//! Đơn thư.

use casebook::Done;
use casebook::book;
use casebook::book::Named;
use casebook::book::Record;
use casebook::book::form;
use casebook::history::Event;
use casebook::list::{Page, Query};
use casebook::recognise::{self, Hint};
use casebook::slice::Slice;
use casebook::yearbook::{self, Layout};
use chrono::NaiveDate;

use super::Draft;
use super::State;
use crate::answer::Result;

/// Lists them, a page at a time.
#[tauri::command(async)]
pub fn petition_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Petition, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn petition_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Petition, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn petition_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Petition, draft)
}

/// Puts a corrected one in its place.
#[tauri::command(async)]
pub fn petition_correct(desk: State<'_>, r#ref: String, draft: Draft) -> Result<Done<Named>> {
    super::correct(&desk, Slice::Petition, &r#ref, draft)
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn petition_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Petition, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn petition_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Petition, &r#ref)
}

/// Gives the columns of the book on a day.
#[tauri::command(async)]
pub fn petition_layout(on: NaiveDate) -> Result<&'static Layout> {
    Ok(yearbook::layout(Slice::Petition, on)?)
}

/// Shows the denouncer; the look is logged.
#[tauri::command(async)]
pub fn petition_reveal(desk: State<'_>, r#ref: String, reason: String) -> Result<Record> {
    desk.write(|book, now| book::reveal(book, Slice::Petition, &r#ref, &reason, now))
}

/// Enters a petition with its new matter, the paper sent out about it and what was answered about its likes, in one act.
#[tauri::command(async)]
pub fn petition_receive(
    desk: State<'_>,
    petition: Draft,
    matter: Option<Draft>,
    referral: Option<Draft>,
    decisions: Option<Vec<Draft>>,
) -> Result<Done<Vec<Named>>> {
    let petition = form::petition(petition);
    let drafts = [(Slice::Matter, matter), (Slice::Petition, Some(petition)), (Slice::Referral, referral)];
    desk.write(|book, now| book::receive(book, super::answered(super::drafts(drafts), decisions, now), now))
}

/// Recognises what a half-typed one is like.
#[tauri::command(async)]
pub fn petition_recognise(desk: State<'_>, draft: Draft) -> Result<Vec<Hint>> {
    desk.read(|book, _| recognise::recognise(book.read(), Slice::Petition, &super::bare(draft)))
}

/// Processes a petition that is in the book: corrects it, and the people of the book who stand in it, and enters with it
/// its new matter and the paper sent out.
#[tauri::command(async)]
pub fn petition_process(
    desk: State<'_>,
    r#ref: String,
    petition: Draft,
    matter: Option<Draft>,
    referral: Option<Draft>,
    decisions: Option<Vec<Draft>>,
    people: Option<Vec<Draft>>,
) -> Result<Done<Named>> {
    let mut more = super::drafts([(Slice::Matter, matter), (Slice::Referral, referral)]);
    // Whose names are left out is not corrected either.
    more.extend(super::corrected_people(people.filter(|_| !form::is_anonymous(&petition))));
    let petition = form::petition(petition);
    desk.write(|book, now| {
        let more = super::answered(more, decisions, now);
        book::process(book, Slice::Petition, &r#ref, super::bare(petition), more, now)
    })
}
