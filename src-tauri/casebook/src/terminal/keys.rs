//! What opens a register: made, changed, and brought back with a backup.

use std::path::{Path, PathBuf};

use casebook::backup::{self, Restored, Way};
use casebook::book::read_unit;
use casebook::casebook::key::{RecoveryCode, Secret, SheetOf};
use casebook::casebook::{NewKeys, entrance, outlet};
use casebook::founding::{self, Founding};
use casebook::wording::{self, safety};
use casebook::{Casebook, Error, Result, passphrase};
use serde_json::json;
use zeroize::Zeroizing;

use super::input::Caller;
use super::{answer, input};

pub(crate) fn init(folder: &Path, unit: &Path, sheet: Option<&Path>, caller: &Caller<'_>) -> Result<()> {
    let mut unit = input::object(&input::bounded(unit, 64 * 1024)?)?;
    unit.shift_remove("type");
    // Every fault of the unit and of the passphrase is known before anything is measured or made.
    read_unit(unit.clone(), caller.now)?;
    passphrase::gate(caller.passphrase()?, &[])?;
    let founding = Founding { passphrase: caller.passphrase()?, cost: input::key_cost()?, unit };
    let hand_out = |code: &RecoveryCode| match sheet {
        Some(path) => outlet::write(path, sheet_of(code).as_bytes(), None),
        None => Ok(()),
    };
    let found = || founding::found(folder, &founding, &caller.machine(), caller.now, hand_out);
    let (_, code) = or_no_sheet(sheet, found)?;
    if sheet.is_none() {
        answer::say(sheet_of(&code).trim_end());
    }
    answer::json(&json!({ "created": true }))
}

fn sheet_of(code: &RecoveryCode) -> String {
    format!("Mã khôi phục của sổ: {}\n", code.groups().join("-"))
}

/// Does what writes a sheet first. Where it fails, a sheet that opens nothing would only lead astray.
fn or_no_sheet<T>(sheet: Option<&Path>, verb: impl FnOnce() -> Result<T>) -> Result<T> {
    let was_there = sheet.is_some_and(Path::exists);
    verb().inspect_err(|_| {
        if let Some(sheet) = sheet.filter(|_| !was_there) {
            let _ = std::fs::remove_file(sheet);
        }
    })
}

/// Gives a register a new passphrase, by the old one or by the code of its sheet.
pub(crate) fn new_passphrase(folder: &Path, code: Option<&Path>, caller: &Caller<'_>) -> Result<()> {
    let code = code.map(input::sheet).transpose()?;
    let book = match &code {
        Some(code) => caller.enter(folder, |folder| casebook::recover(folder, code))?,
        None => caller.open(folder)?,
    };
    if code.is_none() && book.has_old_sheet()? {
        return Err(Error::OldSheet);
    }
    let passphrase = Zeroizing::new(input::new_passphrase()?);
    if !book.is_practice() {
        passphrase::gate(&passphrase, &[])?;
    }
    let sheet = code.as_ref().map_or(SheetOf::Kept, |code| SheetOf::Typed(code));
    let cost = Some(input::key_cost()?);
    let keys = NewKeys { passphrase: &passphrase, is_another: true, cost, sheet };
    let (book, renewed) = book.renew(&keys, caller.now)?;
    answer::say(&safety::renewed(&renewed, false));
    answer::say("Tờ khôi phục vẫn như cũ.");
    say_lagging(&book)?;
    answer::json(&json!({ "changed": true, "generation": renewed.generation }))
}

/// Gives a register a new recovery sheet, written before it is in force.
pub(crate) fn recovery(folder: &Path, sheet: &Path, caller: &Caller<'_>) -> Result<()> {
    let book = caller.open(folder)?;
    let passphrase = caller.passphrase()?;
    let code = RecoveryCode::random()?;
    let keys = NewKeys { passphrase, is_another: false, cost: None, sheet: SheetOf::New(&code) };
    // Until the new sheet is in force it has a name of its own, and whatever lies under the asked name stays.
    let coming = beside(sheet, "cho-hieu-luc");
    // What still needs the sheet of before stands on the new one.
    let lines = safety::lagging(&book.will_lag()?).into_iter().map(|line| line + "\n");
    let text: String = std::iter::once(sheet_of(&code)).chain(lines).collect();
    let before = book.generation();
    let renewed = outlet::write(&coming, text.as_bytes(), Some(folder)).and_then(|()| book.renew(&keys, caller.now));
    let (book, failed) = match renewed {
        Ok((book, renewed)) => {
            answer::say(&safety::renewed(&renewed, true));
            (book, None)
        }
        Err(error) => match casebook::open(folder, passphrase) {
            // A disk that failed in the last moment: the new sheet is in force all the same.
            Ok(book) if book.generation() > before => (book, Some(error)),
            _ => {
                // A sheet that opens nothing would only lead astray.
                let _ = std::fs::remove_file(&coming);
                return Err(error);
            }
        },
    };
    if sheet.exists() {
        let kept = beside(sheet, "truoc");
        std::fs::rename(sheet, &kept)?;
        answer::say(&format!("Tờ trước được giữ ở: {}", kept.display()));
    }
    std::fs::rename(&coming, sheet)?;
    // It lies on paper or in a file by now; nobody types it back at this door.
    book.confirm_recovery(true)?;
    if let Some(error) = failed {
        answer::say(&wording::error(&error));
    }
    say_lagging(&book)?;
    answer::json(&json!({ "sheet": sheet, "generation": book.generation() }))
}

