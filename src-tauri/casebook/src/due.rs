//! What is due: papers to accept, visitors to answer, matters to resolve, replies to await, each by the rule in force on
//! the day of the fact.

pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::deadline::{self, Flags, Unit};
use crate::calendar::law::Law;
use crate::casebook::Reader;
use crate::day;
use crate::error::Result;
use crate::slice::Slice;
use crate::{setting, unit};

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The slice of the record.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// Its id.
    pub id: i64,
    /// Its number, or that of the document.
    pub number: Option<String>,
    /// The rule, as D05; none where a paper names its own day.
    pub rule: Option<String>,
    /// The last day.
    pub due: NaiveDate,
    /// The days left in the unit of the rule, negative when overdue.
    pub days: i64,
    /// That unit.
    pub unit: Unit,
    /// How it stands: `overdue today soon later`, or `awaiting_reply`.
    pub state: &'static str,
    /// The reckoning, for the clerk.
    pub say: String,
}

/// A duty before it is reckoned.
pub(crate) struct Open {
    pub slice: Slice,
    pub id: i64,
    pub number: Option<String>,
    /// The rule, or none where `from` is the last day itself.
    pub rule: Option<&'static str>,
    pub from: NaiveDate,
    pub complex: bool,
    pub remote: Option<bool>,
    pub suspended_days: i64,
    /// A later end set by an extension.
    pub extended_to: Option<NaiveDate>,
    /// What was promised at a dialogue; `from` is then the day it was promised for.
    pub promised: Option<String>,
}

/// Lists what is due on a day, the most pressing first.
pub fn due(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Due>> {
    let law = setting::law(r)?;
    let units = unit::store::all(r)?;
    let remote = units.iter().rev().find(|unit| unit.valid_from <= on).or_else(|| units.first());
    let remote = remote.is_some_and(|unit| unit.remote_area);
    let open = store::open(r, on)?;
    let mut due: Vec<Due> = open.into_iter().filter_map(|open| open.reckon(on, remote, &law)).collect();
    due.sort_by_key(|one| (one.due, one.slice, one.id));
    Ok(due)
}

impl Open {
    fn reckon(self, on: NaiveDate, remote: bool, law: &Law) -> Option<Due> {
        let Some(rule) = self.rule else {
            return Some(if self.promised.is_some() { self.owed(on, law) } else { self.awaited(on) });
        };
        let flags = Flags { remote: self.remote.unwrap_or(remote), complex: self.complex };
        let reckoned = law.reckon(rule, self.from, flags, self.suspended_days).ok()?;
        let (due, say) = match self.extended_to.filter(|to| *to > reckoned.due) {
            Some(to) => (to, format!("{}; gia hạn đến {}", reckoned.arithmetic, day::show(to))),
            None => (reckoned.due, reckoned.arithmetic),
        };
        let standing = deadline::state(due, on, reckoned.unit, &law.holidays);
        Some(Due {
            slice: self.slice,
            id: self.id,
            number: self.number,
            rule: Some(reckoned.rule),
            due,
            days: standing.days,
            unit: reckoned.unit,
            state: standing.state.code(),
            say,
        })
    }

    /// A promise made at a dialogue: due on the day it was made for.
    fn owed(self, on: NaiveDate, law: &Law) -> Due {
        let standing = deadline::state(self.from, on, Unit::Calendar, &law.holidays);
        let what = self.promised.unwrap_or_default();
        Due {
            slice: self.slice,
            id: self.id,
            number: self.number,
            rule: None,
            due: self.from,
            days: standing.days,
            unit: Unit::Calendar,
            state: standing.state.code(),
            say: format!("đã hứa khi đối thoại: {what}; hạn {}", day::show(self.from)),
        }
    }

    /// A reply somebody else owes: awaited until its day, overdue after it.
    fn awaited(self, on: NaiveDate) -> Due {
        let days = (self.from - on).num_days();
        Due {
            slice: self.slice,
            id: self.id,
            number: self.number,
            rule: None,
            due: self.from,
            days,
            unit: Unit::Calendar,
            state: if days < 0 { "overdue" } else { "awaiting_reply" },
            say: format!("chờ phúc đáp đến {}", day::show(self.from)),
        }
    }
}
