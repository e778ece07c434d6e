//! Opening a period: as it was sent where it is closed, else as the register stands.

use calendar::period::Span;
use serde::Serialize;
use serde_json::Value;
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::slice::Slice;

use super::cells;
use super::piece::decoded;
use super::piece::digest;
use super::store::DAMAGED;
use super::{Close, Closed, store};
use crate::form::{self, Regime};
use crate::mobilisation;
use crate::stamp::ANNEX;
use crate::table::{self, Table};
use crate::{Asked, Checked, Report};

/// A file, as it was sent or as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One revision of a period, for a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Revision"))]
pub struct Opened {
    /// The revision.
    pub revision: i64,
    /// The day it was closed.
    pub on: Option<chrono::NaiveDate>,
    /// The day it was sent.
    pub sent_on: Option<chrono::NaiveDate>,
    /// The code of its figures.
    pub code: Option<String>,
    /// Its files.
    pub files: Vec<String>,
    /// Why the period was opened again before it.
    pub reason: Option<String>,
}

/// Gives the report of a period: a revision that was sent, the last one where the period is closed, else what the
/// register says now.
pub fn open(r: Reader<'_>, asked: &Asked, revision: Option<i64>, now: Moment) -> Result<Report> {
    match of(r, asked, revision)? {
        Some((close, closed)) => report_of(&close, &closed),
        None => crate::report(r, asked, now),
    }
}

/// Gives the annex of a period as a screen shows it: what was sent where it is closed.
pub fn told(r: Reader<'_>, asked: &Asked, revision: Option<i64>) -> Result<Value> {
    match of(r, asked, revision)? {
        Some((_, Closed { annex: Some(mut annex), on, .. })) => {
            let shown = annex.as_object_mut().ok_or(DAMAGED)?;
            shown.insert("closed_on".to_owned(), serde_json::json!(on));
            Ok(annex)
        }
        _ => mobilisation::told(r, asked),
    }
}

/// Gives the workbook of a period, or that of the logs alone: the bytes that were sent where it is closed.
pub fn file(r: Reader<'_>, asked: &Asked, revision: Option<i64>, logs: bool, now: Moment) -> Result<File> {
    if let Some((close, closed)) = of(r, asked, revision)? {
        return sent_file(r, &close, &closed, logs);
    }
    if logs {
        let (name, bytes) =
            (crate::mobilisation_file_name(r, asked)?, crate::mobilisation_workbook(r, asked, false)?);
        return Ok(File { name, bytes });
    }
    let report = crate::report(r, asked, now)?;
    Ok(File { name: crate::file_name(&report), bytes: crate::workbook(r, asked, &report)? })
}

/// Gives the entries behind one cell: those of that day where the period is closed.
pub fn behind(r: Reader<'_>, asked: &Asked, form: &str, column: u32) -> Result<Vec<(Slice, i64)>> {
    match frozen(r, asked)? {
        Some((close, _)) => counted_in(r, &close, form, column),
        None => crate::behind(r, asked, form, column),
    }
}

/// Gives the entries behind one figure of the annex, and what it counts.
pub fn behind_annex(r: Reader<'_>, asked: &Asked, measure: &str) -> Result<(Vec<(Slice, i64)>, &'static str)> {
    let (now, definition) = mobilisation::behind(r, asked, measure)?;
    let Some((close, _)) = frozen(r, asked)? else { return Ok((now, definition)) };
    let place = (1..).zip(mobilisation::INDICATORS).find(|(_, one)| one.measure == measure);
    let (place, _) = place.ok_or(Error::NotFound("measure"))?;
    Ok((counted_in(r, &close, ANNEX, place)?, definition))
}

fn counted_in(r: Reader<'_>, close: &Close, form: &str, column: u32) -> Result<Vec<(Slice, i64)>> {
    let cell = (form.to_owned(), column);
    let mut behind = Vec::new();
    for (entry, cells) in store::counted(r, &close.period, close.revision)? {
        if cells::read(&cells)?.contains_key(&cell) {
            behind.push(entry);
        }
    }
    Ok(behind)
}

