//! Sổ in: a year of a book looked at, printed, written to a file.

use casebook::codes::Code;
use casebook::slice::Slice;
use casebook::yearbook::{self, Printed};
use casebook::{Error, Result as HouseResult};
use tauri::AppHandle;

use super::State;
use crate::answer::Result;
use crate::shelf::{Kind, Saved, save};

/// Gives the years a book has, the newest first.
#[tauri::command(async)]
pub fn yearbook_years(desk: State<'_>, book: String) -> Result<Vec<i32>> {
    desk.read(|casebook, _| yearbook::years(casebook.read(), slice(&book)?))
}

/// Shows a year of a book, every denouncer covered.
#[tauri::command(async)]
pub fn yearbook_look(desk: State<'_>, book: String, year: i32) -> Result<Printed> {
    desk.read(|casebook, now| yearbook::look(casebook.read(), slice(&book)?, year, now.today))
}

/// Gives it to be printed, entered as a print; with a reason nobody is covered.
#[tauri::command(async)]
pub fn yearbook_print(desk: State<'_>, book: String, year: i32, reason: Option<String>) -> Result<Printed> {
    desk.write(|casebook, now| yearbook::print(casebook, slice(&book)?, year, reason.as_deref(), now))
}

/// Asks where to put it, writes it as a workbook, reads it back and compares; a print as well.
#[tauri::command(async)]
pub fn yearbook_export(
    app: AppHandle,
    desk: State<'_>,
    book: String,
    year: i32,
    reason: Option<String>,
) -> Result<Option<Saved>> {
    let of = slice(&book)?;
    save(&app, &desk, Kind::Workbook, &yearbook::file_name(of, year), || {
        let printed = desk.write(|casebook, now| yearbook::print(casebook, of, year, reason.as_deref(), now))?;
        Ok(yearbook::workbook(&printed)?)
    })
}

fn slice(book: &str) -> HouseResult<Slice> {
    Slice::from_code(book).ok_or(Error::Usage("sổ này không có mẫu in"))
}
