//! What is due: papers to accept, visitors to answer, matters to resolve, replies to await, each by the rule in force on
//! the day of the fact; of what is done, whether it was in time; and which papers have been kept long enough.

pub(crate) mod store;

use std::cell::RefCell;
use std::collections::HashMap;

use calendar::deadline::{self, Deadline, Flags, LimitUnit, Standing};
use calendar::law::Law;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use vault::Reader;
use vault::error::Result;
use words::day;
use words::slice::Slice;

use crate::record::{setting, unit};
use crate::secrecy::{Sight, Veil};

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Due {
    /// The slice of the record.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// Its id.
    pub id: i64,
    /// The matter of a resolution, by id.
    #[serde(skip)]
    pub matter: Option<i64>,
    /// Its number, or that of the document.
    pub number: Option<String>,
    /// The rule, as D05; none where a paper names its own day.
    pub rule: Option<String>,
    /// The last day.
    pub due: NaiveDate,
    /// The days left in the unit of the rule, negative when overdue.
    pub days: i64,
    /// That unit.
    pub unit: LimitUnit,
    /// How it stands: `overdue today soon later`, or `awaiting_reply`; of what is done `on_time` or `late`.
    pub state: &'static str,
    /// The reckoning, for the clerk.
    pub say: String,
    /// The citation of the rule, where there is one.
    #[serde(skip)]
    pub source: String,
}

/// A duty before it is reckoned.
pub(crate) struct Open {
    pub slice: Slice,
    pub id: i64,
    pub matter: Option<i64>,
    pub number: Option<String>,
    /// The rule, or none where `from` is the last day itself.
    pub rule: Option<&'static str>,
    pub from: NaiveDate,
    pub complex: bool,
    pub remote: Option<bool>,
    pub suspended_days: i64,
    /// A later end set by an extension.
    pub extended_to: Option<NaiveDate>,
    /// The day it was done, where it is.
    pub done_on: Option<NaiveDate>,
    /// What was promised at a dialogue; `from` is then the day it was promised for.
    pub promised: Option<String>,
}

/// What duties are reckoned by.
struct Rules {
    law: Law,
    units: Vec<unit::Unit>,
    on: NaiveDate,
    /// What was reckoned already: of a year's papers many came on the same day.
    known: RefCell<HashMap<Asked, Option<Deadline>>>,
}

