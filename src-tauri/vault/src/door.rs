//! The two doors of an open casebook: what is read goes through the one, what is written through the other.

use std::cell::RefCell;

use rusqlite::Connection;
use words::codes::Code;
use words::fault::Fault;

use crate::act;
use crate::error::Result;
use crate::journal::Running;
use crate::kept::Kept;
use crate::moment::Moment;

/// A view of the register.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) kept: &'a Kept,
}

impl Reader<'_> {
    /// Reads everything a closure asks for as of one moment. It spares the engine taking and giving back the file's lock
    /// for each of thousands of statements; inside another such reading, or an act, it is part of that one.
    pub fn at_once<T>(self, read: impl FnOnce(Self) -> Result<T>) -> Result<T> {
        if !self.db.is_autocommit() {
            return read(self);
        }
        let moment = self.db.unchecked_transaction()?;
        let told = read(self)?;
        moment.commit()?;
        Ok(told)
    }

    /// Gives the head of the journal's chain as it is printed on a report: before the act that closes a period, where
    /// one just does.
    pub fn printed_head(self) -> Result<String> {
        Ok(act::head_words(&act::sealed_head(self.db)?))
    }

    /// Gives the head of the journal's chain, as hex.
    pub fn journal_head(self) -> Result<String> {
        act::head(self.db)
    }
}

/// The right to change the register, for the length of one act.
pub struct Writer<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) kept: &'a Kept,
    /// Its id.
    pub(crate) act: i64,
    /// What enters the rows it changes; none where acts are done again, whose rows are entered as they were.
    pub(crate) journal: Option<&'a Running<'a>>,
    pub(crate) now: Moment,
    pub(crate) touched: RefCell<Vec<String>>,
    pub(crate) soft: RefCell<Vec<Fault>>,
}

impl Writer<'_> {
    /// Reads what the act has written so far.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { db: self.db, kept: self.kept }
    }

    /// Enters the rows changed so far into the journal: what is read next finds them there.
    pub(crate) fn enter_changes(&self) -> Result<()> {
        self.journal.map_or(Ok(()), |journal| journal.enter(self.db))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Says that a record of a slice changed.
    pub fn touch(&self, slice: impl Code, id: i64) {
        self.touched.borrow_mut().push(format!("{}:{id}", slice.code()));
    }

    /// Says that something should be looked at again.
    pub fn soften(&self, faults: Vec<Fault>) {
        self.soft.borrow_mut().extend(faults);
    }
}
