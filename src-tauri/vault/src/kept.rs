//! What is worked out of an open register and kept beside it in memory, so that it need not be worked out for every reading:
//! gone with the register when it is closed, and with every act that was not done.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

use crate::act::optional;
use crate::door::Reader;
use crate::error::Result;

/// The place for it. There is one thing; whoever keeps it knows of what it is made.
#[derive(Default)]
pub(crate) struct Kept(RefCell<Option<Arc<dyn Any + Send + Sync>>>);

impl Kept {
    /// Forgets it.
    pub(crate) fn forget(&self) {
        self.0.replace(None);
    }
}

impl Reader<'_> {
    /// Takes out what is kept, if it is of this kind.
    pub fn take_kept<T: Any + Send + Sync>(self) -> Option<Arc<T>> {
        self.kept.0.take().and_then(|kept| kept.downcast().ok())
    }

    /// Keeps something in the place of what was kept.
    pub fn keep<T: Any + Send + Sync>(self, kept: Arc<T>) {
        self.kept.0.replace(Some(kept));
    }

    /// Gives the number of the last act that is done: inside one, of the act before.
    pub fn last_act(self) -> Result<i64> {
        let sql = "select id from act where id >= (select max(id) from act) - 1 and digest is not null
                   order by id desc limit 1";
        let last = optional(self.db.prepare_cached(sql)?.query_row([], |row| row.get(0)))?;
        Ok(last.unwrap_or_default())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use crate::act::Act;
    use crate::moment::Moment;
    use crate::released_books;
    use crate::sql::Statements;

    #[test]
    fn what_was_worked_out_of_an_act_is_forgotten_even_where_only_its_end_fails() {
        let room = tempfile::tempdir().unwrap();
        let mut book = released_books::newest(room.path());
        let now = Moment::on(book.last_day().unwrap());
        book.read().keep(Arc::new(1_u8));
        let done = book.write(Act::Correct, now, |w| {
            w.read().keep(Arc::new(2_u8));
            // A link that leads nowhere is found when the act is committed.
            w.prepare("update petition set via_visit = 999999 where id = 1")?.execute([])?;
            Ok(())
        });
        assert!(done.is_err());
        assert!(book.read().take_kept::<u8>().is_none());
    }
}
