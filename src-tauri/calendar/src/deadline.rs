//! When a duty falls due: the rule in force on the day of the event, counted as Bộ luật Dân sự 2015, Điều
//! 147–148 counts, and how the duty stands on a day.

use chrono::{Months, NaiveDate, TimeDelta};
use serde::Serialize;

use super::arithmetic;
use super::holiday::Holidays;
use super::rule::pick;
pub use super::rule::{Flags, Limit, LimitUnit, NotReckoned, rule_on, rules};
use super::working::{Walk, add_working, next_working, previous_working, working_between};

/// From how many days left on, in the unit of the rule, a duty is due soon.
pub const SOON: i64 = 3;

/// Holds a reckoned deadline; serialises as the answer of the `deadline` command, dates as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The rule actually used: `D05'` where `D05` was asked for after 30/06/2026.
    pub rule: String,
    /// The day of the event.
    pub from: NaiveDate,
    /// The last day on which the duty is done in time.
    pub due: NaiveDate,
    /// What `days` counts.
    pub unit: LimitUnit,
    /// The length of the limit in `unit`, without suspended days (1 for one year).
    pub days: i64,
    /// How the date came about, in Vietnamese.
    pub arithmetic: String,
    /// The citation in Vietnamese, with a remark where the rule was not in force on `from`.
    pub source: String,
    /// A year whose days off are only presumed was used.
    pub provisional: bool,
}

/// Reckons when a duty falls due. `suspended_days` are the calendar days of tạm đình chỉ, which do not count
/// (Luật Tố cáo Điều 34, NĐ 155/2026); below zero and for duties before an event they are ignored. A duty "at
/// least n days before" that would fall on a day off is due on the working day before it.
pub fn reckon(
    rule: &str,
    from: NaiveDate,
    flags: Flags,
    suspended_days: i64,
    holidays: &Holidays,
) -> Result<Deadline, NotReckoned> {
    reckon_by(rules(), rule, from, flags, suspended_days, holidays)
}

/// Reckons as [`reckon`] does, by a list of rules.
pub(super) fn reckon_by(
    rules: &[Limit],
    rule: &str,
    from: NaiveDate,
    flags: Flags,
    suspended_days: i64,
    holidays: &Holidays,
) -> Result<Deadline, NotReckoned> {
    let rule = pick(rules, rule, from, flags)?;
    let length = rule.length_for(flags).ok_or(NotReckoned::NoLength)?;
    if matches!(rule.unit, LimitUnit::MonthDay | LimitUnit::None) {
        return Err(NotReckoned::NoLength);
    }
    let suspended = if rule.before { 0 } else { suspended_days.max(0) };
    let (counted, end) = walk(rule, from, length, suspended, holidays).ok_or(NotReckoned::OutOfRange)?;
    Ok(Deadline {
        rule: rule.id.clone(),
        from,
        due: end.day,
        unit: rule.unit,
        days: i64::from(length),
        arithmetic: arithmetic::sentence(rule, from, length, suspended, &counted, &end),
        source: rule.source_on(from),
        provisional: counted.provisional || end.provisional,
    })
}

/// Counts the length, then settles on a working day: the two walks, the second ending on the due day.
fn walk(rule: &Limit, from: NaiveDate, length: u32, suspended: i64, holidays: &Holidays) -> Option<(Walk, Walk)> {
    let count = if rule.before { -i64::from(length) } else { i64::from(length) };
    let unmet = |day| Walk { day, met: Vec::new(), provisional: false };
    let counted = match rule.unit {
        LimitUnit::Working => add_working(holidays, from, count)?,
        LimitUnit::Year => unmet(from.checked_add_months(Months::new(length.checked_mul(12)?))?),
        LimitUnit::Calendar | LimitUnit::MonthDay | LimitUnit::None => unmet(later(from, count)?),
    };
    let reached = later(counted.day, suspended)?;
    let end = if rule.before { previous_working(holidays, reached) } else { next_working(holidays, reached) };
    Some((counted, end?))
}

fn later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(days)?)
}

/// Says how a duty stands. Codes: `overdue`, `today`, `soon` (up to [`SOON`] days left), `later`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The due day is past.
    Overdue,
    /// It is the due day.
    Today,
    /// At most three days are left.
    Soon,
    /// More than three days are left.
    Later,
}

impl Standing {
    /// Gives the code programs read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::Later => "later",
        }
    }
}

/// Holds how a duty stands and the days left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct State {
    /// How it stands.
    pub state: Standing,
    /// The days left in the unit of the rule, the due day included; negative when overdue, and then at least one.
    pub days: i64,
}

/// Tells how a duty stands on a day: `unit` is the unit of its rule, [`LimitUnit::Working`] counts working days and
/// every other unit calendar days.
pub fn state(due: NaiveDate, today: NaiveDate, unit: LimitUnit, holidays: &Holidays) -> State {
    let days = match unit {
        LimitUnit::Working => working_between(holidays, today, due).value,
        _ => (due - today).num_days(),
    };
    let standing = match due.cmp(&today) {
        // On the Saturday after a due Friday no working day has passed, yet the duty is late.
        std::cmp::Ordering::Less => {
            return State { state: Standing::Overdue, days: days.min(-1) };
        }
        std::cmp::Ordering::Equal => Standing::Today,
        std::cmp::Ordering::Greater if days <= SOON => Standing::Soon,
        std::cmp::Ordering::Greater => Standing::Later,
    };
    State { state: standing, days }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_left_are_told_in_the_unit_of_the_rule() {
        let standard = Holidays::standard();
        let told = |due, today, unit| state(on(due), on(today), unit, &standard);
        assert_eq!(told("2026-03-02", "2026-02-12", LimitUnit::Working), State { state: Standing::Later, days: 7 });
        assert_eq!(told("2026-02-24", "2026-02-12", LimitUnit::Working), State { state: Standing::Soon, days: 3 });
        assert_eq!(told("2026-02-24", "2026-02-12", LimitUnit::Calendar), State { state: Standing::Later, days: 12 });
        assert_eq!(told("2026-02-24", "2026-02-24", LimitUnit::Working), State { state: Standing::Today, days: 0 });
        assert_eq!(
            told("2026-03-06", "2026-03-07", LimitUnit::Working),
            State { state: Standing::Overdue, days: -1 }
        );
        assert_eq!(
            told("2026-03-06", "2026-03-10", LimitUnit::Working),
            State { state: Standing::Overdue, days: -2 }
        );
        assert_eq!(
            told("2026-03-06", "2026-03-10", LimitUnit::Calendar),
            State { state: Standing::Overdue, days: -4 }
        );
    }
}
