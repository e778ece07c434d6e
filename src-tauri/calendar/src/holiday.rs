//! The days off of the public sector: a dated table, one entry a year, because the Tết window and the swapped
//! Saturdays are announced each year and cannot be computed. A year without an entry is presumed by the rule of
//! Bộ luật Lao động 2019, Điều 111–112, and whatever touches it is provisional ("tạm tính").

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::lunar;

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/law/holidays.toml"));

/// Says how sure the days off of a year are. Codes: `known`, `sourced`, `entered`, `presumed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "YearMark"))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Shipped with the program, from memory; weekdays and totals were checked.
    Known,
    /// Shipped with the program, from an announcement that was seen.
    Sourced,
    /// Entered by the office.
    Entered,
    /// Not announced or not entered yet: computed by rule, results are provisional.
    Presumed,
}

/// Says what a day is to the office. Codes: `working`, `worked_saturday`, `weekend`, `holiday`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// Monday to Friday, worked.
    Working,
    /// A Saturday worked in exchange for a weekday off.
    WorkedSaturday,
    /// A Saturday or Sunday.
    Weekend,
    /// A weekday off: public holiday, day in lieu, or day swapped with a Saturday.
    Holiday,
}

impl Day {
    /// Tells whether the day counts as ngày làm việc.
    pub fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::WorkedSaturday)
    }
}

/// Holds the days off by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    years: BTreeMap<i32, OneYear>,
}

impl Holidays {
    /// Gives the table shipped with the program, `assets/law/holidays.toml`.
    pub fn standard() -> Self {
        STANDARD.clone()
    }

    /// Enters a year, or replaces the one there: weekdays not worked and Saturdays worked. Dates of another
    /// year are left out. A holiday on a Saturday or Sunday need not be named, only the day in lieu.
    #[must_use]
    pub fn with_year<Off, Work>(mut self, year: i32, off: Off, work: Work) -> Self
    where
        Off: IntoIterator<Item = NaiveDate>,
        Work: IntoIterator<Item = NaiveDate>,
    {
        let off = off.into_iter().filter(|day| day.year() == year).collect();
        let work = work.into_iter().filter(|day| day.year() == year).collect();
        self.years.insert(year, OneYear { year, mark: Mark::Entered, off, work, from: None });
        self
    }

    /// Enters a year from a day on: what was known of the days before it stays.
    #[must_use]
    pub fn with_year_from(mut self, year: i32, from: NaiveDate, off: &[NaiveDate], work: &[NaiveDate]) -> Self {
        let mut held = self.year(year).cloned().unwrap_or(OneYear {
            year,
            mark: Mark::Entered,
            off: BTreeSet::new(),
            work: BTreeSet::new(),
            from: None,
        });
        for (days, new) in [(&mut held.off, off), (&mut held.work, work)] {
            days.retain(|day| *day < from);
            days.extend(new.iter().filter(|day| day.year() == year && **day >= from));
        }
        self.years.insert(year, OneYear { mark: Mark::Entered, from: Some(from), ..held });
        self
    }

    /// The day from which the office last entered a year.
    pub(super) fn entered_from(&self, year: i32) -> Option<NaiveDate> {
        self.year(year)?.from
    }

    /// Tells how sure the days off of a year are.
    pub fn mark(&self, year: i32) -> Mark {
        self.year(year).map_or(Mark::Presumed, |year| year.mark)
    }

    /// Tells whether the year is only presumed, so that results which touch it are provisional.
    pub fn is_provisional(&self, year: i32) -> bool {
        self.mark(year) == Mark::Presumed
    }

    /// Lists the weekdays off of a year in order: entered, shipped or presumed.
    pub fn off(&self, year: i32) -> Vec<NaiveDate> {
        self.year(year).map_or_else(Vec::new, |year| year.off.iter().copied().collect())
    }

    /// Lists the Saturdays worked in a year in order.
    pub fn work(&self, year: i32) -> Vec<NaiveDate> {
        self.year(year).map_or_else(Vec::new, |year| year.work.iter().copied().collect())
    }

    /// Tells what a day is to the office. Outside 1976–2100 only the weekends are known.
    pub fn day(&self, day: NaiveDate) -> Day {
        let year = self.year(day.year());
        if year.is_some_and(|year| year.work.contains(&day)) {
            Day::WorkedSaturday
        } else if is_weekend(day) {
            Day::Weekend
        } else if year.is_some_and(|year| year.off.contains(&day)) {
            Day::Holiday
        } else {
            Day::Working
        }
    }

