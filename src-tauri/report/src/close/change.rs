//! "Thay đổi sau khi chốt": how the register's figures differ today from those that were sent, entry by entry. What the
//! entries add or take away is exactly what the figures differ by.

use std::collections::{BTreeMap, BTreeSet};

use calendar::period::Period;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use vault::Reader;
use vault::error::Result;
use words::number::Number;
use words::slice::Slice;

use super::acts::{After, store as journal};
use super::as_sent::{Opened, regime_of};
use super::cells;
use super::count::{self, Place, Scopes};
use super::store::DAMAGED;
use super::{Close, Closed, Late, Reopen, store};
use crate::measure::Scope;
use crate::stamp::ANNEX;
use crate::table::Figure;
use register::reference;
use register::secrecy::{Sight, Veil};
use register::view::history::Event;

/// How a period stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PeriodStanding"))]
pub struct Standing {
    /// The revisions that were closed, the first first.
    pub revisions: Vec<Opened>,
    /// The reopening, where the period was opened again since the last of them.
    pub reopened: Option<Reopen>,
    /// The last of them stands.
    pub closed: bool,
}

/// What differs from what was sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// The period.
    pub period: String,
    /// The revision that was sent.
    pub revision: i64,
    /// The figures that differ.
    pub figures: Vec<FigureChange>,
    /// The entries that make them differ.
    pub entries: Vec<EntryChange>,
}

/// A figure that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FigureChange {
    /// The form; `DV` for the annex.
    pub form: String,
    /// The column.
    pub column: u32,
    /// Its heading.
    pub head: String,
    /// As it was sent.
    pub from: Figure,
    /// Today.
    pub to: Figure,
}

/// What an entry adds to one figure.
pub type CellChange = FigureChange;

/// An entry that counts otherwise than when the period was closed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EntryChange {
    /// Its slice.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// Its id.
    pub id: i64,
    /// Its ref.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// Its number, where its slice has a book.
    #[cfg_attr(feature = "types", ts(as = "Option<String>"))]
    pub number: Option<Number>,
    /// `late` (sót kỳ trước), `gone`, or `changed`.
    #[cfg_attr(feature = "types", ts(type = "'late' | 'gone' | 'changed'"))]
    pub kind: &'static str,
    /// Where the clerk left it: the day and the note.
    pub left: Option<Late>,
    /// The cells it counts in otherwise.
    pub cells: Vec<CellChange>,
    /// What was done to it, or to what it depends on, since the period was closed.
    pub acts: Vec<Event>,
}

impl EntryChange {
    /// Tells whether it came too late for the period.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.kind == "late"
    }
}

impl Standing {
    /// Tells how a period stands.
    pub fn of(r: Reader<'_>, period: Period) -> Result<Self> {
        let label = period.to_string();
        let next = store::next_revision(r, &label)?;
        let mut revisions = Vec::new();
        for revision in 1..next {
            let reason = reopened(r, &label, revision)?.map(|reopen| reopen.reason);
            revisions.extend(store::get(r, &label, revision)?.map(|close| opened(close, reason)));
        }
        let reopened = if next > 1 { reopened(r, &label, next)? } else { None };
        Ok(Self { closed: next > 1 && reopened.is_none(), revisions, reopened })
    }
}

/// Why a period was opened again, as it may be shown.
fn reopened(r: Reader<'_>, label: &str, revision: i64) -> Result<Option<Reopen>> {
    let Some(mut reopen) = store::reopened(r, label, revision)? else { return Ok(None) };
    reopen.reason = Veil::of_nobody(r, Sight::Screen)?.text(&reopen.reason)?.into_owned();
    Ok(Some(reopen))
}

fn opened(close: Close, reason: Option<String>) -> Opened {
    let closed = close.closed;
    Opened {
        revision: close.revision,
        sent_on: close.sent_on,
        on: closed.as_ref().map(|one| one.on),
        code: closed.as_ref().map(|one| one.code.clone()),
        files: closed.map(|one| one.files.into_keys().collect()).unwrap_or_default(),
        reason,
    }
}

