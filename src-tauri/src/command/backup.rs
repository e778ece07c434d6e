//! Sao lưu: made, checked, restored; a register that does not open.

use std::path::PathBuf;

use casebook::backup::{self, Kept, Place};
use casebook::casebook::audit::{self, Audit};
use casebook::wording::safety;
use casebook::{Casebook, Moment, Result as HouseResult, day, passphrase};
use serde::Serialize;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;
use zeroize::Zeroizing;

use super::State;
use crate::answer::{Answer, Result};
use crate::desk::Given;

/// How the backups stand, for the foot of the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupStanding {
    /// There is one.
    good: bool,
    say: String,
    /// What is to be said of other places.
    elsewhere: Option<String>,
    /// Why none could be made.
    trouble: Option<String>,
    /// That the register suddenly holds less.
    shrunk: Option<String>,
    /// That the disk is nearly full.
    room: Option<String>,
    /// The places whose backups still need a secret of before, in words.
    lagging: Vec<String>,
}

/// Says how the backups stand, for the foot of the window.
#[tauri::command(async)]
pub fn backup_standing(desk: State<'_>) -> Result<BackupStanding> {
    let care = desk.read(backup::care)?;
    let shrunk = desk.read(|book, _| backup::shrunk(book))?;
    Ok(BackupStanding {
        good: care.at.is_some(),
        say: safety::care(&care),
        elsewhere: safety::elsewhere(&care),
        trouble: desk.trouble(),
        shrunk: shrunk.as_ref().map(safety::shrunk),
        room: desk.room(),
        lagging: desk.read(|book, _| Ok(safety::lagging(&book.lagging()?)))?,
    })
}

/// The places and the backups in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Backups {
    places: Vec<Place>,
    rows: Vec<Backup>,
}

/// A backup, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Backup {
    /// The place, by id.
    place: i64,
    sequence: i64,
    r#where: String,
    when: String,
    /// What it holds, in words.
    holds: String,
    /// The day it was last read back.
    proved: Option<String>,
    /// It was good then.
    good: bool,
}

/// Lists the places and the backups in them, the newest first.
#[tauri::command(async)]
pub fn backup_list(desk: State<'_>) -> Result<Backups> {
    desk.read(|book, _| {
        let places = backup::places(book)?;
        let rows = backup::stock(book)?.iter().map(|kept| row(kept, &places)).collect();
        Ok(Backups { places, rows })
    })
}

fn row(kept: &Kept, places: &[Place]) -> Backup {
    let place = places.iter().find(|place| place.id == kept.place).map_or("", |place| place.name.as_str());
    Backup {
        place: kept.place,
        sequence: kept.sequence,
        r#where: if kept.place == 0 { "Trong máy" } else { place }.to_owned(),
        when: safety::when(kept.manifest.at),
        holds: safety::held(&kept.manifest.contents.counts),
        proved: kept.proved_on.map(day::show),
        good: kept.failures == 0,
    }
}

/// Takes down that the register holds less rightly; old backups go again in their turn.
#[tauri::command(async)]
pub fn backup_accept_shrunk(desk: State<'_>) -> Result<()> {
    desk.write(backup::accept_shrunk)
}

/// Makes one in the register's own folder.
#[tauri::command(async)]
pub fn backup_make(desk: State<'_>) -> Result<String> {
    desk.beside(|book, now| made(book, &backup::own_place(book), now))
}

/// Makes one in another place: one already chosen, or the folder the clerk now chooses, a stick for one.
#[tauri::command(async)]
pub fn backup_away(app: AppHandle, desk: State<'_>, place: Option<i64>) -> Result<Option<String>> {
    let chosen = if place.is_none() { folder(&app) } else { None };
    if place.is_none() && chosen.is_none() {
        return Ok(None);
    }
    desk.beside(|book, now| {
        let place = match chosen {
            Some(folder) => backup::add_place(book, &folder, now)?,
            None => backup::places(book)?
                .into_iter()
                .find(|known| Some(known.id) == place)
                .ok_or(casebook::Error::NotFound("place"))?,
        };
        made(book, &place, now).map(Some)
    })
}

fn made(book: &Casebook, place: &Place, now: Moment) -> HouseResult<String> {
    let (manifest, rotated) = backup::to_place(book, place, now)?;
    Ok(safety::made(&manifest, &rotated, place.id > 0))
}

/// Forgets another place; the backups in it stay.
#[tauri::command(async)]
pub fn backup_forget_place(desk: State<'_>, place: i64) -> Result<()> {
    desk.beside(|book, _| backup::forget_place(book, place))
}

/// Checks everything: pages, history, logs, backups.
#[tauri::command(async)]
pub fn backup_check(desk: State<'_>) -> Result<Audit> {
    desk.beside(|book, _| audit::audit(book))
}

/// Whether something is as it should be, and the sentence for the clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Judged {
    ok: bool,
    say: String,
}

/// Says whether the history of the register once had the head printed on a report.
#[tauri::command(async)]
pub fn backup_printed(desk: State<'_>, head: String) -> Result<Judged> {
    let act = desk.read(|book, _| audit::act_of_head(book, &head))?;
    Ok(Judged { ok: act.is_some(), say: safety::printed(act) })
}

