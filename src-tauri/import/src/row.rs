//! From the rows of a sheet to lines: entries with every value resolved, as a reader of the paper would see them.
//! A line becomes drafts of the open format in `draft`.

mod day;
mod draft;
mod line;
mod no_entry;
mod number;
mod paper;
mod particulars;
mod people;
mod walk;
mod words;

pub(super) use self::draft::{Decided, Drafted, Known, drafts};
pub(super) use self::line::{Line, origin};
pub use self::no_entry::Why;
pub(super) use self::paper::is_closed;
pub(super) use self::walk::{Walked, walk};
pub(super) use self::words::Own;
use super::doubt::Doubt;
use super::mapping;
use ::words::vietnamese::fold::tokens;

/// A short key for a name: two spellings of it are one.
fn key(text: &str) -> String {
    mapping::digest(&[tokens(text).join(" ").as_bytes()])
}
