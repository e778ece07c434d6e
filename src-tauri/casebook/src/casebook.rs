//! The open casebook: one door for reading, one for writing (`door.rs`). Nothing writes without a [`Writer`], and a
//! `Writer` exists only inside [`Casebook::write`]: one transaction, one act, an answer that says what was
//! touched.

pub mod act;
pub mod audit;
pub mod backup;
mod breaker;
pub mod clock;
pub mod disk;
mod door;
mod examine;
pub(crate) mod follow;
pub(crate) mod journal;
pub mod key;
mod log;
mod open;
#[cfg(test)]
mod plan;
mod records;
pub mod room;
pub mod say;
mod schema;
pub mod site;
pub mod tries;
pub(crate) mod undo;
pub mod unfinished;

use std::cell::RefCell;
use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;

pub use self::act::{Act, Look};
pub use self::breaker::Breaker;
pub use self::door::{Reader, Writer};
pub use self::examine::Examination;
use self::follow::Follow;
use self::key::{Key, KeyCost, KeySlots, RecoveryCode};
use self::log::Log;
use self::open::Lock;
use crate::error::{Error, Result};
use crate::fault::{Fault, Trouble};

/// Now, as the doors tell it: the house has no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The day the clerk works on, in Vietnam.
    pub today: NaiveDate,
}

impl Moment {
    /// Gives a fixed moment of a day: 08:00 in Vietnam. For tests and for `--today`.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        let at = today.and_hms_opt(1, 0, 0).unwrap_or_default().and_utc();
        Self { at, today }
    }

    pub(crate) fn instant(self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

/// An open register. While it lives no other process can open the folder.
pub struct Casebook {
    writer: Connection,
    reader: Connection,
    /// The register's file for its bytes; closed after both connections.
    pages: File,
    log: RefCell<Log>,
    key: Key,
    folder: PathBuf,
    practice: bool,
    /// Last, so that it is let go only after both connections are closed.
    _lock: Lock,
}

/// What an act answers: its value, the records it touched, and what should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done<T> {
    /// The verb's own answer.
    pub value: T,
    /// The records that changed, as `slice:id`.
    pub touched: Vec<String>,
    /// Soft faults.
    pub soft: Vec<Fault>,
}

impl Casebook {
    /// Makes a new register in a folder that does not exist yet or is empty. Answers it with the recovery code,
    /// which is shown once and kept nowhere.
    pub fn create(
        folder: &Path,
        passphrase: &str,
        practice: bool,
        cost: KeyCost,
        now: Moment,
    ) -> Result<(Self, RecoveryCode)> {
        if folder.exists() && std::fs::read_dir(folder)?.next().is_some() {
            return Err(Error::NotEmpty);
        }
        let was_there = folder.exists();
        disk::make_folders(folder)?;
        let made = Self::begin(folder, passphrase, practice, cost, now);
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
    ) -> Result<(Self, RecoveryCode)> {
        let lock = open::lock(folder)?;
        let (slots, key, code) = KeySlots::create(passphrase, practice, cost)?;
        Self::blank(folder, &key, &slots)?;
        // The key goes to disk last: a folder without it is no register yet.
        slots.write(folder)?;
        let pages = open::pages(folder)?;
        let writer = open::writer(folder, &key)?;
        let mut book = Self::on(folder, key, practice, (writer, pages), lock, follow::nothing)?;
        // What makes the file a register is in the file itself, not only in its write-ahead log.
        open::move_log(&book.writer, 0)?;
        book.write(Act::Begin, now, |_| Ok(()))?;
        Ok((book, code))
    }

    /// Makes the file of a register without a single act.
    fn blank(folder: &Path, key: &Key, slots: &KeySlots) -> Result<()> {
        let mut writer = open::create(folder, key)?;
        schema::migrate(&mut writer)?;
        writer.execute(
            "insert into register (id, uid, practice) values (1, :uid, :practice)",
            rusqlite::named_params! { ":uid": slots.register, ":practice": slots.practice },
        )?;
        Ok(())
    }

    /// Opens a register with its passphrase. `follow` makes what follows from rows that its log puts back.
    pub(crate) fn open(folder: &Path, passphrase: &str, follow: Follow) -> Result<Self> {
        Self::unlock(folder, |slots| slots.unlock(passphrase), follow)
    }

    /// Opens a register with its recovery code.
    pub(crate) fn recover(folder: &Path, code: &str, follow: Follow) -> Result<Self> {
        Self::unlock(folder, |slots| slots.recover(code), follow)
    }

    fn unlock(folder: &Path, key: impl Fn(&KeySlots) -> Result<Key>, follow: Follow) -> Result<Self> {
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
        Self::unlocked(folder, key, slots.practice, lock, follow)
    }

    /// Opens a register whose key and lock are at hand.
    fn unlocked(folder: &Path, key: Key, practice: bool, lock: Lock, follow: Follow) -> Result<Self> {
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
        Self::on(folder, key, practice, (writer, pages), lock, follow)
    }

