//! The paper sent out about a petition and the body it went to.

use chrono::NaiveDate;

use super::super::paper::Handling;
use super::super::{Doubt, key};
use super::{Drafter, put};
use crate::heading::Column;
use crate::mapping::Plan;
use ::words::vietnamese::fold::fold;

impl Drafter<'_> {
    /// The paper sent out, where body and day are told; a paper sent on a day nobody knows is only noted.
    pub(super) fn referral(&mut self, petition: &str, handling: &Handling, on: Option<NaiveDate>) {
        let Some(kind) = handling.disposition.filter(|one| matches!(*one, "assign" | "refer" | "guide" | "return"))
        else {
            return;
        };
        let day = handling.doc_date.or_else(|| on.filter(|_| self.plan.processed_at_receipt));
        let told = handling.office.is_some() || handling.doc_no.is_some();
        let Some(day) = day.filter(|_| handling.office.is_some() || kind == "guide" && told) else {
            if told {
                self.doubt(decided_in(self.plan), Doubt::NotSent);
            }
            return;
        };
        let mut referral = Self::draft("referral", &self.reference("referral"));
        referral.insert("petition".into(), petition.into());
        referral.insert("kind".into(), kind.into());
        referral.insert("on".into(), day.to_string().into());
        let side = if kind == "assign" { "internal" } else { "external" };
        put(&mut referral, "office", handling.office.as_deref().map(|name| self.office(name, side)));
        put(&mut referral, "doc_no", handling.doc_no.clone());
        put(&mut referral, "doc_date", handling.doc_date.map(|day| day.to_string()));
        self.drafted.own.push(referral);
    }

    /// The body of a name, once for each side of the door.
    fn office(&mut self, name: &str, side: &'static str) -> String {
        if let Some(known) = self.known.offices.get(&(side, fold(name))) {
            return known.clone();
        }
        let reference = format!("import-{}-office-{side}-{}", self.batch, key(name));
        let mut office = Self::draft("office", &reference);
        office.insert("name".into(), name.into());
        office.insert("kind".into(), side.into());
        self.drafted.shared.entry(reference.clone()).or_insert(office);
        reference
    }
}

/// The column the clerk looks at for what was decided.
pub(super) fn decided_in(plan: &Plan) -> Column {
    let columns = [Column::Disposition, Column::Accepted, Column::TakenUpBy, Column::Referred, Column::Assignee];
    columns.into_iter().find(|column| plan.column(*column).is_some()).unwrap_or(Column::Disposition)
}
