//! From what was typed to a visit that cannot be wrong.

use words::draft::{Draft, NOTE, NUMBER_WRITTEN};
use words::fault::Trouble;
use words::number::Number;

use super::{Mode, Status, Visit};
use crate::record::Cancelled;
use crate::record::person::Attendee;
use crate::record::session::{Body, Lane};

impl Visit {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let date = draft.day("date");
        let visit = Self {
            reference: draft.reference("ref"),
            number: Number::read(draft, date),
            number_written: draft.maybe_text("number_written", NUMBER_WRITTEN),
            date,
            lane: draft.code("lane").unwrap_or(Lane::Routine),
            session: draft.maybe_reference("session"),
            mode: draft.maybe_code("mode").unwrap_or(Mode::Direct),
            body: draft.maybe_code("body").unwrap_or(Body::Committee),
            people_count: draft.head_count("people_count"),
            people: Attendee::read_all(draft, "people"),
            matters: draft.references("matters"),
            content: draft.content("content"),
            outcome: draft.maybe_lines("outcome", NOTE),
            status: draft.code("status").unwrap_or(Status::Completed),
            refusal_ground: draft.maybe_text("refusal_ground", NOTE),
            escalated_to: draft.maybe_reference("escalated_to"),
            cancelled: Cancelled::read(draft),
        };
        if i64::try_from(visit.people.len()).unwrap_or(i64::MAX) < visit.people_count {
            draft.soft("people_count", Trouble::FewerNamed);
        }
        if visit.lane != Lane::Routine && visit.session.is_none() {
            draft.soft("session", Trouble::NoSession);
        }
        visit
    }
}
