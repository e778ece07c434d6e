//! The commands of the window, one file a slice, one function a command. All run off the main thread.

pub mod backup;
pub mod close;
pub mod contribution;
pub mod democracy_item;
pub mod desk;
pub mod dialogue;
pub mod directive;
pub mod emulation;
pub mod every;
pub mod find;
pub mod hamlet;
pub mod import;
pub mod internal_rule;
pub mod list;
pub mod matter;
pub mod merge;
pub mod mobilisation;
pub mod model;
pub mod office;
pub mod officer;
pub mod outreach;
pub mod paper;
pub mod person;
pub mod petition;
pub mod referral;
pub mod report;
pub mod retention;
pub mod retrospect;
pub mod session;
pub mod setting;
pub mod unit;
pub mod visit;
pub mod written;
pub mod yearbook;

use casebook::book::{self, Entered, Named, Record};
use casebook::due::{self, Due};
use casebook::entry::Entry;
use casebook::history::{self, Event};
use casebook::list::{self as lists, Page, Query};
use casebook::slice::Slice;
use casebook::{Casebook, Done, Error, Result as HouseResult};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::answer::Result;
use crate::desk::Desk;

/// The desk as commands get it.
pub type State<'a> = tauri::State<'a, Desk>;
/// A draft as the window sends it: a line of the open format without `type`.
pub type Draft = Map<String, Value>;

macro_rules! handled {
    ($($($part:ident)::+),+ $(,)?) => {
        /// Answers every command, as the window may call it.
        pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool {
            tauri::generate_handler![$($($part)::+),+]
        }
    };
}
every::every_command!(handled);

fn list(desk: &Desk, slice: Slice, query: &Query) -> Result<Page> {
    desk.read(|book, now| lists::list(book.read(), slice, query, now.today))
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

/// Gives every record of a slice of few rows.
fn every<T>(desk: &Desk, slice: Slice, own: impl Fn(Entry) -> Option<T>) -> Result<Vec<T>> {
    Ok(desk.read(|book, _| book::all(book.read(), slice))?.into_iter().filter_map(own).collect())
}

/// A duty with the ref the window opens it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Duty {
    #[serde(flatten)]
    due: Due,
    r#ref: Option<String>,
    /// The citation of its rule, where there is one.
    source: String,
}

/// Adds to duties the citation of their rule and the ref the window opens them by; a resolution is opened by its matter.
fn told(book: &Casebook, duties: Vec<Due>) -> HouseResult<Vec<Duty>> {
    let told = |mut due: Due| {
        let matter = if due.slice == Slice::Resolution { due::matter_of(book.read(), due.id)? } else { None };
        let reference = match matter {
            Some(matter) => {
                due.slice = Slice::Matter;
                Some(matter)
            }
            None => book::reference(book.read(), due.slice, due.id)?,
        };
        Ok(Duty { r#ref: reference, source: due.source.clone(), due })
    };
    duties.into_iter().map(told).collect()
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

/// Gives what was corrected about people of the book, as drafts of their own.
fn corrected_people(people: Option<Vec<Draft>>) -> Vec<(Slice, Draft)> {
    people.unwrap_or_default().into_iter().map(|person| (Slice::Person, bare(person))).collect()
}

/// Adds what the clerk answered about likenesses, given today.
fn answered(
    mut drafts: Vec<(Slice, Draft)>,
    decisions: Option<Vec<Draft>>,
    now: casebook::Moment,
) -> Vec<(Slice, Draft)> {
    for decision in decisions.unwrap_or_default() {
        let mut decision = bare(decision);
        decision.insert("on".to_owned(), json!(now.today));
        drafts.push((Slice::Decision, decision));
    }
    drafts
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
