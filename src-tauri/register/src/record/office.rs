//! Bodies papers are handed to (internal: giao phòng, ban) or referred to (external: chuyển đơn).

pub mod store;

use crate::record::Recorded;
use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::Draft;
use words::draft::check::check_validity;

codes! {
    /// Which side of the door an office is on.
    OfficeKind "office_kind" {
        /// A room of the unit itself.
        Internal = "internal",
        /// Any other body.
        External = "external",
    }
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Office {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Its side.
    pub kind: OfficeKind,
    /// From when it exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_from: Option<NaiveDate>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_to: Option<NaiveDate>,
}

impl Office {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let office = Self {
            reference: draft.reference("ref"),
            name: draft.name("name"),
            kind: draft.code("kind").unwrap_or(OfficeKind::Internal),
            valid_from: draft.maybe_any_day("valid_from"),
            valid_to: draft.maybe_any_day("valid_to"),
        };
        check_validity(draft, office.valid_from, office.valid_to);
        office
    }
}

impl Recorded for Office {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }
}
