//! The commands of the window, one file a slice, one function a command. All run off the main thread.

pub mod desk;
pub mod find;
pub mod hamlet;
pub mod matter;
pub mod office;
pub mod officer;
pub mod person;
pub mod petition;
pub mod referral;
pub mod report;
pub mod session;
pub mod setting;
pub mod unit;
pub mod visit;

use casebook::book::{self, Entered, Named, Record};
use casebook::history::{self, Event};
use casebook::list::{self, Page, Query};
use casebook::slice::Slice;
use casebook::{Done, Error, Result as HouseResult};
use serde_json::{Map, Value};

use crate::answer::Result;
use crate::desk::Desk;

/// The desk as commands get it.
pub type State<'a> = tauri::State<'a, Desk>;
/// A draft as the window sends it: a line of the open format without `type`.
pub type Draft = Map<String, Value>;

fn list(desk: &Desk, slice: Slice, query: &Query) -> Result<Page> {
    desk.read(|book, now| list::list(book.read(), slice, query, now.today))
}

fn get(desk: &Desk, slice: Slice, reference: &str) -> Result<Record> {
    desk.read(|book, now| book::look_at(book.read(), slice, reference, now.today))
}

fn history(desk: &Desk, slice: Slice, reference: &str) -> Result<Vec<Event>> {
    desk.read(|book, _| history::history(book.read(), slice, reference))
}

fn add(desk: &Desk, slice: Slice, draft: Draft) -> Result<Done<Named>> {
    desk.write(|book, now| book::receive(book, vec![(slice, bare(draft))], now)?.map(only))
}

fn correct(desk: &Desk, slice: Slice, reference: &str, draft: Draft) -> Result<Done<Named>> {
    desk.write(|book, now| book::correct(book, slice, reference, bare(draft), now)?.map(named(slice, reference)))
}

fn cancel(desk: &Desk, slice: Slice, reference: &str, reason: &str) -> Result<Done<Named>> {
    desk.write(|book, now| book::cancel(book, slice, reference, reason, now)?.map(named(slice, reference)))
}

fn every(desk: &Desk, slice: Slice) -> Result<Vec<Value>> {
    desk.read(|book, _| book::all(book.read(), slice))
}

/// Says with an entered record what it is called.
fn named(slice: Slice, reference: &str) -> impl FnOnce(Entered) -> HouseResult<Named> {
    let reference = reference.to_owned();
    move |entered| Ok(Named { slice, reference, entered })
}

fn only(mut named: Vec<Named>) -> HouseResult<Named> {
    named.pop().ok_or(Error::NotFound("record"))
}

/// Gives the drafts that were sent, in the order they name each other.
fn drafts<const N: usize>(drafts: [(Slice, Option<Draft>); N]) -> Vec<(Slice, Draft)> {
    drafts.into_iter().filter_map(|(slice, draft)| Some((slice, bare(draft?)))).collect()
}

/// Takes off what the window adds for its own use: keys that begin with `_`, and the `type` it need not send.
fn bare(draft: Draft) -> Draft {
    let own = |key: &String| !key.starts_with('_') && key != "type";
    draft.into_iter().filter(|(key, _)| own(key)).map(|(key, value)| (key, bare_value(value))).collect()
}

fn bare_value(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(bare(object)),
        Value::Array(list) => list.into_iter().map(bare_value).collect(),
        other => other,
    }
}
