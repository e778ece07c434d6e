//! The statutory limits D01–D42 of `assets/law/deadlines.toml`, each version of the law with its dates, and the
//! choice of the version that applies.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/law/deadlines.toml"));

/// Names what the length of a limit is counted in. Codes: `calendar`, `working`, `year`, `month_day`, `none`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LimitUnit"))]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Ngày: a limit that ends on a day off ends on the next working day.
    Calendar,
    /// Ngày làm việc.
    Working,
    /// Năm, ending like calendar days.
    Year,
    /// A fixed day of a month: nothing to count.
    MonthDay,
    /// No statutory length.
    None,
}

/// Describes a duty under one version of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Limit"))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The number of the duty, `D05`; versions of the same duty may share it.
    pub id: String,
    /// What has to be done, in Vietnamese.
    pub duty: String,
    /// The event whose next day is day 1, in Vietnamese; for `before` the day counted back from.
    pub event: String,
    /// What the lengths are counted in.
    pub unit: LimitUnit,
    /// The ordinary length (the day itself for [`LimitUnit::MonthDay`]).
    pub length: Option<u32>,
    /// The length for a complex case (vụ việc phức tạp).
    pub complex: Option<u32>,
    /// The length in vùng sâu, vùng xa.
    pub remote: Option<u32>,
    /// The length for a complex case in vùng sâu, vùng xa.
    pub remote_complex: Option<u32>,
    /// The length is "at least so long before" the event.
    #[serde(default)]
    pub before: bool,
    /// The rule that takes its place in vùng sâu, vùng xa.
    pub remote_rule: Option<String>,
    /// The rule that takes its place after `valid_to`.
    pub successor: Option<String>,
    /// The first day of an event to which it applies; `None` is open.
    pub valid_from: Option<NaiveDate>,
    /// The last day of an event to which it applies; `None` is open.
    pub valid_to: Option<NaiveDate>,
    /// The citation in Vietnamese.
    pub source: String,
    /// A remark in Vietnamese the clerk should see with the source.
    pub note: Option<String>,
}

impl Limit {
    /// Tells whether it applies to an event of a day.
    pub fn is_valid(&self, day: NaiveDate) -> bool {
        self.days_outside(day) == 0
    }

    fn days_outside(&self, day: NaiveDate) -> i64 {
        let early = self.valid_from.map_or(0, |first| (first - day).num_days());
        let late = self.valid_to.map_or(0, |last| (day - last).num_days());
        early.max(late).max(0)
    }

    /// Picks the length for a case; what the law does not distinguish is ignored.
    pub(super) fn length_for(&self, flags: Flags) -> Option<u32> {
        let remote = self.remote.filter(|_| flags.remote);
        let complex = self.complex.filter(|_| flags.complex);
        let both = self.remote_complex.filter(|_| flags.remote && flags.complex);
        both.or(remote.max(complex)).or(self.length)
    }

    /// Writes the source with its note and, where the rule was not in force on the day, a remark.
    pub(super) fn source_on(&self, day: NaiveDate) -> String {
        let note = self.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        let source = format!("{}{note}", self.source);
        if self.is_valid(day) {
            return source;
        }
        let from = self.valid_from.map(|first| format!(" từ {}", written(first))).unwrap_or_default();
        let to = self.valid_to.map(|last| format!(" đến {}", written(last))).unwrap_or_default();
        let day = written(day);
        format!("{source}; chỉ áp dụng{from}{to}, ngày {day} nằm ngoài thời gian đó")
    }
}

/// Says what the law distinguishes about a case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// Vùng sâu, vùng xa đi lại khó khăn.
    pub remote: bool,
    /// Vụ việc phức tạp, stated in writing.
    pub complex: bool,
}

/// Says why there is no deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReckoned {
    /// No rule has this number.
    #[error("no such rule")]
    Unknown,
    /// The law sets no length for this duty.
    #[error("the duty has no statutory length")]
    NoLength,
    /// The deadline lies past the dates that can be written.
    #[error("the date is out of range")]
    OutOfRange,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rule: Vec<Limit>,
}

/// The table is part of the program and a test reads it; were it unreadable, every rule would be unknown.
static RULES: LazyLock<Vec<Limit>> =
    LazyLock::new(|| toml::from_str(TABLE).map_or_else(|_| Vec::new(), |table: Table| table.rule));

