//! Restoring a backup into a folder, by way of three places in it:
//!
//! 1. `khoi-phuc.tam/moi`: the register is taken out of the backup, proved, opened, and the restore entered in its
//!    journal. Until here the folder is as it was; a kill leaves a `.tam` that counts for nothing.
//! 2. `khoi-phuc.tam` becomes `khoi-phuc.do-dang`: one rename. From here on the new register stands.
//! 3. Today's register, all files of it, moves into `khoi-phuc.do-dang/cu`; then the new key slots and, last, the
//!    new register move up; then `cu` becomes `truoc-khoi-phuc-<n>`, which nobody ever removes.
//!
//! The third part only moves forward and says by itself where it stopped: while `moi` has the key slots, what is
//! in the folder is the old register. A kill in it is made good by [`finish`], which every opening calls first,
//! under the register's lock. A log of the old register beside the new file would be played into it; that is why
//! all of the old goes before any of the new comes.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::file::{self, Header};
use super::{Manifest, OWN, inspect, prove, take_out};
use crate::above::{self, Above};
use crate::act::Act;
use crate::casebook::Casebook;
use crate::disk::{self, Scratch};
use crate::error::{Error, Result};
use crate::key::{self, Key, KeySlots};
use crate::moment::Moment;
use crate::{act, open, room};

const STAGING: &str = "khoi-phuc.tam";
const STAGED: &str = "khoi-phuc.do-dang";
const NEW: &str = "moi";
const OLD: &str = "cu";
const ASIDE: &str = "truoc-khoi-phuc-";

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// The backup that stands in the folder now.
    pub manifest: Manifest,
    /// The folder inside it that keeps the register of before; none where there was none.
    pub set_aside: Option<String>,
}

/// Called before each change of the disk, so that a test can end the program there.
type Step<'a> = &'a mut dyn FnMut() -> Result<()>;

/// What a register is built from: the file of a backup or nothing, and the segments of the log to do again on it.
pub(super) struct Source<'a> {
    pub(super) backup: Option<(File, Header)>,
    pub(super) key: Key,
    pub(super) keys: KeySlots,
    pub(super) log: &'a [PathBuf],
    /// What the register above knows.
    pub(super) above: Above,
}

/// Restores a backup, with the passphrase of its day, into a folder that is new, empty or holds a register. The
/// register of before is set aside and kept.
pub fn restore(backup: &Path, folder: &Path, passphrase: &str, now: Moment) -> Result<Restored> {
    run(backup, folder, |slots| slots.unlock(passphrase), now, &mut || Ok(()))
}

/// Restores a backup with the printed recovery code.
pub fn recover(backup: &Path, folder: &Path, code: &str, now: Moment) -> Result<Restored> {
    run(backup, folder, |slots| slots.recover(code), now, &mut || Ok(()))
}

/// Restores a backup over the register it was made of, with today's passphrase, which stays in force.
pub fn again(backup: &Path, folder: &Path, passphrase: &str, now: Moment) -> Result<Restored> {
    let (manifest, source) = of_today(backup, folder, passphrase)?;
    let set_aside = put(folder, source, now, &mut || Ok(())).map(|(set_aside, _)| set_aside)?;
    Ok(Restored { manifest, set_aside })
}

/// A backup opened by today's passphrase where it is of the register in the folder, else by the one of its day.
pub(super) fn of_today(backup: &Path, folder: &Path, passphrase: &str) -> Result<(Manifest, Source<'static>)> {
    inspect(backup)?;
    let (from, header) = file::open(backup)?;
    let manifest = header.manifest.clone();
    let today = KeySlots::read(folder).ok().filter(|slots| slots.register == manifest.contents.register);
    let keys = match today {
        Some(slots) => slots,
        None => header.keys()?,
    };
    let key = keys.unlock(passphrase)?;
    Ok((manifest, Source { backup: Some((from, header)), key, keys, log: &[], above: above::NOTHING }))
}

/// Tells whether a restore in a folder was killed after the new register stood.
pub(crate) fn is_unfinished(folder: &Path) -> bool {
    folder.join(STAGED).is_dir()
}

/// Makes good what a killed restore left. Only under the register's lock.
pub(crate) fn finish(folder: &Path) -> Result<()> {
    // An unfinished copy of ours that cannot be removed only takes room.
    if folder.join(STAGING).exists() {
        let _ = disk::remove_folder(&folder.join(STAGING));
    }
    swap(folder, &mut || Ok(())).map(drop)
}

