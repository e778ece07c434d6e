//! Closed periods: what was sent, frozen with its revision.

pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;

use crate::casebook::Reader;
use crate::draft::Draft;
use crate::error::Result;
use crate::fault::Trouble;
use crate::report::Asked;
use crate::report::period::Period;

/// A period as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Close {
    /// The period, as `--period` names it.
    pub period: String,
    /// The revision; the first is 1.
    pub revision: i64,
    /// The day it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<NaiveDate>,
    /// The figures: form, column, figure.
    pub figures: serde_json::Value,
}

impl Close {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let close = Self {
            period: draft.text("period", 30),
            revision: draft.head_count("revision"),
            sent_on: draft.maybe_day("sent_on"),
            figures: draft.value("figures"),
        };
        if !close.figures.is_object() {
            draft.fault_once("figures", Trouble::WrongType);
        }
        if Period::parse(&close.period).is_none() {
            draft.fault_once("period", Trouble::NotADate);
        }
        close
    }
}

/// Tells whether a day lies in a period that was closed and sent.
pub fn covers(r: Reader<'_>, day: NaiveDate) -> Result<bool> {
    for close in store::all(r)?.iter().filter(|close| close.sent_on.is_some()) {
        let Some(period) = Period::parse(&close.period) else { continue };
        let span = Asked::plainly(period).days(r)?;
        if (span.from..=span.to).contains(&day) {
            return Ok(true);
        }
    }
    Ok(false)
}
