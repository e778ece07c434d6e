//! The open casebook: one door for reading, one for writing (`door.rs`). Nothing writes without a [`Writer`], and a
//! `Writer` exists only inside [`Casebook::write`]: one transaction, one act, an answer that says what was
//! touched.

use std::cell::RefCell;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use words::fault::{Fault, Trouble};

use crate::above::Above;
use crate::act::{self, Act};
use crate::breaker::Breaker;
use crate::clock;
use crate::door::{Reader, Writer};
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::kept::Kept;
use crate::key::Ring;
use crate::log::Log;
use crate::moment::Moment;
use crate::open::{self, Lock};
use crate::sound;

/// An open register. While it lives no other process can open the folder.
pub struct Casebook {
    pub(crate) writer: Connection,
    /// What watches it; let go after it.
    pub(crate) journal: Journal,
    pub(crate) reader: Connection,
    /// The register's file for its bytes; closed after both connections.
    pub(crate) pages: File,
    pub(crate) log: RefCell<Log>,
    /// What is worked out of it, in memory.
    pub(crate) kept: Kept,
    /// The data keys: today's, and the older ones it reads with.
    pub(crate) ring: Ring,
    pub(crate) folder: PathBuf,
    pub(crate) practice: bool,
    /// One copy of the key was spoilt when it was opened, and is mended.
    pub(crate) key_mended: bool,
    /// The day the program was made, where the day of each act comes from the machine's clock and may be doubted.
    pub(crate) clock: Option<NaiveDate>,
    /// What was handed in as it was opened.
    pub(crate) above: Above,
    /// Last, so that it is let go only after both connections are closed.
    pub(crate) lock: Arc<Lock>,
}

/// What an act answers: its value, the records it touched, and what should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Done<T> {
    /// The verb's own answer.
    pub value: T,
    /// The records that changed, as `slice:id`.
    pub touched: Vec<String>,
    /// Soft faults.
    pub soft: Vec<Fault>,
}

impl<T> Done<T> {
    /// Turns the value into another.
    pub fn map<U>(self, turn: impl FnOnce(T) -> Result<U>) -> Result<Done<U>> {
        Ok(Done { value: turn(self.value)?, touched: self.touched, soft: self.soft })
    }
}

impl Casebook {
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
    pub(crate) fn check_clock(&self, now: Moment) -> Result<()> {
        let Some(made) = self.clock else { return Ok(()) };
        let last = act::last_moment(&self.reader)?.today;
        if clock::doubt(now.today, made, Some(last)).is_some() { Err(Error::Clock) } else { Ok(()) }
    }

    /// Judges an error a verb answered: where pages of the register are not as they were written, the register is damaged,
    /// whatever the engine made of it.
    #[must_use]
    pub fn judged(&self, error: Error) -> Error {
        sound::judged(&self.folder, self.ring.today(), error)
    }

    /// The door for reading.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { db: &self.reader, kept: &self.kept }
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
        let done = self.act(act, now, verb);
        if done.is_err() {
            // What was worked out of an act that is not done is no longer true, wherever it failed.
            self.kept.forget();
        }
        done
    }

    fn act<T>(&mut self, act: Act, now: Moment, verb: impl FnOnce(&Writer) -> Result<T>) -> Result<Done<T>> {
        let log = self.log.get_mut();
        log.catch_up(&self.writer)?;
        let transaction = self.writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (id, chain) = act::begin(&transaction, act, now)?;
        let running = self.journal.begin(id, chain);
        let journal = Some(&running);
        let (db, kept) = (&transaction, &self.kept);
        let (touched, soft) = (RefCell::default(), RefCell::default());
        let writer = Writer { db, kept, act: id, journal, now, touched, soft };
        let value = verb(&writer)?;
        let (touched, mut soft) = (writer.touched.into_inner(), writer.soft.into_inner());
        let (digest, size) = running.end(&transaction)?;
        act::seal(&transaction, id, &digest)?;
        log.reserve(size)?;
        transaction.commit()?;
        if entered(log, &mut self.writer, &self.reader, size).is_err() {
            soft.push(Fault::at("", Trouble::LogBehind));
        }
        Ok(Done { value, touched, soft })
    }

    /// Makes anew what only follows from the rows, where a register of an earlier schema has it otherwise. No act: a row of a
    /// record that changed could not be committed.
    pub fn derive_anew(&mut self, make: impl FnOnce(&Writer) -> Result<()>) -> Result<()> {
        let transaction = self.writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_due: bool =
            transaction.query_row("select exists (select 1 from finding_stale)", [], |row| row.get(0))?;
        if !is_due {
            return Ok(());
        }
        let now = act::last_moment(&transaction)?;
        let (db, kept, act) = (&transaction, &self.kept, act::last(&transaction)?);
        let (touched, soft) = (RefCell::default(), RefCell::default());
        make(&Writer { db, kept, act, journal: None, now, touched, soft })?;
        transaction.execute("delete from finding_stale", [])?;
        Ok(transaction.commit()?)
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

    /// Gives the data key as the engine is told it, for the bare program beside.
    #[cfg(feature = "bare")]
    #[must_use]
    pub fn bare_key(&self) -> String {
        format!("x'{}'", crate::moment::hex(self.ring.today().as_slice()))
    }

    /// Gives the connection that writes.
    #[cfg(feature = "bare")]
    #[must_use]
    pub fn bare_writer(&self) -> &Connection {
        &self.writer
    }

    /// Begins a new segment of the operation log, as a backup does.
    #[cfg(feature = "bare")]
    pub fn bare_cut(&self) -> Result<u64> {
        self.log.borrow_mut().cut(&self.writer)
    }

    /// Tells the benchmark how many bytes the operation log's running segment holds.
    #[cfg(feature = "bare")]
    #[must_use]
    pub fn bare_log(&self) -> u64 {
        self.log.borrow().held()
    }
}

/// An act of so many bytes is entered in the log while its pages are moved into the register's file.
const LARGE: u64 = 8 * 1024 * 1024;

/// Enters an act that is committed in the log, and moves the write-ahead log where it has grown. What a full disk keeps out
/// of the register's file stays in the write-ahead log.
fn entered(log: &mut Log, writer: &mut Connection, reader: &Connection, size: u64) -> Result<()> {
    if size < LARGE {
        let appended = log.append(writer);
        let _ = open::move_log(writer, open::LOG_PAGES);
        return appended;
    }
    // The pages such an act leaves decoded are those of its history, which nobody looks at next.
    let _ = writer.release_memory();
    let appended = std::thread::scope(|both| {
        both.spawn(move || open::move_log(writer, open::LOG_PAGES));
        log.append(reader)
    });
    let _ = reader.release_memory();
    appended
}

impl Drop for Casebook {
    fn drop(&mut self) {
        let _ = self.log.get_mut().note_end(&self.writer);
        // What is committed is safe in the log; a checkpoint that fails only leaves it there.
        let _ = self.writer.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
    }
}
