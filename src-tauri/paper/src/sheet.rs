//! One paper as it stands on its page, with the forms attached to it, filled.

use vault::error::Result;

pub use register::record::paper::sheet::{Attached, Block, COUNTRY, MOTTO, REPRINT, Sheet, Signature, cut};
use report::table::Table;
use report::written::attached;

/// Gives the forms attached to a paper, filled.
pub fn tables(sheet: &Sheet) -> Result<Vec<Table>> {
    sheet.annex.iter().map(attached::table).collect()
}
