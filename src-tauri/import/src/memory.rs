//! What the clerk made of the headings of a book before: kept in the register beside the window's other habits, and taken
//! for the next file with the same headings. No text of anybody's is kept, only what the columns hold.

use serde::Deserialize;
use serde_json::Value;
use serde_json::json;
use vault::Casebook;
use vault::Moment;
use vault::error::{Error, Result};

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

/// What a file of plans is called by, so that another file is not taken for one.
const FORMAT: i64 = 1;

/// Makes a small file of what columns hold, for other offices: headings and codes, no text of anybody's.
pub fn map_out(plans: &[Plan]) -> Result<Vec<u8>> {
    let plans: Vec<Plan> = plans.iter().map(Plan::bare).collect();
    serde_json::to_vec_pretty(&json!({ "import_map": FORMAT, "plans": plans }))
        .map_err(|error| Error::Disk(error.into()))
}

/// Reads such a file. One that is another file, or of another version, is refused.
pub fn map_in(bytes: &[u8]) -> Result<Vec<Plan>> {
    let file: Value = serde_json::from_slice(bytes)
        .map_err(|_| Error::Usage("tệp này không phải tệp khai cột của chương trình"))?;
    if file.get("import_map").and_then(Value::as_i64) != Some(FORMAT) {
        return Err(Error::Usage("tệp này không phải tệp khai cột của chương trình"));
    }
    let plans = file.get("plans").and_then(Value::as_array).into_iter().flatten();
    Ok(plans.take(MOST).filter_map(|plan| Plan::deserialize(plan).ok()).collect())
}
