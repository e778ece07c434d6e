//! Closing a period: the figures as they were sent, frozen with the entries behind each cell, the forms, the unit's name
//! of that day, the sentence, the files and a revision number. A closed period opens as it was sent; what the register
//! says otherwise today is told entry by entry, each with its act.

mod acts;
mod as_sent;
mod change;
mod count;
mod make;

use vault::Reader;
use vault::error::Result;

pub use self::as_sent::{File, Opened, behind, behind_annex, file, open, told};
pub use self::change::{CellChange, Changes, EntryChange, FigureChange, Standing, changes};
pub use self::make::{close, leave, reopen};
pub use register::period::covers;
pub use register::record::close::{Close, Closed, Counted, Late, Reopen, SentFile};
pub(crate) use register::record::close::{cells, piece, store};

/// Reads everything that was frozen for every close, and says so where anything cannot be what was sent.
pub fn legible(r: Reader<'_>) -> Result<()> {
    let mut all = Vec::new();
    store::each(r, |close| {
        all.push(close);
        Ok(())
    })?;
    all.iter().try_for_each(|close| as_sent::legible(r, close))
}
