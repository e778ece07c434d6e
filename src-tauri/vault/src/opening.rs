//! Making a register and opening one, with what only the register above knows.

use std::cell::RefCell;
use std::fs::File;
use std::path::Path;

use rusqlite::Connection;

use crate::above::Above;
use crate::act::Act;
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::key::{Key, KeyCost, KeySlots, RecoveryCode};
use crate::log::Log;
use crate::moment::Moment;
use crate::open::{self, Lock};
use crate::{backup, disk, journal, schema};

impl Casebook {
    /// Makes a new register in a folder that does not exist yet or is empty. Answers it with the recovery code,
    /// which is shown once and kept nowhere.
    pub fn create(
        folder: &Path,
        passphrase: &str,
        practice: bool,
        cost: KeyCost,
        now: Moment,
        above: Above,
    ) -> Result<(Self, RecoveryCode)> {
        if folder.exists() && std::fs::read_dir(folder)?.next().is_some() {
            return Err(Error::NotEmpty);
        }
        let was_there = folder.exists();
        disk::make_folders(folder)?;
        let made = Self::begin(folder, passphrase, practice, cost, now, above);
        if made.is_err() {
            // A disk that is full or may not be written leaves no half register behind, which would be in the way.
            open::clear(folder, was_there);
        }
        made
    }

    fn begin(
        folder: &Path,
        passphrase: &str,
        practice: bool,
        cost: KeyCost,
        now: Moment,
        above: Above,
    ) -> Result<(Self, RecoveryCode)> {
        let lock = open::lock(folder)?;
        let (slots, key, code) = KeySlots::create(passphrase, practice, cost)?;
        Self::blank(folder, &key, &slots)?;
        // The key goes to disk last: a folder without it is no register yet.
        slots.write(folder)?;
        let pages = open::pages(folder)?;
        let writer = open::writer(folder, &key)?;
        let mut book = Self::on(folder, key, practice, (writer, pages), lock, above)?;
        // What makes the file a register is in the file itself, not only in its write-ahead log.
        open::move_log(&book.writer, 0)?;
        book.write(Act::Begin, now, |_| Ok(()))?;
        Ok((book, code))
    }

    /// Makes the file of a register without a single act.
    pub(crate) fn blank(folder: &Path, key: &Key, slots: &KeySlots) -> Result<()> {
        let mut writer = open::create(folder, key)?;
        schema::migrate(&mut writer)?;
        writer.execute(
            "insert into register (id, uid, practice) values (1, :uid, :practice)",
            rusqlite::named_params! { ":uid": slots.register, ":practice": slots.practice },
        )?;
        Ok(())
    }

    /// Opens a register with its passphrase.
    pub fn open(folder: &Path, passphrase: &str, above: Above) -> Result<Self> {
        Self::unlock(folder, |slots| slots.unlock(passphrase), above)
    }

    /// Opens a register with its recovery code.
    pub fn recover(folder: &Path, code: &str, above: Above) -> Result<Self> {
        Self::unlock(folder, |slots| slots.recover(code), above)
    }

    fn unlock(folder: &Path, key: impl Fn(&KeySlots) -> Result<Key>, above: Above) -> Result<Self> {
        if !backup::is_unfinished(folder) {
            // A folder that holds no register is told so, before a lock file is made in it.
            backup::slots_of(folder)?;
        }
        let lock = open::lock(folder)?;
        backup::finish(folder)?;
        let (slots, mended) = backup::slots_of(folder)?;
        let key = key(&slots)?;
        if mended {
            slots.write(folder)?;
        }
        Self::unlocked(folder, key, slots.practice, lock, above)
    }

    /// Opens a register whose key and lock are at hand.
    pub(crate) fn unlocked(folder: &Path, key: Key, practice: bool, lock: Lock, above: Above) -> Result<Self> {
        if !folder.join(open::FILE).exists() {
            return Err(Error::Damaged("register: the file is gone"));
        }
        // The key fits its slot, so an unreadable file is a damaged one, never a wrong passphrase.
        let pages = open::pages(folder)?;
        let mut writer = open::writer(folder, &key)?;
        if schema::is_older(&writer)? {
            backup::before_migration(backup::Live { folder, key: &key, writer: &writer, pages: &pages })?;
            schema::migrate(&mut writer)?;
        }
        Self::on(folder, key, practice, (writer, pages), lock, above)
    }

    fn on(
        folder: &Path,
        key: Key,
        practice: bool,
        (mut writer, pages): (Connection, File),
        lock: Lock,
        above: Above,
    ) -> Result<Self> {
        let register: String = writer.query_row("select uid from register where id = 1", [], |row| row.get(0))?;
        let log = RefCell::new(Log::open(folder, &key, &register, &mut writer, above)?);
        journal::attach(&writer)?;
        let reader = open::reader(folder, &key)?;
        Ok(Self { writer, reader, pages, log, key, folder: folder.to_owned(), practice, above, _lock: lock })
    }
}
