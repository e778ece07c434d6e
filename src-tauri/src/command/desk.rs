//! The register itself: first run, opening, locking, unfinished forms, undo, today.

pub mod day;

use std::collections::BTreeMap;

use casebook::Done;
use casebook::book::{self, Seen, Step, read_unit};
use casebook::casebook::half_written::Unfinished;
use casebook::casebook::key::RecoveryCode;
use casebook::codes::{self, Code};
use casebook::guide::{Guide, Passage};
use casebook::half_written::{HalfWritten, half_written};
use casebook::outgoing;
use casebook::passphrase::{self, Strength};
use casebook::report;
use casebook::slice::Slice;
use casebook::telling::{Telling, telling};
use casebook::today::{self, Preset, Today};
use casebook::unit::Unit;
use casebook::wording::safety;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tauri::AppHandle;
use zeroize::Zeroizing;

use super::{Draft, Duty, State};
use crate::answer::{Answer, Result};
use crate::desk::{Desk, NewSecret, Which, idle_limit};

/// How the register stands.
#[expect(clippy::struct_excessive_bools, reason = "four answers, each of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Standing {
    /// `none locked open`.
    #[cfg_attr(test, ts(type = "'none' | 'locked' | 'open'"))]
    state: &'static str,
    /// The open one is for practice.
    practice: bool,
    practice_exists: bool,
    real_exists: bool,
    unit: Option<Unit>,
    today: NaiveDate,
    period: Option<Preset>,
    /// The recovery sheet still waits to be confirmed.
    sheet: bool,
    idle_seconds: u64,
    /// Why the machine's day cannot be right; the clerk is asked which day it is.
    doubt: Option<String>,
}

/// Tells how the register stands.
#[tauri::command(async)]
pub fn desk_state(desk: State<'_>) -> Result<Standing> {
    standing(&desk)
}

fn standing(desk: &Desk) -> Result<Standing> {
    let practice = desk.is_practice();
    let real_exists = desk.has(Which::Real);
    let state = match (desk.is_open(), real_exists) {
        (true, _) => "open",
        (false, true) => "locked",
        (false, false) => "none",
    };
    let (unit, period) = if state == "open" {
        desk.read(|book, now| {
            let unit = book::unit_on(book.read(), now.today)?;
            // A register whose unit is not entered yet has no period.
            let running = unit.as_ref().map(|_| report::running(book.read(), now.today)).transpose()?;
            Ok((unit, running.as_ref().map(Preset::of)))
        })?
    } else {
        (None, None)
    };
    Ok(Standing {
        state,
        practice,
        practice_exists: desk.has(Which::Practice),
        real_exists,
        unit,
        today: desk.now().today,
        period,
        sheet: desk.has_sheet(),
        idle_seconds: idle_limit().as_secs(),
        doubt: desk.doubt().map(safety::doubt),
    })
}

/// What making a register answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Created {
    /// The groups of the recovery code.
    groups: Vec<String>,
}

/// Makes the register of a unit. The groups of the recovery code are shown once and kept nowhere.
#[tauri::command(async)]
pub fn desk_create(desk: State<'_>, unit: Draft, passphrase: String) -> Result<Created> {
    let passphrase = Zeroizing::new(passphrase);
    let unit = super::bare(unit);
    // Every fault of the unit and of the passphrase is known before anything is measured or made.
    read_unit(unit.clone(), desk.now())?;
    passphrase::gate(&passphrase, &[])?;
    Ok(Created { groups: desk.create(&passphrase, unit)? })
}

/// Compares groups of the recovery code typed back from the printed sheet, by their place from 0.
#[tauri::command(async)]
pub fn desk_confirm_sheet(desk: State<'_>, groups: BTreeMap<usize, String>) -> Result<bool> {
    let fits = |sheet: &[String]| {
        let same = |(place, text): (&usize, &String)| {
            sheet.get(*place).is_some_and(|group| *group == *RecoveryCode::typed(text))
        };
        groups.len() >= 2 && groups.iter().all(same)
    };
    desk.confirm_sheet(fits)
}

/// Makes a new recovery sheet, by the passphrase in force. Its groups are shown once; the sheet before opens nothing newer.
#[tauri::command(async)]
pub fn desk_renew_sheet(desk: State<'_>, passphrase: String) -> Result<NewSecret> {
    desk.renew_sheet(&Zeroizing::new(passphrase))
}