/// Lists every rule and version, in the order of the table.
pub fn rules() -> &'static [Limit] {
    &RULES
}

/// Picks the version of a rule that applies to an event of a day; where none does, the nearest in time.
/// `D05` gives way to `D05'` after its last day and `D07` to `D07r` in vùng sâu, vùng xa; asked for by their own
/// numbers, `D05'` and `D07r` are kept, which is how the clerk overrides the choice.
pub fn rule_on(id: &str, day: NaiveDate, flags: Flags) -> Result<&'static Limit, NotReckoned> {
    pick(rules(), id, day, flags)
}

/// Picks as [`rule_on`] does, from a list of rules.
pub(super) fn pick<'a>(rules: &'a [Limit], id: &str, day: NaiveDate, flags: Flags) -> Result<&'a Limit, NotReckoned> {
    let id = id.trim().replace(['’', '′'], "'");
    let versions = rules.iter().filter(|rule| rule.id.eq_ignore_ascii_case(&id));
    let rule = versions.min_by_key(|rule| rule.days_outside(day)).ok_or(NotReckoned::Unknown)?;
    let successor = rule.successor.as_ref().filter(|_| rule.valid_to.is_some_and(|last| last < day));
    let remote = rule.remote_rule.as_ref().filter(|_| flags.remote);
    match successor.or(remote) {
        Some(other) => pick(rules, other, day, flags),
        None => Ok(rule),
    }
}

/// Writes a date as dd/mm/yyyy.
pub(super) fn written(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// Names what a length is counted in.
pub(super) fn unit(unit: LimitUnit) -> &'static str {
    match unit {
        LimitUnit::Working => "ngày làm việc",
        LimitUnit::Year => "năm",
        LimitUnit::Calendar | LimitUnit::MonthDay | LimitUnit::None => "ngày",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PLAIN: Flags = Flags { remote: false, complex: false };
    const REMOTE: Flags = Flags { remote: true, complex: false };
    const COMPLEX: Flags = Flags { remote: false, complex: true };
    const BOTH: Flags = Flags { remote: true, complex: true };

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_shipped_table_can_be_read_and_every_successor_exists() {
        let table: Table = toml::from_str(TABLE).unwrap();
        assert_eq!(table.rule.len(), rules().len());
        let ids: Vec<&str> = rules().iter().map(|rule| rule.id.as_str()).collect();
        let numbers = (1..=15).chain(20..=32).chain(40..=42);
        assert!(numbers.map(|n| format!("D{n:02}")).all(|id| ids.contains(&id.as_str())), "{ids:?}");
        for rule in rules() {
            assert!(
                rule.successor.iter().chain(&rule.remote_rule).all(|id| ids.contains(&id.as_str())),
                "{}",
                rule.id
            );
            assert!(rule.successor.is_none() || rule.valid_to.is_some(), "{}", rule.id);
        }
    }

    #[test]
    fn remote_and_complex_cases_get_the_lengths_of_the_law() {
        let lengths = |id| {
            [PLAIN, COMPLEX, REMOTE, BOTH]
                .map(|flags| rule_on(id, on("2024-03-04"), flags).unwrap().length_for(flags).unwrap())
        };
        assert_eq!(lengths("D07"), [30, 45, 45, 60]);
        assert_eq!(lengths("D07r"), [45, 60, 45, 60]);
        assert_eq!(lengths("D08"), [45, 60, 60, 70]);
        assert_eq!(lengths("D11"), [30, 30, 45, 45]);
        assert_eq!(lengths("D13"), [30, 30, 45, 45]);
        assert_eq!(lengths("D23"), [30, 30, 30, 30]);
        assert_eq!(rule_on("D07", on("2024-03-04"), REMOTE).unwrap().id, "D07r");
        assert_eq!(rule_on("D07r", on("2024-03-04"), PLAIN).unwrap().id, "D07r");
    }

    #[test]
    fn the_number_of_a_rule_is_read_as_a_clerk_may_type_it() {
        for id in ["D05'", " d05’ ", "D05′"] {
            assert_eq!(rule_on(id, on("2026-07-01"), PLAIN).unwrap().id, "D05'");
        }
    }
}
