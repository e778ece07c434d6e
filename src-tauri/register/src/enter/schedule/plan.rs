//! A calendar of sessions from a rule: "thứ Năm hằng tuần", a day off moved to the next working day.

use calendar::holiday::Holidays;
use calendar::working;
use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use vault::error::{Error, Result};
use words::codes::Code;

use crate::record::session::Lane;

/// The rule as a screen sends it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The day of the week: 1 is Monday, 7 Sunday.
    pub weekday: u32,
    /// Who receives.
    pub lane: String,
    /// The title or name of who receives.
    pub host: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// The longest stretch one rule plans.
const LONGEST: i64 = 400;

/// Makes the drafts of a rule's sessions.
pub fn plan(rule: &Pattern, holidays: &Holidays) -> Result<Vec<Map<String, Value>>> {
    let lane = Lane::from_code(&rule.lane).ok_or(Error::Usage("hình thức tiếp không có trong danh mục"))?;
    let sane = (1..=7).contains(&rule.weekday) && rule.from <= rule.to && (rule.to - rule.from).num_days() <= LONGEST;
    if !sane {
        return Err(Error::Usage("lịch phải có thứ trong tuần và không quá 400 ngày"));
    }
    let days = rule.from.iter_days().take_while(|day| *day <= rule.to);
    let wanted = days.filter(|day| day.weekday().number_from_monday() == rule.weekday);
    Ok(wanted.map(|day| draft(rule, lane, day, holidays)).collect())
}

fn draft(rule: &Pattern, lane: Lane, day: NaiveDate, holidays: &Holidays) -> Map<String, Value> {
    let on = next_working(day, holidays);
    let mut draft = Map::new();
    let mut put = |key: &str, value: Value| draft.insert(key.to_owned(), value);
    put("date", on.to_string().into());
    put("lane", lane.code().into());
    put("kind", "scheduled".into());
    put("published", true.into());
    put("host", rule.host.clone().into());
    put("held", false.into());
    put("visitors_came", false.into());
    if on != day {
        put("note", json!(format!("Thay ngày {} là ngày nghỉ", words::day::show(day))));
    }
    draft
}

/// The first working day on or after a day.
pub(super) fn next_working(day: NaiveDate, holidays: &Holidays) -> NaiveDate {
    let mut days = (0..30).filter_map(|more| day.checked_add_days(Days::new(more)));
    days.find(|day| working::is_working(holidays, *day).value).unwrap_or(day)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> Vec<String> {
        let day = |text| words::day::iso(text).unwrap();
        let rule =
            Pattern { weekday: 4, lane: "head".into(), host: "Chủ tịch".into(), from: day(from), to: day(to) };
        plan(&rule, &Holidays::standard())
            .unwrap()
            .iter()
            .map(|draft| draft["date"].as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn every_thursday_of_a_month_is_planned() {
        assert_eq!(days("2026-11-01", "2026-11-30"), ["2026-11-05", "2026-11-12", "2026-11-19", "2026-11-26"]);
    }

    #[test]
    fn a_thursday_that_is_a_holiday_moves_to_the_next_working_day() {
        assert_eq!(days("2025-05-01", "2025-05-01").len(), 1);
        assert!(days("2025-05-01", "2025-05-01").first().unwrap().as_str() > "2025-05-01");
    }
}
