//! The two books printed, a year at a time; and the columns they have.

mod layout;
mod page;
mod print;
mod sheet;
mod store;
mod width;

use vault::error::{Error, Result};

pub use self::layout::{BookColumn, Layout, layout};
pub use self::page::{Head, Line};
pub use self::print::{Part, Printed, file_name, look, print, years};

/// Writes a printed year as a workbook: the same print is the same file.
pub fn workbook(book: &Printed) -> Result<Vec<u8>> {
    sheet::workbook(book).map_err(|error| Error::Workbook(error.to_string()))
}
