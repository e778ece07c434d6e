//! Closing, opening again, and leaving what came too late.

use calendar::period::Period;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Moment, Reader, Writer};
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use super::cells;
use super::count::{self, Scopes};
use super::piece;
use super::{Close, Closed, as_sent, changes, store};
use crate::measure::Scope;
use crate::{Asked, Report, mobilisation, stamp};
use register::enter;
use register::entry::Entry;
use register::entry::store::line_of;

/// Closes a period: freezes its figures, the entries behind each, its files. Answers the report as it now stands for
/// good. Refused while the period runs, while a paper of several contents is not taken apart, while a check does not hold
/// or a paper outside competence stands in no column, and where it is closed already.
pub fn close(book: &mut Casebook, asked: &Asked, sent_on: Option<NaiveDate>, now: Moment) -> Result<Done<Report>> {
    let asked = Asked { cutoff: None, ..asked.clone() };
    book.write(Act::Close, now, |w| {
        let r = w.read();
        let mut report = crate::report(r, &asked, now)?;
        refuse(r, &report, now)?;
        report.closed_on = Some(now.today);
        let drafts = drafts(r, &asked, &report, sent_on, now)?;
        enter::enter_in(w, drafts)?;
        as_sent::open(w.read(), &asked, None, now)
    })
}

/// Opens a closed period again, with the reason; its next close is the next revision.
pub fn reopen(book: &mut Casebook, period: Period, reason: &str, now: Moment) -> Result<Done<i64>> {
    book.write(Act::Reopen, now, |w| {
        let revision = last(w.read(), period)? + 1;
        enter(
            w,
            Slice::Reopen,
            json!({
                "period": period.to_string(), "revision": revision, "on": now.today, "reason": reason,
            }),
        )?;
        Ok(revision)
    })
}

/// Leaves an entry that came too late for a closed period where it is: the period stays as it was sent.
pub fn leave(
    book: &mut Casebook,
    period: Period,
    reference: &str,
    note: Option<&str>,
    now: Moment,
) -> Result<Done<()>> {
    book.write(Act::Leave, now, |w| {
        let revision = last(w.read(), period)?;
        let late = changes(w.read(), period)?.into_iter().flat_map(|changes| changes.entries);
        let is_late = late.into_iter().any(|one| one.is_late() && one.reference.as_deref() == Some(reference));
        if !is_late {
            return Err(Error::fault(Fault::at("entry", Trouble::NotLate).of(None, Some(reference))));
        }
        let draft = json!({
            "period": period.to_string(), "revision": revision, "entry": reference, "on": now.today, "note": note,
        });
        enter(w, Slice::Late, draft)
    })
}

/// The revision a period is closed at.
fn last(r: Reader<'_>, period: Period) -> Result<i64> {
    let label = period.to_string();
    let last = store::next_revision(r, &label)? - 1;
    if last == 0 || store::reopened(r, &label, last + 1)?.is_some() {
        return Err(Error::fault(Fault::at("period", Trouble::NotClosed)));
    }
    Ok(last)
}