/// Judges a passphrase as it is typed.
#[tauri::command(async)]
pub fn desk_strength(passphrase: String) -> Strength {
    passphrase::strength(&Zeroizing::new(passphrase), &[])
}

/// Opens the practice register, making it if there is none.
#[tauri::command(async)]
pub fn desk_practise(desk: State<'_>) -> Result<Standing> {
    desk.practise()?;
    standing(&desk)
}

/// Opens the register.
#[tauri::command(async)]
pub fn desk_unlock(desk: State<'_>, passphrase: String) -> Result<Standing> {
    let passphrase = Zeroizing::new(passphrase);
    desk.unlock(|folder| casebook::open(folder, &passphrase))?;
    desk.lay_ballast();
    standing(&desk)
}

/// Opens the register with the recovery code and gives it a new passphrase.
#[tauri::command(async)]
pub fn desk_recover(desk: State<'_>, code: String, passphrase: String) -> Result<Standing> {
    let (code, passphrase) = (Zeroizing::new(code), Zeroizing::new(passphrase));
    passphrase::gate(&passphrase, &[])?;
    desk.recover(&code, &passphrase)?;
    standing(&desk)
}

/// Takes the clerk's word for which day it is.
#[tauri::command(async)]
pub fn desk_confirm_day(desk: State<'_>, day: NaiveDate) -> Result<Standing> {
    desk.confirm_day(day);
    standing(&desk)
}

/// Closes the register and forgets its key; a backup is made first if something changed.
#[tauri::command(async)]
pub fn desk_lock(app: AppHandle, desk: State<'_>) {
    desk.lock();
    crate::end_page(&app);
}

/// Gives the register a new passphrase; the old one must be known. Where its sheet is of an older program, a new one comes
/// with it.
#[tauri::command(async)]
pub fn desk_change_passphrase(desk: State<'_>, old: String, new: String) -> Result<NewSecret> {
    let (old, new) = (Zeroizing::new(old), Zeroizing::new(new));
    passphrase::gate(&new, &[])?;
    desk.change_passphrase(&old, &new)
}

/// Gives every table of codes with its words, in the order of the lists.
#[tauri::command(async)]
pub fn desk_codes(desk: State<'_>) -> Result<BTreeMap<String, Vec<(String, String)>>> {
    let owned = |(code, label): (&str, &str)| (code.to_owned(), label.to_owned());
    let table = |(name, pairs): (&str, Vec<_>)| (name.to_owned(), pairs.into_iter().map(owned).collect());
    let mut tables: BTreeMap<String, Vec<(String, String)>> = codes::pairs().into_iter().map(table).collect();
    // Leaves the office added to the field list; a locked register tells none.
    let added = if desk.is_open() { desk.read(|book, _| book::added_fields(book.read()))? } else { Vec::new() };
    if let Some(fields) = tables.get_mut("field") {
        fields.extend(added);
    }
    Ok(tables)
}

/// Enters that a screen is about to be printed as it stands; the page of a record by its ref.
#[tauri::command(async)]
pub fn desk_print(desk: State<'_>, screen: String, what: String) -> Result<()> {
    desk.write(|book, now| outgoing::screen(book, &screen, &what, now))
}

/// Gives back the half-filled form of a screen.
#[tauri::command(async)]
pub fn desk_unfinished(desk: State<'_>, screen: String) -> Result<Option<Unfinished>> {
    desk.read(|book, _| book.unfinished(&screen))
}

/// Keeps the half-filled form of a screen.
#[tauri::command(async)]
pub fn desk_keep(desk: State<'_>, screen: String, form: Value, field: Option<String>) -> Result<()> {
    desk.beside(|book, now| book.keep(&screen, &form, field.as_deref(), now))
}

/// Forgets it.
#[tauri::command(async)]
pub fn desk_forget(desk: State<'_>, screen: String) -> Result<()> {
    desk.beside(|book, _| book.forget(&screen))
}

/// Gives a habit of the clerk's, as the window kept it.
#[tauri::command(async)]
pub fn desk_habit(desk: State<'_>, name: String) -> Result<Option<Value>> {
    desk.read(|book, _| book.read().habit(&name))
}

