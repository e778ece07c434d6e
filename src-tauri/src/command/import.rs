//! Nhập sổ Excel: choose, look, correct, try, run, take back. The workbook lies on the desk; the page has only what it
//! shows of it.

use casebook::Done;
use casebook::import::{self, Batch, Imported, Plan};
use casebook::outgoing::Outgoing;
use serde::Serialize;
use serde_json::json;
use tauri::{AppHandle, Emitter};

use super::State;
use crate::answer::Result;
use crate::desk::Desk;
use crate::shelf::{Saved, choose_workbook, save_workbook};

/// The most bytes of a workbook.
const MOST: u64 = 20 * 1024 * 1024;
/// The page is told after so many rows.
const TELL: usize = 50;

/// A workbook that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chosen {
    /// Its name, without where it is.
    file: String,
    /// The names of its sheets.
    sheets: Vec<String>,
    /// How each sheet is understood, as far as it is.
    plans: Vec<Plan>,
}

/// Lets the clerk choose a workbook; answers its sheets and how each is understood, as far as it is.
#[tauri::command(async)]
pub fn import_choose(app: AppHandle, desk: State<'_>) -> Result<Option<Chosen>> {
    let before = desk.read(|book, _| import::remembered(book))?;
    let Some((file, bytes)) = choose_workbook(&app, MOST)? else { return Ok(None) };
    let book = import::open(&bytes)?;
    let sheets = book.sheets().map(ToOwned::to_owned).collect();
    let chosen = Chosen { file, sheets, plans: book.guess_all(&before) };
    desk.tray.put(book);
    desk.touch();
    Ok(Some(chosen))
}

/// Gives the first rows of a sheet, to point at its headings.
#[tauri::command(async)]
pub fn import_top(desk: State<'_>, sheet: String) -> Result<Vec<Vec<String>>> {
    Ok(desk.tray.book()?.top(&sheet)?)
}

/// Plans a sheet from the row the clerk points at.
#[tauri::command(async, rename_all = "snake_case")]
pub fn import_plan(desk: State<'_>, sheet: String, header_row: u32, header_rows: u32) -> Result<Plan> {
    Ok(desk.tray.book()?.plan(&sheet, header_row, header_rows)?)
}

/// Takes a corrected plan and reads its samples anew.
#[tauri::command(async)]
pub fn import_check(desk: State<'_>, plan: Plan) -> Result<Plan> {
    let mut plan = plan;
    desk.tray.book()?.check(&mut plan)?;
    Ok(plan)
}

/// Tells for each row what would become of it. Nothing is written.
#[tauri::command(async)]
pub fn import_try(app: AppHandle, desk: State<'_>, plan: Plan) -> Result<Imported> {
    let workbook = desk.tray.book()?;
    desk.tray.begin();
    let tried = desk.read(|book, now| import::dry_run_watched(book, &workbook, &plan, now, told(&app, &desk)));
    desk.touch();
    desk.tray.judged(tried?);
    Ok(import::summary(&workbook, &plan, desk.tray.verdicts()))
}

/// Enters every good row in one act and remembers the plan.
#[tauri::command(async)]
pub fn import_run(app: AppHandle, desk: State<'_>, plan: Plan) -> Result<Done<Imported>> {
    let workbook = desk.tray.book()?;
    desk.tray.begin();
    let ran = desk.write(|book, now| {
        let done = import::run(book, &workbook, &plan, now, told(&app, &desk))?;
        // The rows are in; a plan that could not be remembered is only guessed again.
        let _ = import::remember(book, &plan, now);
        Ok(done)
    });
    let done = ran?;
    desk.tray.judged(done.value.verdicts.clone());
    Ok(done)
}

/// Stops what runs; nothing is written then.
#[tauri::command(async)]
pub fn import_stop(desk: State<'_>) {
    desk.tray.stop();
}

/// Saves the rows that stayed outside as a workbook, to be corrected and imported again.
#[tauri::command(async)]
pub fn import_rejects(app: AppHandle, desk: State<'_>, plan: Plan) -> Result<Option<Saved>> {
    let (workbook, verdicts) = (desk.tray.book()?, desk.tray.verdicts());
    let file = desk.read(|_, now| Outgoing::rejects(&workbook, &plan, &verdicts, now))?;
    save_workbook(&app, &desk, file)
}

/// Takes the workbook off the desk.
#[tauri::command(async)]
pub fn import_forget(desk: State<'_>) {
    desk.tray.clear();
}

/// Lists the batches that stand.
#[tauri::command(async)]
pub fn import_batches(desk: State<'_>) -> Result<Vec<Batch>> {
    desk.read(|book, _| import::batches(book))
}

/// Takes a whole batch back.
#[tauri::command(async)]
pub fn import_undo(desk: State<'_>, batch: String) -> Result<Done<usize>> {
    desk.write(|book, now| import::undo(book, &batch, now))
}

/// Tells the page how far it is, and the house whether to go on.
fn told(app: &AppHandle, desk: &Desk) -> impl FnMut(usize, usize) -> bool {
    move |done, total| {
        if done % TELL == 0 || done == total {
            // A page that is gone needs no telling.
            let _ = app.emit("import:progress", json!({ "done": done, "total": total }));
        }
        desk.tray.goes_on()
    }
}
