//! Those who receive citizens and sign papers, with the days they hold office.

pub mod signing;
pub mod store;

use crate::record::Recorded;
use chrono::NaiveDate;
use serde::Serialize;
use words::draft::check::check_validity;
use words::draft::{Draft, NAME};

/// An officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Officer {
    /// What lines call them.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Their name.
    pub full_name: String,
    /// Their title.
    pub title: String,
    /// The words before the title on a paper: "KT. CHỦ TỊCH".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub signs_as: Option<String>,
    /// From when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_from: Option<NaiveDate>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_to: Option<NaiveDate>,
}

impl Officer {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let officer = Self {
            reference: draft.reference("ref"),
            full_name: draft.name("full_name"),
            title: draft.text("title", NAME),
            signs_as: draft.maybe_text("signs_as", NAME),
            valid_from: draft.maybe_any_day("valid_from"),
            valid_to: draft.maybe_any_day("valid_to"),
        };
        check_validity(draft, officer.valid_from, officer.valid_to);
        officer
    }
}

impl Recorded for Officer {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }
}
