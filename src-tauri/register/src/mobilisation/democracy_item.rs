//! What was published, decided, consulted on or supervised under grassroots democracy (Luật 10/2022/QH15, Điều 11, 15,
//! 25, 30).

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE, check};

use crate::mobilisation::log;
use crate::record::Cancelled;

codes! {
    /// What the people do with it.
    DemocracyKind "democracy_kind" {
        /// Published to the people.
        Publish = "publish",
        /// Discussed and decided by the people.
        Decide = "decide",
        /// Put to the people before it is decided.
        Consult = "consult",
        /// Checked and supervised by the people.
        Supervise = "supervise",
    }
}

/// One item of grassroots democracy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemocracyItem {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The day it was put up or held.
    pub on: NaiveDate,
    /// The last day it is put up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// What the people do with it.
    pub kind: DemocracyKind,
    /// What it is about.
    pub title: String,
    /// How: posted, loudspeaker, meeting, ballot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// How many took part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<i64>,
    /// How many agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<i64>,
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

impl DemocracyItem {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let democracy_item = Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            to: draft.maybe_any_day("to"),
            kind: draft.code("kind").unwrap_or(DemocracyKind::Publish),
            title: draft.text("title", NOTE),
            form: draft.maybe_text("form", NAME),
            people: draft.maybe_count("people"),
            agreed: draft.maybe_count("agreed"),
            result: draft.maybe_lines("result", NOTE),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        democracy_item.check(draft);
        democracy_item
    }

    fn check(&self, draft: &mut Draft) {
        check::check_order(draft, "to", self.on, self.to);
        check::check_part(draft, "agreed", self.agreed, self.people);
    }
}

log!(DemocracyItem: on, title, |one| [("form", one.form.clone()), ("result", one.result.clone())]);
