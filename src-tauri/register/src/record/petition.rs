//! Petitions (đơn): one paper each. A petition is received, classified by its content, found eligible or not,
//! within competence or not, and disposed of; what it is about is its matter.

mod check;
pub mod list;
pub mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::day::PartialDay;
use words::number::Number;
use words::slice::Slice;
use words::vietnamese::accusation::is_told;

use crate::record::person::Attendee;
use crate::record::{Cancelled, Link, Recorded};

codes! {
    /// Nguồn đơn (TT 07/2014, Điều 5; the last two are ours).
    Source "source" {
        /// By post.
        Post = "post",
        /// Handed in.
        Direct = "direct",
        /// Forwarded by another body.
        Forwarded = "forwarded",
        /// Through a leader.
        Leader = "leader",
        /// Electronically.
        Electronic = "electronic",
        /// Taken over from an abolished unit.
        Handover = "handover",
    }
    /// Whether the writer is known.
    Anonymity "anonymity" {
        /// With a name.
        Named = "named",
        /// Nặc danh.
        Anonymous = "anonymous",
        /// Mạo danh.
        Impersonated = "impersonated",
    }
    /// The kind, by content and not by title (TT 05/2021, Điều 6).
    Kind "kind" {
        /// Khiếu nại.
        Complaint = "complaint",
        /// Tố cáo.
        Denunciation = "denunciation",
        /// Kiến nghị.
        Proposal = "proposal",
        /// Phản ánh.
        Feedback = "feedback",
        /// Đề nghị: a local word, reported inside kiến nghị, phản ánh.
        Request = "request",
        /// Nhiều nội dung: to be resolved to one kind before closing.
        Mixed = "mixed",
        /// Recorded, not counted.
        Other = "other",
    }
    /// Which time.
    Level "level" {
        /// Lần đầu.
        First = "first",
        /// Lần hai.
        Second = "second",
        /// Tố cáo tiếp.
        Repeat = "repeat",
    }
    /// Whether the paper meets the conditions (TT 05/2021, Điều 6); not whether it is accepted.
    Eligibility "eligibility" {
        /// Đủ điều kiện xử lý.
        Eligible = "eligible",
        /// Không đủ điều kiện.
        Ineligible = "ineligible",
        /// Not yet known.
        Undetermined = "undetermined",
    }
    /// Why a paper is not eligible.
    IneligibilityReason "ineligibility_reason" {
        /// No name or address.
        NoNameAddress = "no_name_address",
        /// No signature.
        NoSignature = "no_signature",
        /// No date.
        NoDate = "no_date",
        /// Unclear.
        Unclear = "unclear",
        /// Anonymous without evidence.
        Anonymous = "anonymous",
        /// In another's name.
        Impersonated = "impersonated",
        /// Already with the competent body.
        SentToCompetentBody = "sent_to_competent_body",
        /// Guided once before.
        AlreadyGuided = "already_guided",
        /// The same paper again.
        Duplicate = "duplicate",
        /// In a foreign language, untranslated.
        ForeignLanguage = "foreign_language",
        /// Illegible.
        Illegible = "illegible",
        /// Another reason.
        Other = "other",
    }
    /// Thẩm quyền.
    Competence "competence" {
        /// Thuộc thẩm quyền.
        Within = "within",
        /// Không thuộc thẩm quyền.
        Outside = "outside",
        /// Not yet known.
        Undetermined = "undetermined",
    }
    /// Whose it is to resolve, for the forms of 2013 (2b c20–22).
    CompetentClass "competent_class" {
        /// Cơ quan hành chính.
        Administrative = "administrative",
        /// Cơ quan tư pháp.
        Judicial = "judicial",
        /// Cơ quan Đảng.
        Party = "party",
    }
    /// Hướng xử lý. Handing to a room of the unit is `assign`; only `refer` is "chuyển đơn".
    Disposition "disposition" {
        /// Thụ lý.
        Accept = "accept",
        /// Giao phòng, ban.
        Assign = "assign",
        /// Trả lời tại chỗ.
        Answer = "answer",
        /// Không thụ lý.
        Decline = "decline",
        /// Hướng dẫn.
        Guide = "guide",
        /// Chuyển đơn.
        Refer = "refer",
        /// Trả lại đơn.
        Return = "return",
        /// Đôn đốc giải quyết.
        Remind = "remind",
        /// Lưu đơn.
        File = "file",
        /// Yêu cầu bổ sung: still unprocessed.
        RequestMore = "request_more",
    }
}

/// A petition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Petition {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its number in the year's book.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// Its number in the office's own paper book, as it was written there (`12a`, `Đ-08`, `3/2019`); two may have the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_written: Option<String>,
    /// The day it came.
    pub received_on: NaiveDate,
    /// The day written on it, as far as it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written_on: Option<PartialDay>,
    /// How it came.
    pub source: Source,
    /// The paper of the body that forwarded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incoming: Option<Incoming>,
    /// The visit it was handed in at, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via_visit: Option<String>,
    /// Who wrote it; empty when anonymous.
    pub petitioners: Vec<Attendee>,
    /// How many signed.
    pub signer_count: i64,
    /// Whether the writer is known.
    pub anonymity: Anonymity,
    /// An anonymous paper names who and what, with evidence that can be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<bool>,
    /// Whom it is against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub respondent: Option<String>,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Its field: a leaf of the field list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Which time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The matter behind it, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<String>,
    /// Whether it meets the conditions.
    pub eligibility: Eligibility,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ineligibility_reason: Option<IneligibilityReason>,
    /// Whose it is to resolve.
    pub competence: Competence,
    /// The class of the body whose it is to resolve.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub competent_class: Option<CompetentClass>,
    /// What is done with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The day the conditions review ended and a disposition was fixed (note to 02/XLD c2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processed_on: Option<NaiveDate>,
    /// That a proposal was settled, where neither an answer nor the reply of the office it was handed to says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
    /// The first of the same paper, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
    /// What it says.
    pub summary: String,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason; the number stays used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

/// That a proposal was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// The day.
    pub on: NaiveDate,
    /// The number of the paper that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_no: Option<String>,
}

/// The paper by which another body forwarded a petition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Incoming {
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    /// Its day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Who sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl Petition {
    /// Tells whether the writer's identity is secret: a denunciation, or a paper that may turn out to be one; one nobody has
    /// classified, where its own words say that it denounces.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        let is_told = || is_told(&self.summary) || self.note.as_deref().is_some_and(is_told);
        self.kind.map_or_else(is_told, |kind| matches!(kind, Kind::Denunciation | Kind::Mixed))
    }

    /// Tells whether nobody has said yet of which kind it is: what leaves the office covers who wrote it.
    #[must_use]
    pub fn is_unclassified(&self) -> bool {
        self.kind.is_none()
    }
}

impl Recorded for Petition {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn links(&self) -> Vec<Link<'_>> {
        let mut links = Attendee::links(&self.petitioners, "petitioners");
        for (field, reference, slice) in [
            ("via_visit", &self.via_visit, Slice::Visit),
            ("matter", &self.matter, Slice::Matter),
            ("duplicate_of", &self.duplicate_of, Slice::Petition),
        ] {
            if let Some(reference) = reference {
                links.push(Link { field: field.to_owned(), reference, slice: Some(slice) });
            }
        }
        links
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.received_on)
    }

    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        Some(&mut self.cancelled)
    }

    fn numbering(&self) -> Option<(NaiveDate, Option<Number>)> {
        Some((self.received_on, self.number))
    }
}
