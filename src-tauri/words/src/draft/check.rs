//! What drafts of many kinds are checked for.

use chrono::NaiveDate;

use super::Draft;
use crate::fault::Trouble;

/// Takes a count of nought or more that must be there.
pub fn count(draft: &mut Draft, field: &str) -> i64 {
    draft.maybe_count(field).unwrap_or_else(|| {
        draft.fault_once(field, Trouble::Missing);
        0
    })
}

/// Checks that a part is no more than its whole, where both are known.
pub fn check_part(draft: &mut Draft, field: &str, part: Option<i64>, whole: Option<i64>) {
    if part.zip(whole).is_some_and(|(part, whole)| part > whole) {
        draft.fault(field, Trouble::PartOverWhole);
    }
}

/// Checks that a day is not before another.
pub fn check_order(draft: &mut Draft, field: &str, first: NaiveDate, then: Option<NaiveDate>) {
    if then.is_some_and(|then| then < first) {
        draft.fault(field, Trouble::EndBeforeStart);
    }
}

/// Checks that a stretch of validity ends after it begins.
pub fn check_validity(draft: &mut Draft, from: Option<NaiveDate>, to: Option<NaiveDate>) {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        draft.fault("valid_to", Trouble::EndBeforeStart);
    }
}
