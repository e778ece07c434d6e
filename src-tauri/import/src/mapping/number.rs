//! Whether the running numbers of a sheet are the numbers of the year's book.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Plan;
use crate::cell;
use crate::heading::Column;
use crate::sheet::Sheet;

/// A number with the year of its row.
type Numbered = (Option<i32>, i64);

/// Gives the numbers of a sheet's dated rows.
pub(super) fn of(sheet: &Sheet, plan: &Plan) -> Vec<Numbered> {
    let Some(column) = plan.column(Column::Number) else { return Vec::new() };
    let dated = plan.column(Column::VisitedOn).or(plan.column(Column::ReceivedOn)).map(|column| column.place);
    let last = NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or_default();
    let mut year = plan.year;
    let mut numbers = Vec::new();
    for (row, number) in sheet.below(plan.first_row().saturating_sub(1), column.place) {
        let day = dated.and_then(|place| sheet.cell(row, place)).and_then(|day| cell::day(day, year, last).ok());
        year = day.map(|day| day.year()).or(year);
        if day.is_some() && !sheet.is_spread(row, column.place) {
            numbers.extend(cell::count(&number.shown()).map(|number| (year, number)));
        }
    }
    numbers
}

/// Tells whether no number stands twice in a year.
pub(super) fn are_the_books(numbers: &[Numbered]) -> bool {
    let mut seen = BTreeSet::new();
    numbers.iter().all(|number| seen.insert(number))
}
