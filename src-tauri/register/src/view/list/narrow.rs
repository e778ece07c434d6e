//! Filters that no column holds: the days of a period, and what is overdue on a day as the law of that day has it.

use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use super::{Query, store};
use crate::period;
use crate::view::due;

/// Turns the filters `period` (`this`, or `from..to`) and `overdue` (`yes`) into days and ids.
pub(super) fn settled(r: Reader<'_>, slice: Slice, query: &Query, today: NaiveDate) -> Result<Query> {
    let mut query = query.clone();
    if let Some(asked) = query.filter.remove("period").filter(|period| !period.is_empty()) {
        let (from, to) = if let Some((from, to)) = asked.split_once("..") {
            (from.to_owned(), to.to_owned())
        } else {
            let span = period::running(r, today)?;
            (span.from.to_string(), span.to.to_string())
        };
        query.filter.extend([("from".to_owned(), from), ("to".to_owned(), to)]);
    }
    if query.filter.remove("overdue").is_some_and(|asked| asked == "yes") {
        let late = overdue(r, slice, today)?;
        query.ids = Some(match query.ids.take() {
            Some(ids) => ids.into_iter().filter(|id| late.contains(id)).collect(),
            None => late,
        });
    }
    Ok(query)
}

/// Gives the records of a slice that are overdue: papers and visits by themselves, and papers and matters whose
/// resolution is.
fn overdue(r: Reader<'_>, slice: Slice, today: NaiveDate) -> Result<Vec<i64>> {
    let late: Vec<due::Due> = due::due(r, today)?.into_iter().filter(|one| one.state == "overdue").collect();
    let of = |slice: Slice| -> Vec<i64> { late.iter().filter(|one| one.slice == slice).map(|one| one.id).collect() };
    match slice {
        Slice::Petition => store::late_petitions(r, &of(Slice::Petition), &of(Slice::Resolution)),
        Slice::Matter => store::late_matters(r, &of(Slice::Petition), &of(Slice::Resolution)),
        own => Ok(of(own)),
    }
}
