//! The Vietnamese lunar calendar, reckoned at UTC+7 by the rule Hồ Ngọc Đức published: a month begins on the day
//! of the new moon, month 11 holds the winter solstice, and of thirteen months between two solstices the first
//! without a major solar term is the leap month. Chinese libraries do not serve: they reckon at UTC+8, and 1985,
//! 2007 and 2030 begin on another day. Valid from 1976, when the whole country came to share UTC+7, to 2100. Two new
//! moons within two minutes of midnight (12/2072, 11/2077) may fall a day earlier by a finer ephemeris; no holiday does.

use std::f64::consts::PI;
use std::iter::successors;

use chrono::{Datelike, NaiveDate};

/// The first Gregorian year for which the rule holds.
pub const FIRST_YEAR: i32 = 1976;
/// The last Gregorian year for which the rule holds.
pub const LAST_YEAR: i32 = 2100;

/// Says where `num_days_from_ce` stands against the Julian day number of the same noon.
const JULIAN_OFFSET: i32 = 1_721_425;
/// The mean length of a lunar month, in days.
const MEAN_MONTH: f64 = 29.530_588_853;

/// Names a day of the lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lunar {
    /// The lunar year, named after the Gregorian year in which it begins.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, 1 to 30.
    pub day: u32,
    /// The month is the leap month that follows the ordinary month of the same number.
    pub leap: bool,
}

impl Lunar {
    /// Finds the Gregorian date of this day; `None` when the year has no such month or the month no such day,
    /// or the date lies outside 1976–2100.
    pub fn date(self) -> Option<NaiveDate> {
        // Months 11 and 12 of a year stand at the head of the next round.
        let months = round(self.year).into_iter().chain(round(self.year.saturating_add(1)));
        let month = months
            .into_iter()
            .find(|month| month.year == self.year && month.number == self.month && month.leap == self.leap)?;
        let offset = i32::try_from(self.day).ok()?;
        if !(1..=month.length).contains(&offset) {
            return None;
        }
        NaiveDate::from_num_days_from_ce_opt(month.first + offset - 1 - JULIAN_OFFSET).filter(|date| holds(*date))
    }
}

/// Finds mùng 1 Tết of a year; `None` outside 1976–2100.
pub fn tet(year: i32) -> Option<NaiveDate> {
    from_lunar(year, 1, 1)
}

/// Finds Giỗ Tổ Hùng Vương (the 10th of the third month) of a year; `None` outside 1976–2100.
pub fn hung_kings(year: i32) -> Option<NaiveDate> {
    from_lunar(year, 3, 10)
}

/// Finds the Gregorian date of a day in an ordinary (not leap) month; see [`Lunar::date`] for leap months.
pub fn from_lunar(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    Lunar { year, month, day, leap: false }.date()
}

fn holds(date: NaiveDate) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

struct Month {
    year: i32,
    number: u32,
    leap: bool,
    /// The Julian day number of the first day.
    first: i32,
    /// In days, 29 or 30.
    length: i32,
}

/// Lists the twelve or thirteen months from month 11 of the year before up to month 10 of `year`.
fn round(year: i32) -> Vec<Month> {
    // Outside, the series below lose their meaning; one year more on both sides closes the rounds at the ends.
    if !(FIRST_YEAR - 1..=LAST_YEAR + 1).contains(&year) {
        return Vec::new();
    }
    let (Some(first), Some(next)) = (eleventh_month(year - 1), eleventh_month(year)) else {
        return Vec::new();
    };
    let has_no_major_term = |moon: &i32| solar_term(new_moon(*moon)) == solar_term(new_moon(*moon + 1));
    let leap = if next - first == 13 { (first + 1..next).find(has_no_major_term) } else { None };
    let numbers = successors(Some((first, 11)), |(moon, number)| {
        let moon = moon + 1;
        Some((moon, if Some(moon) == leap { *number } else { number % 12 + 1 }))
    });
    numbers
        .take_while(|(moon, _)| *moon < next)
        .map(|(moon, number)| Month {
            year: if number >= 11 { year - 1 } else { year },
            number,
            leap: Some(moon) == leap,
            first: new_moon(moon),
            length: new_moon(moon + 1) - new_moon(moon),
        })
        .collect()
}

/// Finds the new moon, counted from the first one of 1900, that begins month 11 of a year: the last one not after
/// the winter solstice.
fn eleventh_month(year: i32) -> Option<i32> {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31)?.num_days_from_ce() + JULIAN_OFFSET;
    let moon = floor(f64::from(last_day - 2_415_021) / MEAN_MONTH);
    Some(if solar_term(new_moon(moon)) >= 9 { moon - 1 } else { moon })
}

/// Reckons the day, as a Julian day number at UTC+7, of a new moon counted from the first one of 1900.
fn new_moon(moon: i32) -> i32 {
    let k = f64::from(moon);
    let t = k / 1_236.85;
    let (t2, t3) = (t * t, t * t * t);
    let sin = |degrees: f64| (degrees * PI / 180.0).sin();
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * sin(166.56 + 132.87 * t - 0.009_173 * t2);
    let sun = 359.224_2 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3;
    let luna = 306.025_3 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3;
    let node = 21.296_4 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3;
    let correction = (0.173_4 - 0.000_393 * t) * sin(sun) + 0.002_1 * sin(2.0 * sun) - 0.406_8 * sin(luna)
        + 0.016_1 * sin(2.0 * luna)
        - 0.000_4 * sin(3.0 * luna)
        + 0.010_4 * sin(2.0 * node)
        - 0.005_1 * sin(sun + luna)
        - 0.007_4 * sin(sun - luna)
        + 0.000_4 * sin(2.0 * node + sun)
        - 0.000_4 * sin(2.0 * node - sun)
        - 0.000_6 * sin(2.0 * node + luna)
        + 0.001_0 * sin(2.0 * node - luna)
        + 0.000_5 * sin(2.0 * luna + sun);
    // From the even time of the ephemeris to the time of the clocks.
    let clock = -0.000_278 + 0.000_265 * t + 0.000_262 * t2;
    floor(mean + correction - clock + 0.5 + 7.0 / 24.0)
}

