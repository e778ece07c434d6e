//! Taking back the last act, as an act of its own: what was entered is cancelled, what was corrected is put back from
//! the journal. Nothing is forgotten, and a number once given stays used.

use std::collections::BTreeSet;

use serde::Serialize;
use vault::error::{Error, Result};
use vault::undo::{Change, changes, last, put_back};
use vault::{Act, Casebook, Done, Moment, Writer};
use words::codes::Code;
use words::slice::Slice;

use crate::entry::{Entry, store};
use crate::index;
use crate::merge;
use crate::record::Cancelled;
use crate::reference;

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// One Vietnamese sentence.
    pub say: String,
}

/// Takes back the last act that stands; `None` when there is none.
pub fn undo(book: &mut Casebook, now: Moment) -> Result<Option<Done<Undone>>> {
    let Some((id, act)) = last(book.read())? else { return Ok(None) };
    let changed = changes(book.read(), id)?;
    let done = book.write(Act::Undo, now, |w| {
        if matches!(act, Act::Merge | Act::Part) {
            let undone = merge::undo(w, &changed)?.join(", ");
            return Ok(Undone { say: format!("Đã hoàn tác việc {undone}.") });
        }
        let cancelled = cancel_all(w, &changed, now)?;
        let restored = if act == Act::Add { restore(w, &of_older(&changed))? } else { restore(w, &changed)? };
        if cancelled.is_empty() && restored.is_empty() {
            // An office or a person has no cancellation; it is corrected instead.
            return Err(Error::Usage("việc vừa làm không hoàn tác được; hãy mở ra sửa"));
        }
        Ok(Undone { say: say(&cancelled, &restored) })
    })?;
    Ok(Some(done))
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
        if !entry.cancel(Cancelled { on: now.today, reason: "Hoàn tác".to_owned() }) {
            continue;
        }
        names.push(name(w, slice, id)?);
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
        names.push(name(w, Slice::Opinion, one.row)?);
    }
    for (entry, id) in &now {
        w.touch(entry.slice(), *id);
        names.push(name(w, entry.slice(), *id)?);
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

fn name(w: &Writer, slice: Slice, id: i64) -> Result<String> {
    let number = reference::number(w.read(), slice, id)?;
    Ok(match number {
        Some(number) => format!("{} số {number}", slice.label().to_lowercase()),
        None => slice.label().to_lowercase(),
    })
}
