//! From what was typed to a petition that cannot be wrong: hard faults stop it, soft ones are listed.

use words::draft::{Draft, NAME, NOTE, NUMBER_WRITTEN};
use words::fault::Trouble;
use words::number::Number;

use super::{Anonymity, Competence, Disposition, Eligibility, Incoming, Petition, Settled, Source};
use crate::record::Cancelled;
use crate::record::person::Attendee;
use crate::record::petition::Kind;

impl Petition {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let received_on = draft.day("received_on");
        let petition = Self {
            reference: draft.reference("ref"),
            number: Number::read(draft, received_on),
            number_written: draft.maybe_text("number_written", NUMBER_WRITTEN),
            received_on,
            written_on: draft.maybe_partial_day("written_on"),
            source: draft.code("source").unwrap_or(Source::Post),
            incoming: draft.maybe("incoming", read_incoming),
            via_visit: draft.maybe_reference("via_visit"),
            petitioners: Attendee::read_all(draft, "petitioners"),
            signer_count: draft.head_count("signer_count"),
            anonymity: draft.code("anonymity").unwrap_or(Anonymity::Named),
            evidence: draft.maybe_flag("evidence"),
            respondent: draft.maybe_text("respondent", NOTE),
            kind: draft.maybe_code("kind"),
            field: draft.maybe_text("field", NAME),
            level: draft.maybe_code("level"),
            matter: draft.maybe_reference("matter"),
            eligibility: draft.code("eligibility").unwrap_or(Eligibility::Undetermined),
            ineligibility_reason: draft.maybe_code("ineligibility_reason"),
            competence: draft.code("competence").unwrap_or(Competence::Undetermined),
            competent_class: draft.maybe_code("competent_class"),
            disposition: draft.maybe_code("disposition"),
            processed_on: draft.maybe_day("processed_on"),
            settled: draft
                .maybe("settled", |inner| Settled { on: inner.day("on"), doc_no: inner.maybe_text("doc_no", NAME) }),
            duplicate_of: draft.maybe_reference("duplicate_of"),
            summary: draft.content("summary"),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        petition.check_dates(draft);
        petition.check_processing(draft);
        petition.check_disposition(draft);
        petition.check_settled(draft);
        petition.check_duplicate(draft);
        petition.look_again(draft);
        petition
    }

    fn check_dates(&self, draft: &mut Draft) {
        if self.processed_on.is_some_and(|processed| processed < self.received_on) {
            draft.fault("processed_on", Trouble::BeforeReceipt);
        }
        if self.written_on.is_some_and(|written| written.earliest() > self.received_on) {
            draft.soft("written_on", Trouble::WrittenAfterReceipt);
        }
        let cancelled = self.cancelled.as_ref().map(|cancelled| cancelled.on);
        if self.processed_on.zip(cancelled).is_some_and(|(processed, cancelled)| processed > cancelled) {
            draft.soft("processed_on", Trouble::AfterCancellation);
        }
    }

    /// A processed paper is classified; an eligible one completely.
    fn check_processing(&self, draft: &mut Draft) {
        if self.processed_on.is_none() {
            return;
        }
        let eligible = self.eligibility == Eligibility::Eligible;
        for (field, missing) in [
            ("kind", self.kind.is_none()),
            ("eligibility", self.eligibility == Eligibility::Undetermined),
            ("field", eligible && self.field.is_none()),
            ("matter", eligible && self.matter.is_none()),
            ("competence", eligible && self.competence == Competence::Undetermined),
            ("disposition", eligible && self.disposition.is_none()),
        ] {
            if missing {
                draft.fault_once(field, Trouble::Missing);
            }
        }
    }

    /// The table "Dispositions and offices" of the open format.
    fn check_disposition(&self, draft: &mut Draft) {
        use Disposition::{Accept, Answer, Assign, Decline, File, Guide, Refer, Remind, RequestMore, Return};
        let Some(disposition) = self.disposition else { return };
        let fits = match disposition {
            Accept | Assign | Answer | Decline => {
                self.eligibility == Eligibility::Eligible && self.competence == Competence::Within
            }
            Guide | Refer | Return | Remind => {
                self.eligibility == Eligibility::Eligible && self.competence == Competence::Outside
            }
            File => self.eligibility == Eligibility::Ineligible,
            RequestMore => self.processed_on.is_none(),
        };
        if !fits {
            draft.fault_once("disposition", Trouble::DispositionDoesNotFit);
        }
    }

    /// A proposal is settled after it came; a complaint or a denunciation ends by its resolution.
    fn check_settled(&self, draft: &mut Draft) {
        let Some(settled) = &self.settled else { return };
        if settled.on < self.received_on {
            draft.fault("settled.on", Trouble::BeforeReceipt);
        }
        if !matches!(self.kind, Some(Kind::Proposal | Kind::Feedback | Kind::Request)) {
            draft.fault("settled", Trouble::NoProposal);
        }
    }

    fn check_duplicate(&self, draft: &mut Draft) {
        let Some(first) = &self.duplicate_of else { return };
        if *first == self.reference {
            draft.fault("duplicate_of", Trouble::OfItself);
        }
        if self.eligibility == Eligibility::Eligible {
            draft.fault_once("eligibility", Trouble::EligibleDuplicate);
        }
    }

    fn look_again(&self, draft: &mut Draft) {
        if self.source == Source::Direct && self.via_visit.is_none() {
            draft.soft("via_visit", Trouble::DirectWithoutVisit);
        }
        if self.kind == Some(Kind::Denunciation) && self.respondent.is_none() {
            draft.soft("respondent", Trouble::NoRespondent);
        }
        if self.written_on.is_none() {
            draft.soft("written_on", Trouble::NoWrittenOn);
        }
        if self.anonymity == Anonymity::Named && self.petitioners.is_empty() {
            draft.soft("petitioners", Trouble::FewerNamed);
        }
    }
}

fn read_incoming(inner: &mut Draft) -> Incoming {
    Incoming { no: inner.maybe_text("no", NAME), on: inner.maybe_day("on"), from: inner.maybe_text("from", NAME) }
}
