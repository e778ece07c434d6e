//! Counting in ngày làm việc: Monday to Friday, less the days off, and the Saturdays worked in exchange. Every
//! answer tells whether it touched a year whose days off are only presumed.

use chrono::{Datelike, NaiveDate};

use super::holiday::{Day, Holidays};

/// Holds an answer together with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned<T> {
    /// The answer.
    pub value: T,
    /// A year whose days off are only presumed was used.
    pub provisional: bool,
}

/// Tells where a walk through the calendar ended and what it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// The day on which the walk ended.
    pub day: NaiveDate,
    /// The weekends and holidays passed over and the worked Saturdays counted, in the order met.
    pub met: Vec<(NaiveDate, Day)>,
    /// A year whose days off are only presumed was used.
    pub provisional: bool,
}

/// Tells whether a day is worked.
pub fn is_working(holidays: &Holidays, day: NaiveDate) -> Reckoned<bool> {
    Reckoned { value: holidays.day(day).is_working(), provisional: holidays.is_provisional(day.year()) }
}

/// Finds the first working day on or after `day` (Bộ luật Dân sự 2015, Điều 148.5). `None` past the last date
/// that can be written.
pub fn next_working(holidays: &Holidays, day: NaiveDate) -> Option<Walk> {
    settle(holidays, day, NaiveDate::succ_opt)
}

/// Finds the last working day on or before `day`.
pub fn previous_working(holidays: &Holidays, day: NaiveDate) -> Option<Walk> {
    settle(holidays, day, NaiveDate::pred_opt)
}

/// Counts `count` working days from `day`, which is not counted itself (Bộ luật Dân sự 2015, Điều 147.2); a
/// negative count goes back. Zero stays on the day, worked or not. `None` past the dates that can be written.
pub fn add_working(holidays: &Holidays, day: NaiveDate, count: i64) -> Option<Walk> {
    let mut walk = Walk { day, met: Vec::new(), provisional: false };
    let mut left = count.unsigned_abs();
    while left > 0 {
        walk.day = if count > 0 { walk.day.succ_opt()? } else { walk.day.pred_opt()? };
        walk.provisional |= holidays.is_provisional(walk.day.year());
        let kind = holidays.day(walk.day);
        if kind.is_working() {
            left -= 1;
        }
        if kind != Day::Working {
            walk.met.push((walk.day, kind));
        }
    }
    Some(walk)
}

/// Counts the working days after `from` up to and including `to`; negative when `to` lies before `from`.
pub fn working_between(holidays: &Holidays, from: NaiveDate, to: NaiveDate) -> Reckoned<i64> {
    let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
    let mut between = Reckoned { value: 0, provisional: false };
    for day in first.iter_days().skip(1).take_while(|day| *day <= last) {
        let today = is_working(holidays, day);
        between.value += i64::from(today.value);
        between.provisional |= today.provisional;
    }
    Reckoned { value: sign * between.value, ..between }
}

fn settle(holidays: &Holidays, day: NaiveDate, step: fn(&NaiveDate) -> Option<NaiveDate>) -> Option<Walk> {
    let mut walk = Walk { day, met: Vec::new(), provisional: false };
    loop {
        walk.provisional |= holidays.is_provisional(walk.day.year());
        let kind = holidays.day(walk.day);
        if kind.is_working() {
            return Some(walk);
        }
        walk.met.push((walk.day, kind));
        walk.day = step(&walk.day)?;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn after(day: &str, count: i64) -> Walk {
        add_working(&Holidays::standard(), on(day), count).unwrap()
    }

    #[test]
    fn a_swapped_saturday_is_worked_and_its_monday_is_not() {
        let standard = Holidays::standard();
        assert!(is_working(&standard, on("2026-08-22")).value);
        assert!(!is_working(&standard, on("2026-08-31")).value);
        assert!(!is_working(&standard, on("2026-08-29")).value, "an ordinary Saturday");
    }

    #[test]
    fn the_day_of_the_event_is_not_counted() {
        assert_eq!(after("2019-09-05", 1).day, on("2019-09-06"));
        assert_eq!(after("2019-09-07", 1).day, on("2019-09-09"), "received on Saturday, day 1 is Monday");
        assert_eq!(after("2019-09-07", 0).day, on("2019-09-07"));
    }

    #[test]
    fn counting_back_undoes_counting_forward() {
        for (day, count) in [("2026-02-12", 7), ("2026-08-21", 7), ("2025-04-25", 5)] {
            let due = after(day, count).day;
            assert_eq!(add_working(&Holidays::standard(), due, -count).unwrap().day, on(day));
        }
    }

    #[test]
    fn a_limit_that_ends_in_tet_moves_behind_it() {
        let standard = Holidays::standard();
        let walk = next_working(&standard, on("2026-02-15")).unwrap();
        assert_eq!(walk.day, on("2026-02-23"));
        assert_eq!(walk.met.len(), 8);
        assert_eq!(next_working(&standard, walk.day).unwrap().day, walk.day, "a working day stays");
        assert_eq!(previous_working(&standard, on("2026-02-22")).unwrap().day, on("2026-02-13"));
    }

    #[test]
    fn the_days_between_are_counted_without_the_first_and_with_the_last() {
        let between = |from, to| working_between(&Holidays::standard(), on(from), on(to)).value;
        assert_eq!(between("2026-02-12", "2026-03-02"), 7);
        assert_eq!(between("2026-03-02", "2026-02-12"), -7);
        assert_eq!(between("2026-03-02", "2026-03-02"), 0);
        assert_eq!(between("2026-08-21", "2026-08-23"), 1, "Saturday 22/08 is worked");
    }

    #[test]
    fn an_answer_that_touches_a_year_not_announced_is_provisional() {
        assert!(!after("2026-12-30", 1).provisional);
        assert!(after("2026-12-30", 2).provisional, "01/01/2027 was looked at");
        assert!(is_working(&Holidays::standard(), on("2018-06-01")).provisional);
        assert!(working_between(&Holidays::standard(), on("2026-12-30"), on("2027-01-04")).provisional);
    }

    #[test]
    fn the_end_of_the_calendar_is_no_crash() {
        assert_eq!(add_working(&Holidays::standard(), NaiveDate::MAX, 1), None);
        assert_eq!(add_working(&Holidays::standard(), NaiveDate::MIN, -1), None);
    }
}