fn run(
    backup: &Path,
    folder: &Path,
    key: impl FnOnce(&KeySlots) -> Result<Key>,
    now: Moment,
    step: Step<'_>,
) -> Result<Restored> {
    // Damage is told before a passphrase is judged, and both before the folder is touched.
    inspect(backup)?;
    let (from, header) = file::open(backup)?;
    let manifest = header.manifest.clone();
    let keys = header.keys()?;
    let source = Source { key: key(&keys)?, keys, backup: Some((from, header)), log: &[], above: above::NOTHING };
    let set_aside = put(folder, source, now, step).map(|(set_aside, _)| set_aside)?;
    Ok(Restored { manifest, set_aside })
}

/// Builds a register and puts it in the place of the one in a folder. Answers where that one is kept, and the last act
/// of the new one before the restore was entered.
pub(super) fn put(folder: &Path, source: Source<'_>, now: Moment, step: Step<'_>) -> Result<(Option<String>, i64)> {
    let (was_there, was_taken) = (folder.exists(), is_taken(folder)?);
    disk::make_folders(folder)?;
    let lock = open::lock(folder)?;
    let restored = finish(folder)
        .and_then(|()| stage(folder, source, now, step))
        .and_then(|reached| Ok((swap(folder, step)?, reached)));
    if restored.is_err() && !was_taken && !is_unfinished(folder) {
        drop(lock);
        // Where there was nothing, nothing is left; what cannot be removed is empty.
        let _ = disk::remove(&folder.join(open::LOCK));
        if !was_there {
            let _ = disk::remove_empty_folder(folder);
        }
    }
    restored
}

/// Tells whether a folder holds a register, be it only a part of one. A folder of other things is refused.
fn is_taken(folder: &Path) -> Result<bool> {
    if !folder.exists() {
        return Ok(false);
    }
    let names = names(folder)?;
    let of_no_register =
        |name: &String| [open::LOCK, STAGING, OWN, room::BALLAST].contains(&name.as_str()) || name.starts_with(ASIDE);
    if names.iter().any(|name| is_of_register(name) || name == STAGED) {
        Ok(true)
    } else if names.iter().all(of_no_register) {
        Ok(false)
    } else {
        Err(Error::NotEmpty)
    }
}

/// Builds the new register beside the old one, and puts it in the place from where it goes only forward.
fn stage(folder: &Path, source: Source<'_>, now: Moment, step: Step<'_>) -> Result<i64> {
    step()?;
    let staging = Scratch::new(folder.join(STAGING))?;
    let new = staging.join(NEW);
    disk::make_folder(&new)?;
    disk::make_folder(&staging.join(OLD))?;
    step()?;
    let register = new.join(open::FILE);
    let from_nothing = source.backup.is_none();
    match source.backup {
        Some((mut from, header)) => {
            take_out(&mut from, &header, &register)?;
            prove(&register, &source.key, &header)?;
        }
        None => Casebook::blank(&new, &source.key, &source.keys)?,
    }
    step()?;
    source.keys.write(&new)?;
    for segment in source.log {
        bring(segment, &new)?;
    }
    let reached = enter(&new, source.key, source.keys.practice, now, source.above)?;
    if from_nothing && reached == 0 {
        return Err(Error::Damaged("rescue: an empty register"));
    }
    step()?;
    disk::sync_file(&register)?;
    for inside in [register, new, staging.join(OLD)] {
        disk::sync_folder(&inside)?;
    }
    step()?;
    let staged = folder.join(STAGED);
    disk::rename(&folder.join(STAGING), &staged)?;
    disk::sync_folder(&staged)?;
    Ok(reached)
}

/// Copies a segment of the log; the one it is copied from stays with the register that is set aside.
fn bring(segment: &Path, to: &Path) -> Result<()> {
    let mut copy = disk::File::create_new(&to.join(segment.file_name().unwrap_or_default()))?;
    std::io::copy(&mut File::open(segment)?, &mut copy)?;
    Ok(copy.sync()?)
}

/// Opens the new register where it is still nobody's, whereby its log is done again, and enters the restore in its
/// journal. Answers the last act before that.
fn enter(folder: &Path, key: Key, practice: bool, now: Moment, above: Above) -> Result<i64> {
    let lock = open::lock(folder)?;
    let mut book = Casebook::unlocked(folder, key, practice, (lock, true), above)?;
    let reached = act::last(&book.writer)?;
    book.write(Act::Restore, now, |_| Ok(()))?;
    // A full disk says so here; closing could only leave its log behind.
    book.writer.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
    drop(book);
    disk::remove(&folder.join(open::LOCK))?;
    // Closed, it is one file; a log left over would mean that the file alone is not the register.
    let alone = names(folder)?.iter().all(|name| !name.starts_with(open::FILE) || name == open::FILE);
    if alone { Ok(reached) } else { Err(Error::Disk(std::io::ErrorKind::ResourceBusy.into())) }
}

