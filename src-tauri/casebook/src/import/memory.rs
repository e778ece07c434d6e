//! What the clerk made of the headings of a book before: kept in the register beside the window's other habits, and taken
//! for the next file with the same headings. No text of anybody's is kept, only what the columns hold.

use serde_json::json;

use super::mapping::Plan;
use crate::casebook::{Casebook, Moment, Reader};
use crate::error::{Error, Result};

/// Where the plans are kept.
const PLACE: &str = "~import";
/// So many different books are remembered, the newest.
const MOST: usize = 20;

/// Gives the plans of earlier imports, the oldest first.
pub fn remembered(book: &Casebook) -> Result<Vec<Plan>> {
    read(book.read())
}

/// Reads the plans, and says so where they cannot be what was kept.
pub(crate) fn legible(r: Reader<'_>) -> Result<()> {
    read(r).map(|_| ())
}

fn read(r: Reader<'_>) -> Result<Vec<Plan>> {
    let Some(kept) = r.unfinished(PLACE)? else { return Ok(Vec::new()) };
    serde_json::from_value(kept.form).map_err(|_| Error::Damaged("register: the plans of earlier imports"))
}

/// Remembers a plan for files with the same headings, in place of the one before.
pub fn remember(book: &Casebook, plan: &Plan, now: Moment) -> Result<()> {
    let mut plans = remembered(book)?;
    plans.retain(|one| one.headings != plan.headings);
    plans.push(plan.bare());
    let from = plans.len().saturating_sub(MOST);
    book.keep(PLACE, &json!(plans.get(from..).unwrap_or_default()), None, now)
}
