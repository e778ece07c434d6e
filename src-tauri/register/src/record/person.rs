//! People. One known to the book has a line of its own; one named only in a visit or paper stands inside it.

pub(crate) mod list;
pub mod store;

use serde::Serialize;
use words::codes::codes;
use words::day::PartialDay;
use words::draft::{Draft, NAME, NOTE};
use words::slice::Slice;

use crate::record::{Link, Recorded};

codes! {
    /// As on papers: ông or bà.
    Sex "sex" {
        /// Ông.
        Male = "male",
        /// Bà.
        Female = "female",
    }
    /// What the identity number was read from.
    IdType "id_type" {
        /// Chứng minh nhân dân, until 31/12/2024.
        OldCard = "cmnd",
        /// Căn cước (công dân).
        Card = "cccd",
        /// Passport.
        Passport = "passport",
        /// Something else.
        Other = "other",
        /// Không xuất trình: a valid answer.
        None = "none",
    }
    /// In what role somebody came or signed.
    Role "role" {
        /// For themselves.
        Own = "self",
        /// Chosen by a group (5–10 people: one or two; more: at most five).
        Representative = "representative",
        /// With a power of attorney.
        Authorised = "authorised",
        /// Interpreter.
        Interpreter = "interpreter",
    }
}

/// What is known of somebody. An identity number is text, is never required and never a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Particulars {
    /// The name as given; never split, never recapitalised.
    pub full_name: String,
    /// The birth date, often only the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth: Option<PartialDay>,
    /// For the form of address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// The identity number, leading zeros kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_number: Option<String>,
    /// What it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_type: Option<IdType>,
    /// When that was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_issued_on: Option<PartialDay>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_issued_by: Option<String>,
    /// The address as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The hamlet, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hamlet: Option<String>,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The ethnic group, from the list of 54 or as said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnic_group: Option<String>,
}

/// A person known to the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// What lines call them.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What is known of them.
    #[serde(flatten)]
    pub particulars: Particulars,
}

/// Somebody in a visit or behind a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// In what role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// Who somebody is: a person of the book, or particulars of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Who {
    /// By ref.
    Known {
        /// The ref.
        person: String,
    },
    /// Only here.
    Unlisted(Box<Particulars>),
}

impl Particulars {
    /// Reads them from a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self {
            full_name: draft.name("full_name"),
            birth: draft.maybe_partial_day("birth"),
            sex: draft.maybe_code("sex"),
            id_number: draft.maybe_text("id_number", NAME),
            id_type: draft.maybe_code("id_type"),
            id_issued_on: draft.maybe_partial_day("id_issued_on"),
            id_issued_by: draft.maybe_text("id_issued_by", NAME),
            address: draft.maybe_text("address", NOTE),
            hamlet: draft.maybe_reference("hamlet"),
            phone: draft.maybe_text("phone", NAME),
            ethnic_group: draft.maybe_text("ethnic_group", NAME),
        }
    }
}

impl Person {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self { reference: draft.reference("ref"), particulars: Particulars::read(draft) }
    }
}

impl Recorded for Person {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn links(&self) -> Vec<Link<'_>> {
        hamlet_link(&self.particulars, "").into_iter().collect()
    }
}

impl Attendee {
    /// Reads a list of them.
    pub(crate) fn read_all(draft: &mut Draft, field: &str) -> Vec<Self> {
        draft.each(field, true, |inner| {
            let who = if inner.holds("person") {
                Who::Known { person: inner.reference("person") }
            } else {
                Who::Unlisted(Box::new(Particulars::read(inner)))
            };
            Self { who, role: inner.maybe_code("role") }
        })
    }

    /// Gives the refs a list names.
    pub(crate) fn links<'a>(people: &'a [Self], field: &str) -> Vec<Link<'a>> {
        let link = |(place, one): (usize, &'a Self)| match &one.who {
            Who::Known { person } => {
                Some(Link { field: format!("{field}.{place}.person"), reference: person, slice: Some(Slice::Person) })
            }
            Who::Unlisted(particulars) => hamlet_link(particulars, &format!("{field}.{place}.")),
        };
        people.iter().enumerate().filter_map(link).collect()
    }
}

fn hamlet_link<'a>(particulars: &'a Particulars, path: &str) -> Option<Link<'a>> {
    let hamlet = particulars.hamlet.as_deref()?;
    Some(Link { field: format!("{path}hamlet"), reference: hamlet, slice: Some(Slice::Hamlet) })
}