/// Gives what is frozen for what is asked: the last revision, where the period was not opened again since and nothing is
/// asked otherwise than it was sent.
pub(super) fn frozen(r: Reader<'_>, asked: &Asked) -> Result<Option<(Close, Closed)>> {
    let period = asked.period.to_string();
    let last = store::next_revision(r, &period)? - 1;
    if last == 0 || asked.cutoff.is_some() || store::reopened(r, &period, last + 1)?.is_some() {
        return Ok(None);
    }
    let Some(close) = store::get(r, &period, last)? else { return Ok(None) };
    let Some(closed) = close.closed.clone() else { return Ok(None) };
    let as_sent = asked.regime.as_ref().is_none_or(|regime| *regime == closed.regime);
    Ok(as_sent.then_some((close, closed)))
}

/// Gives a revision that was sent, or what [`frozen`] gives where none is named.
fn of(r: Reader<'_>, asked: &Asked, revision: Option<i64>) -> Result<Option<(Close, Closed)>> {
    let Some(revision) = revision else { return frozen(r, asked) };
    let close = store::get(r, &asked.period.to_string(), revision)?.ok_or(Error::NotFound("close"))?;
    let closed = close.closed.clone().ok_or(Error::NotFound("close"))?;
    Ok(Some((close, closed)))
}

/// Gives the forms a close was made on.
pub(super) fn regime_of(closed: &Closed) -> Result<&'static Regime> {
    form::regime(&closed.regime).ok_or_else(|| Error::Asset("forms".to_owned()))
}

fn report_of(close: &Close, closed: &Closed) -> Result<Report> {
    let regime = regime_of(closed)?;
    let figure = |form: &str, column: &form::Column| {
        let printed = close.figures.get(form).and_then(|form| form.get(column.number.to_string()));
        printed.and_then(|printed| column.format.read(printed)).ok_or(DAMAGED)
    };
    let fill = |form: &form::Form| Table::fill(form, |column| figure(&form.code, column));
    let forms = regime.forms.iter().map(fill).collect::<Result<Vec<_>>>()?;
    let look = |form: &str, column| table::look(&forms, form, column);
    let checked =
        |check: form::Check| Checked { form: check.form, rule: check.rule, holds: check.holds, refs: Vec::new() };
    let checks = regime.check(&look).into_iter().map(checked).collect();
    let period = crate::period::Period::parse(&close.period).ok_or(DAMAGED)?;
    Ok(Report {
        unit: closed.unit.clone(),
        period: Span { kind: period.kind(), period, from: closed.from, to: closed.to },
        regime: regime.id,
        revision: close.revision,
        closed_on: Some(closed.on),
        forms,
        summary: serde_json::from_value(closed.summary.clone()).map_err(|_| DAMAGED)?,
        balance: beside(closed, "balance")?,
        bodies: beside(closed, "bodies")?,
        checks,
        warnings: Vec::new(),
        sentence: closed.sentence.clone(),
    })
}

/// What was frozen beside the summary; what was closed before it was counted has none.
fn beside<T: serde::de::DeserializeOwned>(closed: &Closed, what: &str) -> Result<Option<T>> {
    let held = closed.summary.get(what).cloned();
    held.map(|held| serde_json::from_value(held).map_err(|_| DAMAGED)).transpose()
}

/// Gives a file as it was sent; one that is not what was sent is said to be damaged.
fn sent_file(r: Reader<'_>, close: &Close, closed: &Closed, logs: bool) -> Result<File> {
    let own = |name: &str| name.starts_with("DV-") == logs;
    let held = closed.files.iter().find(|(name, _)| own(name)).ok_or(Error::NotFound("file"))?;
    let mut bytes = Vec::new();
    for piece in store::pieces(r, &close.period, close.revision, held.0)? {
        bytes.extend(decoded(&piece).ok_or(Error::Damaged("sent file"))?);
    }
    if digest(&bytes) == *held.1 {
        Ok(File { name: held.0.clone(), bytes })
    } else {
        Err(Error::Damaged("sent file"))
    }
}

/// Reads everything a close froze, and says so where anything cannot be what was sent.
pub(super) fn legible(r: Reader<'_>, close: &Close) -> Result<()> {
    for cells in store::counted(r, &close.period, close.revision)?.values() {
        cells::read(cells)?;
    }
    let Some(closed) = &close.closed else { return Ok(()) };
    report_of(close, closed)?;
    for name in closed.files.keys() {
        sent_file(r, close, closed, name.starts_with("DV-"))?;
    }
    super::change::logged(closed).map(|_| ())
}
