//! Visits (lượt tiếp): one occasion on which one person or one group is received. Visits, heads, papers and
//! matters are four different counts.

mod check;
pub mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::number::Number;
use words::slice::Slice;

use crate::record::person::Attendee;
use crate::record::session::{Body, Lane};
use crate::record::{Cancelled, Link, Recorded};

codes! {
    /// How citizens were received (Luật 136/2025, Điều 3a).
    Mode "mode" {
        /// Face to face.
        Direct = "direct",
        /// Online, from 01/07/2026.
        Online = "online",
    }
    /// Whether the visit took place. Only a completed one is a lượt, unless a setting says otherwise.
    Status "status" {
        /// Received.
        Completed = "completed",
        /// Refused (Luật Tiếp công dân, Điều 9).
        Refused = "refused",
    }
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its number in the year's book.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// Its number in the office's own paper book, as it was written there (`12a`, `Đ-08`, `3/2019`); two may have the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_written: Option<String>,
    /// Its day.
    pub date: NaiveDate,
    /// Who received.
    pub lane: Lane,
    /// The session it belongs to, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// Face to face or online.
    pub mode: Mode,
    /// Whose reception it was.
    pub body: Body,
    /// How many came, not how many spoke.
    pub people_count: i64,
    /// Those named.
    pub people: Vec<Attendee>,
    /// The matters raised, by ref.
    pub matters: Vec<String>,
    /// What was said.
    pub content: String,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Received or refused.
    pub status: Status,
    /// Why refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal_ground: Option<String>,
    /// The head's or delegate's visit it was taken up to, by ref; it is then counted there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalated_to: Option<String>,
    /// Cancelled with a reason; the number stays used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

impl Visit {}

impl Recorded for Visit {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn links(&self) -> Vec<Link<'_>> {
        let mut links = Attendee::links(&self.people, "people");
        links.extend(self.matters.iter().enumerate().map(|(place, matter)| Link {
            field: format!("matters.{place}"),
            reference: matter,
            slice: Some(Slice::Matter),
        }));
        if let Some(session) = &self.session {
            links.push(Link { field: "session".into(), reference: session, slice: Some(Slice::Session) });
        }
        if let Some(above) = &self.escalated_to {
            links.push(Link { field: "escalated_to".into(), reference: above, slice: Some(Slice::Visit) });
        }
        links
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.date)
    }

    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        Some(&mut self.cancelled)
    }

    fn numbering(&self) -> Option<(NaiveDate, Option<Number>)> {
        Some((self.date, self.number))
    }
}