/// Tells which twelfth of its path, 0 from the spring equinox to 11, the sun is in when a day begins at UTC+7.
fn solar_term(julian_day: i32) -> i32 {
    let t = (f64::from(julian_day) - 0.5 - 7.0 / 24.0 - 2_451_545.0) / 36_525.0;
    let t2 = t * t;
    let sin = |degrees: f64| (degrees * PI / 180.0).sin();
    let anomaly = 357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * sin(anomaly)
        + (0.019_993 - 0.000_101 * t) * sin(2.0 * anomaly)
        + 0.000_290 * sin(3.0 * anomaly);
    floor((mean + centre).rem_euclid(360.0) / 30.0)
}

#[allow(clippy::cast_possible_truncation, reason = "day and moon numbers of 1975–2101 are far below i32::MAX")]
fn floor(number: f64) -> i32 {
    number.floor() as i32
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Finds the lunar day of a Gregorian date; `None` outside 1976–2100.
    fn to_lunar(date: NaiveDate) -> Option<Lunar> {
        if !holds(date) {
            return None;
        }
        let julian = date.num_days_from_ce() + JULIAN_OFFSET;
        let months = round(date.year()).into_iter().chain(round(date.year() + 1));
        let month = months.into_iter().find(|month| (month.first..month.first + month.length).contains(&julian))?;
        let day = u32::try_from(julian - month.first + 1).ok()?;
        Some(Lunar { year: month.year, month: month.number, day, leap: month.leap })
    }

    const OFFICIAL: [(i32, &str, &str); 18] = [
        (2018, "2018-02-16", "2018-04-25"),
        (2019, "2019-02-05", "2019-04-14"),
        (2020, "2020-01-25", "2020-04-02"),
        (2021, "2021-02-12", "2021-04-21"),
        (2022, "2022-02-01", "2022-04-10"),
        (2023, "2023-01-22", "2023-04-29"),
        (2024, "2024-02-10", "2024-04-18"),
        (2025, "2025-01-29", "2025-04-07"),
        (2026, "2026-02-17", "2026-04-26"),
        (2027, "2027-02-06", "2027-04-16"),
        (2028, "2028-01-26", "2028-04-04"),
        (2029, "2029-02-13", "2029-04-23"),
        (2030, "2030-02-02", "2030-04-12"),
        (2031, "2031-01-23", "2031-04-01"),
        (2032, "2032-02-11", "2032-04-19"),
        (2033, "2033-01-31", "2033-04-09"),
        (2034, "2034-02-19", "2034-04-28"),
        (2035, "2035-02-08", "2035-04-17"),
    ];

    #[test]
    fn tet_and_the_day_of_the_hung_kings_fall_as_the_official_calendar_says() {
        for (year, new_year, kings) in OFFICIAL {
            assert_eq!(tet(year), Some(on(new_year)), "Tết {year}");
            assert_eq!(hung_kings(year), Some(on(kings)), "Giỗ Tổ {year}");
        }
    }

    #[test]
    fn tet_differs_from_the_chinese_new_year_in_1985_2007_and_2030() {
        assert_eq!(tet(1985), Some(on("1985-01-21")), "China: 20/02/1985");
        assert_eq!(tet(2007), Some(on("2007-02-17")), "China: 18/02/2007");
        assert_eq!(tet(2030), Some(on("2030-02-02")), "China: 03/02/2030");
    }

    #[test]
    fn a_leap_month_follows_the_month_of_its_number() {
        let day = |month, leap| Lunar { year: 2025, month, day: 1, leap };
        assert_eq!(to_lunar(on("2025-06-25")), Some(day(6, false)));
        assert_eq!(to_lunar(on("2025-07-25")), Some(day(6, true)));
        assert_eq!(to_lunar(on("2025-08-23")), Some(day(7, false)));
        assert_eq!(day(5, true).date(), None, "2025 has no second month 5");
    }

    #[test]
    fn every_day_from_1976_to_2100_goes_to_the_lunar_calendar_and_back() {
        let mut before: Option<Lunar> = None;
        for date in on("1976-01-01").iter_days().take_while(|date| date.year() <= LAST_YEAR) {
            let lunar = to_lunar(date).unwrap();
            assert_eq!(lunar.date(), Some(date), "{lunar:?}");
            if let Some(before) = before {
                let next_day = Lunar { day: before.day + 1, ..before };
                assert!(lunar == next_day || (lunar.day == 1 && before.day >= 29), "{before:?} then {lunar:?}");
            }
            before = Some(lunar);
        }
    }

    #[test]
    fn a_day_that_the_lunar_calendar_does_not_have_has_no_date() {
        assert_eq!(from_lunar(2026, 13, 1), None);
        assert_eq!(from_lunar(2026, 1, 31), None);
        assert_eq!(from_lunar(2026, 1, 0), None);
        assert_eq!(tet(1900), None);
        assert_eq!(tet(i32::MAX), None);
        assert_eq!(to_lunar(on("2101-01-01")), None);
        assert_eq!(to_lunar(NaiveDate::MIN), None);
    }
}
