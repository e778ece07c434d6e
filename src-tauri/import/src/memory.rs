//! What the clerk made of the headings of a book before: kept in the register beside the window's other habits, and taken
//! for the next file with the same headings. No text of anybody's is kept, only what the columns hold.

use serde::Deserialize;
use serde_json::Value;
use serde_json::json;
use vault::Casebook;
use vault::Moment;
use vault::error::Result;

use super::mapping::Plan;

/// The habit the plans are.
const HABIT: &str = "import";
/// So many different books are remembered, the newest.
const MOST: usize = 20;

/// Gives the plans of earlier imports, the oldest first. A plan of another shape, as another version of this program made
/// them, is no plan: that is the window's memory, not the office's book.
pub fn remembered(book: &Casebook) -> Result<Vec<Plan>> {
    let kept = book.read().habit(HABIT)?;
    let plans = kept.as_ref().and_then(Value::as_array).into_iter().flatten();
    Ok(plans.filter_map(|plan| Plan::deserialize(plan).ok()).collect())
}

/// Remembers a plan for files with the same headings, in place of the one before.
pub fn remember(book: &Casebook, plan: &Plan, now: Moment) -> Result<()> {
    let mut plans = remembered(book)?;
    plans.retain(|one| one.headings != plan.headings);
    plans.push(plan.bare());
    let from = plans.len().saturating_sub(MOST);
    book.keep_habit(HABIT, &json!(plans.get(from..).unwrap_or_default()), now)
}
