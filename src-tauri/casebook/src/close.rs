//! Closing a period: the figures as they were sent, frozen with the entries behind each cell, the forms, the unit's name
//! of that day, the sentence, the files and a revision number. A closed period opens as it was sent; what the register
//! says otherwise today is told entry by entry, each with its act.

mod acts;
mod change;
mod count;
mod make;
mod open;

pub use self::change::{CellChange, Changes, EntryChange, FigureChange, Standing, changes};
pub use self::make::{close, leave, reopen};
pub use self::open::{File, Opened, behind, behind_annex, file, open, told};
pub use crate::period::covers;
pub use crate::record::close::{Close, Closed, Counted, Late, Reopen, SentFile};
pub(crate) use crate::record::close::{piece, store};
