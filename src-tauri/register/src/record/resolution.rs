//! The resolution of a complaint or a denunciation: acceptance, suspension, decision or conclusion, execution.
//! Feeds 03/GQKN, 04/GQTC and 05/KQTH.

pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME};
use words::fault::Trouble;
use words::slice::Slice;

use crate::record::petition::Level;
use crate::record::{Link, Recorded};
pub use words::tenths::Tenths as Area;

codes! {
    /// What is resolved.
    ResolutionKind "resolution_kind" {
        /// A complaint: ends in a decision.
        Complaint = "complaint",
        /// A denunciation: ends in a conclusion.
        Denunciation = "denunciation",
    }
    /// What was found.
    Outcome "outcome" {
        /// Đúng.
        Upheld = "upheld",
        /// Sai.
        Rejected = "rejected",
        /// Đúng một phần; có đúng có sai.
        Partly = "partly",
        /// Second instance: the first result stands.
        Confirmed = "confirmed",
        /// Second instance: the first result is set aside or changed.
        Reversed = "reversed",
    }
}

/// A resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resolution {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The matter, by ref.
    pub matter: String,
    /// Complaint or denunciation.
    pub kind: ResolutionKind,
    /// Thụ lý.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<NaiveDate>,
    /// Không thụ lý.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declined_on: Option<NaiveDate>,
    /// Withdrawn whole; a partial withdrawal is not one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// Đình chỉ, where nobody withdrew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminated_on: Option<NaiveDate>,
    /// Tạm đình chỉ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    /// Gia hạn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
    /// The decision or conclusion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Judgement>,
    /// Its execution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub execution: Option<Execution>,
}

/// A stretch of days that is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suspension {
    /// From the decision to suspend.
    pub from: NaiveDate,
    /// To the decision to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// A later end, by a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// The new end.
    pub to: NaiveDate,
    /// The decision's number.
    pub doc_no: String,
    /// Its day.
    pub on: NaiveDate,
}

/// A decision on a complaint or a conclusion on a denunciation. Money in đồng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the figures are the columns of 03/GQKN and 04/GQTC, by name")]
pub struct Judgement {
    pub no: String,
    pub on: NaiveDate,
    pub level: Level,
    pub outcome: Outcome,
    #[serde(skip_serializing_if = "is_nought")]
    pub recover_money: i64,
    #[serde(skip_serializing_if = "is_none")]
    pub recover_land: Area,
    #[serde(skip_serializing_if = "is_nought")]
    pub return_money: i64,
    #[serde(skip_serializing_if = "is_none")]
    pub return_land: Area,
    #[serde(skip_serializing_if = "is_nought")]
    pub orgs_restored: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub persons_restored: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub orgs_sanctioned: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub persons_sanctioned: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub officials_sanctioned: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub investigation_cases: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub investigation_persons: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub investigation_officials: i64,
}

/// What came of a decision. Money in đồng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the figures are the columns of 05/KQTH, by name")]
pub struct Execution {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "is_nought")]
    pub recovered_money: i64,
    #[serde(skip_serializing_if = "is_none")]
    pub recovered_land: Area,
    #[serde(skip_serializing_if = "is_nought")]
    pub returned_money: i64,
    #[serde(skip_serializing_if = "is_none")]
    pub returned_land: Area,
    #[serde(skip_serializing_if = "is_nought")]
    pub orgs_sanctioned: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub persons_sanctioned: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub officials_sanctioned: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub prosecuted_cases: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub prosecuted_persons: i64,
    #[serde(skip_serializing_if = "is_nought")]
    pub prosecuted_officials: i64,
}

impl Resolution {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let resolution = Self {
            reference: draft.reference("ref"),
            matter: draft.reference("matter"),
            kind: draft.code("kind").unwrap_or(ResolutionKind::Complaint),
            accepted_on: draft.maybe_day("accepted_on"),
            declined_on: draft.maybe_day("declined_on"),
            withdrawn_on: draft.maybe_day("withdrawn_on"),
            terminated_on: draft.maybe_day("terminated_on"),
            suspensions: draft.each("suspensions", false, Suspension::read),
            extensions: draft.each("extensions", false, |inner| Extension {
                to: inner.any_day("to"),
                doc_no: inner.text("doc_no", NAME),
                on: inner.day("on"),
            }),
            decision: draft.maybe("decision", Judgement::read),
            execution: draft.maybe("execution", Execution::read),
        };
        resolution.check(draft);
        resolution
    }

    fn check(&self, draft: &mut Draft) {
        if self.terminated_on.zip(self.accepted_on).is_some_and(|(terminated, accepted)| terminated < accepted) {
            draft.fault("terminated_on", Trouble::EndBeforeStart);
        }
        if let Some(decision) = &self.decision {
            if !decision.fits(self.kind) {
                draft.fault("decision.outcome", Trouble::OutcomeDoesNotFit);
            }
            for (field, part, whole) in decision.parts() {
                if part > whole {
                    draft.fault(&format!("decision.{field}"), Trouble::PartOverWhole);
                }
            }
            if self.accepted_on.is_some_and(|accepted| decision.on < accepted) {
                draft.fault("decision.on", Trouble::EndBeforeStart);
            }
        }
        let Some(execution) = &self.execution else { return };
        if self.decision.is_none() {
            draft.fault_once("decision", Trouble::Missing);
        }
        for (field, part, whole) in execution.parts() {
            if part > whole {
                draft.fault(&format!("execution.{field}"), Trouble::PartOverWhole);
            }
        }
        let decided = self.decision.as_ref().map(|decision| decision.on);
        if execution.done_on.zip(decided).is_some_and(|(done, decided)| done < decided) {
            draft.fault("execution.done_on", Trouble::EndBeforeStart);
        }
    }
}

