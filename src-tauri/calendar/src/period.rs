//! Report periods: month, quarter, half year, nine months, year, and a free range. A month runs from the day
//! after the one before ended to the day before the next begins (Nghị định 09/2019, Điều 12: 15 to 14), so that a
//! change of the cut-off neither loses a day nor counts one twice.

use chrono::{Days, Months, NaiveDate};
use serde::{Serialize, Serializer};
use words::day;

/// A period as asked for, before its days are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// `2019-09`.
    Month(i32, u32),
    /// `2026-Q1`.
    Quarter(i32, u32),
    /// `2026-H1`: the first six months, or the last.
    Half(i32, u32),
    /// `2026-9M`.
    NineMonths(i32),
    /// `2026`.
    Year(i32),
    /// `2025-08-01..2026-07-31`.
    Range(NaiveDate, NaiveDate),
}

/// A period with its days, both inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Span {
    /// What kind: `month quarter half nine_months year range`.
    pub kind: &'static str,
    /// The period as asked for.
    #[serde(rename = "label", serialize_with = "as_text")]
    #[cfg_attr(feature = "types", ts(as = "String"))]
    pub period: Period,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// Reads a period as `--period` names it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (day::iso(from)?, day::iso(to)?);
            return (from <= to).then_some(Self::Range(from, to));
        }
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        if year.len() != 4 || !year.chars().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let year = year.parse().ok().filter(|year| (1900..=2100).contains(year))?;
        match part {
            None => Some(Self::Year(year)),
            Some("9M") => Some(Self::NineMonths(year)),
            Some("H1") => Some(Self::Half(year, 1)),
            Some("H2") => Some(Self::Half(year, 2)),
            Some("Q1") => Some(Self::Quarter(year, 1)),
            Some("Q2") => Some(Self::Quarter(year, 2)),
            Some("Q3") => Some(Self::Quarter(year, 3)),
            Some("Q4") => Some(Self::Quarter(year, 4)),
            Some(month) if month.len() == 2 => {
                month.parse().ok().filter(|month| (1..=12).contains(month)).map(|month| Self::Month(year, month))
            }
            Some(_) => None,
        }
    }

    /// Gives the days of the period. `cutoff` tells, for the first day of a named month, the day of the month its
    /// period begins on: 1, 15 or 16. A free range has its days already.
    pub fn span<E>(self, cutoff: impl Fn(NaiveDate) -> Result<u32, E>) -> Result<Span, E> {
        let (from, to) = match self {
            Self::Range(from, to) => (from, to),
            Self::Month(year, month) => (start(year, month, &cutoff)?, end(year, month, &cutoff)?),
            Self::Quarter(year, quarter) => {
                (start(year, quarter * 3 - 2, &cutoff)?, end(year, quarter * 3, &cutoff)?)
            }
            Self::Half(year, half) => (start(year, half * 6 - 5, &cutoff)?, end(year, half * 6, &cutoff)?),
            Self::NineMonths(year) => (start(year, 1, &cutoff)?, end(year, 9, &cutoff)?),
            Self::Year(year) => (start(year, 1, &cutoff)?, end(year, 12, &cutoff)?),
        };
        Ok(Span { kind: self.kind(), period: self, from, to })
    }

    /// Gives the period of the same kind just before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Month(year, 1) => Self::Month(year - 1, 12),
            Self::Month(year, month) => Self::Month(year, month - 1),
            Self::Quarter(year, 1) => Self::Quarter(year - 1, 4),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter - 1),
            Self::Half(year, 1) => Self::Half(year - 1, 2),
            Self::Half(year, _) => Self::Half(year, 1),
            Self::NineMonths(_) | Self::Year(_) => self.year_before(),
            Self::Range(from, to) => {
                let last = from.pred_opt().unwrap_or(from);
                let length = u64::try_from((to - from).num_days()).unwrap_or(0);
                Self::Range(last.checked_sub_days(Days::new(length)).unwrap_or(last), last)
            }
        }
    }

    /// Gives the same period of the year before.
    #[must_use]
    pub fn year_before(self) -> Self {
        match self {
            Self::Month(year, month) => Self::Month(year - 1, month),
            Self::Quarter(year, quarter) => Self::Quarter(year - 1, quarter),
            Self::Half(year, half) => Self::Half(year - 1, half),
            Self::NineMonths(year) => Self::NineMonths(year - 1),
            Self::Year(year) => Self::Year(year - 1),
            Self::Range(from, to) => {
                let back = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
                Self::Range(back(from), back(to))
            }
        }
    }

    /// Gives the report year the period ends in, up to its own end: what "lũy kế từ đầu năm" runs over. The year of
    /// a free range is that of its last day.
    pub fn year_to_date<E>(self, cutoff: impl Fn(NaiveDate) -> Result<u32, E>) -> Result<(NaiveDate, NaiveDate), E> {
        let to = self.span(&cutoff)?.to;
        let year = match self {
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::NineMonths(year)
            | Self::Year(year) => year,
            Self::Range(_, to) => {
                let year = chrono::Datelike::year(&to);
                if to > end(year, 12, &cutoff)? { year + 1 } else { year }
            }
        };
        Ok((start(year, 1, &cutoff)?, to))
    }

    /// Tells what kind it is: `month quarter half nine_months year range`.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Range(..) => "range",
            Self::Month(..) => "month",
            Self::Quarter(..) => "quarter",
            Self::Half(..) => "half",
            Self::NineMonths(_) => "nine_months",
            Self::Year(_) => "year",
        }
    }

    /// Says the period in Vietnamese: "tháng 9 năm 2019", "quý I năm 2026", "6 tháng đầu năm 2026".
    #[must_use]
    pub fn say(self) -> String {
        match self {
            Self::Month(year, month) => format!("tháng {month} năm {year}"),
            Self::Quarter(year, quarter) => {
                let roman = ["I", "II", "III", "IV"].get(quarter as usize - 1).copied().unwrap_or_default();
                format!("quý {roman} năm {year}")
            }
            Self::Half(year, 1) => format!("6 tháng đầu năm {year}"),
            Self::Half(year, _) => format!("6 tháng cuối năm {year}"),
            Self::NineMonths(year) => format!("9 tháng năm {year}"),
            Self::Year(year) => format!("năm {year}"),
            Self::Range(from, to) => format!("từ {} đến {}", day::show(from), day::show(to)),
        }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year}-H{half}"),
            Self::NineMonths(year) => write!(f, "{year}-9M"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Range(from, to) => write!(f, "{from}..{to}"),
        }
    }
}

