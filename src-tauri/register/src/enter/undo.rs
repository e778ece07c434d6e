//! Taking back the last act somebody sees, as an act of its own: what was entered is cancelled, what was corrected is put
//! back from the journal. And doing again what was taken back. Nothing is forgotten, and a number once given stays used.

use std::collections::BTreeSet;

use serde::Serialize;
use vault::Reader;
use vault::error::{Error, Result};
use vault::last_act::Within;
use vault::last_act::last_undone;
use vault::last_act::takes_back;
use vault::last_act::was_changed_since;
use vault::last_act::{Change, changes, last, put_back};
use vault::{Act, Casebook, Done, Moment, Writer};
use words::codes::Code;
use words::slice::Slice;

use crate::enter::merge;
use crate::entry::Entry;
use crate::entry::store;
use crate::entry::store::get;
use crate::index;
use crate::record::Cancelled;
use crate::reference;

/// What the screen one looks at shows of the register: only an act that is seen there is taken back from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Everything there is.
    Everything,
    /// What was merged and parted.
    Merges,
    /// The records of some slices.
    Books(Vec<Slice>),
    /// One record, by ref.
    Record(Slice, String),
}

/// What taking back the last act would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Step {
    /// The act.
    pub act: i64,
    /// The records that would be cancelled, since they were new with the act: what is asked about before.
    pub cancels: Vec<String>,
}

/// What was taken back, or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// One Vietnamese sentence.
    pub say: String,
}

const CHANGED_SINCE: Error =
    Error::Usage("sau đó mục này đã được ghi tiếp; hãy mở ra sửa, hoặc hoàn tác việc sau trước");
const ANOTHER: Error = Error::Usage("vừa có việc khác được ghi; hãy xem lại rồi hoàn tác");

/// Tells what taking back the last act that is seen would do; `None` where there is none.
pub fn undoable(r: Reader<'_>, seen: &Seen) -> Result<Option<Step>> {
    let Some((act, kind)) = last(r, &within(r, seen)?)? else { return Ok(None) };
    let mut cancels = Vec::new();
    if !matches!(kind, Act::Merge | Act::Part) {
        for (slice, id) in records(&changes(r, act)?, |change| change.before.is_none()) {
            let entry = store::by_id(r, slice, id)?;
            if entry.is_some_and(|mut entry| entry.cancel(cancelled_on(chrono::NaiveDate::default()))) {
                cancels.push(name(r, slice, id)?);
            }
        }
    }
    Ok(Some(Step { act, cancels }))
}

/// Takes back the last act that stands, wherever it is seen; `None` when there is none.
pub fn undo(book: &mut Casebook, now: Moment) -> Result<Option<Done<Undone>>> {
    undo_seen(book, &Seen::Everything, None, now)
}

/// Takes back the last act that is seen; `None` when there is none. Where `act` is given, that must still be the one.
pub fn undo_seen(book: &mut Casebook, seen: &Seen, act: Option<i64>, now: Moment) -> Result<Option<Done<Undone>>> {
    let Some((id, kind)) = last(book.read(), &within(book.read(), seen)?)? else { return Ok(None) };
    if act.is_some_and(|act| act != id) {
        return Err(ANOTHER);
    }
    let changed = changes(book.read(), id)?;
    if was_changed_since(book.read(), id, &changed)? {
        return Err(CHANGED_SINCE);
    }
    let done = book.write(Act::Undo, now, |w| {
        takes_back(w, id)?;
        if matches!(kind, Act::Merge | Act::Part) {
            let undone = merge::undo(w, &changed)?.join(", ");
            return Ok(Undone { say: format!("Đã hoàn tác việc {undone}.") });
        }
        let cancelled = cancel_all(w, &changed, now)?;
        let restored = if kind == Act::Add { restore(w, &of_older(&changed))? } else { restore(w, &changed)? };
        if cancelled.is_empty() && restored.is_empty() {
            // An office or a person has no cancellation; it is corrected instead.
            return Err(Error::Usage("việc vừa làm không hoàn tác được; hãy mở ra sửa"));
        }
        Ok(Undone { say: say(&cancelled, &restored) })
    })?;
    Ok(Some(done))
}

/// Does again what was taken back last where it is seen; `None` where nothing was, or something new was done since.
pub fn redo(book: &mut Casebook, seen: &Seen, now: Moment) -> Result<Option<Done<Undone>>> {
    let Some((id, (_, kind))) = last_undone(book.read(), &within(book.read(), seen)?)? else { return Ok(None) };
    let changed = changes(book.read(), id)?;
    if was_changed_since(book.read(), id, &changed)? {
        return Err(CHANGED_SINCE);
    }
    let done = book.write(Act::Redo, now, |w| {
        takes_back(w, id)?;
        if matches!(kind, Act::Merge | Act::Part) {
            merge::undo(w, &changed)?;
            return Ok(Undone { say: format!("Đã làm lại: {}.", kind.label().to_lowercase()) });
        }
        let restored = restore(w, &changed)?;
        Ok(Undone { say: format!("Đã làm lại việc vừa hoàn tác: {}.", restored.join(", ")) })
    })?;
    Ok(Some(done))
}

