//! Adding to the law as the clerk does it on one form: a year's days off as announced, another length of a duty, a new
//! instrument, one that has ended. Each begins on a day; what held before it stays.

use calendar::citation::Instrument;
use calendar::deadline::{Limit, LimitUnit};
use calendar::holiday::Mark;
use calendar::law;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Casebook, Done, Moment, Reader};
use words::codes::codes;
use words::day;
use words::draft::{Draft, NAME, NOTE};
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use crate::enter;
use crate::record::setting::{self, guard};

codes! {
    /// What is added to the law.
    Amendment "amendment" {
        /// The days off of a year.
        Holiday = "holiday",
        /// Another length of a duty.
        Deadline = "deadline",
        /// A new instrument.
        Citation = "citation",
        /// An instrument no longer in force.
        Ended = "ended",
    }
    /// What the length of a duty is counted in.
    CountedIn "counted_in" {
        /// Ngày làm việc.
        Working = "working",
        /// Ngày.
        Calendar = "calendar",
    }
}

/// The law as a screen shows it: every version with its days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Law"))]
pub struct Known {
    /// The years, the newest first: the table, and the two after this year.
    pub years: Vec<Year>,
    /// Every duty and version.
    pub rules: Vec<Limit>,
    /// Every instrument.
    pub instruments: Vec<Instrument>,
}

/// The days off of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Year {
    /// The year.
    pub year: i32,
    /// How sure they are.
    pub mark: Mark,
    /// Weekdays not worked.
    pub off: Vec<NaiveDate>,
    /// Saturdays worked.
    pub work: Vec<NaiveDate>,
}

/// Gives the law as the office knows it.
pub fn known(r: Reader<'_>, today: NaiveDate) -> Result<Known> {
    let law = setting::law(r)?;
    let year = |year| Year {
        year,
        mark: law.holidays.mark(year),
        off: law.holidays.off(year),
        work: law.holidays.work(year),
    };
    Ok(Known {
        years: (2019..=today.year().max(2019) + 2).rev().map(year).collect(),
        rules: law.rules().to_vec(),
        instruments: law.instruments().to_vec(),
    })
}

/// Adds to the law what a form says. Faults: days that are none of the year, a Saturday that is none, what would change
/// the past.
pub fn amend(book: &mut Casebook, draft: Map<String, Value>, now: Moment) -> Result<Done<()>> {
    let mut draft = Draft::of(draft, now.today);
    let what = draft.code::<Amendment>("amendment");
    let valid_from = draft.any_day("valid_from");
    let read = match what {
        Some(Amendment::Holiday) => holiday(&mut draft),
        Some(Amendment::Deadline) => deadline(&mut draft),
        Some(Amendment::Citation) => citation(&mut draft),
        Some(Amendment::Ended) => (format!("citation.{}", draft.text("instrument", NAME)), "ended".to_owned()),
        None => (String::new(), String::new()),
    };
    let ((name, value), _) = draft.finish(read).map_err(|faults| Error::Faults(faults, 0))?;
    announce(book, &name, &value, valid_from, now)
}

/// Adds to the law from a day on.
fn announce(book: &mut Casebook, name: &str, value: &str, from: NaiveDate, now: Moment) -> Result<Done<()>> {
    law::read(name, value).ok_or_else(|| Error::fault(Fault::at("amendment", Trouble::UnknownCode)))?;
    let draft = serde_json::json!({ "name": name, "value": value, "valid_from": from });
    let draft = draft.as_object().cloned().unwrap_or_default();
    guard(book.read(), &draft, now)?;
    enter::add(book, Slice::Setting, draft, now)?.map(|_| Ok(()))
}

fn holiday(draft: &mut Draft) -> (String, String) {
    let year = draft.maybe_whole("year").and_then(|year| i32::try_from(year).ok()).unwrap_or_default();
    if !(1976..=2100).contains(&year) {
        draft.fault_once("year", if year == 0 { Trouble::Missing } else { Trouble::NotADate });
    }
    let off = days(draft, "off", year, |day| !is_weekend(day), true);
    let work = days(draft, "work", year, |day| day.weekday() == Weekday::Sat, false);
    (format!("holiday.{year}"), format!("off {}; work {}", off.join(" "), work.join(" ")))
}

