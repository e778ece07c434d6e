//! What only the register above knows, handed in when a register is made or opened: what follows from rows that are put
//! back from the log (its counters, its search index), and whether what is stored can be read back.

use crate::door::{Reader, Writer};
#[cfg(test)]
use crate::error::Error;
use crate::error::Result;
use crate::last_act::Change;

/// What is handed in.
#[derive(Clone, Copy)]
pub struct Above {
    /// Begins to follow an act that is done again.
    pub follow: fn() -> Box<dyn Following>,
    /// Reads everything back, and names what cannot be.
    pub illegible: fn(Reader<'_>) -> Result<Vec<&'static str>>,
}

/// Makes what follows from the rows of one act, as they are put back.
pub trait Following {
    /// Follows one row, before the next is put: the next may name what follows from this one.
    fn row(&mut self, w: &Writer<'_>, change: &Change) -> Result<()>;
    /// Follows the whole act, once all its rows stand.
    fn act(&mut self, w: &Writer<'_>) -> Result<()>;
}

/// Nothing, for a register that is only being built: it has no log to put rows back from, and a row that comes all the
/// same is refused.
#[cfg(test)]
pub(crate) const NOTHING: Above = Above { follow: || Box::new(Nothing), illegible: |_| Ok(Vec::new()) };

#[cfg(test)]
struct Nothing;

#[cfg(test)]
impl Following for Nothing {
    fn row(&mut self, _: &Writer<'_>, _: &Change) -> Result<()> {
        Err(Error::Damaged("log: where there should be none"))
    }

    fn act(&mut self, _: &Writer<'_>) -> Result<()> {
        Ok(())
    }
}
