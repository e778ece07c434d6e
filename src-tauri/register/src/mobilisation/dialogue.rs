//! Dialogues (đối thoại; Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 27, 32): who came, what was said, what was
//! promised. A promise with a day is due until it is kept; a dialogue about reception law feeds 06/QLKNTC c4 and c5.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE, check};
use words::slice::Slice;

use crate::mobilisation::log;
use crate::record::{Cancelled, Link};

codes! {
    /// What kind of dialogue.
    DialogueKind "dialogue_kind" {
        /// The regular dialogue of the head.
        Head = "head",
        /// The conference between the People's Committee and the people.
        People = "people",
        /// With businesses.
        Business = "business",
        /// In the resolution of a complaint.
        Complaint = "complaint",
    }
}

/// A dialogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dialogue {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its day.
    pub on: NaiveDate,
    /// What kind.
    pub kind: DialogueKind,
    /// What it was about.
    pub topic: String,
    /// About the law of reception, complaints or denunciations.
    pub about_reception: bool,
    /// Who presided.
    pub host: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many attended, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<i64>,
    /// How many opinions were voiced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opinions: Option<i64>,
    /// How many were answered on the spot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<i64>,
    /// How many were handed on to be resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned: Option<i64>,
    /// How many of those are resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<i64>,
    /// The notice of its conclusions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// What was promised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

/// The notice of a dialogue's conclusions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    /// Its day.
    pub on: NaiveDate,
}

/// Something promised at a dialogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Promise {
    /// What was promised.
    pub what: String,
    /// Who is to do it, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// By when.
    pub due: NaiveDate,
    /// The day it was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
    /// How it was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

impl Dialogue {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let dialogue = Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            kind: draft.code("kind").unwrap_or(DialogueKind::Head),
            topic: draft.text("topic", NOTE),
            about_reception: draft.flag("about_reception"),
            host: draft.text("host", NAME),
            place: draft.maybe_text("place", NAME),
            people: draft.maybe_count("people"),
            opinions: draft.maybe_count("opinions"),
            answered: draft.maybe_count("answered"),
            assigned: draft.maybe_count("assigned"),
            resolved: draft.maybe_count("resolved"),
            notice: draft.maybe("notice", Notice::read),
            promises: draft.each("promises", false, Promise::read),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        dialogue.check(draft);
        dialogue
    }

    /// Gives the refs it names.
    fn check(&self, draft: &mut Draft) {
        check::check_part(draft, "answered", self.answered, self.opinions);
        check::check_part(draft, "assigned", self.assigned, self.opinions);
        check::check_part(draft, "resolved", self.resolved, self.assigned);
        check::check_order(draft, "notice.on", self.on, self.notice.as_ref().map(|one| one.on));
        for (place, one) in self.promises.iter().enumerate() {
            check::check_order(draft, &format!("promises.{place}.due"), self.on, Some(one.due));
            check::check_order(draft, &format!("promises.{place}.done_on"), self.on, one.done_on);
        }
    }
}

log!(Dialogue: on, topic, |one| {
    let promises = one.promises.iter().map(|promise| ("promises", Some(promise.what.clone())));
    promises.chain([("host", Some(one.host.clone())), ("place", one.place.clone())])
}, fn links(&self) -> Vec<Link<'_>> {
        let mut links = Vec::new();
        for (place, one) in self.promises.iter().enumerate() {
            let Some(reference) = one.office.as_deref() else { continue };
            links.push(Link { field: format!("promises.{place}.office"), reference, slice: Some(Slice::Office) });
        }
        links
    });

impl Notice {
    fn read(draft: &mut Draft) -> Self {
        Self { no: draft.maybe_text("no", NAME), on: draft.day("on") }
    }
}

impl Promise {
    fn read(draft: &mut Draft) -> Self {
        Self {
            what: draft.text("what", NOTE),
            office: draft.maybe_reference("office"),
            due: draft.any_day("due"),
            done_on: draft.maybe_day("done_on"),
            outcome: draft.maybe_lines("outcome", NOTE),
        }
    }
}
