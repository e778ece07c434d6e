//! Direction and inspection of mass mobilisation: documents issued, inspections made.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE};

use crate::mobilisation::log;
use crate::record::Cancelled;

codes! {
    /// A document or an inspection.
    DirectiveKind "directive_kind" {
        /// A document of direction.
        Document = "document",
        /// An inspection.
        Inspection = "inspection",
    }
}

/// A document of direction or an inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Directive {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its day.
    pub on: NaiveDate,
    /// A document or an inspection.
    pub kind: DirectiveKind,
    /// What it says, or what was inspected.
    pub title: String,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    /// Who issued or led it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// Who was inspected or is to act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

impl Directive {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            kind: draft.code("kind").unwrap_or(DirectiveKind::Document),
            title: draft.text("title", NOTE),
            no: draft.maybe_text("no", NAME),
            issuer: draft.maybe_text("issuer", NAME),
            subject: draft.maybe_text("subject", NAME),
            result: draft.maybe_lines("result", NOTE),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        }
    }
}

log!(Directive: on, title, |one| [("no", one.no.clone()), ("issuer", one.issuer.clone()), ("subject", one.subject.clone())]);
