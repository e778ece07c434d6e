//! One paper as it stands on its page, with the forms attached to it, filled.

use vault::error::Result;

pub use crate::record::paper::sheet::{Attached, Block, COUNTRY, MOTTO, REPRINT, Sheet, Signature, cut};
use crate::report::table::Table;

impl Sheet {
    /// Gives the forms attached, filled.
    pub fn tables(&self) -> Result<Vec<Table>> {
        self.annex.iter().map(Attached::table).collect()
    }
}