/// Keeps a habit.
#[tauri::command(async)]
pub fn desk_keep_habit(desk: State<'_>, name: String, value: Value) -> Result<()> {
    desk.beside(|book, now| book.keep_habit(&name, &value, now))
}

/// Lists the half-filled forms, the newest first.
#[tauri::command(async)]
pub fn desk_all_unfinished(desk: State<'_>) -> Result<Vec<HalfWritten>> {
    desk.read(|book, _| half_written(book))
}

/// Finds the texts of a half-filled form, a draft by its slice, that say who somebody is who should not be named there.
#[tauri::command(async)]
pub fn desk_telling(desk: State<'_>, form: Draft) -> Result<Vec<Telling>> {
    desk.read(|book, _| telling(book.read(), &form))
}

/// What the screen shows whose last act is taken back: `{"merges": true}`, the records of some slices, or one record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Place {
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>", optional))]
    merges: bool,
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<_>", optional))]
    slices: Vec<String>,
    #[cfg_attr(test, ts(optional = nullable))]
    r#ref: Option<String>,
}

impl Place {
    fn seen(self) -> Result<Seen> {
        let unknown = || Answer::usage("Không có sổ tên này.");
        let slices = self.slices.iter().map(|code| Slice::from_code(code).ok_or_else(unknown));
        let slices = slices.collect::<Result<Vec<_>>>()?;
        Ok(match (slices.first(), self.r#ref) {
            _ if self.merges => Seen::Merges,
            (Some(slice), Some(reference)) => Seen::Record(*slice, reference),
            _ => Seen::Books(slices),
        })
    }
}

/// Tells what taking back the last act of a screen would do; what it would cancel is asked about before.
#[tauri::command(async)]
pub fn desk_undoable(desk: State<'_>, place: Place) -> Result<Option<Step>> {
    let seen = place.seen()?;
    desk.read(|book, _| book::undoable(book.read(), &seen))
}

/// What was taken back or done again, in a sentence, and the records it touched, as `slice:id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Undone {
    say: String,
    touched: Vec<String>,
}

impl Undone {
    fn of(done: Done<book::Undone>) -> Self {
        Self { say: done.value.say, touched: done.touched }
    }
}

/// Takes back the last act of a screen, as an act of its own. It must be the one that was told.
#[tauri::command(async)]
pub fn desk_undo(desk: State<'_>, place: Place, act: i64) -> Result<Option<Undone>> {
    let seen = place.seen()?;
    let done = desk.write(|book, now| book::undo_seen(book, &seen, Some(act), now))?;
    Ok(done.map(Undone::of))
}

/// Does again what was taken back last on a screen, as an act of its own.
#[tauri::command(async)]
pub fn desk_redo(desk: State<'_>, place: Place) -> Result<Option<Undone>> {
    let seen = place.seen()?;
    let done = desk.write(|book, now| book::redo(book, &seen, now))?;
    Ok(done.map(Undone::of))
}

/// Says that somebody is there.
#[tauri::command(async)]
pub fn desk_touch(desk: State<'_>) {
    desk.touch();
}

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FirstScreen {
    #[serde(flatten)]
    today: Today,
    due: Vec<Duty>,
    /// Papers that need not be kept any longer.
    kept: Vec<Duty>,
    unfinished: Vec<HalfWritten>,
    /// The places whose backups still need a secret of before, in words.
    lagging: Vec<String>,
}

/// Gives what the first screen shows.
#[tauri::command(async)]
pub fn desk_today(desk: State<'_>) -> Result<FirstScreen> {
    desk.read(|book, now| {
        let mut today = today::today(book.read(), now.today)?;
        let due = super::told(book, std::mem::take(&mut today.due))?;
        let kept = super::told(book, std::mem::take(&mut today.kept))?;
        let lagging = safety::lagging(&book.lagging()?);
        Ok(FirstScreen { today, due, kept, unfinished: half_written(book)?, lagging })
    })
}

/// Gives the guide's passage for a field.
#[tauri::command(async)]
pub fn desk_guide(guide: tauri::State<'_, Guide>, field: String) -> Passage {
    guide.passage(&field)
}
