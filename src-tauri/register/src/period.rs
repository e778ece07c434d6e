//! The days of a period by the unit's own cut-off, the unit as it is named on a day, and whether a day lies in a closed
//! period.

use calendar::period::{Period, Span};
use chrono::{Datelike, Months, NaiveDate};
use vault::Reader;
use vault::error::{Error, Result};
use words::slice::Slice;

use crate::record::close;
use crate::record::setting;
use crate::record::unit::{self, Unit};

/// Gives the unit as it is named on a day.
pub fn unit_on(r: Reader<'_>, day: NaiveDate) -> Result<Option<Unit>> {
    Ok(unit::on(&unit::store::all(r)?, day).cloned())
}

/// Gives the days of a period, by a cut-off or by the unit's own rules, and the unit as it was named on the last of them.
pub fn on(r: Reader<'_>, period: Period, cutoff: Option<u32>) -> Result<(Unit, Span)> {
    let units = unit::store::all(r)?;
    let span = period.span(|day| cutoff_on(r, cutoff, &units, day))?;
    let unit = unit::on(&units, span.to).cloned().ok_or(Error::NotFound("unit"))?;
    Ok((unit, span))
}

/// The cut-off that holds on a day: as asked, as set, as the unit has it.
pub fn cutoff_on(r: Reader<'_>, asked: Option<u32>, units: &[Unit], day: NaiveDate) -> Result<u32> {
    if let Some(cutoff) = asked {
        return Ok(cutoff);
    }
    let set = setting::store::value(r, "cutoff_start_day", day)?;
    Ok(set.parse().ok().or_else(|| unit::on(units, day).map(|unit| unit.cutoff_start_day)).unwrap_or(15))
}

/// Gives the month that runs on a day: its own, or the next where the cut-off has passed.
pub fn running(r: Reader<'_>, today: NaiveDate) -> Result<Span> {
    let (_, own) = on(r, Period::Month(today.year(), today.month()), None)?;
    if own.to >= today {
        return Ok(own);
    }
    let next = today.checked_add_months(Months::new(1)).unwrap_or(today);
    Ok(on(r, Period::Month(next.year(), next.month()), None)?.1)
}

/// Tells whether a day lies in a period that is closed, by what kind of entry is to stand there: the logs have a period
/// of their own.
pub fn covers(r: Reader<'_>, day: NaiveDate, slice: Slice) -> Result<bool> {
    if close::store::covers(r, day, slice.is_log())? {
        return Ok(true);
    }
    // A period brought along as figures alone has no days of its own.
    for period in close::store::without_days(r)? {
        let period = Period::parse(&period).ok_or(close::store::DAMAGED)?;
        let (_, span) = on(r, period, None)?;
        if (span.from..=span.to).contains(&day) {
            return Ok(true);
        }
    }
    Ok(false)
}