/// A rule, the day it is reckoned from, remote or not, complex or not, and the suspended days.
type Asked = (&'static str, NaiveDate, bool, bool, i64);

/// The rules of the duty a paper comes with, and how many days at most it is looked for before a stretch of days.
const OF_PAPERS: [&str; 2] = ["D05", "D20"];
const FURTHEST: u64 = 120;

impl Rules {
    fn of(r: Reader<'_>, on: NaiveDate) -> Result<Self> {
        Ok(Self { law: setting::law(r)?, units: unit::store::all(r)?, on, known: RefCell::default() })
    }

    fn reckon(&self, asked: Asked) -> Option<Deadline> {
        let (rule, from, remote, complex, suspended) = asked;
        let reckon = || self.law.reckon(rule, from, Flags { remote, complex }, suspended).ok();
        self.known.borrow_mut().entry(asked).or_insert_with(reckon).clone()
    }

    /// Gives the first day on which a paper may have come whose duty falls due on a day or later.
    fn reaching(&self, day: NaiveDate) -> NaiveDate {
        let falls = |from: NaiveDate| {
            let all = OF_PAPERS.iter().flat_map(|rule| [false, true].map(|remote| (*rule, from, remote, false, 0)));
            all.filter_map(|asked| self.reckon(asked)).any(|one| one.due >= day)
        };
        let before = (1..=FURTHEST).rev().filter_map(|back| day.checked_sub_days(Days::new(back)));
        before.into_iter().find(|from| falls(*from)).unwrap_or(day)
    }

    /// Tells whether the unit lay in a remote area on the day of a fact.
    fn is_remote(&self, day: NaiveDate) -> bool {
        unit::on(&self.units, day).is_some_and(|unit| unit.remote_area)
    }
}

/// Lists what is due on a day, the most pressing first.
pub fn due(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Due>> {
    let rules = Rules::of(r, on)?;
    let mut due = reckoned(r, store::open(r, on)?, &rules)?;
    due.sort_by_key(|one| (one.due, one.slice, one.id));
    Ok(due)
}

/// Tells what a record is bound to and how it stands, what is done as well: `on_time`, or `late` with the days over.
/// Of a matter these are its resolutions.
pub fn of(r: Reader<'_>, slice: Slice, id: i64, on: NaiveDate) -> Result<Vec<Due>> {
    let rules = Rules::of(r, on)?;
    reckoned(r, store::of(r, slice, id, on)?, &rules)
}

/// Tells what the office itself owed and when it did it, of what fell due in a stretch of days: petitions to accept or
/// check, matters to resolve, what its rooms were to answer, what it promised. Seen from a day, as [`due`] and [`of`] are.
pub fn within(r: Reader<'_>, from: NaiveDate, to: NaiveDate, on: NaiveDate) -> Result<Vec<Due>> {
    let rules = Rules::of(r, on)?;
    let begin = rules.reaching(from);
    let mut all = reckoned(r, store::within(r, begin, from, to, on)?, &rules)?;
    all.retain(|one| (from..=to).contains(&one.due));
    Ok(all)
}

/// Reckons duties; what was promised, and the number of a document, tell nobody who denounces.
fn reckoned(r: Reader<'_>, open: Vec<Open>, rules: &Rules) -> Result<Vec<Due>> {
    let veil = Veil::of_nobody(r, Sight::Screen)?;
    let covered = |mut open: Open| {
        for text in [&mut open.promised, &mut open.number].into_iter().flatten() {
            *text = veil.text(text)?.into_owned();
        }
        Ok(open.reckon(rules))
    };
    open.into_iter().map(covered).filter_map(Result::transpose).collect()
}

/// Gives those of some records of a slice that were bound to something whose last day was over on a day, whatever was done
/// since.
pub fn past(r: Reader<'_>, slice: Slice, ids: &[i64], on: NaiveDate) -> Result<Vec<i64>> {
    let rules = Rules::of(r, on)?;
    let mut past = Vec::new();
    for id in ids {
        let duties = store::of(r, slice, *id, on)?;
        if duties.into_iter().filter_map(|open| open.reckon(&rules)).any(|one| one.due < on) {
            past.push(*id);
        }
    }
    Ok(past)
}

/// Proposes the papers that need not be kept any longer, the oldest first (D32). Nothing is done with them here.
pub fn kept_long_enough(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Due>> {
    let rules = Rules::of(r, on)?;
    let all = store::kept(r, on)?.into_iter().filter_map(|open| open.reckon(&rules));
    Ok(all.filter(|one| one.due < on).collect())
}

/// Gives the matter a resolution is of, by ref.
pub fn matter_of(r: Reader<'_>, resolution: i64) -> Result<Option<String>> {
    store::matter_of(r, resolution)
}

impl Open {
    fn reckon(self, rules: &Rules) -> Option<Due> {
        let Some(rule) = self.rule else {
            return Some(match (self.done_on, &self.promised) {
                (Some(_), _) => self.replied(rules),
                (None, Some(_)) => self.owed(rules),
                (None, None) => self.awaited(rules.on),
            });
        };
        let remote = self.remote.unwrap_or_else(|| rules.is_remote(self.from));
        let reckoned = rules.reckon((rule, self.from, remote, self.complex, self.suspended_days))?;
        let (due, say) = match self.extended_to.filter(|to| *to > reckoned.due) {
            Some(to) => (to, format!("{}; gia hạn đến {}", reckoned.arithmetic, day::show(to))),
            None => (reckoned.due, reckoned.arithmetic),
        };
        let mut told = self.told(due, reckoned.unit, say, rules);
        told.rule = Some(reckoned.rule);
        told.source = reckoned.source;
        Some(told)
    }

    /// How a duty stands: by today while it is open, by the day it was done once it is.
    fn told(self, due: NaiveDate, unit: LimitUnit, say: String, rules: &Rules) -> Due {
        let standing = deadline::state(due, self.done_on.unwrap_or(rules.on), unit, &rules.law.holidays);
        let late = standing.state == Standing::Overdue;
        let (state, say) = match self.done_on {
            None => (standing.state.code(), say),
            Some(done) if late => {
                let over = format!("{:02} {}", -standing.days, words(unit));
                ("late", format!("{say}; xong ngày {}, chậm {over}", day::show(done)))
            }
            Some(done) => ("on_time", format!("{say}; xong ngày {}, đúng hạn", day::show(done))),
        };
        Due {
            slice: self.slice,
            id: self.id,
            matter: self.matter,
            number: self.number,
            rule: None,
            due,
            days: standing.days,
            unit,
            state,
            say,
            source: String::new(),
        }
    }

    /// A promise made at a dialogue: due on the day it was made for.
    fn owed(self, rules: &Rules) -> Due {
        let what = self.promised.clone().unwrap_or_default();
        let (due, say) = (self.from, format!("đã hứa khi đối thoại: {what}; hạn {}", day::show(self.from)));
        self.told(due, LimitUnit::Calendar, say, rules)
    }

    /// A reply that came.
    fn replied(self, rules: &Rules) -> Due {
        let (due, say) = (self.from, format!("chờ phúc đáp đến {}", day::show(self.from)));
        self.told(due, LimitUnit::Calendar, say, rules)
    }

    /// A reply somebody else owes: awaited until its day, overdue after it.
    fn awaited(self, on: NaiveDate) -> Due {
        let days = (self.from - on).num_days();
        Due {
            slice: self.slice,
            id: self.id,
            matter: self.matter,
            number: self.number,
            rule: None,
            due: self.from,
            days,
            unit: LimitUnit::Calendar,
            state: if days < 0 { "overdue" } else { "awaiting_reply" },
            say: format!("chờ phúc đáp đến {}", day::show(self.from)),
            source: String::new(),
        }
    }
}

fn words(unit: LimitUnit) -> &'static str {
    if unit == LimitUnit::Working { "ngày làm việc" } else { "ngày" }
}
