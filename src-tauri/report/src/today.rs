//! Hôm nay: the figures of the period that runs, what is due, today's session, and the last twelve months.

use calendar::period::Period;
use chrono::NaiveDate;
use serde::Serialize;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::Asked;
use crate::measure::Scope;
use crate::summary::Summary;
pub use calendar::period::Preset;
use register::view::due::{self, Due};
use register::view::list::{self, Query, Row};

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Today {
    /// The period that runs, as `--period` names it, with its days.
    pub period: Preset,
    /// Its figures so far.
    pub counters: Counters,
    /// What is due, the most pressing first.
    #[serde(skip)]
    pub due: Vec<Due>,
    /// Papers that need not be kept any longer: a proposal.
    #[serde(skip)]
    pub kept: Vec<Due>,
    /// Today's session.
    #[cfg_attr(feature = "types", ts(type = "Row | null"))]
    pub session: Option<Row>,
    /// Twelve months, the oldest first.
    pub twelve_months: Vec<Month>,
}

/// The four counters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Counters {
    /// Lượt tiếp.
    pub visits: i64,
    /// Người.
    pub people: i64,
    /// Đơn.
    pub petitions: i64,
    /// Vụ việc.
    pub matters: i64,
}

/// One month of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Month {
    /// The month as `--period` names it.
    pub label: String,
    /// Lượt tiếp.
    pub visits: i64,
    /// Đơn.
    pub petitions: i64,
}

/// The most duties that are listed.
const MOST_DUE: usize = 500;

/// Gives what the first screen shows.
pub fn today(r: Reader<'_>, today: NaiveDate) -> Result<Today> {
    let span = crate::running(r, today)?;
    let summary = Summary::of(&Scope::of(r, span.from, span.to)?.figures(r)?);
    let mut due = due::due(r, today)?;
    due.truncate(MOST_DUE);
    let mut kept = due::kept_long_enough(r, today)?;
    kept.truncate(MOST_DUE);
    let sessions = Query {
        filter: [("on".to_owned(), today.to_string()), ("cancelled".to_owned(), "no".to_owned())].into(),
        limit: Some(1),
        ..Query::default()
    };
    Ok(Today {
        counters: Counters {
            visits: summary.visits,
            people: summary.people,
            petitions: summary.petitions,
            matters: summary.matters,
        },
        due,
        kept,
        session: list::list(r, Slice::Session, &sessions, today)?.rows.pop(),
        twelve_months: twelve_months(r, span.period)?,
        period: Preset::of(&span),
    })
}

fn twelve_months(r: Reader<'_>, last: Period) -> Result<Vec<Month>> {
    let mut months = Vec::with_capacity(12);
    let mut period = last;
    for _ in 0..12 {
        let span = Asked::plainly(period).days(r)?;
        let scope = Scope::of(r, span.from, span.to)?;
        months.push(Month {
            label: period.to_string(),
            visits: scope.figure(r, "visits")?,
            petitions: scope.figure(r, "petitions_received")?,
        });
        period = period.before();
    }
    months.reverse();
    Ok(months)
}

/// Gives the periods a clerk reports: this month and the last ones, then quarter, halves, nine months, year.
pub fn presets(r: Reader<'_>, today: NaiveDate) -> Result<Vec<Preset>> {
    let running = crate::running(r, today)?.period;
    let Period::Month(year, month) = running else { return Ok(Vec::new()) };
    let mut periods = vec![running];
    for _ in 0..3 {
        periods.extend(periods.last().map(|last| last.before()));
    }
    let quarter = Period::Quarter(year, month.div_ceil(3));
    periods.extend([quarter, quarter.before(), Period::Half(year, 1), Period::Half(year, 2)]);
    periods.extend([Period::NineMonths(year), Period::Year(year), Period::Year(year - 1)]);
    let mut presets = Vec::with_capacity(periods.len());
    for period in periods {
        presets.push(Preset::of(&Asked::plainly(period).days(r)?));
    }
    Ok(presets)
}
