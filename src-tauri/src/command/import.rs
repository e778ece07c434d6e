//! Nhập sổ Excel: choose, look, correct, try, run, take back. The workbook lies on the desk; the page has only what it
//! shows of it.

use std::time::Instant;

use casebook::Done;
use casebook::import::{self, Batch, Course, ImportedBook, LeftSheet, Look, Plan, Returned};
use casebook::outgoing::Outgoing;
use serde::Serialize;
use serde_json::json;
use tauri::{AppHandle, Emitter};

use super::State;
use crate::answer::Result;
use crate::desk::Desk;
use crate::shelf::{Saved, choose_map, choose_workbook, save_map, save_workbook};

/// The most bytes of a workbook.
const MOST: u64 = 20 * 1024 * 1024;
/// The most bytes of a file of what columns hold.
const MOST_MAP: u64 = 1024 * 1024;
/// The page is told as often, in milliseconds.
const TELL: u128 = 200;

/// A workbook that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chosen {
    /// Its name, without where it is.
    file: String,
    /// The names of its sheets.
    sheets: Vec<String>,
    /// How each table of each sheet is understood, as far as it is.
    plans: Vec<Plan>,
    /// The sheets that are no register, each with the reason.
    left: Vec<LeftSheet>,
}

/// Lets the clerk choose a workbook; answers its sheets and how each is understood, as far as it is.
#[tauri::command(async)]
pub fn import_choose(app: AppHandle, desk: State<'_>) -> Result<Option<Chosen>> {
    let before = desk.read(|book, _| import::remembered(book))?;
    let Some((file, bytes)) = choose_workbook(&app, MOST)? else { return Ok(None) };
    let book = import::open(&bytes)?;
    let sheets = book.sheets().map(ToOwned::to_owned).collect();
    let plans = book.guess_all(&before);
    let left = book.left_of(&plans);
    let chosen = Chosen { file, sheets, plans, left };
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

/// Shows the rows of a plan's table as the clerk's own.
#[tauri::command(async)]
pub fn import_look(desk: State<'_>, plan: Plan) -> Result<Look> {
    Ok(desk.tray.book()?.look(&plan)?)
}

/// Tells for each row of the chosen tables what would become of it. Nothing is written.
#[tauri::command(async)]
pub fn import_try(app: AppHandle, desk: State<'_>, plans: Vec<Plan>) -> Result<ImportedBook> {
    let workbook = desk.tray.book()?;
    desk.tray.begin();
    let tried = desk
        .read(|book, now| import::try_all(book, &workbook, &plans, now, told(&app, &desk, workbook.course(&plans))));
    desk.touch();
    let tried = tried?;
    desk.tray.judged(tried.clone());
    Ok(tried)
}

/// Enters every good row in one act and remembers the plans.
#[tauri::command(async, rename_all = "snake_case")]
pub fn import_run(
    app: AppHandle,
    desk: State<'_>,
    plans: Vec<Plan>,
    take_corrections: bool,
) -> Result<Done<ImportedBook>> {
    let workbook = desk.tray.book()?;
    desk.tray.begin();
    let ran = desk.write(|book, now| {
        let done = import::run_all(
            book,
            &workbook,
            &plans,
            take_corrections,
            now,
            told(&app, &desk, workbook.course(&plans)),
        )?;
        // The rows are in; a plan that could not be remembered is only guessed again.
        for plan in &plans {
            let _ = import::remember(book, plan, now);
        }
        Ok(done)
    });
    let done = ran?;
    desk.tray.judged(done.value.clone());
    Ok(done)
}

/// Stops what runs; nothing is written then.
#[tauri::command(async)]
pub fn import_stop(desk: State<'_>) {
    desk.tray.stop();
}

/// Saves the rows of a table that stayed outside as a workbook, to be corrected and imported again.
#[tauri::command(async)]
pub fn import_rejects(app: AppHandle, desk: State<'_>, plan: Plan) -> Result<Option<Saved>> {
    let (workbook, verdicts) = (desk.tray.book()?, desk.tray.verdicts(&plan.sheet));
    let file = desk.read(|_, now| Outgoing::rejects(&workbook, &plan, &verdicts, now))?;
    save_workbook(&app, &desk, file)
}

/// Saves what the columns hold as a small file, for other offices.
#[tauri::command(async)]
pub fn import_map_out(app: AppHandle, desk: State<'_>, plans: Vec<Plan>) -> Result<Option<Saved>> {
    save_map(&app, &desk, import::map_out(&plans)?)
}

/// Takes what columns hold from such a file, and reads the workbook on the desk anew by it.
#[tauri::command(async)]
pub fn import_map_in(app: AppHandle, desk: State<'_>) -> Result<Option<Vec<Plan>>> {
    let Some(bytes) = choose_map(&app, MOST_MAP)? else { return Ok(None) };
    let mut before = desk.read(|book, _| import::remembered(book))?;
    before.extend(import::map_in(&bytes)?);
    Ok(Some(desk.tray.book()?.guess_all(&before)))
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
pub fn import_undo(desk: State<'_>, batch: String) -> Result<Done<Returned>> {
    desk.write(|book, now| import::undo(book, &batch, now))
}

/// Tells the page how far it is, and the house whether to go on.
#[expect(clippy::disallowed_methods, reason = "how long the rest takes is measured at this door")]
fn told(app: &AppHandle, desk: &Desk, course: Course) -> impl FnMut(usize, usize) -> bool {
    let (begun, mut last) = (Instant::now(), None::<Instant>);
    move |done, total| {
        if done == total || last.is_none_or(|last| last.elapsed().as_millis() >= TELL) {
            last = Some(Instant::now());
            let spent = begun.elapsed().as_secs_f64();
            // So long as the rest takes at the pace so far.
            #[expect(clippy::cast_precision_loss, reason = "rows of a workbook")]
            let left = if done > 0 { spent * (total - done.min(total)) as f64 / done as f64 } else { 0.0 };
            // A page that is gone needs no telling.
            let _ = app.emit(
                "import:progress",
                json!({ "sheet": course.sheet_at(done), "done": done, "total": total, "left": left.ceil() }),
            );
        }
        desk.tray.goes_on()
    }
}