    fn year(&self, year: i32) -> Option<&OneYear> {
        self.years.get(&year).or_else(|| PRESUMED.get(&year))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OneYear {
    year: i32,
    mark: Mark,
    off: BTreeSet<NaiveDate>,
    work: BTreeSet<NaiveDate>,
    /// The day from which the office last entered it.
    #[serde(skip)]
    from: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    year: Vec<OneYear>,
}

/// The table is part of the program and a test reads it; were it unreadable, every year would be presumed and
/// every result say so.
static STANDARD: LazyLock<Holidays> = LazyLock::new(|| {
    let years = toml::from_str(TABLE).map_or_else(|_| Vec::new(), |table: Table| table.year);
    Holidays { years: years.into_iter().map(|year| (year.year, year)).collect() }
});

static PRESUMED: LazyLock<BTreeMap<i32, OneYear>> =
    LazyLock::new(|| (lunar::FIRST_YEAR..=lunar::LAST_YEAR).map(|year| (year, presume(year))).collect());

/// Computes the days off of a year by rule: the holidays, and for each that falls on a weekend the next weekday.
fn presume(year: i32) -> OneYear {
    let holidays = statutory(year);
    let mut off = holidays.clone();
    for holiday in holidays.iter().filter(|day| is_weekend(**day)) {
        let in_lieu = holiday.iter_days().find(|day| !is_weekend(*day) && !off.contains(day));
        off.extend(in_lieu);
    }
    off.retain(|day| !is_weekend(*day));
    OneYear { year, mark: Mark::Presumed, off, work: BTreeSet::new(), from: None }
}

/// Lists the public holidays of a year on whatever weekday they fall.
fn statutory(year: i32) -> BTreeSet<NaiveDate> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let tet = lunar::tet(year);
    // From the last day of the old year to mùng 4.
    let tet_days = (0..5).map(|n| tet?.pred_opt()?.checked_add_days(Days::new(n)));
    let fixed = [day(1, 1), lunar::hung_kings(year), day(4, 30), day(5, 1), day(9, 2)];
    // Two days for Quốc khánh since the code of 2019 took effect on 01/01/2021.
    let beside = if year >= 2021 { day(9, 2).and_then(beside_national_day) } else { None };
    let culture = if year >= 2026 { day(11, 24) } else { None };
    fixed.into_iter().chain(tet_days).chain([beside, culture]).flatten().collect()
}

/// Picks 01/09 or 03/09: the weekday beside 02/09, and of two weekdays the one nearer the weekend.
fn beside_national_day(second: NaiveDate) -> Option<NaiveDate> {
    match second.weekday() {
        Weekday::Mon | Weekday::Thu | Weekday::Sun => second.succ_opt(),
        _ => second.pred_opt(),
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_shipped_table_holds_2019_to_2026() {
        let table: Table = toml::from_str(TABLE).unwrap();
        assert_eq!(table.year.iter().map(|year| year.year).collect::<Vec<_>>(), (2019..=2026).collect::<Vec<_>>());
        for year in table.year {
            assert!(year.off.iter().all(|day| day.year() == year.year && !is_weekend(*day)), "{}", year.year);
            assert!(year.work.iter().all(|day| day.year() == year.year && day.weekday() == Weekday::Sat));
        }
    }

    #[test]
    fn the_presumed_holidays_are_the_announced_ones_but_for_tet_and_the_swaps() {
        let standard = Holidays::standard();
        let swapped = ["2019-04-29", "2024-04-29", "2025-05-02", "2026-01-02", "2026-08-31"].map(on);
        let near_tet = |day: &NaiveDate| (15..=55).contains(&day.ordinal());
        for year in 2019..=2026 {
            let kept = |days: Vec<NaiveDate>| -> Vec<NaiveDate> {
                days.into_iter().filter(|day| !near_tet(day) && !swapped.contains(day)).collect()
            };
            let presumed = presume(year);
            assert_eq!(kept(presumed.off.into_iter().collect()), kept(standard.off(year)), "{year}");
        }
    }

    #[test]
    fn a_year_not_announced_is_presumed_and_says_so() {
        let standard = Holidays::standard();
        let days = [
            "2027-01-01",
            "2027-02-05",
            "2027-02-08",
            "2027-02-09",
            "2027-02-10",
            "2027-02-11",
            "2027-04-16",
            "2027-04-30",
            "2027-05-03",
            "2027-09-02",
            "2027-09-03",
            "2027-11-24",
        ];
        assert_eq!(standard.off(2027), days.map(on));
        assert_eq!(standard.mark(2027), Mark::Presumed);
        assert!(!standard.is_provisional(2026));
    }

    #[test]
    fn a_year_entered_by_the_office_takes_the_place_of_the_presumed_one() {
        let off = ["2027-01-01", "2027-02-04", "2028-01-03"].map(on);
        let entered = Holidays::standard().with_year(2027, off, [on("2027-01-09")]);
        assert_eq!(entered.mark(2027), Mark::Entered);
        assert_eq!(entered.off(2027), [on("2027-01-01"), on("2027-02-04")], "a date of 2028 is no date of 2027");
        assert_eq!(entered.day(on("2027-01-09")), Day::WorkedSaturday);
        assert_eq!(entered.day(on("2027-02-08")), Day::Working);
        assert_eq!(entered.day(on("2026-11-24")), Day::Holiday, "other years stay");
    }
}
