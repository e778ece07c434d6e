//! Internal rules of the unit (quy chế nội bộ): issued, published, replaced.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE, check};

use crate::mobilisation::log;
use crate::record::Cancelled;

codes! {
    /// What an internal rule governs.
    RuleKind "rule_kind" {
        /// Organisation and work.
        Organisation = "organisation",
        /// Internal spending.
        Spending = "spending",
        /// Public assets.
        Assets = "assets",
        /// Emulation and commendation.
        Emulation = "emulation",
        /// Rises in salary.
        Salary = "salary",
        /// Democracy in the office.
        Democracy = "democracy",
        /// Something else.
        Other = "other",
    }
}

/// An internal rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InternalRule {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The day it was issued.
    pub on: NaiveDate,
    /// What it governs.
    pub kind: RuleKind,
    /// Its title.
    pub title: String,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    /// The day it was made public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<NaiveDate>,
    /// The day it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

impl InternalRule {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let internal_rule = Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            kind: draft.code("kind").unwrap_or(RuleKind::Organisation),
            title: draft.text("title", NOTE),
            no: draft.maybe_text("no", NAME),
            published_on: draft.maybe_day("published_on"),
            valid_to: draft.maybe_any_day("valid_to"),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        internal_rule.check(draft);
        internal_rule
    }

    fn check(&self, draft: &mut Draft) {
        check::check_order(draft, "published_on", self.on, self.published_on);
        check::check_order(draft, "valid_to", self.on, self.valid_to);
    }
}

log!(InternalRule: on, title, |one| [("no", one.no.clone())]);