impl Recorded for Resolution {
    fn reference(&self) -> Option<&str> {
        Some(&self.reference)
    }

    fn links(&self) -> Vec<Link<'_>> {
        vec![Link { field: "matter".into(), reference: &self.matter, slice: Some(Slice::Matter) }]
    }
}

impl Suspension {
    fn read(inner: &mut Draft) -> Self {
        let suspension = Self { from: inner.day("from"), to: inner.maybe_any_day("to") };
        if suspension.to.is_some_and(|to| to < suspension.from) {
            inner.fault("to", Trouble::EndBeforeStart);
        }
        suspension
    }
}

impl Judgement {
    fn read(inner: &mut Draft) -> Self {
        Self {
            no: inner.text("no", NAME),
            on: inner.day("on"),
            level: inner.code("level").unwrap_or(Level::First),
            outcome: inner.code("outcome").unwrap_or(Outcome::Rejected),
            recover_money: count(inner, "recover_money"),
            recover_land: area(inner, "recover_land"),
            return_money: count(inner, "return_money"),
            return_land: area(inner, "return_land"),
            orgs_restored: count(inner, "orgs_restored"),
            persons_restored: count(inner, "persons_restored"),
            orgs_sanctioned: count(inner, "orgs_sanctioned"),
            persons_sanctioned: count(inner, "persons_sanctioned"),
            officials_sanctioned: count(inner, "officials_sanctioned"),
            investigation_cases: count(inner, "investigation_cases"),
            investigation_persons: count(inner, "investigation_persons"),
            investigation_officials: count(inner, "investigation_officials"),
        }
    }

    /// Every decision must find its column: first instance c8–c10, second c11–c12 of 03/GQKN; first c8–c10,
    /// repeat c11–c13 of 04/GQTC.
    fn fits(&self, kind: ResolutionKind) -> bool {
        let found = matches!(self.outcome, Outcome::Upheld | Outcome::Rejected | Outcome::Partly);
        match (kind, self.level) {
            (_, Level::First) | (ResolutionKind::Denunciation, Level::Repeat) => found,
            (ResolutionKind::Complaint, Level::Second) => !found,
            (ResolutionKind::Complaint, Level::Repeat) | (ResolutionKind::Denunciation, Level::Second) => false,
        }
    }

    /// The figures that are part of another: 03 c20≤c19, c23≤c22; 04 c22≤c21, c25≤c24.
    fn parts(&self) -> [(&'static str, i64, i64); 2] {
        [
            ("officials_sanctioned", self.officials_sanctioned, self.persons_sanctioned),
            ("investigation_officials", self.investigation_officials, self.investigation_persons),
        ]
    }
}

impl Execution {
    fn read(inner: &mut Draft) -> Self {
        Self {
            done_on: inner.maybe_day("done_on"),
            recovered_money: count(inner, "recovered_money"),
            recovered_land: area(inner, "recovered_land"),
            returned_money: count(inner, "returned_money"),
            returned_land: area(inner, "returned_land"),
            orgs_sanctioned: count(inner, "orgs_sanctioned"),
            persons_sanctioned: count(inner, "persons_sanctioned"),
            officials_sanctioned: count(inner, "officials_sanctioned"),
            prosecuted_cases: count(inner, "prosecuted_cases"),
            prosecuted_persons: count(inner, "prosecuted_persons"),
            prosecuted_officials: count(inner, "prosecuted_officials"),
        }
    }

    fn parts(&self) -> [(&'static str, i64, i64); 2] {
        [
            ("officials_sanctioned", self.officials_sanctioned, self.persons_sanctioned),
            ("prosecuted_officials", self.prosecuted_officials, self.prosecuted_persons),
        ]
    }
}

fn count(inner: &mut Draft, field: &str) -> i64 {
    inner.maybe_count(field).unwrap_or_default()
}

fn area(inner: &mut Draft, field: &str) -> Area {
    Area(inner.maybe_area(field).unwrap_or_default())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn is_nought(count: &i64) -> bool {
    *count == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn is_none(area: &Area) -> bool {
    area.0 == 0
}