/// Restores the newest one for practice, compares, and leaves nothing.
#[tauri::command(async)]
pub fn backup_drill(desk: State<'_>) -> Result<Judged> {
    let drill = desk.beside(|book, _| backup::drill(book))?;
    Ok(Judged { ok: drill.passed(), say: safety::drill(&drill) })
}

/// What a backup holds, beside today's register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shown {
    lines: Vec<String>,
    /// How many acts of today's register beyond it will be done again, unless that is refused.
    again: i64,
}

/// Opens one and tells what it holds, beside what today's register holds.
#[tauri::command(async)]
pub fn backup_preview(desk: State<'_>, place: i64, sequence: i64) -> Result<Shown> {
    desk.beside(|book, _| {
        let path = backup::find(book, place, sequence)?;
        let preview = backup::preview(book, &path)?;
        Ok(Shown { lines: safety::preview(&preview), again: preview.again })
    })
}

/// Puts one in the place of today's register, which is backed up and set aside. What was done after it is done again from
/// the log, unless `without_log`.
#[tauri::command(async, rename_all = "snake_case")]
pub fn backup_restore(
    desk: State<'_>,
    place: i64,
    sequence: i64,
    passphrase: String,
    without_log: bool,
) -> Result<String> {
    let restored = desk.restore(place, sequence, &Zeroizing::new(passphrase), without_log)?;
    Ok(safety::restored(&restored))
}

/// Lets the clerk of a machine without a register choose a backup; tells what it says of itself.
#[tauri::command(async)]
pub fn backup_choose(app: AppHandle, desk: State<'_>) -> Result<Option<String>> {
    let Some(backup) = file(&app) else { return Ok(None) };
    let manifest = backup::inspect(&backup)?;
    desk.choose(backup);
    Ok(Some(safety::chosen(&manifest)))
}

/// Opens the chosen backup and tells what restoring it on this machine, which has no register, will bring; by a sheet,
/// with a new passphrase.
#[tauri::command(async)]
pub fn backup_foretell(desk: State<'_>, given: Given, fresh: Option<String>) -> Result<Vec<String>> {
    let fresh = gated(&given, fresh)?;
    Ok(safety::restoring(&desk.foretell(&given, fresh.as_ref().map(|fresh| fresh.as_str()))?))
}

/// Restores it on this machine and opens it; by a sheet, with a new passphrase.
#[tauri::command(async)]
pub fn backup_bring(desk: State<'_>, given: Given, fresh: Option<String>) -> Result<String> {
    let fresh = gated(&given, fresh)?;
    let restored = desk.bring(&given, fresh.as_ref().map(|fresh| fresh.as_str()))?;
    Ok(safety::restored(&restored))
}

/// Says what can be had back of a register that does not open; `chosen` asks for a backup elsewhere first.
#[tauri::command(async)]
pub fn backup_offer(app: AppHandle, desk: State<'_>, given: Given, chosen: bool) -> Result<Option<String>> {
    if chosen {
        let Some(backup) = file(&app) else { return Ok(None) };
        desk.choose(backup);
    }
    let backup = desk.chosen().filter(|_| chosen);
    Ok(Some(safety::offer(&desk.offer(&given, backup.as_deref())?)))
}

/// Brings it back and opens it; by a sheet, with a new passphrase.
#[tauri::command(async)]
pub fn backup_rescue(desk: State<'_>, given: Given, fresh: Option<String>, chosen: bool) -> Result<String> {
    let backup = desk.chosen();
    if chosen && backup.is_none() {
        return Err(Answer::usage("Chưa chọn bản sao lưu nào."));
    }
    let fresh = gated(&given, fresh)?;
    let fresh = fresh.as_ref().map(|fresh| fresh.as_str());
    let rescued = desk.rescue(&given, fresh, backup.as_deref().filter(|_| chosen))?;
    Ok(safety::rescued(&rescued))
}

/// The new passphrase that comes with a sheet, once it has passed the gate.
fn gated(given: &Given, fresh: Option<String>) -> Result<Option<Zeroizing<String>>> {
    let fresh = fresh.map(Zeroizing::new);
    if matches!(given, Given::Code(_)) {
        passphrase::gate(fresh.as_ref().map_or("", |fresh| fresh.as_str()), &[])?;
    }
    Ok(fresh)
}

/// The folder the clerk chooses. No test can drive a native dialog, so a debug build may be told one.
fn folder(app: &AppHandle) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("SO_TIEP_DAN_STICK").filter(|_| cfg!(debug_assertions)) {
        return Some(PathBuf::from(folder));
    }
    let dialog = app.dialog().file().set_title("Chọn USB hoặc thư mục để sao lưu");
    dialog.blocking_pick_folder()?.into_path().ok()
}

/// The backup file the clerk chooses.
fn file(app: &AppHandle) -> Option<PathBuf> {
    if let Some(file) = std::env::var_os("SO_TIEP_DAN_PICK").filter(|_| cfg!(debug_assertions)) {
        return Some(PathBuf::from(file));
    }
    let dialog = app.dialog().file().set_title("Chọn bản sao lưu");
    dialog.add_filter("Bản sao lưu Sổ Tiếp Dân", &["dnthb"]).blocking_pick_file()?.into_path().ok()
}
