//! Any list, as a workbook.

use casebook::list::{GridColumn, Query};
use casebook::outgoing::Outgoing;
use casebook::slice::Slice;
use casebook::{Error, codes::Code};
use tauri::AppHandle;

use super::State;
use crate::answer::Result;
use crate::shelf::{Saved, save_workbook};

/// Makes a workbook of what a grid shows and asks where to put it. What the grid masks stays masked.
#[tauri::command(async)]
pub fn list_export(
    app: AppHandle,
    desk: State<'_>,
    slice: String,
    query: Query,
    title: String,
    columns: Vec<GridColumn>,
) -> Result<Option<Saved>> {
    let slice = Slice::from_code(&slice).ok_or(Error::Usage("không có danh sách này"))?;
    let file = desk.read(|book, now| Outgoing::list(book.read(), slice, &query, &title, &columns, now.today))?;
    save_workbook(&app, &desk, file)
}