/// Swaps the registers, or goes on where a kill stopped it. Answers where the one of before is kept.
fn swap(folder: &Path, step: Step<'_>) -> Result<Option<String>> {
    let staged = folder.join(STAGED);
    if !staged.is_dir() {
        return Ok(None);
    }
    let (new, old) = (staged.join(NEW), staged.join(OLD));
    if new.join(key::FILE).exists() {
        for name in names(folder)?.iter().filter(|name| is_of_register(name)) {
            step()?;
            disk::rename(&folder.join(name), &old.join(name))?;
        }
        sync_both(&old, &staged)?;
    }
    // The key slots first, the register's file last.
    let mut rest: Vec<String> = if new.is_dir() { names(&new)? } else { Vec::new() };
    rest.sort_by_key(|name| (name == open::FILE, name != key::FILE));
    for name in rest.iter().filter(|name| is_of_register(name)) {
        step()?;
        disk::rename(&new.join(name), &folder.join(name))?;
        sync_both(&new, &staged)?;
    }
    let aside = set_aside(folder, &old, step)?;
    step()?;
    for empty in [new, old, staged] {
        // Never with what is in it: should something be there, it is not ours to remove.
        let _ = disk::remove_empty_folder(&empty);
    }
    Ok(aside)
}

fn set_aside(folder: &Path, old: &Path, step: Step<'_>) -> Result<Option<String>> {
    if !old.is_dir() || names(old)?.is_empty() {
        return Ok(None);
    }
    let numbers = names(folder)?.into_iter().filter_map(|name| name.strip_prefix(ASIDE)?.parse::<u64>().ok());
    let name = format!("{ASIDE}{}", numbers.max().unwrap_or(0).saturating_add(1));
    step()?;
    let aside = folder.join(&name);
    disk::rename(old, &aside)?;
    disk::sync_folder(&aside)?;
    Ok(Some(name))
}

/// Makes moves between a folder and the one above its parent durable.
fn sync_both(inner: &Path, staged: &Path) -> Result<()> {
    disk::sync_folder(&inner.join(open::FILE))?;
    disk::sync_folder(staged)
}

