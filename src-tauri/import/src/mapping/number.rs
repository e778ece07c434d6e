//! Whether the running numbers of a sheet are the numbers of the year's book.

use std::collections::BTreeMap;

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
    let dated = plan.day_column().map(|column| column.place);
    let last = NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or_default();
    let mut year = plan.year;
    let mut numbers = Vec::new();
    for row in plan.rows(sheet) {
        let Some(number) = sheet.cell(row, column.place) else { continue };
        let day = dated.and_then(|place| sheet.cell(row, place)).and_then(|day| cell::day(day, year, last).ok());
        year = day.map(|day| day.year()).or(year);
        if day.is_some() && !sheet.is_spread(row, column.place) {
            numbers.extend(number.shown().trim().trim_matches('.').parse::<i64>().ok().map(|number| (year, number)));
        }
    }
    numbers
}

/// Tells whether the numbers can be the book's: hardly any stands twice in a year. A few that do were mistyped; a book that
/// begins anew each month has as many ones as months.
pub(super) fn are_the_books(numbers: &[Numbered]) -> bool {
    let mut seen: BTreeMap<&Numbered, usize> = BTreeMap::new();
    for number in numbers {
        *seen.entry(number).or_default() += 1;
    }
    let twice: usize = seen.values().filter(|times| **times > 1).map(|times| times - 1).sum();
    let begins_anew = numbers
        .windows(2)
        .filter(|pair| matches!(pair, [(one_year, one), (year, next)] if year == one_year && *next == 1 && *one >= 1))
        .count();
    twice == 0 || begins_anew == 0 && twice * 10 <= numbers.len().max(10)
}
