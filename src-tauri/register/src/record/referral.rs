//! Papers sent out about a petition. Handing it to a room of the unit (giao phòng, ban) and referring it to an
//! outside body (chuyển đơn) are two different things: only the second is "chuyển đơn" in 02/XLD.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE};
use words::fault::Trouble;
use words::slice::Slice;

use crate::record::office::OfficeKind;
use crate::record::{Cancelled, Link, Recorded};

/// A paper sent out that nothing came back on yet (*Chưa có phúc đáp*), as every list asks it.
macro_rules! unreplied {
    () => {
        "referral.kind in ('refer', 'assign') and referral.reply_on is null and referral.cancelled_on is null"
    };
}
pub(crate) use unreplied;

codes! {
    /// What the paper sent out is.
    ReferralKind "referral_kind" {
        /// Giao phòng, ban: internal only.
        Assign = "assign",
        /// Chuyển đơn: external only.
        Refer = "refer",
        /// Hướng dẫn: to the citizen, naming an external body or none.
        Guide = "guide",
        /// Trả lại đơn: to the external body that sent it.
        Return = "return",
        /// Đôn đốc.
        Remind = "remind",
    }
}

/// A paper sent out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Referral {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The petition, by ref.
    pub petition: String,
    /// What it is.
    pub kind: ReferralKind,
    /// The day it was sent.
    pub on: NaiveDate,
    /// To whom, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
    /// The day on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_date: Option<NaiveDate>,
    /// When an answer is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_due: Option<NaiveDate>,
    /// Văn bản phúc đáp.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

/// The answer of the body a paper went to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
    /// Its day.
    pub on: NaiveDate,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}

impl Referral {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let referral = Self {
            reference: draft.reference("ref"),
            petition: draft.reference("petition"),
            kind: draft.code("kind").unwrap_or(ReferralKind::Remind),
            on: draft.day("on"),
            office: draft.maybe_reference("office"),
            doc_no: draft.maybe_text("doc_no", NAME),
            doc_date: draft.maybe_day("doc_date"),
            reply_due: draft.maybe_any_day("reply_due"),
            reply: draft.maybe("reply", |inner| Reply {
                doc_no: inner.maybe_text("doc_no", NAME),
                on: inner.day("on"),
                content: inner.maybe_lines("content", NOTE),
            }),
            cancelled: Cancelled::read(draft),
        };
        if referral.side().is_some() && referral.kind != ReferralKind::Guide && referral.office.is_none() {
            draft.fault_once("office", Trouble::Missing);
        }
        if referral.reply.as_ref().is_some_and(|reply| reply.on < referral.on) {
            draft.fault("reply.on", Trouble::EndBeforeStart);
        }
        referral
    }

    /// The side an office must be on, where the kind has one.
    pub(crate) fn side(&self) -> Option<OfficeKind> {
        match self.kind {
            ReferralKind::Assign => Some(OfficeKind::Internal),
            ReferralKind::Refer | ReferralKind::Guide | ReferralKind::Return => Some(OfficeKind::External),
            ReferralKind::Remind => None,
        }
    }
}

impl Recorded for Referral {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn links(&self) -> Vec<Link<'_>> {
        let petition = Link { field: "petition".into(), reference: &self.petition, slice: Some(Slice::Petition) };
        let office = self.office.as_deref().map(|office| Link {
            field: "office".into(),
            reference: office,
            slice: Some(Slice::Office),
        });
        std::iter::once(petition).chain(office).collect()
    }

    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        Some(&mut self.cancelled)
    }
}
