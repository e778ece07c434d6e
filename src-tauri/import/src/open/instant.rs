//! A day told with its hour and its zone.

use chrono::{DateTime, FixedOffset, NaiveDate};
use words::day;

/// Seconds that Vietnam is ahead.
const VIETNAM: i32 = 7 * 3_600;

/// Reads a day as programs write it: `2019-09-05`, `2019-09-05T08:30:00`. Where a zone is told, it is the day here.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let zone = FixedOffset::east_opt(VIETNAM)?;
    // Some leave the seconds out.
    let minutes = text.strip_suffix('Z').map(|text| format!("{text}:00Z"));
    let at = DateTime::parse_from_rfc3339(text).ok();
    if let Some(at) = at.or_else(|| DateTime::parse_from_rfc3339(&minutes?).ok()) {
        return Some(at.with_timezone(&zone).date_naive());
    }
    let (day, rest) = text.split_at_checked(10)?;
    (rest.is_empty() || rest.starts_with(['T', ' '])).then(|| day::iso(day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_a_zone_is_the_day_in_vietnam() {
        let read = |text| day(text).map(|day| day.to_string()).unwrap_or_default();
        for text in [
            "2019-09-04T17:00:00Z",
            "2019-09-04T17:00:00.000Z",
            "2019-09-04T17:00Z",
            "2019-09-05T00:00:00+07:00",
            "2019-09-05",
            "2019-09-05T23:59:00",
            "2019-09-05 08:30:00",
        ] {
            assert_eq!(read(text), "2019-09-05", "{text}");
        }
        for text in ["", "T08:30:00", "05/09/2019", "2019-13-45", "PT8H"] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
