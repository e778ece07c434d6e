//! Reception sessions (lịch tiếp công dân): the announced days of the head or a delegate, and extraordinary ones.
//! A day nobody came is a day held.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE};
use words::fault::Trouble;

use crate::record::{Cancelled, Recorded};

codes! {
    /// By whom citizens are received; the three exclude each other.
    Lane "lane" {
        /// Tiếp thường xuyên: daily, by the assigned officer.
        Routine = "routine",
        /// Thủ trưởng tiếp.
        Head = "head",
        /// Ủy quyền tiếp: a deputy in the head's place.
        Delegate = "delegate",
    }
    /// How a session came about.
    SessionKind "session_kind" {
        /// Định kỳ.
        Scheduled = "scheduled",
        /// Đột xuất.
        Extraordinary = "extraordinary",
    }
    /// Whose reception it is; by default the report counts only the People's Committee's.
    Body "body" {
        /// UBND.
        Committee = "ubnd",
        /// Đảng ủy.
        Party = "dang_uy",
        /// HĐND.
        Council = "hdnd",
    }
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Session {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its day.
    pub date: NaiveDate,
    /// Who receives.
    pub lane: Lane,
    /// How it came about.
    pub kind: SessionKind,
    /// Announced in public: only those days are counted (note to 01/TCD c10, c16).
    pub published: bool,
    /// The title or name of who receives.
    pub host: String,
    /// Whose reception it is.
    pub body: Body,
    /// The body it is held with (đồng chủ trì); it is counted once, as this body's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub with_body: Option<Body>,
    /// Where, if not at the reception office.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub place: Option<String>,
    /// It took place.
    pub held: bool,
    /// Somebody came.
    pub visitors_came: bool,
    /// The day it was moved to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub moved_to: Option<NaiveDate>,
    /// Why it was delegated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub delegated_because: Option<String>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub cancelled: Option<Cancelled>,
}

impl Session {
    /// Reads a draft. A planned session may lie ahead; one that was held may not.
    pub fn read(draft: &mut Draft) -> Self {
        let session = Self {
            reference: draft.reference("ref"),
            date: draft.any_day("date"),
            lane: draft.code("lane").unwrap_or(Lane::Head),
            kind: draft.code("kind").unwrap_or(SessionKind::Scheduled),
            published: draft.flag("published"),
            host: draft.text("host", NAME),
            body: draft.maybe_code("body").unwrap_or(Body::Committee),
            with_body: draft.maybe_code("with_body"),
            place: draft.maybe_text("place", NAME),
            held: draft.flag("held"),
            visitors_came: draft.flag("visitors_came"),
            moved_to: draft.maybe_any_day("moved_to"),
            delegated_because: draft.maybe_text("delegated_because", NOTE),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        if session.held && session.date > draft.today() {
            draft.fault("date", Trouble::Future);
        }
        if session.with_body == Some(session.body) {
            draft.fault("with_body", Trouble::OfItself);
        }
        session
    }
}

impl Recorded for Session {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.date)
    }

    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        Some(&mut self.cancelled)
    }
}
