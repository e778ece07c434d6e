//! Breaking off a reading from another thread: a search that the next key press has made pointless. What writes is never
//! broken off.

use rusqlite::{Connection, InterruptHandle};

/// Breaks off what the reader is doing.
pub struct Breaker(InterruptHandle);

impl Breaker {
    pub(crate) fn of(reader: &Connection) -> Self {
        Self(reader.get_interrupt_handle())
    }

    /// Breaks it off: it answers [`crate::Error::Cancelled`]. Nothing happens where nothing is being read.
    pub fn break_off(&self) {
        self.0.interrupt();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use crate::above;
    use crate::act::Act;
    use crate::casebook::Casebook;
    use crate::error::{Error, Result};
    use crate::key::KeyCost;
    use crate::moment::Moment;
    use crate::sql::Statements;

    fn count(book: &Casebook, to: &str) -> Result<i64> {
        let sql =
            format!("with recursive n (i) as (select 1 union all select i + 1 from n {to}) select count(*) from n");
        Ok(book.read().prepare(&sql)?.query_row([], |row| row.get(0))?)
    }

    #[test]
    fn a_reading_without_end_is_broken_off_and_the_next_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let cost = KeyCost { memory: 8, passes: 1 };
        let now = Moment::on("2019-09-14".parse().unwrap());
        let (mut book, _) =
            Casebook::create(&folder.path().join("so"), "x", true, cost, now, above::NOTHING).unwrap();
        let (breaker, done) = (book.breaker(), AtomicBool::new(false));
        thread::scope(|scope| {
            // Broken off again and again: once before the reading began would not count.
            scope.spawn(|| {
                while !done.load(Ordering::SeqCst) {
                    breaker.break_off();
                }
            });
            assert!(matches!(count(&book, ""), Err(Error::Cancelled)));
            // What writes goes on all the same.
            book.write(Act::Begin, now, |_| Ok(())).unwrap();
            done.store(true, Ordering::SeqCst);
        });
        assert_eq!(count(&book, "limit 1000").unwrap(), 1_000);
    }
}