/// The rows whose changes are seen.
fn within(r: Reader<'_>, seen: &Seen) -> Result<Within> {
    Ok(match seen {
        Seen::Everything => Within::Everything,
        Seen::Merges => Within::Merges,
        Seen::Books(slices) => Within::Tables(slices.iter().map(|slice| slice.code()).collect()),
        Seen::Record(slice, reference) => {
            let (id, _) = get(r, *slice, reference)?;
            Within::Row(slice.code(), id)
        }
    })
}

fn cancelled_on(on: chrono::NaiveDate) -> Cancelled {
    Cancelled { on, reason: "Hoàn tác".to_owned() }
}

fn say(cancelled: &[String], restored: &[String]) -> String {
    let mut say = Vec::new();
    if !restored.is_empty() {
        say.push(format!("Đã hoàn tác việc sửa: {}.", restored.join(", ")));
    }
    if !cancelled.is_empty() {
        let names = cancelled.join(", ");
        say.push(format!("Đã hoàn tác việc vào sổ: {names}; chuyển thành đã hủy, số đã cấp không dùng lại."));
    }
    say.join(" ")
}

/// Cancels what was new with the act.
fn cancel_all(w: &Writer, changed: &[Change], now: Moment) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (slice, id) in records(changed, |change| change.before.is_none()) {
        let Some(mut entry) = store::by_id(w.read(), slice, id)? else { continue };
        if !entry.cancel(cancelled_on(now.today)) {
            continue;
        }
        names.push(name(w.read(), slice, id)?);
        put(w, &[(entry, id)])?;
    }
    Ok(names)
}

/// Leaves out what was new with the act: its rows stay with the cancelled record.
fn of_older(changed: &[Change]) -> Vec<Change> {
    let fresh: BTreeSet<(&str, i64)> =
        changed.iter().filter(|one| one.before.is_none()).map(|one| (one.table.as_str(), one.row)).collect();
    changed.iter().filter(|one| !fresh.contains(&(one.table.as_str(), one.row))).cloned().collect()
}

/// Puts back what was there before the act.
fn restore(w: &Writer, changed: &[Change]) -> Result<Vec<String>> {
    let touched = records(changed, |change| change.before.is_some());
    let held = entries(w, &touched)?;
    let before = index::visits_of(w.read(), held.iter().map(|(entry, _)| entry))?;
    put_back(w, changed)?;
    let now = entries(w, &touched)?;
    index::index(w, now.iter().map(|(entry, id)| (entry, *id, None)), before)?;
    let mut names = Vec::new();
    // What was first written for a period is nobody's record: taken back, it is not there.
    for one in changed.iter().filter(|one| one.before.is_none() && one.table == Slice::Opinion.code()) {
        w.touch(Slice::Opinion, one.row);
        names.push(name(w.read(), Slice::Opinion, one.row)?);
    }
    for (entry, id) in &now {
        w.touch(entry.slice(), *id);
        names.push(name(w.read(), entry.slice(), *id)?);
    }
    Ok(names)
}

fn entries(w: &Writer, records: &BTreeSet<(Slice, i64)>) -> Result<Vec<(Entry, i64)>> {
    let mut entries = Vec::new();
    for (slice, id) in records {
        entries.extend(store::by_id(w.read(), *slice, *id)?.map(|entry| (entry, *id)));
    }
    Ok(entries)
}

fn put(w: &Writer, entries: &[(Entry, i64)]) -> Result<()> {
    let before = index::visits_of(w.read(), entries.iter().map(|(entry, _)| entry))?;
    for (entry, id) in entries {
        let number = reference::number(w.read(), entry.slice(), *id)?;
        store::put(w, *id, entry, number)?;
        w.touch(entry.slice(), *id);
    }
    index::index(w, entries.iter().map(|(entry, id)| (entry, *id, None)), before)
}

/// Gives the records behind changed rows; a table of a slice has the slice's name. People are records only when a
/// line of their own was changed, which the caller sees by their ref.
fn records(changed: &[Change], wanted: impl Fn(&Change) -> bool) -> BTreeSet<(Slice, i64)> {
    let changed = changed.iter().filter(|change| wanted(change));
    changed.filter_map(|change| Some((Slice::from_code(&change.table)?, change.row))).collect()
}

fn name(r: Reader<'_>, slice: Slice, id: i64) -> Result<String> {
    let number = reference::number(r, slice, id)?;
    Ok(match number {
        Some(number) => format!("{} số {number}", slice.label().to_lowercase()),
        None => slice.label().to_lowercase(),
    })
}