/// Reads days of a year as a clerk copies them from an announcement: `04/02 05/02`, `04/02-10/02, 30/4`. Of a stretch
/// only the days that fit are taken; a day alone must fit.
fn days(draft: &mut Draft, field: &str, year: i32, fits: impl Fn(NaiveDate) -> bool, required: bool) -> Vec<String> {
    let text = draft.maybe_lines(field, NOTE).unwrap_or_default();
    let mut days = Vec::new();
    for piece in text.replace(" - ", "-").replace('–', "-").split([' ', ',', ';', '\n']).filter(|one| !one.is_empty())
    {
        let mut ends = piece.split('-').map(|one| day_of(one, year));
        match (ends.next().flatten(), ends.next(), ends.next()) {
            (Some(only), None, _) if fits(only) => days.push(only),
            (Some(first), Some(Some(last)), None) if first <= last => {
                days.extend(first.iter_days().take_while(|day| *day <= last).filter(|day| fits(*day)));
            }
            _ => draft.fault_once(field, Trouble::NotOfTheYear(piece.to_owned())),
        }
    }
    if days.is_empty() && required {
        draft.fault_once(field, Trouble::Missing);
    }
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|day| day.to_string()).collect()
}

fn day_of(text: &str, year: i32) -> Option<NaiveDate> {
    let written = if text.matches(['/', '.']).count() == 1 { format!("{text}/{year}") } else { text.to_owned() };
    let end_of_year = NaiveDate::from_ymd_opt(year, 12, 31)?;
    day::parse_typed(&written, end_of_year).ok().filter(|day| day.year() == year)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn deadline(draft: &mut Draft) -> (String, String) {
    let id = draft.text("rule", NAME);
    let unit = match draft.code::<CountedIn>("counted_in") {
        Some(CountedIn::Calendar) => LimitUnit::Calendar,
        _ => LimitUnit::Working,
    };
    let mut parts = vec![if unit == LimitUnit::Working { "working" } else { "calendar" }.to_owned()];
    let mut length = |field: &str, required: bool| {
        let days = draft.maybe_whole(field);
        match days {
            Some(days) if !(1..=3_650).contains(&days) => draft.fault(field, Trouble::BelowOne),
            None if required => draft.fault_once(field, Trouble::Missing),
            _ => {}
        }
        days.unwrap_or_default()
    };
    parts.push(length("length", true).to_string());
    for field in ["complex", "remote", "remote_complex"] {
        let days = length(&format!("{field}_days"), false);
        if days > 0 {
            parts.push(format!("{field} {days}"));
        }
    }
    parts.push(draft.text("basis", NOTE));
    (format!("deadline.{id}"), parts.join("; "))
}

fn citation(draft: &mut Draft) -> (String, String) {
    let citation = draft.text("citation", NOTE);
    let subjects = draft.maybe_texts("subjects", NAME);
    if subjects.is_empty() {
        draft.fault_once("subjects", Trouble::Missing);
    }
    let name = short_name(&citation);
    if name.is_none() && !citation.is_empty() {
        draft.fault("citation", Trouble::NoNumber);
    }
    (format!("citation.{}", name.unwrap_or_default()), format!("{}; {citation}", subjects.join(" ")))
}

/// Names an instrument by its kind, number and year: `nd-9-2028`.
fn short_name(citation: &str) -> Option<String> {
    const KINDS: [(&str, &str); 5] =
        [("luật", "luat"), ("nghị định", "nd"), ("thông tư", "tt"), ("nghị quyết", "nq"), ("pháp lệnh", "pl")];
    let number = law::numbers(citation).into_iter().next()?;
    let mut parts = number.split('/');
    let (no, year) = (parts.next()?, parts.next()?);
    let lower = citation.to_lowercase();
    let kind = KINDS.iter().find(|(words, _)| lower.starts_with(words)).map_or("vb", |(_, short)| short);
    Some(format!("{kind}-{no}-{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instrument_is_named_by_its_number() {
        let named = |text| short_name(text).unwrap_or_default();
        assert_eq!(named("Nghị định số 154/2026/NĐ-CP ngày 12 tháng 6 năm 2026 của Chính phủ"), "nd-154-2026");
        assert_eq!(named("Luật Tiếp công dân số 42/2013/QH13"), "luat-42-2013");
        assert_eq!(named("Quyết định của Chủ tịch"), "");
    }
}
