//! Nhìn lại: pictures of a period, and which office answers in time.

use casebook::outgoing::Outgoing;
use casebook::report::retrospect::{self, Retrospect};
use tauri::AppHandle;

use super::State;
use super::report::{Behind, asked};
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// Gives the pictures of a period and its offices.
#[tauri::command(async)]
pub fn retrospect_make(desk: State<'_>, period: String) -> Result<Retrospect> {
    let asked = asked(&period, None, None)?;
    desk.read(|book, now| retrospect::retrospect(book.read(), &asked, now.today))
}

/// Gives the rows behind a mark of a series, and what they are.
#[tauri::command(async)]
pub fn retrospect_behind(
    desk: State<'_>,
    period: String,
    chart: String,
    mark: String,
    series: String,
) -> Result<Behind> {
    let asked = asked(&period, None, None)?;
    desk.read(|book, now| {
        let (behind, title) = retrospect::behind(book.read(), &asked, &chart, &mark, &series, now.today)?;
        Behind::of(book, behind, Some(title), "", now)
    })
}

/// Makes the workbook of the offices, asks where to put it, writes it whole, reads it back and compares.
#[tauri::command(async)]
pub fn retrospect_export(app: AppHandle, desk: State<'_>, period: String) -> Result<Option<Saved>> {
    let asked = asked(&period, None, None)?;
    let file = desk.read(|book, now| Outgoing::offices(book.read(), &asked, now.today))?;
    save_workbook(&app, &desk, file)
}