    fn on(
        folder: &Path,
        key: Key,
        practice: bool,
        (mut writer, pages): (Connection, File),
        lock: Lock,
        follow: Follow,
    ) -> Result<Self> {
        let register: String = writer.query_row("select uid from register where id = 1", [], |row| row.get(0))?;
        let log = RefCell::new(Log::open(folder, &key, &register, &mut writer, follow)?);
        journal::attach(&writer)?;
        let reader = open::reader(folder, &key)?;
        Ok(Self { writer, reader, pages, log, key, folder: folder.to_owned(), practice, _lock: lock })
    }

    /// Tells whether this is a practice register.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.practice
    }

    /// Wraps the key by a new passphrase.
    pub fn change_passphrase(&self, passphrase: &str) -> Result<()> {
        let mut slots = KeySlots::read(&self.folder)?;
        slots.change_passphrase(&self.key, passphrase)?;
        slots.write(&self.folder)
    }

    /// Wraps the key by a new recovery code, which is shown once and kept nowhere. The one printed before opens nothing
    /// any more, and the new one waits to be confirmed.
    pub fn renew_recovery(&self) -> Result<RecoveryCode> {
        let mut slots = KeySlots::read(&self.folder)?;
        let code = slots.renew_recovery(&self.key)?;
        slots.write(&self.folder)?;
        Ok(code)
    }

    /// Says whether the printed recovery code was typed back.
    pub fn confirm_recovery(&self, confirmed: bool) -> Result<()> {
        let mut slots = KeySlots::read(&self.folder)?;
        slots.confirm_recovery(confirmed)?;
        slots.write(&self.folder)
    }

    /// Tells whether nobody has yet typed back the printed recovery code.
    pub fn is_unconfirmed(&self) -> Result<bool> {
        Ok(KeySlots::read(&self.folder)?.unconfirmed)
    }

    /// The door for reading.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { db: &self.reader }
    }

    /// Gives what can break off a reading that takes too long.
    #[must_use]
    pub fn breaker(&self) -> Breaker {
        Breaker::of(&self.reader)
    }

    /// The door for writing: the closure's changes become one act, whole or not at all. It is committed, then entered
    /// in the log, then answered. Where the log does not take it the act stands, says so, and is the last until it does.
    pub fn write<T>(&mut self, act: Act, now: Moment, verb: impl FnOnce(&Writer) -> Result<T>) -> Result<Done<T>> {
        let log = self.log.get_mut();
        log.catch_up(&self.writer)?;
        let transaction = self.writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = act::begin(&transaction, act, now)?;
        let writer = Writer { db: &transaction, now, touched: RefCell::default(), soft: RefCell::default() };
        let value = verb(&writer)?;
        let (touched, mut soft) = (writer.touched.into_inner(), writer.soft.into_inner());
        log.reserve(act::seal(&transaction, id)?)?;
        transaction.commit()?;
        if log.append(&self.writer).is_err() {
            soft.push(Fault::at("", Trouble::LogBehind));
        }
        // What a full disk keeps out of the file stays in the write-ahead log; the act is committed.
        let _ = open::move_log(&self.writer, open::LOG_PAGES);
        Ok(Done { value, touched, soft })
    }

    /// Enters something looked at or taken out into the access log.
    pub fn look(&mut self, look: Look, about: &str, now: Moment) -> Result<()> {
        let log = self.log.get_mut();
        log.catch_up(&self.writer)?;
        let transaction = self.writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        act::look(&transaction, look, about, now)?;
        log.reserve(log::ACT + about.len() as u64)?;
        transaction.commit()?;
        log.append(&self.writer).map_err(|_| Error::LogBehind)
    }

    /// Examines the whole register: cipher, pages, keys, chain, counts.
    pub fn examine(&self) -> Result<Examination> {
        // The seals are checked on the file itself: after a power cut a page may be torn there that is whole in the
        // write-ahead log, and moving it in mends it.
        open::move_log(&self.writer, 0)?;
        examine::examine(&self.folder, &self.key)
    }

    /// Gives the day the clerk worked on when the last act was entered.
    pub fn last_day(&self) -> Result<NaiveDate> {
        Ok(act::last_moment(&self.reader)?.today)
    }

    /// Gives the connection under the reader to the benchmark, for its peer's bare SQL.
    #[cfg(feature = "bare")]
    #[must_use]
    pub fn bare(&self) -> &Connection {
        &self.reader
    }

    /// Tells the benchmark how many bytes the operation log's running segment holds.
    #[cfg(feature = "bare")]
    #[must_use]
    pub fn bare_log(&self) -> u64 {
        self.log.borrow().held()
    }
}

impl Drop for Casebook {
    fn drop(&mut self) {
        // What is committed is safe in the log; a checkpoint that fails only leaves it there.
        let _ = self.writer.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
    }
}

/// Writes bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
