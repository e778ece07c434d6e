//! Báo cáo.

use std::collections::BTreeMap;

use casebook::close;
use casebook::codes::Code;
use casebook::list::{self, Query, Row};
use casebook::outgoing::Outgoing;
use casebook::report::period::Period;
use casebook::report::table::Table;
use casebook::report::{self, Asked, Report};
use casebook::slice::Slice;
use casebook::today::{self, Preset};
use casebook::{Casebook, Error, Moment, Result as HouseResult, unit};
use serde::Serialize;
use serde_json::Value;
use tauri::AppHandle;

use super::State;
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// Gives the periods to choose from: this month, the last ones, quarters, halves, nine months, years.
#[tauri::command(async)]
pub fn report_presets(desk: State<'_>) -> Result<Vec<Preset>> {
    desk.read(|book, now| today::presets(book.read(), now.today))
}

/// A report with its tables as they are drawn; what it names is named as `slice:ref`, for the window to open.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DrawnReport {
    #[serde(flatten)]
    report: Report,
    tables: Vec<Table>,
    /// What each cell counts, by form and column.
    definitions: BTreeMap<String, BTreeMap<u32, &'static str>>,
}

/// Makes the report of a period, with its tables as they are drawn; of a closed one, as it was sent.
#[tauri::command(async)]
pub fn report_make(
    desk: State<'_>,
    period: String,
    cutoff: Option<i64>,
    regime: Option<String>,
) -> Result<DrawnReport> {
    let asked = asked(&period, cutoff, regime)?;
    desk.read(|book, now| drawn(book, close::open(book.read(), &asked, None, now)?))
}

/// Adds to a report its tables and definitions, and to the refs it names their slice.
fn drawn(book: &Casebook, mut report: Report) -> HouseResult<DrawnReport> {
    let tables = report.forms.clone();
    let of_form = |(form, columns): (&str, _)| (form.to_owned(), columns);
    let definitions = report::definitions(&report).into_iter().map(of_form).collect();
    let checks = report.checks.iter_mut().flat_map(|check| &mut check.refs);
    for reference in checks.chain(report.warnings.iter_mut().flat_map(|warning| &mut warning.refs)) {
        if let Some(slice) = casebook::book::slice_of(book.read(), reference)? {
            *reference = format!("{}:{reference}", slice.code());
        }
    }
    Ok(DrawnReport { report, tables, definitions })
}

/// The rows behind a figure, and what it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Behind {
    #[cfg_attr(test, ts(type = "Row[]"))]
    rows: Vec<Row>,
    count: usize,
    /// What the figure is called, where the page does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    title: Option<String>,
    definition: &'static str,
}

impl Behind {
    /// Gathers the rows of what is counted.
    pub(super) fn of(
        book: &Casebook,
        behind: Vec<(Slice, i64)>,
        title: Option<String>,
        definition: &'static str,
        now: Moment,
    ) -> HouseResult<Self> {
        let count = behind.len();
        Ok(Self { rows: rows(book, behind, now)?, count, title, definition })
    }
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
) -> Result<Behind> {
    let asked = asked(&period, cutoff, regime)?;
    desk.read(|book, now| {
        let behind = close::behind(book.read(), &asked, &form, column)?;
        let definition = report::definition(&asked, book.read(), &form, column)?;
        Behind::of(book, behind, None, definition, now)
    })
}

/// The rows of what is counted, each with its slice, of each slice a thousand at most; what has no list of its own is
/// told by its ref and id.
pub(super) fn rows(book: &Casebook, behind: Vec<(Slice, i64)>, now: Moment) -> HouseResult<Vec<Row>> {
    let mut by_slice: BTreeMap<Slice, Vec<i64>> = BTreeMap::new();
    for (slice, id) in behind {
        by_slice.entry(slice).or_default().push(id);
    }
    let mut all = Vec::new();
    for (slice, ids) in by_slice {
        if slice == Slice::Resolution {
            for id in ids {
                let reference = casebook::book::reference(book.read(), slice, id)?;
                let row: [(&str, Value); 3] =
                    [("slice", slice.code().into()), ("id", id.into()), ("ref", reference.into())];
                all.push(row.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
            }
            continue;
        }
        let query = Query { ids: Some(ids), limit: Some(1_000), ..Query::default() };
        for mut row in list::list(book.read(), slice, &query, now.today)?.rows {
            row.insert("slice".to_owned(), slice.code().into());
            all.push(row);
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
