//! Báo cáo.

use std::collections::BTreeMap;

use casebook::close;
use casebook::codes::Code;
use casebook::list::{self, Query};
use casebook::outgoing::Outgoing;
use casebook::report::period::Period;
use casebook::report::{self, Asked, Report};
use casebook::slice::Slice;
use casebook::today::{self, Preset};
use casebook::{Casebook, Error, Moment, Result as HouseResult, unit};
use serde_json::{Value, json};
use tauri::AppHandle;

use super::State;
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// Gives the periods to choose from: this month, the last ones, quarters, halves, nine months, years.
#[tauri::command(async)]
pub fn report_presets(desk: State<'_>) -> Result<Vec<Preset>> {
    desk.read(|book, now| today::presets(book.read(), now.today))
}

/// Makes the report of a period, with its tables as they are drawn; of a closed one, as it was sent.
#[tauri::command(async)]
pub fn report_make(desk: State<'_>, period: String, cutoff: Option<i64>, regime: Option<String>) -> Result<Value> {
    let asked = asked(&period, cutoff, regime)?;
    desk.read(|book, now| tabled(book, &close::open(book.read(), &asked, None, now)?))
}

/// The report with its tables and definitions; what it names becomes `slice:ref`, for the window to open.
fn tabled(book: &Casebook, report: &Report) -> HouseResult<Value> {
    let mut answer = serde_json::to_value(report).map_err(|error| Error::Asset(error.to_string()))?;
    let Some(object) = answer.as_object_mut() else { return Ok(answer) };
    object.insert("tables".to_owned(), json!(report.forms));
    object.insert("definitions".to_owned(), json!(report::definitions(report)));
    for list in ["checks", "warnings"] {
        let named = object.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        for refs in named.filter_map(|one| one.get_mut("refs")?.as_array_mut()) {
            for reference in refs {
                let slice = casebook::book::slice_of(book.read(), reference.as_str().unwrap_or_default())?;
                if let (Some(slice), Some(text)) = (slice, reference.as_str()) {
                    *reference = format!("{}:{text}", slice.code()).into();
                }
            }
        }
    }
    Ok(answer)
}

/// Gives the rows behind one cell, with what it counts.
#[tauri::command(async)]
pub fn report_behind(
    desk: State<'_>,
    period: String,
    cutoff: Option<i64>,
    regime: Option<String>,
    form: String,
    column: u32,
) -> Result<Value> {
    let asked = asked(&period, cutoff, regime)?;
    desk.read(|book, now| {
        let behind = close::behind(book.read(), &asked, &form, column)?;
        let definition = report::definition(&asked, book.read(), &form, column)?;
        let count = behind.len();
        Ok(json!({ "rows": rows(book, behind, now)?, "count": count, "definition": definition }))
    })
}

/// The rows of what is counted, each with its slice, of each slice a thousand at most; what has no list of its own is
/// told by its ref and id.
pub(super) fn rows(book: &Casebook, behind: Vec<(Slice, i64)>, now: Moment) -> HouseResult<Vec<Value>> {
    let mut by_slice: BTreeMap<Slice, Vec<i64>> = BTreeMap::new();
    for (slice, id) in behind {
        by_slice.entry(slice).or_default().push(id);
    }
    let mut all = Vec::new();
    for (slice, ids) in by_slice {
        if slice == Slice::Resolution {
            for id in ids {
                let reference = casebook::book::reference(book.read(), slice, id)?;
                all.push(json!({ "slice": slice, "id": id, "ref": reference }));
            }
            continue;
        }
        let query = Query { ids: Some(ids), limit: Some(1_000), ..Query::default() };
        for mut row in list::list(book.read(), slice, &query, now.today)?.rows {
            row.insert("slice".to_owned(), slice.code().into());
            all.push(Value::Object(row));
        }
    }
    Ok(all)
}

/// Makes the workbook, or takes the one that was sent, asks where to put it, writes it whole, reads it back and compares.
#[tauri::command(async)]
pub fn report_export(
    app: AppHandle,
    desk: State<'_>,
    period: String,
    cutoff: Option<i64>,
    regime: Option<String>,
) -> Result<Option<Saved>> {
    let asked = asked(&period, cutoff, regime)?;
    let file = desk.read(|book, now| Outgoing::period(book.read(), &asked, None, false, now))?;
    save_workbook(&app, &desk, file)
}

pub(super) fn asked(period: &str, cutoff: Option<i64>, regime: Option<String>) -> HouseResult<Asked> {
    let period = Period::parse(period).ok_or(Error::Usage("kỳ phải ghi dạng 2019-09, 2026-Q1, 2026"))?;
    let cutoff = match cutoff {
        Some(day) => Some(unit::cutoff_day(day).ok_or(Error::Usage("kỳ chỉ bắt đầu ngày 1, 15 hoặc 16"))?),
        None => None,
    };
    let asked = Asked { period, cutoff, regime };
    asked.check()?;
    Ok(asked)
}
