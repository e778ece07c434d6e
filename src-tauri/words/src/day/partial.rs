//! A day known only in part. Many elders know the year of their birth and nothing more, and a letter may be
//! dated `tháng 3 năm 1956`. What is not known is not invented.

use std::fmt;

use chrono::NaiveDate;

use super::{DayFault, YEARS, iso, number, numbers, short, show};
use crate::vietnamese::fold::fold;

/// A year, a month of a year, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDay {
    /// Only the year is known.
    Year(i32),
    /// The year and the month (1 to 12) are known.
    Month(i32, u32),
    /// The whole day is known.
    Day(NaiveDate),
}

impl PartialDay {
    /// Reads what a clerk types: `1956`, `3/1956`, `…/3/1956`, `…/…/1956`, `00/00/1956`, `tháng 3 năm 1956`, or
    /// a whole day in any form `day::parse_typed` knows. Four digits are a year when they can be one, so
    /// `1905` is a year and `0509` a day.
    pub fn parse_typed(text: &str, today: NaiveDate) -> Result<Self, DayFault> {
        let typed = fold(text);
        let typed = typed.trim_start_matches("ngai").trim();
        let fields: Vec<&str> = typed.split('/').map(str::trim).collect();
        let known: Vec<&str> = fields.iter().copied().skip_while(|field| is_unknown(field)).collect();
        if known.iter().any(|field| is_unknown(field)) {
            // A day in a month nobody knows: the clerk should write the year alone.
            return Err(DayFault::NotADate);
        }
        let parts: Vec<&str> = known.iter().copied().flat_map(numbers).collect();
        match parts.as_slice() {
            [year] if year.len() == 4 => Self::from_run(year, known.len() < fields.len(), today),
            [year, month] if year.len() == 4 => Self::month_of(month, year),
            [month, year] if year.len() == 4 => Self::month_of(month, year),
            _ if known.len() < fields.len() => Err(DayFault::NotADate),
            _ => super::parse_typed(text, today).map(Self::Day),
        }
    }

    /// Reads a stored value, strictly `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        // The missing rest is filled in only to let the calendar judge what is there.
        match text.len() {
            4 => iso(&format!("{text}-01-01")).and(text.parse().ok()).map(Self::Year),
            7 => {
                iso(&format!("{text}-01"))?;
                let (year, month) = text.split_once('-')?;
                Some(Self::Month(year.parse().ok()?, month.parse().ok()?))
            }
            _ => iso(text).map(Self::Day),
        }
    }

    /// Gives the first day it can mean, for asking whether it may lie after another day.
    pub fn earliest(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Month(year, month) => (year, month),
            Self::Year(year) => (year, 1),
        };
        // A month made by hand that no calendar has is put where every check refuses it.
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX)
    }

    /// Writes it for screen and print: `1956`, `03/1956`, `07/03/1956`.
    pub fn show(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month(year, month) => format!("{month:02}/{year:04}"),
            Self::Day(day) => show(day),
        }
    }

    /// Reads four digits: a year, or `0509` where nothing before it was marked unknown.
    fn from_run(digits: &str, must_be_year: bool, today: NaiveDate) -> Result<Self, DayFault> {
        let year = number(digits)?;
        if YEARS.contains(&year) {
            return Ok(Self::Year(year));
        }
        let day = super::parse_typed(digits, today).ok().filter(|_| !must_be_year);
        day.map(Self::Day).ok_or(DayFault::OutOfRange)
    }

    fn month_of(month: &str, year: &str) -> Result<Self, DayFault> {
        let (month, year) = (short(month)?, number(year)?);
        if !YEARS.contains(&year) {
            return Err(DayFault::OutOfRange);
        }
        if (1..=12).contains(&month) { Ok(Self::Month(year, month)) } else { Err(DayFault::NotADate) }
    }
}

impl fmt::Display for PartialDay {
    /// Writes the stored form: `1956`, `1956-03`, `1956-03-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// Tells a field left open: dots, an ellipsis, dashes, crosses, or the `00` of old identity papers.
fn is_unknown(field: &str) -> bool {
    field.chars().all(|c| matches!(c, '.' | '…' | '_' | '-' | '–' | '?' | 'x' | '0'))
}

impl serde::Serialize for PartialDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Result<String, DayFault> {
        PartialDay::parse_typed(text, iso("2026-11-23").unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn an_elder_who_knows_only_the_year_is_entered_so() {
        for text in
            ["1956", "…/…/1956", ".../.../1956", "../1956", "00/00/1956", "__/__/1956", "xx/xx/1956", "năm 1956"]
        {
            assert_eq!(typed(text).as_deref(), Ok("1956"), "{text}");
        }
    }

    #[test]
    fn a_month_without_a_day_is_kept_as_a_month() {
        for text in
            ["3/1956", "03-1956", "…/3/1956", "00/03/1956", "tháng 3 năm 1956", "ngày … / 3 / 1956", "1956-03"]
        {
            assert_eq!(typed(text).as_deref(), Ok("1956-03"), "{text}");
        }
    }

    #[test]
    fn a_whole_day_is_read_as_everywhere_else() {
        for text in ["7/3/1956", "07031956", "ngày 07 tháng 3 năm 1956", "1956-03-07"] {
            assert_eq!(typed(text).as_deref(), Ok("1956-03-07"), "{text}");
        }
        assert_eq!(typed("0509").as_deref(), Ok("2026-09-05"));
        assert_eq!(typed("h").as_deref(), Ok("2026-11-23"));
    }

    #[test]
    fn a_day_whose_month_is_unknown_is_not_given_another_month() {
        for text in ["7/…/1956", "7/00/1956", "…/…/…", "", "…", "13/1956", "…/3/56", "7/3/1956/1"] {
            assert_eq!(typed(text), Err(DayFault::NotADate), "{text}");
        }
    }

    #[test]
    fn a_birth_year_of_two_digits_or_of_another_century_is_refused() {
        assert_eq!(typed("7/3/56"), Err(DayFault::TwoDigitYear));
        assert_eq!(typed("1856"), Err(DayFault::OutOfRange));
        assert_eq!(typed("…/…/1205"), Err(DayFault::OutOfRange));
        assert_eq!(typed("3/1856"), Err(DayFault::OutOfRange));
        assert_eq!(typed("30/2/1956"), Err(DayFault::NoSuchDay { day: 30, month: 2, year: Some(1956) }));
    }

    #[test]
    fn the_earliest_day_of_a_year_is_new_year() {
        for (stored, earliest) in [("1956", "1956-01-01"), ("1956-03", "1956-03-01"), ("1956-03-07", "1956-03-07")] {
            assert_eq!(PartialDay::parse_iso(stored).map(PartialDay::earliest), iso(earliest));
        }
    }

    #[test]
    fn what_is_stored_comes_back_and_is_shown_day_first() {
        for (stored, shown) in [("1956", "1956"), ("1956-03", "03/1956"), ("1956-03-07", "07/03/1956")] {
            let day = PartialDay::parse_iso(stored).unwrap();
            assert_eq!((day.to_string().as_str(), day.show().as_str()), (stored, shown));
            assert_eq!(typed(shown).as_deref(), Ok(stored));
        }
        for text in ["", "56", "1956-13", "1956-3", "1956-02-30", "+956", "195a"] {
            assert_eq!(PartialDay::parse_iso(text), None, "{text}");
        }
    }
}
