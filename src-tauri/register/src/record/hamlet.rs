//! Hamlets (thôn, tổ dân phố, bản). They are merged and renamed, so each has the days it was valid.

pub(crate) mod store;

use crate::record::Recorded;
use chrono::NaiveDate;
use serde::Serialize;
use words::draft::Draft;
use words::draft::check::check_validity;

/// A hamlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Hamlet {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its name.
    pub name: String,
    /// From when it exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_from: Option<NaiveDate>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_to: Option<NaiveDate>,
}

impl Hamlet {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let hamlet = Self {
            reference: draft.reference("ref"),
            name: draft.name("name"),
            valid_from: draft.maybe_any_day("valid_from"),
            valid_to: draft.maybe_any_day("valid_to"),
        };
        check_validity(draft, hamlet.valid_from, hamlet.valid_to);
        hamlet
    }
}

impl Recorded for Hamlet {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }
}