/// The files of a register: `so.…` and `khoa.…` in plain letters, all but the lock, which stays in force throughout.
fn is_of_register(name: &str) -> bool {
    name.is_ascii() && (name.starts_with("so.") || name.starts_with("khoa.")) && name != open::LOCK
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    Ok(entries.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::backup;
    use crate::door::Writer;
    use crate::key::KeyCost;
    use crate::sql::Statements;

    const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };
    const KIA: &str = "bốn từ khác xa nhau";
    const NAY: &str = "suối đá nghé vàng cau";

    fn now() -> Moment {
        Moment::on("2026-11-23".parse().unwrap())
    }

    /// Enters a record in an act of its own.
    fn add(book: &mut Casebook, name: &str) {
        let sql = "insert into hamlet (name) values (:name)";
        let add = |w: &Writer<'_>| Ok(w.prepare(sql)?.execute(rusqlite::named_params! { ":name": name })?);
        book.write(Act::Add, now(), add).unwrap();
    }

    /// Gives every record with the id it has, of a register that this passphrase opens.
    fn content(folder: &Path, passphrase: &str) -> Option<Vec<(i64, String)>> {
        let book = Casebook::open(folder, passphrase, above::NOTHING).ok()?;
        let mut statement = book.reader.prepare("select id, name from hamlet order by id").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        Some(rows.map(std::result::Result::unwrap).collect())
    }

    /// Two registers: the one of today in `so`, as a pulled plug leaves it, with acts still in its log, and a backup
    /// of another in `sao-luu`.
    fn two_registers(desk: &Path) -> std::path::PathBuf {
        let (mut other, _) = Casebook::create(&desk.join("kia"), KIA, false, QUICK, now(), above::NOTHING).unwrap();
        add(&mut other, "kia");
        let made = backup::to(&other, &desk.join("sao-luu"), now()).unwrap();
        let (mut today, _) = Casebook::create(&desk.join("so"), NAY, false, QUICK, now(), above::NOTHING).unwrap();
        add(&mut today, "nay");
        today.change_passphrase(NAY).unwrap();
        let log = format!("{}-wal", open::FILE);
        let running = [open::FILE, &log].map(|name| (name, std::fs::read(desk.join("so").join(name)).unwrap()));
        assert!(running.iter().all(|(_, bytes)| !bytes.is_empty()));
        drop(today);
        for (name, bytes) in running {
            std::fs::write(desk.join("so").join(name), bytes).unwrap();
        }
        desk.join("sao-luu").join(made.file_name())
    }

    /// Not a test of its own: what `a_restore_killed_at_any_step…` starts and lets die.
    #[test]
    #[ignore = "ends the program; started by another test"]
    fn a_restore_that_is_killed() {
        let Ok(desk) = std::env::var("DESK") else { return };
        let mut left: u32 = std::env::var("STEPS").unwrap().parse().unwrap();
        let desk = Path::new(&desk);
        let mut step = || {
            if left == 0 {
                std::process::abort();
            }
            left -= 1;
            Ok(())
        };
        let backup = std::fs::read_dir(desk.join("sao-luu")).unwrap().next().unwrap().unwrap().path();
        run(&backup, &desk.join("so"), |slots| slots.unlock(KIA), now(), &mut step).unwrap();
    }

    fn restore_killed_after(steps: u32, desk: &Path) -> bool {
        let myself = "backup::restore::tests::a_restore_that_is_killed";
        let mut program = Command::new(std::env::current_exe().unwrap());
        let program =
            program.args(["--exact", myself, "--ignored"]).env("DESK", desk).env("STEPS", steps.to_string());
        !program.output().unwrap().status.success()
    }

    #[test]
    fn a_restore_killed_at_any_step_leaves_the_old_register_or_the_new_one() {
        let model = tempfile::tempdir().unwrap();
        two_registers(model.path());
        let old = content(&model.path().join("so"), NAY).unwrap();
        let new = content(&model.path().join("kia"), KIA).unwrap();
        let (mut steps, mut olds) = (0, 0);
        loop {
            let desk = tempfile::tempdir().unwrap();
            let folder = desk.path().join("so");
            two_registers(desk.path());
            let killed = restore_killed_after(steps, desk.path());
            let is_old = content(&folder, NAY).inspect(|held| assert_eq!(*held, old)).is_some();
            let is_new = content(&folder, KIA).inspect(|held| assert_eq!(*held, new)).is_some();
            assert!(is_old != is_new, "after {steps} steps");
            olds += u32::from(is_old);
            if is_new {
                let kept = folder.join(format!("{ASIDE}1"));
                assert_eq!(content(&kept, NAY).unwrap(), old, "after {steps} steps");
            }
            let rest = names(&folder).unwrap();
            assert!(!rest.iter().any(|name| name == STAGING || name == STAGED), "after {steps} steps: {rest:?}");
            if !killed {
                break;
            }
            steps += 1;
        }
        assert!(olds >= 5 && steps - olds >= 5, "{olds} of {steps} kills left the old register");
    }

    #[test]
    fn a_fault_before_the_swap_leaves_an_empty_folder_empty() {
        let desk = tempfile::tempdir().unwrap();
        let backup = two_registers(desk.path());
        for (folder, was_there) in [("mới", false), ("trống", true)] {
            let folder = desk.path().join(folder);
            if was_there {
                std::fs::create_dir(&folder).unwrap();
            }
            for steps in 0..5 {
                let mut left = steps;
                let mut step = || {
                    left -= 1;
                    if left < 0 { Err(Error::Disk(std::io::ErrorKind::StorageFull.into())) } else { Ok(()) }
                };
                let answer = run(&backup, &folder, |slots| slots.unlock(KIA), now(), &mut step);
                assert!(matches!(answer, Err(Error::Disk(_))), "after {steps} steps");
                assert_eq!(folder.exists(), was_there, "after {steps} steps");
                assert!(!was_there || names(&folder).unwrap().is_empty(), "after {steps} steps");
            }
        }
    }

    #[test]
    fn a_register_whose_key_slots_are_gone_is_set_aside_like_a_whole_one() {
        let desk = tempfile::tempdir().unwrap();
        let (backup, folder) = (two_registers(desk.path()), desk.path().join("so"));
        std::fs::remove_file(folder.join(key::FILE)).unwrap();
        let restored = restore(&backup, &folder, KIA, now()).unwrap();
        assert_eq!(restored.set_aside.as_deref(), Some("truoc-khoi-phuc-1"));
        assert!(folder.join("truoc-khoi-phuc-1").join(open::FILE).exists());
        assert!(content(&folder, KIA).is_some());
    }
}
