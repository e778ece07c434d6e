//! What the program takes from outside: the clock, the passphrase, files.

use std::io::{IsTerminal, Read};
use std::path::Path;
use std::time::Instant;

use casebook::casebook::key::KeyCost;
use casebook::casebook::site::{self, Disk};
use casebook::{Error, Moment, Result, day};
use chrono::{FixedOffset, NaiveDate, Utc};
use serde_json::{Map, Value};

use super::{Common, usage};

/// The passphrase of a practice register nobody gave one.
pub(crate) const PRACTICE: &str = "sổ tập dùng";

/// Gives the moment: `--today`, or the clock in Vietnam's zone whatever the machine's.
#[expect(clippy::disallowed_methods, reason = "the one clock of this door")]
pub(crate) fn moment(common: &Common) -> Result<Moment> {
    let at = Utc::now();
    let zone = FixedOffset::east_opt(7 * 3600).ok_or(Error::Usage("múi giờ"))?;
    match &common.today {
        Some(text) => Ok(Moment::on(date(text)?)),
        None => Ok(Moment { at, today: at.with_timezone(&zone).date_naive() }),
    }
}

/// Reads a date of the command line.
pub(crate) fn date(text: &str) -> Result<NaiveDate> {
    day::iso(text).ok_or_else(|| usage("ngày phải ghi dạng 2026-11-23"))
}

/// Gives the passphrase: from the environment, a file, or the terminal without echo.
pub(crate) fn passphrase(common: &Common) -> Result<String> {
    match given(common)? {
        Some(passphrase) => Ok(passphrase),
        None => asked("Mật khẩu: "),
    }
}

/// Gives the passphrase of a practice register, which has one even if nobody thought of it.
pub(crate) fn practice_passphrase(common: &Common) -> Result<String> {
    Ok(given(common)?.unwrap_or_else(|| PRACTICE.to_owned()))
}

/// Gives a new passphrase: from `CASEBOOK_NEW_PASSPHRASE`, or asked for twice.
pub(crate) fn new_passphrase() -> Result<String> {
    if let Ok(passphrase) = std::env::var("CASEBOOK_NEW_PASSPHRASE") {
        return Ok(passphrase);
    }
    let (once, twice) = (asked("Mật khẩu mới: ")?, asked("Gõ lại mật khẩu mới: ")?);
    if once == twice { Ok(once) } else { Err(usage("hai lần gõ mật khẩu mới khác nhau")) }
}

fn given(common: &Common) -> Result<Option<String>> {
    if let Ok(passphrase) = std::env::var("CASEBOOK_PASSPHRASE") {
        return Ok(Some(passphrase));
    }
    common.passphrase_file.as_deref().map(first_line).transpose()
}

/// Reads the first line of a small file.
pub(crate) fn first_line(path: &Path) -> Result<String> {
    let text = String::from_utf8(bounded(path, 64 * 1024)?).map_err(|_| usage("tệp không phải UTF-8"))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn asked(question: &str) -> Result<String> {
    if !std::io::stdin().is_terminal() {
        return Err(usage("chưa có mật khẩu: đặt CASEBOOK_PASSPHRASE hoặc --passphrase-file"));
    }
    Ok(rpassword::prompt_password(question)?)
}

/// Reads a file, or stdin for `-`, and no more than a bit over a limit: the house then says it is too large.
pub(crate) fn bounded(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Reads one JSON object.
pub(crate) fn object(bytes: &[u8]) -> Result<Map<String, Value>> {
    use casebook::fault::{Fault, Trouble};
    serde_json::from_slice(bytes).map_err(|_| Error::fault(Fault::at("", Trouble::NotJson)))
}

/// Raises the passes until one guess costs about 0.7 s on this machine.
#[expect(clippy::disallowed_methods, reason = "what a guess costs is measured, once, at this door")]
pub(crate) fn key_cost() -> Result<KeyCost> {
    let start = Instant::now();
    KeyCost::FLOOR.derive("đo", b"sixteen bytes sa")?;
    let one_pass = start.elapsed().as_millis().max(1) / u128::from(KeyCost::FLOOR.passes);
    let passes = u32::try_from(700 / one_pass.max(1)).unwrap_or(u32::MAX);
    Ok(KeyCost { passes: passes.clamp(KeyCost::FLOOR.passes, 24), ..KeyCost::FLOOR })
}

/// Refuses a folder no register may live in: on a stick, on another machine, sent elsewhere by a program.
pub(crate) fn check_site(folder: &Path) -> Result<()> {
    let disk = |disk: &sysinfo::Disk| Disk {
        mount: disk.mount_point().to_owned(),
        system: disk.file_system().to_string_lossy().into_owned(),
        removable: disk.is_removable(),
        free: disk.available_space(),
    };
    let disks: Vec<Disk> = sysinfo::Disks::new_with_refreshed_list().list().iter().map(disk).collect();
    let real = std::path::absolute(folder)?;
    match site::judge(&real, &disks, &[], Path::exists) {
        Some(why) => Err(Error::Misplaced(why)),
        None => Ok(()),
    }
}
