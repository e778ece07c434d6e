//! A paper of the office (văn bản) as a record: its form, what it is about, and its text once it is issued. A paper is
//! entered as what it is, its number and day blank until it is issued (Nghị định 30/2020/NĐ-CP).

pub mod form;
pub(crate) mod list;
pub mod sheet;
pub mod store;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use words::draft::{CONTENT, Draft, NAME};
use words::fault::Trouble;
use words::slice::Slice;

pub use self::sheet::Sheet;
use super::{Cancelled, Link, Recorded};

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its form, one of `assets/paper`.
    pub form: String,
    /// What it is about, by ref; none for a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The period it is about, as `--period` writes one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// The day of what it says: form, wording and law are chosen by it until the paper bears its own day.
    pub on: NaiveDate,
    /// Who signs, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// The body it is addressed to, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Nơi nhận, as written on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<String>,
    /// What the clerk wrote into its own fields, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// The referral it is, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referral: Option<String>,
    /// Its number, once issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
    /// Its day, once issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_date: Option<NaiveDate>,
    /// The day it was first printed; what is printed after that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_on: Option<NaiveDate>,
    /// Its text as it was issued: a record corrected later does not change what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Sheet>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

impl Paper {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let reference = draft.reference("ref");
        let code = draft.text("form", NAME);
        let form = form::form(&code);
        if form.is_none() && !code.is_empty() {
            draft.fault("form", Trouble::UnknownCode);
        }
        let paper = Self {
            reference,
            form: code,
            about: draft.maybe_reference("about"),
            period: draft.maybe_text("period", NAME),
            on: draft.any_day("on"),
            signer: draft.maybe_reference("signer"),
            office: draft.maybe_reference("office"),
            recipients: draft.maybe_texts("recipients", NAME),
            fields: draft.maybe("fields", |inner| fields(inner, form)).unwrap_or_default(),
            referral: draft.maybe_reference("referral"),
            doc_no: draft.maybe_text("doc_no", NAME),
            doc_date: draft.maybe_day("doc_date"),
            printed_on: draft.maybe_day("printed_on"),
            sheet: draft.maybe_as("sheet"),
            cancelled: Cancelled::read(draft),
        };
        if paper.about.is_none() && paper.period.is_none() {
            draft.fault_once("about", Trouble::Missing);
        }
        if paper.doc_no.is_some() != paper.doc_date.is_some() {
            let field = if paper.doc_no.is_some() { "doc_date" } else { "doc_no" };
            draft.fault_once(field, Trouble::Missing);
        }
        paper
    }

    /// The day that chooses its form and its law.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.doc_date.unwrap_or(self.on)
    }
}

impl Recorded for Paper {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn links(&self) -> Vec<Link<'_>> {
        let mut links = Vec::new();
        for (field, reference, slice) in [
            ("about", &self.about, None),
            ("signer", &self.signer, Some(Slice::Officer)),
            ("office", &self.office, Some(Slice::Office)),
            ("referral", &self.referral, Some(Slice::Referral)),
        ] {
            if let Some(reference) = reference {
                links.push(Link { field: field.to_owned(), reference, slice });
            }
        }
        links
    }

    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        Some(&mut self.cancelled)
    }
}

/// Reads the fields a form has; any other key is a fault.
fn fields(inner: &mut Draft, form: Option<&form::Form>) -> BTreeMap<String, String> {
    let own = form.map(|form| form.field.as_slice()).unwrap_or_default();
    let read = |field: &form::Field| Some((field.name.clone(), inner.maybe_lines(&field.name, CONTENT)?));
    own.iter().filter_map(read).collect()
}
