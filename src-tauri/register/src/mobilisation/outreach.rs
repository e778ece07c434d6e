//! Legal outreach (phổ biến pháp luật): conferences, classes, broadcasts. Those about reception, complaints and
//! denunciations feed 06/QLKNTC c4 and c5.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::draft::{Draft, NAME, NOTE, check};

use crate::mobilisation::log;
use crate::record::Cancelled;

/// An outreach event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outreach {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its day.
    pub on: NaiveDate,
    /// Its title.
    pub title: String,
    /// The law or laws it was about.
    pub topic: String,
    /// About reception, complaints or denunciations.
    pub about_reception: bool,
    /// Who held it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many attended, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<i64>,
    /// How many of them women.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub women: Option<i64>,
    /// How many of them of ethnic minorities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minority: Option<i64>,
    /// How many documents were handed out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<i64>,
    /// What kind of documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_kind: Option<String>,
    /// How many laws were introduced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub laws: Option<i64>,
    /// Conference, loudspeaker, mobile, online.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// What it cost, in đồng.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<i64>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

impl Outreach {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let outreach = Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            title: draft.text("title", NOTE),
            topic: draft.text("topic", NOTE),
            about_reception: draft.flag("about_reception"),
            host: draft.maybe_text("host", NAME),
            place: draft.maybe_text("place", NAME),
            people: draft.maybe_count("people"),
            women: draft.maybe_count("women"),
            minority: draft.maybe_count("minority"),
            documents: draft.maybe_count("documents"),
            document_kind: draft.maybe_text("document_kind", NAME),
            laws: draft.maybe_count("laws"),
            form: draft.maybe_text("form", NAME),
            cost: draft.maybe_count("cost"),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        for (field, part) in [("women", outreach.women), ("minority", outreach.minority)] {
            check::check_part(draft, field, part, outreach.people);
        }
        outreach
    }
}

log!(Outreach: on, title, |one| [("topic", Some(one.topic.clone())), ("host", one.host.clone()), ("place", one.place.clone())]);
