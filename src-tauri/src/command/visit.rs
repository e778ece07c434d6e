//! Tiếp công dân.

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
pub fn visit_list(desk: State<'_>, query: Query) -> Result<Page> {
    super::list(&desk, Slice::Visit, &query)
}

/// Opens one.
#[tauri::command(async)]
pub fn visit_get(desk: State<'_>, r#ref: String) -> Result<Record> {
    super::get(&desk, Slice::Visit, &r#ref)
}

/// Enters one.
#[tauri::command(async)]
pub fn visit_add(desk: State<'_>, draft: Draft) -> Result<Done<Named>> {
    super::add(&desk, Slice::Visit, draft)
}

/// Puts a corrected one in its place, and with it its new matter and what was corrected about people of the book, in one
/// act.
#[tauri::command(async)]
pub fn visit_correct(
    desk: State<'_>,
    r#ref: String,
    draft: Draft,
    matter: Option<Draft>,
    people: Option<Vec<Draft>>,
) -> Result<Done<Named>> {
    let mut more = super::drafts([(Slice::Matter, matter)]);
    more.extend(super::corrected_people(people));
    desk.write(|book, now| book::process(book, Slice::Visit, &r#ref, super::bare(form::visit(draft)), more, now))
}

/// Cancels one with a reason.
#[tauri::command(async)]
pub fn visit_cancel(desk: State<'_>, r#ref: String, reason: String) -> Result<Done<Named>> {
    super::cancel(&desk, Slice::Visit, &r#ref, &reason)
}

/// Tells what became of one.
#[tauri::command(async)]
pub fn visit_history(desk: State<'_>, r#ref: String) -> Result<Vec<Event>> {
    super::history(&desk, Slice::Visit, &r#ref)
}

/// Gives the columns of the book on a day.
#[tauri::command(async)]
pub fn visit_layout(on: NaiveDate) -> Result<&'static Layout> {
    Ok(yearbook::layout(Slice::Visit, on)?)
}

/// Shows who came to a visit at which a denunciation was handed in; the look is logged.
#[tauri::command(async)]
pub fn visit_reveal(desk: State<'_>, r#ref: String, reason: String) -> Result<Record> {
    desk.write(|book, now| book::reveal(book, Slice::Visit, &r#ref, &reason, now))
}

/// Enters a visit with the petition handed in at it, its new matter and what was answered about its likes, in one act.
#[tauri::command(async)]
pub fn visit_receive(
    desk: State<'_>,
    visit: Draft,
    petition: Option<Draft>,
    matter: Option<Draft>,
    decisions: Option<Vec<Draft>>,
) -> Result<Done<Vec<Named>>> {
    let visit = form::visit(visit);
    let petition = petition.map(|petition| form::handed_in(petition, &visit));
    let drafts = [(Slice::Matter, matter), (Slice::Visit, Some(visit)), (Slice::Petition, petition)];
    desk.write(|book, now| book::receive(book, super::answered(super::drafts(drafts), decisions, now), now))
}

/// Recognises what a half-typed one is like.
#[tauri::command(async)]
pub fn visit_recognise(desk: State<'_>, draft: Draft) -> Result<Vec<Hint>> {
    desk.read(|book, _| recognise::recognise(book.read(), Slice::Visit, &super::bare(draft)))
}
