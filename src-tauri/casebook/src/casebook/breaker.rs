//! Breaking off a reading from another thread: a search that the next key press has made pointless. What writes is never
//! broken off.

use rusqlite::{Connection, InterruptHandle};

/// Breaks off what the reader is doing.
pub struct Breaker(InterruptHandle);

impl Breaker {
    pub(super) fn of(reader: &Connection) -> Self {
        Self(reader.get_interrupt_handle())
    }

    /// Breaks it off: it answers [`crate::Error::Cancelled`]. Nothing happens where nothing is being read.
    pub fn break_off(&self) {
        self.0.interrupt();
    }
}
