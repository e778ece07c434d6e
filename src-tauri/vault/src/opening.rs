//! Opening a register, with what only the register above knows.

use std::cell::RefCell;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::above::Above;
use crate::casebook::Casebook;
use crate::copies::Copies;
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::kept::Kept;
use crate::key::{Key, KeySlots, Ring, Secret};
use crate::log::Log;
use crate::open::{self, Lock};
use crate::{backup, copies, data_key, disk, outlet, schema, sound, swap};

/// Where a register just put together from elsewhere takes the log that lies beside it, the keys that may have sealed it
/// besides its own.
pub(crate) type Anew<'a> = Option<&'a [&'a Key]>;

impl Casebook {
    /// Opens a register with its passphrase.
    pub fn open(folder: &Path, passphrase: &str, above: Above) -> Result<Self> {
        Self::unlock(folder, Secret::Passphrase(passphrase), above)
    }

    /// Opens a register with its recovery code.
    pub fn recover(folder: &Path, code: &str, above: Above) -> Result<Self> {
        Self::unlock(folder, Secret::Code(code), above)
    }

    /// Opens it again with the keys it has, without the cost of a passphrase: what the benchmark measures.
    #[cfg(feature = "bare")]
    pub fn bare_reopen(self) -> Result<Self> {
        let (folder, ring, above) = (self.folder.clone(), self.ring.clone(), self.above);
        drop(self);
        Self::unlock_by(&folder, above, |_| Ok((copies::held(&folder)?.into_slots(), ring)))
    }

    fn unlock(folder: &Path, secret: Secret<'_>, above: Above) -> Result<Self> {
        Self::unlock_by(folder, above, |held| held.open(folder, secret))
    }

    fn unlock_by(
        folder: &Path,
        above: Above,
        open: impl FnOnce(&copies::Held) -> Result<(KeySlots, Ring)>,
    ) -> Result<Self> {
        if !swap::is_unfinished(folder) {
            // A folder that holds no register is told so, before a lock file is made in it.
            copies::held(folder)?;
        }
        let lock = Arc::new(open::lock(folder)?);
        disk::tidy(folder);
        outlet::clear(folder);
        swap::finish(folder)?;
        let held = copies::held(folder)?;
        let (slots, ring) = open(&held)?;
        if held.standing != Copies::Same || slots.is_of_before_generations() {
            slots.write(folder, &ring)?;
        }
        let is_mended = held.standing == Copies::Mended && !Self::is_older(folder, ring.today());
        let mut book = Self::unlocked(folder, &ring, slots.practice, (lock, None), above)?;
        // An older program kept no second copy: that there was none is no fault.
        book.key_mended = is_mended;
        Ok(book)
    }

    fn is_older(folder: &Path, key: &Key) -> bool {
        open::copy(&folder.join(open::FILE), key).and_then(|db| schema::is_older(&db)).unwrap_or(false)
    }

    /// Opens a register whose keys and lock are at hand; one just put together from elsewhere takes its log `anew`.
    pub(crate) fn unlocked(
        folder: &Path,
        ring: &Ring,
        practice: bool,
        lock: (Arc<Lock>, Anew<'_>),
        above: Above,
    ) -> Result<Self> {
        if !folder.join(open::FILE).is_file() {
            return Err(Error::Damaged("register: the file is gone"));
        }
        // The key fits its slot, so an unreadable file is a damaged one, never a wrong passphrase.
        Self::unlocked_unjudged(folder, ring, practice, lock, above)
            .map_err(|error| sound::judged(folder, ring.today(), error))
    }

    fn unlocked_unjudged(
        folder: &Path,
        ring: &Ring,
        practice: bool,
        lock: (Arc<Lock>, Anew<'_>),
        above: Above,
    ) -> Result<Self> {
        let pages = open::pages(folder)?;
        let mut writer = open::writer(folder, ring.today())?;
        if schema::is_older(&writer)? {
            let live = backup::Live { folder, ring, writer: &writer, pages: &pages };
            backup::before_migration(live)?;
            schema::migrate(&mut writer)?;
        }
        Self::on(folder, ring, practice, (writer, pages), lock, above)
    }

    pub(crate) fn on(
        folder: &Path,
        ring: &Ring,
        practice: bool,
        (mut writer, pages): (Connection, File),
        (lock, anew): (Arc<Lock>, Anew<'_>),
        above: Above,
    ) -> Result<Self> {
        let register: String = writer.query_row("select uid from register where id = 1", [], |row| row.get(0))?;
        let ring = data_key::ring(&writer, &register, ring.today(), ring.generation())?;
        let log = RefCell::new(Log::open(folder, ring.today(), &register, &mut writer, anew, above)?);
        let journal = Journal::attach(&writer)?;
        let reader = open::reader(folder, ring.today())?;
        let folder = folder.to_owned();
        let (key_mended, clock, kept) = (false, None, Kept::default());
        Ok(Self { writer, journal, reader, pages, log, kept, ring, folder, practice, key_mended, clock, above, lock })
    }
}
