//! One paper as it stands on its page, with the forms attached to it, filled.

pub use crate::record::paper::sheet::{Attached, Block, COUNTRY, MOTTO, REPRINT, Sheet, Signature, cut};
use crate::report::table::Table;

impl Sheet {
    /// Gives the forms attached, filled.
    #[must_use]
    pub fn tables(&self) -> Vec<Table> {
        self.annex.iter().filter_map(Attached::table).collect()
    }
}