/// Tells what differs today from the last revision of a period; none where it was never closed here.
pub fn changes(r: Reader<'_>, period: Period) -> Result<Option<Changes>> {
    let label = period.to_string();
    let revision = store::next_revision(r, &label)? - 1;
    let Some(close) = store::get(r, &label, revision)? else { return Ok(None) };
    let Some(closed) = close.closed.clone() else { return Ok(None) };
    let scopes = scopes(r, &closed)?;
    let places = count::places(regime_of(&closed)?, scopes.logs.is_some())?;
    let figures = figures(r, &close, &places, &scopes)?;
    let entries = entries(r, &close, &places, &scopes)?;
    Ok(Some(Changes { period: label, revision, figures, entries }))
}

/// The days that were closed, with the rules of counting that hold for them today.
fn scopes(r: Reader<'_>, closed: &Closed) -> Result<Scopes> {
    let logs = logged(closed)?.map(|(from, to)| Scope::of(r, from, to)).transpose()?;
    Ok(Scopes { forms: Scope::of(r, closed.from, closed.to)?, logs })
}

/// The days of the logs' own period, where the close has an annex.
pub(super) fn logged(closed: &Closed) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let Some(annex) = &closed.annex else { return Ok(None) };
    let day = |key: &str| words::day::iso(annex.get("period")?.get(key)?.as_str()?);
    day("from").zip(day("to")).map(Some).ok_or(DAMAGED)
}

fn figures(r: Reader<'_>, close: &Close, places: &[Place], scopes: &Scopes) -> Result<Vec<FigureChange>> {
    let today = scopes.figures(r)?;
    let mut changes = Vec::new();
    for place in places {
        let from = match close.figures.get(&place.form).and_then(|form| form.get(place.column.to_string())) {
            Some(sent) => place.read(sent).ok_or(DAMAGED)?,
            // An indicator that the annex had not yet when the period was closed.
            None if place.form == ANNEX => place.figure(0),
            None => return Err(DAMAGED),
        };
        let to = place.figure(today.get(place.measure.name).copied().unwrap_or_default());
        if from.exact() != to.exact() {
            changes.push(change(place, from, to));
        }
    }
    Ok(changes)
}

fn change(place: &Place, from: Figure, to: Figure) -> FigureChange {
    FigureChange { form: place.form.clone(), column: place.column, head: place.head.clone(), from, to }
}

fn entries(r: Reader<'_>, close: &Close, places: &[Place], scopes: &Scopes) -> Result<Vec<EntryChange>> {
    let sent: BTreeMap<(Slice, i64), Value> = store::counted(r, &close.period, close.revision)?;
    let today = count::count(r, places, scopes)?;
    let mut left = store::left(r, &close.period, close.revision)?;
    let veil = Veil::of_nobody(r, Sight::Screen)?;
    for note in left.values_mut().filter_map(|late| late.note.as_mut()) {
        *note = veil.text(note)?.into_owned();
    }
    let after = After::of(r, journal::act_of(r, &close.period, close.revision)?)?;
    let mut changes = Vec::new();
    let all: BTreeSet<(Slice, i64)> = sent.keys().chain(today.keys()).copied().collect();
    for entry in all {
        let before = sent.get(&entry).map(cells::read).transpose()?.unwrap_or_default();
        let now = today.get(&entry).cloned().unwrap_or_default();
        if before == now {
            continue;
        }
        let amount = |cells: &BTreeMap<(String, u32), i64>, place: &Place| {
            cells.get(&(place.form.clone(), place.column)).copied().unwrap_or_default()
        };
        let (slice, id) = entry;
        let cells = places.iter().filter(|place| amount(&before, place) != amount(&now, place));
        let cells =
            cells.map(|place| change(place, place.figure(amount(&before, place)), place.figure(amount(&now, place))));
        changes.push(EntryChange {
            slice,
            id,
            reference: reference::reference(r, slice, id)?,
            number: reference::number(r, slice, id)?,
            kind: kind(&after, entry, before.is_empty(), now.is_empty()),
            left: left.get(&entry).cloned(),
            cells: cells.collect(),
            acts: after.explain(r, slice, id)?,
        });
    }
    Ok(changes)
}

/// A matter is never late by itself: what came late is the paper or the visit.
fn kind(after: &After, entry: (Slice, i64), was_nothing: bool, is_nothing: bool) -> &'static str {
    match (was_nothing, is_nothing) {
        (true, _) if entry.0 != Slice::Matter && !after.knew(entry) => "late",
        (_, true) => "gone",
        _ => "changed",
    }
}
