//! The head's own days: how many the law asks of a week or a month (D42), how many were held and how many still lie
//! ahead.

use calendar::deadline::{Flags, Limit};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;
use vault::Reader;
use vault::error::{Error, Result};
use words::day;

use crate::record::session::store;
use crate::record::setting;

/// The days of one week or month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OwnDays {
    /// The first day of the week or month.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// How many the law asks at least.
    pub least: u32,
    /// How many were held.
    pub held: u32,
    /// How many still lie ahead.
    pub planned: u32,
    /// Enough are held or planned.
    pub enough: bool,
    /// It, for the clerk.
    pub say: String,
    /// The citation.
    pub source: String,
}

/// Tells the own days of the week or month of a day, and of the ones before it, the newest first.
pub fn own_days(r: Reader<'_>, today: NaiveDate, count: usize) -> Result<Vec<OwnDays>> {
    let law = setting::law(r)?;
    let mut all = Vec::with_capacity(count);
    let mut on = today;
    for _ in 0..count {
        let rule = law.rule_on("D42", on, Flags::default()).map_err(|_| Error::Asset("D42".into()))?;
        let (from, to) = stretch(rule, on).ok_or(Error::Usage("ngày ở ngoài khoảng tính được"))?;
        let (held, planned) = store::own_days(r, from, to, today)?;
        all.push(OwnDays::of(rule, from, to, held, planned));
        on = from.pred_opt().unwrap_or(from);
    }
    Ok(all)
}

/// Counts the days of a stretch on which the head received in person.
pub fn held(r: Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<i64> {
    Ok(store::own_days(r, from, to, to)?.0.into())
}

/// A day's share of a week or of any month is a whole number of these: the least common multiple of 7, 28, 29, 30, 31.
const PARTS: u64 = 377_580;

/// Tells how many own days the law asks at least from a day to another, both counted: each day has its share of what
/// the law of that day asks of its week or month (D42), and what does not make a whole day is not asked.
pub fn least(r: Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<i64> {
    let law = setting::law(r)?;
    let mut parts = 0;
    for on in from.iter_days().take_while(|on| *on <= to) {
        // Before the law of 2013 nothing was asked.
        let Ok(rule) = law.rule_on("D42", on, Flags::default()) else { continue };
        let days = if rule.event == "tuần" { 7 } else { u64::from(on.num_days_in_month()) };
        parts += u64::from(rule.length.unwrap_or(1)) * PARTS / days;
    }
    i64::try_from(parts / PARTS).map_err(|_| Error::Usage("ngày ở ngoài khoảng tính được"))
}

/// The week from Monday, or the month, as the rule has it; where the law changes in between, only its own days.
fn stretch(rule: &Limit, on: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = if rule.event == "tuần" {
        let monday = on.checked_sub_days(Days::new(u64::from(on.weekday().num_days_from_monday())))?;
        (monday, monday.checked_add_days(Days::new(6))?)
    } else {
        let first = on.with_day(1)?;
        (first, first.checked_add_months(Months::new(1))?.pred_opt()?)
    };
    let within = |day: NaiveDate| rule.valid_from.map_or(day, |first| day.max(first));
    Some((within(from), rule.valid_to.map_or(to, |last| to.min(last))))
}

impl OwnDays {
    fn of(rule: &Limit, from: NaiveDate, to: NaiveDate, held: u32, planned: u32) -> Self {
        let least = rule.length.unwrap_or(1);
        let enough = held + planned >= least;
        let when = if rule.event == "tuần" {
            format!("Tuần {}–{}", from.format("%d/%m"), day::show(to))
        } else {
            format!("Tháng {}", from.format("%m/%Y"))
        };
        let ahead = if planned > 0 { format!(", còn lịch {planned:02} ngày") } else { String::new() };
        let say = format!(
            "{when}: Thủ trưởng đã tiếp {held:02} ngày{ahead}; tối thiểu {least:02} ngày mỗi {}{}",
            rule.event,
            if enough { "" } else { " – chưa đủ" }
        );
        Self { from, to, least, held, planned, enough, say, source: rule.source.clone() }
    }
}
