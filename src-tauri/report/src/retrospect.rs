//! Looking instead of reading: pictures of a period, each mark with the rows behind it, and which office answers in
//! time. Every figure is the number of its rows; the window draws what it is told.

mod chart;
mod office;

use calendar::period::Period;
use calendar::period::Preset;
use chrono::NaiveDate;
use serde::Serialize;
use vault::Reader;
use vault::error::{Error, Result};
use words::slice::Slice;

pub use self::office::{Office, OfficeColumn};
use super::xlsx::{self, LogList};
use super::{Asked, bare};
use register::period::running;
use register::record::unit;

/// Rows, by slice and id.
pub type Rows = Vec<(Slice, i64)>;

/// The pictures of a period and the offices beside them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Retrospect {
    /// The period.
    pub period: Preset,
    /// The day everything stands as of.
    pub until: NaiveDate,
    /// The pictures.
    pub charts: Vec<Chart>,
    /// The columns of the offices' table.
    pub columns: Vec<OfficeColumn>,
    /// One row an office.
    pub offices: Vec<Office>,
}

/// A picture: its marks along one side, a figure of each of its series at each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Chart {
    /// Its code.
    pub code: &'static str,
    /// Its title.
    pub title: String,
    /// What it counts, in a sentence.
    pub note: &'static str,
    /// What its marks are.
    pub head: &'static str,
    /// Its series: code and words.
    pub series: Vec<(&'static str, &'static str)>,
    /// What the last column of the table says; empty where there is none.
    pub share: &'static str,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Mark {
    /// Its code.
    pub code: String,
    /// Its words.
    pub label: String,
    /// The figures, one for each series.
    pub figures: Vec<usize>,
    /// The share in hundredths, as words; empty where there is nothing to share.
    pub share: String,
}

/// What everything is seen from.
struct View<'a> {
    r: Reader<'a>,
    asked: &'a Asked,
    from: NaiveDate,
    to: NaiveDate,
    /// Nothing after this day is known yet.
    until: NaiveDate,
    today: NaiveDate,
}

impl<'a> View<'a> {
    fn of(r: Reader<'a>, asked: &'a Asked, today: NaiveDate) -> Result<Self> {
        let span = asked.days(r)?;
        Ok(Self { r, asked, from: span.from, to: span.to, until: span.to.min(today), today })
    }

    /// The twelve months up to the period's last, or to the one that runs where that is later than now.
    fn months(&self) -> Result<Vec<Period>> {
        let mut month = match self.asked.period {
            Period::Month(..) => self.asked.period,
            _ => running(self.r, self.to)?.period,
        };
        let now = running(self.r, self.today)?.period;
        if let (Period::Month(year, of), Period::Month(this, now_of)) = (month, now)
            && (year, of) > (this, now_of)
        {
            month = now;
        }
        let mut months: Vec<Period> = std::iter::successors(Some(month), |one| Some(one.before())).take(12).collect();
        months.reverse();
        Ok(months)
    }
}

/// Gives the pictures of a period and its offices.
pub fn retrospect(r: Reader<'_>, asked: &Asked, today: NaiveDate) -> Result<Retrospect> {
    r.at_once(|r| seen(r, asked, today))
}

fn seen(r: Reader<'_>, asked: &Asked, today: NaiveDate) -> Result<Retrospect> {
    let view = View::of(r, asked, today)?;
    let mut charts = Vec::new();
    for code in chart::CODES {
        charts.push(chart::draw(&view, code)?.told());
    }
    Ok(Retrospect {
        period: Preset::of(&asked.days(r)?),
        until: view.until,
        charts,
        columns: office::columns(),
        offices: office::offices(&view)?.iter().map(office::Kept::told).collect(),
    })
}

/// Gives the rows behind a mark of a series, and what they are; of the offices' table, behind an office's column.
pub fn behind(
    r: Reader<'_>,
    asked: &Asked,
    chart: &str,
    mark: &str,
    series: &str,
    today: NaiveDate,
) -> Result<(Rows, String)> {
    let view = View::of(r, asked, today)?;
    if chart == "offices" {
        return office::behind(&view, mark, series);
    }
    let code = chart::CODES.into_iter().find(|code| *code == chart).ok_or(Error::NotFound("chart"))?;
    let drawn = chart::draw(&view, code)?;
    let rows = drawn.rows(mark, series).ok_or(Error::NotFound("mark"))?;
    Ok((rows, drawn.says(mark, series)))
}

/// Makes the workbook of the offices, and names it.
pub fn workbook(r: Reader<'_>, asked: &Asked, today: NaiveDate) -> Result<(String, Vec<u8>)> {
    let view = View::of(r, asked, today)?;
    let span = asked.days(r)?;
    let units = unit::store::all(r)?;
    let unit = unit::on(&units, span.to).cloned().ok_or(Error::NotFound("unit"))?;
    let list: LogList = office::list(&office::offices(&view)?, &span.period.say());
    let name = format!("DH-{}-{}.xlsx", xlsx::plain(&unit.name), xlsx::plain(&span.period.to_string()));
    // It is no report that was sent: no revision, no code of figures.
    let book = bare(unit, &span, String::new());
    let bytes = xlsx::list_workbook(&book, &list).map_err(|error| Error::Workbook(error.to_string()))?;
    Ok((name, bytes))
}

/// Says a share in hundredths, rounded to a tenth, halves up; a dash where there is nothing to share.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = (part * 2_000 + whole) / (whole * 2);
    if tenths.is_multiple_of(10) { format!("{}%", tenths / 10) } else { format!("{},{}%", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests;
