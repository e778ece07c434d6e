//! What the office owed and when it did it: the last day by the rule in force on the day of the fact, as the list of
//! what is due reckons it.

use calendar::deadline::Flags;
use calendar::law::Law;
use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::report::measure::Scope;
use crate::{setting, unit};

/// One duty, done or not.
pub(super) struct Duty {
    pub slice: Slice,
    pub id: i64,
    pub due: NaiveDate,
    pub done: Option<NaiveDate>,
}

impl Duty {
    pub fn is_on_time(&self) -> bool {
        self.done.is_some_and(|done| done <= self.due)
    }
}

/// A duty as it is found.
struct Found {
    slice: Slice,
    id: i64,
    rule: Option<String>,
    from: NaiveDate,
    complex: bool,
    remote: Option<bool>,
    suspended: i64,
    extended: Option<NaiveDate>,
    done: Option<NaiveDate>,
}

/// Gives the duties that may have fallen due in a stretch of days.
pub(super) fn duties(r: Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Vec<Duty>> {
    let law = setting::law(r)?;
    let units = unit::store::all(r)?;
    let remote = unit::on(&units, to).is_some_and(|unit| unit.remote_area);
    let found = Scope::of(r, from, to)?.query(r, include_str!("duty.sql"), |row| {
        Ok(Found {
            slice: row.get("slice")?,
            id: row.get("id")?,
            rule: row.get("rule")?,
            from: row.get("from_day")?,
            complex: row.get("complex")?,
            remote: row.get("remote")?,
            suspended: row.get("suspended_days")?,
            extended: row.get("extended_to")?,
            done: row.get("done_on")?,
        })
    })?;
    Ok(found.into_iter().filter_map(|one| one.reckon(&law, remote)).collect())
}

impl Found {
    fn reckon(self, law: &Law, remote: bool) -> Option<Duty> {
        let due = match &self.rule {
            None => self.from,
            Some(rule) => {
                let flags = Flags { remote: self.remote.unwrap_or(remote), complex: self.complex };
                let due = law.reckon(rule, self.from, flags, self.suspended).ok()?.due;
                self.extended.map_or(due, |extended| due.max(extended))
            }
        };
        Some(Duty { slice: self.slice, id: self.id, due, done: self.done })
    }
}