/// A name beside a sheet's, that nothing has yet.
fn beside(sheet: &Path, what: &str) -> PathBuf {
    let name = sheet.file_name().unwrap_or_default().to_string_lossy();
    let names = (1_u32..).map(|n| sheet.with_file_name(format!("{name}.{what}-{n}")));
    names.into_iter().find(|path| !path.exists()).unwrap_or_default()
}

fn say_lagging(book: &Casebook) -> Result<()> {
    for line in safety::lagging(&book.lagging()?) {
        answer::say(&line);
    }
    Ok(())
}

/// Restores a backup: opened by its passphrase or by its sheet, over a register by today's passphrase too.
pub(crate) fn restore(
    file: &Path,
    to: &Path,
    code: Option<&Path>,
    without_log: bool,
    caller: &Caller<'_>,
) -> Result<()> {
    caller.machine().check_place(to)?;
    let code = code.map(input::sheet).transpose()?;
    let today = input::today_passphrase();
    // Where the register that is there is opened by its own passphrase, that one stays.
    let new = match &code {
        Some(_) if today.is_none() => {
            // Damage is told before anybody is asked for anything.
            backup::inspect(file)?;
            let new = Zeroizing::new(input::new_passphrase()?);
            passphrase::gate(&new, &[])?;
            Some(new)
        }
        _ => None,
    };
    let backup = match &code {
        Some(code) => Secret::Code(code),
        None => Secret::Passphrase(caller.passphrase()?),
    };
    let cost = new.as_ref().map(|_| input::key_cost()).transpose()?;
    let way = Way {
        backup,
        today: today.as_ref().map(|today| Secret::Passphrase(today)),
        new: new.as_ref().map(|new| (new.as_str(), cost)),
        without_log,
    };
    // Over a register that is there, a guess counts as one at its door.
    let restored = entrance::tried(to, caller.machine().at, |to| backup::restore(file, to, &way, caller.now));
    let (restored, wrong) = restored.inspect_err(|error| {
        if matches!(error, Error::WrongPassphrase) && today.is_none() && entrance::is_there(to) {
            answer::say("Thư mục này đang có sổ: đặt mật khẩu đang dùng của sổ ấy vào CASEBOOK_TODAY_PASSPHRASE.");
        }
    })?;
    let in_force = match (&new, &today) {
        (Some(new), _) => new.as_str(),
        (None, Some(today)) if restored.passphrase == backup::InForce::Kept => today.as_str(),
        (None, _) if code.is_none() => caller.passphrase()?,
        _ => "",
    };
    if !in_force.is_empty() {
        let mut book = casebook::open(to, in_force)?;
        if wrong > 0 {
            entrance::note_refused(&mut book, wrong, caller.now);
        }
        // A disk without room for a backup keeps nobody from working; that there is none is told until there is one.
        let _ = backup::keep_safe(&book, caller.now);
    }
    for line in safety::restoring(&restored) {
        answer::say(&line);
    }
    if let Some(aside) = &restored.set_aside {
        answer::say(&format!("Sổ trước khi khôi phục được giữ ở: {aside}"));
    }
    answer::json(&told(&restored))
}

fn told(restored: &Restored) -> serde_json::Value {
    let again: Vec<String> = restored.numbers_again.iter().map(|(_, year, no)| format!("{no}/{year}")).collect();
    json!({
        "restored": true,
        "manifest": restored.manifest,
        "brings": restored.brings,
        "takes": restored.takes,
        "log": restored.log,
        "numbers_again": again,
        "set_aside": restored.set_aside,
        "passphrase": restored.passphrase,
    })
}
