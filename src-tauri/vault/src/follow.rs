//! What must follow from rows that are put back from the log. Only the register knows its counters and its search index:
//! it hands this in as it is opened.

use crate::door::Writer;
use crate::error::{Error, Result};
use crate::undo::Change;

/// Makes what follows from the rows of one act, as they are put back.
pub trait Following {
    /// Follows one row, before the next is put: the next may name what follows from this one.
    fn row(&mut self, w: &Writer<'_>, change: &Change) -> Result<()>;
    /// Follows the whole act, once all its rows stand.
    fn act(&mut self, w: &Writer<'_>) -> Result<()>;
}

/// Begins to follow an act.
pub type Follow = fn() -> Box<dyn Following>;

/// Follows nothing, where there is no log to put rows back from; a row that comes all the same is refused.
pub(crate) fn nothing() -> Box<dyn Following> {
    Box::new(Nothing)
}

struct Nothing;

impl Following for Nothing {
    fn row(&mut self, _: &Writer<'_>, _: &Change) -> Result<()> {
        Err(Error::Damaged("log: where there should be none"))
    }

    fn act(&mut self, _: &Writer<'_>) -> Result<()> {
        Ok(())
    }
}
