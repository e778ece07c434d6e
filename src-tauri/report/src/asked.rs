//! What is asked for: a period, a cut-off, the forms.

use calendar::period::{Period, Span};
use chrono::NaiveDate;
use vault::Reader;
use vault::error::{Error, Result};

use super::form::{self, Regime};
use super::measure::Scope;
use register::period;
use register::record::unit::Unit;

/// The regimes whose forms may be asked for, whether they are here yet or not.
const REGIMES: [&str; 4] = ["tt03-2013", "tt02-2021", "tt01-2024", "tt06-2025"];

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The period.
    pub period: Period,
    /// The day of the month periods begin on, if not the unit's own.
    pub cutoff: Option<u32>,
    /// The forms, if not those in force on the period's last day.
    pub regime: Option<String>,
}

impl Asked {
    /// Asks for a period by the unit's own rules.
    #[must_use]
    pub fn plainly(period: Period) -> Self {
        Self { period, cutoff: None, regime: None }
    }

    /// Refuses what cannot be asked, before a register is opened for it.
    pub fn check(&self) -> Result<()> {
        self.regime_for(NaiveDate::MAX).map(|_| ())
    }

    /// Gives the days of the period and the unit as it was named on the last of them.
    pub(super) fn on(&self, r: Reader<'_>) -> Result<(Unit, Span)> {
        period::on(r, self.period, self.cutoff)
    }

    /// The cut-off that holds on a day.
    pub(super) fn cutoff_on(&self, r: Reader<'_>, units: &[Unit], day: NaiveDate) -> Result<u32> {
        period::cutoff_on(r, self.cutoff, units, day)
    }

    /// Gives the days of the period by the unit's own rules.
    pub fn days(&self, r: Reader<'_>) -> Result<Span> {
        Ok(self.on(r)?.1)
    }

    /// Gives the days of the period with the settings that hold on its last one.
    pub fn scope(&self, r: Reader<'_>) -> Result<Scope> {
        let (_, span) = self.on(r)?;
        Scope::of(r, span.from, span.to)
    }

    /// The forms to use, and the regime in force when its forms are not here.
    pub(crate) fn regime_for(&self, last_day: NaiveDate) -> Result<(&'static Regime, Option<&str>)> {
        let wanted = self.regime.as_deref().unwrap_or_else(|| form::dated(last_day));
        if !REGIMES.contains(&wanted) {
            return Err(Error::Usage("không có bộ biểu này"));
        }
        match form::regime(wanted) {
            Some(regime) => Ok((regime, None)),
            None => Ok((form::newest().ok_or_else(|| Error::Asset("forms".into()))?, Some(wanted))),
        }
    }
}
