//! Matters (vụ việc): the same subject, the same decision or request, the same party. Visits and petitions point
//! to a matter; what is counted as vụ việc is always the distinct matters behind them.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::draft::{Draft, NAME, NOTE};

use crate::record::petition::{Competence, Kind};
use crate::record::{Cancelled, Recorded};

/// A matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matter {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is about.
    pub title: String,
    /// The paper that says it is complex (Nghị định 155/2026 wants it in writing).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complex: Option<Complexity>,
    /// Of what kind it is, while nobody has written about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Its field: a leaf of the field list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Whose it is to resolve, while nobody has written about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub competence: Option<Competence>,
    /// Remote, where it differs from the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote: Option<bool>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

/// The paper by which a matter was found complex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Complexity {
    /// Its number.
    pub doc_no: String,
    /// Its day.
    pub on: NaiveDate,
}

impl Matter {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self {
            reference: draft.reference("ref"),
            title: draft.text("title", NOTE),
            complex: draft
                .maybe("complex", |inner| Complexity { doc_no: inner.text("doc_no", NAME), on: inner.day("on") }),
            kind: draft.maybe_code("kind"),
            field: draft.maybe_text("field", NAME),
            competence: draft.maybe_code("competence"),
            remote: draft.maybe_flag("remote"),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        }
    }
}

impl Recorded for Matter {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        Some(&mut self.cancelled)
    }
}
