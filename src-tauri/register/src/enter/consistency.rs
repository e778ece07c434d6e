//! A record against the rest of the register: what one draft by itself cannot tell.

use chrono::NaiveDate;
use vault::error::Result;
use words::fault::{Findings, Trouble};

use crate::enter::world::World;
use crate::entry::Entry;
use crate::record::matter::Matter;
use crate::record::petition::{Kind, Petition};
use crate::record::referral::{Referral, ReferralKind};
use crate::record::session::{Lane, Session};
use crate::record::setting::Setting;
use crate::record::visit::Visit;

/// The day from which a complaint outside competence may be referred (Luật 136/2025); before it, only guided.
const COMPLAINTS_MAY_BE_REFERRED: NaiveDate = match NaiveDate::from_ymd_opt(2026, 7, 1) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

impl Entry {
    /// Checks it against the rest of the register.
    pub(crate) fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        match self {
            Self::Setting(one) => {
                one.fit(world, findings);
                Ok(())
            }
            Self::Session(one) => one.fit(world, findings),
            Self::Matter(one) => one.fit(world, findings),
            Self::Visit(one) => one.fit(world, findings),
            Self::Petition(one) => one.fit(world, findings),
            Self::Referral(one) => one.fit(world, findings),
            _ => Ok(()),
        }
    }
}

impl Setting {
    /// Checks it against the rest of the register: what is added to the law leaves the past as it is.
    fn fit(&self, world: &World, findings: &mut Findings) {
        if self.addition().is_some_and(|(addition, from)| !world.law().may_add(&addition, from)) {
            findings.fault("valid_from", Trouble::OverwritesPast);
        }
    }
}

impl Session {
    /// Checks it against the rest of the register.
    fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        if world.is_day_off(self.date) {
            findings.soft("date", Trouble::DayOff);
        }
        if self.cancelled.is_none() && world.has_twin(self)? {
            findings.soft("date", Trouble::SessionTwice);
        }
        Ok(())
    }
}

impl Referral {
    /// Checks it against the rest of the register.
    fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        let office = self.office.as_ref().map(|office| world.office(office)).transpose()?.flatten();
        if office.zip(self.side()).is_some_and(|(office, side)| office.kind != side) {
            findings.fault("office", Trouble::WrongSide);
        }
        if world.is_day_off(self.on) {
            findings.soft("on", Trouble::DayOff);
        }
        let Some(petition) = world.petition(&self.petition)? else { return Ok(()) };
        if self.on < petition.received_on {
            findings.soft("on", Trouble::BeforePaper);
        }
        match &petition.cancelled {
            Some(cancelled) if self.on > cancelled.on => findings.soft("on", Trouble::AfterCancellation),
            Some(_) => findings.soft("petition", Trouble::PaperCancelled),
            None => {}
        }
        let complaint = petition.kind == Some(Kind::Complaint);
        if complaint && self.kind == ReferralKind::Refer && self.on < COMPLAINTS_MAY_BE_REFERRED {
            findings.soft("kind", Trouble::ComplaintReferred);
        }
        Ok(())
    }
}

impl Visit {
    /// Checks it against the rest of the register.
    fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        if world.is_day_off(self.date) {
            findings.soft("date", Trouble::DayOff);
        }
        let Some(above) = &self.escalated_to else { return Ok(()) };
        if world.visit(above)?.is_some_and(|above| above.lane == Lane::Routine) {
            findings.fault("escalated_to", Trouble::EscalatedToRoutine);
        }
        Ok(())
    }
}

impl Matter {
    /// Checks it against the rest of the register.
    fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        if let Some(field) = &self.field
            && !world.has_field(field)?
        {
            findings.fault("field", Trouble::UnknownCode);
        }
        Ok(())
    }
}

impl Petition {
    /// Checks it against the rest of the register.
    fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        if let Some(field) = &self.field
            && !world.has_field(field)?
        {
            findings.fault("field", Trouble::UnknownCode);
        }
        for (field, day) in [("received_on", Some(self.received_on)), ("processed_on", self.processed_on)] {
            if day.is_some_and(|day| world.is_day_off(day)) {
                findings.soft(field, Trouble::DayOff);
            }
        }
        self.fit_original(world, findings)
    }

    fn fit_original(&self, world: &World, findings: &mut Findings) -> Result<()> {
        let Some(first) = self.duplicate_of.as_ref().filter(|first| **first != self.reference) else { return Ok(()) };
        let Some(first) = world.petition(first)? else { return Ok(()) };
        if first.duplicate_of.is_some() {
            findings.fault("duplicate_of", Trouble::OfADuplicate);
        }
        if first.received_on > self.received_on {
            findings.fault("duplicate_of", Trouble::OfALaterPaper);
        }
        if world.senders(&first.petitioners)? != world.senders(&self.petitioners)? {
            findings.soft("petitioners", Trouble::OtherSender);
        }
        Ok(())
    }
}