fn enter(w: &Writer, slice: Slice, draft: Value) -> Result<()> {
    enter::enter_in(w, vec![(slice, object(draft))]).map(|_| ())
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

/// Says everything that stands against closing.
fn refuse(r: Reader<'_>, report: &Report, now: Moment) -> Result<()> {
    let mut faults = Vec::new();
    let label = report.period.period.to_string();
    if now.today < report.period.to {
        faults.push(Fault::at("period", Trouble::PeriodRunning));
    }
    if report.revision > 1 && store::reopened(r, &label, report.revision)?.is_none() {
        faults.push(Fault::at("period", Trouble::AlreadyClosed));
    }
    for (code, field, trouble) in
        [("mixed", "kind", Trouble::Unresolved), ("no_roll_up", "disposition", Trouble::NoRollUp)]
    {
        let refs = report.warnings.iter().filter(|one| one.code == code).flat_map(|one| &one.refs);
        faults.extend(refs.map(|reference| Fault::at(field, trouble.clone()).of(None, Some(reference))));
    }
    for check in report.checks.iter().filter(|check| !check.holds) {
        let fault = Fault::at("figures", Trouble::CheckBroken(format!("{} {}", check.form, check.rule)));
        let named = check.refs.iter().map(|reference| fault.clone().of(None, Some(reference)));
        faults.extend(if check.refs.is_empty() { vec![fault.clone()] } else { named.collect() });
    }
    if faults.is_empty() { Ok(()) } else { Err(enter::refuse(faults)) }
}

/// The figures beside the forms, with the balance and the bodies among them.
fn summary(report: &Report) -> Value {
    let mut all = object(json!(report.summary));
    all.insert("balance".to_owned(), json!(report.balance));
    all.insert("bodies".to_owned(), json!(report.bodies));
    Value::Object(all)
}

/// What a close enters: itself, what it counted, and its files.
fn drafts(
    r: Reader<'_>,
    asked: &Asked,
    report: &Report,
    sent_on: Option<NaiveDate>,
    now: Moment,
) -> Result<Vec<(Slice, Map<String, Value>)>> {
    let (period, revision) = (report.period.period.to_string(), report.revision);
    let files = files(r, asked, report)?;
    let close = frozen(r, asked, report, sent_on, &files, now)?;
    let mut drafts = vec![(Slice::Close, line_of(&Entry::Close(Box::new(close)))?)];
    for ((slice, id), cells) in counted(r, asked, report)? {
        let entry = register::reference::reference(r, slice, id)?.ok_or(Error::NotFound("record"))?;
        let line = json!({
            "period": period, "revision": revision, "entry": entry, "cells": cells::written(&cells),
        });
        drafts.push((Slice::Counted, object(line)));
    }
    for (name, bytes) in &files {
        for (place, piece) in piece::pieces(bytes).into_iter().enumerate() {
            let line =
                json!({ "period": period, "revision": revision, "name": name, "place": place, "bytes": piece });
            drafts.push((Slice::SentFile, object(line)));
        }
    }
    Ok(drafts)
}

fn files(r: Reader<'_>, asked: &Asked, report: &Report) -> Result<Vec<(String, Vec<u8>)>> {
    Ok(vec![
        (crate::file_name(report), crate::workbook(r, asked, report)?),
        (crate::mobilisation_file_name(r, asked)?, crate::mobilisation_workbook(r, asked, true)?),
    ])
}

fn counted(r: Reader<'_>, asked: &Asked, report: &Report) -> Result<count::Cells> {
    let (regime, _) = asked.regime_for(report.period.to)?;
    let days = mobilisation::days(r, asked)?;
    let scopes = Scopes {
        forms: Scope::of(r, report.period.from, report.period.to)?,
        logs: Some(Scope::of(r, days.from, days.to)?),
    };
    count::count(r, &count::places(regime, true)?, &scopes)
}

fn frozen(
    r: Reader<'_>,
    asked: &Asked,
    report: &Report,
    sent_on: Option<NaiveDate>,
    files: &[(String, Vec<u8>)],
    now: Moment,
) -> Result<Close> {
    let annex = mobilisation::annex(r, asked, true)?;
    Ok(Close {
        period: report.period.period.to_string(),
        revision: report.revision,
        sent_on,
        figures: stamp::figures(report, annex.as_ref()),
        closed: Some(Closed {
            on: now.today,
            from: report.period.from,
            to: report.period.to,
            unit: report.unit.clone(),
            regime: report.regime.to_owned(),
            sentence: report.sentence.clone(),
            code: stamp::code(report, annex.as_ref()),
            summary: summary(report),
            annex: Some(mobilisation::told(r, asked)?),
            files: files.iter().map(|(name, bytes)| (name.clone(), piece::digest(bytes))).collect(),
        }),
    })
}
