//! The open casebook: one door for reading, one for writing (`door.rs`). Nothing writes without a [`Writer`], and a
//! `Writer` exists only inside [`Casebook::write`]: one transaction, one act, an answer that says what was
//! touched.

pub mod act;
pub mod audit;
pub mod backup;
mod birth;
mod breaker;
pub mod clock;
pub mod disk;
mod door;
pub mod entrance;
pub mod examine;
pub(crate) mod journal;
pub mod key;
mod log;
mod open;
pub mod outlet;
mod page;
#[cfg(test)]
mod plan;
pub mod process;
mod records;
mod rekey;
pub mod room;
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
pub(crate) use self::birth::New;
pub use self::breaker::Breaker;
pub use self::door::{Reader, Writer};
pub use self::examine::{Examination, check};
use self::key::{Key, KeySlots};
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
    /// One copy of the key was spoilt when it was opened, and is mended.
    key_mended: bool,
    /// The day the program was made, where the day of each act comes from the machine's clock and may be doubted.
    clock: Option<NaiveDate>,
    /// Last, so that it is let go only after both connections are closed.
    _lock: Lock,
}

/// How the two copies of a register's key stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copies {
    /// Both are there and say the same.
    Same,
    /// A kill came between them, or an older program wrote them: the file itself is the newer one.
    Behind,
    /// One was spoilt or gone.
    Mended,
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
    /// Opens a register with its passphrase.
    pub fn open(folder: &Path, passphrase: &str) -> Result<Self> {
        Self::unlock(folder, |slots| slots.unlock(passphrase))
    }

    /// Opens a register with its recovery code.
    pub fn recover(folder: &Path, code: &str) -> Result<Self> {
        Self::unlock(folder, |slots| slots.recover(code))
    }

    fn unlock(folder: &Path, key: impl Fn(&KeySlots) -> Result<Key>) -> Result<Self> {
        if !backup::is_unfinished(folder) {
            // A folder that holds no register is told so, before a lock file is made in it.
            backup::slots_of(folder)?;
        }
        let lock = open::lock(folder)?;
        disk::tidy(folder);
        outlet::clear(folder);
        backup::finish(folder)?;
        let (slots, standing) = backup::slots_of(folder)?;
        let key = key(&slots)?;
        if standing != Copies::Same {
            slots.write(folder)?;
        }
        let is_older = standing == Copies::Mended && Self::is_older(folder, &key);
        let mut book = Self::unlocked(folder, key, slots.practice, lock, false)?;
        // An older program kept no second copy: that there was none is no fault.
        book.key_mended = standing == Copies::Mended && !is_older;
        Ok(book)
    }

    fn is_older(folder: &Path, key: &Key) -> bool {
        open::copy(&folder.join(open::FILE), key).and_then(|db| schema::is_older(&db)).unwrap_or(false)
    }

    /// Opens a register whose key and lock are at hand; one just put together from elsewhere takes its log `anew`.
    fn unlocked(folder: &Path, key: Key, practice: bool, lock: Lock, anew: bool) -> Result<Self> {
        if !folder.join(open::FILE).is_file() {
            return Err(Error::Damaged("register: the file is gone"));
        }
        let looked = key.clone();
        // The key fits its slot, so an unreadable file is a damaged one, never a wrong passphrase.
        Self::unlocked_unjudged(folder, key, practice, lock, anew)
            .map_err(|error| examine::judged(folder, &looked, error))
    }

    fn unlocked_unjudged(folder: &Path, key: Key, practice: bool, lock: Lock, anew: bool) -> Result<Self> {
        let pages = open::pages(folder)?;
        let mut writer = open::writer(folder, &key)?;
        if schema::is_older(&writer)? {
            backup::before_migration(backup::Live { folder, key: &key, writer: &writer, pages: &pages })?;
            schema::migrate(&mut writer)?;
        }
        Self::on(folder, key, practice, (writer, pages), lock, anew)
    }

    fn on(
        folder: &Path,
        key: Key,
        practice: bool,
        (mut writer, pages): (Connection, File),
        lock: Lock,
        anew: bool,
    ) -> Result<Self> {
        let register: String = writer.query_row("select uid from register where id = 1", [], |row| row.get(0))?;
        let log = RefCell::new(Log::open(folder, &key, &register, &mut writer, anew)?);
        journal::attach(&writer)?;
        let reader = open::reader(folder, &key)?;
        let folder = folder.to_owned();
        Ok(Self { writer, reader, pages, log, key, folder, practice, key_mended: false, clock: None, _lock: lock })
    }

    /// Tells whether this is a practice register.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.practice
    }

    /// Says that the day of each act comes from the machine's clock, and when the program was made: a day that cannot be
    /// right is refused. In the practice register every day is right.
    pub fn doubt_clock(&mut self, made: Option<NaiveDate>) {
        self.clock = made.filter(|_| !self.practice);
    }

    /// Refuses a day of the clock that cannot be right.
    fn check_clock(&self, now: Moment) -> Result<()> {
        let Some(made) = self.clock else { return Ok(()) };
        let last = act::last_moment(&self.reader)?.today;
        if clock::doubt(now.today, made, Some(last)).is_some() { Err(Error::Clock) } else { Ok(()) }
    }

    /// Judges an error a verb answered: where pages of the register are not as they were written, the register is damaged,
    /// whatever the engine made of it.
    #[must_use]
    pub fn judged(&self, error: Error) -> Error {
        examine::judged(&self.folder, &self.key, error)
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
        self.check_clock(now)?;
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
        self.check_clock(now)?;
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
        // Where that cannot be done, what is wrong with the file says why.
        let _ = open::move_log(&self.writer, 0);
        examine::examine(&self.folder, &self.key, self.key_mended)
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
        let _ = self.log.get_mut().note_end(&self.writer);
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
