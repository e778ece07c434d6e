//! What the program takes from outside: the clock, the passphrase, files.

use std::cell::OnceCell;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::time::Instant;

use casebook::casebook::entrance::{self, Machine};
use casebook::casebook::examine;
use casebook::casebook::key::{KeyCost, RecoveryCode};
use casebook::casebook::site::Disk;
use casebook::{Casebook, Error, Moment, Result, day};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::{Common, usage};

/// The passphrase of a practice register nobody gave one.
pub(crate) const PRACTICE: &str = "sổ tập dùng";

/// When this program was made, in seconds of 1970.
const MADE: &str = env!("MADE_AT");

/// Gives the moment: `--today`, or the clock in Vietnam's zone whatever the machine's.
fn moment(common: &Common) -> Result<Moment> {
    let at = clock();
    let zone = FixedOffset::east_opt(7 * 3600).ok_or(Error::Usage("múi giờ"))?;
    match &common.today {
        Some(text) => Ok(Moment::on(date(text)?)),
        None => Ok(Moment { at, today: at.with_timezone(&zone).date_naive() }),
    }
}

#[expect(clippy::disallowed_methods, reason = "the one clock of this door")]
fn clock() -> DateTime<Utc> {
    Utc::now()
}

/// Says what this machine is like. Only a day taken from its clock is doubted.
fn machine(common: &Common) -> Machine {
    let disk = |disk: &sysinfo::Disk| Disk {
        mount: disk.mount_point().to_owned(),
        system: disk.file_system().to_string_lossy().into_owned(),
        removable: disk.is_removable(),
        free: disk.available_space(),
    };
    let told = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"].map(std::env::var_os);
    let made = MADE.parse().ok().and_then(|made| DateTime::from_timestamp(made, 0)).unwrap_or_default();
    Machine {
        at: clock(),
        disks: sysinfo::Disks::new_with_refreshed_list().list().iter().map(disk).collect(),
        synced: told.into_iter().flatten().map(PathBuf::from).collect(),
        made: common.today.is_none().then(|| made.date_naive()),
    }
}

/// Reads a date of the command line.
pub(crate) fn date(text: &str) -> Result<NaiveDate> {
    day::iso(text).ok_or_else(|| usage("ngày phải ghi dạng 2026-11-23"))
}

/// Who stands at this door: the day, and the passphrase once it is needed.
pub(crate) struct Caller<'a> {
    common: &'a Common,
    /// The moment of every act.
    pub(crate) now: Moment,
    passphrase: OnceCell<Zeroizing<String>>,
}

impl<'a> Caller<'a> {
    pub(crate) fn new(common: &'a Common) -> Result<Self> {
        Ok(Self { common, now: moment(common)?, passphrase: OnceCell::new() })
    }

    /// Gives the passphrase: from the environment, a file, or the terminal without echo.
    pub(crate) fn passphrase(&self) -> Result<&str> {
        if self.passphrase.get().is_none() {
            let passphrase = match given(self.common)? {
                Some(passphrase) => passphrase,
                None => asked("Mật khẩu: ")?,
            };
            let _ = self.passphrase.set(Zeroizing::new(passphrase));
        }
        Ok(self.passphrase.get().map(|passphrase| passphrase.as_str()).unwrap_or_default())
    }

    /// Says what this machine is like.
    pub(crate) fn machine(&self) -> Machine {
        machine(self.common)
    }

    /// Opens a register by the way in that every door has.
    pub(crate) fn open(&self, folder: &Path) -> Result<Casebook> {
        let passphrase = self.passphrase()?;
        self.enter(folder, |folder| casebook::open(folder, passphrase))
    }

    /// Judges what a command ended with: where pages of its register are not as they were written, it is damaged.
    pub(crate) fn judged(&self, register: Option<&Path>, error: Error) -> Error {
        match (register, self.passphrase.get()) {
            (Some(folder), Some(passphrase)) => examine::judged_closed(folder, passphrase, error),
            _ => error,
        }
    }

    /// Gives the ballast's room back where the disk of a command's register was full.
    pub(crate) fn makes_room(&self, register: Option<&Path>, error: &Error) -> bool {
        register.is_some_and(|folder| entrance::make_room(folder, self.machine().free(folder), error))
    }

    /// Opens it another way.
    pub(crate) fn enter(&self, folder: &Path, open: impl FnOnce(&Path) -> Result<Casebook>) -> Result<Casebook> {
        entrance::enter(folder, &self.machine(), self.now, open)
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
    if !std::io::stdin().is_terminal() {
        return Err(usage("chưa có mật khẩu mới: đặt CASEBOOK_NEW_PASSPHRASE"));
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

/// Gives the passphrase of the register a backup is restored over, where it is another than the backup's.
pub(crate) fn today_passphrase() -> Option<Zeroizing<String>> {
    std::env::var("CASEBOOK_TODAY_PASSPHRASE").ok().map(Zeroizing::new)
}

/// Reads the first line of a small file, as an editor saved it: the line's end is no part of it.
pub(crate) fn first_line(path: &Path) -> Result<String> {
    Ok(text(path)?.lines().next().unwrap_or_default().to_owned())
}

/// Reads a recovery sheet: as it was written, or whatever else has its code in it.
pub(crate) fn sheet(path: &Path) -> Result<Zeroizing<String>> {
    let text = text(path)?;
    // Six groups of five.
    if RecoveryCode::read(&text).len() < 30 {
        return Err(usage("tệp không có mã khôi phục (6 nhóm, mỗi nhóm 5 ký tự)"));
    }
    Ok(text)
}

/// Reads a small file of text, as an editor saved it: a byte order mark is no part of it.
pub(crate) fn text(path: &Path) -> Result<Zeroizing<String>> {
    let bytes = bounded(path, 64 * 1024)?;
    if bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || bytes.iter().take(64).any(|byte| *byte == 0)
    {
        return Err(usage("tệp ghi theo UTF-16 (Unicode); hãy lưu lại theo UTF-8"));
    }
    let text = String::from_utf8(bytes).map_err(|_| usage("tệp không phải UTF-8"))?;
    Ok(Zeroizing::new(text.trim_start_matches('\u{feff}').to_owned()))
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
    casebook::draft::object::object(bytes).map_err(|faults| Error::Faults(faults, 0))
}

/// Measures what a guess at a passphrase must cost on this machine.
#[expect(clippy::disallowed_methods, reason = "what a guess costs is measured, once, at this door")]
pub(crate) fn key_cost() -> Result<KeyCost> {
    let measure = || {
        let start = Instant::now();
        KeyCost::FLOOR.derive("đo", b"sixteen bytes sa").map(|_| start.elapsed())
    };
    // The machine may have been busy with something else the first time.
    Ok(KeyCost::measured(measure()?.min(measure()?)))
}
