//! What the clerk made of the headings of a book before: kept in the register beside the window's other habits, and taken
//! for the next file with the same headings. No text of anybody's is kept, only what the columns hold.

use serde_json::json;
use vault::error::Result;
use vault::{Casebook, Moment};

use super::mapping::Plan;

/// Where the plans are kept.
const PLACE: &str = "~import";
/// So many different books are remembered, the newest.
const MOST: usize = 20;

/// Gives the plans of earlier imports, the oldest first. What an older program kept otherwise is forgotten.
pub fn remembered(book: &Casebook) -> Result<Vec<Plan>> {
    let kept = book.unfinished(PLACE)?.map(|kept| kept.form);
    Ok(kept.and_then(|plans| serde_json::from_value(plans).ok()).unwrap_or_default())
}

/// Remembers a plan for files with the same headings, in place of the one before.
pub fn remember(book: &Casebook, plan: &Plan, now: Moment) -> Result<()> {
    let mut plans = remembered(book)?;
    plans.retain(|one| one.headings != plan.headings);
    plans.push(plan.bare());
    let from = plans.len().saturating_sub(MOST);
    book.keep(PLACE, &json!(plans.get(from..).unwrap_or_default()), None, now)
}
