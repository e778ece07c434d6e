//! Opening a register, with what only the register above knows.

use std::cell::RefCell;
use std::fs::File;
use std::path::Path;

use rusqlite::Connection;

use crate::above::Above;
use crate::casebook::Casebook;
use crate::copies::Copies;
use crate::error::{Error, Result};
use crate::key::{Key, KeySlots};
use crate::log::Log;
use crate::open::{self, Lock};
use crate::{backup, copies, disk, journal, outlet, schema, sound};

impl Casebook {
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
            copies::slots_of(folder)?;
        }
        let lock = open::lock(folder)?;
        disk::tidy(folder);
        outlet::clear(folder);
        backup::finish(folder)?;
        let (slots, standing) = copies::slots_of(folder)?;
        let key = key(&slots)?;
        if standing != Copies::Same {
            slots.write(folder)?;
        }
        let is_older = standing == Copies::Mended && Self::is_older(folder, &key);
        let mut book = Self::unlocked(folder, key, slots.practice, (lock, false), above)?;
        // An older program kept no second copy: that there was none is no fault.
        book.key_mended = standing == Copies::Mended && !is_older;
        Ok(book)
    }

    fn is_older(folder: &Path, key: &Key) -> bool {
        open::copy(&folder.join(open::FILE), key).and_then(|db| schema::is_older(&db)).unwrap_or(false)
    }

    /// Opens a register whose key and lock are at hand; one just put together from elsewhere takes its log `anew`.
    pub(crate) fn unlocked(
        folder: &Path,
        key: Key,
        practice: bool,
        lock: (Lock, bool),
        above: Above,
    ) -> Result<Self> {
        if !folder.join(open::FILE).is_file() {
            return Err(Error::Damaged("register: the file is gone"));
        }
        let looked = key.clone();
        // The key fits its slot, so an unreadable file is a damaged one, never a wrong passphrase.
        Self::unlocked_unjudged(folder, key, practice, lock, above)
            .map_err(|error| sound::judged(folder, &looked, error))
    }

    fn unlocked_unjudged(folder: &Path, key: Key, practice: bool, lock: (Lock, bool), above: Above) -> Result<Self> {
        let pages = open::pages(folder)?;
        let mut writer = open::writer(folder, &key)?;
        if schema::is_older(&writer)? {
            backup::before_migration(backup::Live { folder, key: &key, writer: &writer, pages: &pages })?;
            schema::migrate(&mut writer)?;
        }
        Self::on(folder, key, practice, (writer, pages), lock, above)
    }

    pub(crate) fn on(
        folder: &Path,
        key: Key,
        practice: bool,
        (mut writer, pages): (Connection, File),
        (lock, anew): (Lock, bool),
        above: Above,
    ) -> Result<Self> {
        let register: String = writer.query_row("select uid from register where id = 1", [], |row| row.get(0))?;
        let log = RefCell::new(Log::open(folder, &key, &register, &mut writer, anew, above)?);
        journal::attach(&writer)?;
        let reader = open::reader(folder, &key)?;
        let folder = folder.to_owned();
        let (key_mended, clock) = (false, None);
        Ok(Self { writer, reader, pages, log, key, folder, practice, key_mended, clock, above, _lock: lock })
    }
}