/// The last day of a named month's period.
fn end<E>(year: i32, month: u32, cutoff: &impl Fn(NaiveDate) -> Result<u32, E>) -> Result<NaiveDate, E> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX);
    let next = match cutoff(first)? {
        1 => first.checked_add_months(Months::new(1)),
        day => first.checked_add_days(Days::new(u64::from(day) - 1)),
    };
    Ok(next.and_then(|next| next.pred_opt()).unwrap_or(first))
}

/// The first day of a named month's period: the day after the one before ended.
fn start<E>(year: i32, month: u32, cutoff: &impl Fn(NaiveDate) -> Result<u32, E>) -> Result<NaiveDate, E> {
    let (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    let last = end(year, month, cutoff)?;
    Ok(last.succ_opt().unwrap_or(last))
}

fn as_text<S: Serializer>(period: &Period, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(period)
}

/// A period to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Preset {
    /// As `--period` names it.
    pub label: String,
    /// For the clerk: "Tháng 9/2019 (15/08–14/09/2019)".
    pub say: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Preset {
    /// Says a period with its days.
    #[must_use]
    pub fn of(span: &Span) -> Self {
        let words = span.period.say();
        let mut letters = words.chars();
        let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
        Self {
            label: span.period.to_string(),
            say: format!(
                "{first}{} ({}–{})",
                letters.as_str(),
                span.from.format("%d/%m"),
                span.to.format("%d/%m/%Y")
            ),
            from: span.from,
            to: span.to,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn span(text: &str, cutoff: u32) -> String {
        let span = Period::parse(text).unwrap().span(|_| Ok::<_, Infallible>(cutoff)).unwrap();
        format!("{} {}", span.from, span.to)
    }

    /// The table of periods, 10-vectors §10.5.
    #[test]
    fn periods_run_as_the_circular_says() {
        for (text, cutoff, days) in [
            ("2026-01", 15, "2025-12-15 2026-01-14"),
            ("2019-09", 15, "2019-08-15 2019-09-14"),
            ("2019-09", 1, "2019-09-01 2019-09-30"),
            ("2019-09", 16, "2019-08-16 2019-09-15"),
            ("2026-Q1", 15, "2025-12-15 2026-03-14"),
            ("2026-Q3", 15, "2026-06-15 2026-09-14"),
            ("2026-H1", 15, "2025-12-15 2026-06-14"),
            ("2026-H2", 15, "2026-06-15 2026-12-14"),
            ("2026-9M", 15, "2025-12-15 2026-09-14"),
            ("2026", 15, "2025-12-15 2026-12-14"),
            ("2024-02", 1, "2024-02-01 2024-02-29"),
            ("2025-08-01..2026-07-31", 15, "2025-08-01 2026-07-31"),
        ] {
            assert_eq!(span(text, cutoff), days, "{text} by {cutoff}");
        }
    }

    #[test]
    fn a_change_of_the_cutoff_loses_no_day_and_counts_none_twice() {
        let july = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap();
        for (before, after) in [(15, 1), (1, 15), (16, 15), (1, 16)] {
            let cutoff = |day| Ok::<_, Infallible>(if day < july { before } else { after });
            let mut last = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
            for month in 1..=12 {
                let span = Period::Month(2025, month).span(cutoff).unwrap();
                if month > 1 {
                    assert_eq!(span.from, last.succ_opt().unwrap(), "{before}→{after}, month {month}");
                }
                assert!(span.from <= span.to);
                last = span.to;
            }
        }
    }

    #[test]
    fn a_period_reads_back_as_it_is_written() {
        for text in ["2019-09", "2026-Q4", "2026-H1", "2026-9M", "2026", "2025-08-01..2026-07-31"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "2019-9", "2019-13", "2019-00", "2026-Q5", "2026-H3", "19", "2026-07-31..2025-08-01", "năm"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
